/** The people and channels a workspace starts with, and how Slack describes a person. */

import type { Json } from './json.js'
import type { Channel, Person, Team } from './model.js'

export interface SeedPerson {
  /** Given ids make tests readable; one is made up when left out. */
  id?: string
  name: string
  realName: string
  kind: 'admin' | 'member' | 'guest' | 'external'
  organisation: string
  zone?: string
  email?: string
  title?: string
  /** Only for people of another company. */
  teamId?: string
}

export interface SeedChannel {
  id?: string
  name: string
  kind?: 'channel' | 'private'
  /** Handles of its people, or 'all' for everybody but guests and people of other companies. */
  members: string[] | 'all'
  /** Whether the app's bot is in it; yes unless said. */
  bot?: boolean
  archived?: boolean
  /** Shared with the companies of its external members. */
  shared?: boolean
  topic?: string
}

export interface Seed {
  workspace: { name: string; domain: string }
  people: SeedPerson[]
  channels: SeedChannel[]
}

/** A made-up workspace of standards bodies: nobody in it exists. */
export const standardsLiaison: Seed = {
  workspace: { name: 'Standards Liaison', domain: 'standards-liaison' },
  people: [
    {
      id: 'U0ALICE01',
      name: 'alice',
      realName: 'Alice Moreau',
      kind: 'admin',
      organisation: 'DMTF',
      zone: 'Europe/Paris',
      title: 'Liaison officer',
    },
    {
      id: 'U0BEN0002',
      name: 'ben',
      realName: 'Ben Okafor',
      kind: 'member',
      organisation: 'DMTF',
      zone: 'Africa/Lagos',
      title: 'Working group chair',
    },
    {
      id: 'U0CHEN003',
      name: 'chen',
      realName: 'Chen Li',
      kind: 'member',
      organisation: 'CSCC',
      zone: 'Asia/Shanghai',
      title: 'Liaison officer',
    },
    {
      id: 'U0DANA004',
      name: 'dana',
      realName: 'Dana Novak',
      kind: 'member',
      organisation: 'OGF',
      zone: 'Europe/Prague',
      title: 'Board secretary',
    },
    { id: 'U0ERIK005', name: 'erik', realName: 'Erik Lund', kind: 'member', organisation: 'OGF', zone: 'America/Chicago', title: 'Editor' },
    {
      id: 'U0FATIMA6',
      name: 'fatima',
      realName: 'Fatima Rahman',
      kind: 'guest',
      organisation: 'CSCC',
      zone: 'Asia/Dhaka',
      title: 'Participant',
    },
    {
      id: 'U0GRACE07',
      name: 'grace',
      realName: 'Grace Tan',
      kind: 'external',
      organisation: 'Cloud Users Forum',
      zone: 'Asia/Singapore',
      title: 'Observer',
    },
    {
      id: 'U0HUGO008',
      name: 'hugo',
      realName: 'Hugo Brandt',
      kind: 'member',
      organisation: 'DMTF',
      zone: 'Europe/Berlin',
      title: 'Steward',
    },
  ],
  channels: [
    { id: 'C0GENERAL', name: 'general', members: 'all', topic: 'Everybody of the workspace' },
    { id: 'C0CSCCDMT', name: 'cscc-dmtf', members: ['alice', 'ben', 'chen', 'fatima', 'hugo'], topic: 'CSCC and DMTF' },
    { id: 'C0OGFDMTF', name: 'ogf-dmtf', members: ['alice', 'ben', 'dana', 'erik', 'hugo'], topic: 'OGF and DMTF' },
    { id: 'C0CLOUDWG', name: 'cloud-wg', members: ['alice', 'ben', 'chen', 'dana', 'erik'] },
    { id: 'C0BOARD01', name: 'board', kind: 'private', members: ['alice', 'dana'], topic: 'Boards only' },
    {
      id: 'C0SHARED1',
      name: 'cloud-users',
      members: ['alice', 'ben', 'chen', 'grace'],
      shared: true,
      topic: 'Shared with Cloud Users Forum',
    },
    { id: 'C0NOBOT01', name: 'coffee', members: ['alice', 'ben', 'erik'], bot: false },
    { id: 'C0OLDWG01', name: 'old-wg', members: ['alice', 'ben'], archived: true },
  ],
}

