/** Tables however they are drawn – boxes, columns of blanks, CSV, records of "Name: value" – as rows between pipes. */
import type { Line } from '../model.js'
import { aligned } from './columns.js'
import type { Drawn } from './drawn.js'
import { asRow } from './drawn.js'
import { records } from './records.js'
import { isCapitals } from './shapes.js'
import { exported, separated, sheet } from './sheets.js'
import { kindOfHeading } from './vocabulary.js'

/** Linear in the length of the lines. */
export function drawn(lines: readonly Line[]): readonly Drawn[] {
  return separated(aligned(records(boxed(sheet(exported(lines.map(typed)))))))
}

/** "(a)<tab>Each party …" and "1<tab>SCOPE" were typed as lists and headings by a word processor, and are no rows. */
function typed(line: Line): Line {
  const [, label, rest] =
    /^\s*((?:[•·▪*–-]|o)|\(?(?:[a-z]{1,4}|\d{1,2}(?:\.\d{1,2}){0,2})[.)]|\d{1,2}(?:\.\d{1,2}){0,2})\t([^\t]*\S)\s*$/.exec(line.text) ?? []
  if (label === undefined || rest === undefined) return line
  return /\d$/.test(label) && !isCapitals(rest) && kindOfHeading(rest) === null ? line : { ...line, text: `${label} ${rest}` }
}

const BOX_RULE = /^\s*[+├┌└╔╠╚][\s+=─━═┬┴┼┐┤┘╦╩╬╗╣╝-]{3,}\s*$/u
const BOX_SIDE = /[│┃║]/g

/** Rules of signs are dropped; in a box that rules off each row, the lines between two rules are one row. */
function boxed(lines: readonly Line[]): readonly Drawn[] {
  if (!lines.some(({ text }) => BOX_RULE.test(text))) return lines
  const out: Drawn[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) continue
    if (!BOX_RULE.test(line.text)) {
      out.push(line)
      continue
    }
    const groups: Line[][] = []
    for (; at < lines.length; at += 1) {
      const next = lines[at]
      if (next && BOX_RULE.test(next.text)) groups.push([])
      else if (next && /^\s*[|│┃║].*[|│┃║]\s*$/.test(next.text)) groups.at(-1)?.push(next)
      else break
    }
    at -= 1
    const filled = groups.filter(({ length }) => length > 0)
    // Head and body: the rows of the body are not ruled off.
    filled.forEach((group, index) => {
      if (index === 0 || filled.length > 2) out.push(...oneRow(group))
      else for (const lines of wrapped(group)) out.push(...oneRow(lines))
    })
  }
  return out
}

/** The lines of a body whose rows are not ruled off: one without its first cell goes on with the row above, where most rows have one. */
function wrapped(group: readonly Line[]): readonly (readonly Line[])[] {
  const begins = group.map(({ text }) => text.replace(BOX_SIDE, '|').trim().slice(1).split('|')[0]?.trim() !== '')
  const numbered = begins.filter(Boolean).length * 2 >= group.length
  const rows: Line[][] = []
  group.forEach((line, index) => {
    const row = rows.at(-1)
    if (row && numbered && !begins[index]) row.push(line)
    else rows.push([line])
  })
  return rows
}

function oneRow(lines: readonly Line[]): Drawn[] {
  const first = lines[0]
  if (!first) return []
  const cells = lines.map(({ text }) => text.replace(BOX_SIDE, '|').trim().slice(1, -1).split('|'))
  const width = Math.max(...cells.map(({ length }) => length))
  const joined = Array.from({ length: width }, (_, column) => cells.map((row) => row[column]?.trim() ?? '').join(' '))
  return [{ ...first, text: asRow(joined), written: lines.map(({ text }) => text).join('\n') }]
}
