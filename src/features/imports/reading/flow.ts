/** Paragraphs and tables of a document → the lines that the text reader takes. */
import { ALONE, MOST_LINES, MOST_NESTED_TABLES, unreadable } from './limits.js'
import { BULLET, mayHead } from './shapes.js'

export interface Paragraph {
  /** Breaks inside it are line ends. */
  readonly words: string
  /** Bullet or number before it: "- ", "a. ". */
  readonly lead?: string
  /** How deep its list stands in others, from 0. */
  readonly depth?: number
  /** 1 to 6; 0 or absent for text. */
  readonly heading?: number
  /** All of it stands in bold letters. */
  readonly bold?: boolean
  /** A reader sees a gap above it. */
  readonly gap?: boolean
}

export interface Flow {
  write(paragraph: Paragraph): void
  openTable(): void
  openRow(): void
  /** @param columns how many it is wide  @param rows how many it is high */
  openCell(columns?: number, rows?: number): void
  /** The open cell belongs to the one above it. */
  mergeUp(): void
  /** The open cell is so many columns wide. */
  widen(columns: number): void
  closeCell(): void
  closeRow(): void
  closeTable(): void
  /** All lines so far. */
  text(): string
}

interface Table {
  readonly rows: string[][][]
  row: string[][] | null
  cell: string[] | null
  /** Of the open cell. */
  columns: number
  rowsHigh: number
  up: boolean
  /** Cells that reach into the next rows, by their column. */
  readonly reaching: Map<number, { readonly cell: string[]; left: number }>
  /** Its cells hold tables or pages of text: it only arranges them, and they are read one after another. */
  layout: boolean
}

/** A cell with more lines than this arranges a page. */
const MOST_CELL_LINES = 12
const MOST_CELL_CHARS = 2000
const MOST_SPANNED = 30

