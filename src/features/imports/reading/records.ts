/** Records of "Name: value" lines, one below the other, as rows of a table whose columns are their names. */
import type { Line } from '../model.js'
import type { Drawn } from './drawn.js'
import { asRow, isColumnName } from './drawn.js'
import { BULLET, fieldOf } from './shapes.js'

interface Field {
  readonly name: string
  readonly value: string
  readonly line: Line
}
interface Rec {
  readonly fields: Field[]
  readonly written: string[]
}

const MOST_FIELDS = 12

/** Two or more records that begin with the same name; one alone may be a cover. */
export function records(lines: readonly Drawn[]): readonly Drawn[] {
  const out: Drawn[] = []
  for (let at = 0; at < lines.length; ) {
    const { found, end } = recordsAt(lines, at)
    if (found.length >= 2) {
      out.push(...table(found))
      at = end
    } else {
      const line = lines[at]
      if (line) out.push(line)
      at += 1
    }
  }
  return out
}

/** The records from this line on that are alike; none where the line opens no such record. */
function recordsAt(lines: readonly Drawn[], from: number): { readonly found: readonly Rec[]; readonly end: number } {
  const opening = lines[from] ? fieldIn(lines[from]) : null
  const before = lines[from - 1]
  const nothing = { found: [], end: from }
  if (!opening || !isColumnName(opening.name) || (before !== undefined && fieldIn(before) !== null)) return nothing
  const found: Rec[] = []
  let end = from
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at]
    if (!line) break
    const current = found.at(-1)
    if (line.text.trim() === '') continue
    const field = fieldIn(line)
    const blank = at > from && lines[at - 1]?.text.trim() === ''
    if (field?.name.toLowerCase() === opening.name.toLowerCase()) found.push({ fields: [field], written: [line.text] })
    else if (!current || blank) break
    else if (field && current.fields.length < MOST_FIELDS) current.fields.push(field)
    else if (!field && /^\s{2,}\S/.test(line.text) && !BULLET.test(line.text)) {
      const last = current.fields.pop()
      if (last) current.fields.push({ ...last, value: `${last.value} ${line.text.trim()}` })
    } else break
    if (field === null || field !== found.at(-1)?.fields[0]) found.at(-1)?.written.push(line.text)
    end = at + 1
  }
  return found.length >= 2 && found.every(({ fields }) => fields.length >= 2) && areColumns(found) ? { found, end } : nothing
}

function fieldIn(line: Line): Field | null {
  const bare = line.text.replace(/^\s*(?:[-*•·–]\s+)?/, '')
  const field = fieldOf(bare)
  // "Deliverable 1" and "Deliverable 2" open records alike.
  return field && field.value !== '' ? { name: field.name.replace(/\s+\d{1,2}$/, ''), value: field.value, line } : null
}

function areColumns(found: readonly Rec[]): boolean {
  const names = new Set(found.flatMap(({ fields }) => fields.map(({ name }) => name)))
  return [...names].filter(isColumnName).length * 3 >= names.size * 2
}

function table(found: readonly Rec[]): Drawn[] {
  const names = [...new Set(found.flatMap(({ fields }) => fields.map(({ name }) => name)))]
  const first = found[0]?.fields[0]?.line
  if (!first) return []
  return [
    { number: first.number, text: '', written: null },
    { number: first.number, text: asRow(names), written: null },
    ...found.map(({ fields, written }) => ({
      number: fields[0]?.line.number ?? first.number,
      text: asRow(names.map((name) => fields.find((field) => field.name === name)?.value ?? '')),
      written: `${written.join('\n')}\n`,
    })),
    { number: first.number, text: '', written: null },
  ]
}
