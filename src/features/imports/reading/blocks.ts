/** Lines → blocks: headings, paragraphs with wrapped lines joined, bullets, clauses, table rows. */
import type { Line } from '../model.js'
import { headingAt } from './headings.js'
import { plain } from './lines.js'
import { isShortName } from './organisations.js'
import { isPersonEntry } from './people.js'
import {
  areSignatures,
  BULLET,
  cellsOf,
  clauseOf,
  columnsOf,
  fieldOf,
  isTableRule,
  LONE_BULLET,
  numberOf,
  RULE,
  reachesSomebody,
} from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { kindOfHeading } from './vocabulary.js'

/** Where in a block's text a line of the input begins. */
export interface Mark {
  readonly at: number
  readonly line: number
}

interface Common {
  readonly line: number
  /** Place of its first line among the lines that were walked. */
  readonly index: number
  /** Without bullet, label and Markdown signs; wrapped lines joined by a blank. */
  readonly text: string
  readonly marks: readonly Mark[]
}

export type Strength = 'marked' | 'known' | 'plain' | 'label'
export type Heading = Common & {
  readonly kind: 'heading'
  readonly strength: Strength
  readonly level: number
  readonly label: string | null
  readonly means: InnerKind | null
}
export type Paragraph = Common & { readonly kind: 'paragraph' }
export type Bullet = Common & { readonly kind: 'bullet'; readonly depth: number }
export type ClauseBlock = Common & { readonly kind: 'clause'; readonly label: string; readonly depth: number }
export type Row = Common & { readonly kind: 'row'; readonly cells: readonly string[]; readonly table: number }
export type Block = Heading | Paragraph | Bullet | ClauseBlock | Row

