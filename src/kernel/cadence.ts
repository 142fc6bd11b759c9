/** How often a register is looked at: "approximately once per year" → the next day after the last completed review. */
import { z } from 'zod'
import { addMonths } from './calendar.js'
import type { Result } from './problem.js'
import { ok, refuse } from './problem.js'
import type { Day } from './time.js'

/** `months` is null where the words leave it to be decided: "once, then decide", "determine frequency". */
export const Cadence = z.object({ written: z.string().min(1), months: z.number().int().positive().nullable() })
export type Cadence = z.infer<typeof Cadence>

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  eighteen: 18,
  other: 2,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  '2nd': 2,
  '3rd': 3,
  '4th': 4,
  '5th': 5,
}
const units: Readonly<Record<string, number>> = { month: 1, quarter: 3, semester: 6, 'half-year': 6, year: 12 }
const unit = '(month|quarter|semester|half[- ]year|year)'
const about = String.raw`(?:(?:at least|approximately|approx\.?|about|roughly|normally|usually)\s+)?`
const count = String.raw`(\d{1,2}|${Object.keys(numbers).join('|')})`

interface Rule {
  readonly pattern: string
  months(match: RegExpExecArray): number | null
}

/** Earlier rules win where two match at one place. */
const rules: readonly Rule[] = [
  { pattern: String.raw`once,?\s+(?:and\s+)?then\s+(?:to\s+)?decide|determine\s+(?:the\s+)?frequency`, months: () => null },
  {
    pattern: String.raw`${about}(?:once\s+)?(?:every|each|once\s+in)\s+(?:period\s+of\s+)?${count}\s+(?:\(\d{1,2}\)\s+)?(?:calendar\s+)?${unit}s?`,
    months: (m) => numberOf(m[1]) * (units[unitOf(m[2])] ?? 1),
  },
  {
    pattern: String.raw`${about}(?:every|once\s+(?:an?|per|every|each|in\s+each|in\s+every|in\s+a)|each|one\s+time\s+(?:a|per))\s+(?:single\s+)?(?:calendar\s+)?${unit}`,
    months: (m) => units[unitOf(m[1])] ?? 12,
  },
  {
    pattern: String.raw`(?:each|every)\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)`,
    months: () => 12,
  },
  {
    pattern: String.raw`${about}(?:twice|two\s+times)\s+(?:a|per|each|every|in\s+each|in\s+every)\s+(?:calendar\s+)?year|twice\s+(?:yearly|annually)`,
    months: () => 6,
  },
  { pattern: String.raw`${about}three\s+times\s+(?:a|per|each|every)\s+year`, months: () => 4 },
  { pattern: String.raw`${about}four\s+times\s+(?:a|per|each|every)\s+year`, months: () => 3 },
  {
    pattern: String.raw`(?:at\s+)?intervals\s+of\s+(?:about\s+)?${count}\s+${unit}s?|(?:(?:at|in)\s+)?${count}[- ]${unit}(?:ly)?\s+(?:intervals|cycle|rhythm)`,
    months: (m) => numberOf(m[1] ?? m[3]) * (units[unitOf(m[2] ?? m[4])] ?? 1),
  },
  { pattern: `${count}[- ]yearly`, months: (m) => numberOf(m[1]) * 12 },
  { pattern: `${count}[- ]monthly`, months: (m) => numberOf(m[1]) },
  {
    pattern: String.raw`${about}(?:once\s+)?every\s+(?:few\s+)?half[- ]year|(?:once\s+)?(?:per|a|each|every)\s+half[- ]year`,
    months: () => 6,
  },
  { pattern: String.raw`(?:every\s+other|each\s+alternate|in\s+alternate)\s+years?`, months: () => 24 },
  { pattern: String.raw`${about}(?:every\s+half[- ]year|half[- ]yearly|semi-?annual(?:ly)?)`, months: () => 6 },
  { pattern: `${about}(?:biennial(?:ly)?)`, months: () => 24 },
  { pattern: `${about}(?:triennial(?:ly)?)`, months: () => 36 },
  { pattern: `${about}(?:bi-?monthly)`, months: () => 2 },
  { pattern: `${about}(?:quarterly|three[- ]monthly)`, months: () => 3 },
  { pattern: `${about}monthly`, months: () => 1 },
  { pattern: `${about}(?:yearly|annual(?:ly)?|per annum|from year to year|year by year)`, months: () => 12 },
]
const compiled = rules.map(({ pattern, months }) => ({ months, inText: new RegExp(String.raw`\b(?:${pattern})\b`, 'gi') }))

function unitOf(text: string | undefined): string {
  return (text ?? '').toLowerCase().replace(' ', '-')
}

function numberOf(text: string | undefined): number {
  const word = (text ?? '').toLowerCase()
  return numbers[word] ?? Number(word)
}

export interface FoundCadence {
  readonly cadence: Cadence
  readonly start: number
  readonly end: number
}

/** The first cadence in running text, as written; null when there is none. */
export function findCadence(sentence: string): FoundCadence | null {
  let best: FoundCadence | null = null
  for (const { inText, months } of compiled) {
    inText.lastIndex = 0
    const match = inText.exec(sentence)
    if (!match || (best && match.index >= best.start)) continue
    const value = months(match)
    if (value !== null && (!Number.isInteger(value) || value < 1)) continue
    best = { cadence: { written: match[0], months: value }, start: match.index, end: match.index + match[0].length }
  }
  return best
}

/** The whole text must be one cadence. */
export function parseCadence(words: string): Result<Cadence> {
  const text = words.trim()
  const found = findCadence(text)
  if (found && found.start === 0 && found.end === text.replace(/\.$/, '').length) return ok({ ...found.cadence, written: text })
  return refuse('not-a-cadence', `“${text}” says not how often.`, {
    hint: 'Write for example `yearly`, `every 6 months`, `quarterly` or `once, then decide`.',
  })
}

/** The day the next one falls on; null when the cadence leaves it to be decided. */
export function nextAfter(cadence: Cadence, lastCompleted: Day): Day | null {
  return cadence.months === null ? null : addMonths(lastCompleted, cadence.months)
}
