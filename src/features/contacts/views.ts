/** What contacts say in Slack: privately with address, on the card by name and role only. */
import { formatDay } from '../../kernel/calendar.js'
import type { AgreedItem } from '../../platform/agreed.js'
import type { AgendaItem, CarriedThing, DigestItem, FormShape, HomeLine, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, person, plain, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Contact } from './model.js'

/** A card stays readable with this many names for each party. */
const ON_CARD = 8

function whoIs(contact: Contact): string {
  const name = contact.user ? person(contact.user) : contact.name ? plain(contact.name) : null
  return [name, contact.role ? plain(contact.role) : null].filter((part) => part !== null).join(', ') || plain(contact.email ?? 'somebody')
}

function mark({ state }: Contact): string {
  if (state === 'accepted') return ':white_check_mark:'
  return state === 'replaced' ? ':arrows_counterclockwise:' : ':grey_question:'
}

function line(contact: Contact): string {
  const reach = [contact.email, contact.phone, contact.url].filter((value) => value !== null).map((value) => plain(value))
  const state = contact.state === 'replaced' ? ' _(replaced)_' : contact.state === 'named' ? ' _(not acknowledged yet)_' : ''
  return `${mark(contact)} *${contact.number}*  ${whoIs(contact)}${reach.length > 0 ? ` · ${reach.join(' · ')}` : ''}${state}`
}

export function listMessage(
  register: RegisterAt,
  contacts: readonly Contact[],
  page: { readonly number: number; readonly of: number },
): Message {
  if (contacts.length === 0) {
    return {
      text: 'No contacts',
      blocks: [
        section(
          `${register.key} names no contact. A steward adds one: \`/wg contact add party:${register.parties[0]?.short ?? 'OGF'} role:"Liaison officer"\`.`,
        ),
      ],
    }
  }
  const parties = [...new Set(contacts.map(({ party }) => party))]
  const blocks = parties.map((party) =>
    section(
      `*${plain(party || 'No party')}*\n${contacts
        .filter((one) => one.party === party)
        .map(line)
        .join('\n')}`,
    ),
  )
  return {
    text: `Contacts of ${register.key}`,
    blocks: [section(`*Contacts of ${register.key}*`), ...blocks, ...pager('contact.list', { register: register.id }, page)],
  }
}

export function cardBlocks(contacts: readonly Contact[]): Block[] {
  const present = contacts.filter(({ state }) => state !== 'replaced')
  if (present.length === 0) return []
  const parties = [...new Set(present.map(({ party }) => party))]
  const lines = parties.map((party) => `${plain(party || 'No party')}: ${onCard(present.filter((contact) => contact.party === party))}`)
  const waiting = present.filter(({ state }) => state === 'named').length
  const note = waiting > 0 ? `${waiting} of ${present.length} contacts have not acknowledged yet` : 'All contacts have acknowledged'
  return [...sections(`*Contacts*\n${lines.join('\n')}`), context(note)]
}

function publicName(contact: Contact): string {
  return contact.user ? person(contact.user) : plain(contact.name ?? contact.role ?? 'somebody')
}

