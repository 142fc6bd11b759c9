/** Milestones and on-going activities out of the sections that hold them: bullets, clauses, tables, paragraphs, groups. */
import type { DateContext, Period } from '../../../kernel/period.js'
import type { ReadMilestone, ReadParty, ReadProblem, ReadText } from '../model.js'
import { isRecord } from './approvals.js'
import type { Block, Row } from './blocks.js'
import { lineAt } from './blocks.js'
import { datesIn } from './dates.js'
import { dueOf, hasDue } from './due.js'
import type { Head } from './groups.js'
import { ANSWERS, groupName, headNamed, headsPart, INTRO, isHeadRow } from './groups.js'
import { answering, enumeratedIn, priorityOf } from './items.js'
import { fromRows } from './milestone-tables.js'
import { mentioned } from './parties.js'
import { isOnReview, meansToApprove } from './review.js'
import type { Section } from './sections.js'
import { sentencesOf } from './sentences.js'
import { reachesSomebody } from './shapes.js'
import { isOnRights } from './terms.js'
import { bareHeading } from './vocabulary.js'

export interface Promises {
  readonly milestones: ReadMilestone[]
  readonly activities: ReadText[]
  readonly problems: ReadProblem[]
}

export interface Gathering extends Promises {
  readonly parties: readonly ReadParty[]
  readonly context: DateContext
}

interface Piece {
  readonly text: string
  readonly line: number
  readonly depth: number
  readonly bulleted: boolean
  /** What is nested below it. */
  readonly details?: string
  /** Words before a list inside a sentence, which may say who answers: "OGF will deliver:". */
  readonly lead?: string
}

interface Group extends Head {
  /** Whether the name stood in a bullet of its own: what follows then belongs together. */
  readonly tight: boolean
  /** Whether it is headed as work without an end. */
  readonly lasting: boolean
  readonly pieces: Piece[]
}

const FOLLOWS =
  /^(?:(?:the\s+)?(?:anticipated|expected|planned|intended|resulting|final)\s+(?:output|result|outcome|deliverable)s?|(?:the\s+)?(?:outputs?|results?|outcome)\b|target\b|due\b|deadline\b|expected\b|this\b|these\b|it\b|completion\b|timeline\b|date\s*:)/i
const ABOUT_ALL =
  /^(?:the\s+|all\s+|these\s+|both\s+|above\s+)*(?:deliverables?|documents?|outputs?|milestones?|items?|results?|drafts?|work items?)\b[^.]*\b(?:expected|will|shall|should|to be|are|planned)\b/i
const UNSETTLED = /\bnot\s+(?:yet\s+)?(?:been\s+)?(?:formally\s+|finally\s+)?(?:agreed|approved|confirmed|decided)\b/i
/** What each does whenever it comes up is never done. */
const EACH = /^(?:each|either|neither|every)\s+(?:party|side|body|organi[sz]ation|group|partner)\b.*\b(?:shall|will|may)\b/i
const MOST_JOINED = 4000
const NO_ITEM = /\?$|^(?:n\/a|none(?: yet| at this time)?|tb[acd]|to be (?:determined|defined|agreed))\.?$/i

/** Reads all sections of promises; `schedule` sentences date the deliverables that carry no date of their own. */
export function readPromises(
  sections: readonly Section[],
  parties: readonly ReadParty[],
  context: DateContext,
  title: number | null = null,
): Promises {
  const into: Gathering = { milestones: [], activities: [], problems: [], parties, context }
  let common: Period | null = null
  for (const section of sections) {
    const headless =
      section.heading === null &&
      section.kind === 'other' &&
      (title === null || (section.blocks[0]?.line ?? 0) > title) &&
      isCutTable(section, into)
    if (section.kind !== 'milestones' && section.kind !== 'schedule' && section.kind !== 'activities' && !headless) continue
    common = readSection(section, into) ?? common
  }
  if (common) {
    const date = common
    into.milestones.forEach((milestone, index) => {
      if (milestone.due.precision === 'undated' && milestone.due.written === '') into.milestones[index] = { ...milestone, due: date }
    })
  }
  return { milestones: into.milestones, activities: into.activities, problems: into.problems }
}

