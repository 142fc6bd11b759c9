/** Calendar arithmetic on days, and the only place where a wall-clock time becomes an instant. */
import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import utc from 'dayjs/plugin/utc.js'
import type { Day, Instant, TimeOfDay, Zone } from './time.js'
import { instantFromMs, msOf } from './time.js'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Days are reckoned in UTC mode, where no zone's daylight saving can bend them. */
function at(day: Day): dayjs.Dayjs {
  return dayjs.utc(day)
}

function dayFrom(date: dayjs.Dayjs): Day {
  return date.format('YYYY-MM-DD') as Day
}

/** The day, or undefined where the calendar has none such (30 February). */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return dayjs.utc(text, 'YYYY-MM-DD', true).isValid() ? (text as Day) : undefined
}

export function addDays(day: Day, days: number): Day {
  return dayFrom(at(day).add(days, 'day'))
}

/** Months later, held at the month's end: 31 January and one month is the last of February. */
export function addMonths(day: Day, months: number): Day {
  return dayFrom(at(day).add(months, 'month'))
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((at(to).valueOf() - at(from).valueOf()) / DAY_MS)
}

/** 0 is Sunday, 6 Saturday. */
export function weekdayOf(day: Day): number {
  return at(day).day()
}

export function yearOf(day: Day): number {
  return at(day).year()
}

export function lastDayOfMonth(year: number, month: number): Day {
  return dayFrom(dayjs.utc(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`).endOf('month'))
}

export function isWorkingDay(day: Day, holidays: readonly Day[]): boolean {
  const weekday = weekdayOf(day)
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day)
}

export function workingDayOnOrBefore(day: Day, holidays: readonly Day[]): Day {
  return firstWorkingDay(day, -1, holidays)
}

export function workingDayOnOrAfter(day: Day, holidays: readonly Day[]): Day {
  return firstWorkingDay(day, 1, holidays)
}

function firstWorkingDay(day: Day, step: 1 | -1, holidays: readonly Day[]): Day {
  let candidate = day
  // A calendar of holidays without an end would otherwise keep us here for ever.
  for (let tries = 0; tries < 400; tries += 1) {
    if (isWorkingDay(candidate, holidays)) return candidate
    candidate = addDays(candidate, step)
  }
  return day
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Cached: making one formatter costs more than a thousand uses of it. */
function formatter(zone: Zone): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, found)
  }
  return found
}

/** The wall clock of a zone at an instant, as if it were UTC, in milliseconds; whole seconds. */
function wallMs(ms: number, zone: Zone): number {
  // `24/11/2026, 11:46:29` taken apart here: formatToParts is three times as slow, and every draw asks hundreds of times.
  const [day = 1, month = 1, year = 1970, hour = 0, minute = 0, second = 0] = (formatter(zone).format(ms).match(/\d+/g) ?? []).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

export function dayIn(instant: Instant, zone: Zone): Day {
  return dayFrom(dayjs.utc(wallMs(msOf(instant), zone)))
}

export function timeIn(instant: Instant, zone: Zone): TimeOfDay {
  return dayjs.utc(wallMs(msOf(instant), zone)).format('HH:mm') as TimeOfDay
}

/**
 * "09:00 in Berlin on …". In a daylight-saving gap the first instant after it; a time that occurs twice is its first occurrence;
 * on a day that the zone skipped altogether, the first instant of the next.
 */
export function instantAt(day: Day, time: TimeOfDay, zone: Zone): Instant {
  const wanted = dayjs.utc(`${day}T${time}:00`).valueOf()
  // Offsets lie between -12 h and +14 h, and no zone changes twice within that window: its two ends know both offsets.
  const candidates = new Set(
    [wanted - 15 * 60 * MINUTE_MS, wanted + 13 * 60 * MINUTE_MS].map((probe) => wanted - (wallMs(probe, zone) - probe)),
  )
  const exact = [...candidates].filter((ms) => wallMs(ms, zone) === wanted).sort((a, b) => a - b)
  const first = exact[0]
  return instantFromMs(first ?? firstInstantAfter(wanted, zone))
}

/** The first instant whose wall clock is later than `wanted`, for wall clocks that the zone jumps over. */
function firstInstantAfter(wanted: number, zone: Zone): number {
  let low = wanted - 15 * 60 * MINUTE_MS
  let high = wanted + 13 * 60 * MINUTE_MS
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (wallMs(middle, zone) >= wanted) high = middle
    else low = middle
  }
  return high
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTHS_LONG = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `30 Jun 2012` */
export function formatDay(day: Day): string {
  const date = at(day)
  return `${date.date()} ${MONTHS[date.month()]} ${date.year()}`
}

/** `Thursday 1 March 2012` */
export function formatDayLong(day: Day): string {
  const date = at(day)
  return `${WEEKDAYS[date.day()]} ${date.date()} ${MONTHS_LONG[date.month()]} ${date.year()}`
}
