/** The parties: from the section that names them, the title, "between … and …", the contacts' groups, or who "will" and "shall". */
import type { ReadParty } from '../model.js'
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import { fromCover, fromCoverList, fromDefinitions, fromFields } from './cover-parties.js'
import type { Named } from './organisations.js'
import { BODY_NOUN, definitionOf, initialsOf, isShort, isShortName, nameOfEntry, namesIn, withSlashes } from './organisations.js'
import type { Section } from './sections.js'
import { fieldOf } from './shapes.js'
import type { Title } from './title.js'
import { fromAgreed, fromIntroduced, fromPeople } from './told-parties.js'
import { AGREEMENT, MAYBE_AGREEMENT } from './vocabulary.js'

export interface FoundParties {
  readonly parties: ReadParty[]
  /** Whether the document itself names them as parties, or they were gathered from its contacts and sentences. */
  readonly sure: boolean
}

const MOST_PARTIES = 24
const MOST_NAMES = 200
const ENOUGH_TEXT = 400_000

export function findParties(sections: readonly Section[], title: Title | null, blocks: readonly Block[]): FoundParties {
  const text = blocks
    .map((block) => block.text)
    .join('\n')
    .slice(0, ENOUGH_TEXT)
  const titled = title ? fromTitle(title, text).filter(({ name }) => !/^(?:on|for|concerning|regarding|about)\s/i.test(name)) : []
  // "Agreement on Device Management and Remote Provisioning" names no body that acts in the text.
  const acts = titled.filter((one) => isSaidBeside(one, title, blocks)).length >= Math.min(2, titled.length)
  const sources: { sure: boolean; named: (Named & { line: number })[] }[] = [
    { sure: true, named: fromSection(sections) },
    { sure: true, named: fromFields(blocks) },
    { sure: true, named: fromDefinitions(blocks) },
    { sure: true, named: fromCoverList(blocks) },
    { sure: true, named: acts ? titled : [] },
    { sure: true, named: fromOpening(blocks) },
    { sure: true, named: fromIntroduced(blocks) },
    { sure: true, named: fromAgreed(blocks) },
    { sure: true, named: fromCover(blocks) },
    { sure: true, named: acts ? [] : titled },
    { sure: false, named: fromLabels(sections) },
    { sure: false, named: fromPeople(sections) },
    { sure: false, named: fromSubjects(blocks) },
  ]
  const best = sources.find(({ named }) => distinct(named).length >= 2) ?? sources.find(({ named }) => named.length > 0)
  if (!best) return { parties: [], sure: false }
  return {
    parties: withoutOwners(distinct(best.named.map((one) => filled(one, text, best.named)))).slice(0, MOST_PARTIES),
    sure: best.sure && distinct(best.named).length >= 2,
  }
}

/** Whether a text says the name, or its short one, beside its title. */
function isSaidBeside({ name, short }: Named, title: Title | null, blocks: readonly Block[]): boolean {
  const party = { name, short: short ?? name, line: 0 }
  return blocks.some(({ index, text }) => title?.places.has(index) !== true && (firstMention(text, party) >= 0 || partly(text, party)))
}

/** "The Union will" of a Sensor Union. */
function partly(text: string, party: ReadParty): boolean {
  return mentionedInPart(text, [party]).length > 0 || BODY_NOUN.test(party.name)
}

/** "Sensor Union, Working Group on Streams (SU WGS)": whose group it is, is no party beside it. */
function withoutOwners(parties: readonly ReadParty[]): ReadParty[] {
  return parties.filter(({ short, line }, index) => {
    const next = parties[index + 1]
    return parties.length <= 2 || next === undefined || next.line !== line || !next.short.startsWith(`${short} `)
  })
}

function escaped(words: string): string {
  return words.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}

function distinct(named: readonly { name: string; short: string | null; line: number }[]): ReadParty[] {
  const out: ReadParty[] = []
  for (const { name, short, line } of named) {
    if (!out.some((one) => one.name === name || one.short === (short ?? name) || one.name === short))
      out.push({ name, short: short ?? name, line })
  }
  return out
}