/** Rows with dates at the very beginning of what was pasted: their heading was left behind. */
function isCutTable({ blocks }: Section, { context }: Gathering): boolean {
  const dated = blocks.filter(({ kind, text }) => kind === 'row' && hasDue(text, context)).length
  return blocks[0]?.kind === 'row' && dated >= 2 && dated * 2 >= blocks.length
}

/** The date that a sentence gives to all deliverables; null when none does. */
function readSection(section: Section, into: Gathering): Period | null {
  const listed = section.blocks.some(({ kind }) => kind === 'bullet' || kind === 'clause' || kind === 'row')
  const opening =
    section.kind === 'milestones' && headsPart(section.heading)
      ? headNamed(section.heading ?? '', into.context)
      : { name: null, priority: null, due: null }
  let group: Group = { ...opening, tight: false, lasting: false, pieces: [] }
  let common: Period | null = null
  let rows: Row[] = []
  const flush = (): void => {
    keepGroup(group, section, into)
    group = { ...group, pieces: [] }
  }
  const flushRows = (): void => {
    if (rows.length > 0) fromRows(rows, section.kind === 'activities', into, group)
    rows = []
  }
  section.blocks.forEach((block, index) => {
    if (block.kind === 'row') {
      if (rows.length > 0 && rows[0]?.table !== block.table) flushRows()
      if (rows.length === 0) flush()
      rows.push(block)
      return
    }
    flushRows()
    if (block.text === '' || /^[*_\s]+$/.test(block.text)) return
    if (block.kind === 'paragraph' && isHeadRow(block.text)) {
      into.problems.push({ line: block.line, text: block.text, why: 'This head of a table has no rows.' })
      return
    }
    const head = groupName(block, section.blocks[index + 1], into.context)
    if (head) {
      const fresh = group.pieces.length === 0
      flush()
      const lasting = block.kind === 'heading' && block.means === 'activities'
      const named = headNamed(head, into.context)
      // What only says when is said of the part that stands above it.
      group = { ...named, name: named.name ?? (fresh ? group.name : null), tight: block.kind === 'bullet', lasting, pieces: [] }
      return
    }
    if (block.kind === 'paragraph') {
      const spoken = readProse(block, section, listed, into)
      if (spoken === 'item')
        group.pieces.push(...(listedIn(block) ?? (section.kind === 'activities' ? told(block) : null) ?? split(block, into.context)))
      else if (spoken) common = spoken
      return
    }
    if (block.kind === 'bullet' || block.kind === 'clause')
      group.pieces.push(...(listedIn(block) ?? [{ text: block.text, line: block.line, depth: block.depth, bulleted: true }]))
  })
  flushRows()
  flush()
  return common
}

/** 'item' when the paragraph is one, a date when it dates the deliverables, null when it was an introduction or a note. */
function readProse(block: Block, section: Section, listed: boolean, into: Gathering): 'item' | Period | null {
  const { text, line } = block
  if (UNSETTLED.test(text)) {
    into.problems.push({ line, text, why: 'What stands here has not been formally agreed: ask both parties before it is kept.' })
    return null
  }
  if (
    NO_ITEM.test(text) ||
    isRecord(text) ||
    meansToApprove(text) ||
    isOnReview(text) ||
    reachesSomebody(text) ||
    (isOnRights(text) && !hasDue(text, into.context))
  )
    return null
  if (ANSWERS.test(text)) return 'item'
  if (ABOUT_ALL.test(text)) {
    const dated = dueOf(text, into.context)
    if (dated.due.to !== null) return dated.due
  }
  if (/:$/.test(text) && listed) return datesIn(text, into.context)[0]?.period ?? null
  if (hasDue(text, into.context)) return 'item'
  if (INTRO.test(text)) return null
  if (listed || text.length > 500 || (section.kind === 'schedule' && /\.$/.test(text))) {
    into.problems.push({
      line,
      text: text.slice(0, 300),
      why: 'No promise or date was understood here: make it a milestone or an activity where it is one.',
    })
    return null
  }
  return 'item'
}

/** "Monthly call. Exchange of drafts." are two activities. */
function told(block: Block): Piece[] | null {
  const sentences = sentencesOf(block.text)
  if (sentences.length < 2 || sentences.some(({ text }) => text.length > 90 || /^(?:it|this|these|they|such|here)\b/i.test(text)))
    return null
  return sentences.map(({ text, start }) => ({ text, line: lineAt(block, start), depth: 0, bulleted: false }))
}

