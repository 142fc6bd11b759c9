/** What becomes of a change to what was agreed: made at once, collected for the next version, or put to the other parties. */
import type { Decision, Wanted } from '../../../kernel/decision.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { ProposedChange } from '../../../platform/agreed.js'
import type { Seat } from '../../../platform/feature.js'
import type { Change, Proposing, Version } from '../model.js'
import type { Course } from './lifecycle.js'
import { openVersion } from './lifecycle.js'
import { inForceStates } from './states.js'

export type Way = 'now' | 'collect' | 'ask'

/** Nothing is agreed before a version is in force; while the next one is made, changes belong to it. */
export function wayOf(register: Proposing, next: Version | null): Way {
  if (!inForceStates.includes(register.state)) return 'now'
  if (next) return 'collect'
  return register.settings.proposing ? 'ask' : 'now'
}

/**
 * The one party for which someone speaks as steward, approver or owner; empty where that is none, or more than one, so that all
 * parties are asked.
 */
export function sideOf(seats: readonly Seat[], owned: readonly string[]): string {
  const speaks = seats.filter(({ role, party }) => party !== '' && (role === 'steward' || role === 'approver')).map(({ party }) => party)
  const sides = [...new Set(speaks.length > 0 ? speaks : owned)]
  return sides.length === 1 ? (sides[0] ?? '') : ''
}

/** The parties whose acceptance is wanted: all but the proposer's. */
export function askedFor(register: { readonly parties: readonly { readonly short: string }[] }, side: string): string[] {
  return register.parties.map(({ short }) => short).filter((short) => short !== side)
}

export interface Proposal {
  readonly change: ProposedChange
  readonly side: string
  readonly way: 'collect' | 'ask'
  /** How the slice that keeps the thing says a change to it. */
  readonly notices: readonly Wanted[]
}

export interface PutDown {
  readonly change: Change
  /** An earlier one for the same version that this replaces. */
  readonly replaced: Change | null
}

/** Puts a change down under the next number. */
export function propose(course: Course, open: readonly Change[], number: number, proposal: Proposal): Result<Decision<PutDown>> {
  const { at, versions, user, now } = course
  const { change, side, way, notices } = proposal
  const waiting = open.find(({ ref }) => ref === change.ref)
  if (waiting?.state === 'proposed')
    return refuse('waits-already', `A change of ${change.ref} waits for an answer already: to ${waiting.title}.`, {
      hint: `Whoever is asked answers with \`/wg register accept ${change.ref}\` or \`/wg register decline ${change.ref}\`.`,
    })
  const version = way === 'collect' ? openVersion(versions) : null
  const next: Change = {
    ...change,
    number,
    state: version ? 'collected' : 'proposed',
    version: version?.number ?? null,
    proposedBy: user,
    party: side,
    proposedAt: now,
    closedAt: null,
  }
  const asked = askedFor(at, side)
  const sentence = version
    ? `noted for version ${version.label}: ${change.title}`
    : `proposed to ${change.title}; ${asked.join(' and ')} must accept it`
  return ok({
    next: { change: next, replaced: waiting ?? null },
    events: [
      {
        kind: version ? 'change.collected' : 'change.proposed',
        ref: change.ref,
        sentence,
        before: change.before?.due ?? change.before?.text ?? null,
        after: change.after?.due ?? change.after?.text ?? null,
        ...(change.reason ? { reason: change.reason } : {}),
      },
    ],
    notices,
  })
}

/** A change that does not come. */
export function dropped(change: Change, state: 'declined' | 'withdrawn', why: string): Decision<Change> {
  const word = state === 'declined' ? 'was not accepted' : 'was taken back'
  return {
    next: { ...change, state },
    events: [
      {
        kind: `change.${state}`,
        ref: change.ref,
        sentence: `left ${change.ref} as it was: to ${change.title} ${word}`,
        before: null,
        after: null,
        reason: why,
      },
    ],
    notices: [],
  }
}

/** Something of a register that waits for its parties' answer. */
export interface Waiting {
  /** What it comes to: `2H2012`, `to be dropped`. */
  readonly what: string
  readonly missing: readonly string[]
  /** The version it is collected for; null where the parties are asked about it alone. */
  readonly version: string | null
}

/** What waits, by the reference of what it would change. */
export type WaitingByRef = ReadonlyMap<string, Waiting>

/** What a change comes to, in as few words as stand beside the thing itself. */
export function whatOf({ before, after }: Pick<Change, 'before' | 'after'>): string {
  if (after === null) return 'to be dropped'
  if (before === null) return 'new'
  return before.due !== after.due && after.due !== null ? after.due : 'other words'
}

/** "proposed: 2H2012, waits for CSCC" */
export function waitingWords({ what, missing, version }: Waiting): string {
  return version === null ? `proposed: ${what}, waits for ${missing.join(' and ') || 'the outcome'}` : `in version ${version}: ${what}`
}
