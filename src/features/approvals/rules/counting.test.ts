import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../model.js'
import type { Tally } from './counting.js'
import { judgeBallot } from './counting.js'

type Ballot = Exclude<Rule, 'parties'>

function tally(voters: number, yes: number, no: number, abstained = 0, unreasoned = 0): Tally {
  return { voters, yes, no, unreasoned, abstained, waiting: voters - yes - no - abstained }
}

interface Published {
  readonly source: string
  readonly rule: Ballot
  readonly tally: Tally
  readonly passes: boolean
}

/** Figures as they were published; the addresses tell where. */
const published: readonly Published[] = [
  // “9 voting members … at least 6 members have to vote Yes and no more than 2 members may vote No”
  ...[
    [6, 2, true],
    [6, 3, false],
    [5, 2, false],
    [7, 2, true],
    [6, 0, true],
  ].map(([yes, no, passes]) => ({
    source: 'OASIS ballot 3399, oasis-open.org/committees/ballot.php?id=3399',
    rule: 'special' as const,
    tally: tally(9, Number(yes), Number(no)),
    passes: passes === true,
  })),
  // “7 voting members … at least 5 members have to vote Yes and no more than 1 member may vote No”
  { source: 'OASIS ballot 2990, oasis-open.org/committees/ballot.php?id=2990', rule: 'special', tally: tally(7, 5, 1), passes: true },
  { source: 'OASIS ballot 2990, oasis-open.org/committees/ballot.php?id=2990', rule: 'special', tally: tally(7, 5, 2), passes: false },
  // This one announced “7 voting members … at least 4”, which is less than two thirds.
  { source: 'OASIS ballot 2601, oasis-open.org/committees/ballot.php?id=2601', rule: 'special', tally: tally(7, 4, 0), passes: false },
  // “4 voting members … at least 3 … no more than 1”
  { source: 'OASIS ballot 2848, oasis-open.org/committees/ballot.php?id=2848', rule: 'special', tally: tally(4, 3, 1), passes: true },
  // “6 voting members … at least 4 … no more than 1”
  { source: 'OASIS ballot 2842, oasis-open.org/committees/ballot.php?id=2842', rule: 'special', tally: tally(6, 4, 1), passes: true },
  { source: 'OASIS ballot 2842, oasis-open.org/committees/ballot.php?id=2842', rule: 'special', tally: tally(6, 4, 2), passes: false },
  // “16 in favour out of 16 = 100 %”; two members abstained and are not counted.
  { source: 'ISO/IEC FDIS 2375, unicode.org/L2/L2003/03013-fdis2375-voting.htm', rule: 'iso', tally: tally(18, 16, 0, 2), passes: true },
  // Participating members of ISO DIS 26000: 56 yes, 15 no of 71 cast; all members: 60 yes, 18 no of 78 cast, of 105.
  { source: 'ISO DIS 26000, 26k-estimation.com/dis-vote-analysis', rule: 'iso', tally: tally(84, 56, 15), passes: true },
  { source: 'ISO DIS 26000, 26k-estimation.com/dis-vote-analysis', rule: 'iso', tally: tally(105, 60, 18), passes: true },
  // “if only 2 of the 60 YES votes would have been NO votes … the DIS vote would formally have failed”
  { source: 'ISO DIS 26000, 26k-estimation.com/dis-vote-analysis', rule: 'iso', tally: tally(105, 58, 20), passes: false },
  // “65 % in favour, and 32 % opposed … a negative vote”
  { source: 'ISO/FDIS 8015, macleod.co.uk/articles/fdis-8015-gets-negative-vote', rule: 'iso', tally: tally(97, 65, 32), passes: false },
  // “at least 75 percent of all ballots … returned and … 75 percent of these bear a yes vote. If … 30 percent are abstentions, the ballot fails.”
  ...(
    [
      [100, 57, 18, 0, true], // 75 returned of 100; 57 of 75 is 76 %
      [100, 56, 18, 0, false], // 74 returned
      [100, 60, 20, 0, true], // 60 of 80 is 75 %
      [100, 59, 21, 0, false], // 59 of 80 is under 75 %
      [100, 54, 17, 29, true], // 29 of 100 abstain
      [100, 53, 17, 30, false], // 30 of 100 abstain
      [10, 6, 2, 0, true], // 8 returned of 10, 6 of 8
      [10, 5, 2, 0, false], // 7 returned of 10
      [8, 6, 0, 0, true],
      [8, 5, 0, 0, false], // 5 of 8 returned
    ] as const
  ).map(([voters, yes, no, abstained, passes]) => ({
    source: 'IEEE SA, standards.ieee.org/develop/balloting-standard/balloting',
    rule: 'return' as const,
    tally: tally(voters, yes, no, abstained),
    passes,
  })),
]

describe('published cases', () => {
  it.each(
    published.map((one): [string, Published] => [`${one.source}: ${one.tally.yes} yes, ${one.tally.no} no of ${one.tally.voters}`, one]),
  )('%s', (_name, { rule, tally: counted, passes }) => {
    expect(judgeBallot(rule, counted, null).met).toBe(passes)
  })
})

