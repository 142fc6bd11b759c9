/** The rule “every party”: when a party has approved, and which parties are still missing. */
import type { Requirement, Within } from '../model.js'
import type { Judged } from './counting.js'

/** What the approvers of one party have answered. */
export interface PartyVotes {
  readonly party: string
  /** Those who count: approvers, less the recused. */
  readonly approvers: number
  readonly yes: number
  readonly no: number
  /** Approvers who have not answered and still can. */
  readonly waiting: number
  /** Its formal decision, taken elsewhere, is recorded. */
  readonly recorded: boolean
  /** Its formal decision against, taken elsewhere, is recorded. */
  readonly refused: boolean
}

/** `waiting` also while its approvers only abstain. */
export type PartyState = 'approved' | 'divided' | 'disapproved' | 'waiting'

const withinWords: Readonly<Record<Within, string>> = {
  one: 'one approver',
  majority: 'a majority of its approvers',
  all: 'all its approvers',
}

/** Approvals a party needs in all. */
function enough(within: Within, approvers: number): number {
  if (within === 'one') return 1
  return within === 'all' ? Math.max(1, approvers) : (approvers - (approvers % 2)) / 2 + 1
}

export function partyState(within: Within, { approvers, yes, no, recorded, refused }: PartyVotes): PartyState {
  // What its body decided against, no single approver carries.
  if (refused) return yes > 0 ? 'divided' : 'disapproved'
  const carried = yes >= enough(within, approvers)
  // A majority carries against single voices; one or all must be without a voice against.
  if (carried && (within === 'majority' || no === 0)) return 'approved'
  if (recorded && no === 0) return 'approved'
  if (no > 0) return yes > 0 || recorded ? 'divided' : 'disapproved'
  return 'waiting'
}

/** Approvals a party still needs; null when none, or when they would not help. */
export function neededOf(within: Within, votes: PartyVotes): number | null {
  if (partyState(within, votes) === 'approved') return null
  const missing = enough(within, votes.approvers) - votes.yes
  return missing > 0 && missing <= votes.waiting && reachable(within, votes) ? missing : null
}

function reachable(within: Within, votes: PartyVotes): boolean {
  const all: PartyVotes = { ...votes, yes: votes.yes + votes.waiting, waiting: 0 }
  return partyState(within, all) === 'approved'
}

export function judgeParties(within: Within, parties: readonly PartyVotes[]): Judged {
  const states = parties.map((votes) => ({ votes, state: partyState(within, votes) }))
  const met = states.length > 0 && states.every(({ state }) => state === 'approved')
  const values: Requirement[] = states.map(({ votes, state }) => ({
    what: votes.party,
    value: valueWords(votes, state),
    needs: withinWords[within],
    met: state === 'approved',
  }))
  const missing = states.filter(({ state }) => state !== 'approved').map(({ votes, state }) => missingWords(within, votes, state))
  return {
    met,
    reachable: parties.every((votes) => partyState(within, votes) === 'approved' || reachable(within, votes)),
    values,
    needed: met ? null : missing.join(' · '),
  }
}

function valueWords({ yes, no, recorded, refused }: PartyVotes, state: PartyState): string {
  const counts = [
    recorded ? 'decision recorded' : null,
    refused ? 'decision against recorded' : null,
    yes > 0 ? `${yes} ${yes === 1 ? 'approves' : 'approve'}` : null,
    no > 0 ? `${no} ${no === 1 ? 'disapproves' : 'disapprove'}` : null,
  ].filter((one) => one !== null)
  if (state === 'divided') return `divided: ${counts.join(', ')}`
  return counts.join(', ') || 'no answer'
}

function missingWords(within: Within, votes: PartyVotes, state: PartyState): string {
  const needed = neededOf(within, votes)
  if (needed !== null) return `needs ${needed} of ${votes.party}`
  if (state === 'divided') return `${votes.party} is divided`
  if (state === 'disapproved') return `${votes.party} disapproves`
  return votes.approvers === 0 ? `${votes.party} has nobody who can answer` : `${votes.party} leaves it open`
}