/** Names with a tick for who has acknowledged; no address, no telephone. */
function onCard(contacts: readonly Contact[]): string {
  const names = contacts.slice(0, ON_CARD).map((contact) => `${publicName(contact)}${contact.state === 'accepted' ? ' ✓' : ''}`)
  const more = contacts.length - ON_CARD
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function confirmButtons(register: RegisterAt, contact: Contact): Block[] {
  const payload = { register: register.id, contact: String(contact.number) }
  return [
    button('contact.confirm', 'Still right', payload, {
      style: 'primary',
      label: `Contact ${contact.number} of ${register.key} is still right`,
    }),
    button('contact.replace', 'Replace', payload, { label: `Replace contact ${contact.number} of ${register.key}` }),
  ]
}

/** What the dry run says of the question. */
export function foreseenText(contact: Contact): string {
  const which = `contact ${contact.number} for ${contact.party || 'no party'}`
  return contact.user ? `${which} is asked whether they are still right` : `the stewards are asked whether ${which} is still right`
}

/** The yearly question in somebody's direct messages; once answered, with what answer. */
export function digestItem(register: RegisterAt, contact: Contact, said: CarriedThing, asked: boolean): DigestItem {
  const name = `Contact ${contact.number} for ${plain(contact.party || 'no party')}`
  const due = said.due
  if (contact.state === 'replaced') {
    const text = `:arrows_counterclockwise: ${name} of *${register.key}* was replaced.`
    return { text, blocks: [section(text)], due }
  }
  if (!asked) {
    const text = `:white_check_mark: ${name} of *${register.key}* is right, said on ${formatDay(contact.rightSince)}.`
    return { text, blocks: [section(text)], due }
  }
  const since = `since ${formatDay(contact.rightSince)} nobody has said so`
  const ask = contact.user
    ? `You are named as contact ${contact.number} for ${plain(contact.party)} in *${register.key}*. Is that still right? (${since})`
    : `${name}, ${publicName(contact)}: is that still right? (${since})`
  return { text: ask, blocks: [section(ask), actions(...confirmButtons(register, contact))], due }
}

/** A contact that waits for somebody's word, as App Home shows it. */
export function homeLine(register: RegisterAt, contact: Contact, asked: boolean): HomeLine {
  const payload = { register: register.id, contact: String(contact.number) }
  const about = `${register.key}-contacts`
  const own = `You are named as contact ${contact.number} for ${plain(contact.party)}.`
  const who = contact.user ? own : `Contact ${contact.number} for ${plain(contact.party || 'no party')}, ${publicName(contact)}.`
  const [confirm] = confirmButtons(register, contact)
  if (asked && confirm) {
    const text = `*${plain(register.key)}*  ${who} Is that still right? Otherwise: \`/wg contact replace ${contact.number} key:${register.key}\``
    return { text, due: null, about, button: confirm }
  }
  return {
    text: `*${plain(register.key)}*  ${own} Is that right?`,
    due: null,
    about,
    button: button('contact.accept', 'Acknowledge', payload, { label: `Acknowledge contact ${contact.number} of ${register.key}` }),
  }
}

/** Contacts who have not acknowledged, or not for a year, as a review's agenda asks about them; no address, no telephone. */
export function agendaItems(register: RegisterAt, contacts: readonly Contact[], isAsked: (contact: Contact) => boolean): AgendaItem[] {
  return contacts
    .filter((contact) => contact.state === 'named' || isAsked(contact))
    .map((contact) => {
      const payload = { register: register.id, contact: String(contact.number) }
      const text = `*${contact.number}*  ${publicName(contact)} for ${plain(contact.party || 'no party')}`
      if (isAsked(contact))
        return { text: `${text}: still right? Last said on ${formatDay(contact.rightSince)}`, buttons: confirmButtons(register, contact) }
      return {
        text,
        buttons: [
          button('contact.accept', 'Acknowledge', payload, { label: `Acknowledge contact ${contact.number}` }),
          button('contact.replace', 'Replace', payload, { label: `Replace contact ${contact.number}` }),
        ],
      }
    })
}

/** Lines of a party's items in one message; the rest is counted. */
const ASKED_ITEMS = 20

/** Asks a contact to acknowledge the items of their party together; once they have, it says so. */
export function askMessage(register: RegisterAt, contact: Contact, items: readonly AgreedItem[]): Message {
  const of = `contact ${contact.number} for ${plain(contact.party || 'no party')}`
  if (contact.state === 'accepted')
    return { text: `${register.key}: acknowledged`, blocks: [section(`*${register.key}*  You have acknowledged as ${of}. Thank you.`)] }
  const lines = items
    .slice(0, ASKED_ITEMS)
    .map(({ ref, text, due }) => `• *${plain(ref)}*  ${plain(short(text, 160))}${due ? ` · ${plain(due)}` : ''}`)
  const more = items.length - ASKED_ITEMS
  const asks =
    lines.length > 0
      ? `These are the items of your party:\n${lines.join('\n')}${more > 0 ? `\nand ${more} more` : ''}`
      : 'No item names your party.'
  return {
    text: `${register.key} names you as ${of}`,
    blocks: [
      ...sections(`*${register.key}* is put to its parties for approval and names you as ${of}. ${asks}`),
      context('Acknowledging says that you are the contact and know these items. It approves nothing.'),
      actions(
        button(
          'contact.accept',
          'Acknowledge',
          { register: register.id, contact: String(contact.number) },
          { style: 'primary', label: `Acknowledge contact ${contact.number} of ${register.key}` },
        ),
        button('register.show', 'The register', { register: register.id }),
      ),
    ],
  }
}

export function saidMessage(register: RegisterAt, lines: readonly HistoryLine[]): Message {
  return {
    text: `The contacts of ${register.key} were changed`,
    blocks: [section(`*Contacts of ${register.key}*`), ...lines.map((one) => context(historyLine(one)))],
  }
}

function particulars(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape['fields'] {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return [
    {
      name: 'party',
      label: 'Party',
      kind: 'select',
      options: register.parties.map(({ short: value }) => ({ value, text: value })),
      ...initial('party'),
    },
    { name: 'name', label: 'Name', kind: 'line', optional: true, ...initial('name') },
    { name: 'role', label: 'Role', kind: 'line', optional: true, placeholder: 'Liaison officer', ...initial('role') },
    { name: 'email', label: 'Mail address', kind: 'line', optional: true, ...initial('email') },
    { name: 'phone', label: 'Telephone', kind: 'line', optional: true, ...initial('phone') },
    {
      name: 'user',
      label: 'In Slack',
      kind: 'person',
      optional: true,
      hint: 'Links the contact to a person here, who can then acknowledge',
      ...initial('user'),
    },
  ]
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'New contact',
    submit: 'Add',
    intro: `Who speaks for a party of *${register.key}*. A name, a role or an address is enough.`,
    fields: particulars(register, given),
  }
}

function chooseContact(contacts: readonly Contact[], given: Readonly<Record<string, string>>): FormShape['fields'][number] {
  const options = contacts.map((one) => ({
    value: String(one.number),
    text: short(`${one.number}  ${one.party}: ${one.name ?? one.role ?? one.email ?? 'somebody'}`, 74),
  }))
  return { name: 'contact', label: 'Contact', kind: 'select', options, ...(given.contact ? { initial: given.contact } : {}) }
}

export function acceptForm(contacts: readonly Contact[], given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'Acknowledge',
    submit: 'Acknowledge',
    intro: 'The contact is right and stands to the items of their party.',
    fields: [
      chooseContact(contacts, given),
      {
        name: 'evidence',
        label: 'Where it can be seen',
        kind: 'line',
        optional: true,
        hint: 'Needed when you record it for somebody else: a link, or “mail of 12 March”',
        ...(given.evidence ? { initial: given.evidence } : {}),
      },
    ],
  }
}

export function replaceForm(register: RegisterAt, contacts: readonly Contact[], given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'Replace a contact',
    submit: 'Replace',
    intro: 'The contact so far stays on record.',
    fields: [
      chooseContact(contacts, given),
      ...particulars(register, given).map((field) =>
        field.name === 'party' ? { ...field, optional: true, hint: 'Empty: the same party' } : field,
      ),
    ],
  }
}
