/** Judgements about contributions: who gives to whom under which words on rights, and who alone decides. */
import type { Decision, Wanted } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import { said, tellingPlace } from '../registers/index.js'
import type { Contribution, ContributionState, NewContribution } from './model.js'

/** Which state allows which act; buttons, refusals and help read it. */
export const can = {
  submitted: ['decide'],
  accepted: [],
  'in-part': [],
  declined: [],
} as const satisfies Record<ContributionState, readonly string[]>

export type Outcome = 'accept' | 'part' | 'decline'

const becomes: Readonly<Record<Outcome, ContributionState>> = { accept: 'accepted', part: 'in-part', decline: 'declined' }
export const stateWords: Readonly<Record<ContributionState, string>> = {
  submitted: 'waits for the group',
  accepted: 'accepted',
  'in-part': 'accepted in part',
  declined: 'declined',
}

const LONGEST = 3000

export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly seats: readonly Seat[] }
  readonly now: Instant
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'contribution', number)
}

export interface AddRequest {
  readonly title: string
  readonly to: string | undefined
  readonly from: string | undefined
  readonly link: string | undefined
  readonly notices: string | undefined
  readonly acknowledged: boolean
  /** What the register says on rights. */
  readonly ipr: readonly string[]
}

function partyOf(register: RegisterAt, name: string, field: string): Result<string> {
  const found = register.parties.find(({ short }) => short.toLowerCase() === name.toLowerCase())
  return found
    ? ok(found.short)
    : refuse('no-such-party', `${register.key} has no party ${name}.`, {
        hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
        field,
      })
}

/** From whom and to whom: as said, else from the party one has a seat for to the only other one. */
function direction({ register, actor }: Setting, request: AddRequest): Result<{ from: string; to: string }> {
  const own = [...new Set(actor.seats.map(({ party }) => party).filter((party) => party !== ''))]
  const individual = request.from !== undefined && /^(individual|me|none)$/i.test(request.from)
  const from = individual ? ok('') : request.from === undefined ? ok(own[0] ?? '') : partyOf(register, request.from, 'from')
  if (!from.ok) return from
  if (from.value !== '' && !own.includes(from.value) && !actor.seats.some(({ role }) => role === 'steward'))
    return refuse('not-of-party', `You have no place in ${from.value} on the roster of ${register.key}.`, {
      hint: 'Give it for your own party, or as an individual: `from:individual`.',
      field: 'from',
    })
  const others = register.parties.map(({ short }) => short).filter((short) => short !== from.value)
  const named = request.to ?? (others.length === 1 ? others[0] : undefined)
  if (named === undefined)
    return refuse('needs-party', 'Say which party’s group is to decide on it.', { hint: `\`to:${others[0] ?? 'OGF'}\``, field: 'to' })
  const to = partyOf(register, named, 'to')
  if (!to.ok) return to
  if (to.value === from.value)
    return refuse('own-party', `A contribution of ${to.value} goes to another party.`, {
      hint: `\`to:${others[0] ?? 'OGF'}\``,
      field: 'to',
    })
  return ok({ from: from.value, to: to.value })
}

