/** How dates are written in this field: one rule for each way, each turning its match into first day, last day and precision. */
import { addDays, dayOf, lastDayOfMonth, weekdayOf, yearOf } from './calendar.js'
import type { DateContext, Precision } from './period.js'
import type { Day } from './time.js'

/** What a rule makes of its match; a string says why the words name no day of the calendar. */
export type Span = { readonly from: Day; readonly to: Day; readonly precision: Precision; readonly uncertain?: string } | string

export interface Rule {
  readonly pattern: RegExp
  read(match: RegExpExecArray, context: DateContext): Span
  /** Only where the whole text is the date: too bold for running text. */
  readonly wholeOnly?: true
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const MON = String.raw`${MONTH}\.?`
const YEAR = String.raw`((?:19|20|21)\d{2})`
const DAY = String.raw`(\d{1,2})(?:st|nd|rd|th)?(?:\s{1,3}day)?`
const GAP = String.raw`[\s,]{1,3}`
const TO = String.raw`\s{0,3}(?:[-–—/]|to|until|through|and)\s{0,3}`
const END_OF = String.raw`(?:(?:by\s{1,3})?(?:the\s{1,3})?end(?:\s{1,3}of|(?=[\s-]))[\s-]{1,3}(?:the\s{1,3})?)`
/** What narrows a month or a quarter: its days are not said, so the whole of it counts. */
const PART_OF = String.raw`(?:${END_OF}|(?:by\s{1,3})?(?:the\s{1,3})?(?:beginning|start|middle)\s{1,3}of\s{1,3}(?:the\s{1,3})?|(?:by\s{1,3})?(?:early|mid|late)(?:\s?-\s?|\s{1,3})(?:in\s{1,3})?)`
const NTH = '(first|second|third|fourth|last|1st|2nd|3rd|4th)'
const NO_YEAR = String.raw`(?!\s{0,3},?\s{0,3}(?:of\s{1,3}|in\s{1,3})?(?:\d{1,2}(?:st|nd|rd|th)?,?\s{1,3})?\d{4})`
/** Not inside a longer name or number: no letter, digit, point, slash or hyphen before; none of them followed by more behind. */
const LEFT = String.raw`(?<![\w./–-])`
const RIGHT = String.raw`(?![\w]|[-–./:]\d|%)`

function rule(pattern: string, read: Rule['read'], wholeOnly?: true): Rule {
  return { pattern: new RegExp(`${LEFT}(?:${pattern})${RIGHT}`, 'giu'), read, ...(wholeOnly ? { wholeOnly } : {}) }
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

function ordinal(word: string | undefined, last: number): number {
  const text = (word ?? '').toLowerCase()
  if (text === 'last') return last
  return ['first', 'second', 'third', 'fourth'].indexOf(text) + 1 || Number.parseInt(text, 10)
}

function fullYear(text: string | undefined): number {
  const year = Number(text)
  return text?.length === 2 ? 2000 + year : year
}

function single(year: number, month: number, day: number): Span {
  const found = dayOf(year, month, day)
  return found ? { from: found, to: found, precision: 'day' } : `the calendar has no ${day}/${month}/${year}`
}

function months(year: number, first: number, count: number, precision: Precision): Span {
  const from = dayOf(year, first, 1)
  return from ? { from, to: lastDayOfMonth(year, first + count - 1), precision } : `there is no month ${first}`
}

function quarter(year: number, number: number): Span {
  return number >= 1 && number <= 4 ? months(year, number * 3 - 2, 3, 'quarter') : 'a year has four quarters'
}

function quarters(year: number, first: number, last: number): Span {
  return range(dayOf(year, first * 3 - 2, 1), lastDayOfMonth(year, last * 3))
}

function half(year: number, number: number): Span {
  return number === 1 || number === 2 ? months(year, number * 6 - 5, 6, 'half') : 'a year has two halves'
}

function year(number: number): Span {
  return months(number, 1, 12, 'year')
}

function range(from: Day | undefined, to: Day | undefined): Span {
  if (!from || !to) return 'one end of the range is no day of the calendar'
  return { from, to, precision: 'range' }
}

/** Month first unless the document or the register says day first, or only day first makes sense. */
function slashed(first: number, second: number, inYear: number, dayFirst: boolean): Span {
  const byDay = dayFirst || first > 12
  const usual = byDay ? single(inYear, second, first) : single(inYear, first, second)
  return usual
}

/** Sunday to Saturday around a day. */
function weekAround(day: Day): Span {
  const sunday = addDays(day, -weekdayOf(day))
  return { from: sunday, to: addDays(sunday, 6), precision: 'week' }
}

/** The year is the one the register was initiated in, or the next where that lies before it. */
function weekOf(month: number, day: number, context: DateContext): Span {
  const anchor = context.initiated ?? context.today
  if (!anchor) return 'the year is not said'
  const inYear = dayOf(yearOf(anchor), month, day)
  if (!inYear) return `the calendar has no ${day}/${month}`
  const chosen = addDays(inYear, 6) < anchor ? dayOf(yearOf(anchor) + 1, month, day) : inYear
  return chosen ? weekAround(chosen) : `the calendar has no ${day}/${month}`
}

function week(span: Span): Span {
  return typeof span === 'string' ? span : weekAround(span.from)
}

const dates: readonly Rule[] = [
  rule(String.raw`${YEAR}-(\d{2})-(\d{2})`, (m) => single(Number(m[1]), Number(m[2]), Number(m[3]))),
  rule(String.raw`${YEAR}[/.](\d{1,2})[/.](\d{1,2})`, (m) => single(Number(m[1]), Number(m[2]), Number(m[3]))),
  rule(String.raw`(\d{1,2})/(\d{1,2})/${YEAR}`, (m, { dayFirst }) => slashed(Number(m[1]), Number(m[2]), Number(m[3]), dayFirst === true)),
  rule(String.raw`(\d{1,2})\.\s?(\d{1,2})\.\s?${YEAR}`, (m) => single(Number(m[3]), Number(m[2]), Number(m[1]))),
  rule(String.raw`${MON}\s{1,3}${DAY}${GAP}${YEAR}`, (m) => single(Number(m[3]), monthNumber(m[1]), Number(m[2]))),
  rule(String.raw`${DAY}\.?\s{1,3}(?:of\s{1,3})?${MON}${GAP}${YEAR}`, (m) => single(Number(m[3]), monthNumber(m[2]), Number(m[1]))),
  rule(String.raw`${YEAR},?\s{1,3}${MON}\s{1,3}${DAY}`, (m) => single(Number(m[1]), monthNumber(m[2]), Number(m[3]))),
  rule(String.raw`(\d{1,2})-${MON}-((?:19|20|21)?\d{2})`, (m) => single(fullYear(m[3]), monthNumber(m[2]), Number(m[1]))),
]

const ranges: readonly Rule[] = [
  rule(String.raw`${DAY}${TO}${DAY}\s{1,3}(?:of\s{1,3})?${MON}${GAP}${YEAR}`, (m) => {
    const [month, inYear] = [monthNumber(m[3]), Number(m[4])]
    return range(dayOf(inYear, month, Number(m[1])), dayOf(inYear, month, Number(m[2])))
  }),
  rule(String.raw`${MON}\s{1,3}${DAY}${TO}${DAY}${GAP}${YEAR}`, (m) => {
    const [month, inYear] = [monthNumber(m[1]), Number(m[4])]
    return range(dayOf(inYear, month, Number(m[2])), dayOf(inYear, month, Number(m[3])))
  }),
  rule(String.raw`${DAY}\s{1,3}${MON}${TO}${DAY}\s{1,3}${MON}${GAP}${YEAR}`, (m) => {
    const inYear = Number(m[5])
    return range(dayOf(inYear, monthNumber(m[2]), Number(m[1])), dayOf(inYear, monthNumber(m[4]), Number(m[3])))
  }),
  rule(String.raw`${MON}\s{1,3}${DAY}${TO}${MON}\s{1,3}${DAY}${GAP}${YEAR}`, (m) => {
    const inYear = Number(m[5])
    return range(dayOf(inYear, monthNumber(m[1]), Number(m[2])), dayOf(inYear, monthNumber(m[3]), Number(m[4])))
  }),
  rule(String.raw`(\d{1,2})\.?\s?[-–]\s?(\d{1,2})\.\s?(\d{1,2})\.\s?${YEAR}`, (m) => {
    const [month, inYear] = [Number(m[3]), Number(m[4])]
    return range(dayOf(inYear, month, Number(m[1])), dayOf(inYear, month, Number(m[2])))
  }),
  rule(String.raw`Q([1-4])\s?[-–/]\s?Q([1-4])[\s/-]{0,2}${YEAR}`, (m) => quarters(Number(m[3]), Number(m[1]), Number(m[2]))),
  rule(String.raw`([1-4])Q\s?[-–/]\s?([1-4])Q[\s/-]?${YEAR}`, (m) => quarters(Number(m[3]), Number(m[1]), Number(m[2]))),
  rule(String.raw`${YEAR}\s?[-–/]\s?${YEAR}`, (m) => range(dayOf(Number(m[1]), 1, 1), dayOf(Number(m[2]), 12, 31)), true),
  rule(String.raw`${MON}(?:${TO}|\s?/\s?)${MON}${GAP}${YEAR}`, (m) => {
    const inYear = Number(m[3])
    return range(dayOf(inYear, monthNumber(m[1]), 1), lastDayOfMonth(inYear, monthNumber(m[2])))
  }),
]

const longer: readonly Rule[] = [
  rule(String.raw`week\s{1,3}of\s{1,3}(?:the\s{1,3})?(\d{1,2})/(\d{1,2})/${YEAR}`, (m, { dayFirst }) =>
    week(slashed(Number(m[1]), Number(m[2]), Number(m[3]), dayFirst === true)),
  ),
  rule(String.raw`week\s{1,3}of\s{1,3}(?:the\s{1,3})?(\d{1,2})/(\d{1,2})`, (m, context) => {
    const byDay = context.dayFirst === true || Number(m[1]) > 12
    return byDay ? weekOf(Number(m[2]), Number(m[1]), context) : weekOf(Number(m[1]), Number(m[2]), context)
  }),
  rule(String.raw`week\s{1,3}of\s{1,3}(?:the\s{1,3})?${DAY}\s{1,3}(?:of\s{1,3})?${MON}(?:${GAP}${YEAR})?`, (m, context) =>
    m[3] ? week(single(Number(m[3]), monthNumber(m[2]), Number(m[1]))) : weekOf(monthNumber(m[2]), Number(m[1]), context),
  ),
  rule(String.raw`week\s{1,3}of\s{1,3}${MON}\s{1,3}${DAY}(?:${GAP}${YEAR})?`, (m, context) =>
    m[3] ? week(single(Number(m[3]), monthNumber(m[1]), Number(m[2]))) : weekOf(monthNumber(m[1]), Number(m[2]), context),
  ),
  rule(String.raw`week\s{1,3}of\s{1,3}${YEAR}-(\d{2})-(\d{2})`, (m) => week(single(Number(m[1]), Number(m[2]), Number(m[3])))),
  rule(String.raw`${PART_OF}?${MON}(?:${GAP}|\s{1,3}of\s{1,3})${YEAR}`, (m) => months(Number(m[2]), monthNumber(m[1]), 1, 'month')),
  rule(`${MON}[-/]${YEAR}`, (m) => months(Number(m[2]), monthNumber(m[1]), 1, 'month')),
  rule(`(0[1-9]|1[0-2])/${YEAR}`, (m) => months(Number(m[2]), Number(m[1]), 1, 'month')),
  rule(String.raw`${YEAR}-(\d{2})`, (m) => months(Number(m[1]), Number(m[2]), 1, 'month')),
  rule(String.raw`${PART_OF}?([1-9])\s?Q[\s/-]?${YEAR}`, (m) => quarter(Number(m[2]), Number(m[1]))),
  rule(String.raw`${PART_OF}?Q([1-9])(?:[\s/-]{0,2}|\s{1,3}of\s{1,3})${YEAR}`, (m) => quarter(Number(m[2]), Number(m[1]))),
  rule(String.raw`${YEAR}[\s/-]?Q([1-9])`, (m) => quarter(Number(m[1]), Number(m[2]))),
  rule(String.raw`([1-4])Q(\d{2})`, (m) => quarter(fullYear(m[2]), Number(m[1]))),
  rule(String.raw`${PART_OF}?(?:the\s{1,3})?${NTH}[\s-]{1,3}quarter(?:\s{1,3}(?:of|in))?[\s,]{1,3}(?:the\s{1,3}year\s{1,3})?${YEAR}`, (m) =>
    quarter(Number(m[2]), ordinal(m[1], 4)),
  ),
  rule(String.raw`${END_OF}?([1-9])\s?H[\s/-]?${YEAR}`, (m) => half(Number(m[2]), Number(m[1]))),
  rule(String.raw`${END_OF}?H([1-9])[\s/-]{0,2}${YEAR}`, (m) => half(Number(m[2]), Number(m[1]))),
  rule(String.raw`${YEAR}[\s/-]?H([12])`, (m) => half(Number(m[1]), Number(m[2]))),
  rule(
    String.raw`${END_OF}?(?:the\s{1,3})?${NTH}[\s-]{1,3}(?:half|semester)(?:[\s-]{1,3}year)?(?:\s{1,3}(?:of|in))?[\s,]{1,3}${YEAR}`,
    (m) => half(Number(m[2]), ordinal(m[1], 2)),
  ),
  rule(String.raw`(early|mid|late)(?:\s?-\s?|\s{1,3})(?:in\s{1,3})?${YEAR}`, (m) => {
    const third = ['early', 'mid', 'late'].indexOf((m[1] ?? '').toLowerCase())
    return months(Number(m[2]), third * 4 + 1, 4, 'third')
  }),
  rule(String.raw`${END_OF}(?:the\s{1,3})?(?:year\s{1,3})?${YEAR}`, (m) => year(Number(m[1]))),
  rule(String.raw`(?:calendar\s{1,3})?year\s{1,3}${YEAR}`, (m) => year(Number(m[1]))),
  // A bare year is a date only where a small word makes it one, or where it closes the sentence in brackets.
  rule(String.raw`(?<=\b(?:in|by|during|within|until|before)\s{1,3})${YEAR}(?!\s{1,3}(?:edition|release|revision|version)\b)`, (m) =>
    year(Number(m[1])),
  ),
  rule(String.raw`(?<=\()${YEAR}(?=\)\s*[.;]?\s*$)`, (m) => year(Number(m[1]))),
  rule(YEAR, (m) => year(Number(m[1])), true),
]

/** Words that name a time and no days: kept as written, with the reason, and never turned into a date. */
export const vague: readonly Rule[] = [
  rule(
    String.raw`(?:(?:early|mid|late|end\s{1,3}of)[\s-]{1,3})?(?:spring|summer|autumn|fall|winter)(?:\s{1,3}of)?[\s,]{1,3}${YEAR}(?:\s?[/–-]\s?\d{2,4})?`,
    () => 'a season is not the same months everywhere',
  ),
  rule(
    String.raw`(?:beginning|start|middle)\s{1,3}of\s{1,3}(?:the\s{1,3}year\s{1,3})?${YEAR}`,
    () => 'how much of the year that is, is not said',
  ),
  rule(String.raw`(?:fiscal\s{1,3}year|FY)[\s-]?${YEAR}(?:\s?[/–-]\s?\d{2,4})?`, () => 'a fiscal year is not the same months everywhere'),
  rule(String.raw`${PART_OF}(?:${MONTH}|Q[1-4]|[1-4]Q|(?:${NTH}\s{1,3}quarter))${NO_YEAR}`, () => 'its year is not said'),
  rule(
    String.raw`(?<=\b(?:by|until|before|later than|due|due in|in|expected in)\s{1,3})(?:${DAY}\s{1,3}${MONTH}|${MONTH}\s{1,3}${DAY}|${MONTH}|Q[1-4]|[1-4]Q)${NO_YEAR}`,
    () => 'its year is not said',
  ),
  rule(
    String.raw`(?:${DAY}\.?\s{1,3}(?:of\s{1,3})?${MONTH}|${MONTH}\s{1,3}${DAY}|${MONTH}|Q[1-4]|[1-4]Q|[12]H|H[12]|spring|summer|autumn|fall|winter)`,
    () => 'its year is not said',
    true,
  ),
]

/** Without one of these no text is searched for what is vague. */
export const VAGUE_WORDS =
  /\b(?:spring|summer|autumn|fall|winter|beginning|start|middle|fiscal|FY ?-?\d+|end|early|mid|late|[1-4]Q|Q[1-4]|[12]H|H[12])\b|\b(?:by|until|before|than|due|in)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i

export const rules: readonly Rule[] = [...dates, ...ranges, ...longer]

/** Numbers that look like dates and are none: addresses, document names, resolutions, questions, telephones, fractions, versions. */
export const lookAlikes: readonly RegExp[] = [
  /\b(?:https?|ftp):\/\/[^\s<>"]{1,2000}/giu,
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu,
  /\bresolutions?\s{1,3}(?:no\.?\s{0,3}|number\s{1,3}|#\s?)?[A-Z]{0,6}[-\s]?\d[\d/.-]{0,20}/giu,
  /\bQ\d{1,2}(?:\s{0,2},\s{0,2}\d{1,2}){0,12}\s?\/\s?\d{1,2}(?!\d)/gu,
  /\b(?:RFC|BCP|STD|DSP|GFD|ISO|IEC|ISO\/IEC(?:\s{1,2}JTC\s?1)?|ISO\/(?:FDIS|DIS|CD|TR|TS)|IEEE|ANSI|INCITS|NIST(?:\s{1,2}SP)?|FIPS|ETSI(?:\s{1,2}[A-Z]{2})?|TS|TR|EN|GS|GR|ITU-[TRD]|OMG|CEN|SC|WG|DCN)[\s.-]{0,2}[A-Z]{0,3}\.?\s?\d[\w.:/-]{0,30}/gu,
  /\bdraft-[a-z0-9][a-z0-9-]{1,80}/giu,
  /\b(?:tel|telephone|phone|fax|mobile|cell)\b[^\d+\n]{0,6}[+\d][\d\s().-]{5,24}\d/giu,
  /(?<![\w])\+\d[\d\s().-]{6,24}\d/gu,
  /\b\d{1,2}\/\d{1,2}\s{1,3}(?:majority|of|vote)/giu,
  /\b(?:v|ver\.?|version|revision|rev\.?)\s?\d[\d.]{0,12}/giu,
]
