/** Rows ⇄ reviews; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import type { Cadence } from '../../kernel/cadence.js'
import { afterNotice, nextMorning, recount, takeUp, turnOf } from '../../kernel/ladder.js'
import type { Period } from '../../kernel/period.js'
import { dueDay } from '../../kernel/period.js'
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import { Review } from './model.js'
import { ladderInput } from './rules.js'

const withRegister = { register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.ReviewInclude

/** A review with the register it looks at. */
export interface Placed {
  readonly review: Review
  readonly register: RegisterAt
}

function placedOf(row: Prisma.ReviewGetPayload<{ include: typeof withRegister }>): Placed {
  return { review: Review.parse(row), register: registerAtOf(row.register) }
}

export async function listReviews(db: Db, registerId: string): Promise<Review[]> {
  const rows = await db.review.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Review.parse(row))
}

export async function findReview(db: Db, registerId: string, number: number): Promise<Review | null> {
  const row = await db.review.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Review.parse(row)
}

/** Numbers are never given twice: nothing is ever deleted. */
export async function nextNumber(db: Db, registerId: string): Promise<number> {
  const last = await db.review.findFirst({ where: { registerId }, orderBy: { number: 'desc' }, select: { number: true } })
  return (last?.number ?? 0) + 1
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed[]> {
  const rows = await db.review.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

function nextNoticeOf(register: RegisterAt, review: Review): Instant | null {
  const input = ladderInput(register, review)
  return input && review.state === 'scheduled' && !silentStates.includes(register.state) ? nextMorning(input) : null
}

export async function insert(tx: Tx, register: RegisterAt, workspace: string, number: number, due: Period, now: Instant): Promise<void> {
  const attention = takeUp(dueDay(due), register, now)
  const input = ladderInput(register, { due, ...attention })
  const nextNoticeAt = input && !silentStates.includes(register.state) ? nextMorning(input) : null
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
      nextNoticeAt,
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
      nextNoticeAt: nextNoticeOf(register, review),
    },
  })
}

export async function saveCadence(tx: Tx, registerId: string, cadence: Cadence): Promise<void> {
  await tx.register.update({ where: { id: registerId }, data: { cadence } })
}

/** Every planned review counts from now: the register was bound, or its calendar changed. */
export async function takeUpAll(tx: Tx, register: RegisterAt, now: Instant, since: 'bound' | 'calendar'): Promise<void> {
  for (const review of await listReviews(tx, register.id)) {
    if (review.state !== 'scheduled') continue
    const taken = since === 'bound' ? takeUp(dueDay(review.due), register, now) : recount(review, now)
    const next: Review = { ...review, quietUntil: taken.quietUntil, countFrom: taken.countFrom }
    await save(tx, register, next)
  }
}

/** What has come due, with the stage to say; each of them is moved on in this transaction. */
export async function planDue(
  tx: Tx,
  now: Instant,
  limit: number,
): Promise<{ said: (Placed & { readonly stage: string })[]; seen: number }> {
  const rows = await tx.review.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  const said: (Placed & { readonly stage: string })[] = []
  for (const row of rows) {
    const { review, register } = placedOf(row)
    const input = ladderInput(register, review)
    const speaks = review.state === 'scheduled' && !silentStates.includes(register.state)
    const turn = input && speaks ? turnOf(input, now) : ({ kind: 'never' } as const)
    if (turn.kind === 'say') {
      said.push({ review, register, stage: turn.stage.stage })
      await save(tx, register, { ...review, ...afterNotice(review, now) })
    } else await tx.review.update({ where: { id: row.id }, data: { nextNoticeAt: turn.kind === 'later' ? turn.at : null } })
  }
  return { said, seen: rows.length }
}

/** Planned reviews whose next morning is not after an instant. */
export async function listPending(db: Db, registerId: string, until: Instant): Promise<Review[]> {
  const rows = await db.review.findMany({
    where: { registerId, state: 'scheduled', nextNoticeAt: { lte: until } },
    orderBy: { number: 'asc' },
  })
  return rows.map((row) => Review.parse(row))
}