/** Gives a short name its full one and the other way round, only where the text itself says so. */
function filled<T extends Named & { line: number }>(one: T, text: string, all: readonly Named[]): T {
  // "THE OPEN ALLIANCE" of a title is "the Open Alliance (OA)" of the text.
  const said = !one.name.includes(' ')
    ? null
    : new RegExp(
        String.raw`(?<!\p{L})(${escaped(one.name)})\s+\(["“]?([A-Z][A-Za-z0-9-]{1,14}(?: [A-Z0-9][A-Za-z0-9.-]{0,10}){0,3})["”]?\)`,
        'iu',
      ).exec(text)
  const defined = said?.[2] && (isShortName(said[2]) || (/^\p{Lu}\p{L}+$/u.test(said[2]) && one.name.startsWith(said[2]))) ? said : null
  if ((one.short === null || one.short === one.name) && defined?.[1] && defined[2]) return { ...one, name: defined[1], short: defined[2] }
  if (one.short !== null && one.short === one.name) {
    const owner = all.some((other) => other !== one && one.name.startsWith(`${other.short} `)) ? null : ownerOf(one.name, text)
    if (owner) return { ...one, name: `${owner} ${one.name}`, short: `${owner} ${one.name}` }
    return { ...one, name: definitionOf(one.short, text) ?? one.name }
  }
  if (one.short !== null) return one
  const initials = initialsOf(one.name)
  const used = initials.length >= 2 && new RegExp(String.raw`\b${initials}\b`).test(text)
  return used ? { ...one, short: initials } : one
}

/** "WoT WG" of a text that always says "W3C WoT" is the W3C's: the organisation before it, where nearly nothing else stands there. */
function ownerOf(name: string, text: string): string | null {
  const head = name.split(' ')[0] ?? name
  if (/^[A-Z0-9]{3,}$/.test(head) && head === name) return null
  const counts = new Map<string, number>()
  for (const match of text.matchAll(new RegExp(String.raw`\b([A-Z][A-Z0-9]{2,7}) ${escaped(head)}\b`, 'g')))
    counts.set(match[1] ?? '', (counts.get(match[1] ?? '') ?? 0) + 1)
  const [top] = [...counts].sort((a, b) => b[1] - a[1])
  return top && top[1] >= 2 && counts.size === 1 ? top[0] : null
}

/** What a cover says besides its parties. */
export const COVER_FIELD =
  /^(?:(?:document |current )?(?:version|edition|revision|issue|status|state)|(?:start |end |effective |signature )?date\b.*|date|initiated|effective|start|end|established|in force|title|subject|key|reference|ref|contact|chairs?|mailing list|duration)\b/i

function fromSection(sections: readonly Section[]): (Named & { line: number })[] {
  const out: (Named & { line: number })[] = []
  for (const section of sections.filter(({ kind }) => kind === 'parties')) {
    const blocks = section.blocks.filter((block) => !COVER_FIELD.test(fieldOf(block.text)?.name ?? ''))
    const listed = blocks.filter(({ kind }) => kind !== 'paragraph' && kind !== 'heading')
    // A sentence that gives each its short name names them all; what is listed beside it says something else.
    const whole = blocks.find(({ kind, text }) => kind === 'paragraph' && defines(text) >= 2)
    const used = (whole ? [whole] : listed.length >= 2 ? listed : blocks).slice(0, MOST_NAMES)
    // Short lines without bullets, one below the other, are a list too.
    const lines = used.filter(({ kind, text, marks }) => kind === 'paragraph' && marks.length === 1 && isEntryLine(text)).length
    const asList = lines >= 2 && lines === used.filter(({ kind }) => kind === 'paragraph').length
    used.forEach((block, index) => {
      if (block.kind === 'row') {
        const cells = block.cells.filter((cell) => cell !== '')
        if (index === 0 && /^(?:name|organi[sz]ation|party|body|short|abbreviation|acronym)/i.test(cells[0] ?? '')) return
        const [first, second] = cells
        if (first)
          out.push({
            name: second && isShort(first) && !isShort(second) ? second : first,
            short: [first, second].find((cell) => cell !== undefined && isShortName(cell)) ?? null,
            start: 0,
            line: block.line,
          })
        return
      }
      const alone = /^([^(),;]{3,110})\s+\(([^()]{2,20})\)$/.exec(block.text)
      // One organisation to a line, with its short name.
      if (alone?.[1] && alone[2] && isShortName(alone[2]) && !/\sand the\s|\b(?:are|is|of this)\b/.test(alone[1])) {
        out.push({ name: alone[1].replace(/^the\s+/i, ''), short: alone[2], start: 0, line: block.line })
        return
      }
      const item = block.kind !== 'paragraph' || asList
      const entry = item ? nameOfEntry(block.text) : null
      if (entry) {
        out.push({ ...entry, start: 0, line: block.line })
        return
      }
      // In a list each entry is one organisation; what follows a dash or colon describes it.
      const text = item ? (block.text.split(/\s[–—-]\s|:\s|;\s/)[0] ?? block.text) : block.text.slice(0, 1200)
      const named = namesIn(
        block === whole
          ? text
          : text.replace(/^.*?\b(?:between|are|among|of)\b(?::|\s+(?=the\b|[A-Z]))/i, (lead) =>
              lead.length < 120 && /part|register|agree|between|among|memorandum|organi/i.test(lead) ? ' '.repeat(lead.length) : lead,
            ),
        false,
      )
      for (const one of item ? named.slice(0, 1) : named) out.push({ ...one, line: lineAt(block, one.start) })
    })
  }
  return out.slice(0, MOST_NAMES)
}

