/** The rows behind delivery: claiming with a lease, what became of a post, what is due, stale or unsure. Decides nothing about Slack. */
import type { Instant } from '../kernel/time.js'
import type { Db, Tx } from './store.js'

export interface OutboxRow {
  readonly id: string
  readonly workspace: string
  readonly key: string
  readonly kind: string
  readonly subject: Readonly<Record<string, string>>
  readonly destination: string
  readonly threadKey: string | null
  readonly attempts: number
  readonly leaseUntil: string | null
  readonly channel: string | null
  readonly ts: string | null
  readonly wanted: number
}

/** How many rows one look takes at most. */
const TAKE = 200

function rowOf<T extends { subject: unknown }>(row: T): Omit<T, 'subject'> & { subject: Readonly<Record<string, string>> } {
  const subject = typeof row.subject === 'object' && row.subject !== null ? (row.subject as Record<string, string>) : {}
  return { ...row, subject }
}

/** Rows to be posted for the first time, oldest first. @param now of the bot's clock, for what waits for another morning */
export async function listDue(db: Db, workspace: string, now: Instant): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { workspace, state: 'due', notBefore: { lte: now } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: TAKE,
  })
  return rows.map(rowOf)
}

export async function listStale(db: Db, workspace: string): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({ where: { workspace, state: 'stale' }, orderBy: { id: 'asc' }, take: TAKE })
  return rows.map(rowOf)
}

/** Claimed by somebody whose lease has run out: posted or not, nobody knows. @param wall real time */
export async function listUnsure(db: Db, workspace: string, wall: Instant): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { workspace, state: 'sending', leaseUntil: { lt: wall } },
    orderBy: { id: 'asc' },
    take: TAKE,
  })
  return rows.map(rowOf)
}

export type Parent = { readonly state: 'sent'; readonly channel: string; readonly ts: string } | { readonly state: 'waiting' | 'none' }

/** Where the message a thread hangs on stands. */
export async function parentOf(db: Db, row: OutboxRow): Promise<Parent> {
  if (!row.threadKey) return { state: 'none' }
  const parent = await db.outbox.findUnique({ where: { workspace_key: { workspace: row.workspace, key: row.threadKey } } })
  if (!parent || parent.state === 'dropped') return { state: 'none' }
  return parent.channel && parent.ts ? { state: 'sent', channel: parent.channel, ts: parent.ts } : { state: 'waiting' }
}

/** Only one of all that try gets it. */
export async function claim(tx: Tx, id: string, leaseUntil: Instant): Promise<boolean> {
  const { count } = await tx.outbox.updateMany({
    where: { id, state: 'due' },
    data: { state: 'sending', leaseUntil, attempts: { increment: 1 } },
  })
  return count === 1
}

/** Takes over an unsure row for reading back; only one of all that try gets it. */
export async function takeOver(tx: Tx, row: OutboxRow, leaseUntil: Instant): Promise<boolean> {
  const { count } = await tx.outbox.updateMany({
    where: { id: row.id, state: 'sending', leaseUntil: row.leaseUntil },
    data: { leaseUntil },
  })
  return count === 1
}

/** @param drawn the `wanted` that was drawn; null when it was found posted and nobody knows in what state */
export async function markSent(
  tx: Tx,
  id: string,
  at: { readonly channel: string; readonly ts: string },
  drawn: number | null,
): Promise<void> {
  await tx.outbox.updateMany({
    where: { id, state: 'sending' },
    data: { state: 'sent', channel: at.channel, ts: at.ts, leaseUntil: null, lastError: null, ...(drawn === null ? {} : { drawn }) },
  })
  // What happened while it was on its way, or is not known to be in it, is drawn next.
  await tx.outbox.updateMany({
    where: { id, state: 'sent', ...(drawn === null ? {} : { wanted: { gt: drawn } }) },
    data: { state: 'stale' },
  })
}

/** It was surely not posted. */
export async function backToDue(tx: Tx, id: string, error: string): Promise<void> {
  await tx.outbox.updateMany({ where: { id, state: 'sending' }, data: { state: 'due', leaseUntil: null, lastError: error } })
}

export async function drop(tx: Tx, id: string): Promise<void> {
  await tx.outbox.updateMany({ where: { id, state: 'sending' }, data: { state: 'dropped', leaseUntil: null } })
}

/** Kept until its destination is back. True when nothing else was held for it yet. */
export async function hold(tx: Tx, row: OutboxRow, error: string, tryAgainAt: Instant): Promise<boolean> {
  const others = await tx.outbox.count({ where: { workspace: row.workspace, destination: row.destination, state: 'held' } })
  await tx.outbox.updateMany({ where: { id: row.id, state: 'sending' }, data: { state: 'held', leaseUntil: tryAgainAt, lastError: error } })
  return others === 0
}

/** Held rows whose destination is back, or whose hour has come. */
export async function release(
  tx: Tx,
  workspace: string,
  which: { readonly destination: string } | { readonly wall: Instant },
): Promise<number> {
  const where = 'destination' in which ? { destination: which.destination } : { leaseUntil: { lt: which.wall } }
  const { count } = await tx.outbox.updateMany({ where: { workspace, state: 'held', ...where }, data: { state: 'due', leaseUntil: null } })
  return count
}

/** Drawn as of `drawn`; stays stale when more has happened since. */
export async function markDrawn(tx: Tx, id: string, drawn: number): Promise<void> {
  await tx.outbox.updateMany({ where: { id, state: 'stale' }, data: { drawn } })
  await tx.outbox.updateMany({ where: { id, state: 'stale', wanted: { lte: drawn } }, data: { state: 'sent' } })
}
