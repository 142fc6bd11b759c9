/** The forms of registers. */
import type { AgreedItem } from '../../../platform/agreed.js'
import type { FormShape, RegisterAt } from '../../../platform/feature.js'
import { plain, short } from '../../../platform/slack/blocks.js'
import type { Register, Version } from '../model.js'
import { flatSettings } from '../rules/settings.js'

export function setForm(register: Register): FormShape {
  const now = flatSettings(register.settings)
  return {
    title: `Settings of ${register.key}`,
    intro: 'When reminders come, and how dates are read.',
    fields: [
      {
        name: 'zone',
        label: 'Time zone',
        kind: 'line',
        initial: now.zone ?? '',
        hint: 'Such as Europe/Berlin, America/New_York or UTC',
      },
      { name: 'at', label: 'Time of day for reminders', kind: 'line', initial: now.at ?? '', hint: 'Between 00:00 and 16:59' },
      {
        name: 'ladder',
        label: 'Days before a milestone is due',
        kind: 'line',
        initial: now.ladder ?? '',
        hint: 'For example 30,14,7,1,0 — or the word usual',
      },
      {
        name: 'reviews',
        label: 'Days before a review is due',
        kind: 'line',
        initial: now.reviews ?? '',
        hint: 'For example 60,30,14,0 — or the word usual',
      },
      {
        name: 'answers',
        label: 'Days before an approval or the window of a draft ends',
        kind: 'line',
        initial: now.answers ?? '',
        hint: 'For example 14,7,3,1,0 — or the word usual',
      },
      {
        name: 'overdue',
        label: 'Days after it was due',
        kind: 'line',
        initial: now.overdue ?? '',
        hint: 'For example 1,8,15,22 — or the word usual',
      },
      {
        name: 'holidays',
        label: 'Holidays',
        kind: 'line',
        initial: now.holidays ?? '',
        hint: 'Days like 2012-01-02,2012-05-01 — or the word none',
      },
      {
        name: 'dayfirst',
        label: 'A date such as 11/08/2011',
        kind: 'select',
        initial: now.dayfirst ?? 'no',
        options: [
          { value: 'no', text: 'month first: 8 November' },
          { value: 'yes', text: 'day first: 11 August' },
        ],
      },
      {
        name: 'proposing',
        label: 'A change to what was agreed',
        kind: 'select',
        initial: now.proposing ?? 'yes',
        options: [
          { value: 'yes', text: 'waits until the other parties accept it' },
          { value: 'no', text: 'is made at once' },
        ],
      },
      {
        name: 'acknowledge',
        label: 'A version comes into force',
        kind: 'select',
        initial: now.acknowledge ?? 'no',
        options: [
          { value: 'no', text: 'when every party has approved it' },
          { value: 'yes', text: 'when every contact has acknowledged too' },
        ],
      },
      {
        name: 'expires',
        label: 'Expires',
        kind: 'line',
        initial: now.expires ?? 'none',
        hint: 'A date such as 31 December 2013 — or the word none',
      },
      {
        name: 'notice',
        label: 'Notice before that',
        kind: 'line',
        initial: now.notice ?? 'none',
        hint: 'Such as 3 months or 30 days — or the word none',
      },
    ],
  }
}

export function editForm(register: Register): FormShape {
  return {
    title: `Edit ${register.key}`,
    intro:
      'Words of a milestone, term or section: `/wg register edit M2`, `term:c` or `section:"Scope"`. Contacts and people have their own commands.',
    fields: [
      { name: 'title', label: 'Title', kind: 'line', initial: register.title ?? '', optional: true },
      { name: 'version', label: 'Version', kind: 'line', initial: register.version ?? '', optional: true },
      {
        name: 'initiated',
        label: 'Date initiated',
        kind: 'line',
        initial: register.initiated?.written ?? '',
        optional: true,
        hint: 'As you write dates: 8 November 2011',
      },
      {
        name: 'link',
        label: 'Link to the partner’s document',
        kind: 'line',
        initial: register.partnerDocument?.link ?? '',
        optional: true,
      },
    ],
  }
}

/** A form's field holds at most this. */
const IN_FIELD = 3000

