/** What a line looks like: bullet, clause, table row, heading, field; shape alone, before any meaning. */

export const BULLET = /^(\s*)(?:([·•▪▫◦‣⁃●○■□◆◇▶►✓✔➢➤∙])\s*|([*+o–—-])\s+)(\S.*)$/u
export const LONE_BULLET = /^\s*[·•▪▫◦‣⁃●○■□◆◇▶►✓✔➢➤∙o]\s*$/u
export const RULE = /^\s*(?:[-=_*~–—]\s?){3,}$/
const CLAUSE =
  /^(\s*)(?:\((\d{1,2}|[a-zA-Z]\d{0,2}|[ivx]{2,5})\)|(\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]\d{0,2}|[ivx]{2,5})[.)]|(\d{1,2}(?:\.\d{1,2}){1,3}|[A-Z](?:\.\d{1,2}){1,3}|\d{1,2}(?:\.\d{1,2}){0,3}(?=\s+[–—]\s+\p{Lu})|[A-Z]{1,3}-?\d{1,2}(?=\s{2,}|[.:)]\s))(?:\s+[–—](?=\s))?|(?:article|art\.|clause|section|sec\.|chapter|part|para(?:graph)?\.?|§)\s*(\d{1,2}(?:\.\d{1,2}){0,3}|[ivx]{1,5}(?=\s*[.:)–—-]?\s))\s*[.:)–—-]?)\s+(\S.*)$/iu
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}/i
const SMALL = /^(?:a|an|and|as|at|by|for|from|in|into|of|on|or|per|the|to|via|with|between|within|under|de|des|du|la|le|et|pour)$/i
const REACH = /@|https?:|www\.|\+\d{2}/

export interface Clause {
  readonly indent: number
  readonly label: string
  readonly rest: string
}

