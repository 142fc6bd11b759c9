/** Judgements about contacts. Events name contacts by number and id, never by name: a person can be erased, the chain stays whole. */
import { addMonths, formatDay } from '../../kernel/calendar.js'
import type { Decision } from '../../kernel/decision.js'
import type { LadderInput } from '../../kernel/ladder.js'
import { everyMonths } from '../../kernel/ladder.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { said, silentStates } from '../registers/index.js'
import type { Contact, DatedContact, Particulars } from './model.js'

export const can = {
  named: ['accept', 'confirm', 'replace'],
  accepted: ['confirm', 'replace'],
  replaced: [],
} as const satisfies Record<Contact['state'], readonly string[]>

function allowed(contact: Contact, act: 'accept' | 'confirm' | 'replace'): Result<null> {
  const acts: readonly string[] = can[contact.state]
  if (acts.includes(act)) return ok(null)
  const state = contact.state === 'accepted' ? 'has acknowledged already' : 'was replaced already'
  return refuse('wrong-state', `Contact ${contact.number} ${state}.`, { hint: 'See `/wg contact list state:all`.' })
}

export interface ContactActor {
  readonly user: string
  readonly steward: boolean
}

const YEAR_MONTHS = 12

/** A year has passed since the contact was last said to be right. */
export function isAsked({ state, rightSince }: Pick<Contact, 'state' | 'rightSince'>, today: Day): boolean {
  return state !== 'replaced' && addMonths(rightSince, YEAR_MONTHS) <= today
}

/** When the yearly question comes round; null while nobody is asked. */
export function speaking(
  { state, zone, at, holidays }: Pick<RegisterAt, 'state' | 'zone' | 'at' | 'holidays'>,
  contact: Pick<DatedContact, 'state' | 'rightSince' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  if (contact.state === 'replaced' || silentStates.includes(state)) return null
  const { rightSince: due, quietUntil, countFrom, snoozedUntil } = contact
  return { due, precision: 'day', ladder: everyMonths(YEAR_MONTHS, due), zone, at, holidays, quietUntil, countFrom, snoozedUntil }
}

export function contactsRef(key: string): string {
  return `${key}-contacts`
}

function changed<T>(register: RegisterAt, next: T, kind: string, sentence: string, after: Record<string, string | number>): Decision<T> {
  const ref = contactsRef(register.key)
  return { next, events: [{ kind, ref, sentence, before: null, after }], notices: said(register, 'contact.said', ref) }
}

function checked(register: RegisterAt, given: Particulars): Result<Particulars> {
  const party = register.parties.find(({ short }) => short.toLowerCase() === given.party.toLowerCase())
  if (!party) {
    return refuse('no-such-party', given.party === '' ? 'Say for which party.' : `${register.key} has no party ${given.party}.`, {
      hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
      field: 'party',
    })
  }
  if (!given.name && !given.role && !given.email && !given.user)
    return refuse('missing', 'Say who it is.', { hint: 'A name, a role, an address or `user:@name` is enough.', field: 'name' })
  if (given.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(given.email))
    return refuse('no-address', `“${given.email}” is no mail address.`, { field: 'email' })
  return ok({ ...given, party: party.short })
}

export function add(register: RegisterAt, number: number, given: Particulars): Result<Decision<Particulars>> {
  const particulars = checked(register, given)
  if (!particulars.ok) return particulars
  const { party } = particulars.value
  return ok(changed(register, particulars.value, 'contact.added', `added contact ${number} for ${party}`, { contact: number, party }))
}

export interface Moment {
  readonly now: Instant
  /** The register's today. */
  readonly today: Day
}

/** Said to be right today: the year begins again. */
function right(contact: Contact, { now, today }: Moment): Contact {
  return { ...contact, rightSince: today, quietUntil: now }
}

/** The contact says that they are right and stand to their items; a steward may record it for people outside Slack, with evidence. */
export function accept(
  register: RegisterAt,
  contact: Contact,
  evidence: string | null,
  actor: ContactActor,
  moment: Moment,
): Result<Decision<Contact>> {
  // Once a year the same words say again that they are right.
  const may = allowed(contact, isAsked(contact, moment.today) ? 'confirm' : 'accept')
  if (!may.ok) return may
  const self = contact.user === actor.user
  if (!self && !actor.steward) {
    return refuse('not-the-contact', `Contact ${contact.number} answers for themself, or a steward records it.`, {
      hint: 'If that is you, ask a steward to link you: `/wg contact replace … user:@you`.',
    })
  }
  if (!self && !evidence) {
    return refuse('needs-evidence', 'Say where the acknowledgement can be seen.', {
      hint: 'For example `evidence:"mail of 12 March"` or a link.',
      field: 'evidence',
    })
  }
  const sentence = self
    ? `acknowledged as contact ${contact.number} for ${contact.party}`
    : `recorded that contact ${contact.number} for ${contact.party} acknowledged`
  const decision = changed<Contact>(
    register,
    { ...right(contact, moment), state: 'accepted', acceptedAt: moment.now, acceptedBy: actor.user, evidence },
    'contact.accepted',
    sentence,
    { contact: contact.number, id: contact.id },
  )
  return ok(evidence ? { ...decision, events: decision.events.map((event) => ({ ...event, reason: evidence })) } : decision)
}

/** Answers the yearly question: the contact, which acknowledges at the same time, or a steward for one who is not in Slack. */
export function confirm(register: RegisterAt, contact: Contact, actor: ContactActor, moment: Moment): Result<Decision<Contact>> {
  const may = allowed(contact, 'confirm')
  if (!may.ok) return may
  if (!isAsked(contact, moment.today))
    return refuse('not-asked', `Contact ${contact.number} was said to be right on ${formatDay(contact.rightSince)}.`, {
      hint: 'That is asked again after a year.',
    })
  if (contact.user === actor.user) return accept(register, contact, null, actor, moment)
  if (!actor.steward)
    return refuse('not-the-contact', `Contact ${contact.number} answers for themself, or a steward does.`, {
      hint: 'See who: `/wg contact list`.',
    })
  const sentence = `said that contact ${contact.number} for ${contact.party} is still right`
  return ok(changed<Contact>(register, right(contact, moment), 'contact.confirmed', sentence, { contact: contact.number, id: contact.id }))
}

/** The old contact stays on record; the new one takes the place under a number of its own. Contacts may name who follows them. */
export function replace(
  register: RegisterAt,
  contact: Contact,
  number: number,
  given: Particulars,
  actor: ContactActor,
): Result<Decision<Particulars>> {
  const may = allowed(contact, 'replace')
  if (!may.ok) return may
  if (!actor.steward && contact.user !== actor.user)
    return refuse('not-the-contact', `Only a steward of ${register.key} or the contact does that.`, { hint: 'See who: `/wg roster list`.' })
  const particulars = checked(register, { ...given, party: given.party === '' ? contact.party : given.party })
  if (!particulars.ok) return particulars
  const { party } = particulars.value
  return ok(
    changed(
      register,
      particulars.value,
      'contact.replaced',
      `replaced contact ${contact.number} of ${contact.party} by contact ${number}`,
      { contact: contact.number, by: number, party },
    ),
  )
}
