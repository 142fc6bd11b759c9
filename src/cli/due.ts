/** `registrar due`: what would be said on the mornings to come, changing nothing. */
import { assembleAll } from '../app.js'
import type { Morning } from '../features/digests/index.js'
import { foreseeMornings, pendingMornings } from '../features/digests/index.js'
import { listAll } from '../features/registers/index.js'
import { addDays, dayIn, formatDayLong, timeIn } from '../kernel/calendar.js'
import type { Zone } from '../kernel/time.js'
import { Day } from '../kernel/time.js'
import { systemClock } from '../platform/clock.js'
import type { Call } from './call.js'
import { print, printJson, UsageProblem, withStore } from './call.js'

export const dueCall: Call = {
  name: 'due',
  usage: 'due [--on DAY] [--days N] [--json]',
  does: 'Shows what would be said on the morning of DAY and N more; without --on today, from the store as it is.',
  options: { on: { type: 'string' }, days: { type: 'string' }, json: { type: 'boolean' } },
  run: async ({ values, words }) => {
    if (words.length > 0) throw new UsageProblem(`due takes no ${words[0]}. Usage: registrar ${dueCall.usage}`)
    const on = values.on === undefined ? null : Day.safeParse(values.on)
    if (on && !on.success) throw new UsageProblem(`--on ${String(values.on)} is no day of the calendar: write it like 2012-03-01.`)
    const days = values.days === undefined ? 0 : Number(values.days)
    if (!Number.isInteger(days) || days < 0 || days > 3660) throw new UsageProblem('--days takes a whole number from 0 to 3660.')
    await withStore(async ({ store, workspace, config }) => {
      const registry = assembleAll()
      const from = on ? on.data : dayIn(systemClock.now(), config.zone)
      const to = addDays(from, days)
      const { mornings, zones } = await store.read(async (db) => {
        const registers = await listAll(db, workspace)
        const found = on
          ? await foreseeMornings(db, registry, registers, from, to)
          : await pendingMornings(db, registry, registers, from, to)
        return { mornings: found, zones: new Map(registers.map(({ key, zone }) => [key, zone])) }
      })
      if (values.json === true) printJson({ from, to, mornings })
      else print(asText(mornings, zones))
    })
    return 0
  },
}

function asText(mornings: readonly Morning[], zones: ReadonlyMap<string, Zone>): string {
  if (mornings.length === 0) return 'Nothing would be said.'
  return mornings
    .map(({ at, register, channel, items }) => {
      const zone = zones.get(register) ?? ('UTC' as Zone)
      const head = `${formatDayLong(dayIn(at, zone))}, ${timeIn(at, zone)} ${zone}: ${register}${channel ? ` in ${channel}` : ' by direct message'}`
      return [head, ...items.map(({ ref, stage, due, text }) => `  ${ref}  ${stage}  ${due ?? 'no date'}  ${text}`)].join('\n')
    })
    .join('\n\n')
}
