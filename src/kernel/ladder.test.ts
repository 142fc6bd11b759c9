import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn } from './calendar.js'
import type { Attention, LadderInput } from './ladder.js'
import {
  afterAct,
  afterNotice,
  coming,
  foresee,
  makeUp,
  milestoneLadder,
  NEVER,
  nextMorning,
  recount,
  reviewLadder,
  snooze,
  stageAt,
  takeUp,
  turnOf,
  withSettings,
} from './ladder.js'
import type { Day, Instant, TimeOfDay, Zone } from './time.js'
import { instantFromMs, msOf } from './time.js'

const utc = { zone: 'UTC' as Zone, at: '09:00' as TimeOfDay, holidays: [] as Day[] }
const day = (text: string): Day => text as Day
const at = (text: string): Instant => `${text}:00.000Z` as Instant
const took = at('2011-12-16T08:58')

function milestone(due: string, precision: LadderInput['precision'], attention: Attention = takeUp(day(due), utc, took)): LadderInput {
  return { ...utc, due: day(due), precision, ladder: milestoneLadder, ...attention }
}

/** Ticks at the given instants and lists what is said. */
function said(input: LadderInput, ticks: readonly Instant[]): { stage: string; at: Instant }[] {
  let present = input
  const out: { stage: string; at: Instant }[] = []
  for (const now of ticks) {
    const turn = turnOf(present, now)
    if (turn.kind !== 'say') continue
    out.push({ stage: turn.stage.stage, at: now })
    present = { ...present, ...afterNotice(present, now) }
  }
  return out
}

function hourly(from: Instant, days: number): Instant[] {
  return Array.from({ length: days * 24 }, (_, hour) => instantFromMs(msOf(from) + hour * 3_600_000))
}

describe('the register of CSCC and DMTF, taken up in December 2011', () => {
  const things = {
    M1: milestone('2012-06-30', 'half'),
    M3: milestone('2012-03-31', 'quarter'),
    R1: { ...utc, due: day('2012-04-30'), precision: 'month' as const, ladder: reviewLadder, ...takeUp(day('2012-04-30'), utc, took) },
  }

  it('speaks of M3 and R1 on 1 March, of M1 and R1 on 1 May', () => {
    const on = (input: LadderInput, date: string): string[] => foresee(input, day(date), day(date)).map(({ stage }) => stage)
    expect([on(things.M1, '2012-03-01'), on(things.M3, '2012-03-01'), on(things.R1, '2012-03-01')]).toEqual([[], ['T-30'], ['T-60']])
    expect([on(things.M1, '2012-05-01'), on(things.R1, '2012-05-01')]).toEqual([['T-60'], ['T+1']])
    expect(nextMorning(things.M3)).toBe(at('2012-03-01T09:00'))
  })

  it('walks the whole ladder on working days, then every thirty days', () => {
    const all = foresee(things.M3, day('2012-01-01'), day('2012-07-31'))
    expect(all.map(({ stage, morning }) => `${stage} ${morning.slice(5, 10)}`)).toEqual([
      'T-30 03-01',
      'T-14 03-16',
      'T-7 03-23',
      // 30 and 31 March, a Friday and a Saturday, meet on the Friday: only the latest is said.
      'T-0 03-30',
      // 1 April 2012 is a Sunday, 8 and 15 April too, 22 April as well.
      'T+1 04-02',
      'T+8 04-09',
      'T+15 04-16',
      'T+22 04-23',
      'T+52 05-22',
      'T+82 06-21',
      'T+112 07-23',
    ])
  })
})

describe('taking up', () => {
  it('counts a stage whose morning has passed as said', () => {
    const input = milestone('2012-03-31', 'quarter', takeUp(day('2012-03-31'), utc, at('2012-03-01T09:00')))
    expect(nextMorning(input)).toBe(at('2012-03-16T09:00'))
  })

  it('keeps silent about what was overdue already, until it is moved', () => {
    const taken = takeUp(day('2011-06-30'), utc, took)
    expect(taken.quietUntil).toBe(NEVER)
    expect(nextMorning(milestone('2011-06-30', 'quarter', taken))).toBeNull()
    expect(afterAct(taken, day('2011-06-30'), utc, at('2012-01-10T10:00')).quietUntil).toBe(NEVER)
    expect(nextMorning(milestone('2012-02-15', 'day', takeUp(day('2012-02-15'), utc, at('2012-01-10T10:00'))))).toBe(at('2012-01-16T09:00'))
  })

  it('a change of the calendar repeats nothing and wakes nothing', () => {
    expect(recount({ quietUntil: NEVER, countFrom: null, snoozedUntil: null }, took).quietUntil).toBe(NEVER)
    expect(recount({ quietUntil: took, countFrom: null, snoozedUntil: null }, at('2012-01-01T00:00')).quietUntil).toBe(
      at('2012-01-01T00:00'),
    )
  })

  it('a register’s own stages replace the usual ones', () => {
    const own = { ...milestone('2012-06-30', 'half'), ladder: withSettings(milestoneLadder, { before: [10, 0], overdue: [2] }) }
    expect(foresee(own, day('2012-01-01'), day('2012-08-15')).map(({ stage }) => stage)).toEqual(['T-10', 'T-0', 'T+2', 'T+32'])
  })
})

