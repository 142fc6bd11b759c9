/** Lines that a paste ran together → the lines they were: inline headings, inline bullets, "Scope: text". Numbers stay those of the input. */
import type { Line } from '../model.js'
import { BULLET, cellsOf, fieldOf, mayHead, titleShare, wordsOf } from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { INLINE_HEADING, kindOfHeading } from './vocabulary.js'

const LONG = 300
const INLINE = new RegExp(
  String.raw`(?<=^|[.!?:;)>\]”"’\d]\s{1,3}|\.(?:org|com|net|int|eu)\s{1,3})${INLINE_HEADING.source}(?:\s*:(?=\s+\S)|(?=\s+[\p{Lu}\d<·•(“"*-]))|(?<=[.!?:;)>\]”"’\d\p{L}]\s{1,3})${INLINE_HEADING.source}\.(?=\s+[\p{Lu}\d<·•(“"*-])`,
  'gu',
)
/** Headings of several words, so much their own that no stop need stand before them in a paste of bullets. */
const PLAIN_INLINE =
  /(?<=(?<!\b(?:the|a|an|of|in|see|and|or|this|each|with|by|to|for))\s{1,3})(?:Alliance Organi[sz]ations|Background and Mission|Alliance Partner Mission|Alliance Benefits|Alliance Scope|Standards Development|Terms of Co-?operation|Milestones ?\/ ?Dates|Milestones and Dates|On-?going [Aa]ctivities|Work Register Review Date|Review Date|Periodic Review|Resources Identified ?\/ ?Points of Contact|Points of Contact|Intellectual Property Rights)[:.]?(?=\s+[\p{Lu}\d<·•(“"*-])/gu
/** What was recorded below the contacts of a paste that lost its line ends. */
const RECORDED = /(?<=[.\d\p{L}]\s{1,3})(?=(?:Approved|Adopted|Ratified|Endorsed) by (?:the )?\p{Lu})/u
const ROLE = /\b(?:officer|representative|coordinator|co-ordinator|person|chair|lead|editor)\b/i

/** "Scope of Work. The parties …": a heading and its text in one line. */
const STOPPED = /^\s*(\p{Lu}[^.:]{2,40})\.\s+(\S.*)$/u

export function unrun(source: readonly Line[]): Line[] {
  const lines = separated(titled(source))
  const stopped = lines.filter(({ text }) => stoppedIn(text) !== null).length >= 2
  return lines.flatMap((line, index) => {
    const parts = line.text.length > LONG ? atHeadings(line.text) : [line.text]
    return parts
      .flatMap(atBullets)
      .flatMap(atNumbers)
      .flatMap((text) => (stopped ? stoppedIn(text) : null) ?? atTab(text, lines, index) ?? atField(text, lines, index))
      .map((text) => ({ number: line.number, text }))
  })
}

/** "ARTICLE 2" above "Commitments" is one heading. */
function titled(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(isBareArticle)) return lines
  return lines.flatMap((line, index) => {
    const below = lines[index + 1]
    if (below && isBareArticle(line) && isName(below)) return [{ ...line, text: `${line.text.trim()} – ${below.text.trim()}` }]
    const above = lines[index - 1]
    return above && isBareArticle(above) && isName(line) ? [] : [line]
  })
}

function isBareArticle({ text }: Line): boolean {
  return /^\s*(?:article|section|clause|chapter|part)\s+(?:\d{1,2}|[IVX]{1,5})\s*[.:]?\s*$/i.test(text)
}

function isName({ text }: Line): boolean {
  return text.length <= 80 && mayHead(text.trim()) && wordsOf(text).length <= 8 && fieldOf(text) === null && !BULLET.test(text)
}

const COLUMN_NAME =
  /^(?:no\.?|nr\.?|#|id|item|milestone|deliverable|work ?item|task|activity|action|description|title|name|contact|person|(?:due|target|start|end)?\s?date|due|deadline|target|when|start|end|planned|revised|actual|original|responsible(?: party)?|responsibility|owner|lead|party|organi[sz]ation|body|role|function|e-?mail(?: address)?|mail|phone|telephone|priority|status|remarks?|comments?)s?$/i

/** Rows parted by semicolons or commas, below a head that names its columns, as rows between pipes. */
function separated(lines: readonly Line[]): readonly Line[] {
  let separator: ';' | ',' | null = null
  let width = 0
  return lines.map((line) => {
    if (separator !== null) {
      const cells = cellsBetween(line.text, separator)
      if (cells.length === width) return { ...line, text: `| ${cells.join(' | ')} |` }
    }
    separator = headSeparator(line.text)
    if (separator === null) return line
    const cells = cellsBetween(line.text, separator)
    width = cells.length
    return { ...line, text: `| ${cells.join(' | ')} |` }
  })
}

/** Semicolon or comma, where a line is a head of columns; told by its first name, for nearly every line is none. */
function headSeparator(text: string): ';' | ',' | null {
  if (text.length > 400 || !/[;,]/.test(text)) return null
  const first = /^\s*"?([^;,"]{1,30})"?([;,])/.exec(text)
  const separator = first?.[2] === ';' ? ';' : ','
  return first?.[1] && COLUMN_NAME.test(first[1].trim()) && isHead(cellsBetween(text, separator)) ? separator : null
}

function isHead(cells: readonly string[]): boolean {
  return (
    cells.length >= 3 &&
    cells.length <= 12 &&
    cells.every((cell) => cell.length <= 30) &&
    cells.filter((cell) => COLUMN_NAME.test(cell)).length * 3 >= cells.length * 2
  )
}

/** Quoted cells keep what parts others. */
function cellsBetween(text: string, separator: string): string[] {
  if (text.length > 1000 || !text.includes(separator)) return []
  const cells = text.match(separator === ';' ? /(?:"[^"]*"|[^;"])*(?:;|$)/g : /(?:"[^"]*"|[^,"])*(?:,|$)/g) ?? []
  return cells.slice(0, text.endsWith(separator) ? undefined : -1).map((cell) =>
    cell
      .replace(/[;,]$/, '')
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('|', '/'),
  )
}

