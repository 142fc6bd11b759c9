/** One line of contacts → its persons and aliases: name, role, party and address of each. */
import type { ReadContact, ReadParty } from '../model.js'
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import { BODY_NOUN, isShortName } from './organisations.js'
import { mentioned, mentionedInPart } from './parties.js'
import { PERSON, ROLE } from './people.js'
import type { Reach } from './reach.js'
import { reachesIn, reachOf, withoutReaches } from './reach.js'
import { wordsOf } from './shapes.js'

const MOST_WORDS_OF_OFFICE = 12

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s+(?:van|von|de|der|den|del|di|da|le|la|bin|al|\p{Lu}[\p{L}.'’-]*)){1,4}`
/** "… to Ms Jo Example, Liaison Manager (jo@ogf.example), for OGF": a person inside a sentence. */
const IN_PROSE = new RegExp(
  String.raw`\b(?:to|with|is|are|contact|and)\s+(?:(?:Mr|Mrs|Ms|Mme)\.?\s+)?((?:(?:Dr|Prof)\.?\s+)?${NAME})(?:,\s+([^,(<;.]{2,80}?))?,?\s*[(<]\s*(?:mailto:)?([\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\s*[)>](?:,?\s+for\s+(?:the\s+)?([^,.;]{2,40}?)(?=[,.;]|\s+and\b|$))?`,
  'gu',
)

/** The persons of running text, each with the side that is said last before or directly behind; none where an address stands otherwise. */
export function personsInProse(block: Block, parties: readonly ReadParty[]): ReadContact[] {
  const text = block.text.slice(0, 4000)
  // "We shall write to you (chair@ogf.example)": who it is stands elsewhere.
  const addresses = text.replace(/\byou\s*[(<][^()<>]*[)>]/gi, ' ').match(/@[\w-]+\./g)?.length ?? 0
  const found = [...text.matchAll(IN_PROSE)]
  if (
    block.kind !== 'paragraph' ||
    found.length === 0 ||
    found.length < addresses ||
    !/\b(?:should|may|can|please|shall|will|is|are|we|you)\b/.test(text)
  )
    return []
  return found.map((match) => {
    const [, name = '', role, email = '', behind] = match
    const before =
      text
        .slice(0, match.index)
        .split(/[.;]\s+(?=\p{Lu})/u)
        .at(-1) ?? ''
    const side = labelOf(behind ?? '', parties)[0] ?? mentioned(before, parties).at(-1) ?? partyOf('', email, parties)
    return { party: side ?? null, name, role: role ?? null, email, phone: null, url: null, line: lineAt(block, match.index) }
  })
}

/** Cuts a line into persons: a new one begins where words stand after somebody's address, or after a semicolon. */
export function personsIn(block: Block, party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  const whole = block.text.slice(0, 4000)
  const reaches = reachesIn(whole)
  // What follows the last address at such a length is no office of anybody.
  const last = reaches.at(-1)?.end ?? whole.length
  const text = wordsOf(whole.slice(last)).length > MOST_WORDS_OF_OFFICE ? whole.slice(0, last) : whole
  const cuts = [0]
  for (let index = 0; index < reaches.length - 1; index += 1) {
    const [one, next] = [reaches[index], reaches[index + 1]]
    if (!one || !next) continue
    const lead = /^[\s,;|/)>\]·•–—-]*(?:and\s+|or\s+)?/.exec(text.slice(one.end, next.start))?.[0].length ?? 0
    const words = text.slice(one.end + lead, next.start).replace(/[\s,;:(<–—-]+$/, '')
    const second =
      next.kind === 'email' && reaches.slice(0, index + 1).some(({ kind, start }) => kind === 'email' && start >= (cuts.at(-1) ?? 0))
    if ((wordsOf(words).length >= 2 && /^\p{Lu}/u.test(words)) || (second && (words !== '' || next.kind === 'email')))
      cuts.push(one.end + lead)
  }
  for (const match of text.matchAll(/;\s+(?=\p{Lu})/gu)) {
    const after =
      text
        .slice(match.index + match[0].length)
        .split(/[,;(–—]| - /)[0]
        ?.trim() ?? ''
    if (PERSON.test(after) && !ROLE.test(after)) cuts.push(match.index + match[0].length)
  }
  // "Initial chairs: Jo Example (OGF), Robin Sample (DMTF)"
  for (const match of text.matchAll(/\),\s+(?=\p{Lu}[\p{L}.'’-]{0,40}(?:\s+\p{Lu}[\p{L}.'’-]{0,40}){1,3}\s*[(<])/gu))
    cuts.push(match.index + match[0].length)
  const starts = [...new Set(cuts)].sort((a, b) => a - b)
  let side = party
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? text.length
    const own = reaches
      .filter((one) => one.start >= start && one.start < end)
      .map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
    const label = sided(text.slice(start, end).trim()) ? null : /^\s*(?:(?:for|from)\s+)?([^:@,]{2,60}):\s+/i.exec(text.slice(start, end))
    const named = label ? labelOf(label[1] ?? '', parties) : []
    const behind = label ? (/^[^,;([<]*/.exec(text.slice(start + label[0].length, end))?.[0].trim() ?? '') : ''
    const heads = named.length === 1 || (PERSON.test(behind) && !ROLE.test(behind) && isShortName(label?.[1] ?? ''))
    const from = label && heads && !ROLE.test(label[1] ?? '') ? label[0].length : 0
    if (from > 0) side = named[0] ?? side
    const moved = own.map((one) => ({ ...one, start: one.start - from, end: one.end - from }))
    return person(text.slice(start + from, end), moved, lineAt(block, start), side, parties)
  })
}

/** How a person is addressed is no part of the name; a degree is. */
export const SALUTATION = /^(?:Mr|Mrs|Ms|Mme|Mlle|Hr|Herr|Frau)\.?\s+(?=\p{Lu})/u

/** "(no function)", "n/a" in the place of an office. */
export const NO_OFFICE = /^\(?(?:no (?:function|role|office|title)|none|n\/a|–|—|-)\)?$/i

function person(text: string, reaches: readonly Reach[], line: number, party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  const words = withoutReaches(text, reaches)
    .replace(/^(?:name|contact)\s*:\s*/i, '')
    .replace(/\b(?:e-?mail|tel(?:ephone)?|phone|web(?:site)?|mobile)\s*:?\s*(?=$|[,;)]|\s*$)/gi, ' ')
    .replace(/\(\s*\)|<\s*>|\[\s*\]/g, ' ')
    .replace(/\(([^()]{1,80}?)[,;]\s*(?:\)|$)/g, '($1)')
    // "Our contact is …", "contact for OGF is …"
    .replace(/^[^:,;(]{0,60}\b(?:contact|contacts|liaison|yours|ours|person|it)\b[^:,;(]{0,40}\s(?:is|are|will be)\s+/i, '')
  const bracketed = sided(words.trim())
  const sides = bracketed ? labelOf(bracketed.side, parties) : []
  // "(OPCF, chair)" says whose and in which office.
  const besides = (bracketed?.side.split(/\s*,\s*/) ?? []).filter((part) => !isParty(part, parties) && labelOf(part, parties).length === 0)
  // A bracket that names no party is a role: "Jo Example (chair)".
  const shown = bracketed
    ? `${bracketed.name}, ${sides.length === 1 ? besides.map((part) => `${part}, `).join('') : `${bracketed.side}, `}${bracketed.rest}`
    : words
  const parts = shown
    .split(/\s*[,;|]\s*|\s+[–—-]\s+|\s*\t\s*/)
    .map((part) => part.replace(/^[\s:([</–—-]+|[\s:([</–—-]+$/g, '').trim())
    .map((part) => part.replace(/(?:^|\s+)(?:and|or)$/, '').replace(/^(?:and|or)\s+/, ''))
    .map((part) => part.replace(/\s+\.$/, ''))
    // The end of a bracket whose beginning stands before it.
    .map((part) => (part.includes('(') ? part : part.replace(/\)+$/, '')))
    .filter((part) => /\p{L}/u.test(part))
  const lead = parts.length > 1 || reaches.length > 0 ? leadingParty(parts[0] ?? '', parts[1] ?? '', parties) : null
  if (lead !== null) {
    parts.shift()
    if (sides.length === 0) sides.push(lead)
  }
  const roleFirst = parts.length > 1 && ROLE.test(parts[0] ?? '') && PERSON.test(parts[1] ?? '') && !ROLE.test(parts[1] ?? '')
  const labelled = /^([^:]{2,50}):\s*(.+)$/.exec(parts[0] ?? '')
  const bracket = /^(.*?)\s*\(([^()]{2,80})\)$/.exec(parts[0] ?? '')
  const split =
    labelled && ROLE.test(labelled[1] ?? '')
      ? [labelled[2] ?? '', labelled[1] ?? '', ...parts.slice(1)]
      : bracket && PERSON.test(bracket[1] ?? '')
        ? [bracket[1] ?? '', bracket[2] ?? '', ...parts.slice(1)]
        : labelled && PERSON.test(labelled[2] ?? '')
          ? [labelled[2] ?? '', ...parts.slice(1)]
          : parts
  const ordered = roleFirst ? [parts[1] ?? '', parts[0] ?? '', ...parts.slice(2)] : split
  const [entry = null, ...role] = ordered
  const written = entry === null ? null : addressed(entry)
  // "Chair: Jo Example (OGX)"
  const beside = written === null ? null : sided(written)
  const called = beside && labelOf(beside.side, parties).length === 1 ? beside.name : written
  const name = called?.replace(SALUTATION, '') ?? null
  if (beside && called !== written) sides.push(...labelOf(beside.side, parties))
  const reached = reachOf(reaches)
  if (reaches.length === 0 && role.length === 0 && BODY_NOUN.test(name ?? '')) return []
  if (
    reaches.length === 0 &&
    !(
      name !== null &&
      wordsOf(name).length <= 6 &&
      (PERSON.test(name) || (role.length > 0 && ROLE.test(words))) &&
      text.length <= 240 &&
      !/[.]\s*$/.test(text)
    )
  )
    return []
  if (name !== null && (name.length > 120 || wordsOf(name).length > 12)) return []
  const said =
    role
      .filter((one, index) => index > 0 || !isParty(one, parties))
      .join(', ')
      .replace(/^(?:role|position|function)\s*:\s*/i, '')
      .replace(NO_OFFICE, '') || null
  return [{ party: sides[0] ?? party ?? partyOf(text, reached.email, parties), name, role: said, ...reached, line }]
}

/** "On our side please write to Jo Example": the name in it; none in "we shall write to you". */
function addressed(words: string): string | null {
  const behind = /(?:^|\s)(?:to|with|at)\s+([^,;]+)$/.exec(words)?.[1]?.replace(SALUTATION, '')
  if (
    behind === undefined ||
    !/^[^\p{Lu}]*(?:write|turn|talk|speak|send|mail|to|contact)\b|\b(?:write|turn|talk|speak|send|mail|go)s?\s+(?:\S+\s+)?to\b/iu.test(
      words,
    )
  )
    return words
  return PERSON.test(behind) ? behind : /^(?:you|us|me)$/i.test(behind) ? null : words
}

/** "for OGF, Jo Example", "OGF – Jo Example, chair": the party before the name. */
function leadingParty(first: string, second: string, parties: readonly ReadParty[]): string | null {
  const bare = first.replace(/^(?:for|from|of|at|within|on behalf of)\s+(?:the\s+)?/i, '')
  const named = labelOf(bare, parties)
  if (named.length !== 1 || ROLE.test(bare)) return null
  const calls = isParty(bare, parties) || bare !== first || (isShortName(bare) && mentionedInPart(bare, parties).length === 1)
  return calls && (bare !== first || PERSON.test(second) || ROLE.test(second)) ? (named[0] ?? null) : null
}

/** "Jo Example (OGX): chair": the bracket tells the side, the colon the role. */
const SIDED = /^([^:@,()[\]]{4,60}?)\s*[([]([^()[\]@]{2,60})[)\]]\s*(?::|,|\s[–—-]+)?\s*/u

export function sided(text: string): { readonly name: string; readonly side: string; readonly rest: string } | null {
  const match = SIDED.exec(text)
  const name = match?.[1]?.trim() ?? ''
  if (!match || !PERSON.test(name) || ROLE.test(name)) return null
  return { name, side: match[2] ?? '', rest: text.slice(match[0].length) }
}

/** "W3C:" of a party "W3C WoT WG", where no other has that word. */
export function labelOf(text: string, parties: readonly ReadParty[]): string[] {
  const named = mentioned(text, parties)
  if (named.length > 0 || ROLE.test(text)) return named
  const part = mentionedInPart(text, parties)
  // "IEEE 802.3" of a party "IEEE 802.3 Working Group".
  const begun =
    part.length === 1 ? [] : parties.filter(({ name, short }) => `${name} `.startsWith(`${text} `) || `${short} `.startsWith(`${text} `))
  return begun.length === 1 && begun[0] ? [begun[0].short] : part
}

export function isParty(text: string, parties: readonly ReadParty[]): boolean {
  const said = text.toLowerCase()
  return parties.some(({ name, short }) => said === name.toLowerCase() || said === short.toLowerCase())
}

/** From the words beside the name, else from the domain of the address. */
export function partyOf(text: string, email: string | null, parties: readonly ReadParty[]): string | null {
  const named = mentioned(text.replace(/\S+@\S+/g, ' '), parties)
  if (named.length === 1) return named[0] ?? null
  const domain = email?.split('@')[1]?.toLowerCase().split('.') ?? []
  const byDomain =
    parties.find(({ short }) => domain.includes(short.toLowerCase())) ??
    // "iexe.example" of a party "IEXE SA", where no other begins so.
    onlyOne(parties.filter(({ short }) => domain.includes(short.split(' ')[0]?.toLowerCase() ?? '')))
  if (byDomain || named.length > 1) return byDomain?.short ?? named.at(-1) ?? null
  const part = mentionedInPart(text.replace(/\S+@\S+/g, ' '), parties)
  return looseParty(text, parties) ?? (part.length === 1 ? (part[0] ?? null) : null)
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

/** "W3C WoT" of a party "W3C WoT WG": shares its first words. */
export function looseParty(text: string, parties: readonly ReadParty[]): string | null {
  const near = parties.filter(({ short }) => {
    const words = short.split(' ')
    return (
      words.length > 1 &&
      new RegExp(
        String.raw`\b${words
          .slice(0, -1)
          .join(' ')
          .replace(/[^A-Za-z0-9 ]/g, '\\$&')}\b`,
      ).test(text)
    )
  })
  return near.length === 1 ? (near[0]?.short ?? null) : null
}

export function cut(block: Block, from: number): Block {
  return { ...block, text: block.text.slice(from), marks: block.marks.map((mark) => ({ ...mark, at: Math.max(0, mark.at - from) })) }
}
