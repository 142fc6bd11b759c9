/** Reads a register out of text: the whole of the reader in one deterministic function. */
import type { DateContext } from '../../../kernel/period.js'
import { keyFrom } from '../../../kernel/reference.js'
import type { Line, Reading, ReadMilestone, ReadProblem } from '../model.js'
import { readApprovals } from './approvals.js'
import { toBlocks } from './blocks.js'
import { readContacts } from './contacts.js'
import { dayOrderOf } from './dates.js'
import { enclosedBelow } from './enclosed.js'
import { backwards, missing, readGaps } from './gaps.js'
import { readGates } from './gates.js'
import { kindOf } from './kind.js'
import { toLines } from './lines.js'
import { promisesInProse, readPromises } from './milestones.js'
import { findParties } from './parties.js'
import { readPartnerDocument } from './partner-document.js'
import { readReview } from './review.js'
import { asRead, toSections } from './sections.js'
import { parted } from './tables.js'
import { readRights, readTerms } from './terms.js'
import type { Front } from './title.js'
import { readFront } from './title.js'
import { settled } from './undated.js'
import { unrun } from './unrun.js'

export interface ReadOptions {
  /** Name of the document, kept as given. */
  readonly file: string
  /** Reads 11/08/2011 as 11 August; otherwise the document decides, and month first where it does not. */
  readonly dayFirst?: boolean
  /** Key the register is to have; otherwise made of the first party's short name. */
  readonly key?: string
  /** Each line is a whole paragraph, as in Word and PDF: none of them was wrapped. */
  readonly whole?: boolean
}

/** Pure and in time linear in the text; never throws, and never gives a day that the text does not name. */
export function read(text: string, options: ReadOptions): Reading {
  const source = toLines(text)
  const order = dayOrderOf(source, options.dayFirst === true ? true : undefined)
  const lines = unrun(source)
  const blocks = toBlocks(lines, options.whole === true)
  // What a mail says around a document it hands on is read too, but is neither its title nor its cover.
  const handedOn = enclosedBelow(source)
  const own = handedOn === 0 ? blocks : blocks.filter(({ line }) => line > handedOn)
  const front = withCover(
    readFront(own, { dayFirst: order.dayFirst }),
    readFront(blocks.slice(0, blocks.length - own.length), { dayFirst: order.dayFirst }),
  )
  const told = toSections(blocks, front.title?.places ?? new Set())
  const sections = settled(parted(told), { dayFirst: order.dayFirst, initiated: front.initiated?.from ?? undefined })
  const { parties, sure } = findParties(sections, front.title, own)
  const context: DateContext = { dayFirst: order.dayFirst, initiated: front.initiated?.from ?? undefined }
  const promises = readPromises(sections, parties, context, front.title?.line ?? null)
  const prose = promisesInProse(sections, parties, context)
  const milestones: readonly ReadMilestone[] = promises.milestones.length > 0 ? promises.milestones : prose
  const { review, approvalTarget, problems: reviewProblems } = readReview(sections, context)
  const { contacts, problems: contactProblems } = readContacts(sections, parties)
  const approvals = readApprovals(sections, parties, context)
  const terms = readTerms(sections)
  const contactParties = new Set(contacts.map(({ party }) => party).filter((party) => party !== null)).size
  const kind = kindOf({
    blocks: own,
    sections,
    title: front.title,
    parties: parties.length,
    sure,
    milestones,
    terms,
    review,
    contactParties,
  })
  const first = parties[0]
  const found = {
    file: options.file,
    kind,
    title: front.title?.text ?? null,
    key: options.key ?? (first ? keyFrom(first.short) : null),
    version: front.version,
    initiated: front.initiated,
    parties,
    sections: asRead(told, lines),
    terms,
    ipr: readRights(sections),
    gates: readGates(blocks, parties),
    milestones: [...milestones],
    activities: promises.activities,
    review,
    contacts,
    approvalTarget,
    approvals: approvals.flatMap(({ party, ...rest }) => (party === null ? [] : [{ party, ...rest }])),
    partnerDocument: readPartnerDocument(sections),
  } satisfies Omit<Reading, 'problems'>
  const firstLine = source.find((line) => line.text.trim() !== '')?.text.trim() ?? ''
  if (kind === 'other') {
    const why =
      'This does not read like a register: it names no agreement between organisations with milestones, terms, contacts or a review.'
    return { ...emptied(found), problems: [{ line: 1, text: firstLine.slice(0, 300), why }] }
  }
  const doubts: ReadProblem[] = [
    ...promises.problems,
    ...reviewProblems,
    ...contactProblems,
    ...readGaps(sections, context),
    ...backwards(found),
  ]
  if (promises.milestones.length > 0)
    for (const { line, text } of prose)
      doubts.push({
        line,
        text: text.slice(0, 300),
        why: 'A dated promise stands here, outside the milestones: make it a milestone if it is one.',
      })
  for (const { party, line } of approvals) {
    if (party === null)
      doubts.push({ line, text: lineText(source, line), why: 'An approval stands here, but not of which party: record it by hand.' })
  }
  if (order.against)
    doubts.push({
      line: order.against.line,
      text: order.against.written,
      why: 'Dates of this document are written day first and month first: check each.',
    })
  return { ...found, problems: [...missing(found, firstLine), ...distinct(doubts).sort((a, b) => a.line - b.line)] }
}

/** What the document does not say of its version and its beginning, the mail that hands it on may. */
function withCover(own: Front, cover: Front): Front {
  return { ...own, version: own.version ?? cover.version, initiated: own.initiated ?? cover.initiated }
}

/** Of what is no register only its title and sections are told: parties and promises would be guesses. */
function emptied(found: Omit<Reading, 'problems'>): Omit<Reading, 'problems'> {
  return {
    ...found,
    key: null,
    version: null,
    initiated: null,
    parties: [],
    terms: [],
    ipr: [],
    gates: [],
    milestones: [],
    activities: [],
    review: null,
    contacts: [],
    approvalTarget: null,
    approvals: [],
    partnerDocument: null,
  }
}

function lineText(lines: readonly Line[], number: number): string {
  return (lines.find((line) => line.number === number)?.text ?? '').trim().slice(0, 300)
}

function distinct(problems: readonly ReadProblem[]): ReadProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ line, text, why }) => {
    const id = `${line} ${why} ${text}`
    if (seen.has(id)) return false
    seen.add(id)
    return true
  })
}