/** Two headings in one line are a sign; a single one may be a word of its sentence. */
function atHeadings(text: string): string[] {
  const stopped = [...text.matchAll(INLINE)]
  const plainly = /\s[·•▪●■➢]\s/u.test(text) ? [...text.matchAll(PLAIN_INLINE)] : []
  const apart = plainly.filter((match) => !stopped.some((one) => overlap(one, match)))
  if (stopped.length + apart.length < 2) return [text]
  // Where headings carry their colon, a word without one is of its sentence.
  const withColon = stopped.filter((match) => /[:.]$/.test(match[0]))
  const certain = withColon.length >= 2 && withColon.length * 2 > stopped.length ? withColon : stopped
  const matches = [...certain, ...apart].sort((a, b) => a.index - b.index)
  const parts: string[] = []
  let start = 0
  for (const match of matches) {
    parts.push(text.slice(start, match.index), match[0].replace(/\.$/, ':'))
    start = match.index + match[0].length
  }
  parts.push(...text.slice(start).split(RECORDED))
  return parts.filter((part) => part.trim() !== '')
}

function overlap(one: RegExpExecArray, other: RegExpExecArray): boolean {
  return one.index < other.index + other[0].length && other.index < one.index + one[0].length
}

function atBullets(text: string): string[] {
  const pieces = text.split(/\s+(?=[·•▪●■➢]\s)/u)
  const bullets = pieces.filter((piece) => BULLET.test(piece)).length
  return bullets >= 2 ? pieces : [text]
}

/** "1) … . 2) … ." in one line, from its first number or letter on. */
function atNumbers(text: string): string[] {
  const first = /^\s*\(?(1|a|i)([.)])\s/.exec(text)
  if (!first?.[1]) return [text]
  const marks = first[1] === '1' ? String.raw`\d{1,2}` : '[a-z]{1,4}'
  const next = new RegExp(
    String.raw`(?<=[.;:,]\s{1,3}(?:and\s)?)(?=\(?${marks}${first[2] === ')' ? String.raw`\)` : String.raw`\.`}\s+\p{Lu})`,
    'u',
  )
  const pieces = text.split(next)
  return pieces.length > 1 ? pieces : [text]
}

/** "Scope: the parties will …" is a heading with its text, unless it stands in a list of such fields. */
function atField(text: string, lines: readonly Line[], index: number): string[] {
  if (BULLET.test(text)) return [text]
  const field = fieldOf(text)
  if (!field || field.value === '' || /\d|\s[A-Z]$/.test(field.name) || ROLE.test(field.name) || wordsOf(field.name).length > 4)
    return [text]
  const kind = kindOfHeading(field.name)
  if (!headsInLine(kind) && !LASTING.test(field.name)) return [text]
  const among = [neighbour(lines, index, -1), neighbour(lines, index, 1)].some((other) => {
    const beside = other === null ? null : fieldOf(other)
    return beside !== null && beside.value !== '' && !kindOfHeading(beside.name) && !/^(?:version|date)/i.test(beside.name)
  })
  return among ? [text] : [`${field.name}:`, field.value]
}

/** One such line may be a sentence of one word; two show that the document heads its paragraphs so. */
function stoppedIn(text: string): [string, string] | null {
  const match = STOPPED.exec(text)
  const name = match?.[1] ?? ''
  if (!match || wordsOf(name).length > 4 || !headsInLine(kindOfHeading(name)) || titleShare(name) < 0.6) return null
  return [`${name}:`, match[2] ?? '']
}

/** "Review<tab>annually" that is no row of a table. */
function atTab(text: string, lines: readonly Line[], index: number): [string, string] | null {
  if (!text.includes('\t')) return null
  const cells = cellsOf(text)
  const [name = '', value = ''] = cells ?? []
  const row = [lines[index - 1], lines[index + 1]].some((line) => line !== undefined && cellsOf(line.text)?.length === 2)
  if (cells?.length !== 2 || value === '' || row || wordsOf(name).length > 4 || !headsInLine(kindOfHeading(name))) return null
  return [`${name}:`, value]
}

/** Terms that are written as a field of their own. */
const LASTING = /^(?:term|duration|(?:duration and )?termination|confidentiality|publicity|costs|governing law)$/i

function headsInLine(kind: InnerKind | null): boolean {
  return kind !== null && kind !== 'approval' && kind !== 'other' && kind !== 'terms' && kind !== 'dependencies' && kind !== 'contents'
}

function neighbour(lines: readonly Line[], index: number, step: 1 | -1): string | null {
  for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) < 4; at += step) {
    const text = lines[at]?.text ?? ''
    if (text.trim() !== '') return text
  }
  return null
}
