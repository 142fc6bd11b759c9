import { describe, expect, it } from 'vitest'
import { parsePeriod } from '../../kernel/period.js'
import type { Day, Instant, TimeOfDay } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Review } from './model.js'
import type { Setting } from './rules.js'
import { can, close, move, schedule, snooze, start } from './rules.js'

const register: RegisterAt = {
  id: 'r1',
  key: 'CSCC',
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
  parties: [
    { short: 'CSCC', channel: null },
    { short: 'DMTF', channel: null },
  ],
}

function setting(more: Partial<Setting> = {}): Setting {
  return {
    register,
    actor: { user: 'UALICE', steward: true },
    now: '2012-04-10T12:00:00.000Z' as Instant,
    today: '2012-04-10' as Day,
    dates: { today: '2012-04-10' as Day },
    ...more,
  }
}

function review(state: Review['state']): Review {
  const due = parsePeriod('April 2012')
  if (!due.ok) throw new Error(due.problem.sentence)
  return {
    id: 'v1',
    registerId: 'r1',
    number: 1,
    due: due.value,
    firstDue: due.value,
    moves: 0,
    state,
    outcome: null,
    note: null,
    closedBy: null,
    closedAt: null,
    acts: 3,
    quietUntil: '2012-01-01T00:00:00.000Z' as Instant,
    countFrom: null,
    snoozedUntil: null,
  }
}

const acts = {
  move: (of: Setting, one: Review) => move(of, one, { due: 'May 2012', reason: 'the chairs meet then' }),
  start: (of: Setting, one: Review) => start(of, one, ['milestones', 'contacts']),
  close: (of: Setting, one: Review) => close(of, one, { outcome: 'keep', note: undefined, next: 'yearly' }),
  snooze: (of: Setting, one: Review) => snooze(of, one),
} as const

describe('the table of states and acts', () => {
  for (const state of ['scheduled', 'open', 'closed'] as const) {
    for (const act of ['move', 'start', 'close', 'snooze'] as const) {
      const allowed = (can[state] as readonly string[]).includes(act)
      it(`a review that is ${state} ${allowed ? 'allows' : 'refuses'} ${act}`, () => {
        const decided = acts[act](setting(), review(state))
        expect(decided.ok).toBe(allowed)
        if (decided.ok) expect(decided.value.events).toHaveLength(1)
        else expect(decided.problem.code).toBe('wrong-state')
      })
      it(`${act} on a review that is ${state} is for stewards`, () => {
        const decided = acts[act](setting({ actor: { user: 'UBEN', steward: false } }), review(state))
        expect(decided).toMatchObject({ ok: false, problem: { code: 'not-steward' } })
      })
    }
  }
})

describe('starting', () => {
  it('opens one thread with a message for each point, all in the home channel', () => {
    const decided = start(setting(), review('scheduled'), ['milestones', 'contacts'])
    if (!decided.ok) throw new Error(decided.problem.sentence)
    const [root, ...points] = decided.value.notices
    expect(root).toMatchObject({ kind: 'review.thread', destination: 'C1', shows: ['CSCC-R1'] })
    expect(points.map(({ subject, threadKey }) => [subject.point, threadKey])).toEqual([
      ['milestones', root?.key],
      ['contacts', root?.key],
    ])
    expect(new Set(decided.value.notices.map(({ key }) => key)).size).toBe(3)
  })

  it('needs a channel to be held in', () => {
    const nowhere = { ...register, homeChannel: null, channels: [] }
    expect(start(setting({ register: nowhere }), review('scheduled'), [])).toMatchObject({ ok: false, problem: { code: 'not-bound' } })
  })

  it('is an act: what is unsent is dropped, and an overdue count begins again', () => {
    const late = setting({ now: '2012-05-03T12:00:00.000Z' as Instant, today: '2012-05-03' as Day })
    const decided = start(late, review('scheduled'), [])
    expect(decided).toMatchObject({ ok: true, value: { next: { acts: 4, quietUntil: late.now, countFrom: '2012-05-03', state: 'open' } } })
  })
})

describe('closing', () => {
  it.each([
    ['keep', 'yearly', '2013-04-10'],
    ['keep', 'April 2013', '2013-04-30'],
    ['new-version', 'every 6 months', '2012-10-10'],
  ] as const)('with the outcome %s and “%s” plans the next review by %s', (outcome, next, day) => {
    const decided = close(setting(), review('open'), { outcome, note: undefined, next })
    expect(decided).toMatchObject({ ok: true, value: { next: { review: { state: 'closed', outcome }, next: { to: day } } } })
  })

  it.each([
    ['', 'needs-next'],
    ['determine frequency', 'needs-date'],
    ['TBD', 'needs-date'],
    ['March 2012', 'date-over'],
  ])('with “%s” as the next is refused on its field', (next, code) => {
    expect(close(setting(), review('open'), { outcome: 'keep', note: undefined, next })).toMatchObject({
      ok: false,
      problem: { code, field: 'next' },
    })
  })

  it('asks for no next review when the register is to end', () => {
    const decided = close(setting(), review('open'), { outcome: 'end', note: 'all is done', next: undefined })
    expect(decided).toMatchObject({ ok: true, value: { next: { next: null }, events: [{ reason: 'all is done' }] } })
  })
})

describe('planning and moving', () => {
  it('refuses a date that is over', () => {
    expect(schedule(setting(), 2, '30 March 2012')).toMatchObject({ ok: false, problem: { code: 'date-over' } })
  })

  it('wants the reason of a move', () => {
    expect(move(setting(), review('scheduled'), { due: 'May 2012', reason: ' ' })).toMatchObject({
      ok: false,
      problem: { field: 'reason' },
    })
  })
})
