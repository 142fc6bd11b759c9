/** Tables of milestones: which column holds what, by its heading or by what stands in it. */
import { parsePeriod } from '../../../kernel/period.js'
import type { Row } from './blocks.js'
import { datesIn } from './dates.js'
import { dueOf, dueOfCell } from './due.js'
import { answering, priorityOf } from './items.js'
import type { Gathering } from './milestones.js'
import { mentioned } from './parties.js'

type Column = 'date' | 'text' | 'owner' | 'priority' | 'group' | 'id'
const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['id', /^(?:#|no\.?|nr\.?|id|ref(?:erence)?|item)$/i],
  ['priority', /^priority$|^prio\.?$/i],
  ['date', /\b(?:date|due|deadline|target|when|by|timing|quarter|time ?frame|delivery|completion|schedule)\b/i],
  ['owner', /\b(?:owner|responsib\w*|lead|leader|party|parties|organi[sz]ation|who|body|by whom|actor|assigned)\b/i],
  ['group', /\b(?:area|theme|topic|work ?stream|category|group)\b/i],
  ['text', /\b(?:milestone|deliverable|description|activity|action|task|what|output|document|work item|item|title|name|result)s?\b/i],
]

export function fromRows(rows: readonly Row[], activities: boolean, into: Gathering): void {
  const header = headerOf(rows[0])
  const columns = header ?? guessed(rows, into)
  for (const row of header || isUnknownHeader(rows, columns, into) ? rows.slice(1) : rows) {
    const cell = (wanted: Column): string => row.cells.filter((_, index) => columns[index] === wanted).join(', ')
    const words = cell('text') || row.cells.filter((_, index) => columns[index] === undefined).join(', ')
    if (words === '') {
      if (row.cells.some((one) => one !== '')) into.problems.push({ line: row.line, text: row.text, why: 'This row names no milestone.' })
      continue
    }
    const dated = columns.includes('date')
    const read = dated ? dueOfCell(cell('date'), into.context) : dueOf(words, into.context)
    const own = priorityOf(dated ? words : read.text)
    const owners = cell('owner')
    if (read.ongoing || (activities && read.due.to === null)) {
      into.activities.push({ text: own.text, line: row.line })
      continue
    }
    const number = Number(cell('priority'))
    into.milestones.push({
      text: own.text,
      due: read.due,
      group: cell('group') || null,
      priority: own.priority ?? (Number.isInteger(number) && number > 0 ? number : null),
      parties: owners === '' ? answering(own.text, into.parties) : owned(owners, into),
      line: row.line,
    })
    for (const why of read.doubts) into.problems.push({ line: row.line, text: row.text, why })
  }
}

/** "DMTF CMWG" of a party DMTF stays as written; "both" is everyone. */
function owned(owners: string, into: Gathering): string[] {
  if (/^(?:both|all|joint(?:ly)?|each)\b/i.test(owners)) return into.parties.map(({ short }) => short)
  const named = mentioned(owners, into.parties)
  if (named.length > 0) return named
  return owners.split(/\s*[,;/&]\s*|\s+and\s+/).filter((one) => /^[A-Z]/.test(one))
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

function guessed(rows: readonly Row[], into: Gathering): (Column | undefined)[] {
  const width = Math.max(...rows.slice(0, 200).map(({ cells }) => cells.length))
  const counts = Array.from({ length: width }, (_, index) => {
    const cells = rows.slice(0, 50).map((row) => row.cells[index] ?? '')
    return {
      dates: cells.filter(
        (cell) => cell !== '' && cell.length <= 40 && (parsePeriod(cell, into.context).ok || datesIn(cell, into.context).length > 0),
      ).length,
      length: cells.reduce((sum, cell) => sum + cell.length, 0),
      owners: cells.filter((cell) => cell !== '' && cell.length <= 40 && mentioned(cell, into.parties).length > 0).length,
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
