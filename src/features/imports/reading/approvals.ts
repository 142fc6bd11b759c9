/** Approvals recorded in the document: by whom, with which resolution, on which day; an intention is none. */
import type { DateContext } from '../../../kernel/period.js'
import type { ReadApproval, ReadParty } from '../model.js'
import type { Block, Row } from './blocks.js'
import { lineAt } from './blocks.js'
import { datesIn } from './dates.js'
import { isShort, isShortName } from './organisations.js'
import { mentioned, mentionedInPart } from './parties.js'
import { PERSON } from './people.js'
import type { Section } from './sections.js'
import { sentencesOf } from './sentences.js'

/** One whose party could not be told is for a person to complete. */
export type Recorded = Omit<ReadApproval, 'party'> & { readonly party: string | null }

const DONE = `(?:approved|released|confirmed|adopted|ratified|endorsed|signed|accepted|executed|agreed)`
const OPENING = new RegExp(
  String.raw`^(?:(?:this|the)\s+(?:[\p{L}-]+\s+){0,5}?(?:(?:version|v)\s?[\d.]+\s+)?(?:was|has been|have been|is|are|were)\s+(?:(?:formally|duly|jointly|unanimously)\s+)?)?${DONE}\b`,
  'iu',
)
const BY_PARTY = new RegExp(
  String.raw`\b(?:was|has been|has|have|were|had)\s+(?:(?:formally|duly|unanimously|also)\s+)?${DONE}\b|\b(?:board|council|bureau|committee|group|membership|assembly|directors)\s+(?:of\s+(?:the\s+)?\S+\s+)?(?:[\p{L}]+\s+)?${DONE}\b|[:–—-]\s*${DONE}\b|\b(?:gave|(?:has|have) given|granted)\s+(?:its|their)\s+(?:formal\s+)?(?:approval|consent|assent|agreement|endorsement)\b`,
  'iu',
)
const NOT_YET =
  /\b(?:to be|will be|shall be|should be|must be|may be|intended|expected|planned|pending|awaiting|awaited|outstanding|not yet|(?:intends?|means?|plans?|aims?|hopes?|expects?|wish(?:es)?|proposes?) to|subject to|once|when|if|until|unless|before|being|tbd)\b/i
