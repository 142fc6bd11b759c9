/** Rows ⇄ drafts; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import { dueDay } from '../../kernel/period.js'
import type { Instant } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt } from '../../platform/feature.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { InternalReview, NewDraft } from './model.js'
import { Draft, KeptDraft } from './model.js'
import { speaking } from './rules.js'

const whole = {
  reviews: { orderBy: { position: 'asc' } },
  asked: { orderBy: [{ party: 'asc' }, { user: 'asc' }] },
} satisfies Prisma.DraftInclude
const withRegister = { ...whole, register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.DraftInclude

function draftOf(row: Prisma.DraftGetPayload<{ include: typeof whole }>): Draft {
  return Draft.parse({ ...row, reviews: row.reviews.map((one) => ({ ...one, on: one.heldOn })) })
}

function placedOf(row: Prisma.DraftGetPayload<{ include: typeof withRegister }>): Placed<Draft> {
  return { thing: draftOf(row), register: registerAtOf(row.register) }
}

export async function listDrafts(db: Db, registerId: string): Promise<Draft[]> {
  const rows = await db.draft.findMany({ where: { registerId }, include: whole, orderBy: { number: 'asc' } })
  return rows.map(draftOf)
}

export async function findDraft(db: Db, registerId: string, number: number): Promise<Draft | null> {
  const row = await db.draft.findUnique({ where: { registerId_number: { registerId, number } }, include: whole })
  return row && draftOf(row)
}

export const nextNumber = numbering('Draft')

/** Drafts on which somebody was asked and has not answered, over all registers, the soonest to close first. */
export async function listAwaiting(db: Db, workspace: string, user: string): Promise<Placed<Draft>[]> {
  const rows = await db.draft.findMany({
    where: {
      workspace,
      state: 'sent',
      asked: { some: { user, answeredAt: null } },
      register: { state: { notIn: [...silentStates] } },
    },
    include: withRegister,
    orderBy: [{ untilDay: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  return rows.map(placedOf)
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<Draft>[]> {
  const rows = await db.draft.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

/** Drafts whose next morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<Draft>[]> {
  const rows = await db.draft.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

export async function insert(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  number: number,
  made: NewDraft,
  by: string,
  now: Instant,
): Promise<void> {
  await tx.draft.create({
    data: { ...place, number, ...made, state: 'preparing', sentTo: [], sentVersions: [], addedBy: by, createdAt: now, quietUntil: now },
  })
}

export async function save(tx: Tx, register: RegisterAt, workspace: string, draft: Draft): Promise<void> {
  const { id, registerId: _register, number: _number, reviews, asked, until, ...rest } = draft
  await tx.draft.update({
    where: { id },
    data: {
      ...rest,
      untilDay: until && dueDay(until),
      ...(until ? { until } : {}),
      nextNoticeAt: nextNoticeAt(speaking(register, draft)),
      asked: { deleteMany: {}, create: asked.map((one) => ({ workspace, ...one })) },
    },
  })
}

export async function addReview(
  tx: Tx,
  workspace: string,
  draft: Draft,
  review: InternalReview,
  recorded: { readonly by: string; readonly at: Instant },
): Promise<void> {
  const { version, reviewer, on, result, note } = review
  await tx.draftReview.create({
    data: {
      workspace,
      draftId: draft.id,
      position: draft.reviews.length,
      version,
      reviewer,
      heldOn: on,
      result,
      note,
      recordedBy: recorded.by,
      recordedAt: recorded.at,
    },
  })
}

/** What was read of the draft's file, unless another file has taken its place since. */
export async function keepFile(
  tx: Tx,
  id: string,
  file: string,
  known: { readonly fileName: string; readonly fileLink: string | null; readonly fileHash: string },
): Promise<void> {
  await tx.draft.updateMany({ where: { id, file }, data: known })
}

export async function keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void> {
  await tx.draft.update({ where: { id }, data: { ...planned } })
}

export async function listKept(db: Db, registerId: string): Promise<KeptDraft[]> {
  const rows = await db.draft.findMany({ where: { registerId }, include: whole, orderBy: { number: 'asc' } })
  return rows.map((row) => KeptDraft.parse({ ...row, reviews: row.reviews.map((one) => ({ ...one, on: one.heldOn })) }))
}

/** A draft of a register that was exported, with its reviews and those who were asked. */
export async function keepAgain(tx: Tx, register: RegisterAt, workspace: string, kept: KeptDraft): Promise<void> {
  const { reviews, asked, until, ...rest } = kept
  await tx.draft.create({
    data: {
      ...rest,
      workspace,
      registerId: register.id,
      untilDay: until && dueDay(until),
      ...(until ? { until } : {}),
      nextNoticeAt: nextNoticeAt(speaking(register, kept)),
      reviews: { create: reviews.map(({ on, ...review }, position) => ({ workspace, position, heldOn: on, ...review })) },
      asked: { create: asked.map((one) => ({ workspace, ...one })) },
    },
  })
}
