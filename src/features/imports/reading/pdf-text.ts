/** Lines of all pages → text: page headers and numbers dropped, tables as rows, wrapped lines joined, hyphens at line ends undone. */
import { createFlow } from './flow.js'
import type { PageLine, Segment } from './pdf-page.js'
import { BULLET, clauseOf, isCapitals, mayHead } from './shapes.js'
import { kindOfHeading } from './vocabulary.js'

interface Page {
  readonly lines: readonly PageLine[]
  readonly height: number
}

/** How many lines at the top and the bottom of a page may be its header or footer. */
const EDGE_LINES = 3
const PAGE_NUMBER = /^(?:(?:page|p\.|seite)\s*)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—]?(?:\s*(?:of|\/|von)\s*\d{1,4})?$/i
/** First halves after which a hyphen at the line's end is one of the word. */
const COMPOUNDS =
  /^(?:non|self|co|cross|multi|end|use|real|open|high|low|long|short|well|on|off|up|in|out|follow|time|work|point|third|first|second|half|full|on|pre|post|inter|intra|sub|semi|mid|machine|industry|user|customer|vendor|world|community|standards?|\w+ly|\w+(?:ed|er))$/i

export function pagesToText(pages: readonly Page[]): string {
  const running = runningLines(pages)
  const lines = pages.flatMap((page, index) => withoutEdges(page, running, pages.length).map((line) => ({ ...line, page: index })))
  const body = bodySize(lines)
  const headings = headingSizes(lines, body)
  const words = wordsOf(lines)
  const flow = createFlow()
  const edges = rightEdges(lines)
  let before: { readonly first: Placed; readonly last: Placed } | null = null
  for (let at = 0; at < lines.length; ) {
    const table = tableAt(lines, at)
    if (table) {
      flow.openTable()
      for (const row of table.rows) {
        flow.openRow()
        for (const cell of row) {
          flow.openCell()
          flow.write({ words: cell })
          flow.closeCell()
        }
        flow.closeRow()
      }
      flow.closeTable()
      at = table.end
      before = null
      continue
    }
    const end = paragraphEnd(lines, at, edges)
    const parts = lines.slice(at, end)
    const first = parts[0]
    if (!first) break
    const level = headings.indexOf(roundSize(first.size))
    flow.write({
      words: joined(parts.map(textOf), words),
      heading: level < 0 ? 0 : Math.min(6, level + 1),
      gap: before === null || (apart(before.last, first) && !listOverPages(before.first, before.last, first)),
    })
    before = { first, last: parts.at(-1) ?? first }
    at = end
  }
  return flow.text()
}

interface Placed extends PageLine {
  readonly page: number
}

function textOf(line: PageLine): string {
  return line.segments.map(({ words }) => words).join('\t')
}

/** Digits aside, as headers and footers count pages. */
function shapeOf(line: PageLine): string {
  return textOf(line).replace(/\d+/g, '#').replace(/\s+/g, ' ').toLowerCase()
}

/** What stands at the edge of at least half of the pages, at the same height. */
function runningLines(pages: readonly Page[]): Set<string> {
  const counts = new Map<string, number>()
  for (const { lines, height } of pages) {
    const keys = new Set(
      edgesOf(lines)
        .filter((line) => isAtEdge(line, height))
        .map(edgeKey),
    )
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const least = Math.max(2, Math.ceil(pages.length / 2))
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key))
}

function isAtEdge({ y }: PageLine, height: number): boolean {
  return y < height * 0.12 || y > height * 0.88
}

function edgeKey(line: PageLine): string {
  return `${Math.round(line.y / 4)} ${shapeOf(line)}`
}

function edgesOf(lines: readonly PageLine[]): PageLine[] {
  const byHeight = [...lines].sort((a, b) => a.y - b.y)
  return byHeight.length <= EDGE_LINES * 2 ? byHeight : [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)]
}

function withoutEdges({ lines, height }: Page, running: ReadonlySet<string>, pages: number): PageLine[] {
  const edges = new Set(edgesOf(lines))
  return lines.filter((line) => {
    if (!edges.has(line) || !isAtEdge(line, height)) return true
    if (running.has(edgeKey(line))) return false
    return !(PAGE_NUMBER.test(textOf(line).trim()) && (pages > 1 || /\d/.test(textOf(line))))
  })
}

function roundSize(size: number): number {
  return Math.round(size * 2) / 2
}

