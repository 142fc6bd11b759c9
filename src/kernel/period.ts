/** Dates as people in this field write them: kept as written, with first day, last day and precision. A day is never invented. */
import { z } from 'zod'
import { addDays, addMonths, formatDay, weekdayOf } from './calendar.js'
import type { Rule, Span } from './period-grammar.js'
import { lookAlikes, rules, VAGUE_WORDS, vague } from './period-grammar.js'
import type { Result } from './problem.js'
import { ok, refuse } from './problem.js'
import { Day } from './time.js'

export const Precision = z.enum(['day', 'week', 'month', 'quarter', 'third', 'half', 'year', 'range', 'undated'])
export type Precision = z.infer<typeof Precision>

/** `from` and `to` are null when, and only when, the precision is undated. */
export const Period = z.object({ written: z.string(), from: Day.nullable(), to: Day.nullable(), precision: Precision })
export type Period = z.infer<typeof Period>

export interface DateContext {
  /** When the register was initiated: gives "week of 12/11" its year. */
  readonly initiated?: Day | undefined
  /** 11/08/2011 is 11 August instead of 8 November. */
  readonly dayFirst?: boolean
  /** Only in commands: allows today, tomorrow, next Tuesday, in 2 weeks, +10d. */
  readonly today?: Day
}

export interface FoundPeriod {
  readonly period: Period
  /** Position in the text, end exclusive. */
  readonly start: number
  readonly end: number
  /** Why a person should look at it. */
  readonly uncertain?: string
}

const EXAMPLES = 'Write for example `1H2012`, `Q2 2012`, `April 2012`, `2012-06-30` or `TBD`.'
const PREFIX = /^(?:(?:due|target(?:\s+date)?|expected|planned|date)\s*:?\s+|(?:by|on|in|no later than|not later than)\s+)+/i

/** Words that stand where a date would and name none. */
const sayings: readonly RegExp[] = [
  /^(?:tbd|tba|tbc|n\/?a|to be (?:determined|decided|defined|announced|confirmed|agreed)|undated|no date(?: yet)?|not yet (?:known|decided)|unknown|open)\.?$/i,
  /^(?:at that time|in due course|as needed|when (?:ready|available))\.?$/i,
  /^(?:coincident|concurrent|together|aligned) with \S.*$/i,
  /^(?:by|after|before|upon|following|at|until|pending) (?:the )?\S.*$/i,
  /^(?:when|once|as soon as) \S.*$/i,
  /^\S.*\+ ?\d{1,3} ?(?:days?|weeks?|months?|years?)$/i,
  /^\d{1,3} (?:days?|weeks?|months?|years?) (?:after|before|from) \S.*$/i,
]

/** Keeps words that name no day. */
export function undated(written: string): Period {
  return { written, from: null, to: null, precision: 'undated' }
}

/** The last day; null when undated. It falls due at the end of this day in the register's zone. */
export function dueDay(period: Period): Day | null {
  return period.to
}

/** An end before its start is flagged by whoever shows it, never repaired. */
export function isBackwards(period: Period): boolean {
  return period.from !== null && period.to !== null && period.to < period.from
}

/** `1H2012, by 30 Jun 2012`; a day beside its words, `12/15/2011 (15 Dec 2011)`; words without a day as they are. */
export function showPeriod(period: Period): string {
  if (period.to === null) return period.written === '' ? 'no date yet' : `${period.written} (no date yet)`
  const last = formatDay(period.to)
  if (isBackwards(period)) return `${period.written} (its end lies before its start)`
  if (period.written === last) return last
  return period.precision === 'day' || /^by\b/i.test(period.written) ? `${period.written} (${last})` : `${period.written}, by ${last}`
}

/**
 * The whole text must be one date, or words that stand for one still to come.
 * Refuses with `no-such-date` what the calendar does not have, and with `not-a-date` what is neither.
 */
export function parsePeriod(words: string, context: DateContext = {}): Result<Period> {
  const written = words
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
  if (written === '') return refuse('not-a-date', 'The date is missing.', { hint: EXAMPLES })
  const relative = context.today ? relativeDay(written, context.today) : null
  if (relative) return ok({ written: formatDay(relative), from: relative, to: relative, precision: 'day' })
  const bare = written.replace(/[.;]$/, '')
  for (const text of [bare, bare.replace(PREFIX, '')]) {
    const whole = candidates(text, context, true).find(({ start, end }) => start === 0 && end === text.length)
    if (!whole) continue
    if (typeof whole.span === 'string') return refuse('no-such-date', `“${written}” is no date: ${whole.span}.`, { hint: EXAMPLES })
    return ok({ written, from: whole.span.from, to: whole.span.to, precision: whole.span.precision })
  }
  const joined = findPeriods(bare, context)
  if (
    joined.length === 1 &&
    joined[0] &&
    joined[0].period.precision === 'range' &&
    joined[0].start === 0 &&
    joined[0].end === bare.length
  ) {
    return ok({ ...joined[0].period, written })
  }
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(bare))
    return refuse('not-a-date', `“${written}” does not say which century: write the year with four digits.`, { hint: EXAMPLES })
  if (sayings.some((saying) => saying.test(bare))) return ok(undated(written))
  return refuse('not-a-date', `“${written}” is no date that Registrar can read.`, {
    hint: `${EXAMPLES} Put quotes around a date that holds spaces.`,
  })
}

