/** A PDF that says itself what its parts are – headings, lists, tables – as those parts; its running heads are none of them. */
import { createFlow } from './flow.js'
import type { PlacedText } from './pdf-page.js'
import { BULLET } from './shapes.js'

/** An element of a page's structure as PDF.js gives it; its leaves point to what is drawn. ISO 32000-1, 14.8.4 names the roles. */
export interface Element {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly Element[]
}

export interface StructuredPage {
  readonly root: Element | null
  /** What is drawn for each leaf, in its order. */
  readonly words: ReadonlyMap<string, readonly Drawn[]>
  /** Letters of the page that are no running head or ornament. */
  readonly letters: number
}

export type Drawn = PlacedText & { readonly endsLine: boolean }

interface Line {
  words: string
  readonly x: number
  right: number
  readonly size: number
}

/** So much of what is drawn must have its place in the structure, or it is of no use. */
const LEAST_SHARE = 0.9
/** A page of one part says nothing of its parts. */
const LEAST_PARTS_A_PAGE = 3
const PARTS = /^(?:H[1-6]?|Title|P|L|LI|Table|TR|TOCI|Caption|BlockQuote|Note)$/
const INSIDE = /^(?:Span|Em|Strong|Link|NonStruct|Quote|Code|Reference|Annot|Sub|Lbl|LBody|BibEntry|Ruby|RB|RT|RP|Warichu|FENote|Formula)$/
const MOST_DEPTH = 60

/** Null where the document is not marked, or not well enough. @param joined joins wrapped lines */
export function structuredText(pages: readonly StructuredPage[], joined: (lines: readonly string[]) => string): string | null {
  if (!isUsable(pages)) return null
  const writer = createWriter(joined)
  for (const page of pages) if (page.root) writer.page(page)
  return writer.text()
}

function isUsable(pages: readonly StructuredPage[]): boolean {
  let placed = 0
  let all = 0
  let parts = 0
  for (const { root, words, letters } of pages) {
    all += letters
    if (!root) continue
    const leaves = new Set<string>()
    visit(root, 0, (element) => {
      if (element.id !== undefined && words.has(element.id)) leaves.add(element.id)
      if (PARTS.test(element.role ?? '') && isFilled(element, words)) parts += 1
    })
    for (const id of leaves) placed += lettersOf(words.get(id) ?? [])
  }
  return all > 0 && placed >= all * LEAST_SHARE && parts >= pages.length * LEAST_PARTS_A_PAGE
}

export function lettersOf(drawn: readonly PlacedText[]): number {
  return drawn.reduce((sum, { words }) => sum + words.trim().length, 0)
}

function visit(element: Element, depth: number, see: (element: Element) => void): void {
  if (depth > MOST_DEPTH) return
  see(element)
  for (const child of element.children ?? []) visit(child, depth + 1, see)
}

/** Elements that go over several pages stand in each of them, empty where nothing of theirs is drawn. */
function isFilled(element: Element, words: StructuredPage['words']): boolean {
  return leavesOf(element, words).some(({ words: own }) => own.trim() !== '')
}

function leavesOf(element: Element, words: StructuredPage['words']): readonly Drawn[] {
  const out: Drawn[] = []
  visit(element, 0, ({ id }) => {
    if (id !== undefined) out.push(...(words.get(id) ?? []))
  })
  return out
}

interface Writer {
  page(page: StructuredPage): void
  text(): string
}

