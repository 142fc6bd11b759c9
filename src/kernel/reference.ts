/** Numbered things: `OGF-M3`, or `M3` where one register is meant; and the keys of registers. */
import { z } from 'zod'
import type { Result } from './problem.js'
import { ok, refuse } from './problem.js'

/** The letter of each kind of numbered thing. */
export const letters = {
  milestone: 'M',
  term: 'T',
  activity: 'V',
  review: 'R',
  draft: 'D',
  feedback: 'F',
  approval: 'A',
  requirement: 'Q',
  contribution: 'C',
} as const

export type ReferenceKind = keyof typeof letters

export interface Reference {
  /** Null when only `M3` was written. */
  readonly key: string | null
  readonly kind: ReferenceKind
  readonly number: number
}

/** A register's key: `OGF`, `CSCC2`. */
export const RegisterKey = z
  .string()
  .regex(/^[A-Z][A-Z0-9]{0,11}$/, 'A key is 1 to 12 letters and digits, beginning with a letter, such as OGF.')

const kinds = new Map<string, ReferenceKind>(Object.entries(letters).map(([kind, letter]) => [letter, kind as ReferenceKind]))
const shape = /^(?:([A-Za-z][A-Za-z0-9]{0,11})-)?([MTVRDFAQC])([1-9]\d{0,5}):?$/i

/** Reads `OGF-M3`, `m3` or `M3:`; refuses everything else. */
export function parseReference(text: string): Result<Reference> {
  const match = shape.exec(text.trim())
  const kind = kinds.get(match?.[2]?.toUpperCase() ?? '')
  if (!match || !kind)
    return refuse('not-a-reference', `“${text.trim()}” is no reference.`, { hint: 'References look like `M3` or `OGF-M3`.' })
  return ok({ key: match[1]?.toUpperCase() ?? null, kind, number: Number(match[3]) })
}

export function formatReference({ key, kind, number }: Reference): string {
  const own = `${letters[kind]}${number}`
  return key ? `${key}-${own}` : own
}

/** `OGF-M3` of its parts. */
export function referenceOf(key: string, kind: ReferenceKind, number: number): string {
  return formatReference({ key, kind, number })
}

const LONGEST_KEY = 12

/** A key made of an organisation's short name: letters and digits only, beginning with a letter, and of a long name only its first sensible part. */
export function keyFrom(shortName: string): string {
  const words = shortName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[\s/–—,;:()]+/)
    .map((word) => word.replace(/[^A-Za-z0-9]/g, ''))
    .filter((word) => word !== '')
  const plain = keyOf(words)
  if (plain.length <= LONGEST_KEY) return plain === '' ? 'REG' : plain
  // "W3C Web Payments WG" → W3C, "ISO/IEC JTC 1/SC 38" → ISOIECJTC1; what is spelt out gives its initials.
  const shorts = words.findIndex((word) => !/^(?:\d|.*[A-Z].*[A-Z])/.test(word))
  for (let count = shorts < 0 ? words.length : shorts; count > 0; count -= 1) {
    const key = keyOf(words.slice(0, count))
    // A number belongs to the word before it and is cut with it.
    if (key !== '' && key.length <= LONGEST_KEY && !/^\d/.test(words[count] ?? '')) return key
  }
  const initials = keyOf(words.filter((word) => /^[A-Z]/.test(word)).map((word) => word[0] ?? ''))
  if (initials.length >= 2) return initials.slice(0, LONGEST_KEY)
  return keyOf(words.slice(0, 1)).slice(0, LONGEST_KEY) || 'REG'
}

function keyOf(words: readonly string[]): string {
  return words.join('').toUpperCase().replace(/^\d+/, '')
}

/** CSCC where it is free, else CSCC2, CSCC3 … */
export function nextFreeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key
  for (let number = 2; ; number += 1) {
    const candidate = `${key.slice(0, 12 - String(number).length)}${number}`
    if (!taken.has(candidate)) return candidate
  }
}
