import { describe, expect, it } from 'vitest'
import type { Instant, TimeOfDay } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Activity } from './model.js'
import { act, add, can } from './rules.js'

const register: RegisterAt = {
  id: 'r1',
  key: 'OGF',
  title: null,
  state: 'draft',
  zone: Zone.parse('UTC'),
  at: '09:00' as TimeOfDay,
  holidays: [],
  dayFirst: false,
  ladder: null,
  reviewLadder: null,
  answerLadder: null,
  overdue: null,
  initiated: null,
  homeChannel: 'C1',
  channels: ['C1'],
  parties: [{ short: 'OGF', channel: null }],
}
const open: Activity = { id: 'a1', number: 2, text: 'Exchange of drafts', state: 'open', outcome: null, closedBy: null, closedAt: null }
const now = '2012-03-01T09:00:00.000Z' as Instant
const steward = { user: 'U1', steward: true }
const reader = { user: 'U2', steward: false }

describe('activities', () => {
  it('an activity is added with a number of its own and said in the thread', () => {
    const decided = add(register, 4, '  Exchange of drafts ', steward)
    expect(decided.ok && decided.value.next).toEqual({ number: 4, text: 'Exchange of drafts' })
    expect(decided.ok && decided.value.events.map(({ ref }) => ref)).toEqual(['OGF-V4'])
    expect(decided.ok && decided.value.notices.map(({ key }) => key)).toEqual(['said/OGF-V4/C1'])
  })

  it.each([
    ['by a reader', reader, 'Exchange of drafts', 'not-steward'],
    ['without words', steward, '  ', 'missing'],
    ['with too many words', steward, 'x'.repeat(3001), 'too-long'],
  ])('none is added %s', (_why, actor, text, code) => {
    const decided = add(register, 1, text, actor)
    expect(decided.ok ? null : decided.problem.code).toBe(code)
  })

  it('a steward closes one with what came of it', () => {
    const decided = act(register, open, { kind: 'close', outcome: 'The profiles are published.' }, steward, now)
    expect(decided.ok && decided.value.next).toMatchObject({
      state: 'closed',
      outcome: 'The profiles are published.',
      closedBy: 'U1',
      closedAt: now,
    })
    // The reason stands beside the sentence wherever the history is shown.
    expect(decided.ok && decided.value.events[0]).toMatchObject({ sentence: 'closed V2', reason: 'The profiles are published.' })
  })

  it.each([
    ['a reader', open, reader, 'done', 'not-steward'],
    ['nobody who says nothing', open, steward, ' ', 'missing'],
    ['nobody twice', { ...open, state: 'closed' as const }, steward, 'done', 'wrong-state'],
  ])('%s closes one', (_who, activity, actor, outcome, code) => {
    const decided = act(register, activity, { kind: 'close', outcome }, actor, now)
    expect(decided.ok ? null : decided.problem.code).toBe(code)
  })

  it('the table lets a closed one be', () => {
    expect(can.closed).toEqual([])
  })
})
