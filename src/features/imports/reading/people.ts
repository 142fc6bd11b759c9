/** How persons and their roles are written, and whether a line of a list names one. */
import { BODY_NOUN } from './organisations.js'

export const ROLE =
  /\b(?:chair(?:man|woman|person)?|co-?chair|president|director|secretary|secretariat|officer|editor|manager|head|lead(?:er)?|liaison|coordinator|representative|convenor|convener|rapporteur|counsel|chief|vice|member|staff|contact|expert|delegate|board|treasurer|executive|CEO|CTO)\b/i
export const PERSON =
  /^(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.?\s+)?[\p{Lu}][\p{L}.'’-]*(?:\s+(?:\([\p{L}]+\)|(?:van|von|de|der|den|del|di|da|le|la|bin|al)|[\p{Lu}][\p{L}.'’-]*)){1,4}$/u

const OFFICE = new RegExp(`${ROLE.source}$`, 'i')

/** "Executive Secretary" is written like a name, and ends as no name does. */
export function isOffice(text: string): boolean {
  return OFFICE.test(text.trim()) || (ROLE.test(text) && !PERSON.test(text))
}

/** "Jo Example (OGX): chair", "Jo Example, OGX", "Chair: Jo Example". */
export function isPersonEntry(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s*[,;:([]\s*|\s+[–—-]+\s+/)
  const behind = rest.join(' ')
  if (ROLE.test(first)) return PERSON.test(rest[0]?.trim() ?? '') && !BODY_NOUN.test(rest[0] ?? '')
  return PERSON.test(first) && !BODY_NOUN.test(first) && ROLE.test(behind)
}
