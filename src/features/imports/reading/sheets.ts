/** Spreadsheets that were saved as text or pasted whole: cells parted by commas, semicolons or tabs, as fields, lists and rows. */
import type { Drawn } from './drawn.js'
import { asRow, isColumnName, isHead } from './drawn.js'
import { plain } from './lines.js'
import { BULLET, cellsOf } from './shapes.js'
import { kindOfHeading } from './vocabulary.js'

/** Of a spreadsheet saved as text nearly every line is parted by bare commas or semicolons: its pairs are fields, its lone cells lists. */
export function exported(lines: readonly Drawn[]): readonly Drawn[] {
  const spoken = lines.filter(({ text }) => text.trim() !== '')
  const separator = ([',', ';', '\t'] as const).find((sign) => {
    const parted = spoken.filter(({ text }) =>
      sign === '\t' ? text.includes('\t') : new RegExp(String.raw`[^\s${sign}]"?${sign}"?[^\s${sign}]`).test(text),
    ).length
    return spoken.length >= 6 && parted * 10 >= spoken.length * 6
  })
  if (separator === undefined) return lines
  const out: Drawn[] = []
  // What stands alone in the very first row is what the sheet is called.
  const top = (block: readonly Drawn[], drawn: readonly Drawn[]): readonly Drawn[] =>
    block[0]?.number === spoken[0]?.number && drawn[0]?.text.startsWith('## ') === true
      ? [{ ...drawn[0], text: drawn[0].text.slice(1) }, ...drawn.slice(1)]
      : drawn
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at, at + MOST_EXPORTED)
    const blank = rest.findIndex(({ text }) => text.trim().replaceAll(separator, '') === '')
    const block = blank < 0 ? rest : rest.slice(0, blank)
    out.push(
      ...top(block, exportedBlock(block, separator)),
      ...rest.slice(block.length, block.length + 1).map((line) => ({ ...line, text: '' })),
    )
    at += block.length + (blank < 0 ? 0 : 1)
  }
  return out
}

/** A whole sheet in one table: rows of one cell that are headings part it, and pairs above them are fields. */
export function sheet(lines: readonly Drawn[]): readonly Drawn[] {
  const alone = (text: string): string | null => {
    const cells = /^\s*\|.*\|\s*$/.test(text) ? (cellsOf(text) ?? []).filter((cell) => cell !== '') : []
    return cells.length === 1 ? plain(cells[0] ?? '') : null
  }
  const heads = lines.filter(({ text }) => kindOfHeading(alone(text) ?? '') !== null).length
  if (heads < 2) return lines
  let headed = false
  return lines.flatMap((line): Drawn[] => {
    const one = alone(line.text)
    if (one !== null && kindOfHeading(one) !== null && one.length <= 60) {
      headed = true
      return [
        { number: line.number, text: '', written: null },
        { ...line, text: `## ${one}`, written: line.text },
      ]
    }
    if (one !== null && (!headed || /[.!?]$/.test(one))) return [{ ...line, text: one, written: line.text }]
    const cells = headed ? [] : (cellsOf(line.text) ?? []).filter((cell) => cell !== '')
    return cells.length === 2 ? [{ ...line, text: `${cells[0]}: ${cells[1]}`, written: line.text }] : [line]
  })
}

type Separator = ',' | ';' | '\t'
const MOST_EXPORTED = 400

function exportedBlock(block: readonly Drawn[], separator: Separator): Drawn[] {
  const rows = block.map(({ text }) => {
    const cells = text.includes(separator) ? cellsBetween(text, separator) : [text.trim().replace(/^"(.*)"$/, '$1')]
    while (cells.length > 1 && cells.at(-1) === '') cells.pop()
    return cells
  })
  const head = rows[0] ?? []
  const [title] = block
  // A name alone above the rows heads them.
  if (title && head.length === 1 && rows.some(({ length }) => length > 1))
    return [{ ...title, text: `## ${head[0] ?? ''}`, written: title.text }, ...exportedBlock(block.slice(1), separator)]
  const write = writerOf(rows)
  return block.map((line, index) => ({ ...line, text: write(rows[index] ?? [], index), written: line.text }))
}

/** Lone cells are a list under the first, pairs are fields, and more are rows. */
function writerOf(rows: readonly (readonly string[])[]): (cells: readonly string[], index: number) => string {
  const widest = Math.max(0, ...rows.map(({ length }) => length))
  if (widest <= 1) return ([only = ''], index) => (index === 0 && rows.length > 1 ? `## ${only}` : BULLET.test(only) ? only : `- ${only}`)
  if (widest === 2 && !isHead(rows[0] ?? [], 2)) return ([first = '', second]) => (second === undefined ? first : `${first}: ${second}`)
  return (cells) => asRow(Array.from({ length: widest }, (_, column) => cells[column] ?? ''))
}

/** Rows parted by semicolons or commas, below a head that names its columns. */
export function separated(lines: readonly Drawn[]): readonly Drawn[] {
  let separator: Separator | null = null
  let width = 0
  return lines.map((line) => {
    if (separator !== null) {
      const cells = cellsBetween(line.text, separator)
      if (cells.length === width) return { ...line, text: asRow(cells), written: line.text }
    }
    separator = headSeparator(line.text)
    if (separator === null) return line
    const cells = cellsBetween(line.text, separator)
    width = cells.length
    return { ...line, text: asRow(cells), written: line.text }
  })
}

/** Semicolon or comma, where a line is a head of columns; told by its first name, for nearly every line is none. */
function headSeparator(text: string): Separator | null {
  if (text.length > 400 || !/[;,]/.test(text)) return null
  const first = /^\s*"?([^;,"]{1,30})"?([;,])/.exec(text)
  const separator = first?.[2] === ';' ? ';' : ','
  return first?.[1] && isColumnName(first[1]) && isHead(cellsBetween(text, separator)) ? separator : null
}

/** Quoted cells keep what parts others. */
function cellsBetween(text: string, separator: Separator): string[] {
  if (text.length > 1000 || !text.includes(separator)) return []
  if (separator === '\t') return text.split('\t').map((cell) => cell.trim())
  const cells = text.match(separator === ';' ? /(?:"[^"]*"|[^;"])*(?:;|$)/g : /(?:"[^"]*"|[^,"])*(?:,|$)/g) ?? []
  return cells.slice(0, text.endsWith(separator) ? undefined : -1).map((cell) =>
    cell
      .replace(/[;,]$/, '')
      .trim()
      .replace(/^"(.*)"$/, '$1'),
  )
}
