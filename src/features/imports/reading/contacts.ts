/** Contacts: persons and aliases, several on one line or one over several lines, grouped by party. */
import type { ReadContact, ReadParty, ReadProblem } from '../model.js'
import type { Block, Row } from './blocks.js'
import { lineAt } from './blocks.js'
import { isShortName } from './organisations.js'
import { mentioned, mentionedInPart } from './parties.js'
import { isPersonEntry, PERSON, ROLE } from './people.js'
import type { Reach } from './reach.js'
import { reachesIn, reachOf, withoutReaches } from './reach.js'
import type { Section } from './sections.js'
import { fieldOf, wordsOf } from './shapes.js'

export interface FoundContacts {
  readonly contacts: ReadContact[]
  readonly problems: ReadProblem[]
}

export function readContacts(sections: readonly Section[], parties: readonly ReadParty[]): FoundContacts {
  const contacts: ReadContact[] = []
  const problems: ReadProblem[] = []
  for (const section of sections) {
    if (section.kind === 'contacts') readSection(section, parties, contacts, problems)
  }
  const inFields = sections
    .filter(({ kind }) => kind !== 'contacts')
    .flatMap((section) => section.blocks.flatMap((block) => fromField(block, parties)))
  const known = new Set(contacts.map(({ name }) => name))
  contacts.push(...inFields.filter(({ name }) => !known.has(name)))
  if (contacts.length === 0) {
    for (const section of sections.filter(({ kind }) => !['contacts', 'milestones', 'schedule', 'partner-document'].includes(kind))) {
      for (const block of untilClosing(section.blocks))
        if (block.kind !== 'heading' && block.text.length <= 400 && /@/.test(block.text))
          contacts.push(...personsIn(fromAddressOn(block), null, parties))
    }
  }
  return { contacts, problems }
}

function readSection(section: Section, parties: readonly ReadParty[], contacts: ReadContact[], problems: ReadProblem[]): void {
  let party = mentioned(section.heading ?? '', parties).length === 1 ? (mentioned(section.heading ?? '', parties)[0] ?? null) : null
  let rows: Row[] = []
  const own: ReadContact[] = []
  const flush = (): void => {
    if (rows.length > 0) own.push(...fromTable(rows, party, parties))
    rows = []
  }
  let before: Block | undefined
  for (const block of untilClosing(section.blocks)) {
    // Lines of one card stand directly below one another.
    const below = before !== undefined && before.index + before.marks.length === block.index
    before = block
    if (block.kind === 'row') {
      rows.push(block)
      continue
    }
    flush()
    // A signature below the contacts is an approval.
    if (/^(?:signed|approved|adopted|ratified|endorsed)\b/i.test(block.text)) continue
    if (/^[*_\s-]*$/.test(block.text) || /^(?:tb[acd]|n\/a|none)\.?$/i.test(block.text)) continue
    const current = own.at(-1)
    const carded = current && below && block.kind === 'paragraph' ? cardLine(block.text, current, parties) : null
    if (carded) {
      own[own.length - 1] = carded
      continue
    }
    const group = partyLabel(block, parties)
    if (group) {
      party = group
      continue
    }
    if (block.kind === 'heading' || /[:?]$/.test(block.text)) continue
    const completed = current ? goesOn(block, current) : null
    if (completed) {
      own[own.length - 1] = completed
      continue
    }
    const labelled = sided(block.text) ? null : /^([^:@,]{2,60}):\s+(?=\S)/.exec(block.text)
    const lead = labelled ? labelOf(labelled[1] ?? '', parties) : []
    const inLine = lead.length === 1 && !fieldIsReach(labelled?.[1] ?? '') ? (lead[0] ?? null) : null
    const persons = personsIn(inLine && labelled ? cut(block, labelled[0].length) : block, inLine ?? party, parties)
    own.push(...persons)
    if (persons.length === 0)
      problems.push({
        line: block.line,
        text: block.text.slice(0, 300),
        why: 'No contact was understood here: add the person or alias by hand.',
      })
  }
  flush()
  // The address may have come with a later line of the card.
  contacts.push(...own.map((one) => (one.party === null ? { ...one, party: partyOf('', one.email, parties) } : one)))
}