function createWriter(joined: (lines: readonly string[]) => string): Writer {
  const flow = createFlow()
  /** Rows of the table that the last page ended in. */
  let open: Cell[][] | null = null
  const closeTable = (): void => {
    if (open) putTable(open)
    open = null
  }
  const putTable = (rows: readonly Cell[][]): void => {
    const columns = rows.reduce<readonly Cell[]>((widest, row) => (row.length > widest.length ? row : widest), [])
    flow.openTable()
    let above: readonly string[] = []
    for (const row of rows) {
      const cells = row.length === columns.length || row.length <= 1 ? row.map(({ words }) => words) : spread(row, columns, above)
      flow.openRow()
      for (const words of cells) {
        flow.openCell()
        flow.write({ words })
        flow.closeCell()
      }
      flow.closeRow()
      above = cells
    }
    flow.closeTable()
  }

  return {
    page: ({ root, words }) => {
      if (!root) return
      const edge = rightEdge(root, words)
      let loose: Drawn[] = []
      const say = (
        drawn: readonly Drawn[],
        how: { readonly heading?: number; readonly lead?: string; readonly depth?: number; readonly bold?: boolean },
      ): void => {
        const text = paragraphOf(drawn, edge, joined)
        if (text === '') return
        closeTable()
        flow.write({ words: text, gap: how.lead === undefined, ...how })
      }
      const flush = (): void => {
        if (loose.length > 0) say(loose, {})
        loose = []
      }
      const list = (element: Element, depth: number): void => {
        for (const item of element.children ?? []) {
          if (item.role === 'L') list(item, depth + 1)
          else if (item.role === 'LI') {
            const label = firstOf(item, 'Lbl')
            const sign = label ? lineOf(leavesOf(label, words)) : ''
            const own: Drawn[] = []
            const nested: Element[] = []
            gather(item, label, own, nested, words)
            say(own, { lead: sign === '' || BULLET.test(`${sign} x`) ? '- ' : `${sign} `, depth })
            for (const inner of nested) inner.role === 'L' ? list(inner, depth + 1) : walk(inner)
          } else walk(item)
        }
      }
      const walk = (element: Element): void => {
        const role = element.role ?? ''
        if (role === 'Artifact' || !isFilled(element, words)) return
        if (element.id !== undefined) loose.push(...(words.get(element.id) ?? []))
        else if (/^(?:H[1-6]?|Title)$/.test(role)) {
          flush()
          say(leavesOf(element, words), { heading: role === 'H' || role === 'Title' ? 1 : Number(role.slice(1)) })
        } else if (role === 'L') {
          flush()
          list(element, 0)
        } else if (role === 'Table') {
          flush()
          const all = rowsIn(element)
          const rows = all.filter((row) => isFilled(row, words)).map((row) => cellsOf(row, words, joined))
          // Rows that stand on the page before are empty here, or its head stands here again.
          const again = open !== null && rows[0] !== undefined && said(rows[0]) === said(open[0] ?? [])
          if (open !== null && (again || (all[0] !== undefined && !isFilled(all[0], words)))) goOn(open, again ? rows.slice(1) : rows)
          else {
            closeTable()
            open = [...rows]
          }
        } else if (INSIDE.test(role) && !holdsParts(element)) loose.push(...leavesOf(element, words))
        else if (/^(?:P|Caption|TOCI|Note|BlockQuote)$/.test(role) && !holdsParts(element)) {
          flush()
          say(leavesOf(element, words), { bold: isBold(element, words) })
        } else {
          flush()
          for (const child of element.children ?? []) walk(child)
          flush()
        }
      }
      walk(root)
      flush()
    },
    text: () => {
      closeTable()
      return flow.text()
    },
  }
}

function holdsParts(element: Element): boolean {
  let found = false
  for (const child of element.children ?? [])
    visit(child, 0, ({ role = '' }) => {
      found ||= PARTS.test(role)
    })
  return found
}

function firstOf(element: Element, role: string): Element | undefined {
  return element.children?.find((child) => child.role === role)
}

/** What an item says itself, and the lists and tables inside it. */
function gather(element: Element, label: Element | undefined, own: Drawn[], nested: Element[], words: StructuredPage['words']): void {
  for (const child of element.children ?? []) {
    if (child === label) continue
    if (child.role === 'L' || child.role === 'Table') nested.push(child)
    else if (child.id !== undefined) own.push(...(words.get(child.id) ?? []))
    else gather(child, label, own, nested, words)
  }
}

function isBold(element: Element, words: StructuredPage['words']): boolean {
  const own = (element.children ?? []).filter((child) => isFilled(child, words))
  return own.length === 1 && own[0]?.role === 'Strong'
}

interface Cell {
  readonly words: string
  readonly x: number
}

