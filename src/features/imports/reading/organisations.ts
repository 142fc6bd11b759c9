/** Names of organisations in running text: "The Open Grid Forum (OGF) and …", "A / B", "DMTF CMWG, OASIS SAF TC and W3C". */

export interface Named {
  readonly name: string
  readonly short: string | null
  readonly start: number
}

const SHORT = `[A-Za-z0-9][A-Za-z0-9&+.-]{0,14}(?:[ /-][A-Z0-9][A-Za-z0-9-]{0,11}){0,3}`
const CALLED = String.raw`(?:(?:here(?:in)?after|hereinafter|herein|also|the|or|known as|referred to as|called|abbreviated(?: as)?|“|”|"|'|,)\s*)*`
const BRACKET = new RegExp(String.raw`\(\s*${CALLED}["“'‘]?(${SHORT})["”'’]?\s*\)`, 'g')
const REVERSED = /\b([A-Z][A-Z0-9][A-Za-z0-9-]{0,10})\s+\(([A-Z][\p{L}-]+(?:\s+(?:of|for|the|and|on|in|[A-Z][\p{L}-]*)){1,12})\)/gu
const LINK = /^(?:of|for|the|and|on|in|to|de|des|du|la|et|pour|&|für|und|di|del)$/i
const LAST_WORD = /[,;:]$/
const LEGAL = /^(?:Inc|Ltd|LLC|AISBL|e\.V|GmbH|Corp)\b\.?/i
const NO_NAME =
  /^(?:the|this|these|both|each|either|all|parties|party|organi[sz]ations?|register|agreement|memorandum|version|date|draft|background|purpose|scope|board|we|it|they|and|or|members?|inc|ltd|start|end|duration|status|tasks?|work|joint|technical|on|in|for|hereafter|hereinafter|whereas|between|liaison|working groups?)\b\.?$|^\d{1,2}(?:\.\d{1,2})* \p{Lu}\p{Ll}+$|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{4}$/iu

/** What bodies call themselves, where a name is told from a description. */
export const BODY_NOUN =
  /\b(?:agency|alliance|association|authority|board|bureau|centre|center|club|coalition|commission|committee|community|conference|consortium|council|federation|forum|foundation|group|initiative|institut(?:e|ion)|laborator(?:y|ies)|network|organi[sz]ation|panel|partnership|society|task force|team|union|university)\b/i

const STREET =
  /\b(?:street|road|avenue|drive|suite|floor|p\.? ?o\.? box|route|rue|boulevard|blvd|lane|strasse|straße|platz)\b|\p{L}{3}(?:strasse|straße|weg|gasse|platz)\b/iu

/** "Musterstrasse 5", "80331 Munich", "MA 01778": parts of an address, which stand between names on covers. */
export function isAddress(text: string): boolean {
  if (BODY_NOUN.test(text)) return false
  return (
    STREET.test(text) ||
    /^(?:[A-Z]{1,2}-)?\d{4,6} \p{Lu}\p{Ll}/u.test(text) ||
    /^[A-Z]{2} \d{4,6}(?:-\d+)?$/.test(text) ||
    /\p{Lu}\p{Ll}{4,} \d{1,3}$/u.test(text)
  )
}

/** A word that is its own abbreviation: DMTF, W3C, WoT, ITU-T, 3GPP. */
export function isShort(word: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9/&.-]{0,14}$/.test(word) && (word.match(/[A-Z]/g)?.length ?? 0) + (/\d/.test(word) ? 1 : 0) >= 2
}

/** "DMTF CMWG", "ETSI ISG CIM", "ISO/IEC JTC 1/SC 38". */
export function isShortName(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= 5 &&
    words.every((word) => isShort(word) || /^\d{1,4}(?:\.\d{1,3})?$/.test(word) || /^\d{1,3}\/[A-Z]/.test(word)) &&
    isShort(words[0] ?? '')
  )
}

/** Initials of the words that count: "Cloud Standards Customer Council" → CSCC. */
export function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0] ?? '')
    .join('')
}

function spells(words: readonly string[], short: string): boolean {
  // "W3C" counts its letters.
  const letters = short
    .replace(/([A-Z])([2-4])(?=[A-Z])/g, (_, letter: string, count: string) => letter.repeat(Number(count)))
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
  const first = words[0] ?? ''
  if (letters === '' || first[0]?.toUpperCase() !== letters[0]) return false
  let at = 0
  for (const word of words) {
    if (word[0]?.toUpperCase() === letters[at]) at += 1
    // "NetWork" may give two letters, and so may "Framework" in "TMF".
    for (const inner of word.slice(1)) if (at < letters.length && /[A-Z]/.test(inner) && inner === letters[at]) at += 1
  }
  return at === letters.length
}