/** Who signs a letter is no contact by that. */
function untilClosing(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex(({ text }) =>
    /^(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:kind|best|with best) regards|respectfully)\b/i.test(text),
  )
  return end < 0 ? blocks : blocks.slice(0, end)
}

/** "Jo Example (OGX): chair": the bracket tells the side, the colon the role. */
const SIDED = /^([^:@,()[\]]{4,60}?)\s*[([]([^()[\]@]{2,60})[)\]]\s*(?::|,|\s[–—-]+)?\s*/u

function sided(text: string): { readonly name: string; readonly side: string; readonly rest: string } | null {
  const match = SIDED.exec(text)
  const name = match?.[1]?.trim() ?? ''
  if (!match || !PERSON.test(name) || ROLE.test(name)) return null
  return { name, side: match[2] ?? '', rest: text.slice(match[0].length) }
}

function fieldIsReach(name: string): boolean {
  return /^(?:e-?mail|tel|phone|web|name|role|title)/i.test(name)
}

function cut(block: Block, from: number): Block {
  return { ...block, text: block.text.slice(from), marks: block.marks.map((mark) => ({ ...mark, at: Math.max(0, mark.at - from) })) }
}

/** "OGF:", "Within the DMTF:", "### ETSI", "Contacts from W3C are": the party whose contacts follow. */
function partyLabel(block: Block, parties: readonly ReadParty[]): string | null {
  if (
    /@/.test(block.text) ||
    (block.kind !== 'heading' &&
      !/:$/.test(block.text) &&
      !parties.some(({ name, short }) => block.text === name || block.text === short || block.text === `${name} (${short})`))
  )
    return null
  const named = mentioned(block.text, parties)
  if (named.length === 1) return named[0] ?? null
  if (named.length > 1) return named.length === 2 && /\b(?:from|for|within|of)\b/.test(block.text) ? (named.at(-1) ?? null) : null
  return looseParty(block.text, parties)
}

/** "W3C:" of a party "W3C WoT WG", where no other has that word. */
function labelOf(text: string, parties: readonly ReadParty[]): string[] {
  const named = mentioned(text, parties)
  return named.length > 0 || ROLE.test(text) ? named : mentionedInPart(text, parties)
}

/** A line below a name that has no address yet: the role, the organisation, or both, with or without the address. */
function cardLine(text: string, current: ReadContact, parties: readonly ReadParty[]): ReadContact | null {
  if (current.email !== null || current.name === null || sided(text) || isPersonEntry(text)) return null
  const label = /^([^:@,]{2,60}):\s/.exec(text)?.[1]
  if (label !== undefined && isParty(label, parties)) return null
  const reaches = reachesIn(text)
  const words = withoutReaches(text, reaches)
    .replace(/\b(?:e-?mail|tel(?:ephone)?|phone|web(?:site)?|mobile)\s*:?\s*$/i, '')
    .replace(/[\s,;:|/–—-]+$/, '')
    .trim()
  if (words === '' || wordsOf(words).length > 10) return null
  const reached = { ...reachOf(reaches), phone: reachOf(reaches).phone ?? current.phone }
  if (isParty(words, parties)) {
    const party = mentioned(words, parties)[0] ?? current.party
    return { ...current, party, ...reached }
  }
  const [first = ''] = words.split(/\s*[,;]\s*/)
  if (current.role !== null || !ROLE.test(words) || (PERSON.test(first) && !ROLE.test(first))) return null
  const named = mentioned(words, parties)
  const role = words
    .split(/\s*,\s*/)
    .filter((part) => !isParty(part, parties))
    .join(', ')
  return { ...current, party: current.party ?? named[0] ?? null, role, ...reached }
}