/** A paragraph with several dated sentences is several promises; otherwise it is one. */
function split(block: Block, context: DateContext): Piece[] {
  const whole: Piece[] = [{ text: block.text, line: block.line, depth: 0, bulleted: false }]
  const sentences = sentencesOf(block.text)
  const dated = sentences.filter(({ text }) => hasDue(text, context))
  if (dated.length < 2) {
    const parts = block.text.split(/;\s+/)
    if (parts.length < 2 || parts.filter((part) => hasDue(part, context)).length < 2) return whole
    let at = 0
    return parts.map((text) => {
      const start = block.text.indexOf(text, at)
      at = start + text.length
      return { text: text.replace(/^and\s+/, ''), line: lineAt(block, start), depth: 0, bulleted: false }
    })
  }
  const pieces: Piece[] = []
  for (const { text, start } of sentences) {
    if (INTRO.test(text) && !hasDue(text, context)) continue
    pieces.push({ text, line: lineAt(block, start), depth: 0, bulleted: false })
  }
  return pieces
}

/** "(a) …; (b) …" in one clause: each is an item, with the date and the line of its own. */
function listedIn(block: Block): Piece[] | null {
  const list = enumeratedIn(block.text)
  const depth = 'depth' in block ? block.depth : 0
  return list?.items.map(({ text, start }) => ({ text, line: lineAt(block, start), depth, bulleted: false, lead: list.lead })) ?? null
}

function keepGroup(group: Group, section: Section, into: Gathering): void {
  for (const piece of merged(group, into.context)) keepPiece(piece, group, section, into)
}

/** Details nested under an item, and sentences that go on with the one before, are part of it. */
function merged(group: Group, context: DateContext): Piece[] {
  const { pieces } = group
  const first = pieces[0]
  const dated = group.tight && pieces.length <= 4 ? pieces.filter(({ text }) => hasDue(text, context)) : []
  if (group.tight && first && dated.length === 1 && dated[0] === pieces.at(-1)) return [join(first, pieces.slice(1))]
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    // Pieces joined without end would be searched for dates again and again.
    const before = last && last.text.length + (last.details?.length ?? 0) < MOST_JOINED ? last : undefined
    const goesOn =
      before !== undefined &&
      ((piece.bulleted && piece.depth > before.depth) ||
        ANSWERS.test(piece.text) ||
        (FOLLOWS.test(piece.text) && !hasDue(before.text, context)))
    if (goesOn && !(piece.depth > before.depth && hasDue(piece.text, context) && hasDue(before.text, context)))
      out[out.length - 1] = piece.depth > before.depth ? nested(before, piece) : join(before, [piece])
    else out.push(piece)
  }
  return out
}

function join(first: Piece, others: readonly Piece[]): Piece {
  return { ...first, text: [first, ...others].map(({ text }) => text).join(' ') }
}

function nested(before: Piece, piece: Piece): Piece {
  return { ...before, details: before.details === undefined ? piece.text : `${before.details} ${piece.text}` }
}

function keepPiece(found: Piece, group: Group, section: Section, into: Gathering): void {
  // Its own date goes before those of its details.
  const apart = found.details !== undefined && hasDue(found.text, into.context)
  // "… of release 42" above "- October 2022" is no 42nd of October.
  const gap = found.details !== undefined && datesIn(found.details, into.context)[0]?.start === 0 ? ' – ' : ' '
  const piece = found.details === undefined || apart ? found : { ...found, text: `${found.text}${gap}${found.details}` }
  if (NO_ITEM.test(piece.text)) return
  // What is struck through is promised no more.
  if (/^~~[^~]+~~/.test(piece.text)) {
    into.problems.push({ line: piece.line, text: piece.text, why: 'This is struck through and was left out: add it where it still holds.' })
    return
  }
  const own = priorityOf(piece.text)
  const alone = dueOf(own.text, into.context)
  const behind = apart ? ` ${found.details}` : ''
  const read = { ...alone, text: `${alone.text}${behind}`, due: alone.due.written === '' && group.due !== null ? group.due : alone.due }
  const undatedHere = read.due.to === null
  const ongoing =
    read.ongoing ||
    (group.lasting && undatedHere) ||
    (read.due.written === '' && EACH.test(piece.text)) ||
    (section.kind === 'activities' &&
      (undatedHere || !/^(?:.*\b)?(?:joint |planned |proposed )?activities$/i.test(section.heading ?? '') || isOngoing(section.heading)))
  const trailing = section.kind === 'activities' && !undatedHere && alone.text !== own.text
  if (ongoing && !(trailing && !isOngoing(section.heading))) {
    into.activities.push({ text: read.ongoing ? read.text : `${piece.text}${behind}`, line: piece.line })
    return
  }
  keepMilestone(
    { text: read.text || own.text, due: read.due, group: group.name, priority: own.priority ?? group.priority, line: piece.line },
    read.doubts,
    into,
    piece.lead ?? '',
    section.heading ?? '',
  )
}