/** All dates inside running text, left to right, longest first; look-alikes are passed over. */
export function findPeriods(sentence: string, context: DateContext = {}): FoundPeriod[] {
  const blocked = lookAlikes.flatMap((pattern) =>
    [...sentence.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
  )
  const open = candidates(sentence, context, false).filter(
    (one) => !blocked.some(({ start, end }) => one.start < end && one.end > start && !(one.start <= start && one.end >= end)),
  )
  open.sort((a, b) => a.start - b.start || b.end - a.end)
  const found: FoundPeriod[] = []
  let free = 0
  for (const { start, end, span } of open) {
    if (start < free) continue
    free = end
    const written = sentence.slice(start, end)
    found.push(asFound(written, start, end, span))
  }
  for (const match of sentence.matchAll(/\b(?:TBD|TBA|TBC|to be (?:determined|decided|announced|confirmed))\b/gi)) {
    if (!found.some(({ start, end }) => match.index < end && match.index + match[0].length > start)) {
      found.push({ period: undated(match[0]), start: match.index, end: match.index + match[0].length })
    }
  }
  found.sort((a, b) => a.start - b.start)
  return joinRanges(sentence, found)
}

function asFound(written: string, start: number, end: number, span: Span): FoundPeriod {
  if (typeof span === 'string') return { period: undated(written), start, end, uncertain: `“${written}” is no date: ${span}` }
  const period: Period = { written, from: span.from, to: span.to, precision: span.precision }
  return isBackwards(period) ? { period, start, end, uncertain: `“${written}” ends before it starts` } : { period, start, end }
}

interface Candidate {
  readonly start: number
  readonly end: number
  readonly span: Span
}

function candidates(text: string, context: DateContext, whole: boolean): Candidate[] {
  return (whole || VAGUE_WORDS.test(text) ? [...rules, ...vague] : rules)
    .filter(({ wholeOnly }) => whole || !wholeOnly)
    .flatMap((rule: Rule) =>
      [...text.matchAll(rule.pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        span: rule.read(match as unknown as RegExpExecArray, context),
      })),
    )
}

/** `2016-12-05 - 2016-12-09`: two dates with only a dash or "to" between them are one range. */
function joinRanges(sentence: string, found: readonly FoundPeriod[]): FoundPeriod[] {
  const out: FoundPeriod[] = []
  for (const next of found) {
    const before = out.at(-1)
    const between = before ? sentence.slice(before.end, next.start) : ''
    if (
      before?.period.from &&
      next.period.to &&
      before.period.precision !== 'range' &&
      /^\s{0,3}(?:[-–—]|to|until|through)\s{0,3}$/.test(between)
    ) {
      const written = sentence.slice(before.start, next.end)
      out[out.length - 1] = asFound(written, before.start, next.end, { from: before.period.from, to: next.period.to, precision: 'range' })
    } else out.push(next)
  }
  return out
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

function relativeDay(text: string, today: Day): Day | null {
  const words = text.toLowerCase()
  if (words === 'today') return today
  if (words === 'tomorrow') return addDays(today, 1)
  const weekday = /^(?:next|on|this)?\s*(sunday|monday|tuesday|wednesday|thursday|friday|saturday)$/.exec(words)
  if (weekday) {
    const ahead = (WEEKDAYS.indexOf(weekday[1] ?? '') - weekdayOf(today) + 7) % 7
    return addDays(today, ahead === 0 ? 7 : ahead)
  }
  const amount = /^(?:in\s+(\d{1,3}|a|an|one|two|three)\s+|\+\s?(\d{1,3})\s?)(days?|weeks?|months?|years?|d|w|m|y)$/.exec(words)
  if (!amount) return null
  const counted = amount[1] ?? amount[2] ?? ''
  const count = { a: 1, an: 1, one: 1, two: 2, three: 3 }[counted] ?? Number(counted)
  const unit = (amount[3] ?? 'd')[0]
  if (unit === 'd') return addDays(today, count)
  if (unit === 'w') return addDays(today, count * 7)
  return addMonths(today, unit === 'm' ? count : count * 12)
}
