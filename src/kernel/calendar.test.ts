import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayIn,
  dayOf,
  daysBetween,
  formatDayLong,
  instantAt,
  isWorkingDay,
  lastDayOfMonth,
  timeIn,
  weekdayOf,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from './calendar.js'
import type { Day, TimeOfDay, Zone } from './time.js'

const day = (text: string): Day => text as Day
const nine = '09:00' as TimeOfDay
const zone = (text: string): Zone => text as Zone

describe('nine o’clock somewhere', () => {
  it.each([
    ['2012-03-01', '09:00', 'UTC', '2012-03-01T09:00:00.000Z'],
    ['2012-03-25', '09:00', 'Europe/Berlin', '2012-03-25T07:00:00.000Z'],
    ['2012-03-24', '09:00', 'Europe/Berlin', '2012-03-24T08:00:00.000Z'],
    // The hour from 02:00 to 03:00 does not exist that night: the first instant after it.
    ['2012-03-25', '02:30', 'Europe/Berlin', '2012-03-25T01:00:00.000Z'],
    // It exists twice that night: the first.
    ['2012-10-28', '02:30', 'Europe/Berlin', '2012-10-28T00:30:00.000Z'],
    ['2012-10-07', '02:30', 'Australia/Sydney', '2012-10-06T16:00:00.000Z'],
    // Lord Howe moves by half an hour.
    ['2012-10-07', '02:15', 'Australia/Lord_Howe', '2012-10-06T15:30:00.000Z'],
    ['2012-04-01', '01:45', 'Australia/Lord_Howe', '2012-03-31T14:45:00.000Z'],
    ['2012-03-01', '09:00', 'Pacific/Kiritimati', '2012-02-29T19:00:00.000Z'],
    // Samoa had no 30 December 2011: the first instant after it.
    ['2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['2012-03-01', '09:00', 'Asia/Kathmandu', '2012-03-01T03:15:00.000Z'],
  ])('%s %s in %s', (date, time, where, instant) => {
    expect(instantAt(day(date), time as TimeOfDay, zone(where))).toBe(instant)
  })

  it('shows that day and time again in every zone, outside the gaps', () => {
    const zones = [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'America/St_Johns',
      'Asia/Kolkata',
      'Pacific/Chatham',
    ]
    const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('1990-01-01'), n))
    fc.assert(
      fc.property(days, fc.constantFrom(...zones), (date, where) => {
        const instant = instantAt(date, nine, zone(where))
        expect([dayIn(instant, zone(where)), timeIn(instant, zone(where))]).toEqual([date, '09:00'])
      }),
    )
  })

  it('does not depend on the zone of the machine', () => {
    const script =
      "import('./src/kernel/calendar.ts').then(({ instantAt, addMonths, lastDayOfMonth }) => console.log(instantAt('2012-03-25', '09:00', 'Europe/Berlin'), addMonths('2012-01-31', 1), lastDayOfMonth(2012, 4)))"
    const answers = ['UTC', 'America/New_York', 'Australia/Lord_Howe'].map((tz) =>
      execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { env: { ...process.env, TZ: tz }, encoding: 'utf8' }).trim(),
    )
    expect(new Set(answers)).toEqual(new Set(['2012-03-25T07:00:00.000Z 2012-02-29 2012-04-30']))
  })
})

describe('days', () => {
  it('counts across leap days and year ends', () => {
    expect(addDays(day('2012-02-28'), 2)).toBe('2012-03-01')
    expect(addDays(day('2012-01-01'), -1)).toBe('2011-12-31')
    expect(daysBetween(day('2012-02-01'), day('2012-03-01'))).toBe(29)
    expect(addMonths(day('2011-12-31'), 2)).toBe('2012-02-29')
    expect(addMonths(day('2012-02-29'), 12)).toBe('2013-02-28')
    expect(lastDayOfMonth(2012, 2)).toBe('2012-02-29')
    expect(dayOf(2012, 2, 30)).toBeUndefined()
    expect(weekdayOf(day('2012-03-01'))).toBe(4)
    expect(formatDayLong(day('2012-03-01'))).toBe('Thursday 1 March 2012')
  })

  it('finds the working day before and after, over weekends and holidays', () => {
    const holidays = [day('2012-01-02')]
    expect(workingDayOnOrAfter(day('2011-12-31'), holidays)).toBe('2012-01-03')
    expect(workingDayOnOrBefore(day('2012-01-02'), holidays)).toBe('2011-12-30')
    expect(isWorkingDay(day('2012-01-02'), holidays)).toBe(false)
    expect(isWorkingDay(day('2012-01-03'), holidays)).toBe(true)
  })

  it('adding days and taking them away comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -4000, max: 4000 }), (start, n) => {
        const from = addDays(day('1970-01-01'), start)
        expect(addDays(addDays(from, n), -n)).toBe(from)
        expect(daysBetween(from, addDays(from, n))).toBe(n)
      }),
    )
  })
})
