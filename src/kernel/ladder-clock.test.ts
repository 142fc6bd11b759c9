import { describe, expect, it } from 'vitest'
import type { LadderInput } from './ladder.js'
import { afterAct, afterNotice, coming, makeUp, milestoneLadder, nextMorning, snooze, takeUp, turnOf } from './ladder.js'
import type { Day, Instant, TimeOfDay, Zone } from './time.js'

const at = (text: string): Instant => `${text}:00.000Z` as Instant
const calendar = (zone: string, time = '09:00', holidays: string[] = []) => ({
  zone: zone as Zone,
  at: time as TimeOfDay,
  holidays: holidays as Day[],
})

function input(due: string, mornings: ReturnType<typeof calendar>, taken: Instant): LadderInput {
  return { ...mornings, due: due as Day, precision: 'day', ladder: milestoneLadder, ...takeUp(due as Day, mornings, taken) }
}

describe('mornings where clocks change', () => {
  it.each([
    // Berlin loses 02:00 to 03:00 on Sunday 26 March 2017; a weekday gap: Amman, Friday 31 March 2017, 00:00 to 01:00.
    ['Asia/Amman', '00:30', '2017-03-31', '2017-03-30T22:00'],
    // Amman has 00:00 to 01:00 twice on Friday 27 October 2017: the first counts.
    ['Asia/Amman', '00:30', '2017-10-27', '2017-10-26T21:30'],
    ['Europe/Berlin', '09:00', '2012-03-26', '2012-03-26T07:00'],
    ['Europe/Berlin', '09:00', '2012-03-23', '2012-03-23T08:00'],
    ['Australia/Lord_Howe', '09:00', '2012-04-02', '2012-04-01T22:30'],
  ])('in %s at %s on %s', (zone, time, due, morning) => {
    const mornings = calendar(zone, time)
    const thing = input(due, mornings, at('2010-01-01T00:00'))
    const last = { ...thing, ladder: { ...milestoneLadder, before: [0], long: [], overdue: [] } }
    expect(nextMorning(last)).toBe(at(morning))
    expect(turnOf(last, at(morning))).toMatchObject({ kind: 'say', stage: { stage: 'T-0' } })
  })

  it('a working day that a zone skipped is made up on the next', () => {
    // Samoa had no Friday 30 December 2011.
    const mornings = calendar('Pacific/Apia')
    const thing = { ...input('2011-12-30', mornings, at('2011-12-28T00:00')), ladder: { ...milestoneLadder, before: [0], long: [] } }
    const next = nextMorning(thing)
    expect(next).toBe(at('2011-12-30T10:00'))
    expect(turnOf(thing, next ?? at('2011-12-30T10:00'))).toEqual({ kind: 'later', at: at('2012-01-01T19:00') })
    expect(turnOf(thing, at('2012-01-01T19:00')).kind).toBe('say')
  })
})

describe('a register that speaks late', () => {
  it.each(['16:59', '17:00', '18:30', '23:59'])('at %s says it on its own day', (time) => {
    const mornings = calendar('UTC', time)
    const thing = input('2012-03-15', mornings, at('2012-03-02T00:00'))
    const next = nextMorning(thing)
    expect(next).toBe(at(`2012-03-08T${time}`))
    expect(turnOf(thing, next ?? at('2012-03-08T00:00'))).toMatchObject({ kind: 'say', stage: { stage: 'T-7' } })
  })

  it('makes up what it missed by the end of its day, later on the next', () => {
    expect(makeUp(calendar('UTC', '18:00'), at('2012-03-08T23:50'))).toBe(at('2012-03-08T23:50'))
    expect(makeUp(calendar('UTC', '18:00'), at('2012-03-09T00:10'))).toBe(at('2012-03-09T18:00'))
  })
})

describe('holidays', () => {
  it('move a stage before the due day back, one after it on', () => {
    const mornings = calendar('UTC', '09:00', ['2012-03-08', '2012-03-16', '2012-03-19'])
    const thing = input('2012-03-15', mornings, at('2012-03-05T00:00'))
    expect(nextMorning(thing)).toBe(at('2012-03-07T09:00'))
    const overdue = { ...thing, ...afterNotice(thing, at('2012-03-15T09:00')) }
    expect(nextMorning(overdue)).toBe(at('2012-03-20T09:00'))
  })

  it('without end do not keep the program busy for ever', () => {
    const endless = Array.from({ length: 1000 }, (_, index) => new Date(Date.UTC(2012, 0, 1 + index)).toISOString().slice(0, 10))
    expect(nextMorning(input('2012-06-15', calendar('UTC', '09:00', endless), at('2012-03-05T00:00')))).not.toBeNull()
  })
})