/** The name that ends just before a bracket; null when nothing there spells the short name and `loose` is off. */
export function nameBefore(text: string, short: string, loose: boolean): string | null {
  const words = text.slice(-240).trim().split(/\s+/)
  let best: string[] | null = null
  let run: string[] = []
  for (let index = words.length - 1; index >= 0 && run.length < 16; index -= 1) {
    const word = words[index] ?? ''
    const next = run[0]
    if (LAST_WORD.test(word) && next !== undefined && !(LEGAL.test(next) && word.endsWith(','))) break
    if (/[.()]$/.test(word) && !LEGAL.test(word) && run.length > 0) break
    if (!/^[\d“"]|\p{Lu}/u.test(word) && !LINK.test(word)) break
    run = [word, ...run]
    if (
      /\p{Lu}/u.test(word) &&
      !/^The$/.test(word) &&
      spells(
        run.filter((one) => !LEGAL.test(one)).flatMap((one) => one.split('-')),
        short,
      )
    ) {
      best = run
      break
    }
  }
  // "Khronos Group (Khronos)" goes by its first word.
  const own = run.slice(run.findIndex((word) => !/^(?:the|and|of|an?)$/i.test(word)))
  if (!best && own.length >= 2 && own.length <= 4 && own[0] === short) return tidy(own.join(' '))
  // "3GPP TSG SA WG5 (3GPP SA5)" begins alike.
  const head = short.includes(' ') && !best ? words.slice(-8).lastIndexOf(short.split(' ')[0] ?? short) : -1
  if (head >= 0) return tidy(words.slice(-8).slice(head).join(' '))
  if (best) {
    // "ITU-T Study Group 17 (SG17)": the owner stands before what the letters spell.
    const joins = /^(?:&|\+)$/.test(words[words.length - best.length - 1] ?? '') ? words.slice(-best.length - 2, -best.length) : []
    if (joins.length === 2 && /^\p{Lu}/u.test(joins[0] ?? '')) return tidy([...joins, ...best].join(' '))
    const owner = words[words.length - best.length - 1] ?? ''
    return tidy((isShort(owner) && !/^[(“"]/.test(owner) ? [owner, ...best] : best).join(' '))
  }
  if (!loose) return null
  // "the Association française de normalisation (AFNOR)": in other languages a name goes on in small letters.
  if (run.length === 0) {
    const tail = words.slice(-8)
    const from = tail.findLastIndex((word) => /[,;:.]$/.test(word) || /^(?:the|and|between|die|der|das|le|la|l’)$/i.test(word)) + 1
    const phrase = tail.slice(from)
    return /^\p{Lu}\p{Ll}/u.test(phrase[0] ?? '') && phrase.length >= 2 ? tidy(phrase.join(' ')) : null
  }
  // "The AUTOSAR development partnership (AUTOSAR)" says its short name itself.
  const itself = words.slice(-6).lastIndexOf(short)
  if (itself >= 0) return tidy(words.slice(-6).slice(itself).join(' '))
  const lastAnd = run.map((word) => /^(?:and|&)$/.test(word)).lastIndexOf(true)
  const [before, behind] = [run.slice(0, Math.max(0, lastAnd)).join(' '), run.slice(lastAnd + 1).join(' ')]
  // "Centre for Trade Facilitation and Electronic Business": what stands behind "and" is no body of its own.
  const one = BODY_NOUN.test(before) && !BODY_NOUN.test(behind) && !isShortName(behind) && !/^the /i.test(behind)
  return tidy(one ? run.join(' ') : behind) || null
}

function tidy(name: string): string {
  return name
    .replace(/^(?:the|and|between|among|of|by|for|&)\s+/gi, '')
    .replace(/^(?:the)\s+/i, '')
    .replace(/,?\s+Inc\.?$/, '')
    .replace(/["“”]/g, '')
    .replace(/[\s,;:.]+$/, '')
    .trim()
}

/** Full name of a short one, where the text says "Open Grid Forum (OGF)" or "OGF (Open Grid Forum)". */
export function definitionOf(short: string, text: string): string | null {
  for (let at = text.indexOf(`(${short})`), tries = 0; at >= 0 && tries < 20; at = text.indexOf(`(${short})`, at + 1), tries += 1) {
    const name = nameBefore(text.slice(Math.max(0, at - 240), at), short, false)
    if (name) return name
  }
  for (let at = text.indexOf(`${short} (`), tries = 0; at >= 0 && tries < 20; at = text.indexOf(`${short} (`, at + 1), tries += 1) {
    const inside = /^\(([^()]{5,120})\)/.exec(text.slice(at + short.length + 1, at + 160))?.[1]
    if (inside && spells(inside.split(/[\s-]+/), short)) return inside
  }
  return null
}

/** One entry of a list of bodies: "OGF – Open Grid Forum", "Open Grid Forum (OGF), observer", "OGF: a description". */
export function nameOfEntry(text: string): { readonly name: string; readonly short: string | null } | null {
  const cut = /\s+[–—-]+\s+|:\s+|;\s+|,\s+/.exec(text)
  const [first, rest] = cut ? [text.slice(0, cut.index), text.slice(cut.index + cut[0].length)] : [text, '']
  const other = rest.split(/[,;.(]|\s[–—-]\s/)[0]?.trim() ?? ''
  if (isShortName(first) && !isShort(other) && isFullName(other, first)) return { name: other, short: first }
  if (isShort(other) && isFullName(first, other)) return { name: tidy(first), short: other }
  // "ISO/TC 46/SC 9, Identification and description (secretariat: …)"
  if (
    cut !== null &&
    !cut[0].startsWith(';') &&
    isShortName(first) &&
    /\p{Ll}/u.test(other) &&
    !rest
      .replace(/\([^)]*\)/g, ' ')
      .split(/[\s,]+/)
      .some((word) => isShort(word))
  )
    return { name: first, short: first }
  // "XBRL International (XII) – business reporting"
  const called = cut === null ? null : /^([^()]{4,110})\s+\(([^()]{2,15})\)$/.exec(first)
  if (called?.[1] && called[2] && isShortName(called[2]) && !/\sand the\s/.test(called[1]))
    return { name: tidy(called[1]), short: called[2] }
  const bracket = /^([^()]{2,30})\s+\(([^()]{5,110})\)$/.exec(first)
  return bracket?.[1] && bracket[2] && isShortName(bracket[1]) && isFullName(bracket[2], bracket[1])
    ? { name: bracket[2], short: bracket[1] }
    : null
}

/** Whether a line of a list names a body and no person. */
export function isBodyEntry(text: string): boolean {
  const first = text.split(/\s+[–—-]+\s+|[,;:(]/)[0]?.trim() ?? ''
  return (
    isShortName(first) ||
    BODY_NOUN.test(first) ||
    /\b(?:WG|TC|SC|SIG|CG|TF|JTC)(?: \d+)?$/.test(first) ||
    nameOfEntry(text) !== null ||
    /\(\s*[A-Z][A-Z0-9-]{1,12}\s*\)$/.test(text)
  )
}

/** The words spell the short name, begin like it, or are those of a body. */
function isFullName(text: string, short: string): boolean {
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 12 || !words.every((word) => /^\p{Lu}/u.test(word) || LINK.test(word))) return false
  return (
    spells(
      words.flatMap((word) => word.split('-')),
      short,
    ) ||
    BODY_NOUN.test(text) ||
    (words.length >= 3 && words[0]?.[0] === short[0])
  )
}

/** All names in a sentence or list, in order. `slashes`: "A / B" and "A/B" part two names (titles). */
export function namesIn(text: string, slashes: boolean): Named[] {
  const found: Named[] = []
  let rest = text
  const take = (name: string | null, short: string, from: number, to: number): void => {
    if (!name) return
    const start = Math.max(0, text.lastIndexOf(name.split(' ')[0] ?? name, from))
    found.push({ name, short, start })
    rest = `${rest.slice(0, start)}${';'.repeat(to - start)}${rest.slice(to)}`
  }
  for (const match of text.matchAll(REVERSED)) {
    if (spells((match[2] ?? '').split(/[\s-]+/), match[1] ?? ''))
      take(match[2] ?? null, match[1] ?? '', match.index + match[0].length, match.index + match[0].length)
  }
  for (const match of text.matchAll(BRACKET)) {
    const short = (match[1] ?? '').trim()
    if (found.some((one) => one.short === short) || !/[A-Z].*[A-Z\d]|^[A-Z][a-z]+$/.test(short)) continue
    const before = text.slice(Math.max(0, match.index - 240), match.index)
    const name = nameBefore(before, short, /[A-Z].*[A-Z]/.test(short))
    if (!name) continue
    const start = text.lastIndexOf(name.slice(0, 12), match.index)
    found.push({ name, short, start: Math.max(0, start) })
    if (start >= 0)
      rest = `${rest.slice(0, start)}${';'.repeat(match.index + match[0].length - start)}${rest.slice(match.index + match[0].length)}`
  }
  const bracketed = found.length >= 2
  for (const piece of pieces(rest, slashes)) {
    const name = leadingName(piece.text)
    // "A Society (AS), Geneva, and B Union (BU), Paris": the places and subjects of those that are given with their short names.
    if (bracketed && !slashes && name !== null && !isShortName(name) && !BODY_NOUN.test(name)) continue
    if (!name || NO_NAME.test(name) || isAddress(name) || found.some((one) => one.name === name || one.short === name)) continue
    found.push({ name, short: groupIn(name) ?? (isShortName(name) || !name.includes(' ') ? name : null), start: piece.start })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** "OCCI-WG of OGF" is called as groups are in this field: OGF OCCI-WG. */
function groupIn(name: string): string | null {
  const match = /^(\S+(?: \S+){0,2}) (?:of|at|in|within) (?:the )?(\S+)$/.exec(name)
  return match?.[1] && match[2] && isShortName(match[1]) && isShort(match[2]) ? `${match[2]} ${match[1]}` : null
}

const JOINS = '\u241f'
/** What a body calls a group inside it, before its number. */
const UNIT = '(?:TC|SC|WG|SG|JTC|JWG|PC|ISG|SyC|WP|TF|CG|TSG|PT)'

/**
 * In a title a slash without blanks parts two names ("OGF/DMTF"), unless it joins one: before a group inside ("JTC 1/SC 38"), before a joint
 * committee ("A/B JTC 1"), or where the title parts its names by something stronger and the text never speaks of the two apart ("CEN/CENELEC and ETSI").
 */
export function withSlashes(title: string, text: string): string {
  const stronger = /[,;|&–—↔]|\s(?:and|with|vs)\s|\s\/\s|\s-\s|<->/.test(title)
  return title
    .replace(new RegExp(String.raw`/(?=${UNIT}\b)`, 'g'), JOINS)
    .replace(/(?<=[A-Z\d])\/(?=[A-Z][A-Za-z]+ JTC\b)/g, JOINS)
    .replace(/(?<![\w/])([A-Z][A-Za-z\d-]*)\/([A-Z][A-Za-z\d-]*)(?![\w/])/g, (whole, one: string, other: string) =>
      stronger && !(standsAlone(one, text) && standsAlone(other, text)) ? `${one}${JOINS}${other}` : whole,
    )
}

/** Whether a text says the word by itself, not only as part of "A/B". */
function standsAlone(word: string, text: string): boolean {
  return new RegExp(String.raw`(?<![\w/-])${word}(?![\w/-])`).test(text)
}

/** Split at commas, "and", semicolons, dashes; slashes only where they do not join a name. */
function pieces(text: string, slashes: boolean): { text: string; start: number }[] {
  const guarded = text.replace(new RegExp(String.raw`/(?=${UNIT}\b)`, 'g'), JOINS)
  const cut = slashes
    ? /\s*[;,|]\s*|\s+(?:and|&|with|vs)\s+|\s*\/\s*|\s+[–—-]\s+|[–—]|\s*↔\s*/g
    : /\s*[;,|]\s*|\s+(?:and|&|as well as)\s+|\s+\/\s+|\s+[–—-]\s+/g
  const out: { text: string; start: number }[] = []
  let start = 0
  for (const match of guarded.matchAll(cut)) {
    out.push({ text: guarded.slice(start, match.index), start })
    start = match.index + match[0].length
  }
  out.push({ text: guarded.slice(start), start })
  return out.map((piece) => ({ ...piece, text: piece.text.replaceAll(JOINS, '/') }))
}

/** The run of capitalised words at the head of a piece: "the DMTF have agreed" → "DMTF". */
function leadingName(piece: string): string | null {
  // "a Delaware corporation" describes the name before it.
  if (/^\s*an?\s.*\b(?:corporation|company|association|organi[sz]ation|body|consortium|society)\b/i.test(piece)) return null
  const words = piece.replace(/^[\s•·"“(]+/, '').split(/\s+/)
  while (words[0] !== undefined && /^(?:the|and|between|among|amongst|by|of|both|a|an|with|also)$/i.test(words[0])) words.shift()
  const run: string[] = []
  for (const word of words) {
    if (!/^[\p{Lu}\d]/u.test(word) && !LINK.test(word) && !isShort(word)) break
    run.push(word)
    if (/[.:)]$/.test(word)) break
  }
  while (run.length > 0 && LINK.test(run.at(-1) ?? '')) run.pop()
  const name = tidy(run.join(' ').replace(/[():]/g, ''))
  return name.length >= 2 && name.length <= 90 && run.length <= 10 && /\p{Lu}/u.test(name) ? name : null
}
