/** Contacts: persons and aliases, several on one line or one over several lines, grouped by party. */
import type { ReadContact, ReadParty, ReadProblem } from '../model.js'
import type { Block, Row } from './blocks.js'
import { cardLine, goesOn } from './contact-cards.js'
import { cut, labelOf, looseParty, partyOf, personsIn, personsInProse, sided } from './contact-person.js'
import { fromTable } from './contact-tables.js'
import { mentioned } from './parties.js'
import { PERSON } from './people.js'
import type { Section } from './sections.js'
import { fieldOf, reachesSomebody } from './shapes.js'

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
    for (const section of sections.filter(({ kind }) => !['contacts', 'partner-document'].includes(kind))) {
      for (const block of untilClosing(section.blocks))
        if (
          block.kind !== 'heading' &&
          block.text.length <= 400 &&
          /@/.test(block.text) &&
          !/^(?:from|to|cc|bcc|reply-to|message-id)\s*:/i.test(block.text)
        )
          contacts.push(...orElse(personsInProse(block, parties), () => personsIn(fromAddressOn(block), null, parties)))
    }
  }
  return { contacts, problems }
}

/** "…, Tel: +1 …, Email:" whose address stands on the next line. */
const WAITS = /[,;]\s*e-?mail\s*:$/i

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
    if (/^(?:(?:for|on behalf of) [^:]{2,60}:\s*)?(?:signed|approved|adopted|ratified|endorsed)\b/i.test(block.text)) continue
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
    // "…, creddin@omg.example Within the TCG:" ends with whose people come next.
    const next = reachesSomebody(block.text) ? /^(.*\S)\s+((?:within|for|from|at|on behalf of)\s[^:@,]{2,60}:)$/i.exec(block.text) : null
    if (next?.[1] !== undefined) {
      own.push(...personsIn({ ...block, text: next[1] }, party, parties))
      party = mentioned(next[2] ?? '', parties)[0] ?? party
      continue
    }
    if (block.kind === 'heading' || (/[:?]$/.test(block.text) && !WAITS.test(block.text))) continue
    const completed = current ? goesOn(block, current) : null
    if (completed) {
      own[own.length - 1] = completed
      continue
    }
    const labelled = sided(block.text) ? null : /^([^:@,]{2,60}):\s+(?=\S)/.exec(block.text)
    const lead = labelled ? labelOf(labelled[1] ?? '', parties) : []
    const inLine = lead.length === 1 && !fieldIsReach(labelled?.[1] ?? '') ? (lead[0] ?? null) : null
    const told = personsInProse(block, parties)
    if (told.length > 0) {
      own.push(...told.map((one) => ({ ...one, party: one.party ?? party })))
      continue
    }
    const persons = personsIn(inLine && labelled ? cut(block, labelled[0].length) : block, inLine ?? party, parties)
    // Directly below "For OGF: Jo Example, …" stands the next of the same party.
    own.push(...persons.map((one) => (one.party === null && below && current ? { ...one, party: current.party } : one)))
    if (persons.length === 0)
      problems.push({
        line: block.line,
        text: block.text.slice(0, 300),
        why: 'No contact was understood here: add the person or alias by hand.',
      })
  }
  flush()
  // A name that comes again without an address is a signature.
  const again = (one: ReadContact, index: number): boolean =>
    one.email === null &&
    one.phone === null &&
    [...contacts, ...own.slice(0, index)].some(({ name, email }) => name === one.name && email !== null)
  // The address may have come with a later line of the card.
  contacts.push(
    ...own
      .filter((one, index) => !again(one, index) && (one.name === null || one.email !== null || /\p{L}/u.test(one.name)))
      .map((one) => (one.party === null ? { ...one, party: partyOf('', one.email, parties) } : one)),
  )
}

function orElse<T>(first: readonly T[], second: () => readonly T[]): readonly T[] {
  return first.length > 0 ? first : second()
}

/** Who signs a letter is no contact by that. */
function untilClosing(blocks: readonly Block[]): readonly Block[] {
  const end = blocks.findIndex(({ text }) =>
    /^(?:yours (?:sincerely|faithfully|truly)|sincerely|(?:kind|best|with best) regards|respectfully)\b/i.test(text),
  )
  return end < 0 ? blocks : blocks.slice(0, end)
}

function fieldIsReach(name: string): boolean {
  return /^(?:e-?mail|tel|phone|web|name|role|title)/i.test(name)
}

/** "OGF:", "Within the DMTF:", "### ETSI", "Contacts from W3C are": the party whose contacts follow. */
function partyLabel(block: Block, parties: readonly ReadParty[]): string | null {
  const bare = block.text
    .replace(/^(?:for|from|within|at|on behalf of)\s+(?:the\s+)?/i, '')
    .replace(/\s+(?:side|contacts?|representatives?):?$/i, '')
    .replace(/^the\s+/i, '')
  const whole = parties.some(({ name, short }) => [name, short, `${name} (${short})`].some((one) => one.replace(/^the\s+/i, '') === bare))
  if (/@/.test(block.text) || (block.kind !== 'heading' && !/:$/.test(block.text) && !whole)) return null
  const named = mentioned(block.text, parties)
  if (named.length === 1) return named[0] ?? null
  if (named.length > 1) return named.length === 2 && /\b(?:from|for|within|of)\b/.test(block.text) ? (named.at(-1) ?? null) : null
  return looseParty(block.text, parties)
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
  const counted = /\bparty (\d|[A-H])\b/i.exec(field.name)?.[1]?.toUpperCase()
  const side = counted === undefined ? undefined : parties[/\d/.test(counted) ? Number(counted) - 1 : counted.charCodeAt(0) - 65]
  const named = side ? [side.short] : mentioned(field.name, parties)
  const found = personsIn({ ...block, text: field.value }, named.length === 1 ? (named[0] ?? null) : null, parties)
  // "Contact for OGF" is no office.
  const office = /^(?:(?:main|primary|first|second|liaison)\s+)?(?:points? of )?contacts?\b/i.test(field.name) ? null : field.name
  return found.map((one) => ({ ...one, role: one.role ?? office, line: block.line }))
}

/** Without the sentences before "Contact:" in running text. */
function fromAddressOn(block: Block): Block {
  const match = /\b(?:contacts?|(?:sent|addressed)\s+to)\s*:\s*/i.exec(block.text)
  return match ? cut(block, match.index + match[0].length) : block
}
