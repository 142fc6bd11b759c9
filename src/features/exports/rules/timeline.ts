/** Where everything stands on a timeline: lanes by party and group, bars from first to last day, on an axis that fits what there is. */
import { addDays, addMonths, dayOf, daysBetween, formatDay, yearOf } from '../../../kernel/calendar.js'
import { dueDay, showPeriod } from '../../../kernel/period.js'
import type { Day } from '../../../kernel/time.js'
import type { Item, Sheet } from '../model.js'

/** Places on the axis are parts of its length, 0 to 1. */
export interface Bar {
  readonly from: number
  readonly to: number
}

/** What lies beyond the end of the axis is shown at its edge, with an arrow. */
export type Beyond = 'before' | 'after' | null

export type Mark = 'open' | 'overdue' | 'done' | 'dropped'

export interface Row {
  readonly ref: string
  readonly title: string
  readonly mark: Mark
  readonly bar: Bar
  readonly beyond: Beyond
  /** Where it was first promised; null for what was never moved. */
  readonly original: Bar | null
  /** `4Q2011, by 31 Dec 2011, was 2Q2011, moved twice` */
  readonly when: string
  /** `4Q2011, was 2Q2011` */
  readonly brief: string
}

export interface Lane {
  readonly heading: string
  readonly groups: readonly { readonly name: string | null; readonly rows: readonly Row[] }[]
}

export interface Waiting {
  readonly ref: string
  readonly title: string
  readonly when: string
}

export interface Plan {
  readonly title: string
  readonly subtitle: string
  readonly today: { readonly at: number; readonly beyond: Beyond; readonly label: string }
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  readonly lanes: readonly Lane[]
  readonly reviews: readonly Row[]
  /** Without any day. */
  readonly waiting: readonly Waiting[]
  /** Everything in words, most urgent first. */
  readonly words: readonly { readonly what: string; readonly things: readonly string[] }[]
  /** Nothing is due any more. */
  readonly ended: boolean
}

/** What lies ten years and more from all others would press them into a corner. */
const FAR_DAYS = 3650
const LEAST_DAYS = 60
/** Of a title, where everything is told in words. */
const WORDS_CHARACTERS = 120

export function timeline(sheet: Sheet): Plan {
  const { today } = sheet
  const dated = sheet.items.filter(({ due }) => dueDay(due) !== null)
  const axis = axisOf(dated, today)
  const row = (item: Item): Row => rowOf(item, axis, sheet)
  const milestones = dated.filter(({ kind }) => kind === 'milestone')
  return {
    title: sheet.name,
    subtitle: [formatDay(today), ...countsOf(sheet)].join(' · '),
    today: { ...placed(today, axis), label: `today, ${formatDay(today)}` },
    ticks: ticksOf(axis),
    lanes: lanesOf(sheet, milestones, row),
    reviews: dated.filter(({ kind }) => kind === 'review').map(row),
    waiting: sheet.items
      .filter(({ due, state }) => dueDay(due) === null && state === 'open')
      .map(({ ref, text, due }) => ({ ref, title: text, when: due.written || 'no date yet' })),
    words: wordsOf(sheet),
    ended: sheet.ended,
  }
}

function countsOf({ items, today, ended, register }: Sheet): string[] {
  const milestones = items.filter(({ kind }) => kind === 'milestone')
  const open = milestones.filter(({ state }) => state === 'open')
  const undated = open.filter(({ due }) => dueDay(due) === null).length
  const overdue = open.filter(({ due }) => (dueDay(due) ?? today) < today).length
  const count = (some: number, words: string): string | null => (some > 0 ? `${some} ${words}` : null)
  const all = milestones.length === 0 ? 'no milestones' : milestones.length === 1 ? '1 milestone' : `${milestones.length} milestones`
  const parts = ended
    ? [register.state, all, count(open.length, 'left open')]
    : [all, count(overdue, 'overdue'), count(open.length - overdue - undated, 'to come'), count(undated, 'without a date')]
  return parts.filter((one) => one !== null)
}

interface Axis {
  readonly from: Day
  readonly to: Day
}

