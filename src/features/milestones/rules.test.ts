import { describe, expect, it } from 'vitest'
import { NEVER } from '../../kernel/ladder.js'
import type { Day, Instant, TimeOfDay } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Milestone } from './model.js'
import type { Setting, Verb } from './rules.js'
import { add, assign, can, done, drop, move, reopen, reword, snooze } from './rules.js'

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
const now = '2012-03-01T10:00:00.000Z' as Instant
const today = '2012-03-01' as Day
const period = (written: string, from: string, to: string, precision: Milestone['due']['precision']) => ({
  written,
  from: from as Day,
  to: to as Day,
  precision,
})
const due = period('1Q2012', '2012-01-01', '2012-03-31', 'quarter')
const milestone: Milestone = {
  id: 'm3',
  registerId: 'r1',
  number: 3,
  text: 'Extensions of OVF',
  group: null,
  priority: null,
  parties: ['DMTF'],
  due,
  firstDue: due,
  moves: 0,
  state: 'open',
  outcome: null,
  link: null,
  closedBy: null,
  closedAt: null,
  owners: [{ user: 'UOWN', party: 'DMTF' }],
  acts: 2,
  quietUntil: '2012-03-01T09:00:00.000Z' as Instant,
  countFrom: null,
  snoozedUntil: null,
}

function setting(user: string, steward: boolean): Setting {
  return { register, actor: { user, steward }, now, today, dates: { today } }
}
const steward = setting('USTE', true)
const owner = setting('UOWN', false)
const reader = setting('UREA', false)

type Act = Exclude<Verb, 'reword'>

const acts: Readonly<Record<Act, (at: Setting, of: Milestone) => ReturnType<typeof done>>> = {
  done: (at, of) => done(at, of, { outcome: 'Published as DSP0263', link: undefined }),
  move: (at, of) => move(at, of, { due: '2H2012', reason: 'waiting for OVF 2.0' }),
  drop: (at, of) => drop(at, of, 'both groups were closed'),
  assign: (at, of) => assign(at, of, { owner: 'UNEW', party: 'CSCC' }),
  snooze: (at, of) => snooze(at, of, undefined),
  reopen: (at, of) => reopen(at, of, 'the annex is missing'),
}
const verbs = Object.keys(acts) as Act[]
const ownersOwn: readonly Act[] = ['done', 'move', 'snooze', 'reopen']

describe('the table of state and act', () => {
  it.each((['open', 'done', 'dropped'] as const).flatMap((state) => verbs.map((verb) => [state, verb] as const)))(
    '%s: %s',
    (state, verb) => {
      const allowed = (can[state] as readonly Verb[]).includes(verb)
      const of = { ...milestone, state }
      expect(acts[verb](steward, of).ok).toBe(allowed)
      expect(acts[verb](owner, of).ok).toBe(allowed && ownersOwn.includes(verb))
      expect(acts[verb](reader, of).ok).toBe(false)
    },
  )

  it.each(['open', 'done', 'dropped', 'proposed'] as const)('%s: other words, by a steward alone', (state) => {
    expect(reword(steward, { ...milestone, state }, 'Extensions of OVF 2.0').ok).toBe(state === 'open')
    expect(reword(owner, { ...milestone, state }, 'Extensions of OVF 2.0').ok).toBe(false)
    expect(reword(steward, milestone, ` ${milestone.text} `).ok).toBe(false)
  })

  it.each(verbs)('every %s counts as an act, is told once, and leaves the date as it was first written', (verb) => {
    const decided = acts[verb](steward, verb === 'reopen' ? { ...milestone, state: 'done' } : milestone)
    expect(decided.ok && decided.value.next.acts).toBe(3)
    expect(decided.ok && decided.value.next.firstDue).toEqual(due)
    expect(decided.ok && decided.value.events.map(({ ref }) => ref)).toEqual(['CSCC-M3'])
    expect(decided.ok && decided.value.notices.map(({ key }) => key)).toEqual(['said/CSCC-M3/C1'])
  })
})