/** "W3C WoT" of a party "W3C WoT WG": shares its first words. */
function looseParty(text: string, parties: readonly ReadParty[]): string | null {
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

/** A line that only adds to the contact above: a bare address, a telephone, "Email: …", a role. */
function goesOn(block: Block, current: ReadContact): ReadContact | null {
  if (block.kind === 'bullet' && block.depth === 0 && !fieldOf(block.text)) return null
  const reaches = reachesIn(block.text)
  const field = fieldOf(block.text)
  if (field && /^(?:role|title|position|function|affiliation)$/i.test(field.name) && current.role === null)
    return { ...current, role: field.value }
  const rest = withoutReaches(block.text, reaches)
    .replace(/^(?:e-?mail|tel|phone|mobile|web)\s*:?/i, '')
    .replace(/[\s,;:|/–—-]/g, '')
  if (reaches.length > 0 && rest === '') {
    const added = reachOf(reaches)
    if (added.email && current.email) return null
    return { ...current, email: current.email ?? added.email, phone: current.phone ?? added.phone, url: current.url ?? added.url }
  }
  if (
    reaches.length === 0 &&
    block.kind === 'paragraph' &&
    current.role === null &&
    current.email === null &&
    ROLE.test(block.text) &&
    !PERSON.test(block.text.split(',')[0] ?? '') &&
    wordsOf(block.text).length <= 10
  )
    return { ...current, role: block.text }
  return null
}

/** Cuts a line into persons: a new one begins where words stand after somebody's address, or after a semicolon. */
function personsIn(block: Block, party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  const text = block.text.slice(0, 4000)
  const reaches = reachesIn(text)
  const cuts = [0]
  for (let index = 0; index < reaches.length - 1; index += 1) {
    const [one, next] = [reaches[index], reaches[index + 1]]
    if (!one || !next) continue
    const lead = /^[\s,;|/)>\]–—-]*(?:and\s+|or\s+)?/.exec(text.slice(one.end, next.start))?.[0].length ?? 0
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
    const from = label && named.length === 1 && !ROLE.test(label[1] ?? '') ? label[0].length : 0
    if (from > 0) side = named[0] ?? side
    const moved = own.map((one) => ({ ...one, start: one.start - from, end: one.end - from }))
    return person(text.slice(start + from, end), moved, lineAt(block, start), side, parties)
  })
}

