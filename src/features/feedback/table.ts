/** The ISO/IEC commenting table as CSV: feedback written into it, and read from whichever edition of its headings a file has. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { readCsv, writeCsv } from '../../platform/csv.js'
import type { Feedback, NewFeedback, RemarkType } from './model.js'
import { resolutionWords } from './rules.js'

/** Source: ISO/IEC commenting template, edition of 2012-03. */
const HEADINGS = [
  'MB/NC',
  'Line number',
  'Clause/Subclause',
  'Paragraph/Figure/Table',
  'Type of comment',
  'Comments',
  'Proposed change',
  'Observations of the secretariat',
] as const

type Column = 'party' | 'line' | 'clause' | 'element' | 'type' | 'comment' | 'change' | 'observation'

/** Headings of all editions and of what groups make of them; the first that fits wins, so the narrower stand first. */
const columns: readonly (readonly [RegExp, Column])[] = [
  [/observation|secretariat|disposition|^resolution/, 'observation'],
  [/^(?:proposed|suggested)\b/, 'change'],
  [/^type|^category/, 'type'],
  [/^line\b/, 'line'],
  [/^(?:sub ?)?clause|^section/, 'clause'],
  [/^paragraph|^figure|^table/, 'element'],
  [/^comments?\b|^remark/, 'comment'],
  [/^mb\b|^nc\b|^(?:national|member) body|^organi[sz]ation|^source|^party|^commenter/, 'party'],
]

/** Above the headings some files carry a title, a date, a document number. */
const HEADING_WITHIN = 15
/** More than any ballot brings; one transaction holds them all. */
const MOST_ROWS = 2000
const LONGEST = 10_000
const LONGEST_CELL = 300

export interface ReadRow {
  readonly line: number
  readonly remark: Omit<NewFeedback, 'about' | 'aboutVersion'>
}

/** What stops a row, by the line of the file on which it begins. */
export interface RowProblem {
  readonly line: number
  readonly why: string
}

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  readonly problems: readonly RowProblem[]
}

function columnOf(heading: string): Column | null {
  const words = heading
    .toLowerCase()
    .replace(/\(.*?\)/gs, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return columns.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** Reads a whole file; refuses one without the table's headings. Problems of rows are listed, not thrown together. */
export function readTable(text: string): Result<ReadTable> {
  const read = readCsv(text)
  if (!read.ok) return read
  const at = read.value.slice(0, HEADING_WITHIN).findIndex(({ cells }) => {
    const found = cells.map(columnOf)
    return found.includes('comment') && found.filter((column) => column !== null).length > 1
  })
  const heading = read.value[at]
  if (!heading)
    return refuse('no-headings', 'This file has no row of headings with “Comments” and “Clause”.', {
      hint: `Use the headings of the ISO/IEC commenting table: ${HEADINGS.join(', ')}.`,
    })
  const layout = heading.cells.map(columnOf)
  const body = read.value.slice(at + 1)
  if (body.length === 0) return refuse('empty-table', 'Below its headings this file holds no row.', { hint: 'Nothing was kept.' })
  if (body.length > MOST_ROWS)
    return refuse('too-many-rows', `This file holds ${body.length} rows; one import takes ${MOST_ROWS}.`, {
      hint: 'Part it into several files.',
    })
  const rows: ReadRow[] = []
  const problems: RowProblem[] = []
  for (const { line, cells } of body) {
    const remark = remarkOf(layout, cells)
    if (typeof remark === 'string') problems.push({ line, why: remark })
    else rows.push({ line, remark })
  }
  return ok({ rows, problems })
}

const types: ReadonlyMap<string, RemarkType> = new Map([
  ['ge', 'ge'],
  ['general', 'ge'],
  ['te', 'te'],
  ['technical', 'te'],
  ['ed', 'ed'],
  ['editorial', 'ed'],
])

/** The remark of a row, or what is wrong with it. */
function remarkOf(layout: readonly (Column | null)[], cells: readonly string[]): ReadRow['remark'] | string {
  if (cells.slice(layout.length).some((cell) => cell.trim() !== '')) return 'it has more cells than there are headings'
  const cell = (column: Column): string => (cells[layout.indexOf(column)] ?? '').trim()
  const comment = cell('comment')
  if (comment === '') return 'the comment is missing'
  const word = cell('type').toLowerCase().replace(/[.:]$/, '')
  const type = types.get(word) ?? null
  if (word !== '' && type === null) return `“${cell('type')}” is no type of comment: ge, te or ed`
  const long = (['party', 'line', 'clause', 'element'] as const).find((column) => cell(column).length > LONGEST_CELL)
  if (long) return `the ${long === 'element' ? 'paragraph' : long} has more than ${LONGEST_CELL} characters`
  if ([comment, cell('change'), cell('observation')].some((part) => part.length > LONGEST))
    return `a cell has more than ${LONGEST} characters`
  const rating = RATING.exec(comment)
  return {
    kind: rating ? 'rating' : 'remark',
    completeness: rating ? Number(rating[1]) : null,
    clarity: rating ? Number(rating[2]) : null,
    detail: rating ? Number(rating[3]) : null,
    clause: cell('clause') || null,
    line: cell('line') || null,
    element: cell('element') || null,
    type: rating ? null : type,
    comment: rating ? (rating[4] ?? '') : comment,
    change: cell('change') || null,
    party: cell('party'),
    author: null,
    permalink: null,
    reason: cell('observation') || null,
  }
}

/** A rating stands in the table as a general comment, and is one again when it is read. */
const RATING = /^Completeness ([1-5]) of 5, clarity ([1-5]) of 5, level of actionable detail ([1-5]) of 5\.(?: ([\s\S]+))?$/

export function commentCell(feedback: Pick<Feedback, 'kind' | 'completeness' | 'clarity' | 'detail' | 'comment'>): string {
  const { kind, completeness, clarity, detail, comment } = feedback
  if (kind === 'remark') return comment
  return `Completeness ${completeness} of 5, clarity ${clarity} of 5, level of actionable detail ${detail} of 5.${comment ? ` ${comment}` : ''}`
}

function observationCell(feedback: Feedback): string {
  if (feedback.resolution === null) return feedback.reason ?? ''
  const words = resolutionWords(feedback)
  const said = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${feedback.reason ? `: ${feedback.reason}` : ''}`
  return feedback.state === 'disputed' ? `${said} — disputed: ${feedback.answer ?? ''}` : said
}

/** What a row says, without where it came from: two rows with the same cells are the same remark. */
export function cellsOf(feedback: Feedback): readonly string[] {
  return [
    feedback.party,
    feedback.line ?? '',
    feedback.clause ?? '',
    feedback.element ?? '',
    feedback.kind === 'rating' ? 'ge' : (feedback.type ?? ''),
    commentCell(feedback),
    feedback.change ?? '',
    observationCell(feedback),
  ]
}

/** The commenting table, in the order in which the feedback was given. */
export function writeTable(all: readonly Feedback[]): string {
  return writeCsv([HEADINGS, ...all.map(cellsOf)])
}

/** Equal for remarks that say the same, whatever became of them. */
export function sameness(
  remark: Pick<
    NewFeedback,
    'clause' | 'line' | 'element' | 'type' | 'comment' | 'change' | 'party' | 'kind' | 'completeness' | 'clarity' | 'detail'
  >,
): string {
  const { clause, line, element, kind, type, comment, change, party, completeness, clarity, detail } = remark
  return JSON.stringify([kind, clause, line, element, type, comment, change, party, completeness, clarity, detail])
}