/** The line of the input that a place in a block's text came from. */
export function lineAt(block: Common, position: number): number {
  let low = 0
  let high = block.marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((block.marks[middle]?.at ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return block.marks[low - 1]?.line ?? block.line
}

/** What the builder knows while it walks: the lines, where it stands, and under which kind of heading. */
export interface Walk {
  readonly lines: readonly Line[]
  readonly index: number
  readonly under: InnerKind | null
  /** Kind of the block just before, when no blank line lies between. */
  readonly touching: Block['kind'] | null
  readonly widths: readonly number[]
  /** Number of the last numbered heading: "IV", "3.1". */
  readonly numbered: string | null
}

/** A line of a list that puts its dates first. */
const DATE_LEAD =
  /^(?:TB[ACD]\b|done\b|completed\b|\d{1,2}[./-]\d|(?:19|20|21)\d{2}\b|[1-4][QH]\s?\d|[QH][1-4]\b|\d{1,2}\s+[A-Z][a-z]{2}|(?:early|mid|late)\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)/i

/** Name, office and date stand within so many lines below "Signed for". */
const SIGNATURE_LINES = 14

interface Open {
  readonly kind: Block['kind']
  readonly make: (common: Common) => Block
  readonly first: number
  readonly indent: number
  parts: { text: string; line: number }[]
}

/**
 * Linear in the length of the lines.
 * @param whole each line is a whole paragraph, so none goes on in the next
 */
export function toBlocks(lines: readonly Line[], whole = false): Block[] {
  const widths = runWidths(lines)
  const blocks: Block[] = []
  let open: Open | null = null
  let under: InnerKind | null = null
  let table = 0
  let lastContents = 0
  let lone: number | null = null
  let numbered: string | null = null
  /** Signatures side by side: how many, and the place of the line that opened them. */
  let signers = 0
  let signing = 0
  const close = (): void => {
    if (open) blocks.push(finish(open))
    open = null
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) continue
    const text = line.text
    if (text.trim() === '' || RULE.test(text)) {
      close()
      continue
    }
    if (LONE_BULLET.test(text)) {
      close()
      lone = line.number
      continue
    }
    const touching: Block['kind'] | null = touchingKind(open, blocks, lines[index - 1])
    const walk: Walk = { lines, index, under, touching, widths, numbered }
    if (lone !== null) {
      open = {
        kind: 'bullet',
        make: (common) => ({ ...common, kind: 'bullet', depth: 0 }),
        first: index,
        indent: 0,
        parts: [{ text: text.trim(), line: lone }],
      }
      lone = null
      continue
    }
    if (under === 'contents' && isEntry(text, lastContents)) {
      lastContents = Number.parseInt(numberOf(text) ?? '0', 10) || lastContents
      close()
      blocks.push(single(line, index))
      continue
    }
    const continues: boolean =
      open !== null && (!whole || isBelow(open, text)) && !areSignatures(columnsOf(text) ?? []) && goesOn(open, walk)
    const heading: Heading | null = continues && !kindOfHeading(text) ? null : headingAt(walk)
    if (heading) {
      close()
      blocks.push(heading)
      numbered = heading.label ?? numbered
      if (heading.means && heading.strength !== 'label') under = heading.means
      else if (heading.strength === 'marked') under = null
      lastContents = 0
      continue
    }
    // "Owner: OIF        Due: 3Q2018" under an item says more of it.
    const fields: string[] | null = open !== null && isBelow(open, text) ? columnsOf(text) : null
    if (open && fields?.every((one) => (fieldOf(one)?.value ?? '') !== '')) {
      const last = open.parts.at(-1)
      if (last) last.text = `${last.text.replace(/[.;,]$/, '')};`
      open.parts.push({ text: fields.join('; '), line: line.number })
      continue
    }
    const signature: string[] | null = signers > 0 && index - signing <= SIGNATURE_LINES ? columnsOf(text) : null
    const below: boolean = signature !== null && signature.length === signers
    const cells: string[] | null =
      rowAt(lines, index) ??
      (touching === 'row' ? tabbed(text) : null) ??
      (below || areSignatures(columnsOf(text) ?? []) ? columnsOf(text) : null)
    if (cells) {
      const joins: boolean = below || (blocks.at(-1)?.kind === 'row' && lines[index - 1]?.text.trim() !== '' && !open)
      if (areSignatures(cells)) [signers, signing] = [cells.length, index]
      close()
      if (!joins) table += 1
      if (!isTableRule(text)) blocks.push({ ...single(line, index), kind: 'row', cells: cells.map(plain), table })
      continue
    }
    if (continues && open) {
      open.parts.push({ text: text.trim(), line: line.number })
      continue
    }
    close()
    open = opened(line, index, under)
  }
  close()
  return blocks
}

/** A line break inside an item: what follows stands under its words. */
function isBelow(open: Open, text: string): boolean {
  return (open.kind === 'bullet' || open.kind === 'clause') && indentOf(/^\s*/.exec(text)?.[0] ?? '') > open.indent
}

function opened(line: Line, first: number, under: InnerKind | null): Open {
  const bullet = BULLET.exec(line.text)
  // "- (a) …" is clause a.
  const lettered = bullet && /^\(\w{1,4}\)\s/.test(bullet[4] ?? '') ? clauseOf(bullet[4] ?? '') : null
  if (bullet && !lettered) {
    const depth = indentOf(bullet[1] ?? '')
    return {
      kind: 'bullet',
      make: (common) => ({ ...common, kind: 'bullet', depth }),
      first,
      indent: depth,
      parts: [{ text: bullet[4] ?? '', line: line.number }],
    }
  }
  const clause = lettered ?? clauseOf(line.text)
  // "J. Smith, Chair" is a person, not clause J.
  if (clause && !(under === 'contacts' && /^[A-Z]$/.test(clause.label))) {
    const { label, indent } = clause
    return {
      kind: 'clause',
      make: (common) => ({ ...common, kind: 'clause', label, depth: indent }),
      first,
      indent,
      parts: [{ text: clause.rest, line: line.number }],
    }
  }
  return {
    kind: 'paragraph',
    make: (common) => ({ ...common, kind: 'paragraph' }),
    first,
    indent: indentOf(/^\s*/.exec(line.text)?.[0] ?? ''),
    parts: [
      {
        text: parted(line.text.trim(), under),
        line: line.number,
      },
    ],
  }
}

/** Gaps in a line of people or signatures stand for what would be a comma or a semicolon in a sentence. */
function parted(text: string, under: InnerKind | null): string {
  if (under === 'approval') return text.replace(/(?<=\d{4}\)?|\)) {3,}(?=\p{Lu})/gu, '; ')
  if (under !== 'contacts') return text
  return text.replace(/^(\S.{0,40}?)\s*\.{3,}\s+(?=\S)/, '$1: ').replace(/(?<![,;:]) {3,}/g, ', ')
}