function person(text: string, reaches: readonly Reach[], line: number, party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  const words = withoutReaches(text, reaches)
    .replace(/^(?:name|contact)\s*:\s*/i, '')
    .replace(/\b(?:e-?mail|tel(?:ephone)?|phone|web(?:site)?|mobile)\s*:?\s*(?=$|[,;)]|\s*$)/gi, ' ')
    .replace(/\(\s*\)|<\s*>|\[\s*\]/g, ' ')
    .replace(/\(([^()]{1,80}?)[,;]\s*(?:\)|$)/g, '($1)')
    // "Our contact is …", "contact for OGF is …"
    .replace(/^[^:,;(]{0,60}\b(?:contact|contacts|liaison|yours|ours)\b[^:,;(]{0,40}\s(?:is|are|will be)\s+/i, '')
  const bracketed = sided(words.trim())
  const sides = bracketed ? labelOf(bracketed.side, parties) : []
  // A bracket that names no party is a role: "Jo Example (chair)".
  const shown = bracketed ? `${bracketed.name}, ${sides.length === 1 ? '' : `${bracketed.side}, `}${bracketed.rest}` : words
  const parts = shown
    .split(/\s*[,;|]\s*|\s+[–—-]\s+|\s*\t\s*/)
    .map((part) => part.replace(/^[\s:([<–—-]+|[\s:([<–—-]+$/g, '').trim())
    .map((part) => part.replace(/(?:^|\s+)(?:and|or)$/, '').replace(/^(?:and|or)\s+/, ''))
    .map((part) => part.replace(/\s+\.$/, ''))
    .filter((part) => /\p{L}/u.test(part))
  const lead = parts[0] ?? ''
  const calls = isParty(lead, parties) || (isShortName(lead) && mentionedInPart(lead, parties).length === 1)
  if (parts.length > 1 && PERSON.test(parts[1] ?? '') && calls) parts.shift()
  const roleFirst = parts.length > 1 && ROLE.test(parts[0] ?? '') && PERSON.test(parts[1] ?? '') && !ROLE.test(parts[1] ?? '')
  const labelled = /^([^:]{2,50}):\s*(.+)$/.exec(parts[0] ?? '')
  const bracket = /^(.*?)\s*\(([^()]{2,80})\)$/.exec(parts[0] ?? '')
  const split =
    labelled && ROLE.test(labelled[1] ?? '')
      ? [labelled[2] ?? '', labelled[1] ?? '', ...parts.slice(1)]
      : bracket && PERSON.test(bracket[1] ?? '')
        ? [bracket[1] ?? '', bracket[2] ?? '', ...parts.slice(1)]
        : parts
  const ordered = roleFirst ? [parts[1] ?? '', parts[0] ?? '', ...parts.slice(2)] : split
  const [written = null, ...role] = ordered
  // "Chair: Jo Example (OGX)"
  const beside = written === null ? null : sided(written)
  const name = beside && labelOf(beside.side, parties).length === 1 ? beside.name : written
  if (beside && name !== written) sides.push(...labelOf(beside.side, parties))
  const reached = reachOf(reaches)
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
  const said = role.filter((one, index) => index > 0 || !isParty(one, parties)).join(', ') || null
  return [{ party: sides[0] ?? party ?? partyOf(text, reached.email, parties), name, role: said, ...reached, line }]
}

function isParty(text: string, parties: readonly ReadParty[]): boolean {
  return parties.some(({ name, short }) => text === name || text === short)
}

/** From the words beside the name, else from the domain of the address. */
function partyOf(text: string, email: string | null, parties: readonly ReadParty[]): string | null {
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

function fromTable(rows: readonly Row[], party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  const header = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const at = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(cell))
  const [name, organisation, role] = [
    at(/name|contact|person|who/),
    at(/organi[sz]ation|party|affiliation|body|company/),
    at(/role|title|position|function|responsib/),
  ]
  const headed = name >= 0 && !header.some((cell) => cell.includes('@'))
  return (headed ? rows.slice(1) : rows).flatMap((row) => {
    const text = row.cells.filter((cell) => cell !== '').join(', ')
    const cell = (index: number): string | null => (headed && index >= 0 && row.cells[index] ? (row.cells[index] ?? null) : null)
    const own = mentioned(cell(organisation) ?? row.cells.filter((one) => !one.includes('@')).join(' ; '), parties)
    const reached = reachOf(reachesIn(text))
    if (headed)
      return cell(name) === null && reached.email === null
        ? []
        : [
            {
              party: own[0] ?? party ?? partyOf(text, reached.email, parties),
              name: cell(name),
              role: cell(role),
              ...reached,
              line: row.line,
            },
          ]
    const plainCells = row.cells.filter(
      (one) => one !== '' && reachesIn(one).length === 0 && !parties.some(({ short, name: full }) => one === short || one === full),
    )
    return plainCells.length === 0 && reached.email === null
      ? []
      : [{ party: own[0] ?? party, name: plainCells[0] ?? null, role: plainCells.slice(1).join(', ') || null, ...reached, line: row.line }]
  })
}

/** "Initial chair: Jo Example", "Liaison officer (OGF): …" outside a section of contacts. */
function fromField(block: Block, parties: readonly ReadParty[]): ReadContact[] {
  if (block.kind === 'heading' || block.kind === 'row') return []
  const field = fieldOf(block.text)
  if (
    !field ||
    field.value.length > 200 ||
    !/\b(?:chair|contact|liaison officer|liaison representative|convenor|convener|coordinator|secretary|liaison manager)s?\b/i.test(
      field.name,
    )
  )
    return []
  const [first = ''] = field.value.split(/\s*[,;(<]\s*|\s+-\s+/)
  if (!PERSON.test(first.trim()) && !/@/.test(field.value)) return []
  const named = mentioned(field.name, parties)
  const found = personsIn({ ...block, text: field.value }, named.length === 1 ? (named[0] ?? null) : null, parties)
  return found.map((one) => ({ ...one, role: one.role ?? field.name, line: block.line }))
}

/** Without the sentences before "Contact:" in running text. */
function fromAddressOn(block: Block): Block {
  const match = /\b(?:contacts?|(?:sent|addressed)\s+to)\s*:\s*/i.exec(block.text)
  return match ? cut(block, match.index + match[0].length) : block
}
