/** When the register is looked at again, how often, and by when its approval was intended. */
import type { Cadence } from '../../../kernel/cadence.js'
import { findCadence } from '../../../kernel/cadence.js'
import type { DateContext, Period } from '../../../kernel/period.js'
import { undated } from '../../../kernel/period.js'
import type { ReadProblem, ReadReview } from '../model.js'
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import { datesIn } from './dates.js'
import type { Section } from './sections.js'
import { sentencesOf } from './sentences.js'
import type { InnerKind } from './vocabulary.js'

export interface FoundReview {
  readonly review: ReadReview | null
  readonly approvalTarget: Period | null
  readonly problems: readonly ReadProblem[]
}

interface Said {
  readonly text: string
  readonly line: number
  /** "It is reviewed …" behind a sentence on the agreement itself. */
  readonly goesOn: boolean
}

const LOOK =
  /\b(?:review(?:ed|s|ing)?|revisit(?:ed)?|renew(?:ed|al)?|re-?assess(?:ed)?|re-?examin(?:ed?|ation)|(?:re-?)?evaluat(?:ed?|ion)|look(?:s|ed)? (?:at|again|back)|tak(?:es?|en) stock|check(?:s|ed)?|revis(?:ed|ion)|reconsider(?:ed)?|examin(?:es?|ed)|updat(?:ed?|es)|progress)\b/i
const ITSELF =
  /\b(?:register|agreement|memorandum|mou|moa|charter|arrangement|liaison|co-?operation|collaboration|relationship|alliance|progress|plan|statement of \w+|terms of reference|understanding|roadmap|page|parties|we)\b/i
const AGAIN =
  /\b(?:review|revisit|renew|re-?assess|re-?examin|re-?evaluat|re-?consider|tak(?:es?|en) stock|(?:sit|meet)s? (?:down )?together (?:once|twice|every|again|to see)|looks? (?:at|again)|looked at|(?:is|are|be) (?:evaluated|checked|examined|revised))/i
const SELF =
  /^(?:this|the|these)\s+(?:\S+\s+){0,2}?(?:register|agreement|memorandum|mou|moa|charter|arrangement|liaison|co-?operation|collaboration|alliance|plan|statement of \w+|terms of reference)\b/i
const OWN =
  /\b(?:this|the)\s+(?:\S+\s+){0,2}?(?:register|agreement|memorandum|mou|charter|arrangement|plan|roadmap|understanding|page|statement|terms of reference|co-?operation|liaison)\b/i
/** Sections of other things, where only a sentence on the agreement itself counts. */
const OF_OTHERS: readonly InnerKind[] = ['contacts', 'milestones', 'schedule', 'activities']
const DRAFTS = /\b(?:drafts?|specifications?|documents?|comments?|ballot|public review|peer review|internal review)\b/i
/** Before a date: when the agreement began, not when it is looked at. */
const BEGUN =
  /\b(?:last\s+(?:reviewed?|confirmed|renewed|revised|held|met|examined|looked\s+at|time|updated?):?|(?:enters?|entered|comes?|came|takes?|took)\s+(?:in)?to\s+(?:force|effect)|takes?\s+effect|effective|starts?|begins?|commences?|runs?|(?<!\bbe\s)(?:signed|dated|approved|adopted|concluded)|in\s+force)\s+(?:(?:on|from|as\s+of|since|by|in)\s+)?(?:the\s+)?$/i
/** Before a date: when the agreement ends, unless it is looked at before. */
const ENDS =
  /\b(?:expir(?:es?|ed|y|ation)|ends?|lapses?|terminat(?:es?|ed|ion)|(?:remains?|stays?|is|are|be|continues?)\s+(?:in\s+(?:force|effect)|valid|effective)|valid|validity|duration|term)\b[^.;]{0,40}$/i
const UNLESS = /\bunless\b[^.;]*\b(?:renew|extend|prolong|review|confirm)/i
/** "1 year from approval", "six months after signature": no day as long as that is open. */
const COUNTED =
  /\b(?:(?:\d{1,3}|one|two|three|four|five|six|nine|twelve|eighteen)\s+(?:days?|weeks?|months?|years?)\s+(?:after|from|of|following)\s+(?:the\s+)?(?:date\s+of\s+)?(?:its\s+|the\s+)?(?:final\s+|last\s+|first\s+)?(?:approval|adoption|signature|signing|publication|initiation|start|entry\s+into\s+force|effective\s+date))\b/i
