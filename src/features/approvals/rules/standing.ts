/** What all positions together mean at this moment: a fold over the ledger, for the present text. */
import type { Approval, Position, Voter } from '../model.js'
import type { Judged, Tally } from './counting.js'
import { judgeBallot } from './counting.js'
import type { PartyState, PartyVotes } from './parties.js'
import { judgeParties, partyState } from './parties.js'

/** Everything an approval's standing is made of. */
export interface Ledger {
  readonly approval: Approval
  /** As frozen at the opening. */
  readonly voters: readonly Voter[]
  /** In the order in which they were given. */
  readonly positions: readonly Position[]
  /** The approvers on the roster now. */
  readonly approvers: readonly Voter[]
  /** Users whom Slack no longer knows as active. */
  readonly left: ReadonlySet<string>
}

export interface PartyStanding {
  readonly party: string
  readonly state: PartyState
  readonly recorded: Position | null
  readonly waiting: readonly string[]
}

export interface Standing {
  readonly judged: Judged
  readonly tally: Tally
  /** Under the rule “every party” only. */
  readonly parties: readonly PartyStanding[]
  /** The newest answer of each for the present text, oldest first. */
  readonly answers: readonly Position[]
  /** What was answered for earlier texts and not yet again for this one. */
  readonly earlier: readonly Position[]
  /** What people without a vote said. */
  readonly comments: readonly Position[]
  /** Who is still asked. */
  readonly waiting: readonly Voter[]
}

/** One person answers once in a ballot, and once for each party otherwise; a body's decision stands for its party. */
function keyOf({ rule }: Approval, { user, party }: Pick<Position, 'user' | 'party'>): string {
  return rule === 'parties' ? `${user ?? ''}/${party}` : (user ?? '')
}

/**
 * Who can answer now. The frozen list holds; only a party that has nobody left on it speaks through the approvers it has by now,
 * or it could never answer again.
 */
export function electorateOf({ approval, voters, approvers, left }: Omit<Ledger, 'positions'>): Voter[] {
  if (approval.rule !== 'parties') return voters.filter(({ user }) => !left.has(user))
  const present = approvers.filter(({ user }) => !left.has(user))
  const still = (voter: Voter): boolean => present.some(({ user, party }) => user === voter.user && party === voter.party)
  return approval.parties.flatMap((party) => {
    const frozen = voters.filter((voter) => voter.party === party && still(voter))
    return frozen.length > 0 ? frozen : present.filter((voter) => voter.party === party)
  })
}

export function standingOf(ledger: Ledger): Standing {
  const { approval, voters, positions } = ledger
  const latest = new Map<string, Position>()
  const before = new Map<string, Position>()
  for (const position of positions.filter(({ kind }) => kind !== 'comment')) {
    const key = keyOf(approval, position)
    const here = position.textHash === approval.textHash ? latest : before
    // Deleted first, so that the map keeps the order of the newest.
    here.delete(key)
    here.set(key, position)
  }
  const answers = [...latest.values()]
  const electorate = electorateOf(ledger)
  const unanswered = electorate.filter((voter) => !latest.has(keyOf(approval, voter)))
  const parties = approval.rule === 'parties' ? approval.parties.map((party) => votesOf(party, answers, electorate, unanswered)) : []
  const tally = tallyOf(voters.length, answers, unanswered.length)
  const standings = parties.map(({ votes, recorded, waiting }) => ({
    party: votes.party,
    state: partyState(approval.within, votes),
    recorded,
    waiting,
  }))
  return {
    judged:
      approval.rule === 'parties'
        ? judgeParties(
            approval.within,
            parties.map(({ votes }) => votes),
          )
        : judgeBallot(approval.rule, tally, approval.quorum),
    tally,
    parties: standings,
    answers,
    earlier: [...before].filter(([key]) => !latest.has(key)).map(([, position]) => position),
    comments: positions.filter(({ kind }) => kind === 'comment'),
    waiting: unanswered.filter(
      ({ party }) => approval.rule !== 'parties' || standings.some((one) => one.party === party && one.state !== 'approved'),
    ),
  }
}

function votesOf(
  party: string,
  answers: readonly Position[],
  electorate: readonly Voter[],
  unanswered: readonly Voter[],
): { votes: PartyVotes; recorded: Position | null; waiting: string[] } {
  const own = answers.filter((position) => position.party === party)
  const people = own.filter(({ user }) => user !== null)
  const recorded = own.find(({ user }) => user === null) ?? null
  const waiting = unanswered.filter((voter) => voter.party === party).map(({ user }) => user)
  // Whoever answered and has left since keeps the answer, and so counts.
  const all = new Set([...electorate.filter((voter) => voter.party === party).map(({ user }) => user), ...people.map(({ user }) => user)])
  const recused = people.filter(({ kind }) => kind === 'recuse').length
  const votes: PartyVotes = {
    party,
    approvers: all.size - recused,
    yes: people.filter(({ kind }) => kind === 'approve' || kind === 'comments').length,
    no: people.filter(({ kind }) => kind === 'disapprove').length,
    waiting: waiting.length,
    recorded: recorded?.kind === 'approve',
    refused: recorded?.kind === 'disapprove',
  }
  return { votes, recorded, waiting }
}

function tallyOf(voters: number, answers: readonly Position[], waiting: number): Tally {
  const of = (...kinds: readonly Position['kind'][]): readonly Position[] => answers.filter(({ kind }) => kinds.includes(kind))
  return {
    voters,
    yes: of('approve', 'comments').length,
    no: of('disapprove').length,
    unreasoned: of('disapprove').filter(({ reason }) => reason === null).length,
    abstained: of('abstain', 'recuse').length,
    waiting,
  }
}
