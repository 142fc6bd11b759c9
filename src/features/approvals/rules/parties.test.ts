import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Within } from '../model.js'
import type { PartyState, PartyVotes } from './parties.js'
import { judgeParties, partyState } from './parties.js'

function votes(approvers: number, yes: number, no: number, more: Partial<PartyVotes> = {}): PartyVotes {
  return { party: 'DMTF', approvers, yes, no, waiting: Math.max(0, approvers - yes - no), recorded: false, refused: false, ...more }
}

describe('a party', () => {
  it.each<[Within, PartyVotes, PartyState, string]>([
    ['one', votes(3, 1, 0), 'approved', 'one of its approvers is enough'],
    ['one', votes(3, 1, 1), 'divided', 'one approves and one disapproves'],
    ['one', votes(3, 0, 1), 'disapproved', 'nobody approves'],
    ['one', votes(3, 0, 0, { waiting: 2 }), 'waiting', 'abstaining leaves it unanswered'],
    ['one', votes(0, 0, 0), 'waiting', 'nobody can answer'],
    ['one', votes(2, 0, 0, { recorded: true }), 'approved', 'its body decided elsewhere'],
    ['one', votes(2, 0, 0, { refused: true }), 'disapproved', 'its body decided against it'],
    ['majority', votes(3, 3, 0, { refused: true }), 'divided', 'its body decided against what its approvers approve'],
    ['one', votes(2, 0, 1, { recorded: true }), 'divided', 'its body decided, and an approver disapproves'],
    ['majority', votes(3, 1, 0), 'waiting', 'one of three is no majority'],
    ['majority', votes(3, 2, 1), 'approved', 'two of three carry against one'],
    ['majority', votes(4, 2, 2), 'divided', 'two of four are no majority'],
    ['majority', votes(4, 2, 0), 'waiting', 'two of four are no majority yet'],
    ['all', votes(3, 3, 0), 'approved', 'all three'],
    ['all', votes(3, 2, 0, { waiting: 1 }), 'waiting', 'one has not answered'],
    ['all', votes(3, 2, 0, { waiting: 0 }), 'waiting', 'one abstains'],
    ['all', votes(3, 2, 1), 'divided', 'one disapproves'],
    ['all', votes(0, 0, 0), 'waiting', 'all of nobody is not all'],
  ])('of which %s must approve, with %o, is %s: %s', (within, counted, state) => {
    expect(partyState(within, counted)).toBe(state)
  })
})

describe('every party', () => {
  it('says of whom something is still needed', () => {
    const judged = judgeParties('one', [votes(2, 1, 0), votes(1, 0, 0, { party: 'CSCC' }), votes(0, 0, 0, { party: 'OGF' })])
    expect(judged).toMatchObject({ met: false, needed: 'needs 1 of CSCC · OGF has nobody who can answer' })
    expect(judgeParties('all', [votes(3, 1, 0)]).needed).toBe('needs 2 of DMTF')
    expect(judgeParties('one', [votes(2, 1, 1)]).needed).toBe('DMTF is divided')
    expect(judgeParties('one', [votes(2, 1, 0)])).toMatchObject({ met: true, needed: null })
  })

  it('of no party at all approves nothing', () => {
    expect(judgeParties('one', []).met).toBe(false)
  })

  it('one more approval never turns a pass into a failure', () => {
    const party = fc
      .record({ yes: fc.nat(6), no: fc.nat(6), waiting: fc.nat(6), recorded: fc.boolean(), refused: fc.boolean() })
      .map((one): PartyVotes => ({ ...one, party: 'DMTF', approvers: one.yes + one.no + one.waiting }))
    fc.assert(
      fc.property(fc.constantFrom<Within>('one', 'majority', 'all'), party, (within, counted) => {
        fc.pre(partyState(within, counted) === 'approved')
        const from = (change: Partial<PartyVotes>): PartyVotes => ({ ...counted, yes: counted.yes + 1, ...change })
        if (counted.waiting > 0) expect(partyState(within, from({ waiting: counted.waiting - 1 }))).toBe('approved')
        if (counted.no > 0) expect(partyState(within, from({ no: counted.no - 1 }))).toBe('approved')
      }),
      { numRuns: 1000 },
    )
  })
})
