/** What ought to be said on which morning, reckoned plainly and apart from the program: weekdays, the stages of a milestone, three acts. */

export interface Thing {
  /** `CSCC-M3` */
  readonly ref: string
  /** Where its register speaks. */
  readonly destination: string
  due: string
  open: boolean
  snoozedUntil: string | null
  /** The day of the act from which its overdue stages count. */
  countFrom: string | null
}

export interface Saying {
  readonly day: string
  readonly destination: string
  readonly ref: string
  readonly stage: string
}

const BEFORE = [30, 14, 7, 1, 0]
const AFTER = [1, 8, 15, 22, 52, 82, 112, 142, 172, 202, 232, 262, 292, 322, 352]
const DAY_MS = 86_400_000

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function isWeekday(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

function weekdayFrom(day: string, step: 1 | -1): string {
  return isWeekday(day) ? day : weekdayFrom(plusDays(day, step), step)
}

function stagesOf({ due, countFrom }: Thing): { readonly day: string; readonly stage: string }[] {
  const from = countFrom !== null && countFrom > due ? countFrom : due
  return [
    ...BEFORE.map((days) => ({ day: weekdayFrom(plusDays(due, -days), -1), stage: `T-${days}` })),
    ...AFTER.map((days) => ({ day: weekdayFrom(plusDays(from, days), 1), stage: `T+${days}` })),
  ]
}

/** The stage said of a thing on a weekday, if all weekdays before were lived through; null when nothing is. */
export function stageOn(thing: Thing, day: string): string | null {
  if (!thing.open) return null
  if (thing.snoozedUntil === null)
    return (
      stagesOf(thing)
        .filter((stage) => stage.day === day)
        .at(-1)?.stage ?? null
    )
  if (day < weekdayFrom(thing.snoozedUntil, 1)) return null
  return (
    stagesOf(thing)
      .filter((stage) => stage.day <= day)
      .at(-1)?.stage ?? null
  )
}

/** What is said on a weekday; it ends the snoozes it answers. */
export function sayingsOn(things: readonly Thing[], day: string): Saying[] {
  return things.flatMap((thing) => {
    const stage = stageOn(thing, day)
    if (stage === null) return []
    thing.snoozedUntil = null
    return [{ day, destination: thing.destination, ref: thing.ref, stage }]
  })
}

export type Act = 'done' | 'move' | 'snooze'

/** What an act on a day does to a thing. @param due the new day, where it is moved */
export function acted(thing: Thing, act: Act, day: string, due: string): void {
  switch (act) {
    case 'done':
      thing.open = false
      return
    case 'move':
      Object.assign(thing, { due, snoozedUntil: null, countFrom: null })
      return
    case 'snooze':
      thing.snoozedUntil = plusDays(day, 7)
      // The notice that ends it is the first of the count that begins again.
      if (thing.due < day) thing.countFrom = plusDays(thing.snoozedUntil, -1)
      return
  }
}
