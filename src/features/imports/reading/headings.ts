/** Which lines are headings, and how sure that is: marked as such, known by their words, or plain short titles. */
import { kindBelow } from './below.js'
import type { Heading, Strength, Walk } from './blocks.js'
import { plain } from './lines.js'
import { isBodyEntry, nameOfEntry } from './organisations.js'
import { isPersonEntry, PERSON } from './people.js'
import {
  BULLET,
  cellsOf,
  clauseOf,
  columnsOf,
  comesNext,
  fieldOf,
  isCapitals,
  looksDated,
  mayHead,
  numberOf,
  RULE,
  titleShare,
  wordsOf,
} from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { AGREEMENT, bareHeading, kindOfHeading } from './vocabulary.js'

/** The heading that stands at this line; null when it is text. */
export function headingAt(walk: Walk): Heading | null {
  const line = walk.lines[walk.index]
  if (!line) return null
  // "3     Milestones": the gap behind a number is no column.
  const text = line.text.trim().replace(/^(\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-z]|[IVXivx]{1,5})[.)]?)\s{2,}(?=\S)/, '$1 ')
  const markdown = /^(#{1,6})\s+(.*?)\s*#*$/.exec(text)
  if (markdown) return make(walk, markdown[2] ?? '', 'marked', (markdown[1] ?? '').length)
  if (BULLET.test(line.text) || text.length > 120) return null
  const underline = walk.lines[walk.index + 1]?.text ?? ''
  if (/^\s*(?:={3,}|-{3,})\s*$/.test(underline) && mayHead(text.replace(/\?$/, '')) && walk.touching !== 'paragraph' && !cellsOf(text)) {
    return make(walk, text, 'marked', underline.includes('=') ? 1 : 2)
  }
  const bold = /^(?:\*\*|__)([^*]{2,100}?)(?:\*\*|__)\s*:?$/.exec(text)
  if (bold)
    return make(walk, bold[1] ?? '', /:\s*$/.test(text.replace(/[*_]/g, '')) && !kindOfHeading(bold[1] ?? '') ? 'label' : 'marked', 7)
  if (cellsOf(text) || columnsOf(text) || isValue(walk) || isPersonEntry(text)) return null
  return clauseOf(text) ? numbered(walk, text) : unmarked(walk, text)
}

/** What stood behind a heading and its colon, in the same line of the input. */
function isValue({ lines, index }: Walk): boolean {
  const before = lines[index - 1]
  return before !== undefined && before.number === lines[index]?.number && /:\s*$/.test(before.text)
}

function make(walk: Walk, raw: string, strength: Strength, level: number): Heading | null {
  const line = walk.lines[walk.index]
  const text = plain(raw)
  if (!line || text === '') return null
  const label = numberOf(text)
  return {
    kind: 'heading',
    line: line.number,
    index: walk.index,
    text,
    marks: [{ at: 0, line: line.number }],
    strength,
    level,
    label,
    means:
      strength === 'label'
        ? kindOfHeading(text)
        : (whoFollows(walk, text, kindOfHeading(text)) ?? told(walk, text, strength === 'marked' && level <= 6)),
  }
}

/**
 * By what stands below, where that is not what the section holds anyhow: then it heads a group in it.
 * @param levelled whether its level tells a group from a section of its own
 */
function told({ lines, index, under }: Walk, text: string, levelled = false): InnerKind | null {
  if (looksDated(text) || OF_COVER.test(text) || AGREEMENT.test(text) || kindOfHeading(text) !== null || isFirst(lines, index)) return null
  const below = kindBelow(lines, index, text)
  if (levelled && below === under) return below
  const same = below === under || (below === 'milestones' && (under === 'schedule' || under === 'activities'))
  return same || (under === 'approval' && below === 'milestones') ? null : below
}

