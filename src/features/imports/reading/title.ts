/** Title, version and date initiated, also where all three stand in one line. */
import type { DateContext, Period } from '../../../kernel/period.js'
import { undated } from '../../../kernel/period.js'
import type { Block } from './blocks.js'
import { isSide } from './cover-parties.js'
import { datesIn } from './dates.js'
import { isAddress, isShort } from './organisations.js'
import type { Field } from './shapes.js'
import { fieldOf, isCapitals, mayHead, titleShare, wordsOf } from './shapes.js'
import { AGREEMENT, kindOfHeading, MAYBE_AGREEMENT } from './vocabulary.js'

export interface Title {
  readonly text: string
  readonly line: number
  readonly pieces: readonly { readonly text: string; readonly line: number }[]
  /** Places of the lines it takes up. */
  readonly places: ReadonlySet<number>
}

export interface Front {
  readonly title: Title | null
  readonly version: string | null
  readonly initiated: Period | null
}

const FRONT_BLOCKS = 14
const VERSION =
  /(?:\b(?:version|ver\.?|revision|rev\.?|issue|edition|release)\s*(?:no\.?|number|of\s+th(?:is|e)\s+\w{3,20})?\s*[.:#]?\s*|\bv\.?\s?)(\d{1,3}(?:\.\d{1,3}){0,3}(?:[a-z]|-(?:rc|wd|cd|beta|alpha|draft)\.?\d{0,2})?|(?:19|20)\d{2}\.\d{1,2})\b(?!\s*%|[./-]\d)|\bdraft\s+(\d{1,2}\.\d{1,2})\b/i
const DATED =
  /\b(?:date\s+(?:initiated|of\s+initiation|established|of\s+(?:this\s+)?(?:agreement|signature|issue|adoption)|effective|started)|initiat(?:ed|ion\s+date)|effective(?:\s+(?:date|from|as\s+of))?|start\s+date|start\s+of\s+(?:the\s+|this\s+)?(?:plan|work|agreement|project|charter|term)|in\s+effect\s+(?:from|since)|since(?=\s*:)|(?:text|agreed|version)\s+as\s+of|agreed\s+on|established(?:\s+on)?|(?:started|begun|opened)(?:\s+on|(?=\s*:|\s+\d))|commencing(?=\s*:)|commenced(?:\s+on)?|starts?(?=\s*:)|date\s+of\s+(?:effect|entry\s+into\s+force|commencement|start)|commenc(?:es|ement(?:\s+date)?|ing)(?:\s+on)?|in\s+force\s+(?:from|since)|(?:takes?|took|comes?|came|enters?)\s+(?:into\s+)?(?:effect|force)(?:\s+on)?|(?<=[,(;]\s?)as\s+of|dated|(?:signed|concluded|done|made|agreed)\s+(?:in|at)\s+\p{Lu}[\p{L} -]{1,30},?(?:\s+on)?|(?:signed|concluded)(?=\s*:|\s+\d)|(?:starts?|begins?|commences?|runs?|beginning)\s+(?:on|from)|(?:made|entered\s+into|concluded|signed)(?:\s+(?:and\s+entered\s+into))?\s+(?:on|as\s+of)|date)(?!\p{L})\s*:?\s*(?:on\s+|the\s+)?/giu
const TAIL =
  /[\s.,;:([\-–—|]*(?:\b(?:(?:final\s+|initial\s+)?draft\s+)?\b(?:version|ver\.?|revision|rev\.?|issue|edition|release)\s*(?:no\.?|number)?\s*[:#]?\s*\d|\bv\.?\s?\d+(?:\.\d+)+|\b(?:date\s+\w+|dated?|initiated|effective|start date)\b\s*(?:date)?\s*:).*$/i

/** "This agreement enters into force on …", wherever it stands. */
const BEGINS = new RegExp(
  String.raw`\b(?:this|the)\s+(?:${AGREEMENT.source.replaceAll('\\b', '')}|${MAYBE_AGREEMENT.source.replaceAll('\\b', '')}|memorandum|memo|arrangement|mou|plan|annex|document|letter|text)\s+(?:starts?|begins?|commences?|takes?\s+effect|(?:enters?|comes?)\s+into\s+(?:force|effect)|is\s+effective)\s+(?:on|from|as\s+of)\b`,
  'i',
)
const MOST_SEARCHED = 2000

/** Reads what stands before the sections' own text, and "Version: 2.0" lines. */
export function readFront(blocks: readonly Block[], context: DateContext): Front {
  const title = findTitle(blocks)
  const front = frontOf(blocks, title)
  let version: string | null = null
  let initiated: Period | null = null
  for (const block of front) {
    // A row of a cover: "Version | 1.2".
    const text = block.kind === 'row' ? block.cells.join(': ').replace(/:: /g, ': ') : block.text
    const numbered = VERSION.exec(text)
    version ??= numbered?.[1] ?? numbered?.[2] ?? null
    initiated ??= initiatedIn(text, context)
  }
  // "This annex lists … It takes effect on 22 October."
  for (const block of initiated ? [] : blocks.slice(0, FRONT_BLOCKS)) {
    const begun = /(?:^|\.\s)It\s+(?:takes\s+effect|(?:enters|comes)\s+into\s+(?:force|effect)|starts|begins)\s+on\b/.exec(block.text)
    initiated ??= begun ? initiatedIn(block.text.slice(begun.index), context) : null
  }
  for (const block of initiated ? [] : blocks.slice(0, MOST_SEARCHED)) {
    const begun = block.kind === 'heading' || block.text.length > 2000 ? null : BEGINS.exec(block.text)
    initiated ??= begun ? initiatedIn(block.text.slice(begun.index), context) : null
  }
  return { title, version: version ?? latestIn(blocks) ?? headedIn(blocks), initiated }
}

/** The last version of a history of versions: a table, or lines, below a head that says so. */
function latestIn(blocks: readonly Block[]): string | null {
  const from = blocks.findIndex(
    (block) => block.kind === 'row' && /^(?:version|ver\.?|rev(?:ision|\.)?|issue|edition)(?: no\.?)?$/i.test(block.cells[0] ?? ''),
  )
  const head = blocks[from]
  if (head?.kind !== 'row' || !head.cells.some((cell) => /^date|^change|^description|^author|^editor|^comment/i.test(cell))) return null
  const numbers = blocks.slice(from + 1, from + 60).flatMap((block) => {
    const number =
      block.kind === 'row' && block.table === head.table ? /^v?(\d{1,3}(?:\.\d{1,3}){0,3})$/i.exec(block.cells[0] ?? '')?.[1] : undefined
    return number === undefined ? [] : [number]
  })
  return numbers.reduce<string | null>((best, one) => (best === null || later(one, best) ? one : best), null)
}

/** "Approvals of v1.2" of a document whose front was left behind. */
function headedIn(blocks: readonly Block[]): string | null {
  const head = blocks.find(({ kind, text }) => kind === 'heading' && /\b(?:of|for)\s+v(?:ersion)?\.?\s?\d/i.test(text))
  return head ? (VERSION.exec(head.text)?.[1] ?? null) : null
}

function later(one: string, other: string): boolean {
  const [a, b] = [one.split('.').map(Number), other.split('.').map(Number)]
  const at = a.findIndex((part, index) => part !== (b[index] ?? 0))
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

/** Blocks before the first section that says something of its own, and rows or fields of a cover table. */
function frontOf(blocks: readonly Block[], title: Title | null): Block[] {
  const front: Block[] = []
  for (const block of blocks.slice(0, 40)) {
    const inTitle = title?.places.has(block.index) === true
    if (block.kind === 'heading' && !inTitle && block.means && block.strength !== 'label' && block.means !== 'other') break
    if (front.length >= FRONT_BLOCKS * 2) break
    if (inTitle || block.text.length <= 600) front.push(block)
  }
  for (const block of blocks) {
    if (front.length > 60) break
    const said =
      block.kind !== 'heading' &&
      block.index < 60 &&
      /\bversion \d[\d.]*, (?:started|initiated|dated|begun|of) |^(?:charter |document )?(?:version|edition)[.:] \d/i.test(block.text)
    if (said) front.push(block)
    if (
      block.kind !== 'heading' &&
      /^(?:(?:document |current )?(?:version|edition)|date initiated|effective(?: date)?|start date|initiated|in force(?: from| since)?|(?:date of )?entry into force|date of (?:initiation|agreement|signature|effect))$/i.test(
        fieldOf(block.text)?.name ?? '',
      )
    )
      front.push(block)
  }
  return front
}

function initiatedIn(text: string, context: DateContext): Period | null {
  for (const match of text.matchAll(DATED)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 60)
    if (/(?:end|expiry|due|review|target|meeting)\s+$/i.test(text.slice(Math.max(0, match.index - 10), match.index))) continue
    const first = datesIn(after, context)[0]
    if (first && first.start <= 3) return first.period
    if (/^(?:TB[ACD]|to be (?:determined|confirmed|agreed))/i.test(after)) return undated(after.split(/[.;,]/)[0]?.trim() ?? after)
  }
  return null
}

function findTitle(blocks: readonly Block[]): Title | null {
  const head = blocks.slice(0, FRONT_BLOCKS)
  const entitled = head.find((block) => {
    const field = block.kind === 'bullet' ? null : namedIn(block)
    if (field === null) return false
    return (
      TITLED.test(field.name) || (/^name$/i.test(field.name) && isAgreement(field.value)) || (block === head[0] && KIND.test(field.name))
    )
  })
  const own = entitled && namedIn(entitled)?.value
  // What the form is called stands above, and heads nothing.
  if (entitled && own)
    return titleOf(
      [{ ...entitled, text: own }],
      head.slice(0, head.indexOf(entitled)).filter(({ kind }) => kind === 'heading'),
    )
  const passed = head.find((block) => block.kind === 'paragraph' && SUBJECT.test(namedIn(block)?.name ?? ''))
  const subject = passed && namedIn(passed)?.value.replace(/^(?:(?:re|fw|fwd)\s*:\s*)+/i, '')
  const named = head.findIndex(
    (block, index) =>
      isTitleLike(block) &&
      !kindBars(
        block,
        index,
        index === 0 && (head.slice(1, 4).some(({ text }) => isSide(text)) || /^(?:between|among)\b/i.test(head[1]?.text ?? '')),
      ) &&
      (AGREEMENT.test(block.text) ||
        ((index < 4 || (block.kind === 'heading' && block.strength === 'marked' && block.level === 1)) &&
          MAYBE_AGREEMENT.test(block.text) &&
          (/\/|\band\b|between|[A-Z]{3,}/.test(block.text) || OF_KIND.test(block.text)))),
  )
  if (named >= 0) return grown(head, named)
  if (
    passed &&
    subject &&
    (AGREEMENT.test(subject) || (MAYBE_AGREEMENT.test(subject) && /\/|\band\b|[–—]/.test(subject) && !/\bstatement\b/i.test(subject)))
  )
    return titleOf([{ ...passed, text: subject }])
  // "# What we do together" of a page, below what the page says of itself.
  const top = head.slice(0, 4).filter((block) => block.kind === 'heading' && block.strength === 'marked' && block.level === 1)
  if (
    top[0]?.kind === 'heading' &&
    top.length === 1 &&
    (!top[0].means || (top[0] === head[0] && top[0].means === 'milestones' && wordsOf(top[0].text).length >= 4))
  )
    return titleOf([top[0]])
  const first = head[0]
  if (!first) return null
  if (first.kind === 'heading' && first.strength === 'marked' && first.level === 1 && !first.means) return titleOf([first])
  const second = head[1]
  const plainFirst = first.kind === 'paragraph' || (first.kind === 'heading' && !first.means && first.strength !== 'label')
  return plainFirst &&
    mayHead(first.text) &&
    titleShare(first.text) >= 0.6 &&
    wordsOf(first.text).length >= 2 &&
    second !== undefined &&
    !fieldOf(first.text)
    ? titleOf([first])
    : null
}

/** "Title: …" of a sheet that says all in fields. */
const TITLED =
  /^(?:(?:document |full )?title|title of (?:the |this )?\w+|name of (?:the |this )?(?:agreement|register|document|memorandum|plan))$/i

/** "REGISTER: Meter data" at the very beginning. */
const KIND = /^(?:(?:work )?register|agreement|memorandum|charter|(?:joint )?work plan)$/i

function isAgreement(text: string): boolean {
  return AGREEMENT.test(text) || MAYBE_AGREEMENT.test(text)
}

/** Of a mail that passes the document on. */
const SUBJECT = /^(?:subject|betreff|re)$/i

function namedIn(block: Block): Field | null {
  const field = fieldOf(block.kind === 'row' ? block.cells.join(': ') : block.text)
  return field !== null && field.value !== '' ? field : null
}

function isTitleLike(block: Block): boolean {
  if (block.text.length > 600 || /^(?:re|subject)\s*:/i.test(block.text) || /(?:To|From|Source|Cc|TO|FROM)\s*:/.test(block.text))
    return false
  if (block.kind === 'bullet' || block.kind === 'clause' || block.kind === 'row' || isSide(block.text)) return false
  const bare = block.text.replace(TAIL, '')
  return (
    bare.length <= 160 &&
    wordsOf(bare).length <= 24 &&
    !/[.;?!]$/.test(bare) &&
    (/^[\p{Lu}[(“"\d]/u.test(bare) || isShort(wordsOf(bare)[0] ?? '')) &&
    !/^(?:this|the (?:purpose|parties)|we|dear|subject)\b/i.test(bare) &&
    !/\b(?:is|are|was|will|shall|has)\b/.test(bare)
  )
}

/**
 * "Work Register Review Date" and "Corresponding … Document" head sections; only the very first block may be both.
 * @param form whether what follows gives the sides, as on a form
 */
function kindBars(block: Block, index: number, form: boolean): boolean {
  const first = index === 0 || (block.kind === 'heading' && block.strength === 'marked' && block.level === 1)
  if (first && AGREEMENT.test(block.text) && /\/|\band\b|\bbetween\b/.test(block.text)) return false
  if (form && MAYBE_AGREEMENT.test(block.text)) return false
  if (index < 4 && OF_KIND.test(block.text)) return false
  // "TPC – SPEC Working Arrangement on …"
  if (index === 0 && MAYBE_AGREEMENT.test(block.text) && /^[A-Z][\w/.-]*\s*(?:[–—/&-]|\band\b)\s*[A-Z]{2}/.test(block.text)) return false
  const top = block.kind === 'heading' && block.strength === 'marked' && block.level === 1
  if (index === 0 && MAYBE_AGREEMENT.test(block.text) && /\b(?:of|for|between)\b.*[A-Z]{2}.*\band\b.*[A-Z]{2}/.test(block.text))
    return false
  const kind = kindOfHeading(block.text.replace(TAIL, ''))
  // "# A – B Joint Roadmap on Diagnostics" at the head of a page.
  if (top && index < 4 && kind === 'milestones' && wordsOf(block.text).length >= 4) return false
  return (
    kind !== null &&
    !(index === 0 && AGREEMENT.test(block.text) && kind !== 'partner-document' && kind !== 'review') &&
    !/\b(?:register|agreement|arrangement|memorandum of \w+|charter|(?:work)?plan|terms of reference)$/i.test(block.text.replace(TAIL, ''))
  )
}

/** "Memorandum of Understanding" / "between" / "A" / "and" / "B": one title over several lines. */
function grown(head: readonly Block[], from: number): Title | null {
  const parts: Block[] = []
  // The parties above it: "A (AB)" / "and" / "B (BC)" / "LIAISON AGREEMENT", or the first half of a title that was wrapped.
  for (let at = from - 1; at >= 0 && at >= from - 4; at -= 1) {
    const before = head[at]
    const next = parts[0] ?? head[from]
    if (!before || !next || !isAbove(before, next)) break
    parts.unshift(before)
  }
  let last = head[from]
  if (!last) return null
  parts.push(last)
  const addresses: Block[] = []
  for (const [offset, next] of head.slice(from + 1, from + 12).entries()) {
    if (addresses.includes(next)) continue
    // "between" / A / its address / "and" / B / its address.
    const between = /\b(?:between|among|and)$/i.test(parts.at(-2)?.text ?? '') && /\b(?:between|among)\b/i.test(textOf(parts))
    const address = between ? addressLines(head.slice(from + 1 + offset, from + 12)) : []
    if (address.length > 0) {
      addresses.push(...address)
      continue
    }
    const opens = /^(?:by and )?(?:between|among|amongst|of|and|with|for|concerning|on)\b/i.test(next.text) || /^&/.test(next.text)
    // A title in capitals that was wrapped goes on in capitals, as long as it names its parties.
    const shouted =
      isCapitals(last.text) &&
      (isCapitals(next.text) || /^\(\p{Lu}/u.test(next.text)) &&
      next.line === last.line + 1 &&
      /\bBETWEEN\b/.test(textOf(parts)) &&
      !(next.kind === 'heading' && next.means !== null) &&
      !TAIL.test(next.text)
    const waits = /(?:\b(?:between|among|and|with|of|for)(?: the)?|[&,])$/i.test(last.text)
    // Of "A (hereinafter “A”), having its seat at …" the name is enough.
    const named = /^.{4,110}?\((?:here(?:in)?after\b|["“])[^()]{1,60}\)(?=[,;])/i.exec(next.text)?.[0]
    if ((opens || waits) && named !== undefined) {
      last = { ...next, text: named }
      parts.push(last)
      continue
    }
    if (!(opens || waits || shouted) || next.text.length > 120 || /[.:]$/.test(next.text) || next.kind === 'bullet' || next.kind === 'row')
      break
    parts.push(next)
    last = next
  }
  const subject = head[from + parts.length]
  // "Joint terms of reference" says of whom or what in its next line.
  if (parts.length === 1 && parts[0] === last && subject && BARE.test(last.text) && saysWhose(subject, last)) parts.push(subject)
  return titleOf(parts, addresses)
}

/** A name of a kind of document and nothing else. */
const OF_KIND =
  /^(?:(?:joint|draft)\s+)*(?:agreement|arrangement|charter|memorandum|protocol|work\s?plan|(?:joint|common)\s+work(?:\s+plan)?)\s+(?:on|for|of|between|concerning|regarding|about)\b/i
const BARE = new RegExp(
  String.raw`^(?:(?:the|joint|proposed|draft|formal|simple|alliance|initial|technical|category [a-d])\s+)*(?:${AGREEMENT.source}|${MAYBE_AGREEMENT.source})$`,
  'i',
)

function saysWhose(block: Block, kind: Block): boolean {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return false
  if (block.kind === 'heading' && (block.means !== null || block.label !== null || block.strength === 'label')) return false
  if (block.line - kind.line > 3 || fieldOf(block.text) || TAIL.test(block.text) || /@|\d{4}/.test(block.text)) return false
  return isTitleLike(block) && kindOfHeading(block.text) === null && titleShare(block.text) >= 0.8 && wordsOf(block.text).length >= 2
}

/** Lines of an address up to the "and" of the next party; none where no such line follows. */
function addressLines(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.slice(0, 6).findIndex(({ text }) => /^(?:and|&)(?:\s|$)/i.test(text))
  const lines = blocks.slice(0, Math.max(0, end))
  return lines.every(
    (block) => block.text.length <= 120 && !(block.kind === 'heading' && block.means !== null) && !/[:;?!]$/.test(block.text),
  )
    ? lines
    : []
}

function isAbove(before: Block, next: Block): boolean {
  if (before.kind === 'heading' && before.means !== null) return false
  // "Home > About > Co-operation" is the way through a site.
  if (/\s[>»›]\s|\bN ?\d{2,5}$/.test(before.text)) return false
  if (before.text.length > 100 || fieldOf(before.text) || AGREEMENT.test(before.text) || /\d{4}/.test(before.text)) return false
  if (/^(?:and|&)$/i.test(before.text)) return true
  return (
    isTitleLike(before) &&
    (/[/&]|\band\b|\([A-Z][\w-]{1,14}\)$/.test(before.text) ||
      /[/&–-]$|\b(?:and|with|of|for)$/i.test(before.text) ||
      /^(?:and|&|\/)/i.test(next.text))
  )
}

function textOf(parts: readonly Block[]): string {
  return parts.map((part) => part.text).join(' ')
}

function withoutAddress(text: string): string {
  const pieces = text.split(/,\s+/)
  while (pieces.length > 1 && isAddress(pieces.at(-1) ?? '')) pieces.pop()
  return pieces.join(', ')
}

/** @param addresses lines that stand among its own and are none of it */
function titleOf(parts: readonly Block[], addresses: readonly Block[] = []): Title | null {
  const first = parts[0]
  const text = withoutAddress(textOf(parts))
    .replace(TAIL, '')
    .replace(/\s*[-–—:,;|(]+\s*$/, '')
    .trim()
  return first && text !== ''
    ? {
        text,
        line: first.line,
        pieces: parts.map(({ text: words, line }) => ({ text: words, line })),
        places: new Set([...parts, ...addresses].map((part) => part.index)),
      }
    : null
}
