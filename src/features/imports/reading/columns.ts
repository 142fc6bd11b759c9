/** Tables whose columns are set apart by blanks: a head of columns tells where each stands, also where cells are empty or wrapped. */
import type { Drawn } from './drawn.js'
import { asRow, isHead } from './drawn.js'
import { columnsOf, looksDated, RULE } from './shapes.js'

interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

const MOST_ROWS = 400

export function aligned(lines: readonly Drawn[]): readonly Drawn[] {
  const out: Drawn[] = []
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]
    if (!line) break
    const heads = headPieces(line.text)
    const rows = heads ? rowsBelow(lines, at + 1, heads) : null
    if (heads && rows && rows.cells.length > 0) {
      out.push({ ...line, text: asRow(heads.map(({ text }) => text)), written: line.text })
      for (const { line: own, cells, written } of rows.cells) out.push({ ...own, text: asRow(cells), written: written.join('\n') })
      at = rows.end
    } else {
      out.push(line)
      at += 1
    }
  }
  return out
}

function headPieces(text: string): Piece[] | null {
  if (text.length > 200 || text.includes('|') || text.includes('\t')) return null
  const columns = columnsOf(text, 2)
  return columns && isHead(columns, 2) ? piecesOf(text) : null
}

function piecesOf(text: string): Piece[] {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }))
}

interface Cells {
  readonly line: Drawn
  readonly cells: string[]
  readonly written: string[]
}

/** Up to the first line that keeps to no column. */
function rowsBelow(lines: readonly Drawn[], from: number, heads: readonly Piece[]): { readonly cells: Cells[]; readonly end: number } {
  const cells: Cells[] = []
  let end = from
  for (let at = from; at < Math.min(lines.length, from + MOST_ROWS); at += 1) {
    const line = lines[at]
    if (!line || /[|\t]/.test(line.text)) break
    const apart = lines[at - 1]?.text.trim() === ''
    if (line.text.trim() === '') continue
    if (RULE.test(line.text) || /^[\s=-]+$/.test(line.text)) {
      end = at + 1
      continue
    }
    const placed = placedIn(piecesOf(line.text), heads)
    if (!placed) break
    const filled = placed.filter((cell) => cell !== '').length
    const last = cells.at(-1)
    const wraps = last !== undefined && !apart && goesOn(placed, last, line.text)
    if (!wraps && filled < 2) break
    if (wraps) {
      placed.forEach((cell, column) => {
        if (cell !== '') last.cells[column] = `${last.cells[column] ?? ''} ${cell}`.trim()
      })
      last.written.push(line.text)
    } else cells.push({ line, cells: placed, written: [line.text] })
    end = at + 1
  }
  return { cells, end }
}

/** Each piece under the head it stands below; null where one stands under none. */
function placedIn(pieces: readonly Piece[], heads: readonly Piece[]): string[] | null {
  const cells = heads.map(() => '')
  for (const piece of pieces) {
    const column = heads.reduce((best, head, index) => (distance(piece, head) < distance(piece, heads[best] ?? head) ? index : best), 0)
    const head = heads[column]
    if (!head || distance(piece, head) > 6 || piece.text.length > 120) return null
    cells[column] = `${cells[column]} ${piece.text}`.trim()
  }
  return cells
}

/** Left ends stand below one another, or right ends do. */
function distance(piece: Piece, head: Piece): number {
  return Math.min(Math.abs(piece.start - head.start), Math.abs(piece.end - head.end))
}

/** Without its first cell a line is the rest of a row, unless it brings a date of its own; so is a lone cell that goes on. */
function goesOn(placed: readonly string[], last: Cells, text: string): boolean {
  const first = placed.findIndex((cell) => cell !== '')
  const filled = placed.filter((cell) => cell !== '')
  if (first > 0) return !filled.some(looksDated) || filled.length === 1
  // "  systems opened to the public      OGC": several cells go on at once, none of them with a date of its own.
  if (filled.length > 1 && filled.length < placed.length && !filled.some((cell) => looksDated(cell) && !/^of\b/.test(cell)))
    return (
      (/^\s+\p{Ll}/u.test(text) ||
        /^\p{Ll}/u.test(filled[0] ?? '') ||
        placed.some((cell, column) => cell !== '' && /[,&(-]$|\([^)]*$/.test(last.cells[column] ?? ''))) &&
      last.cells.every((cell) => cell !== '')
    )
  return filled.length === 1 && (/^\s+/.test(text) || /^\p{Ll}/u.test(filled[0] ?? '') || /[-,&]$/.test(last.cells[0] ?? ''))
}