describe('acts', () => {
  it('a snooze silences until its day, gives one notice of the present stage, and the ladder goes on', () => {
    const first = milestone('2012-03-31', 'quarter')
    const snoozed = {
      ...first,
      ...snooze(afterNotice(first, at('2012-03-01T09:00')), first.due, day('2012-03-17'), first.ladder, utc, at('2012-03-05T10:00')),
    }
    const notices = said(snoozed, hourly(at('2012-03-05T10:00'), 40))
    // 17 March is a Saturday: the snooze ends on Monday, at the stage of 14 days.
    expect(notices.slice(0, 3).map((one) => `${one.stage} ${one.at.slice(5, 13)}`)).toEqual([
      'T-14 03-19T09',
      'T-7 03-23T09',
      'T-0 03-30T09',
    ])
  })

  it('an act on an overdue thing starts its count of overdue days again', () => {
    const overdue = { ...milestone('2012-03-31', 'quarter'), quietUntil: at('2012-04-02T09:00') }
    const acted = { ...overdue, ...afterAct(overdue, overdue.due, utc, at('2012-04-04T12:00')) }
    expect(acted.countFrom).toBe('2012-04-04')
    expect(said(acted, hourly(at('2012-04-04T12:00'), 20)).map(({ stage, at: when }) => `${stage} ${when.slice(5, 10)}`)).toEqual([
      'T+1 04-05',
      'T+8 04-12',
      'T+15 04-19',
    ])
  })

  it.each([
    ['2012-03-01T09:00', '2012-03-01T09:00'],
    ['2012-03-01T16:59', '2012-03-01T16:59'],
    ['2012-03-01T17:00', '2012-03-02T09:00'],
    ['2012-03-02T18:00', '2012-03-05T09:00'],
    ['2012-03-03T12:00', '2012-03-05T09:00'],
    ['2012-03-01T08:00', '2012-03-01T09:00'],
  ])('a morning missed at %s is made up at %s', (now, when) => {
    expect(makeUp(utc, at(now))).toBe(at(when))
  })
})

describe('laws', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/Santiago'] as const
  const inputs = fc
    .record({ days: fc.integer({ min: 1, max: 80 }), zone: fc.constantFrom(...zones), precision: fc.constantFrom('day', 'month', 'half') })
    .map(({ days, zone, precision }): LadderInput => {
      const calendar = { zone: zone as Zone, at: '09:00' as TimeOfDay, holidays: [day('2012-01-02'), day('2012-05-01')] }
      const due = addDays(day('2011-12-16'), days)
      return { ...calendar, due, precision, ladder: milestoneLadder, ...takeUp(due, calendar, took) }
    })
  // Four times a day is often enough to meet every morning and every closing hour.
  const often = hourly(took, 120).filter((_, hour) => hour % 6 === 0)

  it('ticking twice says nothing twice', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const twice = often.flatMap((now) => [now, now])
        expect(said(input, twice)).toEqual(said(input, often))
      }),
      { numRuns: 10 },
    )
  })

  it('ticking more rarely never adds a stage, never repeats one, and the last one said is the latest due', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 2, max: 60 }), (input, step) => {
        const rare = said(
          input,
          often.filter((_, index) => index % step === 0),
        )
        const all = said(input, often).map(({ stage }) => stage)
        const stages = rare.map(({ stage }) => stage)
        expect(stages.every((stage) => all.includes(stage))).toBe(true)
        expect(new Set(stages).size).toBe(stages.length)
        for (const { stage, at: now } of rare) {
          const latest = foresee(input, day('2011-12-16'), dayIn(now, input.zone)).filter(({ morning }) => morning <= now)
          expect(stage).toBe(latest.at(-1)?.stage)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('nothing is said before its morning, nor outside working hours', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        for (const { at: now } of said(input, often)) {
          expect(makeUp(input, now)).toBe(now)
          expect(stageAt(input, instantFromMs(msOf(nextMorning(input) ?? now) - 1))).toBeNull()
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('what is coming', () => {
  it('is what living through the hours will say', () => {
    const days = fc.integer({ min: -40, max: 200 }).map((ahead) => addDays(day('2012-01-02'), ahead))
    const zones = fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati')
    const arbitrary = fc.record({
      due: days,
      zone: zones,
      precision: fc.constantFrom<LadderInput['precision']>('day', 'half'),
      snoozed: fc.option(days, { nil: null }),
      silent: fc.boolean(),
    })
    fc.assert(
      fc.property(arbitrary, ({ due, zone, precision, snoozed, silent }) => {
        const from = at('2012-01-02T00:00')
        const quietUntil = silent ? NEVER : at('2011-12-20T12:00')
        const input: LadderInput = {
          ...utc,
          zone: zone as Zone,
          due,
          precision,
          ladder: milestoneLadder,
          quietUntil,
          countFrom: null,
          snoozedUntil: snoozed,
        }
        const until = instantFromMs(msOf(from) + 90 * 86_400_000 - 3_600_000)
        // Zones with half hours speak between two full hours: so ticks every half hour.
        const ticks = Array.from({ length: 90 * 48 - 1 }, (_, half) => instantFromMs(msOf(from) + half * 1_800_000))
        expect(coming(input, from, until).map(({ stage, morning }) => ({ stage, at: morning }))).toEqual(said(input, ticks))
      }),
      { numRuns: 12 },
    )
  })
})