describe('what is still needed', () => {
  it.each<[Ballot, Tally, string | null]>([
    ['special', tally(9, 0, 0), 'needs 6 more yes'],
    ['special', tally(9, 5, 2), 'needs 1 more yes'],
    ['special', tally(9, 6, 2), null],
    ['special', tally(9, 5, 3), 'cannot pass unless somebody changes their answer'],
    ['special', tally(7, 4, 0), 'needs 1 more yes'],
    ['simple', tally(9, 2, 3), 'needs 2 more yes'],
    ['simple', tally(4, 0, 0), 'needs 1 more yes'],
    ['simple', tally(5, 2, 3), 'cannot pass unless somebody changes their answer'],
    ['return', tally(10, 5, 0), 'needs 3 more yes'],
    ['return', tally(10, 5, 2), 'needs 1 more yes'],
    ['iso', tally(18, 2, 2), 'needs 4 more yes'],
    ['iso', tally(4, 2, 2), 'cannot pass unless somebody changes their answer'],
    ['consensus', tally(9, 0, 0), null],
    ['consensus', tally(9, 8, 1), 'an objection stands'],
  ])('%s of %o: %s', (rule, counted, needed) => {
    expect(judgeBallot(rule, counted, null).needed).toBe(needed)
  })

  it('says each value beside what the rule asks', () => {
    expect(judgeBallot('special', tally(9, 5, 1), null).values).toEqual([
      { what: 'yes of all voting members', value: '5 of 9', needs: 'at least 6 (two thirds)', met: false },
      { what: 'no of all voting members', value: '1 of 9', needs: 'at most 2 (one quarter)', met: true },
    ])
    expect(judgeBallot('return', tally(10, 6, 1, 1), null).values).toEqual([
      { what: 'returned', value: '8 of 10', needs: 'at least 8 (75 %)', met: true },
      { what: 'yes of yes and no', value: '6 of 7', needs: 'at least 6 (75 %)', met: true },
      { what: 'abstaining of those returned', value: '1 of 8', needs: 'fewer than 3 (30 %)', met: true },
    ])
  })
})

describe('quorum and silence', () => {
  it('a vote of too few does not carry', () => {
    expect(judgeBallot('simple', tally(9, 3, 1), 5)).toMatchObject({ met: false, reachable: true, needed: 'needs 1 more yes' })
    expect(judgeBallot('simple', tally(9, 3, 1, 1), 5).met).toBe(true)
  })

  it('silence agrees to a call for consensus and to nothing else', () => {
    const silent = (rule: Ballot): boolean => judgeBallot(rule, tally(9, 0, 0), null).met
    expect(['simple', 'special', 'return', 'iso', 'consensus'].filter((rule) => silent(rule as Ballot))).toEqual(['consensus'])
  })

  it('in the ISO rule a negative vote without reasons is not counted', () => {
    expect(judgeBallot('iso', tally(10, 6, 4, 0, 0), null).met).toBe(false)
    expect(judgeBallot('iso', tally(10, 6, 4, 0, 3), null).met).toBe(true)
    expect(judgeBallot('special', tally(9, 6, 3, 0, 3), null).met).toBe(false)
  })

  it('those who have left and never answered stay in the sum and are waited for no more', () => {
    const left: Tally = { voters: 9, yes: 5, no: 0, unreasoned: 0, abstained: 0, waiting: 0 }
    expect(judgeBallot('special', left, null)).toMatchObject({ met: false, reachable: false })
  })
})

const rule = fc.constantFrom<Ballot>('simple', 'special', 'return', 'iso', 'consensus')
const counts = fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40)).map(([yes, no, abstained, waiting]): Tally => {
  return { voters: yes + no + abstained + waiting, yes, no, abstained, waiting, unreasoned: 0 }
})

describe('laws of every rule', () => {
  it('one more approval never turns a pass into a failure', () => {
    fc.assert(
      fc.property(rule, counts, fc.option(fc.nat(100)), (by, of, quorum) => {
        fc.pre(judgeBallot(by, of, quorum).met)
        const from = (change: Partial<Tally>): Tally => ({ ...of, yes: of.yes + 1, ...change })
        if (of.waiting > 0) expect(judgeBallot(by, from({ waiting: of.waiting - 1 }), quorum).met).toBe(true)
        if (of.no > 0) expect(judgeBallot(by, from({ no: of.no - 1 }), quorum).met).toBe(true)
        if (of.abstained > 0) expect(judgeBallot(by, from({ abstained: of.abstained - 1 }), quorum).met).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('what is said to be needed is enough, and one less is not', () => {
    fc.assert(
      fc.property(rule, counts, (by, of) => {
        const { needed } = judgeBallot(by, of, null)
        const more = Number(/^needs (\d+) more yes$/.exec(needed ?? '')?.[1] ?? 0)
        fc.pre(more > 0)
        const given = (count: number): boolean => judgeBallot(by, { ...of, yes: of.yes + count, waiting: of.waiting - count }, null).met
        expect([given(more), given(more - 1)]).toEqual([true, false])
      }),
      { numRuns: 2000 },
    )
  })

  it('exact at every size: two thirds and a quarter, compared as fractions of big whole numbers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.nat(100_000), (voters, yes, no) => {
        fc.pre(yes + no <= voters)
        const exact = BigInt(yes) * 3n >= BigInt(voters) * 2n && BigInt(no) * 4n <= BigInt(voters)
        expect(judgeBallot('special', { ...tally(voters, yes, no), waiting: 0 }, null).met).toBe(exact)
      }),
    )
  })
})
