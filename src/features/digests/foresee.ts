/** The dry run: what would be said on the mornings to come, changing nothing. */
import { instantAt, workingDayOnOrAfter } from '../../kernel/calendar.js'
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

/** From the store as it is: what would be said from the first to the last of these days if nobody acts. What is late is said on the first morning. */
export async function pendingMornings(
  db: Db,
  registry: Assembly,
  registers: readonly RegisterAt[],
  from: Day,
  to: Day,
): Promise<Morning[]> {
  return byMorning(registers, async (register) => {
    const first = instantAt(workingDayOnOrAfter(from, register.holidays), register.at, register.zone)
    const last = instantAt(to, register.at, register.zone)
    return (await Promise.all(registry.planners.map((planner) => planner.coming(db, register, first, last)))).flat()
  })
}

async function byMorning(
  registers: readonly RegisterAt[],
  saidOf: (register: RegisterAt) => Promise<readonly ForeseenNotice[]>,
): Promise<Morning[]> {
  const mornings: Morning[] = []
  for (const register of registers) {
    const said = await saidOf(register)
    const told = said.map((one) => ({ ...one, channel: one.to === undefined ? register.homeChannel : null }))
    for (const { at, channel } of messagesOf(told)) {
      const items = told
        .filter((one) => one.at === at && one.channel === channel)
        .map(({ ref, kind, stage, due, text }) => ({ ref, kind, stage, due, text }))
        .sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.ref.localeCompare(b.ref, 'en', { numeric: true }))
      mornings.push({ at, register: register.key, channel, items })
    }
  }
  return mornings.sort((a, b) => a.at.localeCompare(b.at) || a.register.localeCompare(b.register))
}

/** A morning's message in the channel, and after it what the stewards or single people are told directly. */
function messagesOf(told: readonly { readonly at: Instant; readonly channel: string | null }[]): { at: Instant; channel: string | null }[] {
  const byKey = new Map(told.map(({ at, channel }) => [`${at}/${channel === null ? 1 : 0}`, { at, channel }]))
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? [])
}