/** "a. …", "(b) …", "3.1 …", "Article 4: …"; null for "1. April 2012" and for plain text. */
export function clauseOf(text: string): Clause | null {
  const match = CLAUSE.exec(text)
  const rest = match?.[6]
  const label = match?.[2] ?? match?.[3] ?? match?.[4] ?? match?.[5]
  if (!match || rest === undefined || label === undefined || MONTH.test(rest)) return null
  if (match[4] !== undefined && /^\d+\.\d+$/.test(label) && !/^(?:[\p{Lu}*“"'(]|[a-z]{1,4}[A-Z\d]|\d{1,2}[A-Z]{2})/u.test(rest)) return null
  return { indent: (match[1] ?? '').length, label, rest }
}

/** The number a heading carries, with its stop or without: "3.1", "IV", "4  Work". */
export function numberOf(text: string): string | null {
  return clauseOf(text)?.label ?? /^\s*(\d{1,2})\s+(?=\p{Lu})/u.exec(text)?.[1] ?? null
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi']

/** Whether a label comes next after another of its kind: "V" after "IV", "3.2" after "3.1", "D" after "C". */
export function comesNext(label: string, last: string): boolean {
  const [own, before] = [label.split('.'), last.split('.')]
  const [number = '', previous = ''] = [own.at(-1), before.at(-1)]
  if (own.length !== before.length || own.slice(0, -1).join('.') !== before.slice(0, -1).join('.')) return false
  if (/^\d+$/.test(number)) return Number(number) === Number(previous) + 1
  if ((number === number.toUpperCase()) !== (previous === previous.toUpperCase())) return false
  const [at, from] = [ROMAN.indexOf(number.toLowerCase()), ROMAN.indexOf(previous.toLowerCase())]
  if (at > 0 && from >= 0 && at === from + 1) return true
  return number.length === 1 && previous.length === 1 && number.charCodeAt(0) === previous.charCodeAt(0) + 1
}

/** Cells of a table row: between pipes, or between tabs. */
export function cellsOf(text: string): string[] | null {
  const trimmed = text.trim()
  if (/^\|.*\|$/.test(trimmed))
    return trimmed
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim())
  const piped = trimmed.split(/\s\|\s/)
  if (piped.length > 1) return piped.map((cell) => cell.trim())
  // A tab before the first word leaves the first cell empty where others follow.
  const tabbed = (/^\t\S[^\t]*\t/.test(text) ? text.trimEnd() : trimmed).split('\t')
  return tabbed.length > 1 ? tabbed.map((cell) => cell.trim()) : null
}

/** Cells of a row whose columns are set apart by blanks; a row only beside another of as many, for one gap may be anything. */
export function columnsOf(text: string, gap: 2 | 3 = 3): string[] | null {
  const trimmed = text.trim()
  if (trimmed.length > 200 || !/\S {2,}\S/.test(trimmed) || BULLET.test(text)) return null
  // Two blanks after a full stop are a habit of typists.
  const cells = trimmed.split(gap === 3 ? / {3,}/ : /(?<![.:;!?]) {2,}/)
  // "Done     - Common guidelines" is set apart by its dash.
  return cells.length > 1 && !cells.slice(1).some((cell) => /^[–—-]\s/.test(cell)) ? cells : null
}

/** "Signed for OGF        Signed for DMTF": the heads of signatures that stand side by side. */
export function areSignatures(cells: readonly string[]): boolean {
  return (
    cells.length >= 2 &&
    cells.every((cell) =>
      /^(?:[Ss]igned|SIGNED|(?:[Ff]or and )?[Oo]n behalf of|FOR AND ON BEHALF OF|[Aa]pproved (?:by|for))\b|^(?:For|FOR) (?:the )?\p{Lu}/u.test(
        cell,
      ),
    )
  )
}

/** A year, a slashed or dotted date, or words that stand for one to come; shape alone, for what is looked at line by line. */
const DATED = /(?<!\d)(?:19|20|21)\d{2}(?!\d)|(?<![\d./])\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|\b[1-4]Q\d{2}\b|\bTB[ACD]\b/

/** "No date yet" in the place of one. */
const OPEN =
  /^(?:no (?:fixed |firm |target )?dates?(?: yet| set| agreed)?|undated|(?:date|dates) (?:open|to be (?:agreed|confirmed|decided|determined))|tb[acd])$/i

export function isOpen(text: string): boolean {
  return OPEN.test(text.replace(/:$/, '').trim())
}

export function looksDated(text: string): boolean {
  return DATED.test(text)
}

/** A mail address, a page or a telephone. */
export function reachesSomebody(text: string): boolean {
  return REACH.test(text) || /\b(?:tel|phone)\b/i.test(text)
}

export function isTableRule(text: string): boolean {
  return /^[\s|:+=-]+$/.test(text) && /[-=]{2}/.test(text)
}

export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word))
}

/** Share of the words that count that begin with a capital or a digit. */
export function titleShare(text: string): number {
  const words = wordsOf(text).filter((word) => !SMALL.test(word.replace(/[^\p{L}]/gu, '')))
  if (words.length === 0) return 0
  return words.filter((word) => /^[^\p{L}\d]*[\p{Lu}\d]/u.test(word)).length / words.length
}

export function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
}

/** Short, opens with a capital or a number, ends like no sentence, and reaches nobody. */
export function mayHead(text: string): boolean {
  return (
    text.length <= 90 &&
    wordsOf(text).length <= 11 &&
    /^[\p{Lu}\d(“"'§]/u.test(text) &&
    !/[.;,?!]$|(?:\.\s?){4}/.test(text) &&
    !REACH.test(text)
  )
}

export interface Field {
  readonly name: string
  readonly value: string
}

/** "Version: 1.0", "**End Date:** Coincident with …"; the value may be empty. */
export function fieldOf(text: string): Field | null {
  const match = /^\s*(?:\*\*|__)?([\p{Lu}][\p{L}\d'’./&() -]{1,60}?)\s*:\s*(?:\*\*|__)?\s*(.*)$/u.exec(text)
  if (!match || /[a-z]{3,}\.\s/.test(match[1] ?? '') || /https?$/i.test(match[1] ?? '') || wordsOf(match[1] ?? '').length > 7) return null
  return { name: (match[1] ?? '').trim(), value: (match[2] ?? '').trim() }
}