const OF_COVER = /^(?:version|edition|revision|issue|draft|date|status)\b/i
const EITHER = /\b(?:participants|members|representatives|participating)\b|^\W*(?:\d{1,2}\W+)?who$/i
const SIGNED = /^(?:for|on behalf of|signed)\b|\b(?:19|20|21)\d{2}\b/i
const LOOK_AHEAD = 10
/** A title stands no lower. */
const FRONT_LINES = 12

/** The document's own title heads all of it. */
function isFirst(lines: Walk['lines'], index: number): boolean {
  const above = index < FRONT_LINES ? lines.slice(0, index).filter(({ text }) => text.trim() !== '').length : 2
  const next = lines[index + 1]?.text ?? ''
  // What stands between the title and a list heads the list.
  return above === 0 || (above === 1 && !BULLET.test(next) && clauseOf(next) === null)
}

/** "Participants" and "Members" head lists of bodies as well as of people: what stands below tells. */
function whoFollows({ lines, index }: Walk, text: string, means: InnerKind | null): InnerKind | null {
  if (/^(?:the )?signatories$/i.test(text)) {
    const below = lines.slice(index + 1, index + 1 + LOOK_AHEAD).filter((line) => line.text.trim() !== '')
    return below.length > 0 && below.slice(0, 4).every((line) => SIGNED.test(line.text.trim())) ? 'approval' : means
  }
  if ((means !== 'contacts' && means !== 'parties') || !EITHER.test(text) || /contact/i.test(text)) return means
  let bodies = 0
  let people = 0
  for (const { text: line } of lines.slice(index + 1, index + 1 + LOOK_AHEAD)) {
    const entry = plain(line.trim().replace(/^(?:[-*•·o]|\(?\w{1,3}[.)])\s+/, ''))
    if (entry === '' || RULE.test(line)) continue
    if (kindOfHeading(entry)) break
    if (/@|\+\d{2}/.test(entry) || isPersonEntry(entry)) people += 1
    else if (isBodyEntry(entry)) bodies += 1
  }
  if (people === bodies) return means
  return people > bodies ? 'contacts' : 'parties'
}

/** "3. Milestones" is a heading by its words; "5. Notices" by standing alone above text; "2. Joint paper – 1Q2012" is none. */
function numbered(walk: Walk, text: string): Heading | null {
  const clause = clauseOf(text)
  // "Article 4 (Programme of Work)"
  const named = /^(?:article|section|clause|chapter|part|art\.)\b/i.test(text)
    ? /^\(([^()]{3,60})\)$/.exec(clause?.rest ?? '')?.[1]
    : undefined
  if (clause && named !== undefined)
    return make(walk, text.replace(/\(([^()]+)\)$/, '– $1'), kindOfHeading(named) ? 'known' : 'marked', 5.1)
  if (!clause || !mayHead(text) || !/^[\p{Lu}]/u.test(clause.rest) || hasDate(text)) return null
  // "(2) Patents are declared under the Patent Policy of …" says something.
  if (
    /\b(?:is|are|was|will|shall|must|may|should)\b/.test(clause.rest) &&
    !/\?$/.test(clause.rest) &&
    !/^(?:what|who|how|when|things)\b/i.test(clause.rest)
  )
    return null
  // "AI-5 Interoperability showcase" is a thing with a name, and no section.
  if (/^[A-Z]{1,3}-?\d/.test(clause.label)) return null
  if (/^[a-z]+$/.test(clause.label) && !/^[ivx]+$/.test(clause.label)) return null
  // "D.1 Crosswalk to the Metadata Terms" above the rest of its item, which stands under its words.
  if (inItems(walk.under) && clause.label.includes('.') && isHanging(walk)) return null
  const level = 5 + clause.label.split('.').length / 10
  const bare = bareHeading(text)
  const known = kindOfHeading(text)
  const titled = titleShare(bare) >= 0.7 || isCapitals(bare) || wordsOf(bare).length <= (known ? 5 : 3)
  const next = nextLine(walk)
  const sibling = next ? clauseOf(next)?.label : undefined
  const above = sibling !== undefined && sibling !== clause.label && sibling.startsWith(`${clause.label.replace(/\.0$/, '')}.`)
  // "D. TERMS" above "i. …" begins a list and is none of it.
  const listed = sibling !== undefined && !above && shapeOf(sibling) === shapeOf(clause.label)
  // "V. Revision" behind the heading "IV. Tasks" is the next, whatever stands between.
  const inTurn =
    walk.numbered !== null &&
    comesNext(clause.label, walk.numbered) &&
    !looksDated(text) &&
    !(inItems(walk.under) && clause.label.includes('.'))
  // "§ 1  Conduct of the co-operation" set apart heads an article, in whatever letters.
  if (
    /^(?:§|article\b|art\.|section\b|clause\b|chapter\b)/i.test(text) &&
    walk.touching === null &&
    wordsOf(bare).length <= 9 &&
    (walk.lines[walk.index + 1]?.text.trim() ?? '') === ''
  )
    return make(walk, text, 'marked', level)
  if (listed && !inTurn && (!known || inItems(walk.under))) return null
  if (known && titled) return make(walk, text, 'known', level)
  // Under milestones "1. Joint White Paper" is an item unless text of its own stands below.
  if (inItems(walk.under) && !above && !inTurn) return null
  if (inTurn && walk.touching !== 'paragraph' && wordsOf(bare).length <= 8) return make(walk, text, 'marked', level)
  return titled && next !== null && (above || next.length > text.length) ? make(walk, text, 'marked', level) : null
}