export function add(setting: Setting, number: number, request: AddRequest): Result<Decision<NewContribution>> {
  const { register } = setting
  const title = request.title.trim()
  if (title === '') return refuse('missing', 'Say what is contributed.', { field: 'title' })
  if (title.length > LONGEST || (request.notices ?? '').length > LONGEST)
    return refuse('too-long', `That has more than ${LONGEST} characters.`, {
      hint: 'Keep the text behind the link.',
      field: title.length > LONGEST ? 'title' : 'notices',
    })
  const ways = direction(setting, request)
  if (!ways.ok) return ways
  if (request.ipr.length > 0 && !request.acknowledged)
    return refuse('not-acknowledged', `Before you give it, read what ${register.key} says on rights: “${request.ipr.join('” “')}”`, {
      hint: 'If you agree, give it again with `acknowledge:yes`.',
      field: 'acknowledge',
    })
  const { from, to } = ways.value
  const next: NewContribution = {
    title,
    link: request.link ?? null,
    fromParty: from,
    toParty: to,
    notices: request.notices?.trim() || null,
    ipr: [...request.ipr],
  }
  const ref = refOf(register, number)
  const terms = next.ipr.length > 0 ? ', the words on rights acknowledged' : ''
  return ok({
    next,
    events: [
      {
        kind: 'contribution.given',
        ref,
        sentence: `gave the contribution C${number} to ${to}${from ? ` for ${from}` : ' as an individual'}${terms}: ${title}`,
        before: null,
        after: { title, from, to, notices: next.notices, ipr: next.ipr, link: next.link },
      },
    ],
    notices: said(register, 'contribution.said', ref),
  })
}

/** The receiving group alone: its members and approvers, whoever else is steward; but never who gave it, whatever seats they have. */
export function mayDecide({ user, seats }: Setting['actor'], { toParty, givenBy }: Pick<Contribution, 'toParty' | 'givenBy'>): boolean {
  return user !== givenBy && seats.some((seat) => seat.party === toParty && (seat.role === 'member' || seat.role === 'approver'))
}

/** The giver hears it by direct message; of another workspace, where there may be none, where it was given. */
function told(register: RegisterAt, ref: string, contribution: Contribution, outside: boolean): readonly Wanted[] {
  const answer = { kind: 'contribution.answer', key: `contribution/${ref}/decided`, subject: { register: register.id, ref }, shows: [ref] }
  const place = outside ? tellingPlace(register, contribution, answer.kind) : { destination: contribution.givenBy }
  return place ? [{ ...answer, ...place }] : []
}

export function decide(
  { register, actor, now }: Setting,
  contribution: Contribution,
  request: {
    readonly outcome: Outcome
    readonly reason: string
    /** The giver is of another workspace. */
    readonly giverOutside: boolean
  },
): Result<Decision<Contribution>> {
  const ref = refOf(register, contribution.number)
  const acts: readonly string[] = can[contribution.state]
  if (!acts.includes('decide'))
    return refuse('wrong-state', `${ref} was ${stateWords[contribution.state]} by <@${contribution.decidedBy ?? ''}> already.`, {
      hint: 'A changed one is given anew: `/wg contribution add …`.',
    })
  if (contribution.givenBy === actor.user)
    return refuse('own', `You gave ${ref} yourself: somebody else of ${contribution.toParty} decides on it.`, {
      hint: 'See who: `/wg roster list`.',
    })
  if (!mayDecide(actor, contribution))
    return refuse('not-the-group', `${contribution.toParty} alone decides on ${ref}: one of its members or approvers.`, {
      hint: 'See who: `/wg roster list`.',
    })
  const reason = request.reason.trim()
  if (reason === '' && request.outcome !== 'accept')
    return refuse('missing', request.outcome === 'decline' ? 'Say why it is declined.' : 'Say which part is taken, and why not the rest.', {
      field: 'reason',
    })
  if (reason.length > LONGEST) return refuse('too-long', `A reason has at most ${LONGEST} characters.`, { field: 'reason' })
  const next: Contribution = {
    ...contribution,
    state: becomes[request.outcome],
    reason: reason || null,
    decidedBy: actor.user,
    decidedAt: now,
  }
  return ok({
    next,
    events: [
      {
        kind: 'contribution.decided',
        ref,
        sentence: `decided on C${contribution.number} for ${contribution.toParty}: ${stateWords[next.state]}`,
        before: contribution.state,
        after: next.state,
        ...(reason ? { reason } : {}),
      },
    ],
    notices: [
      ...said(register, 'contribution.said', ref),
      ...(contribution.givenBy === actor.user ? [] : told(register, ref, contribution, request.giverOutside)),
    ],
  })
}
