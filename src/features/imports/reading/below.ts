/** What a heading announces whose own words do not say it: told by the list, the table or the cards that stand below. */
import { findCadence } from '../../../kernel/cadence.js'
import type { Line } from '../model.js'
import { isPersonEntry, PERSON, ROLE } from './people.js'
import { BULLET, cellsOf, clauseOf, columnsOf, isTableRule, looksDated, mayHead, RULE, reachesSomebody, wordsOf } from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { kindOfHeading } from './vocabulary.js'

const LOOK_AHEAD = 16
const LONG = 220
/** What was done is history, not promised. */
const DONE = /\b(?:was|were|has been|have been|had|since|dated|published|released|held|adopted in|approved in)\b/i
/** "Start date: …", "Version 2, …" say when the agreement itself began or ends. */
const OF_COVER = /^(?:start|end|version|revision|date|status|initiated|established|effective|duration|expir\w*|valid)\b/i
const SIGNS = /^(?:signed|for(?: and on behalf of)?\s+(?:the\s+)?\p{Lu}|on behalf of\b)/iu
const LOOKS_AGAIN =
  /\b(?:progress|follow-?up|again|review|revisit|re-?assess|(?:re-?)?examin|re-?evaluat|re-?consider|evaluat|assess|take stock|look(?:s|ed)? (?:at|back|again)|check|confirm|renew|reconsider)/i
/** What is done again and again to the agreement itself is a look at it, whatever it is called. */
const ITSELF =
  /\b(?:the|this|our) (?:\p{L}+ ){0,2}(?:agreement|arrangement|charter|co-?operation|collaboration|liaison|memorandum|partnership|plan|register|relationship)\b/iu

interface Entry {
  readonly text: string
  /** Bulleted, numbered or a row: one of a list, whatever its length. */
  readonly listed: boolean
}

/** Null where what stands below tells nothing either. */
export function kindBelow(lines: readonly Line[], index: number, heading: string): InnerKind | null {
  const entries = entriesBelow(lines, index)
  if (entries.length === 0) return null
  const share = (is: (entry: Entry) => boolean): number => entries.filter(is).length / entries.length
  const reached = entries.filter(({ text }) => reachesSomebody(text)).length
  // "Be kind. Report to conduct@…" is a sentence, and no list of people.
  const spoken = entries.length === 1 && /^\p{Lu}[^@:.]{3,80}\.\s+\p{Lu}/u.test(entries[0]?.text ?? '')
  if (reached > 0 && !spoken && share(({ text }) => reachesSomebody(text) || isOfCard(text)) >= 0.6) return 'contacts'
  if (entries.filter(({ text }) => SIGNS.test(text)).length >= 2 && share(({ text }) => SIGNS.test(text) || /_{4,}/.test(text)) >= 0.5)
    return 'approval'
  const dated = share((entry) => isDatedItem(entry))
  if (dated >= 0.5 && (entries.length >= 2 || entries[0]?.listed === true)) return 'milestones'
  const first = entries[0]?.text ?? ''
  if (
    entries.length <= 3 &&
    (LOOKS_AGAIN.test(`${heading} ${first}`) || ITSELF.test(first)) &&
    findCadence(first) !== null &&
    !/\bdrafts?\b/i.test(first)
  )
    return 'review'
  return null
}

function isOfCard(text: string): boolean {
  return isPersonEntry(text) || PERSON.test(text) || (ROLE.test(text) && wordsOf(text).length <= 10)
}

function isDatedItem({ text, listed }: Entry): boolean {
  return (listed || text.length <= LONG) && looksDated(text) && !DONE.test(text) && !OF_COVER.test(text) && !reachesSomebody(text)
}

/** The entries up to the next heading, wrapped lines joined to theirs. */
function entriesBelow(lines: readonly Line[], index: number): Entry[] {
  const entries: Entry[] = []
  let apart = false
  for (let at = index + 1; at < Math.min(lines.length, index + 1 + LOOK_AHEAD); at += 1) {
    const line = lines[at]?.text ?? ''
    const text = line.trim()
    if (text === '' || RULE.test(line) || isTableRule(line)) {
      apart = true
      continue
    }
    const listed = BULLET.test(line) || clauseOf(line) !== null || cellsOf(line) !== null || columnsOf(line) !== null
    if (entries.length > 0 && isNextHeading(text, listed, apart)) break
    const last = entries.at(-1)
    if (last && !apart && !listed && last.text.length > 45 && !/[.;:]$/.test(last.text))
      entries[entries.length - 1] = { ...last, text: `${last.text} ${text}` }
    else entries.push({ text, listed })
    apart = false
  }
  return entries
}

function isNextHeading(text: string, listed: boolean, apart: boolean): boolean {
  if (/^#{1,6}\s/.test(text)) return true
  const plain = text.replace(/[:.]$/, '')
  if (!mayHead(plain) || looksDated(text) || wordsOf(plain).length > 7) return false
  return kindOfHeading(plain) !== null || (apart && !listed && !isOfCard(text) && !SIGNS.test(text))
}
