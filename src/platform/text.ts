/** Texts as they come from outside: their bytes decoded from any usual encoding, the form under which the same text is known again, and which says the same in other words. */
import { createHash } from 'node:crypto'

/** Enough to tell an encoding or a binary file by. */
const SAMPLE_BYTES = 64 * 1024

/** UTF-8 with or without mark, UTF-16 of either order by its mark or its zero bytes, else Windows-1252; null for what is no text. */
export function textOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes)
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes)
  if (first === 0xef && second === 0xbb && third === 0xbf) return strictly('utf-8', bytes) ?? readable(western(bytes))
  const wide = widthByZeroes(bytes)
  if (wide === 'binary') return null
  if (wide) return strictly(wide, bytes)
  return strictly('utf-8', bytes) ?? readable(western(bytes))
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return readable(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (error) {
    // The decoder's only way to say that these bytes are not of its encoding; the caller tries the next.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Windows-1252 at 0x80 to 0x9F; written out because Node 20 decodes these as Latin 1. Holes stay what they are. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function western(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\p{Cc}/gu, (character) => WINDOWS[character.charCodeAt(0) - 0x80] ?? character)
}

/** Western text in UTF-16 has a zero in nearly every second byte: at odd places little-endian, at even ones big-endian. */
function widthByZeroes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  if (even + odd === 0) return null
  const pairs = sample.length / 2
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return 'binary'
}

/** Null for text that holds more control characters than any text does. */
function readable(text: string): string | null {
  if (text.startsWith('%PDF-') || text.startsWith('PK\u0003\u0004')) return null
  const sample = text.slice(0, SAMPLE_BYTES)
  let odd = 0
  for (let index = 0; index < sample.length; index += 1) {
    const code = sample.charCodeAt(index)
    if ((code < 32 && !(code >= 9 && code <= 13)) || code === 127 || code === 0xfffd) odd += 1
  }
  return odd > sample.length / 100 ? null : text
}

/** The form under which the same text is recognised twice: NFC, all white space folded to single blanks, ends trimmed. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b\u2060\ufeff]+/gu, ' ')
    .trim()
}

/** Equal texts, by NFC and white space, have equal hashes: SHA-256 in hex. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(foldText(text)).digest('hex')
}

/** Two texts say the same in other words when they share at least half of theirs. */
const ALIKE = 0.5

function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )
}

/** How much of their words two texts share: 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return a.size + b.size === 0 ? 1 : (2 * shared) / (a.size + b.size)
}

/**
 * Which text of another list is which of these, in other words perhaps: the likest first, each at most once.
 * @returns for each of `before` the place in `after`, or null where it is not there any more
 */
export function pairTexts(before: readonly string[], after: readonly string[]): (number | null)[] {
  const [olds, news] = [before.map(wordsOf), after.map(wordsOf)]
  const all = olds
    .flatMap((old, from) => news.map((one, to) => ({ from, to, like: before[from] === after[to] ? 2 : likeness(old, one) })))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from - b.from)
  const pairs: (number | null)[] = before.map(() => null)
  const taken = new Set<number>()
  for (const { from, to } of all) {
    if (pairs[from] !== null || taken.has(to)) continue
    pairs[from] = to
    taken.add(to)
  }
  return pairs
}