const RESOLUTION =
  /\b(?:resolution|decision|beschluss|décision|consensus|motion|minute|ballot|vote|ref(?:erence)?)s?\s*(?:no\.?|number|nr\.?|#|:)?\s*((?!(?:of|on|in|at|by|no|nr|and|to|the|for)\s)(?=(?:[A-Z]{1,4} )?[A-Z./-]{0,12}\d)(?:[A-Z]{1,4} (?=\d))?[A-Z0-9](?:(?:[\w./-]|\(\w{1,6}\)){0,30}(?:\w|\(\w{1,6}\)))?)/i
const BODY =
  /\b(?:board of \p{L}+|board|bureau|council|steering (?:committee|group)|executive committee|general assembly|technical committee|management committee|plenary|secretariat|membership|working group|advisory committee|committee|IESG|IAB|TSC|TSAG)\b/iu

export function readApprovals(sections: readonly Section[], parties: readonly ReadParty[], context: DateContext): Recorded[] {
  const out: Recorded[] = []
  for (const section of sections) {
    const own = section.kind === 'approval'
    const keep = (found: Recorded): void => {
      if (!out.some((one) => same(one, found))) out.push(found)
    }
    for (const found of fromColumns(section.signatures, parties, context)) keep(found)
    const records = section.blocks.filter(({ kind, text }) => kind === 'paragraph' && isRecord(text))
    if (!own && records.length > 0) {
      for (const block of records)
        for (const { text, line } of statementsIn(block)) {
          const found = recorded(text, line, parties, context)
          if (found) keep(found)
        }
    }
    if (!own && ['milestones', 'schedule', 'activities', 'contents', 'background', 'mission'].includes(section.kind)) continue
    let party: string | null = null
    let body: string | null = null
    const beside = own ? section.blocks.filter((block): block is Row => block.kind === 'row') : []
    const columns = areSides(beside, parties)
    const head = beside[0] ? headOf(beside[0]) : null
    if (columns) for (const found of fromColumns(beside, parties, context)) keep(found)
    section.blocks.forEach((block, index) => {
      if (block.kind === 'row') {
        if (own && head && block.table === beside[0]?.table)
          out.push(...(block === beside[0] ? [] : fromHeadedRow(block, head, parties, context)))
        else if (own && !columns) out.push(...fromRow(block, section.blocks[index - 1]?.kind !== 'row', parties, context))
        return
      }
      const named = mentioned(block.text, parties)
      if (own && named.length === 1 && (block.kind === 'heading' || block.text.length <= 80)) {
        party = named[0] ?? null
        body = null
      }
      if (block.kind === 'heading') return
      const statements = statementsIn(block)
      for (const { text, line } of statements) {
        const found = own
          ? (recorded(text, line, parties, context) ?? signed(text, line, party, body, parties, context))
          : recorded(text, line, parties, context)
        if (found) keep(found)
      }
      if (own) body = bodyIn(block.text) ?? body
    })
  }
  return out
}

/** "Approved by the OGF Board, …" that stands below anything. */
export function isRecord(text: string): boolean {
  return (
    /^(?:approved|adopted|ratified|endorsed)\s+by\b/i.test(text) ||
    (OPENING.test(text) && BODY.test(text) && /\b(?:19|20|21)\d{2}\b/.test(text))
  )
}

/** "<Link to be added>" ends without a stop what stands before an approval. */
const PLACEHOLDER = new RegExp(String.raw`<[^<>@]{1,200}>\s+(?=${DONE} by\b)`, 'i')

function same(one: Recorded, other: Recorded): boolean {
  return one.party === other.party && one.resolution === other.resolution && one.on?.written === other.on?.written
}

/** "Approved by A …; and by B …" is two statements; "Board; Board Resolution …" is one. */
function statementsIn(block: Block): { text: string; line: number }[] {
  return sentencesOf(block.text).flatMap(({ text: sentence, start }) => {
    const open = PLACEHOLDER.exec(sentence)
    const text = open ? sentence.slice(open.index + open[0].length) : sentence
    // "Signed: A, its Board, 20 May 2022; B, its Council, 27 May 2022" is two as well.
    const listed = text.split(/;\s+(?=\p{Lu})/u)
    const first = new RegExp(`^${DONE}`, 'i').exec(text)?.[0]
    // "A: signed 3/15/2019; B: signed 4/2/2019"
    const sides = text.split(/;\s+(?=[^;:]{2,40}:\s)/)
    if (sides.length > 1 && sides.every((part) => /\b(?:19|20|21)\d{2}\b/.test(part)))
      return sides.map((part) => ({ text: part, line: lineAt(block, start) }))
    if (
      first &&
      listed.length > 1 &&
      listed.every((part, index) => /\b(?:19|20|21)\d{2}\b/.test(part) && (index === 0 || !RESOLUTION.test(part)))
    )
      return listed.map((part, index) => ({ text: index === 0 ? part : `${first}: ${part}`, line: lineAt(block, start) }))
    const parts = text.split(
      new RegExp(
        String.raw`(?:;|,)?\s+(?:and\s+)?(?=(?:${DONE}\s+)?by\s+(?:the\s+)?(?!(?:[Bb]oard )?(?:Decision|Resolution|Minute|Motion|Ballot|Vote|Letter|E-?mail|Correspondence)\b)\S*[A-Z])`,
        'u',
      ),
    )
    // "The plan was adopted by A on …, and by B on …"
    const opened = new RegExp(`^${DONE}$`, 'i').test(parts[1] ?? '')
    const [lead = '', ...rest] = opened ? [`${parts[0]} ${parts[1]}`, ...parts.slice(2)] : parts
    if (rest.length === 0 || !/\bby\b/.test(rest[0] ?? '')) return [{ text, line: lineAt(block, start) }]
    const verb = new RegExp(DONE, 'i').exec(lead)?.[0]
    if (!verb) return [{ text, line: lineAt(block, start) }]
    const bare = new RegExp(`${DONE}$`, 'i').test(lead.trim())
    // "Signed for A by its president" says one thing.
    if (rest.length === 1 && !bare && !/\bby\b/.test(lead)) return [{ text, line: lineAt(block, start) }]
    const whole = rest.map((part) => (new RegExp(`^${DONE}`, 'i').test(part) ? part : `${verb} ${part}`))
    const all = bare ? [`${lead} ${rest[0] ?? ''}`, ...whole.slice(1)] : [lead, ...whole]
    return all.map((part) => ({ text: part, line: lineAt(block, start) }))
  })
}

function recorded(text: string, line: number, parties: readonly ReadParty[], context: DateContext): Recorded | null {
  const stated = OPENING.test(text) || BY_PARTY.test(text)
  // "Signed for GFA:" with nothing behind it waits for its signature.
  if (!stated || text.length > 400 || /[:_]\s*$/.test(text)) return null
  const verb = new RegExp(DONE, 'i').exec(text)
  if (
    NOT_YET.test(text.slice(0, (verb?.index ?? 0) + 1)) ||
    /\bnot\s+(?:yet\s+)?(?:been\s+)?(?:formally\s+)?\w+/i.test(text.slice(0, (verb?.index ?? 0) + 12))
  )
    return null
  const whole = mentioned(text, parties)
  const named = whole.length > 0 ? whole : mentionedInPart(text, parties)
  // "This MoU between A and B was signed on 16 May" says when it began, and of neither who approved.
  if (named.length > 1 && /^signed$/i.test(verb?.[0] ?? '') && !/\bsigned\s+(?:by|for|on behalf)\b/i.test(text)) return null
  const resolution = RESOLUTION.exec(text)?.[1] ?? null
  const on = dateOf(text, context)
  // "Agreed" alone is said of much; with a body, a number or a day of a party it is an approval.
  if (named.length === 0 && resolution === null && !(BODY.test(text) && on)) return null
  const party = named[0] ?? null
  const agreedOnly = /^(?:agreed|accepted)$/i.test(verb?.[0] ?? '') && resolution === null && !(on && BODY.test(text))
  if (agreedOnly || (resolution === null && on === null && !OPENING.test(text) && !BODY.test(text))) return null
  return { party, body: bodyOf(text), resolution, on, line }
}

/** What a page says of itself below everything. */
const FOOT = /©|\bcopyright\b|\b(?:last\s+)?(?:modified|updated|changed|edited|printed)\s*(?:on|at|:)/i

/** In a section of approvals: "For OGF: Jo Example, President, 3 March 2012", or "Date: 3 March 2012" below it. */
function signed(
  text: string,
  line: number,
  party: string | null,
  body: string | null,
  parties: readonly ReadParty[],
  context: DateContext,
): Recorded | null {
  if (NOT_YET.test(text) || /_{3,}/.test(text) || FOOT.test(text)) return null
  const who = mentioned(text, parties)[0] ?? (saysOnlyWhen(text) ? party : null)
  const on = dateOf(text, context)
  if (who === null || on === null) return null
  return {
    party: who,
    body: bodyOf(text) ?? body ?? bodyIn(text),
    resolution: RESOLUTION.exec(text)?.[1] ?? numberIn(text, context),
    on,
    line,
  }
}

/** "Date: 3 March 2012", "Jo Example, President, 3 March 2012": said of whose name stands above; news of that day is not. */
function saysOnlyWhen(text: string): boolean {
  const [first = ''] = text.split(/\s*[,;:(]\s*/)
  return (
    /^(?:date|dated|signed|approved|on|at|resolution|decision|minute|name|title|by|its)\b/i.test(text) ||
    PERSON.test(first) ||
    (BODY.test(text) && text.length <= 120) ||
    text.replace(/[^\p{L}]/gu, '').length <= 14
  )
}

const NUMBER = /^[A-Z]{1,8}\d{0,3}[-_./]\d[\w./-]*$/

/** "…, GSC-25-40, …": a number that stands alone between commas. */
function numberIn(text: string, context: DateContext): string | null {
  const pieces = text.split(/[,;()]\s*/).map((piece) => piece.trim())
  const found = pieces
    .map((piece) => piece.replace(/^doc(?:ument)?\.?\s+/i, ''))
    .find((piece) => NUMBER.test(piece) && datesIn(piece, context).length === 0)
  return found ?? null
}

function dateOf(text: string, context: DateContext): Recorded['on'] {
  // A resolution's number may look like a day: it is covered before dates are looked for.
  const match = RESOLUTION.exec(text)
  const number = match?.[1]
  const covered =
    match && number
      ? `${text.slice(0, match.index)}${match[0].slice(0, -number.length)}${'x'.repeat(number.length)}${text.slice(match.index + match[0].length)}`
      : text
  return datesIn(covered, context).find(({ period }) => period.precision !== 'undated')?.period ?? null
}

/** "CEO", "Chairman of the Board", "Secretary, Technical Council": the office of who signed is no body that approved. */
const OFFICE =
  /\b(?:CEO|CTO|COO|(?:vice[\s-])?(?:president|chair(?:man|woman|person)?)|director(?:[\s-]general)?|secretary(?:[\s-]general)?|officer|head|member|convenor|convener|manager|treasurer)(?:\s*,\s*|\s+(?:of|to|for)\s+(?:the\s+)?)[^,;.\d]*/gi

const BEFORE_BODY = /((?:\p{Lu}[\p{L}\d/&-]*\s+){1,4})$/u
/** Words before a body's name that are none of it. */
const NO_PART = /^(?:(?:The|This|By|For|Approved|Adopted|Signed|Resolution|Decision|Of|In|On|And)\s+)+/

/** With the capitalised words before it: "Global Steering Committee". */
function bodyIn(text: string): string | null {
  const shown = text.replace(OFFICE, ' ')
  const match = BODY.exec(shown)
  if (!match) return null
  const before = BEFORE_BODY.exec(shown.slice(0, match.index))?.[1]?.replace(NO_PART, '') ?? ''
  return `${/^\p{Lu}/u.test(match[0]) ? before : ''}${match[0]}`
}

function bodyOf(said: string): string | null {
  const text = said.replace(OFFICE, ' ')
  const by =
    /\bby\s+(?:the\s+)?((?:[\p{Lu}]|[a-z]{1,2}\p{Lu})[^;,.()]*?)(?=\s*(?:[;,.()]|\bon\b|\bin\b|\bby\b|\bwith\b|\bvia\b|\bas\b|\bunder\b|\b(?:board\s+)?(?:resolution|decision)\b|\b\d{1,2}[ ./-](?:\d|\p{Lu})|\b(?:19|20|21)\d{2}\b|$))/u.exec(
      text,
    )?.[1]
  if (by && BODY.test(by)) return by.trim()
  // "by W3C Management", "by the Präsidialausschuss": whatever it is called.
  const named = /\bby\s+(the\s+)?\p{Lu}/u.exec(text)?.[1] !== undefined || isShort(by?.split(' ')[0] ?? '')
  if (by && named && (by.includes(' ') || /^\p{Lu}\p{Ll}{7,}$/u.test(by)) && !isShortName(by) && !PERSON.test(by) && !BODY.test(text))
    return by.trim()
  const match = BODY.exec(text.replace(/\bboard\s+(?=resolution)/gi, (word) => (/\bboard of\b/i.test(text) ? word : 'Board ')))
  if (!match || !/^\p{Lu}/u.test(match[0])) return null
  const before = BEFORE_BODY.exec(text.slice(0, match.index))?.[1]?.replace(NO_PART, '') ?? ''
  return `${before}${match[0]}`
}

/** A first row that gives each column to a party of its own. */
function areSides(rows: readonly Row[], parties: readonly ReadParty[]): boolean {
  const cells = rows[0]?.cells ?? []
  // The first column may name what stands in each row: "| TPC | SPEC" above "Date | … | …".
  const sides = (cells[0] === '' ? cells.slice(1) : cells).map((cell) => mentioned(cell, parties))
  return rows.length > 1 && sides.length >= 2 && sides.every(({ length }) => length === 1) && new Set(sides.flat()).size === sides.length
}

/** Rows that say in their first cell what they hold. */
function fromNamedRows(rows: readonly Row[], column: number, parties: readonly ReadParty[], context: DateContext): Recorded | null {
  const party = column === 0 || rows[0]?.cells[0] !== '' ? undefined : mentioned(rows[0]?.cells[column] ?? '', parties)[0]
  const row = (pattern: RegExp): Row | undefined => rows.slice(1).find(({ cells }) => pattern.test(cells[0] ?? ''))
  const dated = row(/\bdate\b|^(?:on|when)$/i)
  const on = datesIn(dated?.cells[column] ?? '', context).find(({ period }) => period.precision !== 'undated')?.period ?? null
  if (party === undefined || !dated || on === null) return null
  const said = (pattern: RegExp): string | null => row(pattern)?.cells[column]?.replace(/^[–—-]+$/, '') || null
  return { party, body: said(/\bby\b|\bbody\b/i), resolution: said(/resolution|decision|reference|number|motion/i), on, line: dated.line }
}

/** Signatures side by side, each read from above: for whom, who, in which office, when. */
function fromColumns(rows: readonly Row[], parties: readonly ReadParty[], context: DateContext): Recorded[] {
  const width = rows[0]?.cells.length ?? 0
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    let party: string | null = null
    let body: string | null = null
    const named = fromNamedRows(rows, column, parties, context)
    if (named) return [named]
    for (const row of rows) {
      const cell = row.cells[column] ?? ''
      const named = mentioned(cell, parties)
      if (named.length === 1) party = named[0] ?? party
      const found = signed(cell, row.line, party, body, parties, context)
      if (found) return [found]
      body = bodyIn(cell) ?? body
    }
    return []
  })
}