/** From the first to the last day of what is shown, whole months; the far-off is left to the edges. */
function axisOf(items: readonly Item[], today: Day): Axis {
  const days = items
    .flatMap(({ due, firstDue }) => [due.from, due.to, firstDue.from, firstDue.to])
    .filter((day) => day !== null)
    .sort()
  const [first, last] = near(days, today)
  const missing = Math.max(0, LEAST_DAYS - daysBetween(first, last))
  const begin = addDays(first, -Math.ceil(missing / 2))
  const end = addDays(last, Math.ceil(missing / 2))
  return { from: `${begin.slice(0, 7)}-01` as Day, to: addDays(addMonths(`${end.slice(0, 7)}-01` as Day, 1), -1) }
}

/** The ends of the years that most days lie in, the nearest to today of several; today belongs to them unless it is far off. */
function near(days: readonly Day[], today: Day): [Day, Day] {
  const runs: Day[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && daysBetween(last, day) <= FAR_DAYS) run.push(day)
    else runs.push([day])
  }
  const away = (run: readonly Day[]): number => Math.min(...run.map((day) => Math.abs(daysBetween(today, day))))
  const [best = [today]] = runs.sort((a, b) => b.length - a.length || away(a) - away(b))
  const [low, high] = [best[0] ?? today, best.at(-1) ?? today]
  const span = Math.max(365, daysBetween(low, high))
  const from = today < low && daysBetween(today, low) <= span ? today : low
  const to = today > high && daysBetween(high, today) <= span ? today : high
  return [from, to]
}

function placed(day: Day, { from, to }: Axis, end: 'first' | 'last' = 'first'): { readonly at: number; readonly beyond: Beyond } {
  if (day < from) return { at: 0, beyond: 'before' }
  if (day > to) return { at: 1, beyond: 'after' }
  // A day is as wide as a day: its end is the next one's beginning.
  return { at: (daysBetween(from, day) + (end === 'last' ? 1 : 0)) / (daysBetween(from, to) + 1), beyond: null }
}

function barOf(due: Item['due'], axis: Axis): { readonly bar: Bar; readonly beyond: Beyond } | null {
  if (due.from === null || due.to === null) return null
  const [from, to] = [placed(due.from, axis), placed(due.to, axis, 'last')]
  const beyond = to.beyond ?? (from.beyond === 'after' ? 'after' : null)
  return { bar: { from: Math.min(from.at, to.at), to: Math.max(from.at, to.at) }, beyond }
}

function rowOf(item: Item, axis: Axis, { today, ended }: Sheet): Row {
  const { ref, text, due, firstDue, moves, state } = item
  const here = barOf(due, axis) ?? { bar: { from: 0, to: 0 }, beyond: null }
  const last = dueDay(due)
  const mark = state === 'open' && !ended && last !== null && last < today ? 'overdue' : state
  const was = moves > 0 ? `, was ${firstDue.written || 'undated'}` : ''
  const before = moves > 0 && firstDue.to !== due.to ? barOf(firstDue, axis) : null
  return {
    ref,
    title: text,
    mark,
    ...here,
    original: before?.bar ?? null,
    when: `${showPeriod(due)}${was}${movedOften(moves)}`,
    brief: `${due.written}${was}`,
  }
}

/** M2 before M10. */
function numberOf(ref: string): number {
  return Number(/\d+$/.exec(ref)?.[0] ?? 0)
}

function movedOften(moves: number): string {
  return moves < 2 ? '' : moves === 2 ? ', moved twice' : `, moved ${moves} times`
}

