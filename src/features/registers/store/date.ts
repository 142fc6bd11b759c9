/** Rows ⇄ the days of a register itself; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../../generated/prisma/client.js'
import { addDays, instantAt } from '../../../kernel/calendar.js'
import { takeUp } from '../../../kernel/ladder.js'
import type { Day, Instant, TimeOfDay } from '../../../kernel/time.js'
import { Day as DaySchema } from '../../../kernel/time.js'
import type { Placed, Planned } from '../../../platform/dated.js'
import { nextNoticeAt } from '../../../platform/dated.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { Db, Tx } from '../../../platform/store.js'
import { KeptDate, RegisterDate } from '../model.js'
import { speaking } from '../rules/dates.js'
import { registerAtOf, withParties } from './register.js'

const withRegister = { register: { include: withParties } } satisfies Prisma.RegisterDateInclude

function placedOf(row: Prisma.RegisterDateGetPayload<{ include: typeof withRegister }>): Placed<RegisterDate> {
  return { thing: RegisterDate.parse(row), register: registerAtOf(row.register) }
}

export async function listDates(db: Db, registerId: string): Promise<RegisterDate[]> {
  const rows = await db.registerDate.findMany({ where: { registerId }, orderBy: { due: 'asc' } })
  return rows.map((row) => RegisterDate.parse(row))
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<RegisterDate>[]> {
  const rows = await db.registerDate.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

/** Days whose next morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<RegisterDate>[]> {
  const rows = await db.registerDate.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

export async function keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void> {
  await tx.registerDate.update({ where: { id }, data: { ...planned } })
}

/** Keeps the days that the settings give; one that is unchanged is left as it was. */
export async function keepDates(
  tx: Tx,
  workspace: string,
  at: RegisterAt,
  days: { readonly expiry: Day | null; readonly notice: Day | null },
  now: Instant,
): Promise<void> {
  const present = await listDates(tx, at.id)
  for (const kind of RegisterDate.shape.kind.options) {
    const due = days[kind]
    const there = present.find((date) => date.kind === kind)
    if (due === null) {
      await tx.registerDate.deleteMany({ where: { registerId: at.id, kind } })
      continue
    }
    const attention = there?.due === due ? there : takeUp(due, at, now)
    const { quietUntil, countFrom, snoozedUntil } = attention
    // What expires does so at the end of its last day, in the register's own zone.
    const endsAt = kind === 'expiry' ? instantAt(addDays(due, 1), '00:00' as TimeOfDay, at.zone) : null
    const data = {
      due,
      endsAt,
      quietUntil,
      countFrom,
      snoozedUntil,
      nextNoticeAt: nextNoticeAt(speaking(at, { due, quietUntil, countFrom, snoozedUntil })),
    }
    await tx.registerDate.upsert({
      where: { registerId_kind: { registerId: at.id, kind } },
      create: { workspace, registerId: at.id, kind, ...data },
      update: { ...data, ...(there?.due === due ? {} : { acts: { increment: 1 } }) },
    })
  }
}

export async function listKeptDates(db: Db, registerId: string): Promise<KeptDate[]> {
  const rows = await db.registerDate.findMany({ where: { registerId }, orderBy: { due: 'asc' } })
  return rows.map((row) => KeptDate.parse(row))
}

/** A day of a register that was exported, as far as it had been spoken of. */
export async function keepDateAgain(tx: Tx, workspace: string, at: RegisterAt, date: KeptDate): Promise<void> {
  await tx.registerDate.create({ data: { ...date, workspace, registerId: at.id, nextNoticeAt: nextNoticeAt(speaking(at, date)) } })
}

/** Registers whose last day is over, earliest first. */
export async function listExpired(
  db: Db,
  workspace: string,
  now: Instant,
  limit: number,
): Promise<{ readonly at: RegisterAt; readonly day: Day }[]> {
  const rows = await db.registerDate.findMany({
    where: { workspace, endsAt: { lte: now } },
    include: withRegister,
    orderBy: { endsAt: 'asc' },
    take: limit,
  })
  return rows.map((row) => ({ at: registerAtOf(row.register), day: DaySchema.parse(row.due) }))
}

/** What was to happen at its end has happened. */
export async function settleDate(tx: Tx, registerId: string, kind: RegisterDate['kind']): Promise<void> {
  await tx.registerDate.updateMany({ where: { registerId, kind }, data: { endsAt: null } })
}