/** The next line is deeper and no entry of its own. */
function isHanging({ lines, index }: Walk): boolean {
  const [own, next] = [lines[index]?.text ?? '', lines[index + 1]?.text ?? '']
  const deeper = next.length - next.trimStart().length > own.length - own.trimStart().length
  return next.trim() !== '' && deeper && !BULLET.test(next) && clauseOf(next) === null
}

function shapeOf(label: string): string {
  return /^\d+$/.test(label) ? 'number' : /^[a-z]/.test(label) ? 'small' : 'other'
}

function unmarked(walk: Walk, text: string): Heading | null {
  const colon = /:$/.test(text)
  if (isStopped(walk, text)) return make(walk, text.slice(0, -1), 'known', 5.05)
  if (!mayHead(text.replace(/:$/, '')) || hasDate(text)) return null
  // "ISO/TC 68 – Financial services" under the parties is one of them.
  if (walk.under === 'parties' && nameOfEntry(text) !== null) return null
  // "Parties: OGF, DMTF" names them itself.
  if ((fieldOf(text)?.value ?? '') !== '' && kindOfHeading(text) === 'parties') return null
  // "Approved by the OGF Board; Resolution" goes on in the next line.
  if (/;\s|^(?:approved|adopted|ratified|endorsed) by the\b[^:]*$/i.test(text)) return null
  const known = kindOfHeading(text)
  const bareWords = bareHeading(text)
  const words = wordsOf(bareWords).length
  const share = titleShare(bareWords)
  // "Cross-attendance at plenaries" in a list of activities is one of them.
  // Set apart and above clauses of its own it heads them.
  const below = nextLine(walk) ?? ''
  const apart = walk.touching === null && (clauseOf(below) !== null || BULLET.test(below))
  const item = known === 'terms' && inItems(walk.under) && share < 0.8 && !apart
  // "How often we look at this", set apart.
  const asked = walk.touching === null && /^(?:how|what|who|whom|when|things)\s/i.test(text)
  if (known && !item && (share >= 0.6 || words <= 4 || asked) && words <= 9 && !midSentence(walk))
    return make(walk, text, 'known', isCapitals(text) ? 5 : 5.05)
  // "Agreed products" above dated bullets heads them, whatever it is called.
  const bare = text.replace(/:$/, '')
  if (
    words <= 7 &&
    !known &&
    !fieldOf(bare) &&
    !midSentence(walk) &&
    !isPersonEntry(bare) &&
    !PERSON.test(bare) &&
    isSetApart(walk, colon)
  ) {
    const below = told(walk, bare)
    if (below !== null) return make(walk, bare, 'known', 5.05)
  }
  const number = clauseOf(text) === null ? numberOf(text) : null
  // "5  Next look at this register" behind the heading 4.
  if (number !== null && walk.numbered !== null && comesNext(number, walk.numbered) && walk.touching === null && words <= 8)
    return make(walk, text, 'marked', 5.1)
  if (colon) return words <= 7 && !midSentence(walk) ? make(walk, text.replace(/\s*:$/, ''), 'label', 8) : null
  // "SECRETARIAT (SEC)" or "ALPHA SA" under the parties is one of them.
  if (walk.under === 'parties' && (/\([^()]+\)$/.test(text) || isListed(walk))) return null
  if (isPeople(walk.under) || walk.under === null)
    return isCapitals(text) && walk.under !== null && words > 1 ? make(walk, text, 'marked', 5) : plainTitle(walk, text, share)
  if (isCapitals(text) && words > 1) return make(walk, text, 'marked', 5)
  return plainTitle(walk, text, share)
}