function defines(text: string): number {
  return namesIn(text.slice(0, 1200), false).filter(({ name, short }) => short !== null && short !== name).length
}

function isEntryLine(text: string): boolean {
  return (
    text.length <= 120 &&
    /^[\p{Lu}\d]/u.test(text) &&
    !/[.!?:]$/.test(text) &&
    (nameOfEntry(text) !== null || /\([A-Z][\w-]{1,14}\)$/.test(text) || !/\band\b/.test(text.replace(/\([^)]*\)/g, ''))) &&
    !/\b(?:is|are|will|shall|between)\b/.test(text.replace(/\([^)]*\)/g, ''))
  )
}

const QUALIFIED =
  'simple|joint|working|proposed|alliance|initial|formal|technical|category [a-d]|task force|dual-track|bilateral|mutual|framework|joint (?:interest|working|task|co-?ordination|community) (?:group|force)'
/** "Liaison agreement of …", "Work plan: …": the kind of document before the names. */
const LEADING = new RegExp(
  String.raw`^(?:exchange of letters (?:constituting|on|forming) (?:the|a)\s+)?(?:(?:${QUALIFIED})\s+)*(?:${AGREEMENT.source}|work plan|work programme|terms of reference|charter|liaison|agreement|register|roadmap)(?:\s*(?:[:–—]|-\s|\b(?:of|for)\b)\s*|\s+(?=[\p{Lu}\d]))(?=.*(?:\band\b|[/&,–—]|\s-\s|<->))`,
  'iu',
)
/** "… Alliance Work Register" behind them; "Cloud Alliance (CA)" is a name. */
const TRAILING = new RegExp(
  String.raw`\s*(?:\b(?:${QUALIFIED})\s+)*(?:${AGREEMENT.source}|${MAYBE_AGREEMENT.source}(?!\s*\([A-Z]|\s+(?:and|&)\s)).*$`,
  'i',
)

