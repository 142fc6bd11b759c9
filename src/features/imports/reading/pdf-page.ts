/** One page of a PDF: its pieces of text → lines, in the order one reads them, column by column. */

/** Points from the upper left corner of the page as it is shown; `y` is the line that the letters stand on. */
export interface PlacedText {
  readonly words: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

/** A run of words without a wide gap. */
export interface Segment {
  words: string
  readonly x: number
  right: number
  readonly y: number
  /** Height of its own letters: cells of one row share it, lines of two columns by chance only. */
  readonly base: number
  size: number
}

/** What stands at one height within a column. */
export interface PageLine {
  readonly segments: readonly Segment[]
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Lines of different columns are never joined by their height. */
  readonly column: number
}

/** A gap wider than this many sizes of its letters parts cells and columns. */
const WIDE_GAP = 1.4
const LEAST_COLUMN_LINES = 6
const LEAST_COLUMN_CHARS = 22
/** Where the lines of both sides stand at heights of their own, a column of list items and short lines is one too. */
const LEAST_OWN_CHARS = 15
const GUTTER_STEP = 2
const LEAST_GUTTER = 9
const MOST_SPLITS = 2
const BULLET_ALONE = /^(?:[·•▪▫◦‣⁃●○■□◆◇▶►✓✔➢➤∙\ue000-\uf8ffo*–—-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,5})[.)])$/u

const BULLET_SIGN = /^[·•▪▫◦‣⁃●○■□◆◇▶►✓✔➢➤∙\ue000-\uf8ffo*–—-]$/u

export function pageLines(placed: readonly PlacedText[]): PageLine[] {
  const rows = rowsOf(placed)
  const counter = { column: 0 }
  return inColumns(rows, counter, MOST_SPLITS)
}

/** Pieces at one height, left to right, joined where nothing wide lies between. */
function rowsOf(placed: readonly PlacedText[]): Segment[][] {
  const pieces = placed.filter(({ words, size }) => words.trim() !== '' && size > 0).sort((a, b) => a.y - b.y || a.x - b.x)
  const rows: PlacedText[][] = []
  for (const piece of pieces) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) <= Math.max(first.size, piece.size) * 0.35) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(segmentsOf)
}

function segmentsOf(row: PlacedText[]): Segment[] {
  const segments: Segment[] = []
  const size = Math.max(...row.map((piece) => piece.size))
  const y = row.find((piece) => piece.size === size)?.y ?? 0
  for (const { words, x, y: base, width, size: own } of row.sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1)
    const distance = last ? x - last.right : 0
    if (last && (distance < size * WIDE_GAP || BULLET_ALONE.test(last.words.trim()))) {
      // The same words drawn twice a little apart are bold.
      if (x - last.x < size * 0.2 && last.words.trim() === words.trim() && Math.abs(last.right - x - width) < size * 0.2) continue
      const bullet = BULLET_SIGN.test(last.words.trim()) && distance > size * 0.4
      // A sign that stands apart is drawn by a list; one within its words was typed.
      if (bullet) last.words = '-'
      const blank = /\s$/.test(last.words) || /^\s/.test(words)
      const close = !bullet && distance < size * 0.12
      last.words = blank ? `${last.words.trimEnd()} ${words.trimStart()}` : close ? last.words + words : `${last.words} ${words}`
      last.right = Math.max(last.right, x + width)
      // What stands beside it in another column may be larger.
      last.size = Math.max(last.size, own)
    } else segments.push({ words, x, right: x + width, y, base, size: own })
  }
  return segments.map((segment) => ({ ...segment, words: segment.words.trim() }))
}

/** Reads what lies left of a gutter before what lies right of it, between the lines that run across. */
function inColumns(rows: readonly Segment[][], counter: { column: number }, splits: number): PageLine[] {
  const gutter = splits > 0 ? gutterOf(rows) : null
  if (gutter === null) {
    counter.column += 1
    return rows.filter((row) => row.length > 0).map((row) => lineOf(row, counter.column))
  }
  const out: PageLine[] = []
  let left: Segment[][] = []
  let right: Segment[][] = []
  const flush = (): void => {
    for (const side of [left, right]) if (side.length > 0) out.push(...inColumns(side, counter, splits - 1))
    left = []
    right = []
  }
  for (const row of rows) {
    if (row.some((segment) => segment.x < gutter && segment.right > gutter)) {
      flush()
      counter.column += 1
      out.push(lineOf(row, counter.column))
      continue
    }
    const before = row.filter((segment) => segment.right <= gutter)
    const after = row.filter((segment) => segment.x >= gutter)
    if (before.length > 0) left.push(before)
    if (after.length > 0) right.push(after)
  }
  flush()
  return out
}

function lineOf(row: readonly Segment[], column: number): PageLine {
  return {
    segments: row,
    x: row[0]?.x ?? 0,
    right: Math.max(...row.map((segment) => segment.right)),
    y: row[0]?.y ?? 0,
    size: Math.max(...row.map((segment) => segment.size)),
    column,
  }
}

/** Where a white strip runs down the middle with running text on both sides; cells of a table are short and no columns. */
function gutterOf(rows: readonly Segment[][]): number | null {
  const segments = rows.flat()
  if (segments.length < LEAST_COLUMN_LINES * 2) return null
  const from = Math.min(...segments.map(({ x }) => x))
  const to = Math.max(...segments.map(({ right }) => right))
  const steps = Math.ceil((to - from) / GUTTER_STEP)
  if (!(steps > 10) || steps > 5000) return null
  const covered = new Array<number>(steps + 1).fill(0)
  for (const { x, right } of segments) {
    const last = Math.min(steps, Math.ceil((right - from) / GUTTER_STEP))
    for (let at = Math.max(0, Math.floor((x - from) / GUTTER_STEP)); at < last; at += 1) covered[at] = (covered[at] ?? 0) + 1
  }
  const few = rows.length * 0.2
  let best: { at: number; width: number } | null = null
  for (let at = Math.floor(steps * 0.25); at < steps * 0.75; at += 1) {
    if ((covered[at] ?? 0) > few) continue
    let end = at
    while (end < steps && (covered[end] ?? 0) <= few) end += 1
    const width = (end - at) * GUTTER_STEP
    if (width >= LEAST_GUTTER && (!best || width > best.width)) best = { at: from + ((at + end) / 2) * GUTTER_STEP, width }
    at = end
  }
  if (!best) return null
  const middle = best.at
  const sides = [segments.filter(({ right }) => right <= middle), segments.filter(({ x }) => x >= middle)]
  const [left = [], right = []] = sides
  const least = sharedHeights(left, right) <= Math.min(left.length, right.length) * 0.25 ? LEAST_OWN_CHARS : LEAST_COLUMN_CHARS
  const running = sides.some((side) => isRunning(side, LEAST_COLUMN_CHARS)) && sides.every((side) => isRunning(side, least))
  return running ? middle : null
}

function sharedHeights(left: readonly Segment[], right: readonly Segment[]): number {
  const heights = new Set(left.map(({ base }) => Math.round(base)))
  return right.filter(({ base }) => heights.has(Math.round(base))).length
}

function isRunning(segments: readonly Segment[], least: number): boolean {
  if (segments.length < LEAST_COLUMN_LINES) return false
  const chars = segments.reduce((sum, { words }) => sum + words.length, 0) / segments.length
  const from = Math.min(...segments.map(({ x }) => x))
  const to = Math.max(...segments.map(({ right }) => right))
  // Running text fills its column: many of its lines end near the right edge.
  const full = segments.filter(({ right }) => right > to - (to - from) * 0.2).length
  return chars >= least && full >= segments.length * 0.35
}
