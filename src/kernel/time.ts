/** Days, instants and zones as branded strings, so that one is never taken for another, and the clock that tells the time. */
import { z } from 'zod'

function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** A calendar day, `YYYY-MM-DD`, without zone. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCalendarDay, 'no such day')
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

/** A moment in UTC with milliseconds, `2012-03-01T09:00:00.000Z`; instants compare as strings. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** Zones are few and asked for with every row, and making a format takes its time. */
const known = new Set<string>()

function isZone(text: string): boolean {
  if (known.has(text)) return true
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: text })
    if (!/^[A-Za-z]/.test(text)) return false
    known.add(text)
    return true
  } catch {
    return false
  }
}

/** An IANA time zone such as `Europe/Berlin` or `UTC`. */
export const Zone = z.string().refine(isZone, 'no such time zone').brand<'Zone'>()
export type Zone = z.infer<typeof Zone>

/** A wall-clock time of day, `09:00`. */
export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'TimeOfDay'>()
export type TimeOfDay = z.infer<typeof TimeOfDay>

/** Whoever needs the present asks a clock; nothing else reads the machine's time. */
export interface Clock {
  now(): Instant
}

/** @param ms milliseconds since 1970-01-01T00:00:00Z */
export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

export function msOf(instant: Instant): number {
  return Date.parse(instant)
}