describe('an act', () => {
  it('while the clock is set back leaves said what was said', () => {
    const mornings = calendar('UTC')
    const thing = input('2012-03-31', mornings, at('2011-12-16T08:58'))
    const said = { ...thing, ...afterNotice(thing, at('2012-03-01T09:00')) }
    const acted = { ...said, ...afterAct(said, thing.due, mornings, at('2012-02-20T10:00')) }
    expect(nextMorning(acted)).toBe(at('2012-03-16T09:00'))
  })
})

describe('a snooze', () => {
  const mornings = calendar('UTC')
  const thing = input('2012-03-31', mornings, at('2011-12-16T08:58'))
  const until = (day: string, now: string): LadderInput => ({
    ...thing,
    ...snooze(afterNotice(thing, at('2012-03-01T09:00')), thing.due, day as Day, thing.ladder, mornings, at(now)),
  })

  it('until a day before the first stage still ends with one notice, which counts the days left', () => {
    const early = { ...thing, ...snooze(thing, thing.due, '2012-01-10' as Day, thing.ladder, mornings, at('2012-01-03T10:00')) }
    expect(turnOf(early, at('2012-01-10T09:00'))).toMatchObject({ kind: 'say', stage: { stage: 'T-81' } })
    const after = { ...early, ...afterNotice(early, at('2012-01-10T09:00')) }
    expect(nextMorning(after)).toBe(at('2012-03-01T09:00'))
  })

  it('that ends on a stage’s own morning gives one notice, not two', () => {
    const snoozed = until('2012-03-16', '2012-03-05T10:00')
    expect(turnOf(snoozed, at('2012-03-16T09:00'))).toMatchObject({ kind: 'say', stage: { stage: 'T-14' } })
    expect(nextMorning({ ...snoozed, ...afterNotice(snoozed, at('2012-03-16T09:00')) })).toBe(at('2012-03-23T09:00'))
  })

  it('over the due day comes back as overdue', () => {
    expect(turnOf(until('2012-04-12', '2012-03-20T10:00'), at('2012-04-12T09:00'))).toMatchObject({ stage: { stage: 'T+8' } })
  })

  it.each([
    ['a week', '2012-04-11', ['2012-04-11 T+1', '2012-04-18 T+8', '2012-04-25 T+15']],
    ['two days', '2012-04-06', ['2012-04-06 T+1', '2012-04-13 T+8', '2012-04-20 T+15', '2012-04-27 T+22']],
    ['until a Sunday', '2012-04-15', ['2012-04-16 T+1', '2012-04-23 T+8', '2012-04-30 T+15']],
  ])('of an overdue thing, %s long, never speaks on two mornings running', (_, day, expected) => {
    const overdue = { ...thing, ...afterNotice(thing, at('2012-04-02T09:00')) }
    const snoozed = { ...overdue, ...snooze(overdue, thing.due, day as Day, thing.ladder, mornings, at('2012-04-04T10:00')) }
    const assigned = { ...snoozed, ...afterAct(snoozed, thing.due, mornings, at('2012-04-05T10:00')) }
    for (const one of [snoozed, assigned]) {
      const notices = coming(one, at('2012-04-05T10:00'), at('2012-05-01T09:00'))
      expect(notices.map(({ morning, stage }) => `${morning.slice(0, 10)} ${stage}`)).toEqual(expected)
    }
  })

  it('missed while the bot was down is made up once', () => {
    const snoozed = until('2012-03-10', '2012-03-05T10:00')
    const late = at('2012-03-14T12:00')
    expect(turnOf(snoozed, late)).toMatchObject({ kind: 'say', stage: { stage: 'T-30' } })
    expect(nextMorning({ ...snoozed, ...afterNotice(snoozed, late) })).toBe(at('2012-03-16T09:00'))
  })

  it('wakes even what was silent since it was taken up overdue', () => {
    const silent = input('2011-06-30', mornings, at('2011-12-16T08:58'))
    expect(nextMorning(silent)).toBeNull()
    const woken = { ...silent, ...snooze(silent, silent.due, '2011-12-23' as Day, silent.ladder, mornings, at('2011-12-16T10:00')) }
    expect(nextMorning(woken)).toBe(at('2011-12-23T09:00'))
  })
})
