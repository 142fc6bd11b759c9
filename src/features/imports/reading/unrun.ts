/** Lines that a paste ran together → the lines they were: inline headings, inline bullets, "Scope: text". Numbers stay those of the input. */
import type { Line } from '../model.js'
import { cited, counted } from './counted.js'
import type { Drawn } from './drawn.js'
import { drawn } from './grids.js'
import { BULLET, cellsOf, clauseOf, fieldOf, mayHead, titleShare, wordsOf } from './shapes.js'
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
const RECORDED = /(?<=[.\d\p{L})]\s{1,3})(?=(?:Approved|Adopted|Ratified|Endorsed) by (?:the )?\p{Lu})/u
const ROLE = /\b(?:officer|representative|coordinator|co-ordinator|person|chair|lead|editor)\b/i

/** "Scope of Work. The parties …": a heading and its text in one line. */
const STOPPED = /^\s*(\p{Lu}[^.:]{2,40})\.\s+(\S.*)$/u

export function unrun(source: readonly Line[]): Drawn[] {
  const lines = cited(counted(drawn(titled(runApart(source)))))
  const inLine = lines.filter(({ text }) => numberedIn(text, true) !== null).length
  const headed = inLine >= 2 || (inLine === 1 && lines.filter(({ text }) => isNumberedHeading(text)).length >= 2)
  const stopped = lines.filter(({ text }) => stoppedIn(text) !== null).length >= 2
  const bold = lines.filter(({ text }) => isKnown(boldIn(text))).length >= 2
  return lines.flatMap((line, index) => {
    const parts = line.text.length > LONG ? atHeadings(line.text) : [line.text]
    return parts
      .flatMap(atBullets)
      .flatMap(atNumbers)
      .flatMap(
        (text) =>
          (headed ? numberedIn(text, false) : null) ??
          (stopped ? stoppedIn(text, neighbour(lines, index, -1) !== lines[index - 1]?.text) : null) ??
          (bold ? headedIn(text) : null) ??
          atTab(text, lines, index) ??
          atField(text, lines, index),
      )
      .map((text): Drawn => (text === line.text && line.written !== undefined ? line : { number: line.number, text }))
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

/** A paragraph that holds so many headings was a document of sections. */
const MOST_SECTIONS_OF_PARAGRAPH = 4

/** All sections run into one paragraph that was wrapped: its lines, parted where a heading stands in them. */
function runApart(lines: readonly Line[]): readonly Line[] {
  const out: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const blank = lines.slice(at, at + MOST_WRAPPED).findIndex(({ text }) => text.trim() === '')
    const run = lines.slice(at, at + (blank < 0 ? MOST_WRAPPED : Math.max(1, blank)))
    out.push(...(run.length >= 6 ? partedAtHeadings(run) : run))
    at += run.length
  }
  return out
}

const MOST_WRAPPED = 400

function partedAtHeadings(run: readonly Line[]): readonly Line[] {
  if (run.some(({ text }) => BULLET.test(text) || /[|\t]| {3,}\S/.test(text.trim()) || text.length > LONG)) return run
  const starts: number[] = []
  let length = 0
  for (const { text } of run) {
    starts.push(length)
    length += text.length + 1
  }
  const whole = run.map(({ text }) => text).join(' ')
  const found = headingsIn(whole)
  if (found.length < MOST_SECTIONS_OF_PARAGRAPH || whole.length < LONG * 2) return run
  const out: Line[] = []
  const put = (from: number, to: number): void => {
    run.forEach((line, index) => {
      const start = starts[index] ?? 0
      const [first, last] = [Math.max(from, start), Math.min(to, start + line.text.length)]
      const words = line.text.slice(first - start, Math.max(0, last - start))
      if (first < last && words.trim() !== '') out.push({ ...line, text: first === start ? words : inPlace(line.text, words.trimStart()) })
    })
  }
  let from = 0
  for (const { index, 0: words } of found) {
    put(from, index)
    const line = run[starts.findLastIndex((start) => start <= index)]
    if (line) out.push({ ...line, text: '' }, { ...line, text: words.replace(/\s+/g, ' ').replace(/\s*[.:]?$/, ':') })
    from = index + words.length
  }
  const recorded = whole.slice(from).search(RECORDED)
  if (recorded < 0) put(from, whole.length)
  else {
    put(from, from + recorded)
    const line = run[starts.findLastIndex((start) => start <= from + recorded)]
    if (line) out.push({ ...line, text: '' })
    put(from + recorded, whole.length)
  }
  return out
}

/** Two headings in one line are a sign; a single one may be a word of its sentence. */
function atHeadings(text: string): string[] {
  const matches = headingsIn(text)
  if (matches.length === 0) return [text]
  const parts: string[] = []
  let start = 0
  for (const match of matches) {
    parts.push(text.slice(start, match.index), match[0].replace(/\.$/, ':'))
    start = match.index + match[0].length
  }
  parts.push(...text.slice(start).split(RECORDED))
  return parts.filter((part) => part.trim() !== '')
}

function headingsIn(text: string): readonly RegExpExecArray[] {
  const stopped = [...text.matchAll(INLINE)]
  const plainly = /\s[·•▪●■➢]\s/u.test(text) ? [...text.matchAll(PLAIN_INLINE)] : []
  const apart = plainly.filter((match) => !stopped.some((one) => overlap(one, match)))
  if (stopped.length + apart.length < 2) return []
  // Where headings carry their colon, a word without one is of its sentence.
  const withColon = stopped.filter((match) => /[:.]$/.test(match[0]))
  const certain = withColon.length >= 2 && withColon.length * 2 > stopped.length ? withColon : stopped
  return [...certain, ...apart].sort((a, b) => a.index - b.index)
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
  if (/^v?\d+(?:\.\d+)*[a-z]?$/i.test(field.value) || (/^(?:version|revision|edition|issue)$/i.test(field.name) && /^\d/.test(field.value)))
    return [text]
  // Among the headers of a mail.
  if (
    /^subject$/i.test(field.name) &&
    [lines[index - 1], lines[index + 1]].some((one) => one && /^(?:from|to|cc|date|sent|message-id)\s*:/i.test(one.text))
  )
    return [text]
  const kind = kindOfHeading(field.name)
  if (!headsInLine(kind) && !LASTING.test(field.name)) return [text]
  const among = [neighbour(lines, index, -1), neighbour(lines, index, 1)].some((other) => {
    const beside = other === null ? null : fieldOf(other)
    return beside !== null && beside.value !== '' && !kindOfHeading(beside.name) && !/^(?:version|date)/i.test(beside.name)
  })
  return among ? [text] : [`${field.name}:`, inPlace(text, field.value)]
}

/** What stood behind its heading keeps its place: whether the line was wrapped is told by how far it reached. */
function inPlace(line: string, value: string): string {
  return line.length > 50 && line.endsWith(value) ? `${' '.repeat(line.length - value.length)}${value}` : value
}

/**
 * One such line may be a sentence of one word; two show that the document heads its paragraphs so.
 * @param apart whether a blank line stands above
 */
function stoppedIn(text: string, apart = false): [string, string] | null {
  const match = STOPPED.exec(text)
  const name = match?.[1] ?? ''
  const kind = kindOfHeading(name)
  // Set apart from what stands above, "Working rules. …" and "Approval. …" head their text too.
  const heads = (headsInLine(kind) && titleShare(name) >= 0.6) || (apart && (headsInLine(kind) || kind === 'terms' || kind === 'approval'))
  if (!match || wordsOf(name).length > 4 || !heads) return null
  return [`${name}:`, match[2] ?? '']
}

/** "**Scope.** The parties …": a heading in bold and its text in one line. */
const BOLD = /^\s*(?:\*\*|__)(\p{Lu}[^*_]{2,60}?)([.:]?)(?:\*\*|__)\s*([.:]|[–—-](?=\s))?\s+(\S.*)$/u

interface Bold {
  readonly name: string
  /** Its stop, in the bold or behind it. */
  readonly stop: string
  readonly rest: string
}

function boldIn(text: string): Bold | null {
  const [, name = '', inside = '', behind = '', rest = ''] = BOLD.exec(text) ?? []
  return name === '' || wordsOf(name).length > 7 ? null : { name, stop: inside === '' ? behind : inside, rest }
}

function isKnown(found: Bold | null): boolean {
  return found !== null && found.stop !== '' && kindOfHeading(found.name) !== null
}

/** Where the document heads so, one of other words ends with a full stop; "**Chair:** Jo Sample" is a field. */
function headedIn(text: string): [string, string] | null {
  const found = boldIn(text)
  if (found && /\b(?:version|edition|revision|issue|dates?|initiated|status)\b/i.test(found.name)) return null
  return found && (isKnown(found) || found.stop === '.') ? [`**${found.name}**`, inPlace(text, found.rest)] : null
}

/** "3) AIM: A single model …": a numbered heading with its text. @param known only where its words are those of the field */
function numberedIn(text: string, known: boolean): [string, string] | null {
  const match =
    /^(\s*(?:\(?\d{1,2}[.)]|[A-Z]\.|[IVX]{1,5}\.|§ ?\d{1,2}|\d{1,2}(?=\s+\p{Lu}{3}))\s+)(\p{Lu}[^:.;,]{2,50}?)\s*(?::|\s[–—-])(?:\s+(\S.*))?$/u.exec(
      text,
    )
  const name = match?.[2] ?? ''
  const kind = kindOfHeading(name)
  // "5. Next look: …"
  if (!match || wordsOf(name).length > 6 || (titleShare(name) < 0.6 && !(kind !== null && wordsOf(name).length <= 3))) return null
  if (known ? !headsInLine(kind) : kind === null && name !== name.toUpperCase()) return null
  return match[3] === undefined ? null : [`${match[1] ?? ''}${name}:`, inPlace(text, match[3])]
}

function isNumberedHeading(text: string): boolean {
  const clause = clauseOf(text)
  return clause !== null && wordsOf(clause.rest).length <= 6 && mayHead(clause.rest) && kindOfHeading(clause.rest) !== null
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