const TO_APPROVE =
  /\b(?:(?:intends?|means?|expects?|plans?|aims?|hopes?|proposes?|wish(?:es)?)\s+to\s+(?:(?:formally|jointly|both)\s+)?(?:approve|adopt|sign|ratify|endorse)\b|(?:intended|expected|planned|scheduled|proposed|due|aimed|hoped|targeted)\s+(?:to\s+be\s+|for\s+)(?:(?:formally|jointly)\s+)?(?:approv|adopt|sign|ratif|endors)\w*|(?:to|will|shall|should)\s+be\s+(?:(?:formally|jointly)\s+)?(?:approved|adopted|signed|ratified|endorsed)|(?:target|planned|expected|intended)\s+(?:date\s+(?:of|for)\s+)?(?:approval|adoption|signature)|(?:expected|intended|planned|foreseen)\s+that\b[^.;]{0,80}\b(?:approved?|adopt(?:ed)?|sign(?:ed)?|ratif(?:y|ied)|endorsed?)|(?:plan\s+is|plans?|means?|hopes?|aims?|intends?|wants?)\s+to\s+have\s+[^.;]{0,60}?(?:sign-?offs?|signatures?|approvals?)\b|(?:is|are)\s+(?:expected|intended|planned|due)\s+to\s+(?:approve|adopt|sign|ratify|endorse)\b|approval\s+(?:of\s+[^.;]{2,80}?\s+)?(?:is\s+)?(?:intended|expected|planned|target(?:ed)?))\b/i

export function readReview(sections: readonly Section[], context: DateContext): FoundReview {
  const own = sections.filter(({ kind }) => kind === 'review')
  const inside = own.flatMap((section) => section.blocks.flatMap(sayings))
  const elsewhere = sections
    .filter(({ kind }) => !['review', 'contents', 'benefits', 'background', 'mission'].includes(kind))
    .flatMap((section) => (OF_OTHERS.includes(section.kind) ? ofItself(section) : followed(section.blocks.flatMap(sayings))))
  const target = [...inside, ...elsewhere].find(({ text }) => intendedIn(text, context) !== null)
  const expected = sections.filter(({ kind }) => kind === 'approval').flatMap(({ blocks }) => blocks.flatMap(sayings))
  const approvalTarget = target
    ? intendedIn(target.text, context)
    : (expected.map(({ text }) => expectedIn(text, context)).find((one) => one !== null) ?? null)
  const problems: ReadProblem[] = []
  const others = inside.filter((one) => one !== target)
  const found =
    reviewIn(others, context, false) ??
    reviewIn(
      elsewhere.filter((one) => one !== target),
      context,
      true,
    )
  if (found) {
    // "Yearly review" above "First review: January 2006".
    const cadence =
      found.review.cadence ?? own.map(({ heading }) => findCadence(heading ?? '')?.cadence ?? null).find((one) => one !== null) ?? null
    return { review: { ...found.review, cadence }, approvalTarget, problems: [...problems, ...found.problems] }
  }
  const section = own[0]
  if (!section) return { review: null, approvalTarget, problems }
  for (const { text, line } of others.filter(({ text }) => !/\?$/.test(text))) {
    problems.push({ line, text: text.slice(0, 300), why: 'Neither a date nor how often was understood: set the next review by hand.' })
  }
  return { review: { due: null, cadence: null, line: others[0]?.line ?? section.line }, approvalTarget, problems }
}

function sayings(block: Block): Said[] {
  if (block.kind === 'heading') return []
  return sentencesOf(block.text).map(({ text, start }) => ({ text, line: lineAt(block, start), goesOn: false }))
}

function ofItself({ blocks }: Section): Said[] {
  return blocks
    .filter(({ text }) => AGAIN.test(text) || meansToApprove(text))
    .flatMap(sayings)
    .filter(({ text }) => SELF.test(text) || isOnReview(text) || meansToApprove(text))
}

function followed(said: readonly Said[]): Said[] {
  return said.map((one, index) => ({ ...one, goesOn: /^(?:it|this)\s/i.test(one.text) && SELF.test(said[index - 1]?.text ?? '') }))
}

/** "We sit together once a year to see how this is going." */
const HOW_IT_GOES =
  /^(?:we|both|the (?:parties|bodies|groups|organi[sz]ations))\b.*\b(?:how (?:this|it|things|the work)\b|progress|again|stock)\b/i

