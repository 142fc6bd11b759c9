/** Lines that a paste ran together → the lines they were: inline headings, inline bullets, "Scope: text". Numbers stay those of the input. */
import type { Line } from '../model.js'
import { BULLET, fieldOf, wordsOf } from './shapes.js'
import { INLINE_HEADING, kindOfHeading } from './vocabulary.js'

const LONG = 300
const INLINE = new RegExp(
  String.raw`(?<=^|[.!?:;)>\]”"’\d]\s{1,3}|\.(?:org|com|net|int|eu)\s{1,3})${INLINE_HEADING.source}(?:\s*:)?(?=\s+[\p{Lu}\d<·•(“"*-])`,
  'gu',
)
const ROLE = /\b(?:officer|representative|coordinator|co-ordinator|person|chair|lead|editor)\b/i

export function unrun(lines: readonly Line[]): Line[] {
  return lines.flatMap((line, index) => {
    const parts = line.text.length > LONG ? atHeadings(line.text) : [line.text]
    return parts
      .flatMap(atBullets)
      .flatMap((text) => atField(text, lines, index))
      .map((text) => ({ number: line.number, text }))
  })
}

/** Two headings in one line are a sign; a single one may be a word of its sentence. */
function atHeadings(text: string): string[] {
  const all = [...text.matchAll(INLINE)]
  if (all.length < 2) return [text]
  // Where headings carry their colon, a word without one is of its sentence.
  const withColon = all.filter((match) => match[0].endsWith(':'))
  const matches = withColon.length >= 2 && withColon.length * 2 > all.length ? withColon : all
  const parts: string[] = []
  let start = 0
  for (const match of matches) {
    parts.push(text.slice(start, match.index), match[0])
    start = match.index + match[0].length
  }
  parts.push(text.slice(start))
  return parts.filter((part) => part.trim() !== '')
}

function atBullets(text: string): string[] {
  const pieces = text.split(/\s+(?=[·•▪●■➢]\s)/u)
  const bullets = pieces.filter((piece) => BULLET.test(piece)).length
  return bullets >= 2 ? pieces : [text]
}

/** "Scope: the parties will …" is a heading with its text, unless it stands in a list of such fields. */
function atField(text: string, lines: readonly Line[], index: number): string[] {
  if (BULLET.test(text)) return [text]
  const field = fieldOf(text)
  if (!field || field.value === '' || /\d/.test(field.name) || ROLE.test(field.name) || wordsOf(field.name).length > 4) return [text]
  const kind = kindOfHeading(field.name)
  if (!kind || kind === 'approval' || kind === 'other' || kind === 'terms' || kind === 'dependencies' || kind === 'contents') return [text]
  const among = [neighbour(lines, index, -1), neighbour(lines, index, 1)].some((other) => {
    const beside = other === null ? null : fieldOf(other)
    return beside !== null && beside.value !== '' && !kindOfHeading(beside.name) && !/^(?:version|date)/i.test(beside.name)
  })
  return among ? [text] : [`${field.name}:`, field.value]
}

function neighbour(lines: readonly Line[], index: number, step: 1 | -1): string | null {
  for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) < 4; at += step) {
    const text = lines[at]?.text ?? ''
    if (text.trim() !== '') return text
  }
  return null
}
