/** Comma-separated values, read and written: RFC 4180 as spreadsheets speak it, with cells that would be run as formulas made harmless. */
import type { Result } from '../kernel/problem.js'
import { ok, refuse } from '../kernel/problem.js'

export interface CsvRow {
  /** The 1-based line of the file on which the row begins; a quoted cell may hold further ones. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Tells a spreadsheet that the bytes are UTF-8. */
const MARK = '\ufeff'
/** What a spreadsheet takes for the start of a formula, after blanks; the wide forms count too. Source: OWASP, CSV injection. */
const FORMULA = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/
const DELIMITERS = [',', ';', '\t'] as const
/** Characters in which the first row of several cells is looked for. */
const SAMPLE = 20_000

/** Rows → a file that a spreadsheet opens rightly: UTF-8 with mark, CRLF, formulas defused with an apostrophe that `readCsv` takes off. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `${MARK}${rows.map((cells) => `${cells.map(written).join(',')}\r\n`).join('')}`
}

function written(cell: string): string {
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/** The text of a cell as it was before it was defused. */
function undone(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
}

/**
 * A file's text → its rows; empty lines are left out. The first row of several cells tells whether commas, semicolons or tabs part the cells.
 * Refuses `open-quote`, naming the line, where a quoted cell has no end.
 */
export function readCsv(text: string): Result<CsvRow[]> {
  const body = text.startsWith(MARK) ? text.slice(1) : text
  const delimiter = delimiterOf(body)
  const rows: CsvRow[] = []
  let cells: string[] = []
  let line = 1
  let begun = 1
  let at = 0
  const end = (): void => {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begun, cells: cells.map(undone) })
    cells = []
  }
  while (at < body.length) {
    if (cells.length === 0) begun = line
    const cell = body[at] === '"' ? quotedAt(body, at, delimiter) : bareAt(body, at, delimiter)
    if (!cell)
      return refuse('open-quote', `Line\u00a0${line}: a cell begins with a quotation mark and never ends.`, {
        hint: 'Close the quotation mark, or save the table as CSV anew.',
      })
    cells.push(cell.text)
    line += newlines(body.slice(at, cell.end))
    at = cell.end
    if (body[at] === delimiter) {
      at += 1
      // A delimiter at the very end stands before one more, empty cell.
      if (at >= body.length || body[at] === '\r' || body[at] === '\n') cells.push('')
    }
    if (body[at] === '\r' || body[at] === '\n') {
      at += body.startsWith('\r\n', at) ? 2 : 1
      line += 1
      end()
    }
  }
  end()
  return ok(rows)
}

function newlines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

function bareAt(text: string, at: number, delimiter: string): { text: string; end: number } {
  let end = at
  while (end < text.length && text[end] !== delimiter && text[end] !== '\r' && text[end] !== '\n') end += 1
  return { text: text.slice(at, end), end }
}

/** Null where the quotation mark is never closed. What follows the closing mark, against the rules, is kept. */
function quotedAt(text: string, at: number, delimiter: string): { text: string; end: number } | null {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    if (text[close + 1] === '"') continue
    const rest = bareAt(text, close + 1, delimiter)
    return { text: text.slice(at + 1, close).replace(/""/g, '"') + rest.text.trimEnd(), end: rest.end }
  }
  return null
}

/** The one that parts the first line of several cells, outside quotes: a title may stand above the headings. */
function delimiterOf(text: string): string {
  let counts = new Map<string, number>()
  let quoted = false
  const most = (): string | undefined =>
    DELIMITERS.filter((one) => (counts.get(one) ?? 0) > 1).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0]
  let first: string | undefined
  for (const character of text.slice(0, SAMPLE)) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) {
      const found = most()
      if (found) return found
      counts = new Map()
    } else if (!quoted && DELIMITERS.some((one) => one === character)) {
      first ??= character
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
  }
  return most() ?? first ?? ','
}