/** With its colon, or with a gap above it or a list directly below. */
function isSetApart(walk: Walk, colon: boolean): boolean {
  const next = walk.lines[walk.index + 1]?.text ?? ''
  return colon || walk.touching === null || (walk.touching !== 'paragraph' && (BULLET.test(next) || clauseOf(next) !== null))
}

/** "Work Items." alone in its line. */
function isStopped(walk: Walk, text: string): boolean {
  const bare = text.slice(0, -1)
  if (!/[^.]\.$/.test(text) || !mayHead(bare) || midSentence(walk) || wordsOf(bare).length > 4 || titleShare(bare) < 0.8) return false
  return walk.touching === null && nextLine(walk) !== null && kindOfHeading(bare) !== null
}

function plainTitle(walk: Walk, text: string, share: number): Heading | null {
  if (OF_COVER.test(text)) return null
  if (isPeople(walk.under)) return null
  if (share < 0.8 || /\s[-–—]\s|[=<>]/.test(text) || midSentence(walk) || walk.touching === 'paragraph') return null
  const next = nextLine(walk)
  if (next === null || /^[\p{Ll}]/u.test(next)) return null
  const body = BULLET.test(next) || clauseOf(next) !== null || (next.length > text.length && !(mayHead(next) && titleShare(next) >= 0.8))
  return body && !fieldOf(text) ? make(walk, text, 'plain', 6) : null
}

/** A line with another directly above or below that is no sentence either. */
function isListed({ lines, index }: Walk): boolean {
  return [lines[index - 1], lines[index + 1]].some(
    (line) => line !== undefined && line.text.trim() !== '' && !kindOfHeading(line.text) && mayHead(line.text.trim()),
  )
}

function nextLine({ lines, index }: Walk): string | null {
  for (let at = index + 1; at < Math.min(lines.length, index + 6); at += 1) {
    const text = lines[at]?.text.trim() ?? ''
    if (text !== '' && !RULE.test(text)) return text
  }
  return null
}

/** The line before runs into this one, and this one into the next. */
function midSentence({ lines, index }: Walk): boolean {
  const before = lines[index - 1]?.text.trim() ?? ''
  const after = lines[index + 1]?.text.trim() ?? ''
  return before.length > 40 && !/[.:;!?)]$/.test(before) && /^\p{Ll}/u.test(after) && !columnsOf(before)
}

function inItems(kind: InnerKind | null): boolean {
  return kind === 'milestones' || kind === 'schedule' || kind === 'activities'
}

function isPeople(kind: InnerKind | null): boolean {
  return kind === 'contacts' || kind === 'approval' || kind === 'parties'
}

function hasDate(text: string): boolean {
  return /\b(?:19|20|21)\d{2}\b|\d\/\d|\bTB[ACD]\b/.test(text)
}
