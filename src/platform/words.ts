/** The command line as people type it in Slack: words, quotes, `name:value`, mentions and links, taken apart without judging them. */

export interface Word {
  /** Slack's escapes and links undone. */
  readonly text: string
  /** Written in quotes: never a name, a verb or a reference. */
  readonly quoted: boolean
  /** Id of the person or channel, where the word is a mention. */
  readonly id: string | null
}

export interface Line {
  readonly words: readonly Word[]
  readonly named: ReadonlyMap<string, string>
  /** Names written twice with different values. */
  readonly repeated: readonly string[]
}

const OPENING = '"“„«'
const CLOSING = '"”“»'
/** Before a colon these start an identifier of the world, not a name of ours. */
const SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'urn', 'doi', 'isbn', 'ftp'])

/**
 * Takes a line apart. `known` are the names that may stand before a blank (`reason: "late"`); any other word that ends in a colon is
 * a plain word, so that `done M3: published` reads as it is meant.
 */
export function takeApart(text: string, known: ReadonlySet<string> = new Set()): Line {
  const words: Word[] = []
  const named = new Map<string, string>()
  const repeated: string[] = []
  const keep = (name: string, value: string): void => {
    if (named.has(name) && named.get(name) !== value) repeated.push(name)
    named.set(name, value)
  }
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const name = nameAt(text, at)
    if (name) {
      const valueAt = at + name.length + 1
      const next = text[valueAt]
      if (next !== undefined && !/\s/.test(next)) {
        const value = wordAt(text, valueAt)
        keep(name.toLowerCase(), value.word.id ?? value.word.text)
        at = value.end
        continue
      }
      if (known.has(name.toLowerCase())) {
        const start = skipBlanks(text, valueAt)
        const value = start < text.length ? wordAt(text, start) : { word: { text: '', quoted: true, id: null }, end: start }
        keep(name.toLowerCase(), value.word.id ?? value.word.text)
        at = value.end
        continue
      }
    }
    const { word, end } = wordAt(text, at)
    words.push(word)
    at = end
  }
  return { words, named, repeated }
}

/** The words joined again as a person would read them. */
export function joined(words: readonly Word[]): string {
  return words
    .map(({ text }) => text)
    .join(' ')
    .trim()
}

/** Undoes Slack's escapes and unwraps its links in a text that is kept whole, such as a message read in as a document. */
export function unwrapText(text: string): string {
  return unescapeSlack(text.replace(/<([^<>\n]{1,3000})>/g, (_whole, inner: string) => unwrap(inner).text))
}

function nameAt(text: string, at: number): string | null {
  const match = /^[A-Za-z][A-Za-z-]*(?=:)/.exec(text.slice(at, at + 32))
  if (!match) return null
  const name = match[0]
  const scheme = SCHEMES.has(name.toLowerCase())
  return scheme || text.startsWith('//', at + name.length + 1) ? null : name
}

function skipBlanks(text: string, at: number): number {
  let next = at
  while (next < text.length && /\s/.test(text[next] ?? '')) next += 1
  return next
}

function wordAt(text: string, at: number): { word: Word; end: number } {
  const first = text[at] ?? ''
  const opening = OPENING.indexOf(first)
  if (opening >= 0) {
    // Half a pair of straight quotes is sometimes made curly by the keyboard.
    const closing = opening === 0 && text.includes('"', at + 1) ? '"' : CLOSING
    const end = closingAt(text, at + 1, closing, true) ?? closingAt(text, at + 1, closing, false) ?? text.length
    return { word: { text: unwrapText(text.slice(at + 1, end)), quoted: true, id: null }, end: Math.min(end + 1, text.length) }
  }
  if (first === '<') {
    const end = text.indexOf('>', at)
    if (end > at) {
      const { text: inner, id } = unwrap(text.slice(at + 1, end))
      const tail = /^[^\s<]*/.exec(text.slice(end + 1))?.[0] ?? ''
      return { word: { text: unescapeSlack(inner + tail), quoted: false, id }, end: end + 1 + tail.length }
    }
  }
  const match = /^[^\s]+/.exec(text.slice(at))
  const raw = match ? match[0] : first
  return { word: { text: unwrapText(raw), quoted: false, id: null }, end: at + raw.length }
}

/** Where a quote ends. @param pairs whether `„…“` and `«…»` within it are skipped whole; a lone one of them is no pair */
function closingAt(text: string, from: number, closing: string, pairs: boolean): number | null {
  let within = 0
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? ''
    if (pairs && closing !== '"' && '„«'.includes(letter)) within += 1
    else if (closing.includes(letter)) {
      if (within === 0) return at
      within -= 1
    }
  }
  return null
}

function unwrap(inner: string): { text: string; id: string | null } {
  const bar = inner.indexOf('|')
  const head = bar < 0 ? inner : inner.slice(0, bar)
  const label = bar < 0 ? null : inner.slice(bar + 1)
  if (/^@[UW][A-Z0-9]+$/.test(head)) return { text: `@${label ?? head.slice(1)}`, id: head.slice(1) }
  if (/^#[CGD][A-Z0-9]+$/.test(head)) return { text: `#${label || head.slice(1)}`, id: head.slice(1) }
  if (head.startsWith('!date^')) return { text: label ?? '', id: null }
  if (head.startsWith('!')) return { text: label ?? `@${head.slice(1)}`, id: null }
  if (head.startsWith('mailto:') || head.startsWith('tel:')) return { text: label ?? head.slice(head.indexOf(':') + 1), id: null }
  return { text: head, id: null }
}

function unescapeSlack(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

/** The nearest of `known` to a mistyped word, or null when none is near: at most two slips, fewer than half its letters. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = word.toLowerCase()
  let best: { word: string; slips: number } | null = null
  for (const candidate of known) {
    const slips = candidate.startsWith(wanted) && wanted.length >= 3 ? 0.5 : distance(wanted, candidate)
    if (!best || slips < best.slips) best = { word: candidate, slips }
  }
  return best && best.slips <= 2 && best.slips < Math.max(2, wanted.length / 2 + 0.5) ? best.word : null
}

/** Edits between two short words, a swap of neighbours counting as one (Damerau, optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = above
    above = row
  }
  return above[b.length] ?? 0
}