export const externalTeamId = 'T0OTHERCO'

const colours = ['#4a6fa5', '#8a5a83', '#3d7f6f', '#a5673f', '#5f6caf', '#7a7f3d', '#a04c5c', '#4f7d8c']

/** A colour that is always the same for the same person. */
export function colourOf(person: Pick<Person, 'id'>): string {
  const sum = [...person.id].reduce((total, letter) => total * 31 + letter.charCodeAt(0), 7)
  return colours[Math.abs(sum) % colours.length] ?? '#4a6fa5'
}

export function initialsOf(realName: string): string {
  const words = realName.split(/\s+/).filter(Boolean)
  const letters = words.length === 1 ? (words[0]?.slice(0, 2) ?? '') : [words[0]?.[0], words.at(-1)?.[0]].join('')
  return letters.toUpperCase()
}

/** Offset of a zone from UTC at an instant, in seconds, and its name as people say it. */
export function zoneFieldsOf(zone: string, now: number): { tz: string; tz_label: string; tz_offset: number } {
  const part = (name: 'longOffset' | 'long'): string =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: name }).formatToParts(now).find((p) => p.type === 'timeZoneName')
      ?.value ?? zone
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(part('longOffset'))
  const seconds = match ? (Number(match[2]) * 3600 + Number(match[3]) * 60) * (match[1] === '-' ? -1 : 1) : 0
  return { tz: zone, tz_label: part('long'), tz_offset: seconds }
}

export interface PersonView {
  now: number
  origin: string
  team: Team
  /** Whether no channel the bot sees has this person of another company. */
  stranger: boolean
  /** Mail addresses need the scope users:read.email. */
  withEmail: boolean
  bot?: { botId: string; appId: string }
}

function profileOf(person: Person, view: PersonView): Json {
  const [first = '', ...rest] = person.realName.split(' ')
  const picture = (size: number): string => `${view.origin}/pictures/${person.id}/${size}.png`
  return {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.realName,
    real_name_normalized: person.realName,
    display_name: person.name,
    display_name_normalized: person.name,
    fields: null,
    status_text: '',
    status_text_canonical: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: person.id.toLowerCase(),
    first_name: first,
    last_name: rest.join(' '),
    ...Object.fromEntries([24, 32, 48, 72, 192, 512].map((size) => [`image_${size}`, picture(size)])),
    ...(view.withEmail && !view.bot && person.kind !== 'external' ? { email: person.email } : {}),
    ...(view.bot ? { bot_id: view.bot.botId, api_app_id: view.bot.appId } : {}),
    team: person.teamId,
  }
}

/** A person as `users.info` gives them. */
export function slackUser(person: Person, view: PersonView): Json {
  const own = person.teamId === view.team.id
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: false,
    color: colourOf(person).slice(1),
    real_name: person.realName,
    ...zoneFieldsOf(person.zone, view.now),
    profile: profileOf(person, view),
    ...(own
      ? {
          is_admin: person.kind === 'admin',
          is_owner: false,
          is_primary_owner: false,
          is_restricted: person.kind === 'guest',
          is_ultra_restricted: false,
          who_can_share_contact_card: 'EVERYONE',
        }
      : { is_stranger: view.stranger }),
    is_bot: person.kind === 'bot',
    is_app_user: false,
    updated: Math.floor(view.now / 1000),
    ...(own && !view.bot ? { is_email_confirmed: true } : {}),
  }
}

export const newChannel = (
  fields: Pick<Channel, 'id' | 'name' | 'kind' | 'creator' | 'created'> & { members: Iterable<string>; topic?: string },
): Channel => ({
  id: fields.id,
  name: fields.name,
  kind: fields.kind,
  creator: fields.creator,
  created: fields.created,
  members: new Set(fields.members),
  archived: false,
  general: false,
  sharedTeams: new Set(),
  topic: { value: fields.topic ?? '', creator: fields.topic ? fields.creator : '', last_set: fields.topic ? fields.created : 0 },
  purpose: { value: '', creator: '', last_set: 0 },
  previousNames: [],
  deleted: false,
})