function fromTitle(title: Title, text: string): (Named & { line: number })[] {
  const whole = title.text.replace(/\[[^\]]*\]|\b(?:final\s+)?draft\b:?/gi, ' ').trim()
  // "Sensors on the web: A and B joint group charter" names them behind its subject.
  const [subject = '', behind] = whole.split(/:\s+/)
  const bare = behind && /\/|\band\b/.test(behind) && !AGREEMENT.test(subject) && !MAYBE_AGREEMENT.test(subject) ? behind : whole
  const between = /\b(?:between|among|amongst|by and between)\s+(.*)$/i.exec(bare)?.[1]
  const headed = between === undefined ? LEADING.exec(bare) : null
  const said = (between ?? (headed ? bare.slice(headed[0].length) : bare.replace(TRAILING, ''))).replace(
    /^(?:(?:the\s+)?(?:co-?operation|collaboration|co-?ordination|joint work|liaison)\s+of\s+|\d{4}(?:\s?[/–-]\s?\d{2,4})?\s*(?:[:–-]\s*|(?=\p{Lu})))/iu,
    '',
  )
  // "Meter data - A and B" says its subject first.
  const [, before = '', after] = /^([^–-]{3,60})\s[–-]\s(.*(?:\sand\s|\/).*)$/.exec(said) ?? []
  const named = after !== undefined && !BODY_NOUN.test(before) && !before.split(' ').some(isShort) ? after : said
  // "… and Alliance for Media (AM) on coding": what is behind the last abbreviation, else behind the last name, is the subject.
  const short = /^(.*\([A-Z][^()]{0,30}\))\s+(?:for|on|in|regarding|concerning|about)\s.*$/i.exec(named)?.[1]
  const names =
    short ??
    (/\([A-Z][^()]{0,30}\)\s*$/.test(named)
      ? named
      : named.replace(/(?<=[/&,]|\band\b|<->)(.*?)\s+(?:for|on|regarding|concerning|about|in the field of)\s.*$/i, '$1'))
  const joint = names.replace(/\s+joint\s+(?:\p{L}+\s+){0,3}(?:group|committee|team|task\s+force|programme|program|project)\b.*$/iu, '')
  const hyphened = joint.replace(/\b([A-Z][A-Z0-9]{2,})-([A-Z][A-Z0-9]{2,})\b/g, '$1 / $2')
  return namesIn(withSlashes(shouted(hyphened), text), true).map((one) => ({
    ...one,
    line:
      title.pieces.find((piece) => piece.text.includes(one.name) || (one.short !== null && piece.text.includes(one.short)))?.line ??
      title.line,
  }))
}

/** In a title all in capitals "AND" parts names like "and". */
function shouted(text: string): string {
  return text
    .replace(/\bAND\b/g, 'and')
    .replace(/\bTHE\b/g, 'the')
    .replace(/\bOF\b/g, 'of')
    .replace(/\bFOR\b/g, 'for')
}

/** "This memorandum is made between the X (A) and the Y (B)", near the beginning. */
function fromOpening(blocks: readonly Block[]): (Named & { line: number })[] {
  for (const block of blocks.slice(0, 20)) {
    const match = /\b(?:between|among|amongst|part(?:y|ies)(?: to this [\w ]{1,40})?(?: are|:))\s+/i.exec(block.text.slice(0, 3000))
    if (
      !match ||
      !/\b(?:letter of understanding|letter of intent|agreement|register|memorandum|mou|liaison|charter|co-?operation|collaboration|parties|alliance|relationship|arrangement)\b/i.test(
        block.text.slice(0, match.index + 40),
      )
    )
      continue
    const from = match.index + match[0].length
    const clause =
      block.text
        .slice(from, from + 1500)
        .split(
          /\.\s+(?=[A-Z])|:\s|;\s(?!and\b)|\s(?:which|who|sets|is|are|was|will|shall|to|concerning|regarding|describes|provides|covers|establishes|defines|dated|made)\s/,
        )[0] ?? ''
    const named = namesIn(clause, false)
    if (named.length >= 2) return named.map((one) => ({ ...one, line: lineAt(block, from + one.start) }))
  }
  return []
}

function fromLabels(sections: readonly Section[]): (Named & { line: number })[] {
  return sections
    .filter(({ kind }) => kind === 'contacts')
    .flatMap(({ heading, line, blocks }) => [
      ...(heading !== null && isShortName(heading) ? [{ text: heading, line }] : []),
      ...blocks.filter((block) => block.kind === 'heading'),
    ])
    .flatMap((block) => {
      const bare = block.text
        .replace(/^.*\b(?:from|for|within|of|at)\b\s+(?:the\s+)?/i, '')
        .replace(/\s+(?:contacts?|are|is|representatives?|side)\b.*$/i, '')
      return namesIn(bare, false)
        .slice(0, 1)
        .map((one) => ({ ...one, line: block.line }))
    })
}

