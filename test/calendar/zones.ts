/** Days and wall clocks of the reference, from `Intl` alone. */

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock on the wall of a zone shows: `2012-03-01 09:00`. */
export function wallClock(ms: number, zone: string): string {
  let format = formats.get(zone)
  if (!format) {
    // The Swedish way of writing a date is the one that sorts.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    formats.set(zone, format)
  }
  return format.format(ms)
}

export function dayAt(ms: number, zone: string): string {
  return wallClock(ms, zone).slice(0, 10)
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The same day of a later month, or the last one of a shorter month. */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export function daysFrom(day: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY_MS
}

export function isWorkingDay(day: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5 && !holidays.includes(day)
}

/** The day itself or the nearest working day in a direction. */
export function workingDay(day: string, step: 1 | -1, holidays: readonly string[]): string {
  let found = day
  while (!isWorkingDay(found, holidays)) found = plusDays(found, step)
  return found
}

const known = new Map<string, number>()

/** When a clock on the wall first shows that time or, where the clocks leap over it, the first instant after. */
export function momentOf(day: string, time: string, zone: string): number {
  const name = `${day} ${time} ${zone}`
  const found = known.get(name) ?? firstShowing(`${day} ${time}`, zone)
  known.set(name, found)
  return found
}

function firstShowing(wanted: string, zone: string): number {
  const asUtc = Date.parse(`${wanted.replace(' ', 'T')}:00Z`)
  // Zones lie between 12 hours behind and 14 hours ahead, and Apia once leapt over a whole day.
  let ms = asUtc - 15 * 60 * MINUTE_MS
  const shows = (): boolean => wallClock(ms, zone) >= wanted
  while (!shows()) ms += 60 * MINUTE_MS
  ms -= 60 * MINUTE_MS
  while (!shows()) ms += MINUTE_MS
  return ms
}
