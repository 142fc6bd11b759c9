/** What an item says besides its date: its priority, and the parties or bodies that answer for it. */
import type { ReadParty } from '../model.js'
import { isShortName } from './organisations.js'
import { firstMention, mentioned, mentionedInPart } from './parties.js'

const PRIORITY = /\s*[([]?\s*\bpriority\s*[:#]?\s*(\d{1,2})\b\s*[)\]]?|\s*[([]P(\d)[)\]]/i

export interface Priority {
  readonly priority: number | null
  /** The text without it. */
  readonly text: string
}

export function priorityOf(text: string): Priority {
  const match = PRIORITY.exec(text)
  const number = match?.[1] ?? match?.[2]
  if (!match || number === undefined) return { priority: null, text }
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
  // "(target Q3 2014; Priority 1)" keeps its bracket.
  const closed = /\([^()]*[;,]$/.test(before) && match[0].endsWith(')') ? `${before.slice(0, -1)})` : before
  return { priority: Number(number), text: `${closed}${after}`.trim() }
}

/** Who "will", "shall" or is "to produce"; the two of a joint piece of work; else all that are mentioned. */
export function answering(text: string, parties: readonly ReadParty[]): string[] {
  if (EVERYONE.test(text.trim())) return parties.map(({ short }) => short)
  // "FIDO: protocol draft" of a party FIDO Alliance.
  const label = /^\s*([^:()\s]+(?: [^:()\s]+){0,2}):\s/.exec(text)?.[1]
  const labelled = label === undefined ? [] : mentionedInPart(label, parties)
  if (labelled.length === 1) return labelled
  const led = LED.exec(text)?.[1] ?? FROM.exec(text)?.[1] ?? MADE_BY.exec(text)?.[1]
  const leaders = led === undefined ? [] : groupsIn(led, parties)
  if (leaders.length > 0) return leaders
  const whole = mentioned(text, parties)
  // "CMWG returns comments" of a party DMTF CMWG.
  const all = whole.length > 0 && !parties.some(({ short }) => /[ /]/.test(short)) ? whole : mentionedInPart(text, parties, true)
  if (all.length <= 1) return all
  const explicit = parties.filter((party) => acts(text, party, all)).map(({ short }) => short)
  const joint = /\b(?:between|joint(?:ly)?|together|both|collaborat\w+|co-?operat\w+)\b[^.;]*/gi
  const named = new Set([...explicit, ...[...text.matchAll(joint)].flatMap((match) => mentioned(match[0], parties))])
  const chosen = all.filter((short) => named.has(short))
  return chosen.length > 0 && explicit.length > 0 ? chosen : all
}

/** "Both will …", "…, both", "Both: …": said of every party. */
/** "Lead: TMF." behind what is to be done. */
const LED =
  /\b(?:[Ll]ead(?:er)?|[Ll]ead party|[Ll]ed by|[Rr]esponsible(?: party)?|[Oo]wner)\s*:\s*((?:(?!\s\p{Lu}\p{Ll}+:)(?:[^.;]|\.(?=\d))){2,80})/u

/** "CEN/TC 122, ETSI TC HF": bodies inside the parties answer as written. */
function groupsIn(led: string, parties: readonly ReadParty[]): string[] {
  const pieces = led.trim().split(/\s*[,;&+]\s*|\s+and\s+/)
  const named = pieces.map((piece) =>
    isShortName(piece) && !parties.some(({ name, short }) => piece === name || piece === short) ? [piece] : mentionedInPart(piece, parties),
  )
  return named.every(({ length }) => length > 0) ? [...new Set(named.flat())] : mentionedInPart(led, parties)
}

/** "…, prepared by GP" */
const MADE_BY =
  /\b(?:prepared|written|drafted|produced|provided|delivered|edited|supplied|hosted|led) (?:jointly )?by (?:the )?([^.;,(]{2,60})/

/** "…, for comment by DMTF; from OGF." */
const FROM = /;\s*(?:from|by|led by)\s+([^;.]{2,80})[.;]?\s*$/

const EVERYONE =
  /^(?:both|all(?: (?:two|three|four|five|six))?|(?:both|all|the) (?:parties|organi[sz]ations|bodies|sides|groups))(?:\s+(?:will|shall|to)\b|\s*[:–—-]\s)|\bby (?:all|both) (?:the )?(?:parties|bodies|organi[sz]ations|groups|sides)\b|(?:[,;:(]|\.(?=\s)|\s[–—-]{1,2})\s*(?:both|all(?: (?:two|three|four|five|six))?|all parties|joint(?:ly)?|jointly by all|both (?:parties|sides|groups|organi[sz]ations|bodies))\s*(?:[,;:).]|$)/i
/** Behind a name: what says that it acts. */
const ACTS =
  /^(?:\s+[A-Z][\w/-]*){0,4}\s+(?:will|shall|agrees? to|commits? to|is to|are to|to [a-z]+|(?:and|&)\s+\S+(?:\s+\S+){0,2}\s+(?:will|shall|to [a-z]+)|(?:adopts|answers|comments|completes|contributes|delivers|develops|drafts|hosts|leads|organi[sz]es|prepares|produces|provides|publishes|returns|reviews|runs|sends|shares|submits|supplies|tests|updates))\b/

function acts(text: string, party: ReadParty, named: readonly string[]): boolean {
  if (!named.includes(party.short)) return false
  const calls = [party.name, party.short, ...(firstMention(text, party) < 0 ? party.short.split(/[ /]/) : [])]
  for (let from = 0, tries = 0; tries < 8; tries += 1) {
    const found = calls
      .map((call) => ({ call, at: text.indexOf(call, from) }))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => a.at - b.at || b.call.length - a.call.length)[0]
    if (!found) return false
    from = found.at + found.call.length
    if (ACTS.test(text.slice(from, from + 60))) return true
  }
  return false
}

export interface Enumerated {
  /** What stands before the first mark: "The parties will deliver:". */
  readonly lead: string
  readonly items: readonly { readonly text: string; readonly start: number }[]
}

const MARK = /(?<![^\s:;,.])\(?(?:(\d{1,2})|([a-h])|([ivx]{1,4}))\)\s+(?=\S)/g
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']

/** "(a) …; (b) …" and "(1) …, and (2) …" inside one text; null where no such list of two or more is. */
export function enumeratedIn(text: string): Enumerated | null {
  if (!/(?:^|\s)\(?(?:1|a|i)\)\s/.test(text)) return null
  const marks = [...text.matchAll(MARK)]
  for (const order of [
    marks.map(({ 1: number }) => Number(number ?? 0)),
    marks.map(({ 2: letter }) => letterOf(letter)),
    marks.map(romanOf),
  ]) {
    const chosen: RegExpExecArray[] = []
    marks.forEach((match, index) => {
      if (order[index] === chosen.length + 1) chosen.push(match)
    })
    const first = chosen[0]
    if (!first || chosen.length < 2) continue
    const items = chosen.map((match, index) => {
      const start = match.index + match[0].length
      const end = chosen[index + 1]?.index ?? text.length
      return { start, text: text.slice(start, end).replace(/[\s;,]*(?:(?:;|,|\s)\s*(?:and|or))?\s*$/i, '') }
    })
    // "options 1) and 2)" holds no text of its own between its marks.
    if (items.every((item) => item.text.length >= 3)) return { lead: text.slice(0, first.index).trim(), items }
  }
  return null
}

function letterOf(letter: string | undefined): number {
  return letter === undefined ? 0 : letter.charCodeAt(0) - 96
}

function romanOf({ 2: letter, 3: roman }: RegExpExecArray): number {
  return ROMAN.indexOf(roman ?? letter ?? '') + 1
}
