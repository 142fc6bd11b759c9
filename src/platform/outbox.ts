/** The rows behind delivery: claiming with a lease, what became of a post, what is due, stale or unsure. Decides nothing about Slack. */
import type { Instant } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { AT_ONCE } from './commit.js'
import type { Db, Tx } from './store.js'

export interface OutboxRow {
  readonly id: string
  readonly workspace: string
  readonly key: string
  readonly kind: string
  readonly subject: Readonly<Record<string, string>>
  readonly destination: string
  readonly threadKey: string | null
  readonly thread: string | null
  readonly attempts: number
  readonly leaseUntil: string | null
  readonly channel: string | null
  readonly ts: string | null
  readonly wanted: number
  /** By the bot's clock. */
  readonly createdAt: string
}

/** A row as one claim left it; `leaseUntil` is that claim's lease, null where it was not claimed. */
export type Claimed = Pick<OutboxRow, 'id' | 'leaseUntil'>

/** Matches the row only while nobody has taken it over since: who comes late must not undo what another has begun. */
function asLeft({ id, leaseUntil }: Claimed): { id: string; state: string; leaseUntil?: string } {
  return leaseUntil === null ? { id, state: 'due' } : { id, state: 'sending', leaseUntil }
}

function ranOut(wall: Instant): { OR: { leaseUntil: { lt: string } | { gt: string } }[] } {
  return { OR: [{ leaseUntil: { lt: wall } }, { leaseUntil: { gt: instantFromMs(msOf(wall) + IMPOSSIBLE_MS) } }] }
}

/** How many rows one look takes at most. */
export const TAKE = 200
/** No lease lies so far ahead: one that does was written before the machine's clock was set back. */
const IMPOSSIBLE_MS = 2 * 3_600_000

function rowOf<T extends { subject: unknown }>(row: T): Omit<T, 'subject'> & { subject: Readonly<Record<string, string>> } {
  const subject = typeof row.subject === 'object' && row.subject !== null ? (row.subject as Record<string, string>) : {}
  return { ...row, subject }
}

/**
 * Rows to be posted for the first time, oldest first, a page of them.
 * @param now of the bot's clock, for what waits for another morning
 * @param after id of the last row of the page before; null for the first page
 * @param except destinations that are left out, the same on every page
 */
export async function listDue(
  db: Db,
  workspace: string,
  now: Instant,
  after: string | null = null,
  except: readonly string[] = [],
): Promise<OutboxRow[]> {
  const others = except.length > 0 ? { destination: { notIn: [...except] } } : {}
  const rows = await db.outbox.findMany({
    where: { workspace, state: 'due', notBefore: { lte: now }, ...others },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: TAKE,
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
  })
  return rows.map(rowOf)
}

function gathered(workspace: string, kind: string, until: Instant) {
  return { workspace, kind, state: 'due', notBefore: { gt: AT_ONCE, lte: until } }
}

/** Whether `letGo` has anything to do: a bot that died while it gathered leaves such rows behind. */
export async function isGathered(db: Db, workspace: string, kind: string, until: Instant): Promise<boolean> {
  return (await db.outbox.findFirst({ where: gathered(workspace, kind, until), select: { id: true } })) !== null
}

/** Lets rows of a kind go at once that would wait until `until` at most. */
export async function letGo(tx: Tx, workspace: string, kind: string, until: Instant): Promise<void> {
  await tx.outbox.updateMany({ where: gathered(workspace, kind, until), data: { notBefore: AT_ONCE } })
}

export async function listStale(db: Db, workspace: string): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({ where: { workspace, state: 'stale' }, orderBy: { id: 'asc' }, take: TAKE })
  return rows.map(rowOf)
}

/** Claimed by somebody whose lease has run out: posted or not, nobody knows. @param wall real time */
export async function listUnsure(db: Db, workspace: string, wall: Instant): Promise<OutboxRow[]> {
  const rows = await db.outbox.findMany({
    where: { workspace, state: 'sending', ...ranOut(wall) },
    orderBy: { id: 'asc' },
    take: TAKE,
  })
  return rows.map(rowOf)
}

