/** Dates in running text, with bounded work on long lines, and whether the document writes its days first. */
import type { DateContext, FoundPeriod } from '../../../kernel/period.js'
import { findPeriods } from '../../../kernel/period.js'

const PIECE_CHARS = 1500
const MAYBE_DATE =
  /\d|\bTB[ACD]\b|to be (?:determined|decided|announced|confirmed)|\b(?:early|mid|late|of|by|until|before|in|than|due)[\s-]+(?:the\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|first|second|third|fourth|last)/i

/** One text is asked about by several rules in turn: what was found last is kept, for each way of reading dates. */
const lately = new WeakMap<DateContext, Map<string, readonly FoundPeriod[]>>()
const MOST_LATELY = 64

/** All dates of a text, left to right. Long texts are read in pieces cut at a blank. */
export function datesIn(text: string, context: DateContext): readonly FoundPeriod[] {
  if (!MAYBE_DATE.test(text)) return []
  const known = lately.get(context) ?? new Map<string, readonly FoundPeriod[]>()
  lately.set(context, known)
  const before = known.get(text)
  if (before) return before
  const found = findDates(text, context)
  if (known.size >= MOST_LATELY) known.clear()
  known.set(text, found)
  return found
}

function findDates(text: string, context: DateContext): FoundPeriod[] {
  if (text.length <= PIECE_CHARS) return findPeriods(text, context)
  const found: FoundPeriod[] = []
  for (let start = 0; start < text.length; ) {
    const cut = text.lastIndexOf('. ', start + PIECE_CHARS)
    const end = start + PIECE_CHARS >= text.length ? text.length : cut > start ? cut + 2 : start + PIECE_CHARS
    for (const one of findPeriods(text.slice(start, end), context)) found.push({ ...one, start: one.start + start, end: one.end + start })
    start = end
  }
  return found
}

/** "All dates are dd/mm/yyyy." */
function statedOrder(lines: readonly { readonly text: string }[]): boolean | undefined {
  const stated = lines.find(({ text }) => /\b(?:dd?[/.-]mm?|mm?[/.-]dd?)[/.-]yy/i.test(text))
  return stated === undefined ? undefined : /\bdd?[/.-]m/i.test(stated.text)
}

export interface DayOrder {
  readonly dayFirst: boolean
  /** 1-based line of a slash date that can only be read the other way round; null when all agree. */
  readonly against: { readonly line: number; readonly written: string } | null
}

/** A slash date with a number over 12 forces the order for the whole document; what the caller says wins. */
export function dayOrderOf(lines: readonly { readonly number: number; readonly text: string }[], said: boolean | undefined): DayOrder {
  let dayFirst = said ?? statedOrder(lines)
  let against: DayOrder['against'] = null
  for (const { number, text } of lines) {
    for (const match of text.matchAll(/(?<![\w./-])(\d{1,2})\/(\d{1,2})\/(?:19|20|21)\d{2}(?![\w/])/g)) {
      const [first, second] = [Number(match[1]), Number(match[2])]
      if (first > 12 === second > 12 || Math.max(first, second) > 31) continue
      if (dayFirst === undefined) dayFirst = first > 12
      else if (dayFirst !== first > 12) against ??= { line: number, written: match[0] }
    }
  }
  return { dayFirst: dayFirst ?? false, against }
}
