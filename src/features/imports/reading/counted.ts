/** Sheets that say all in fields: "Milestone 1: …" and its like as a list below its heading, "C1: …" as a clause. */
import type { Drawn } from './drawn.js'
import type { InnerKind } from './vocabulary.js'
import { kindOfHeading } from './vocabulary.js'

const COUNTED =
  /^\s*(milestone|deliverable|work item|activity|contact|approval|on-?going(?: activity)?|continuous(?: work| task)?|term|rule|clause)(\s+(?:no\.?\s*|#\s*)?(?:\d{1,2}|[A-H]))?\s*:\s*(\S.*)$/i

/** "Milestone 1: …" and "Milestone 2: …" among the fields of a sheet, or several called "Milestone", as a list below its heading. */
export function counted(lines: readonly Drawn[]): readonly Drawn[] {
  let listed: string | null = null
  let headed: InnerKind | null = null
  return lines.flatMap((line, index): readonly Drawn[] => {
    if (line.text.trim() === '') return [line]
    const [, noun = '', number, value = ''] = COUNTED.exec(line.text) ?? []
    const again = [lines[index - 1], lines[index + 1]].some(
      (one) => one && COUNTED.exec(one.text)?.[1]?.toLowerCase() === noun.toLowerCase(),
    )
    if (noun === '' || (number === undefined && !again)) {
      listed = null
      headed = kindOfHeading(line.text) ?? (/^\s*#/.test(line.text) ? null : headed)
      return [line]
    }
    const ongoing = /^(?:on-?going|continuous)/i.test(noun)
    // Under its own heading "Deliverable A" is how it is cited.
    if (!ongoing && listed === null && headed === kindOfHeading(`${noun.toLowerCase()}s`)) return [line]
    const name = ongoing ? 'on-going activities' : `${noun.toLowerCase().replace(/y$/, 'ie')}s`
    const label = /^(?:term|rule|clause)$/i.test(noun) ? `(${(number ?? '').trim()})` : '-'
    const item: Drawn = { number: line.number, text: `${label} ${value}`, written: line.text }
    const opening =
      listed === name || headed === kindOfHeading(name)
        ? []
        : [{ number: line.number, text: `${name}:`.replace(/^./, (letter) => letter.toUpperCase()), written: null }]
    listed = name
    return [...opening, item]
  })
}

const CITED = /^\s*([A-Z]\d{1,2})\s*:\s+(\S.*)$/

/** "C1: …" above "C2: …" are clauses by these names. */
export function cited(lines: readonly Drawn[]): readonly Drawn[] {
  const letters = lines.flatMap(({ text }) => CITED.exec(text)?.[1]?.charAt(0) ?? [])
  return lines.map((line) => {
    const [, label = '', rest = ''] = CITED.exec(line.text) ?? []
    return label !== '' && letters.filter((letter) => letter === label.charAt(0)).length >= 2
      ? { ...line, text: `${label}. ${rest}`, written: line.text }
      : line
  })
}