export type Parent = { readonly state: 'sent'; readonly channel: string; readonly ts: string } | { readonly state: 'waiting' | 'none' }

/** Where the message a thread hangs on stands. */
export async function parentOf(db: Db, row: OutboxRow): Promise<Parent> {
  if (row.thread !== null) return { state: 'sent', channel: row.destination, ts: row.thread }
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
export async function takeOver(tx: Tx, row: Claimed, leaseUntil: Instant): Promise<boolean> {
  const { count } = await tx.outbox.updateMany({
    where: { id: row.id, state: 'sending', leaseUntil: row.leaseUntil },
    data: { leaseUntil },
  })
  return count === 1
}

/**
 * It stands in Slack: true whoever holds the row by now, so no lease is asked for.
 * @param drawn the `wanted` that was drawn; null when it was found posted and nobody knows in what state
 */
export async function markSent(
  tx: Tx,
  id: string,
  at: { readonly channel: string; readonly ts: string },
  drawn: number | null,
): Promise<void> {
  await tx.outbox.updateMany({
    where: { id, state: { in: ['sending', 'due', 'held'] } },
    data: { state: 'sent', channel: at.channel, ts: at.ts, leaseUntil: null, lastError: null, ...(drawn === null ? {} : { drawn }) },
  })
  // What happened while it was on its way, or is not known to be in it, is drawn next.
  await tx.outbox.updateMany({
    where: { id, state: 'sent', ...(drawn === null ? {} : { wanted: { gt: drawn } }) },
    data: { state: 'stale' },
  })
}

/** It was surely not posted. False when somebody else has taken it over meanwhile. */
export async function backToDue(tx: Tx, row: Claimed, error: string): Promise<boolean> {
  const { count } = await tx.outbox.updateMany({ where: asLeft(row), data: { state: 'due', leaseUntil: null, lastError: error } })
  return count === 1
}

/** Its thread is gone: it goes into the channel itself. */
export async function leaveThread(tx: Tx, row: Claimed): Promise<void> {
  await tx.outbox.updateMany({ where: asLeft(row), data: { thread: null } })
}

export async function drop(tx: Tx, row: Claimed): Promise<void> {
  await tx.outbox.updateMany({ where: asLeft(row), data: { state: 'dropped', leaseUntil: null } })
}

/** Kept until its destination is back; `first` where nothing of its register was held there yet. Null when somebody else has it now. */
export async function hold(tx: Tx, row: OutboxRow, error: string, tryAgainAt: Instant): Promise<{ readonly first: boolean } | null> {
  const held = await tx.outbox.findMany({
    where: { workspace: row.workspace, destination: row.destination, state: 'held' },
    select: { subject: true },
  })
  const { count } = await tx.outbox.updateMany({
    where: asLeft(row),
    data: { state: 'held', leaseUntil: tryAgainAt, lastError: error },
  })
  return count === 1 ? { first: !held.some((other) => rowOf(other).subject.register === row.subject.register) } : null
}

/** Held rows whose destination is back, or whose hour has come. */
export async function release(
  tx: Tx,
  workspace: string,
  which: { readonly destination: string } | { readonly wall: Instant },
): Promise<number> {
  const where = 'destination' in which ? { destination: which.destination } : ranOut(which.wall)
  const { count } = await tx.outbox.updateMany({ where: { workspace, state: 'held', ...where }, data: { state: 'due', leaseUntil: null } })
  return count
}

/** Drawn as of `drawn`; stays stale when more has happened since. */
export async function markDrawn(tx: Tx, id: string, drawn: number): Promise<void> {
  await tx.outbox.updateMany({ where: { id, state: 'stale' }, data: { drawn } })
  await tx.outbox.updateMany({ where: { id, state: 'stale', wanted: { lte: drawn } }, data: { state: 'sent' } })
}
