/** Tables of milestones: which column holds what, by its heading or by what stands in it. */
import { parsePeriod } from '../../../kernel/period.js'
import type { Row } from './blocks.js'
import { datesIn } from './dates.js'
import { dueOf, dueOfCell } from './due.js'
import type { Head } from './groups.js'
import { answering, priorityOf } from './items.js'
import type { Gathering } from './milestones.js'
import { isShortName } from './organisations.js'
import { mentioned, mentionedInPart } from './parties.js'
import { clauseOf } from './shapes.js'

type Column = 'date' | 'text' | 'owner' | 'priority' | 'group' | 'id'
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['id', /^(?:#|no\.?|nr\.?|id|ref(?:erence)?|item)$/i],
  ['priority', /^priority$|^prio\.?$/i],
  ['date', /\b(?:dates?|due|deadline|when|timing|quarter|time ?frame|eta)\b|^by$/i],
  [
    'owner',
    /\b(?:owner|responsib\w*|lead|leader|party|parties|organi[sz]ation|who|whom|body|actor|assigned|action by|answerable|accountable|in charge)\b/i,
  ],
  ['group', /\b(?:area|theme|topic|work ?stream|category|group)\b/i],
  [
    'text',
    /\b(?:milestone|deliverable|description|activity|action|task|what|text|wording|output|document|work item|item|title|name|result|project|step|standard|spec(?:ification)?)s?\b/i,
  ],
  [
    'date',
    /\b(?:by|target|delivery|completion|completed|schedule|scheduled|start|begin|beginning|end|finish|planned|revised|actual|achieved|original(?:ly)?|baseline|forecast|expected|publication|ready)\b/i,
  ],
]

/** Of several columns of dates the one that says by when it is due now; what was done, began or was first meant is none. */
const DUE_WORDS: readonly (readonly [number, RegExp])[] = [
  [0, /\b(?:actual|achieved|completed|done|delivered|closed)\b/i],
  [1, /\b(?:start|begin\w*|from|kick-?off)\b/i],
  [2, /\b(?:original(?:ly)?|baseline|initial|first|previous|old|former)\b/i],
  [5, /\b(?:revised|new|current|latest|updated|moved|forecast|extended|amended|re-?planned|re-?scheduled)\b/i],
  [4, /\b(?:due|deadline|target|end|finish|final|completion|delivery|publication|until)\b/i],
]
const USUAL = 3
const NO_HEAD = { name: null, priority: null }
/** A cell of a column whose date says nothing of when it is due. */
const NO_DUE = 2

/** @param above the group whose heading stands above the table */
export function fromRows(
  written: readonly Row[],
  activities: boolean,
  into: Gathering,
  above: Pick<Head, 'name' | 'priority'> = NO_HEAD,
): void {
  const rows = withOneHead(written, into)
  if (fromSides(rows, above, into)) return
  const known = headerOf(rows[0])
  const told = known ?? guessed(rows, into)
  const header = known ?? (isUnknownHeader(rows, told, into) ? told : null)
  const columns = header ? withPhases(rows, withIds(rows, header), into) : told
  // "1.1 Mapping        by Q3 2014" is clause 1.1, set in columns.
  const at = columns.indexOf('text')
  const labelled = !header && rows.length >= 2 && rows.every((row) => clauseOf(row.cells[at] ?? '') !== null)
  let group: string | null = above.name
  for (const row of header ? rows.slice(1) : rows) {
    const filled = row.cells.filter((one) => one !== '')
    // A row of one cell heads those below.
    if (filled.length === 1 && columns.length >= 3 && rows.length > 2 && !isDate(filled[0] ?? '', into)) {
      group = filled[0] ?? null
      continue
    }
    const cell = (wanted: Column): string => row.cells.filter((_, index) => columns[index] === wanted).join(', ')
    const words =
      (labelled && clauseOf(cell('text'))?.rest) || cell('text') || row.cells.filter((_, index) => columns[index] === undefined).join(', ')
    if (words === '') {
      if (row.cells.some((one) => one !== '')) into.problems.push({ line: row.line, text: row.text, why: 'This row names no milestone.' })
      continue
    }
    const dated = columns.includes('date')
    const dates = dated ? datesOf(row, header ? rows[0] : undefined, columns) : null
    const read = dates ? dueOfCell(dates.due, into.context) : dueOf(words, into.context)
    const own = priorityOf(
      `${dates ? words : read.text}${inBrackets([...(dates?.others ?? []), ...(cell('text') === '' ? [] : restOf(row, header ? rows[0] : undefined, columns))])}`,
    )
    const owners = cell('owner')
    if (read.ongoing || (activities && read.due.to === null)) {
      into.activities.push({ text: own.text, line: row.line })
      continue
    }
    const number = Number(cell('priority'))
    into.milestones.push({
      text: own.text,
      due: read.due,
      group: cell('group') || group,
      priority: own.priority ?? (Number.isInteger(number) && number > 0 ? number : above.priority),
      parties: owners === '' ? answering(own.text, into.parties) : owned(owners, into),
      line: row.line,
    })
    for (const why of read.doubts) into.problems.push({ line: row.line, text: row.text, why })
  }
}

/** "Due | TPC | SPEC": what each of them delivers stands below its name. */
function fromSides(rows: readonly Row[], above: Pick<Head, 'name' | 'priority'>, into: Gathering): boolean {
  const [head, ...others] = rows
  const sides = head?.cells.map((cell) => into.parties.find(({ name, short }) => cell === short || cell === name)?.short ?? null) ?? []
  const date = head?.cells.findIndex((cell) => COLUMNS.some(([column, pattern]) => column === 'date' && pattern.test(cell))) ?? -1
  if (
    date < 0 ||
    others.length === 0 ||
    sides.filter((side) => side !== null).length < 2 ||
    sides.some((side, index) => side === null && index !== date)
  )
    return false
  for (const row of others) {
    const { due } = dueOfCell(row.cells[date] ?? '', into.context)
    sides.forEach((side, index) => {
      const text = row.cells[index]?.replace(/^[–—-]+$/, '') ?? ''
      if (side !== null && text !== '')
        into.milestones.push({ text, due, group: above.name, priority: above.priority, parties: [side], line: row.line })
    })
  }
  return true
}

/** A head of two rows, "Dates | Dates" above "Planned | Revised", is one. */
function withOneHead(rows: readonly Row[], into: Gathering): readonly Row[] {
  const [first, second, ...others] = rows
  if (!first || !second || others.length === 0 || first.cells.length !== second.cells.length) return rows
  const names = second.cells.filter((cell) => cell !== '')
  const again = second.cells.some((cell, index) => cell === '' || cell === first.cells[index])
  // A name over several columns stands in each of them, or leaves the next ones empty.
  const spans = first.cells.some((cell, index) => index > 0 && (cell === '' || cell === first.cells[index - 1]))
  if (!again || !spans) return rows
  if (names.some((cell) => cell.length > 40 || /\d/.test(cell) || isDate(cell, into)) || !names.some((cell) => isColumn(cell))) return rows
  const cells = first.cells.map((cell, index) => [...new Set([cell, second.cells[index] ?? ''])].join(' ').trim())
  return [{ ...first, cells }, ...others]
}

function isColumn(cell: string): boolean {
  return COLUMNS.some(([, pattern]) => pattern.test(cell))
}

interface Dates {
  readonly due: string
  /** "original: 1Q2012", "actual: 3 May 2012" */
  readonly others: readonly string[]
}

/** "Start | End", "Original | Revised | Actual": the cell that says by when, and the others as words with the names of their columns. */
function datesOf(row: Row, head: Row | undefined, columns: readonly (Column | undefined)[]): Dates {
  const cells = columns.flatMap((column, index) => {
    const words = row.cells[index] ?? ''
    const name = head?.cells[index] ?? ''
    return column === 'date' ? [{ words: /^[–—-]+$/.test(words) ? '' : words, name, rank: rankOf(name) }] : []
  })
  const alone = cells.length === 1
  // Of columns that say the same the last is the furthest.
  const due = cells
    .filter(({ words, rank }) => words !== '' && (alone || rank >= NO_DUE))
    .reduce<(typeof cells)[number] | null>((best, one) => (best === null || one.rank >= best.rank ? one : best), null)
  const others = cells.filter(({ words }) => words !== '' && words !== due?.words)
  return {
    due: due?.words ?? '',
    others: others.map(({ name, words }) => (name === '' ? words : `${name}: ${words}`)),
  }
}

function inBrackets(words: readonly string[]): string {
  return words.length === 0 ? '' : ` (${words.join('; ')})`
}

/** Columns that say neither what, when nor who, as "Status: open"; only a head can name them. */
function restOf(row: Row, head: Row | undefined, columns: readonly (Column | undefined)[]): string[] {
  return columns.flatMap((column, index) => {
    const [name = '', words = ''] = [head?.cells[index], row.cells[index]]
    return column === undefined && name !== '' && /[\p{L}\d]/u.test(words) ? [`${name}: ${words}`] : []
  })
}

function rankOf(name: string): number {
  return DUE_WORDS.find(([, pattern]) => pattern.test(name))?.[0] ?? USUAL
}

/** "DMTF CMWG" of a party DMTF stays as written; "both" is everyone. */
function owned(owners: string, into: Gathering): string[] {
  const pieces = owners.split(/\s*[,;&+]\s*|\s+and\s+|\s+\/\s+/)
  const within = pieces.map((piece) => (isGroupIn(piece, into) ? [piece] : namedIn(piece, into)))
  const named = within.every((one) => one.length > 0) ? [...new Set(within.flat())] : namedIn(owners, into)
  if (named.length > 0) return named
  return owners.split(/\s*[,;/&]\s*|\s+and\s+/).filter((one) => /^[A-Z]/.test(one))
}

/** "CEN/TC 122" of a party CEN, "HL7 II WG" of HL7: the group answers, as written. */
function isGroupIn(piece: string, { parties }: Gathering): boolean {
  return (
    (isShortName(piece) || /^\S+(?: \p{Lu}[\p{L}\d-]*){1,3}$/u.test(piece)) &&
    parties.some(({ short }) => piece.startsWith(`${short} `) || piece.startsWith(`${short}/`)) &&
    !parties.some(({ name, short }) => short === piece || name === piece)
  )
}

function namedIn(owners: string, { parties }: Gathering): string[] {
  if (/^(?:both|all|joint(?:ly)?|each)\b/i.test(owners)) return parties.map(({ short }) => short)
  const named = mentioned(owners, parties)
  return named.length > 0 ? named : mentionedInPart(owners, parties)
}

/** Whether a row names columns of milestones: what is due, and when. */
export function isHeadOfMilestones(row: Row): boolean {
  const columns = headerOf(row)
  return columns?.includes('date') === true && columns.includes('text')
}

function headerOf(row: Row | undefined): (Column | undefined)[] | null {
  if (!row) return null
  const columns = row.cells.map((cell) => (cell.length <= 40 ? COLUMNS.find(([, pattern]) => pattern.test(cell))?.[0] : undefined))
  const known = columns.filter((column) => column !== undefined).length
  if (known < 2 || row.cells.some((cell) => /\d{3}/.test(cell))) return null
  // "Item" is a number beside "Deliverable", and the deliverable itself where no other column holds words.
  const item = row.cells.findIndex((cell) => /^items?$/i.test(cell))
  if (item >= 0 && !columns.includes('text')) columns[item] = 'text'
  // Two columns of words: the first names the milestone, the other describes it.
  return columns
}

/** "Deliverable | First draft | Final" above dates: a head whose columns have names of their own. */
function isUnknownHeader(rows: readonly Row[], columns: readonly (Column | undefined)[], into: Gathering): boolean {
  const [first, ...others] = rows
  const date = columns.indexOf('date')
  if (!first || others.length === 0 || date < 0 || !first.cells.some((cell) => COLUMNS.some(([, pattern]) => pattern.test(cell))))
    return false
  return first.cells.every((cell) => cell.length <= 40 && !/\d/.test(cell) && datesIn(cell, into.context).length === 0)
}

/** "Work item | Text" where the items are numbers. */
function withIds(rows: readonly Row[], columns: readonly (Column | undefined)[]): (Column | undefined)[] {
  const several = columns.filter((column) => column === 'text').length > 1
  return columns.map((column, index) =>
    several && column === 'text' && rows.slice(1).every(({ cells }) => /^\W*[A-Z]{0,3}[-.]?\d{0,3}$/.test(cells[index] ?? ''))
      ? 'id'
      : column,
  )
}

/** "Deliverable | FPWD | Final": columns of dates whose names say so of no other document. */
function withPhases(rows: readonly Row[], columns: readonly (Column | undefined)[], into: Gathering): (Column | undefined)[] {
  const body = rows.slice(1, 50)
  return columns.map((column, index) => {
    if (column !== undefined && column !== 'id') return column
    const cells = body.map((row) => row.cells[index] ?? '').filter((cell) => !/^[–—-]*$/.test(cell))
    const dates = cells.filter((cell) => datesIn(cell, into.context).length > 0).length
    return dates > 0 && dates * 2 > cells.length ? 'date' : column
  })
}

function isDate(cell: string, { context }: Gathering): boolean {
  return cell !== '' && cell.length <= 40 && !/^\d{1,3}$/.test(cell) && (parsePeriod(cell, context).ok || datesIn(cell, context).length > 0)
}

function guessed(rows: readonly Row[], into: Gathering): (Column | undefined)[] {
  const width = Math.max(...rows.slice(0, 200).map(({ cells }) => cells.length))
  const counts = Array.from({ length: width }, (_, index) => {
    const cells = rows.slice(0, 50).map((row) => row.cells[index] ?? '')
    return {
      dates: cells.filter((cell) => isDate(cell, into)).length,
      length: cells.reduce((sum, cell) => sum + cell.length, 0),
      owners: cells.filter((cell) => cell !== '' && cell.length <= 40 && namedIn(cell, into).length > 0).length,
    }
  })
  const half = Math.min(rows.length, 50) / 2
  const date = counts.findIndex(({ dates }) => dates >= half)
  const longest = counts.reduce(
    (best, { length }, index) => (index !== date && length > (counts[best]?.length ?? -1) ? index : best),
    date === 0 ? 1 : 0,
  )
  const owner = counts.findIndex(({ owners }, index) => index !== date && index !== longest && owners >= half)
  return counts.map((_, index) => (index === date ? 'date' : index === longest ? 'text' : index === owner ? 'owner' : 'id'))
}
