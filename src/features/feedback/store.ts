/** Rows ⇄ feedback. */
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { KeptFeedback, NewFeedback } from './model.js'
import { Feedback } from './model.js'

/** SQLite takes a limited number of values in one statement. */
const CHUNK = 200

export async function listFeedback(db: Db, registerId: string, about?: string): Promise<Feedback[]> {
  const rows = await db.feedback.findMany({ where: { registerId, ...(about === undefined ? {} : { about }) }, orderBy: { number: 'asc' } })
  return rows.map((row) => Feedback.parse(row))
}

/** What is not closed, without reading all that is. */
export async function listOpen(db: Db, registerId: string): Promise<Feedback[]> {
  const rows = await db.feedback.findMany({ where: { registerId, state: { not: 'closed' } }, orderBy: { number: 'asc' } })
  return rows.map((row) => Feedback.parse(row))
}

export async function findFeedback(db: Db, registerId: string, number: number): Promise<Feedback | null> {
  const row = await db.feedback.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Feedback.parse(row)
}

export const nextNumber = numbering('Feedback')

export interface Origin {
  readonly workspace: string
  readonly registerId: string
  readonly by: string
  readonly now: Instant
  /** Id of the job that read it from a table; null where a person gave it. */
  readonly importId: string | null
  /** Channel and thread in which it was given. */
  readonly channel: string | null
  readonly thread: string | null
}

export async function insert(tx: Tx, origin: Origin, number: number, made: readonly NewFeedback[]): Promise<void> {
  const { workspace, registerId, by, now, importId, channel, thread } = origin
  const rows = made.map((one, index) => ({
    ...one,
    workspace,
    registerId,
    number: number + index,
    givenBy: by,
    givenAt: now,
    state: 'new',
    importId,
    channel,
    thread,
  }))
  for (let at = 0; at < rows.length; at += CHUNK) await tx.feedback.createMany({ data: rows.slice(at, at + CHUNK) })
}

/** Feedback of a register that was exported. */
export async function keepAgain(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  all: readonly KeptFeedback[],
): Promise<void> {
  const rows = all.map((kept) => ({ ...kept, ...place }))
  for (let at = 0; at < rows.length; at += CHUNK) await tx.feedback.createMany({ data: rows.slice(at, at + CHUNK) })
}

export async function countImported(db: Db, importId: string): Promise<number> {
  return db.feedback.count({ where: { importId } })
}

export async function save(tx: Tx, feedback: Feedback): Promise<void> {
  const { id, registerId: _register, number: _number, ...rest } = feedback
  await tx.feedback.update({ where: { id }, data: rest })
}

export interface PlacedFeedback {
  readonly feedback: Feedback
  readonly register: RegisterAt
}

async function listWhere(
  db: Db,
  where: {
    readonly workspace: string
    readonly givenBy?: string
    readonly assignee?: string
    readonly state: string | { readonly in: string[] }
  },
): Promise<PlacedFeedback[]> {
  const rows = await db.feedback.findMany({
    where: { ...where, register: { state: { notIn: [...silentStates] } } },
    include: { register: { include: { parties: { orderBy: { position: 'asc' } } } } },
    orderBy: [{ resolvedAt: 'asc' }, { registerId: 'asc' }, { number: 'asc' }],
  })
  return rows.map((row) => ({ feedback: Feedback.parse(row), register: registerAtOf(row.register) }))
}

/** Resolutions that wait for the answer of who gave the feedback. */
export async function listUnanswered(db: Db, workspace: string, user: string): Promise<PlacedFeedback[]> {
  return listWhere(db, { workspace, givenBy: user, state: 'addressed' })
}

export async function listAssigned(db: Db, workspace: string, user: string): Promise<PlacedFeedback[]> {
  return listWhere(db, { workspace, assignee: user, state: { in: ['assigned', 'disputed'] } })
}

/** What the message that begins a thread is about: `OGF-D2`; null where it is about no single thing. */
export async function refOfThread(db: Db, workspace: string, channel: string, thread: string): Promise<string | null> {
  const row = await db.outbox.findFirst({ where: { workspace, channel, ts: thread }, select: { subject: true } })
  const subject = row?.subject
  return typeof subject === 'object' && subject !== null && 'ref' in subject && typeof subject.ref === 'string' ? subject.ref : null
}
