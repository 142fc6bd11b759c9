/** Who may name whom to the roster, and who may be taken off it. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { RegisterAt, Role, Seat, Standing } from '../../platform/feature.js'
import { said } from '../registers/index.js'

/** One person's place in a register. */
export interface Named extends Seat {
  readonly user: string
}

/** Who asks, and what they are themselves. */
export interface Namer {
  readonly user: string
  readonly standing: Standing
  readonly seats: readonly Seat[]
}

/** Roles that speak or vote for a party, so that they need one. */
const ofParty: readonly Role[] = ['approver', 'member']

export function rosterRef(key: string): string {
  return `${key}-roster`
}

export function article(role: Role): string {
  return role === 'approver' || role === 'observer' ? `an ${role}` : `a ${role}`
}

function seat({ role, party }: Seat): string {
  return party === '' ? role : `${role} for ${party}`
}

/**
 * The table of who may name whom. Admins and stewards name stewards; a party's approvers are named by its own steward, or by any
 * steward while it has none; every other role by any steward. While a register has no steward, admins act as one.
 */
export function mayName(namer: Namer, wanted: Seat, roster: readonly Named[]): boolean {
  const stewards = roster.filter(({ role }) => role === 'steward')
  const admin = namer.standing === 'admin' || namer.standing === 'operator'
  const steward = namer.seats.some(({ role }) => role === 'steward') || (stewards.length === 0 && admin)
  if (wanted.role === 'steward') return steward || admin
  if (!steward) return false
  if (wanted.role !== 'approver') return true
  const partyHasOwn = stewards.some(({ party }) => party === wanted.party)
  return !partyHasOwn || namer.seats.some(({ role, party }) => role === 'steward' && party === wanted.party)
}

function refusedNaming(register: RegisterAt, wanted: Seat, roster: readonly Named[]): Result<never> {
  const stewards = roster.filter(({ role }) => role === 'steward')
  const own = stewards.filter(({ party }) => party === wanted.party && wanted.party !== '')
  if (wanted.role === 'approver' && own.length > 0) {
    return refuse('not-own-steward', `The approvers of ${wanted.party} are named by its own steward.`, {
      hint: `Ask ${own.map(({ user }) => `<@${user}>`).join(' or ')}.`,
    })
  }
  const whom = stewards.length > 0 ? stewards.map(({ user }) => `<@${user}>`).join(' or ') : 'an admin of the workspace'
  return refuse('not-steward', `Only a steward of ${register.key} names ${article(wanted.role)}.`, { hint: `Ask ${whom}.` })
}

/** The party as the register writes it. */
function partyOf(register: RegisterAt, role: Role, party: string): Result<string> {
  if (party === '') {
    return ofParty.includes(role)
      ? refuse('needs-party', `${article(role).replace(/^a/, 'A')} speaks for a party: say which.`, {
          hint: `For example \`party:${register.parties[0]?.short ?? 'OGF'}\`.`,
          field: 'party',
        })
      : ok('')
  }
  const found = register.parties.find(({ short }) => short.toLowerCase() === party.toLowerCase())
  return found
    ? ok(found.short)
    : refuse('no-such-party', `${register.key} has no party ${party}.`, {
        hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
        field: 'party',
      })
}

export function add(register: RegisterAt, request: Named, namer: Namer, roster: readonly Named[]): Result<Decision<Named>> {
  const party = partyOf(register, request.role, request.party)
  if (!party.ok) return party
  const wanted: Named = { ...request, party: party.value }
  if (!mayName(namer, wanted, roster)) return refusedNaming(register, wanted, roster)
  const there = roster.some(({ user, role, party: of }) => user === wanted.user && role === wanted.role && of === wanted.party)
  if (there)
    return refuse('already-named', `<@${wanted.user}> is ${seat(wanted)} of ${register.key} already.`, { hint: 'See `/wg roster list`.' })
  const ref = rosterRef(register.key)
  return ok({
    next: wanted,
    events: [
      {
        kind: 'roster.added',
        ref,
        sentence: `named <@${wanted.user}> ${seat(wanted)} in ${register.key}`,
        before: null,
        after: { user: wanted.user, role: wanted.role, party: wanted.party },
      },
    ],
    notices: said(register, 'roster.said', ref),
  })
}

export interface Removal {
  readonly user: string
  /** Null takes the person off in every role. */
  readonly role: Role | null
  readonly party: string
}

export function remove(register: RegisterAt, request: Removal, namer: Namer, roster: readonly Named[]): Result<Decision<readonly Named[]>> {
  const off = roster.filter(
    ({ user, role, party }) =>
      user === request.user &&
      (request.role === null || role === request.role) &&
      (request.party === '' || party.toLowerCase() === request.party.toLowerCase()),
  )
  if (off.length === 0)
    return refuse(
      'not-on-roster',
      `<@${request.user}> is not on the roster of ${register.key}${request.role === null && request.party === '' ? '' : ' as that'}.`,
      {
        hint: 'See `/wg roster list`.',
      },
    )
  const self = namer.user === request.user
  const refused = off.find((one) => !self && !mayName(namer, one, roster))
  if (refused) return refusedNaming(register, refused, roster)
  const stewards = roster.filter(({ role }) => role === 'steward')
  if (stewards.length > 0 && stewards.every((one) => off.includes(one))) {
    return refuse('last-steward', `<@${request.user}> is the last steward of ${register.key}.`, {
      hint: 'Name another first: `/wg roster add @name role:steward`.',
    })
  }
  const ref = rosterRef(register.key)
  return ok({
    next: off,
    events: off.map((one) => ({
      kind: 'roster.removed',
      ref,
      sentence: `took <@${one.user}> off as ${seat(one)} in ${register.key}`,
      before: { user: one.user, role: one.role, party: one.party },
      after: null,
    })),
    notices: said(register, 'roster.said', ref),
  })
}
