/** Parties as covers and first clauses name them: in one line, one to a line, as a field, or each with the name it goes by. */
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import type { Named } from './organisations.js'
import { isShortName, nameBefore, namesIn } from './organisations.js'
import { fieldOf } from './shapes.js'
import { kindOfHeading } from './vocabulary.js'

/** Blocks of a cover. */
const FRONT = 14
/** Where the first clauses stand. */
const OPENING = 26
/** What a contract calls by a name of its own and is no party. */
const NO_PARTY = /^(?:part(?:y|ies)|agreement|mou|memorandum|register|work register|plan|charter|effective date|purpose|project|liaison)$/i
const DEFINED =
  /^(?:\(?\w{1,3}[.)]\s*)?(?:(?:by\s+and\s+)?between:?\s+|and\s+|among\s+)?(?:the\s+)?(\p{Lu}[^,()"“]{2,110}?)(?:,[^()"“]{2,300})?\s*\((?:here(?:in)?after(?:\s+(?:referred\s+to|called))?(?:\s+as)?:?,?\s+)?(?:the\s+)?["“'‘](?:the\s+)?(\p{Lu}[\p{L}\d/&.-]{1,20}(?: [\p{Lu}\d][\p{L}\d/-]{0,14}){0,3})["”'’]/iu

/** "(1) X e.V., a registered association having its office at … (“X”); and": each clause with the name its party goes by. */
export function fromDefinitions(blocks: readonly Block[]): (Named & { line: number })[] {
  const found = blocks.slice(0, OPENING).flatMap((block) => {
    const match = block.kind === 'row' || block.text.length > 700 ? null : DEFINED.exec(block.text)
    const [, name, short] = match ?? []
    return name === undefined || short === undefined || NO_PARTY.test(short) || /\b(?:is|are|will|shall|has|have)\b/.test(name)
      ? []
      : [{ name: name.replace(/^the\s+/i, '').trim(), short, start: 0, line: block.line }]
  })
  if (found.length >= 2) return found
  // All of them in one sentence, each "(hereinafter “A”)".
  const whole = blocks
    .slice(0, OPENING)
    .find(({ kind, text }) => kind === 'paragraph' && (text.match(/\(\s*here(?:in)?after\b/gi)?.length ?? 0) >= 2)
  return whole
    ? namesIn(whole.text.slice(0, 2000), false)
        .filter(({ name, short }) => short !== null && short !== name && !NO_PARTY.test(short))
        .map((one) => ({ ...one, line: lineAt(whole, one.start) }))
    : []
}

/** A line of the cover that gives two names with their abbreviations: "Sensor Union (SU) and Metadata Group (MG)". */
export function fromCover(blocks: readonly Block[]): (Named & { line: number })[] {
  for (const block of blocks.slice(0, 8)) {
    if (block.kind === 'bullet' || block.kind === 'row' || block.text.length > 600) continue
    const short = block.text.split(/,\s+(?:and\s+)?|\s+(?:and|&)\s+|\s+[/–—-]\s+/).map((one) => one.trim())
    if (short.length >= 2 && short.every(isShortName)) return short.map((name) => ({ name, short: name, start: 0, line: block.line }))
    const named = namesIn(block.text.length > 250 ? (/^[^.]{20,300}/.exec(block.text)?.[0] ?? '') : block.text, true).filter(
      ({ name, short }) => short !== null && short !== name,
    )
    if (named.length >= 2) return named.map((one) => ({ ...one, line: lineAt(block, one.start) }))
  }
  return []
}

/** One to a line, each with its address below where there is one: THE SENSOR UNION, INC. (“SU”) */
export function fromCoverList(blocks: readonly Block[]): (Named & { line: number })[] {
  const alone = blocks.slice(0, FRONT).flatMap((block) => {
    const [, name, short] =
      block.kind === 'paragraph' ? (/^(?:the )?(\p{Lu}[^(),;:]{5,110}?)\s+\((\p{Lu}[\p{L}\d-]{1,13})\)$/u.exec(block.text) ?? []) : []
    return name === undefined || short === undefined || /\s(?:and the|between|of this)\s/i.test(name)
      ? []
      : [{ name, short, start: 0, line: block.line }]
  })
  if (alone.length >= 2) return alone
  return blocks.slice(0, FRONT).flatMap((block) => {
    const match =
      /(?:^|\b(?:between|and|among)\s+)((?:the\s+)?[\p{Lu}][^()]{4,110}?)\s*\(\s*(?:here(?:in)?after(?:\s+referred\s+to\s+as)?,?\s+)?(?:the\s+)?["“'‘]?([A-Z][A-Za-z0-9-]{1,14})["”'’]?\s*\)(?:[,;].*)?$/iu.exec(
        block.text,
      )
    const name =
      match?.[1] && match[2] && block.kind !== 'bullet' && block.kind !== 'row'
        ? nameBefore(match[1], match[2], /hereinafter|["“]/i.test(block.text))
        : null
    return name && match?.[2] ? [{ name, short: match[2], start: 0, line: lineAt(block, block.text.indexOf(name)) }] : []
  })
}

/** "Liaison parties: A, B and C" among the fields of a cover. */
export function fromFields(blocks: readonly Block[]): (Named & { line: number })[] {
  for (const block of blocks.slice(0, FRONT * 2)) {
    const field = block.kind === 'heading' ? null : block.kind === 'row' ? fieldOf(block.cells.join(': ')) : fieldOf(block.text)
    if (!field || field.value === '' || field.value.length > 300 || kindOfHeading(field.name) !== 'parties') continue
    const named = namesIn(field.value, true)
    if (named.length >= 2) return named.map((one) => ({ ...one, line: block.line }))
  }
  return fromSides(blocks)
}

/** What forms call each of the two: "Committee: ISO/TC 1", "Organization in liaison: Sensor Union (SU)". */
const SIDE =
  /^(?:(?:receiving |responsible |parent |host )?(?:committee|group|body)|(?:liaison |partner |external |requesting |outside |other |co-?operating )?organi[sz]ation(?: in liaison| requesting liaison)?|(?:alliance )?partner|(?:first|second|third|other) party|party (?:\d|[A-Z]))$/i

/** Whether a line gives the name of one side, as forms do. */
export function isSide(text: string): boolean {
  return SIDE.test(fieldOf(text)?.name ?? '')
}

function fromSides(blocks: readonly Block[]): (Named & { line: number })[] {
  return blocks.slice(0, FRONT * 2).flatMap((block) => {
    const field = block.kind === 'heading' ? null : fieldOf(block.kind === 'row' ? block.cells.join(': ') : block.text)
    if (!field || field.value.length > 200 || !SIDE.test(field.name)) return []
    const value = field.value.replace(/[.;]$/, '')
    if (isShortName(value) || (/^\p{Lu}[\p{L}\d-]+$/u.test(value) && value.length >= 3))
      return [{ name: value, short: value, start: 0, line: block.line }]
    return namesIn(field.value, false)
      .slice(0, 1)
      .map((one) => ({ ...one, line: block.line }))
  })
}