function isOngoing(heading: string | null): boolean {
  return /\b(?:on-?going|continu|recurring|regular|standing|permanent)/i.test(heading ?? '')
}

function keepMilestone(
  found: Omit<ReadMilestone, 'parties'>,
  doubts: readonly string[],
  into: Gathering,
  lead: string,
  heading: string,
): void {
  const { text, due, group, priority, line } = found
  const said = answering(`${group ?? ''} ${text}`, into.parties)
  // "What OGF will deliver" above it, or OGF alone.
  const own = said.length === 0 ? headedBy(heading, into.parties) : said
  // Of a list inside a sentence its beginning says who answers: "OGF will deliver: (a) …".
  const parties =
    lead !== '' && (own.length === 0 || answering(`${lead} x`, into.parties).length === 1) ? answering(lead, into.parties) : own
  into.milestones.push({ text, due, group, priority, parties, line })
  for (const why of doubts) into.problems.push({ line, text, why })
}

/** Who answers for what stands under a heading, where that says it. */
function headedBy(heading: string, parties: readonly ReadParty[]): string[] {
  const bare = bareHeading(heading)
  const whole = parties.find(({ name, short }) => bare === name || bare === short)
  if (whole) return [whole.short]
  if (!HEADS_WORK.test(heading)) return []
  return TOGETHER.test(heading) ? parties.map(({ short }) => short) : mentioned(heading, parties)
}

const HEADS_WORK =
  /^(?:\W*[\dA-Z]{1,3}[.)]?\s+)?(?:what|(?:deliverables?|milestones?|results?|outputs?|contributions?|work|tasks?|actions?|commitments?|undertakings?) (?:of|by|from|for)|to be (?:done|delivered) by)\b/i
const TOGETHER = /\b(?:we|both|together|jointly|all (?:parties|of us))\b/i

const LOOKED_AT = /\b(?:renew\w*|approv\w*|enters? into force|effective|terminat\w*|expire\w*|remain|valid)\b/i
const REVIEWED = /\breview(?:ed|s|ing)?\b/i
const OF_DRAFTS =
  /\breview(?:s|ing)?\s+(?:of\s+)?(?:\S+\s+){0,4}?(?:drafts?|specifications?|documents?|profiles?|texts?|standards?|proposals?|models?|deliverables?|reports?)\b/i

/**
 * Dated promises in running text: "OGF will publish … by Q3 2014". Where a document has a section of promises its milestones stand there,
 * and these are shown as what a person should look at; where it has none they are its milestones.
 */
export function promisesInProse(sections: readonly Section[], parties: readonly ReadParty[], context: DateContext): ReadMilestone[] {
  const out: ReadMilestone[] = []
  for (const section of sections) {
    if (!['scope', 'terms', 'other', 'benefits'].includes(section.kind)) continue
    for (const block of section.blocks) {
      if (block.kind === 'heading' || block.kind === 'row') continue
      for (const { text, start } of sentencesOf(block.text)) {
        if (!/\b(?:will|shall|agrees? to|commits? to|to (?:publish|produce|deliver|provide|complete|develop|review|comment))\b/.test(text))
          continue
        if (LOOKED_AT.test(text) || (REVIEWED.test(text) && !OF_DRAFTS.test(text)) || !hasDue(text, context)) continue
        const answers = answering(text, parties)
        const read = dueOf(text, context)
        if (answers.length === 0 || read.due.to === null) continue
        out.push({ text: read.text, due: read.due, group: null, priority: null, parties: answers, line: lineAt(block, start) })
      }
    }
  }
  return out
}
