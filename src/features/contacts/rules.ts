/** Judgements about contacts. Events name contacts by number and id, never by name: a person can be erased, the chain stays whole. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { said } from '../registers/index.js'
import type { Contact, Particulars } from './model.js'

export const can = {
  named: ['accept', 'replace'],
  accepted: ['replace'],
  replaced: [],
} as const satisfies Record<Contact['state'], readonly string[]>

function allowed(contact: Contact, act: 'accept' | 'replace'): Result<null> {
  const acts: readonly string[] = can[contact.state]
  if (acts.includes(act)) return ok(null)
  const state = contact.state === 'accepted' ? 'has acknowledged already' : 'was replaced already'
  return refuse('wrong-state', `Contact ${contact.number} ${state}.`, { hint: 'See `/wg contact list state:all`.' })
}

export interface ContactActor {
  readonly user: string
  readonly steward: boolean
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

/** The contact says that they are right and stand to their items; a steward may record it for people outside Slack, with evidence. */
export function accept(
  register: RegisterAt,
  contact: Contact,
  evidence: string | null,
  actor: ContactActor,
  now: Instant,
): Result<Decision<Contact>> {
  const may = allowed(contact, 'accept')
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
    { ...contact, state: 'accepted', acceptedAt: now, acceptedBy: actor.user, evidence },
    'contact.accepted',
    sentence,
    { contact: contact.number, id: contact.id },
  )
  return ok(evidence ? { ...decision, events: decision.events.map((event) => ({ ...event, reason: evidence })) } : decision)
}

/** The old contact stays on record; the new one takes the place under a number of its own. */
export function replace(register: RegisterAt, contact: Contact, number: number, given: Particulars): Result<Decision<Particulars>> {
  const may = allowed(contact, 'replace')
  if (!may.ok) return may
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