/** Short names that "will", "shall" or "agree", at least two of them. */
function fromSubjects(blocks: readonly Block[]): (Named & { line: number })[] {
  const counts = new Map<string, { line: number; count: number }>()
  for (const block of blocks.slice(0, 3000)) {
    for (const match of block.text
      .slice(0, 4000)
      .matchAll(
        /(?<![\w/-])((?:(?=[a-z0-9]*[A-Z][A-Za-z0-9]*[A-Z])[A-Za-z0-9][A-Za-z0-9]{2,9}(?:-[A-Z])?|[A-Z]{2,9}\/[A-Z]{2,9})(?: [A-Z][A-Z0-9]{1,9}){0,2}|[A-Z][a-z]{2,14} (?:SIG|WG|TC|SC|TF|CG)) (?:will|shall|agrees?|may|should|to (?:agree|align|complete|contribute|deliver|develop|draft|host|map|organi[sz]e|prepare|produce|provide|publish|report|review|send|share|submit|supply|update))\b/g,
      )) {
      const short = match[1] ?? ''
      const before = counts.get(short)
      counts.set(short, { line: before?.line ?? lineAt(block, match.index), count: (before?.count ?? 0) + 1 })
    }
  }
  return [...counts]
    .sort((a, b) => a[1].line - b[1].line)
    .slice(0, 8)
    .map(([short, { line }]) => ({ name: short, short, start: 0, line }))
}

/** The parties a text mentions, by short name where they have one, in order of first mention. */
export function mentioned(text: string, parties: readonly ReadParty[]): string[] {
  return (
    parties
      .map((party) => ({ label: party.short, at: firstMention(text, party), party }))
      // "IEC" inside "ISO/IEC JTC 1" is not said of the IEC.
      .filter(({ at, party }, _, all) => at >= 0 && !all.some((other) => other.party !== party && covers(text, other, at)))
      .sort((a, b) => a.at - b.at)
      .map(({ label }) => label)
  )
}

function covers(text: string, { at, party }: { readonly at: number; readonly party: ReadParty }, place: number): boolean {
  const name = text.startsWith(party.name, at) ? party.name : party.short
  return at >= 0 && at < place && place < at + name.length
}

export function firstMention(text: string, { name, short }: ReadParty): number {
  const places = [name, short].map((one) => indexOfWord(text, one)).filter((at) => at >= 0)
  return places.length === 0 ? -1 : Math.min(...places)
}

function indexOfWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' ']
    if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after)) return at
  }
  return -1
}

const lately = new WeakMap<readonly ReadParty[], ReadonlyMap<ReadParty, readonly string[]>>()

/** The short words of a party's names that no other party has. */
function ownWords(party: ReadParty, parties: readonly ReadParty[]): readonly string[] {
  const known = lately.get(parties)
  if (known) return known.get(party) ?? []
  const all = parties.flatMap(wordsOf)
  const own = new Map(parties.map((one) => [one, wordsOf(one).filter((word) => all.indexOf(word) === all.lastIndexOf(word))] as const))
  lately.set(parties, own)
  return own.get(party) ?? []
}

function wordsOf({ short, name }: ReadParty): string[] {
  return [...new Set(`${short} ${name}`.split(/[ /]/))].filter(isShort)
}

/** As part of a longer name ("ISO/IEC", "W3C Note") or of a document's number ("ISO 19941") the word names no party. */
function indexOfPart(text: string, word: string, within: ReadParty | null): number {
  const at = indexOfWord(text, word)
  if (at < 0) return -1
  const behind = text.slice(at + word.length)
  const next = /^ (\p{Lu}[\p{L}\d/-]*)/u.exec(behind)?.[1]
  if (within && next !== undefined && !within.name.includes(next) && !within.short.includes(next)) return -1
  return /[/-]/.test(text[at - 1] ?? '') || /^(?:[/-]|\s?\d{3})/.test(behind) ? -1 : at
}

/**
 * The parties that a text calls by one of their own words: "W3C" where only "W3C WoT WG" is the W3C's, "TC 68" of "ISO TC 68".
 * In the order of first mention; a word that fits two parties tells nothing.
 * @param groupsOnly "OPC" of "OPC UA" is not yet the OPC Foundation; only groups go by one of their words then
 */
export function mentionedInPart(text: string, parties: readonly ReadParty[], groupsOnly = false): string[] {
  return parties
    .map((party) => {
      const named = firstMention(text, party)
      const words = groupsOnly && !isShortName(party.short) ? [] : ownWords(party, parties)
      const places = [named, ...words.map((word) => indexOfPart(text, word, groupsOnly ? party : null))].filter((at) => at >= 0)
      return { label: party.short, at: places.length === 0 ? -1 : Math.min(...places) }
    })
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ label }) => label)
}