describe('moving', () => {
  it('keeps the original and counts the moves', () => {
    const decided = acts.move(owner, milestone)
    expect(decided.ok && [decided.value.next.due.written, decided.value.next.firstDue.written, decided.value.next.moves]).toEqual([
      '2H2012',
      '1Q2012',
      1,
    ])
    expect(decided.ok && decided.value.events[0]).toMatchObject({ before: '1Q2012', after: '2H2012', reason: 'waiting for OVF 2.0' })
  })

  it('gives what was silent its voice again', () => {
    const decided = acts.move(steward, { ...milestone, quietUntil: NEVER })
    expect(decided.ok && decided.value.next.quietUntil).toBe(now)
  })

  it.each([
    ['to where it is', '1Q2012', 'late', 'same-date'],
    ['into the past', 'January 2012', 'late', 'date-over'],
    ['to a day the calendar does not have', '30 February 2013', 'late', 'no-such-date'],
    ['to no date', 'banana', 'late', 'not-a-date'],
    ['backwards', '2013-05-02 - 2013-05-01', 'late', 'backwards'],
    ['without a reason', '2H2012', '  ', 'missing'],
  ])('%s is refused', (_what, words, reason, code) => {
    const decided = move(steward, milestone, { due: words, reason })
    expect(decided.ok ? null : decided.problem.code).toBe(code)
  })
})

describe('the other acts', () => {
  it('done and drop ask for words', () => {
    expect(done(steward, milestone, { outcome: ' ', link: undefined }).ok).toBe(false)
    expect(drop(steward, milestone, '').ok).toBe(false)
    expect(done(steward, milestone, { outcome: 'x'.repeat(3001), link: undefined }).ok).toBe(false)
  })

  it('one owner answers on each side', () => {
    const decided = assign(steward, milestone, { owner: 'UNEW', party: 'dmtf' })
    expect(decided.ok && decided.value.next.owners).toEqual([{ user: 'UNEW', party: 'DMTF' }])
    const other = assign(steward, milestone, { owner: 'UNEW', party: 'CSCC' })
    expect(other.ok && other.value.next.owners).toHaveLength(2)
    expect(assign(steward, milestone, { owner: 'UOWN', party: 'DMTF' }).ok).toBe(false)
    expect(assign(steward, milestone, { owner: 'UNEW', party: 'W3C' }).ok).toBe(false)
  })

  it('a snooze is a week unless said, ends on a day to come, and counts once', () => {
    const week = snooze(owner, milestone, undefined)
    expect(week.ok && week.value.next.snoozedUntil).toBe('2012-03-08')
    const own = snooze(owner, milestone, 'in 2 weeks')
    expect(own.ok && own.value.next.snoozedUntil).toBe('2012-03-15')
    expect(snooze(owner, milestone, 'today').ok).toBe(false)
    expect(snooze(owner, { ...milestone, snoozedUntil: '2012-03-08' as Day }, undefined).ok).toBe(false)
    expect(snooze(owner, { ...milestone, due: { written: 'TBD', from: null, to: null, precision: 'undated' } }, undefined).ok).toBe(false)
  })

  it('a new promise is a steward’s, dated or not, for parties of the register and bodies inside them', () => {
    const request = { text: 'Joint profile', due: undefined, group: undefined, priority: undefined, party: 'DMTF CMWG, CSCC' }
    const decided = add(steward, 5, request)
    expect(decided.ok && decided.value.next).toMatchObject({
      due: { written: 'TBD', precision: 'undated' },
      parties: ['DMTF CMWG', 'CSCC'],
    })
    expect(add(owner, 5, request).ok).toBe(false)
    expect(add(steward, 5, { ...request, party: 'W3C' }).ok).toBe(false)
    expect(add(steward, 5, { ...request, due: '2/30/2012' }).ok).toBe(false)
  })
})