/** The size that most letters have. */
function bodySize(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) counts.set(roundSize(line.size), (counts.get(roundSize(line.size)) ?? 0) + textOf(line).length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

/** Sizes of headings, the largest first: clearly larger than the text, on lines that are short. */
function headingSizes(lines: readonly PageLine[], body: number): number[] {
  const sizes = new Map<number, { count: number; long: number }>()
  for (const line of lines) {
    const size = roundSize(line.size)
    if (size < body * 1.08 || size <= body + 0.5) continue
    const known = sizes.get(size) ?? { count: 0, long: 0 }
    sizes.set(size, { count: known.count + 1, long: known.long + (textOf(line).length > 120 ? 1 : 0) })
  }
  return [...sizes]
    .filter(([, { count, long }]) => long * 2 <= count)
    .map(([size]) => size)
    .sort((a, b) => b - a)
}

function wordsOf(lines: readonly PageLine[]): Set<string> {
  const words = new Set<string>()
  for (const line of lines) for (const word of textOf(line).match(/\p{L}+(?:-\p{L}+)*/gu) ?? []) words.add(word.toLowerCase())
  return words
}

/** Right edge of each column of each page: the farthest that any of its lines reaches. */
function rightEdges(lines: readonly Placed[]): Map<string, number> {
  const edges = new Map<string, number>()
  for (const line of lines) {
    const key = `${line.page} ${line.column}`
    edges.set(key, Math.max(edges.get(key) ?? 0, line.right))
  }
  // A column of few lines says little of its width: the page before with a line from the same left edge says more.
  const widest = new Map<number, number>()
  for (const line of lines) {
    const left = Math.round(line.x / 6)
    widest.set(left, Math.max(widest.get(left) ?? 0, line.right))
  }
  for (const line of lines) {
    const key = `${line.page} ${line.column}`
    const same = widest.get(Math.round(line.x / 6)) ?? 0
    const counted = lines.length < 4000 ? lines.filter((one) => one.page === line.page && one.column === line.column).length : 9
    if (counted < 8) edges.set(key, Math.max(edges.get(key) ?? 0, same))
  }
  return edges
}

function apart(above: Placed, below: Placed): boolean {
  if (above.page !== below.page || above.column !== below.column) return !continuesOver(above, below)
  return below.y - above.y > Math.max(above.size, below.size) * 1.75 || roundSize(above.size) !== roundSize(below.size)
}

function listOverPages(item: Placed, above: Placed, below: Placed): boolean {
  return (above.page !== below.page || above.column !== below.column) && BULLET.test(textOf(item)) && BULLET.test(textOf(below))
}

/** Over a column's or a page's end no height tells whether a paragraph goes on: its words do. */
function continuesOver(above: Placed, below: Placed): boolean {
  return roundSize(above.size) === roundSize(below.size) && !/[.:;!?]$/.test(textOf(above)) && /^[\p{Ll}\d(]/u.test(textOf(below))
}

function paragraphEnd(lines: readonly Placed[], from: number, edges: ReadonlyMap<string, number>): number {
  let end = from + 1
  for (; end < lines.length; end += 1) {
    const [above, below] = [lines[end - 1], lines[end]]
    const first = lines[from]
    if (!above || !below || !first) break
    if (tableAt(lines, end) || !isWrapped(first, above, below, edges)) break
  }
  return end
}

function isWrapped(first: Placed, above: Placed, below: Placed, edges: ReadonlyMap<string, number>): boolean {
  if (above.segments.length > 1 || below.segments.length > 1) return false
  const text = textOf(below)
  if (roundSize(above.size) !== roundSize(below.size) || BULLET.test(text) || startsClause(text)) return false
  const size = below.size
  const over = above.page !== below.page || above.column !== below.column
  if (over ? !continuesOver(above, below) : apart(above, below)) return false
  const edge = edges.get(`${above.page} ${above.column}`) ?? above.right
  const chars = Math.max(1, text.length)
  const next = /^\S+/.exec(text)?.[0].length ?? 0
  const needed = ((below.right - below.x) / chars) * (next + 1)
  // A line is wrapped where its neighbour's first word found no room on it.
  if (above.right + needed <= edge - size * 0.1 && !/\p{Ll}[-\u00ad]$/u.test(textOf(above))) return false
  // A full line may end its paragraph by chance: what follows a full stop and is headed like a section is one.
  if (/[.:;!?)\]]$/.test(textOf(above)) && mayHead(text) && kindOfHeading(text) !== null) return false
  if (over) return true
  const hanging = below.x > first.x + size * 0.3
  return above === first ? true : hanging || Math.abs(below.x - above.x) < size * 0.8
}

function startsClause(text: string): boolean {
  const clause = clauseOf(text)
  // "A. Smith" at a line's beginning is a name, and "2011) the" is none of a list.
  return clause !== null && !(/^[A-Z]$/.test(clause.label) && !isCapitals(clause.rest.slice(0, 12)))
}

/** Wrapped lines as one, by the words that the whole document has. */
export function joinedLines(parts: readonly string[], pages: readonly Page[]): string {
  return joined(parts, knownWords(pages))
}

const known = new WeakMap<readonly Page[], Set<string>>()

function knownWords(pages: readonly Page[]): Set<string> {
  const words = known.get(pages) ?? wordsOf(pages.flatMap(({ lines }) => lines))
  known.set(pages, words)
  return words
}