function rowsIn(element: Element): Element[] {
  return (element.children ?? []).flatMap((child) =>
    child.role === 'TR' ? [child] : /^(?:THead|TBody|TFoot)$/.test(child.role ?? '') ? rowsIn(child) : [],
  )
}

function cellsOf(row: Element, words: StructuredPage['words'], joined: (lines: readonly string[]) => string): Cell[] {
  return (row.children ?? [])
    .filter(({ role }) => role === 'TH' || role === 'TD')
    .map((cell) => {
      const drawn = leavesOf(cell, words)
      const lines = linesOf(drawn)
      return { words: joined(lines.map((line) => line.words)), x: Math.min(...lines.map(({ x }) => x), Number.POSITIVE_INFINITY) }
    })
}

function said(row: readonly Cell[]): string {
  return row.map(({ words }) => words).join('|')
}

/** A row that the page's end parted has cells that are empty below it: what stands in the others goes on. */
function goOn(open: Cell[][], rows: readonly Cell[][]): void {
  const [first, ...rest] = rows
  const last = open.at(-1)
  const parted = first && last && first.length === last.length && first.length > 1 && first.some(({ words }) => words === '')
  if (parted && !(first[0]?.words !== '' && first.filter(({ words }) => words !== '').length > 1))
    open[open.length - 1] = last.map((cell, index) => ({ ...cell, words: `${cell.words} ${first[index]?.words ?? ''}`.trim() }))
  else if (first) open.push(first)
  open.push(...rest)
}

/** A row with fewer cells than its table: each below the column where it begins; what is missing at the left reaches down from above. */
function spread(row: readonly Cell[], columns: readonly Cell[], above: readonly string[]): string[] {
  const out = new Array<string | undefined>(columns.length).fill(undefined)
  let from = 0
  row.forEach(({ words, x }, index) => {
    const last = columns.length - (row.length - index)
    let best = from
    if (Number.isFinite(x))
      for (let at = from; at <= last; at += 1) if (Math.abs((columns[at]?.x ?? 0) - x) < Math.abs((columns[best]?.x ?? 0) - x)) best = at
    out[best] = words
    from = best + 1
  })
  const first = out.findIndex((words) => words !== undefined)
  return out.map((words, index) => words ?? (index < first ? (above[index] ?? '') : ''))
}

function linesOf(drawn: readonly Drawn[]): Line[] {
  const lines: Line[] = []
  let fresh = true
  for (const { words, x, width, size, endsLine } of drawn) {
    if (words.trim() !== '' || (!fresh && words !== '')) {
      const last = lines.at(-1)
      if (fresh || !last) lines.push({ words, x, right: x + width, size })
      else {
        last.words += words
        if (words.trim() !== '') last.right = Math.max(last.right, x + width)
      }
      fresh = false
    }
    if (endsLine) fresh = true
  }
  return lines.map((line) => ({ ...line, words: line.words.replace(/\s+/g, ' ').trim() })).filter(({ words }) => words !== '')
}

function lineOf(drawn: readonly Drawn[]): string {
  return linesOf(drawn)
    .map(({ words }) => words)
    .join(' ')
}

/** Where the lines of running text end at the right. */
function rightEdge(root: Element, words: StructuredPage['words']): number {
  let edge = 0
  visit(root, 0, ({ role, id }) => {
    if (role !== 'TD' && role !== 'TH' && id !== undefined)
      for (const { right } of linesOf(words.get(id) ?? [])) edge = Math.max(edge, right)
  })
  return edge
}

/** A line is wrapped where the next word found no room on it; else its end was meant. */
function paragraphOf(drawn: readonly Drawn[], edge: number, joined: (lines: readonly string[]) => string): string {
  const parts: string[][] = []
  let before: Line | undefined
  for (const line of linesOf(drawn)) {
    const word = /^\S+/.exec(line.words)?.[0].length ?? 0
    const needed = ((line.right - line.x) / Math.max(1, line.words.length)) * (word + 1)
    const wrapped = before !== undefined && before.right + needed > edge - line.size * 0.1
    if (wrapped) parts.at(-1)?.push(line.words)
    else parts.push([line.words])
    before = line
  }
  return parts.map(joined).join('\n')
}