export function wordsForm({ name, text, due, about }: AgreedItem, given: Readonly<Record<string, string>>): FormShape {
  const initial = given.text ?? text
  const more = [due === null ? null : `due ${due}`, about].filter((part) => part !== null).join(' · ')
  return {
    title: 'New words',
    submit: 'Change',
    intro: `*${plain(name)}*${more ? `  ${plain(more)}` : ''}\nIn a register in force the other parties are asked to accept them.`,
    fields: [
      { name: 'text', label: 'Words', kind: 'text', ...(initial.length <= IN_FIELD ? { initial } : {}) },
      { name: 'reason', label: 'Why', kind: 'text', optional: true, ...(given.reason ? { initial: given.reason } : {}) },
    ],
  }
}

export function newForm(given: Readonly<Record<string, string>>): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return {
    title: 'New register',
    submit: 'Create',
    intro: 'To read in a document instead, use `/wg register import`.',
    fields: [
      {
        name: 'parties',
        label: 'Parties',
        kind: 'line',
        placeholder: 'Open Grid Forum (OGF), DMTF',
        hint: 'Two or more, with commas; a short name in brackets',
        ...initial('parties'),
      },
      { name: 'title', label: 'Title', kind: 'line', optional: true, ...initial('title') },
      { name: 'version', label: 'Version', kind: 'line', optional: true, placeholder: '1.0', ...initial('version') },
      { name: 'initiated', label: 'Date initiated', kind: 'line', optional: true, placeholder: '8 November 2011', ...initial('initiated') },
      {
        name: 'key',
        label: 'Key',
        kind: 'line',
        optional: true,
        hint: 'Names the register in references such as OGF-M3; the first party’s short name unless you say otherwise',
        ...initial('key'),
      },
    ],
  }
}

export function bindForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: `Bind ${register.key}`,
    submit: 'Bind',
    intro: 'Its card and reminders go to that channel, and who is in the channel can read it. Invite Registrar there first.',
    fields: [
      { name: 'channel', label: 'Channel', kind: 'channel', ...(given.channel ? { initial: given.channel } : {}) },
      {
        name: 'party',
        label: 'As the channel of',
        kind: 'select',
        initial: given.party ?? 'home',
        options: [
          { value: 'home', text: 'all parties: the home channel' },
          ...register.parties.map(({ short }) => ({ value: short, text: `${short} only` })),
        ],
      },
    ],
  }
}

/** Asks for the version where it has none, or for another one. */
export function submitForm(register: Register, open: Version | null, given: Readonly<Record<string, string>>): FormShape {
  const label = given.version ?? open?.label ?? register.version ?? '1.0'
  return {
    title: `Submit ${register.key}`,
    submit: 'Submit',
    intro: `Puts *${register.key}* to every party for approval, and asks its contacts to acknowledge their items. It is active once every party has approved this version.`,
    fields: [{ name: 'version', label: 'Version', kind: 'line', initial: label }],
  }
}

export function endForm(register: Register, given: Readonly<Record<string, string>>): FormShape {
  const asks = register.settings.proposing && register.state !== 'draft' && register.state !== 'approving'
  return {
    title: `End ${register.key}`,
    submit: asks ? 'Propose it' : 'End it',
    intro: asks
      ? `The other parties are asked; *${register.key}* stays as it is until they accept.`
      : `Nothing of *${register.key}* is reminded of any more; its history stays.`,
    fields: [{ name: 'reason', label: 'Why', kind: 'text', ...(given.reason ? { initial: given.reason } : {}) }],
  }
}

export function declineForm(
  register: RegisterAt,
  questions: readonly { readonly title: string; readonly standing: { readonly approval: string } }[],
  given: Readonly<Record<string, string>>,
): FormShape {
  const options = questions.map(({ title, standing }) => ({ value: standing.approval, text: short(`${standing.approval}  ${title}`, 74) }))
  const [only, another] = questions
  const asks = given.ref === undefined && given.what === undefined && another !== undefined
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return {
    title: 'Decline',
    submit: 'Decline',
    intro: `For your party of *${register.key}*${only && !another ? `: ${plain(only.title)}` : ''}.`,
    fields: [
      ...(asks ? [{ name: 'what', label: 'What', kind: 'select' as const, options }] : []),
      { name: 'reason', label: 'Why', kind: 'text', ...initial('reason') },
      { name: 'change', label: 'What would turn your answer', kind: 'text', ...initial('change') },
      {
        name: 'party',
        label: 'For which party',
        kind: 'select',
        optional: true,
        options: register.parties.map(({ short: value }) => ({ value, text: value })),
        hint: 'Only where you speak for more than one',
        ...initial('party'),
      },
    ],
  }
}