/** One lane a party or set of parties, in the register's order; what all answer for comes first, what several do last. */
function lanesOf({ register, contents }: Sheet, items: readonly Item[], row: (item: Item) => Row): Lane[] {
  const all = contents.parties.map(({ short }) => short)
  const placeOf = (party: string): number => {
    const index = all.findIndex((short) => party === short || party.startsWith(`${short} `))
    return index < 0 ? all.length : index
  }
  const inOrder = (a: string, b: string): number => placeOf(a) - placeOf(b) || a.localeCompare(b)
  const partiesOf = ({ parties }: Item): readonly string[] =>
    all.length > 0 && all.every((short) => parties.includes(short)) ? [] : parties.toSorted(inOrder)
  const lanes = new Map(items.map((item) => [partiesOf(item).join(' and '), partiesOf(item)]))
  const byParties = ([, a]: Part, [, b]: Part): number =>
    Math.min(a.length, 2) - Math.min(b.length, 2) ||
    a.map((party, index) => inOrder(party, b[index] ?? '')).find(Boolean) ||
    a.length - b.length
  const byDay = (a: Item, b: Item): number => `${dueDay(a.due)}`.localeCompare(`${dueDay(b.due)}`) || numberOf(a.ref) - numberOf(b.ref)
  return [...lanes].sort(byParties).map(([label]) => {
    const own = items.filter((item) => partiesOf(item).join(' and ') === label).sort(byDay)
    // What stands in no group comes first: below a group's heading it would seem to belong to it.
    const groups = [...new Set([null, ...own.map(({ group }) => group)])]
    return {
      heading: label || (lanes.size === 1 ? all.join(' and ') || register.key : 'All parties'),
      groups: groups
        .map((name) => ({ name, rows: own.filter(({ group }) => group === name).map(row) }))
        .filter(({ rows }) => rows.length > 0),
    }
  })
}

type Part = readonly [string, readonly string[]]

/** Months, quarters or years, so that at most about ten labels stand on the axis. */
function ticksOf(axis: Axis): Plan['ticks'] {
  const months = Math.round(daysBetween(axis.from, axis.to) / 30.4)
  const step = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((one) => months / one <= 9) ?? 12_000
  const ticks = []
  // Steps of a year and more begin in January, smaller ones at their own beginning within the year.
  const years = Math.max(1, step / 12)
  const first = dayOf(step >= 12 ? Math.ceil(yearOf(axis.from) / years) * years : yearOf(axis.from), 1, 1)
  for (let day = first; day !== undefined && day <= axis.to; day = addMonths(day, step)) {
    if (day < axis.from) continue
    const month = Number(day.slice(5, 7))
    const year = day.slice(0, 4)
    const label =
      step >= 12
        ? year
        : step >= 3
          ? step === 3
            ? `Q${Math.ceil(month / 3)} ${year}`
            : `${month < 7 ? '1H' : '2H'} ${year}`
          : monthLabel(day)
    ticks.push({ at: placed(day, axis).at, label })
  }
  return ticks
}

function monthLabel(day: Day): string {
  return formatDay(day).replace(/^\d+ /, '')
}

/** One endless title leaves room for the others. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const letters = [...line]
  return letters.length <= WORDS_CHARACTERS ? line : `${letters.slice(0, WORDS_CHARACTERS).join('').trimEnd()}…`
}

function wordsOf({ items, today, ended }: Sheet): Plan['words'] {
  const short = ({ ref, text, due, firstDue, moves }: Item): string =>
    `${ref} ${shortened(text)}, ${due.written || 'no date yet'}${moves > 0 ? ` (was ${firstDue.written || 'undated'})` : ''}`
  const last = (item: Item): string => dueDay(item.due) ?? '9999'
  const sorted = [...items].sort((a, b) => last(a).localeCompare(last(b)))
  const open = sorted.filter(({ state }) => state === 'open')
  const dated = open.filter(({ due }) => dueDay(due) !== null)
  const told: readonly (readonly [string, readonly Item[]])[] = [
    ['Left open', ended ? open : []],
    ['Overdue', ended ? [] : dated.filter((item) => last(item) < today)],
    ['To come', ended ? [] : dated.filter((item) => last(item) >= today)],
    ['Without a date', ended ? [] : open.filter(({ due }) => dueDay(due) === null)],
    ['Done', sorted.filter(({ state }) => state === 'done')],
    ['Dropped', sorted.filter(({ state }) => state === 'dropped')],
  ]
  return told.filter(([, some]) => some.length > 0).map(([what, some]) => ({ what, things: some.map(short) }))
}