/** @throws Unreadable when the document holds more lines or deeper tables than any register does */
export function createFlow(): Flow {
  const lines: string[] = []
  const tables: Table[] = []

  const put = (line: string): void => {
    if (lines.length >= MOST_LINES)
      throw unreadable('too-many-lines', `This document has more than ${MOST_LINES.toLocaleString('en')} lines.`, ALONE)
    lines.push(line)
  }
  const gap = (): void => {
    if (lines.length > 0 && lines.at(-1) !== '') put('')
  }
  const putTable = ({ rows }: Table): void => {
    if (rows.length === 0) return
    const filled = Math.max(...rows.slice(0, 2000).map((row) => row.filter((cell) => cell.length > 0).length))
    const arranges = rows.some((row) =>
      row.some((cell) => cell.length > MOST_CELL_LINES || cell.reduce((sum, line) => sum + line.length, 0) > MOST_CELL_CHARS),
    )
    gap()
    for (const row of rows) {
      // A cell across the whole table is one.
      if (row.length > 1 && row.every((cell) => cell === row[0])) row.length = 1
      if (filled <= 1 || arranges) for (const cell of new Set(row)) for (const line of cell) put(line)
      else put(`| ${row.map((cell) => joinCell(cell)).join(' | ')} |`)
    }
    gap()
  }
  /** A table inside another shows that the outer one only arranges. */
  const dissolve = (table: Table): void => {
    putTable({ ...table, rows: [...table.rows, ...(table.row ? [table.row] : []), ...(table.cell ? [[table.cell]] : [])] })
    table.rows.length = 0
    table.row = null
    table.cell = null
    table.layout = true
  }

  return {
    write: ({ words, lead = '', depth = 0, heading = 0, bold = false, gap: apart = false }) => {
      const cell = tables.at(-1)?.cell
      const parts = words.split('\n')
      if (cell) {
        const written = parts.map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '')
        written.forEach((part, index) => void cell.push(index === 0 && !BULLET.test(part) ? `${lead}${part}` : part))
        return
      }
      if (words.trim() === '') {
        // An empty paragraph is how many a document makes its gaps.
        if (lines.length > 0) put('')
        return
      }
      if (apart || heading > 0) gap()
      if (heading > 0) {
        put(`${'#'.repeat(heading)} ${`${lead}${words}`.replace(/\s+/g, ' ').trim()}`)
        return
      }
      const indent = '  '.repeat(Math.min(depth, 8))
      const marked = bold && lead === '' && parts.length === 1 && mayHead(words.trim().replace(/:$/, '')) && !words.includes('*')
      parts.forEach((part, index) => {
        if (index > 0) put(lead === '' ? part : `${indent}  ${part}`)
        else if (marked) put(`**${part.trim()}**`)
        else put(BULLET.test(part) ? part : `${lead === '' ? '' : indent}${lead}${part}`)
      })
    },
    openTable: () => {
      if (tables.length >= MOST_NESTED_TABLES)
        throw unreadable('too-deep', 'This document holds tables within tables, deeper than can be read.', 'Save it as plain text.')
      for (const table of tables) if (!table.layout) dissolve(table)
      tables.push({ rows: [], row: null, cell: null, columns: 1, rowsHigh: 1, up: false, reaching: new Map(), layout: false })
    },
    openRow: () => {
      const table = tables.at(-1)
      if (table && !table.layout) table.row = []
    },
    openCell: (columns = 1, rows = 1) => {
      const table = tables.at(-1)
      if (!table || table.layout) return
      fillReaching(table)
      Object.assign(table, { cell: [], columns: spanOf(columns), rowsHigh: spanOf(rows), up: false })
    },
    mergeUp: () => {
      const table = tables.at(-1)
      if (table?.cell) table.up = true
    },
    widen: (columns) => {
      const table = tables.at(-1)
      if (table?.cell) table.columns = spanOf(columns)
    },
    closeCell: () => {
      const table = tables.at(-1)
      if (!table?.cell) return
      const row = table.row ?? []
      const above = table.up && table.cell.length === 0 ? table.rows.at(-1)?.[row.length] : undefined
      const cell = above ?? table.cell
      // Each column that it covers says the same.
      for (let column = 0; column < table.columns; column += 1) {
        if (table.rowsHigh > 1) table.reaching.set(row.length, { cell, left: table.rowsHigh - 1 })
        row.push(cell)
      }
      table.row = row
      table.cell = null
    },
    closeRow: () => {
      const table = tables.at(-1)
      if (table?.row) fillReaching(table)
      if (table?.row?.some((cell) => cell.length > 0)) table.rows.push(table.row)
      if (table) table.row = null
      if (table && table.rows.length > MOST_LINES)
        throw unreadable('too-many-lines', `This document has a table of more than ${MOST_LINES.toLocaleString('en')} rows.`, ALONE)
    },
    closeTable: () => {
      const table = tables.pop()
      if (table && !table.layout) putTable(table)
      else if (tables.every(({ layout }) => layout)) gap()
    },
    text: () => {
      while (lines.at(-1) === '') lines.pop()
      return lines.join('\n')
    },
  }
}

function spanOf(count: number): number {
  return Number.isInteger(count) && count > 1 ? Math.min(count, MOST_SPANNED) : 1
}

/** Puts in what reaches down from rows above at the place where the row now stands. */
function fillReaching(table: Table): void {
  const row = table.row
  if (!row) return
  for (let at = table.reaching.get(row.length); at !== undefined; at = table.reaching.get(row.length)) {
    at.left -= 1
    if (at.left <= 0) table.reaching.delete(row.length)
    row.push(at.cell)
  }
}

/** Several lines of one cell are parts of one thing: a name, its role, its address. */
function joinCell(parts: readonly string[]): string {
  return parts
    .reduce((whole, part) => `${whole}${whole === '' ? '' : /[.:;,!?]$/.test(whole) ? ' ' : ', '}${part}`, '')
    .replaceAll('|', '/')
}