/** Wrapped lines as one; a hyphen that only broke a word goes. */
function joined(parts: readonly string[], words: ReadonlySet<string>): string {
  return parts.reduce((whole, part) => {
    if (whole === '') return part
    if (whole.endsWith('\u00ad')) return whole.slice(0, -1) + part
    // "2022-" / "11-30" is one date.
    if (/\d-$/.test(whole) && /^\d/.test(part)) return whole + part
    const left = /(\p{L}+)-$/u.exec(whole)?.[1]
    const right = /^\p{Ll}+/u.exec(part)?.[0]
    if (left === undefined || right === undefined)
      return /[-/]$/.test(whole) && /^\S/.test(part) && left !== undefined ? whole + part : `${whole} ${part}`
    const bare = `${left}${right}`.toLowerCase()
    if (words.has(`${left}-${right}`.toLowerCase())) return whole + part
    if (words.has(bare)) return whole.slice(0, -1) + part
    return COMPOUNDS.test(left) || (words.has(left.toLowerCase()) && left.length > 2) ? whole + part : whole.slice(0, -1) + part
  }, '')
}

interface Found {
  readonly rows: readonly string[][]
  readonly end: number
}

/** Rows of cells that stand below one another: at least two lines of as many cells, with what hangs on in them. */
function tableAt(lines: readonly Placed[], from: number): Found | null {
  const head = lines[from]
  const second = lines[from + 1]
  if (!head || head.segments.length < 2 || !second) return null
  const members: Placed[] = [head]
  let widest = head
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = lines[at]
    const last = members.at(-1)
    if (!line || !last || line.page !== last.page || line.column !== last.column) break
    if (line.y - last.y > line.size * 4) break
    const fits = line.segments.every((segment) => columnOf(segment, widest.segments) !== null)
    if (
      !fits &&
      !(line.segments.length > widest.segments.length && widest.segments.every((segment) => columnOf(segment, line.segments) !== null))
    )
      break
    // One line at the left edge that reaches over the next cell is text below the table.
    const [only] = line.segments
    if (line.segments.length === 1 && only && only.right > (widest.segments[1]?.x ?? 0) && columnOf(only, widest.segments) === 0) break
    if (line.segments.length > widest.segments.length) widest = line
    members.push(line)
  }
  while (members.length > 1 && members.at(-1)?.segments.length === 1 && columnOf(members.at(-1)?.segments[0], widest.segments) === 0) {
    const [above, below] = members.slice(-2)
    if (above && below && below.y - above.y < below.size * 1.35) break
    members.pop()
  }
  // What stands at the left edge below the last row, further down than the rows are apart, is text again.
  const last = members.findLastIndex(({ segments }) => segments.length > 1)
  const [above, below] = [members[last], members[last + 1]]
  const reach = Math.max(...members.slice(1, last + 1).map((line, index) => line.y - (members[index]?.y ?? 0)))
  if (above && below && last > 0 && members.slice(last + 1).every(({ segments }) => columnOf(segments[0], widest.segments) === 0))
    if (below.y - above.y > reach * 1.1) members.length = last + 1
  const full = members.filter(({ segments }) => segments.length >= Math.max(2, widest.segments.length - 1)).length
  if (full < 2) return null
  return { rows: rowsOf(members, widest.segments), end: from + members.length }
}

/** The column of a table that a segment stands in: it begins where that one does, or lies over it alone. */
function columnOf(segment: Segment | undefined, columns: readonly Segment[]): number | null {
  if (!segment) return null
  const near = columns.findIndex(({ x, size }) => Math.abs(x - segment.x) <= size * 0.8)
  if (near >= 0) return near
  const over = columns.flatMap(({ x, right }, index) => (segment.x < right && segment.right > x ? [index] : []))
  return over.length === 1 ? (over[0] ?? null) : null
}

function rowsOf(members: readonly Placed[], columns: readonly Segment[]): string[][] {
  const distances = members.slice(1).map((line, index) => (line.y - (members[index]?.y ?? 0)) / line.size)
  const [least, most] = [Math.min(...distances), Math.max(...distances)]
  const whole = members.every(({ segments }) => segments.length === columns.length)
  const bound = most > least * 1.25 && !(whole && most < least * 1.5) ? (least + most) / 2 : null
  const rows: string[][] = []
  members.forEach((line, index) => {
    const cells = new Array<string>(columns.length).fill('')
    for (const segment of line.segments) {
      const column = columnOf(segment, columns) ?? 0
      cells[column] = cells[column] === '' ? segment.words : `${cells[column]} ${segment.words}`
    }
    const last = rows.at(-1)
    const distance = distances[index - 1] ?? 0
    const hangsOn = last !== undefined && (bound !== null ? distance < bound : cells[0] === '')
    if (hangsOn) rows[rows.length - 1] = cells.map((cell, column) => [last[column] ?? '', cell].filter((one) => one !== '').join(' '))
    else rows.push(cells)
  })
  return rows
}
