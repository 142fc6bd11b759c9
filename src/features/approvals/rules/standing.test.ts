import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undated } from '../../../kernel/period.js'
import type { Instant } from '../../../kernel/time.js'
import type { Approval, Position, PositionKind, Rule, Voter } from '../model.js'
import { standingOf } from './standing.js'

const NOW = '2012-03-01T09:00:00.000Z' as Instant

function approval(rule: Rule, more: Partial<Approval> = {}): Approval {
  return {
    id: 'a1',
    workspace: 'T1',
    registerId: 'r1',
    number: 1,
    subjectKind: 'motion',
    subjectNumber: null,
    subjectRef: 'CSCC-motion',
    title: 'Meet in Berlin',
    version: '1.1',
    textHash: 'now',
    rule,
    within: 'one',
    parties: ['CSCC', 'DMTF'],
    quorum: null,
    due: undated(''),
    closesAt: null,
    state: 'open',
    outcome: null,
    reason: null,
    openedBy: 'UALICE',
    openedAt: NOW,
    closedBy: null,
    closedAt: null,
    acts: 0,
    quietUntil: NOW,
    countFrom: null,
    snoozedUntil: null,
    ...more,
  }
}

function position(user: string | null, kind: PositionKind, more: Partial<Position> = {}): Position {
  return {
    user,
    party: 'DMTF',
    kind,
    comment: null,
    reason: kind === 'disapprove' ? 'why' : null,
    change: null,
    version: '1.1',
    textHash: 'now',
    body: null,
    resolution: null,
    on: null,
    evidence: null,
    enteredBy: user ?? 'UALICE',
    source: 'button',
    at: NOW,
    ...more,
  }
}

const voters: readonly Voter[] = [
  { user: 'UBEN', party: 'DMTF' },
  { user: 'UHUGO', party: 'DMTF' },
  { user: 'UCHEN', party: 'CSCC' },
]

function standing(of: Approval, positions: readonly Position[], more: { left?: string[]; approvers?: readonly Voter[] } = {}) {
  return standingOf({ approval: of, voters, positions, approvers: more.approvers ?? voters, left: new Set(more.left ?? []) })
}

describe('the fold', () => {
  it('takes the newest answer of each, and comments never', () => {
    const { tally } = standing(approval('simple'), [
      position('UBEN', 'disapprove'),
      position('UHUGO', 'approve'),
      position('UBEN', 'comment'),
      position('UBEN', 'comments'),
    ])
    expect(tally).toEqual({ voters: 3, yes: 2, no: 0, unreasoned: 0, abstained: 0, waiting: 1 })
  })

  it('answers for an earlier text stay there, and those who gave them are asked again', () => {
    const stands = standing(approval('parties'), [
      position('UBEN', 'approve', { textHash: 'before', version: '1.0' }),
      position('UCHEN', 'approve', { textHash: 'before', version: '1.0', party: 'CSCC' }),
      position('UCHEN', 'approve', { party: 'CSCC' }),
    ])
    expect(stands.judged.needed).toBe('needs 1 of DMTF')
    expect(stands.earlier.map(({ user, version }) => [user, version])).toEqual([['UBEN', '1.0']])
    expect(stands.waiting.map(({ user }) => user)).toEqual(['UBEN', 'UHUGO'])
  })

  it('a decision of a body stands for its party, until one of its approvers disapproves', () => {
    const decision = position(null, 'approve', { body: 'Board of Directors', resolution: '2011-12-04' })
    const [, dmtf] = standing(approval('parties'), [decision]).parties
    expect(dmtf).toMatchObject({ state: 'approved', recorded: { resolution: '2011-12-04' } })
    expect(standing(approval('parties'), [decision, position('UBEN', 'disapprove')]).parties[1]).toMatchObject({ state: 'divided' })
  })

  it('of two who hold one party, a recused one is no longer one of all', () => {
    const both = approval('parties', { within: 'all' })
    const answers = [position('UBEN', 'approve'), position('UHUGO', 'recuse')]
    expect(standing(both, answers).parties[1]).toMatchObject({ party: 'DMTF', state: 'approved' })
    expect(standing(both, [position('UBEN', 'approve'), position('UHUGO', 'abstain')]).parties[1]).toMatchObject({ state: 'waiting' })
  })
})

describe('people who left', () => {
  it('are waited for no more; their party’s others are', () => {
    const { waiting, judged } = standing(approval('parties'), [], { left: ['UBEN'] })
    expect(waiting.map(({ user }) => user)).toEqual(['UCHEN', 'UHUGO'])
    expect(judged.needed).toBe('needs 1 of CSCC · needs 1 of DMTF')
  })

  it('leave a party that has nobody else to the approvers it has by now, and nobody else to those', () => {
    const approvers = [...voters, { user: 'UDANA', party: 'CSCC' }, { user: 'UERIK', party: 'DMTF' }]
    const { waiting } = standing(approval('parties'), [], { left: ['UCHEN'], approvers })
    expect(waiting.map(({ user }) => user)).toEqual(['UDANA', 'UBEN', 'UHUGO'])
    expect(standing(approval('parties'), [], { left: ['UCHEN'] }).judged.needed).toContain('CSCC has nobody who can answer')
  })

  it('stay in the sum of a ballot, with what they answered', () => {
    const { tally } = standing(approval('special'), [position('UBEN', 'approve')], { left: ['UBEN', 'UCHEN'] })
    expect(tally).toMatchObject({ voters: 3, yes: 1, waiting: 1 })
  })
})

describe('the order of answers', () => {
  const user = fc.constantFrom('UBEN', 'UHUGO', 'UCHEN')
  const kind = fc.constantFrom<PositionKind>('approve', 'comments', 'disapprove', 'abstain', 'recuse')
  const given = fc
    .uniqueArray(fc.tuple(user, kind), { selector: ([who]) => who })
    .map((all) => all.map(([who, what]) => position(who, what, { party: who === 'UCHEN' ? 'CSCC' : 'DMTF' })))
  const rule = fc.constantFrom<Rule>('parties', 'simple', 'special', 'return', 'iso', 'consensus')

  it('of different people never matters to what is closed at the deadline', () => {
    fc.assert(
      fc.property(rule, given, fc.infiniteStream(fc.nat()), (by, positions, order) => {
        const [...keys] = positions.map(() => order.next().value ?? 0)
        const other = positions.map((one, index) => ({ one, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key)
        const shuffled = other.map(({ one }) => one)
        expect(standing(approval(by), shuffled).judged).toEqual(standing(approval(by), positions).judged)
      }),
      { numRuns: 500 },
    )
  })

  it('of one person does: the last stands', () => {
    const first = standing(approval('simple'), [position('UBEN', 'approve'), position('UBEN', 'disapprove')])
    expect(first.tally).toMatchObject({ yes: 0, no: 1 })
  })
})
