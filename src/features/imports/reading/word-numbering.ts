/** Lists of a Word document: the bullet or number that Word draws before a paragraph and keeps out of its text. */
import { Parser } from 'htmlparser2'

export interface Numbering {
  /** The mark of the next paragraph of a list, counted on: "- ", "a. ", "3.1 "; null where there is none. */
  next(list: string | null, level: number): string | null
}

interface Level {
  start: number
  format: string
  text: string
}

interface List {
  readonly abstract: string
  /** Levels whose count this list begins anew. */
  readonly restarts: Map<number, number>
}

const MOST_LEVELS = 9
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

export function readNumbering(xml: string): Numbering {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  let levels: Map<number, Level> | null = null
  let level: Level | null = null
  let list: List | null = null
  let number = ''
  let override = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:abstractNum') {
          levels = new Map()
          abstracts.set(attributes['w:abstractNumId'] ?? '', levels)
        } else if (name === 'w:lvl' && levels) {
          level = { start: 1, format: 'decimal', text: '' }
          levels.set(Number(attributes['w:ilvl']), level)
        } else if (name === 'w:start' && level) level.start = Number(value) || 0
        else if (name === 'w:numFmt' && level) level.format = value
        else if (name === 'w:lvlText' && level) level.text = value
        else if (name === 'w:num') {
          list = { abstract: '', restarts: new Map() }
          number = attributes['w:numId'] ?? ''
        } else if (name === 'w:abstractNumId' && list) list = { ...list, abstract: value }
        else if (name === 'w:lvlOverride') override = Number(attributes['w:ilvl']) || 0
        else if (name === 'w:startOverride' && list) list.restarts.set(override, Number(value) || 0)
      },
      onclosetag: (name) => {
        if (name === 'w:abstractNum') levels = null
        else if (name === 'w:lvl') level = null
        else if (name === 'w:num' && list) {
          lists.set(number, list)
          list = null
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return counting(abstracts, lists)
}

function counting(abstracts: ReadonlyMap<string, ReadonlyMap<number, Level>>, lists: ReadonlyMap<string, List>): Numbering {
  const counts = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next: (id, wanted) => {
      const list = id === null || id === '0' ? undefined : lists.get(id)
      const levels = list ? abstracts.get(list.abstract) : undefined
      const at = Math.min(wanted, MOST_LEVELS - 1)
      const level = levels?.get(at)
      if (!list || !levels || !level || level.format === 'none') return null
      if (level.format === 'bullet' || level.text === '') return level.format === 'bullet' ? '- ' : null
      const count = counts.get(list.abstract) ?? []
      counts.set(list.abstract, count)
      if (!begun.has(id ?? '')) {
        begun.add(id ?? '')
        for (const [restarted, start] of list.restarts) count[restarted] = start - 1
      }
      count[at] = (count[at] ?? level.start - 1) + 1
      count.length = at + 1
      const label = level.text.replace(/%(\d)/g, (_, digit: string) => {
        const inner = levels.get(Number(digit) - 1)
        return inner ? inWords(count[Number(digit) - 1] ?? inner.start, inner.format) : ''
      })
      return label.trim() === '' ? null : `${label.trim()} `
    },
  }
}

/** A number as a list writes it: 3, c, C, iii, III. */
export function inWords(number: number, format: string): string {
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(97 + ((number - 1 + 26) % 26)).repeat(Math.min(4, Math.floor((number - 1) / 26) + 1))
    return format === 'upperLetter' ? letter.toUpperCase() : letter
  }
  if ((format === 'lowerRoman' || format === 'upperRoman') && number > 0 && number < 4000) {
    let rest = number
    let written = ''
    for (const [value, sign] of ROMAN) for (; rest >= value; rest -= value) written += sign
    return format === 'upperRoman' ? written.toUpperCase() : written
  }
  return format === 'decimalZero' && number < 10 ? `0${number}` : String(number)
}
