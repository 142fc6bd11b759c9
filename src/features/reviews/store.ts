/** Rows ⇄ reviews; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import type { Cadence } from '../../kernel/cadence.js'
import { addDays, dayIn } from '../../kernel/calendar.js'
import { takeUp } from '../../kernel/ladder.js'
import type { Period } from '../../kernel/period.js'
import { dueDay } from '../../kernel/period.js'
import type { Instant, Zone } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt } from '../../platform/feature.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf } from '../registers/index.js'
import { Review } from './model.js'
import { fallenDue, speaking } from './rules.js'

const withRegister = { register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.ReviewInclude

/** Rows of one look for what has fallen due: few of them wait for the midnight of their zone. */
const PAGE = 50

function placedOf(row: Prisma.ReviewGetPayload<{ include: typeof withRegister }>): Placed<Review> {
  return { thing: Review.parse(row), register: registerAtOf(row.register) }
}

export async function listReviews(db: Db, registerId: string): Promise<Review[]> {
  const rows = await db.review.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Review.parse(row))
}

export async function findReview(db: Db, registerId: string, number: number): Promise<Review | null> {
  const row = await db.review.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Review.parse(row)
}

export const nextNumber = numbering('Review')

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<Review>[]> {
  const rows = await db.review.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

export async function insert(tx: Tx, register: RegisterAt, workspace: string, number: number, due: Period, now: Instant): Promise<void> {
  const attention = takeUp(dueDay(due), register, now)
  await tx.review.create({
    data: {
      workspace,
      registerId: register.id,
      number,
      due,
      dueDay: dueDay(due),
      firstDue: due,
      state: 'scheduled',
      createdAt: now,
      quietUntil: attention.quietUntil,
      nextNoticeAt: nextNoticeAt(speaking(register, { due, state: 'scheduled', ...attention })),
    },
  })
}

export async function save(tx: Tx, register: RegisterAt, review: Review): Promise<void> {
  const { id, due, firstDue, moves, state, outcome, note, closedBy, closedAt, acts, quietUntil, countFrom, snoozedUntil } = review
  await tx.review.update({
    where: { id },
    data: {
      due,
      dueDay: dueDay(due),
      firstDue,
      moves,
      state,
      outcome,
      note,
      closedBy,
      closedAt,
      acts,
      quietUntil,
      countFrom,
      snoozedUntil,
      nextNoticeAt: nextNoticeAt(speaking(register, review)),
    },
  })
}

export async function saveCadence(tx: Tx, registerId: string, cadence: Cadence): Promise<void> {
  await tx.register.update({ where: { id: registerId }, data: { cadence } })
}

/** Planned reviews whose next morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<Review>[]> {
  const rows = await db.review.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

export async function keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void> {
  await tx.review.update({ where: { id }, data: { ...planned } })
}

/** Reviews of active registers whose last day is over where they are, the earliest first. */
export async function listFallenDue(db: Db, workspace: string, now: Instant, limit: number): Promise<Placed<Review>[]> {
  // Days begin up to fourteen hours before UTC's; which have ended is then asked of each register's own zone.
  const latest = addDays(dayIn(now, 'UTC' as Zone), 1)
  const fallen: Placed<Review>[] = []
  for (let after: string | null = null; ; ) {
    const rows: Prisma.ReviewGetPayload<{ include: typeof withRegister }>[] = await db.review.findMany({
      where: { workspace, state: { not: 'closed' }, dueDay: { lt: latest }, register: { state: 'active' } },
      include: withRegister,
      orderBy: [{ dueDay: 'asc' }, { id: 'asc' }],
      take: PAGE,
      ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    })
    fallen.push(...rows.map(placedOf).filter(({ thing, register }) => fallenDue(thing, dayIn(now, register.zone))))
    after = rows.at(-1)?.id ?? null
    if (rows.length < PAGE || fallen.length >= limit) return fallen.slice(0, limit)
  }
}