/** "We look at this understanding once a year" is no work, wherever it stands. */
export function isOnReview(text: string): boolean {
  return AGAIN.test(text) && (OWN.test(text) || HOW_IT_GOES.test(text)) && !DRAFTS.test(text) && findCadence(text) !== null
}

/** The first date and the first cadence said of the review; `strict` outside a section of its own. */
function reviewIn(said: readonly Said[], context: DateContext, strict: boolean): { review: ReadReview; problems: ReadProblem[] } | null {
  // What is said of approving and not of looking again is no review, whatever section it stands in.
  const ofReview = said.filter(({ text }) => LOOK.test(text) || !/\b(?:approv|adopt|sign(?:ed|ature)|ratif|endors)/i.test(text))
  const about = strict
    ? ofReview.filter(({ text, goesOn }) => AGAIN.test(text) && (goesOn || ITSELF.test(text)) && !DRAFTS.test(text))
    : nearest(ofReview, context)
  let due: Period | null = null
  let often: Cadence | null = null
  let at: number | null = null
  const problems: ReadProblem[] = []
  for (const { text, line } of about) {
    const cadence = findCadence(text)?.cadence ?? (strict ? null : intervalOf(text))
    const dates = datesIn(text, context).filter(({ start }) => {
      const before = text.slice(Math.max(0, start - 60), start)
      return !BEGUN.test(before) && (!ENDS.test(before) || UNLESS.test(text))
    })
    const date = dates.find(({ period }) => period.precision !== 'undated') ?? dates[0]
    const counted = date ? null : (COUNTED.exec(text)?.[0] ?? null)
    if (!cadence && !date && !counted) continue
    if (strict && !cadence && !LOOK.test(text)) continue
    if (date?.uncertain) problems.push({ line, text, why: `${date.uncertain}: set the date by hand.` })
    const said = date?.period ?? (counted ? undated(counted) : null)
    // "Yearly, in February. Next: February 2023."
    due = due === null || (due.to === null && said !== null && said.to !== null) ? said : due
    often ??= cadence
    at ??= line
    if (due?.to && often) break
  }
  const waiting =
    at === null && !strict ? said.find(({ text }) => /^(?:tb[acd]|to be (?:determined|decided|agreed|announced))\b/i.test(text)) : undefined
  if (waiting) return { review: { due: undated(waiting.text.replace(/\.$/, '')), cadence: null, line: waiting.line }, problems }
  return at === null ? null : { review: { due, cadence: often, line: at }, problems }
}

/** "The offices speak every quarter." beside "We look at this letter again in April." is of their talks. */
function nearest(said: readonly Said[], context: DateContext): readonly Said[] {
  const again = said.find(({ text }) => AGAIN.test(text) && findCadence(text) !== null && datesIn(text, context).length > 0)
  return again ? [again, ...said.filter((one) => one !== again)] : said
}

/** "24 months" alone, where a review says how often it is. */
function intervalOf(text: string): Cadence | null {
  const words = text.trim().replace(/\.$/, '')
  const found = /^(?:\d{1,2}|\p{L}+)\s+(?:months?|years?|quarters?)$/iu.test(words) ? findCadence(`every ${words}`) : null
  return found ? { written: words, months: found.cadence.months } : null
}

/** "Both boards are expected to approve it in March": said of the document itself, and no work in it. */
export function meansToApprove(text: string): boolean {
  return (
    TO_APPROVE.test(text) &&
    /\b(?:approv|adopt|sign|ratif|endors)\w*\s+(?:it|this|the (?:register|agreement|memorandum|plan|letter|arrangement|charter))\b/i.test(
      text,
    )
  )
}

const EXPECTED =
  /\b(?:(?:hopes?|aims?|expects?|plans?|intends?) to|expected|planned|foreseen|scheduled|targeted|target|intended|anticipated)\b/i

/** Under approvals: "DMTF: awaiting its Board (expected June 2014)". */
function expectedIn(text: string, context: DateContext): Period | null {
  const match = EXPECTED.exec(text)
  return match ? (datesIn(text, context).find(({ start }) => start >= match.index && start - match.index <= 40)?.period ?? null) : null
}

/** The first date after the words of intention: one before them is of something done. */
function intendedIn(text: string, context: DateContext): Period | null {
  const match = TO_APPROVE.exec(text)
  return match ? (datesIn(text, context).find(({ start }) => start >= match.index)?.period ?? null) : null
}