interface Columns {
  readonly party: number
  readonly body: number
  readonly resolution: number
  readonly on: number
}

/** "Party | Approved by | Reference | Date"; null where the first row names no such columns. */
function headOf({ cells }: Row): Columns | null {
  const at = (pattern: RegExp): number => cells.findIndex((cell) => pattern.test(cell))
  const named = at(/^(?:party|organi[sz]ation|side|for)$/i)
  const party = named >= 0 ? named : at(/^(?:committee|body|group)$/i)
  const on = at(/\bdate\b|^(?:on|when|day)$/i)
  const resolution = at(/\b(?:resolution|reference|decision|number|no\.?|ref\.?|motion|ballot|minute)\b/i)
  const body = cells.findIndex(
    (cell, index) => index !== party && /^(?:approved |adopted |decided )?by$|\b(?:body|board|committee|authority)\b/i.test(cell),
  )
  return party >= 0 && on >= 0 && (resolution >= 0 || body >= 0) ? { party, body, resolution, on } : null
}

function fromHeadedRow(row: Row, head: Columns, parties: readonly ReadParty[], context: DateContext): Recorded[] {
  const cell = (at: number): string => row.cells[at]?.replace(/^[–—-]+$/, '').trim() ?? ''
  if (NOT_YET.test(row.cells.join(' ; '))) return []
  const party = mentioned(cell(head.party), parties)[0] ?? mentionedInPart(cell(head.party), parties)[0] ?? null
  const on = datesIn(cell(head.on), context).find(({ period }) => period.precision !== 'undated')?.period ?? null
  const number = cell(head.resolution)
  if (party === null || (on === null && number === '')) return []
  return [{ party, body: cell(head.body) || null, resolution: RESOLUTION.exec(number)?.[1] ?? (number || null), on, line: row.line }]
}

function fromRow(row: Row, first: boolean, parties: readonly ReadParty[], context: DateContext): Recorded[] {
  const text = row.cells.join(' ; ')
  if ((first && row.cells.some((cell) => /^(?:party|organi[sz]ation|body|date|resolution)$/i.test(cell))) || NOT_YET.test(text)) return []
  const party = mentioned(text, parties)[0] ?? null
  const on = dateOf(text, context)
  const number =
    RESOLUTION.exec(text)?.[1] ??
    row.cells.find((cell) => /^[A-Z]{0,8}[-\s]?\d{2,4}[-/.]\d[\d/.-]*$/.test(cell) && cell !== on?.written) ??
    numberIn(text, context)
  if (party === null || (on === null && number === null)) return []
  // "Standards Council, decision 31, 3 November 2010" in one cell.
  const body = row.cells.find((cell) => bodyIn(cell) !== null && cell !== party)?.split(/[,;:]\s/)[0] ?? null
  return [{ party, body, resolution: number, on, line: row.line }]
}
