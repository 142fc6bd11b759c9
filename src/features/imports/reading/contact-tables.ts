/** Tables of contacts, with a head that names the columns or without one. */
import type { ReadContact, ReadParty } from '../model.js'
import type { Row } from './blocks.js'
import { isParty, NO_OFFICE, partyOf, personsIn, SALUTATION } from './contact-person.js'
import { mentioned } from './parties.js'
import { isOffice, PERSON } from './people.js'
import { reachesIn, reachOf } from './reach.js'
import { wordsOf } from './shapes.js'

/** "Jo Example, Technical Director" in one cell, where no column is for the role. */
function named(cell: string | null, role: string | null): Pick<ReadContact, 'name' | 'role'> {
  const [, name, office] = /^([^,(]{3,60})(?:,\s+|\s+\()([^()]{2,120}?)\)?$/.exec(cell ?? '') ?? []
  if (role === null && name !== undefined && office !== undefined && PERSON.test(name))
    return { name: name.replace(SALUTATION, ''), role: office }
  return { name: cell?.replace(SALUTATION, '') ?? null, role: role !== null && NO_OFFICE.test(role) ? null : role }
}

/** Cards side by side: names in the first row, offices, bodies and addresses below them. */
function personCards(rows: readonly Row[], party: string | null, parties: readonly ReadParty[]): ReadContact[] | null {
  const width = rows[0]?.cells.length ?? 0
  if (rows.length < 2 || width < 2 || !rows[0]?.cells.every((cell) => PERSON.test(cell) && !isOffice(cell))) return null
  if (
    !rows.every(({ cells }) => cells.length === width) ||
    !rows.slice(1).some(({ cells }) => cells.every((cell) => reachesIn(cell).length > 0))
  )
    return null
  return Array.from({ length: width }, (_, column) => column).flatMap((column) => {
    const lines = rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '')
    const own = lines.find((line) => isParty(line, parties))
    const text = lines.filter((line) => line !== own).join(', ')
    const first = rows[0]
    const side = parties.find((one) => own !== undefined && isParty(own, [one]))?.short ?? party
    return first ? personsIn({ ...first, text }, side, parties).map((one) => ({ ...one, party: side ?? one.party })) : []
  })
}

const FIELDS: readonly (readonly ['name' | 'role' | 'email' | 'phone', RegExp])[] = [
  ['email', /e-?mail|^mail|address/i],
  ['phone', /phone|^tel/i],
  ['role', /role|function|position|title|office|capacity/i],
  ['name', /name|contact|person|who/i],
]

/** "| OGF | DMTF" above "Contact | Jo Example | Kim Muster": a column for each side, a row for each thing. */
function transposed(rows: readonly Row[], parties: readonly ReadParty[]): ReadContact[] | null {
  const sides = rows[0]?.cells.slice(1).map((cell) => mentioned(cell, parties)) ?? []
  if (rows.length < 2 || sides.length < 2 || !sides.every(({ length }) => length === 1) || new Set(sides.flat()).size !== sides.length)
    return null
  const line = (field: string): Row | undefined =>
    rows.slice(1).find(({ cells }) => FIELDS.find(([, pattern]) => pattern.test(cells[0] ?? ''))?.[0] === field)
  const names = line('name')
  if (!names) return null
  return sides.flatMap((side, index) => {
    const cell = (field: string): string | null => line(field)?.cells[index + 1]?.replace(/^[–—-]+$/, '') || null
    const reached = reachOf(reachesIn([cell('email'), cell('phone')].filter((one) => one !== null).join(', ')))
    return cell('name') === null && reached.email === null
      ? []
      : [{ party: side[0] ?? null, ...named(cell('name'), cell('role')), ...reached, line: names.line }]
  })
}

export function fromTable(rows: readonly Row[], party: string | null, parties: readonly ReadParty[]): ReadContact[] {
  // "For IFLA | For W3C" above one person of each.
  const sides = rows[0]?.cells.map((cell) => (cell.length <= 60 && !cell.includes('@') ? mentioned(cell, parties) : [])) ?? []
  if (rows.length > 1 && sides.length >= 2 && sides.every(({ length }) => length === 1) && new Set(sides.flat()).size === sides.length)
    return rows
      .slice(1)
      .flatMap((row) => row.cells.flatMap((cell, column) => personsIn({ ...row, text: cell }, sides[column]?.[0] ?? party, parties)))
  const cards = personCards(rows, party, parties) ?? transposed(rows, parties)
  if (cards) return cards
  const header = rows[0]?.cells.map((cell) => cell.toLowerCase()) ?? []
  const at = (pattern: RegExp): number => header.findIndex((cell) => pattern.test(cell))
  const [name, organisation, role] = [
    at(/name|contact|person|who|focal|delegate|representative|correspondent|liaison|officer|^lead(?:er)?$|spokes|member|expert|editor/),
    at(/organi[sz]ation|party|affiliation|body|company|group|^for$|^side$/),
    at(/role|title|position|function|responsib|^post$|^office$|capacity|^job/),
  ]
  const known =
    /name|contact|person|who|focal|delegate|correspond|liaison|officer|^lead|spokes|member|expert|editor|handle|nick|account|github|slack|organi|party|affil|body|company|group|^for$|^side$|mail|phone|tel|web|url|address|^no\.?$|^#$/
  const others = header.filter((cell) => cell !== '' && !known.test(cell))
  // "Hat" beside names, bodies and addresses can only be the office.
  const office = role < 0 && name >= 0 && others.length === 1 ? header.indexOf(others[0] ?? '') : role
  const headed = (name >= 0 || (role >= 0 && at(/mail|phone/) >= 0)) && !header.some((cell) => cell.includes('@'))
  return (headed ? rows.slice(1) : rows).flatMap((row) => {
    const text = row.cells.filter((cell) => cell !== '').join(', ')
    const cell = (index: number): string | null => (headed && index >= 0 && row.cells[index] ? (row.cells[index] ?? null) : null)
    const own = mentioned(cell(organisation) ?? row.cells.filter((one) => !one.includes('@')).join(' ; '), parties)
    const reached = reachOf(reachesIn(text))
    if (headed)
      return cell(name) === null && reached.email === null && reached.phone === null
        ? []
        : [
            {
              party: own[0] ?? party ?? partyOf(text, reached.email, parties),
              ...named(cell(name), cell(office)),
              ...reached,
              line: row.line,
            },
          ]
    // "OGF | Jo Example, chair, jo@ogf.example"
    const whole = row.cells.filter((one) => reachesIn(one).length > 0 && /\p{Lu}\p{L}+.*[,(<]/u.test(one) && wordsOf(one).length >= 3)
    if (whole.length === 1 && row.cells.length === 2) return personsIn({ ...row, text: whole[0] ?? '' }, own[0] ?? party, parties)
    const plainCells = row.cells.filter(
      (one) => one !== '' && reachesIn(one).length === 0 && !parties.some(({ short, name: full }) => one === short || one === full),
    )
    return plainCells.length === 0 && reached.email === null
      ? []
      : [
          {
            party: own[0] ?? party,
            ...named(plainCells[0] ?? null, plainCells.slice(1).join(', ') || null),
            ...reached,
            line: row.line,
          },
        ]
  })
}
