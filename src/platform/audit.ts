/** The audit chain: append-only entries, each carrying the hash of the one before, so that nothing can be changed unseen. */
import { createHash } from 'node:crypto'
import type { Event, Json } from '../kernel/decision.js'
import type { Instant } from '../kernel/time.js'
import type { Ctx } from './feature.js'
import type { Db, Tx } from './store.js'

/** Who acted, when, from where. */
export type Who = Pick<Ctx, 'workspace' | 'actor' | 'source' | 'now'>

export interface Entry {
  readonly seq: number
  readonly ref: string | null
  readonly at: string
  readonly actor: string
  readonly source: string
  readonly kind: string
  readonly sentence: string
  readonly before: Json
  readonly after: Json
  readonly reason: string | null
}

/** The hash before the first entry of a workspace. */
const GENESIS = '0'.repeat(64)
const PAGE = 500

type Chained = Omit<Entry, 'seq'> & { readonly workspace: string; readonly registerId: string | null }
type Link = Chained & { readonly prevHash: string; readonly hash: string }

/** Appends events in their order; must run inside the transaction of the change they tell of. */
export async function append(tx: Tx, who: Who, registerId: string | null, events: readonly Event[]): Promise<void> {
  if (events.length === 0) return
  let prevHash = (await newestHash(tx, who.workspace)) ?? GENESIS
  for (const event of events) {
    const entry: Chained = {
      workspace: who.workspace,
      registerId,
      ref: wellFormed(event.ref),
      at: who.now,
      actor: who.actor.user,
      source: who.source,
      kind: event.kind,
      sentence: wellFormed(event.sentence),
      before: event.before,
      after: event.after,
      reason: event.reason === undefined ? null : wellFormed(event.reason),
    }
    const hash = hashOf(prevHash, entry)
    await insert(tx, { ...entry, prevHash, hash })
    prevHash = hash
  }
}

async function newestHash(tx: Tx, workspace: string): Promise<string | null> {
  const [newest] = await tx.sql.rows<{ hash: string }>`
    SELECT "hash" FROM "AuditEntry" WHERE "workspace" = ${workspace} ORDER BY "seq" DESC LIMIT 1`
  return newest?.hash ?? null
}

async function insert(tx: Tx, link: Link): Promise<void> {
  const { workspace, registerId, ref, at, actor, source, kind, sentence, reason, prevHash, hash } = link
  const [before, after] = [jsonOf(link.before), jsonOf(link.after)]
  await tx.sql.run`
    INSERT INTO "AuditEntry" ("workspace", "registerId", "ref", "at", "actor", "source", "kind", "sentence", "before", "after", "reason", "prevHash", "hash")
    VALUES (${workspace}, ${registerId}, ${ref}, ${at}, ${actor}, ${source}, ${kind}, ${sentence}, ${before}, ${after}, ${reason}, ${prevHash}, ${hash})`
}

function jsonOf(value: Json): string | null {
  return value === null ? null : JSON.stringify(value)
}

export interface Verdict {
  readonly entries: number
  /** Sequence number of the first entry that does not fit; null when the chain is whole. */
  readonly brokenAt: number | null
  readonly why: string | null
}

/** Walks a workspace's chain from its beginning. */
export async function verify(db: Db, workspace: string): Promise<Verdict> {
  let prevHash = GENESIS
  let seq = 0
  let entries = 0
  for (;;) {
    const page = await db.auditEntry.findMany({ where: { workspace, seq: { gt: seq } }, orderBy: { seq: 'asc' }, take: PAGE })
    for (const row of page) {
      if (row.prevHash !== prevHash) return { entries, brokenAt: row.seq, why: 'the entry before it is missing or was changed' }
      const { seq: _seq, hash, prevHash: _prev, ...entry } = row
      if (hashOf(prevHash, { ...entry, before: entry.before as Json, after: entry.after as Json }) !== hash) {
        return { entries, brokenAt: row.seq, why: 'its content was changed' }
      }
      prevHash = hash
      seq = row.seq
      entries += 1
    }
    if (page.length < PAGE) return { entries, brokenAt: null, why: null }
  }
}

export async function listWorkspaces(db: Db): Promise<string[]> {
  const rows = await db.auditEntry.groupBy({ by: ['workspace'], orderBy: { workspace: 'asc' } })
  return rows.map(({ workspace }) => workspace)
}

/** A register's entries, newest first. */
export async function history(
  db: Db,
  registerId: string,
  page: { readonly ref?: string; readonly since?: Instant | null; readonly skip: number; readonly take: number },
): Promise<{ readonly entries: readonly Entry[]; readonly total: number }> {
  const where = { registerId, ...(page.ref ? { ref: page.ref } : {}), ...(page.since ? { at: { gt: page.since } } : {}) }
  const [rows, total] = await Promise.all([
    db.auditEntry.findMany({ where, orderBy: { seq: 'desc' }, skip: page.skip, take: page.take }),
    db.auditEntry.count({ where }),
  ])
  return { entries: rows.map((row) => ({ ...row, before: row.before as Json, after: row.after as Json })), total }
}

/** How many entries of a kind there are on each thing of a register, by its reference. */
export async function countByRef(db: Db, registerId: string, kind: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.auditEntry.groupBy({ by: ['ref'], where: { registerId, kind }, _count: true })
  return new Map(rows.flatMap(({ ref, _count }) => (ref === null ? [] : [[ref, _count] as const])))
}

function hashOf(prevHash: string, entry: Chained): string {
  // The workspace is not in the hash: the chain is per workspace, and a store filled from the command line is adopted by its first.
  const { registerId, ref, at, actor, source, kind, sentence, before, after, reason } = entry
  return createHash('sha256')
    .update(prevHash)
    .update(canonical({ registerId, ref, at, actor, source, kind, sentence, before, after, reason }))
    .digest('hex')
}

/** Half a character, as cutting a text can leave it, would come back from the store as another one and break the chain. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8')
}

/** JSON with sorted keys, so that the same content always has the same bytes. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one as Json)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
