/** Ballots counted: each rule as whole numbers compared by cross multiplication, with what is still needed. */
import type { Requirement, Rule } from '../model.js'

export interface Tally {
  /** Everybody who could vote when it was opened. */
  readonly voters: number
  readonly yes: number
  readonly no: number
  /** Of `no`, those without a reason. */
  readonly unreasoned: number
  /** Abstentions and recusals. */
  readonly abstained: number
  /** Those who have not answered and still can. */
  readonly waiting: number
}

export interface Judged {
  readonly met: boolean
  /** It would pass if all who are still waited for approved. */
  readonly reachable: boolean
  readonly values: readonly Requirement[]
  /** "needs 2 more yes"; null when nothing is. */
  readonly needed: string | null
}

type Ballot = Exclude<Rule, 'parties'>

/** The smallest k with k/of ≥ part/whole. */
function atLeast(part: number, whole: number, of: number): number {
  const product = part * of
  const rest = product % whole
  return (product + (rest === 0 ? 0 : whole - rest)) / whole
}

/** The largest k with k/of ≤ part/whole. */
function atMost(part: number, whole: number, of: number): number {
  const product = part * of
  return (product - (product % whole)) / whole
}

function answered({ yes, no, abstained }: Tally): number {
  return yes + no + abstained
}

function share(count: number, of: number): string {
  return `${count} of ${of}`
}

/** What each rule asks, value by value. A vote must have been cast, so that silence alone carries nothing but a call for consensus. */
const rules = {
  simple: ({ yes, no }) => [{ what: 'yes', value: `${yes} yes, ${no} no`, needs: 'more yes than no', met: yes > no }],
  special: ({ voters, yes, no }) => [
    {
      what: 'yes of all voting members',
      value: share(yes, voters),
      needs: `at least ${atLeast(2, 3, voters)} (two thirds)`,
      met: yes > 0 && yes * 3 >= voters * 2,
    },
    {
      what: 'no of all voting members',
      value: share(no, voters),
      needs: `at most ${atMost(1, 4, voters)} (one quarter)`,
      met: no * 4 <= voters,
    },
  ],
  return: (tally) => {
    const { voters, yes, no, abstained } = tally
    const returned = answered(tally)
    return [
      {
        what: 'returned',
        value: share(returned, voters),
        needs: `at least ${atLeast(3, 4, voters)} (75 %)`,
        met: returned * 4 >= voters * 3,
      },
      {
        what: 'yes of yes and no',
        value: share(yes, yes + no),
        needs: `at least ${atLeast(3, 4, yes + no) || 1} (75 %)`,
        met: yes > 0 && yes * 4 >= (yes + no) * 3,
      },
      {
        what: 'abstaining of those returned',
        value: share(abstained, returned),
        needs: `fewer than ${atLeast(3, 10, returned) || 1} (30 %)`,
        met: abstained * 10 < returned * 3,
      },
    ]
  },
  iso: ({ yes, no, unreasoned }) => {
    const against = no - unreasoned
    const cast = yes + against
    return [
      {
        what: 'yes of votes cast',
        value: share(yes, cast),
        needs: `at least ${atLeast(2, 3, cast) || 1} (two thirds)`,
        met: yes > 0 && yes * 3 >= cast * 2,
      },
      {
        what: 'no of votes cast',
        value: share(against, cast),
        needs: `at most ${atMost(1, 4, cast)} (one quarter)`,
        met: against * 4 <= cast,
      },
    ]
  },
  consensus: ({ no }) => [{ what: 'objections', value: String(no), needs: 'none', met: no === 0 }],
} as const satisfies Record<Ballot, (tally: Tally) => readonly Requirement[]>

function valuesOf(rule: Ballot, tally: Tally, quorum: number | null): readonly Requirement[] {
  const values = rules[rule](tally)
  if (quorum === null) return values
  const count = answered(tally)
  return [...values, { what: 'answered', value: share(count, tally.voters), needs: `at least ${quorum} (quorum)`, met: count >= quorum }]
}

function carried(values: readonly Requirement[]): boolean {
  return values.every(({ met }) => met)
}

/** How a ballot stands under its rule. */
export function judgeBallot(rule: Ballot, tally: Tally, quorum: number | null): Judged {
  const values = valuesOf(rule, tally, quorum)
  const met = carried(values)
  // One more approval never hurts, so the first number that is enough is the one that is needed.
  let more = 0
  const withMore = (): Tally => ({ ...tally, yes: tally.yes + more, waiting: tally.waiting - more })
  while (more < tally.waiting && !carried(valuesOf(rule, withMore(), quorum))) more += 1
  const reachable = carried(valuesOf(rule, withMore(), quorum))
  return { met, reachable, values, needed: met ? null : neededWords(rule, reachable, more) }
}

function neededWords(rule: Ballot, reachable: boolean, more: number): string {
  if (reachable) return `needs ${more} more yes`
  return rule === 'consensus' ? 'an objection stands' : 'cannot pass unless somebody changes their answer'
}