const COMPOUND =
  /(?:^|[\s(-])(?:all|co|cross|end|half|high|long|low|mid|multi|non|on|peer|real|self|semi|short|third|three|two|user|vice|well)-$/i

function finish(open: Open): Block {
  // Gathered in a list: looking at the end of a growing text again and again costs its whole length each time.
  const pieces: string[] = []
  const marks: Mark[] = []
  let length = 0
  for (const part of open.parts) {
    const words = plain(part.text)
    if (words === '') continue
    const last = pieces.at(-1)
    // A word broken at the line's end is made whole where the rest of one follows; "cross-" and its like keep their hyphen.
    if (last !== undefined && /\p{Ll}-$/u.test(last) && /^\p{Ll}/u.test(words) && !/^(?:and|or|to)\b/.test(words)) {
      if (!COMPOUND.test(last)) {
        pieces[pieces.length - 1] = last.slice(0, -1)
        length -= 1
      }
    } else if (last !== undefined) {
      pieces.push(' ')
      length += 1
    }
    marks.push({ at: length, line: part.line })
    pieces.push(words)
    length += words.length
  }
  return open.make({ line: open.parts[0]?.line ?? 1, index: open.first, text: pieces.join(''), marks })
}

function single(line: Line, index: number): Paragraph {
  return { kind: 'paragraph', line: line.number, index, text: plain(line.text), marks: [{ at: 0, line: line.number }] }
}

function touchingKind(open: Open | null, blocks: readonly Block[], before: Line | undefined): Block['kind'] | null {
  if (open) return open.kind
  return before && before.text.trim() !== '' ? (blocks.at(-1)?.kind ?? null) : null
}

function indentOf(blank: string): number {
  return blank.replace(/\t/g, '    ').length
}

/** Whether this line goes on with the open block: indented under a bullet, in small letters, or wrapped at the width of its run. */
function goesOn(open: Open, { lines, index, widths, under }: Walk): boolean {
  const text = lines[index]?.text ?? ''
  const before = lines[index - 1]?.text ?? ''
  // "Executive Secretary        +33 1 …" below a name that stands in columns too, and a bare address, are lines of its card.
  if (under === 'contacts' && columnsOf(text) && columnsOf(before)) return false
  if (under === 'contacts' && /^\s*\S.{0,40}?\s*\.{3,}\s/.test(text)) return false
  // The next person of the same party, below one whose address is given.
  if (under === 'contacts' && reachesSomebody(open.parts.at(-1)?.text ?? '') && isPersonEntry(text.trim())) return false
  if (under === 'contacts' && /^\s*[\w.+'-]+@[\w.-]+\s*$/.test(text)) return false
  if (BULLET.test(text) || rowAt(lines, index) || /^\s*#{1,6}\s/.test(text)) return false
  const trimmed = text.trim()
  const clause = clauseOf(text)
  if (clause && !/^[A-Z]$/.test(clause.label)) return false
  // A lone "and" stands between two parties of a cover.
  if (/^(?:and|&)$/i.test(trimmed)) return false
  if (/^\p{Ll}/u.test(trimmed)) return true
  const last = open.parts.at(-1)?.text ?? ''
  // "Open Grid Forum (OGF)" above another of its kind.
  if (/\([A-Z][\w-]{1,14}\)$/.test(last) && /\([A-Z][\w-]{1,14}\)$/.test(trimmed)) return false
  // "…; OGF –" waits for what comes below.
  if (
    /\S\s[–—-]$|\w,$|\s(?:an?|and|as|at|be|by|for|from|in|into|is|of|on|or|that|the|to|will|with)$/.test(last) &&
    last.length > 30 &&
    !fieldOf(text)
  )
    return true
  // "… and the Distributed" / "Management Task Force (DMTF)"
  const begun = /\b(?:the|and|of)\s+(\p{Lu})[\p{L}-]+$/u.exec(last)?.[1]
  if (begun !== undefined && /^\p{Lu}[^()]{2,80}\(["“]?([A-Z])/u.exec(trimmed)?.[1] === begun) return true
  // "… and Electronic Business" / "(UN/CEFACT) and …"
  if (/^\([A-Z][\w/-]{1,14}\)\s/.test(trimmed) && /[\p{L}\d]$/u.test(last)) return true
  const hanging = indentOf(/^\s*/.exec(text)?.[0] ?? '') > open.indent && index === open.first + open.parts.length
  // "- Mapping of the models:" above "2015-10", which stands under its words.
  if (/[:]$/.test(last)) return hanging && open.kind !== 'paragraph' && DATE_LEAD.test(trimmed) && trimmed.length <= 20
  if (endsInDate(last)) return false
  if (DATE_LEAD.test(trimmed) && DATE_LEAD.test(open.parts[0]?.text ?? '')) return false
  // "[P1] …" above "[P2] …"
  if (/^\[/.test(trimmed) && /^\[/.test(open.parts[0]?.text ?? '')) return false
  if (hanging && open.kind !== 'paragraph') return !fieldOf(text)
  if (fieldOf(text)) return false
  const width = widths[index] ?? 0
  const next = /^\S+/.exec(trimmed)?.[0].length ?? 0
  return width >= 50 && width <= 120 && before.length + 1 + next > width - 2
}

function endsInDate(text: string): boolean {
  if (/(?:\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})[).;]{0,3}$/.test(text)) return true
  return /(?:(?:\b|\b[1-4]Q|\b[12]H)(?:19|20|21)\d{2}|\bTB[ACD])[).;]{0,3}$/.test(text) && !/\b(?:of|in|by|and|the)\s+\S+$/.test(text)
}

/** The longest line of each run without blank lines: the width a wrapped text was wrapped at. */
function runWidths(lines: readonly Line[]): number[] {
  const widths = new Array<number>(lines.length).fill(0)
  let start = 0
  let longest = 0
  for (let index = 0; index <= lines.length; index += 1) {
    const length = lines[index]?.text.trim() === '' ? -1 : (lines[index]?.text.length ?? -1)
    if (length >= 0) {
      longest = Math.max(longest, length)
      continue
    }
    widths.fill(isRagged(lines.slice(start, index), longest) ? 0 : longest, start, index)
    start = index + 1
    longest = 0
  }
  return widths
}

/** Lines of very different lengths that all open with a capital are entries, one to a line, and none was wrapped. */
function isRagged(lines: readonly Line[], longest: number): boolean {
  // A heading that stood in the line of its text is no entry.
  const run = lines.filter(({ number }, index) => lines[index + 1]?.number !== number)
  const body = run.slice(0, -1)
  return (
    body.length >= 2 &&
    run.every(({ text }) => /^\s*[\p{Lu}\d[(“"]/u.test(text)) &&
    body.filter(({ text }) => text.length < longest * 0.8).length * 2 >= body.length
  )
}

/** A row by tabs goes on with a table however many of its cells are filled. */
function tabbed(text: string): string[] | null {
  return text.includes('\t') ? cellsOf(text) : null
}

/** The cells of a row by pipes at both ends, or of one whose neighbour has as many cells. */
function rowAt(lines: readonly Line[], index: number): string[] | null {
  const text = lines[index]?.text ?? ''
  const beside = [lines[index - 1], lines[index + 1]].flatMap((line) => (line === undefined ? [] : [line.text]))
  if (/[|\t]/.test(text)) {
    const cells = cellsOf(text)
    if (
      cells &&
      (/^\s*\|.*\|\s*$/.test(text) || beside.some((one) => (isTableRule(one) ? one.trim() !== '' : cellsOf(one)?.length === cells.length)))
    )
      return cells
  }
  const columns = columnsOf(text)
  if (columns && beside.some((one) => columnsOf(one)?.length === columns.length)) return columns
  // A body and what it does, alone below its heading.
  if (columns?.length === 2 && isShortName(columns[0] ?? '') && /\S\s\S+\s\S/.test(columns[1] ?? '')) return columns
  // Where a cell is nearly as wide as its column only two blanks part it from the next.
  const narrow = columnsOf(text, 2)
  return narrow && narrow.length >= 3 && beside.some((one) => columnsOf(one, 2)?.length === narrow.length) ? narrow : null
}

/** An entry of a table of contents: a link, a page number, or a number higher than the one before. */
function isEntry(text: string, last: number): boolean {
  if (/\]\(#/.test(text) || /(?:\.{3,}|\t|\s{3,}|…)\s*\d{1,3}$/.test(text)) return true
  const label = numberOf(text) ?? ''
  const number = Number.parseInt(label, 10)
  return number > last || (last > 0 && (/^\s{2,}\S/.test(text) || (number === last && label.includes('.'))))
}
