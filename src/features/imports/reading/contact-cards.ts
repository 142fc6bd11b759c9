/** Cards of contacts: lines below a name that complete it. */
import type { ReadContact, ReadParty } from '../model.js'
import type { Block } from './blocks.js'
import { isParty, sided } from './contact-person.js'
import { mentioned } from './parties.js'
import { isOffice, isPersonEntry, PERSON, ROLE } from './people.js'
import { reachesIn, reachOf, withoutReaches } from './reach.js'
import { fieldOf, wordsOf } from './shapes.js'

/** A line below a name that has no address yet: the role, the organisation, or both, with or without the address. */
export function cardLine(text: string, current: ReadContact, parties: readonly ReadParty[]): ReadContact | null {
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
    .replace(/^(?:role|position|function)\s*:\s*/i, '')
    .split(/\s*,\s*/)
    .filter((part) => !isParty(part, parties))
    .join(', ')
  return { ...current, party: current.party ?? named[0] ?? null, role, ...reached }
}

/** A line that only adds to the contact above: a bare address, a telephone, "Email: …", a role. */
export function goesOn(block: Block, current: ReadContact): ReadContact | null {
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
  const bare = withoutReaches(block.text, reaches).replace(/[\s,;:|/–—-]+$/, '')
  const called = reaches.length > 0 && reaches.every(({ kind }) => kind === 'phone')
  if (called && (current.role === null || current.role === '') && current.phone === null && isOffice(bare.split(',')[0] ?? ''))
    return { ...current, role: bare, phone: reachOf(reaches).phone }
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
