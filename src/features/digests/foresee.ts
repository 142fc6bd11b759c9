/** The dry run: what would be said on the mornings to come, changing nothing. */
import { addDays, instantAt, isWorkingDay } from '../../kernel/calendar.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { Assembly, ForeseenNotice, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'

/** One morning of one register, in the machine form of `registrar due --json`. */
export interface Morning {
  readonly at: Instant
  readonly register: string
  readonly channel: string | null
  readonly items: readonly {
    readonly ref: string
    readonly kind: string
    readonly stage: string
    readonly due: Day | null
    readonly text: string
  }[]
}

/** As if every register had been taken up before its first date and all earlier notices said. */
export async function foreseeMornings(
  db: Db,
  registry: Assembly,
  registers: readonly RegisterAt[],
  from: Day,
  to: Day,
): Promise<Morning[]> {
  return byMorning(registers, async (register) =>
    (await Promise.all(registry.planners.map((planner) => planner.foresee(db, register, from, to)))).flat(),
  )
}

/** From the store as it is: what has not been said yet and would be by the end of `to`. What is late is said on the first morning. */
export async function pendingMornings(
  db: Db,
  registry: Assembly,
  registers: readonly RegisterAt[],
  from: Day,
  to: Day,
): Promise<Morning[]> {
  return byMorning(registers, async (register) => {
    const mornings = dailyMornings(register, from, to)
    const found: ForeseenNotice[] = []
    for (const at of mornings) {
      const pending = (await Promise.all(registry.planners.map((planner) => planner.pending(db, register, at)))).flat()
      // A stage that was said on an earlier of these mornings is not said again.
      found.push(
        ...pending.filter((one) => !found.some(({ ref, stage }) => ref === one.ref && stage === one.stage)).map((one) => ({ ...one, at })),
      )
    }
    return found
  })
}

function dailyMornings(register: RegisterAt, from: Day, to: Day): Instant[] {
  const mornings: Instant[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, register.holidays)) mornings.push(instantAt(day, register.at, register.zone))
  }
  return mornings
}

async function byMorning(
  registers: readonly RegisterAt[],
  saidOf: (register: RegisterAt) => Promise<readonly ForeseenNotice[]>,
): Promise<Morning[]> {
  const mornings: Morning[] = []
  for (const register of registers) {
    const said = await saidOf(register)
    for (const at of [...new Set(said.map((one) => one.at))].sort()) {
      const items = said
        .filter((one) => one.at === at)
        .map(({ ref, kind, stage, due, text }) => ({ ref, kind, stage, due, text }))
        .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.ref.localeCompare(b.ref, 'en', { numeric: true }))
      mornings.push({ at, register: register.key, channel: register.homeChannel, items })
    }
  }
  return mornings.sort((a, b) => a.at.localeCompare(b.at) || a.register.localeCompare(b.register))
}
