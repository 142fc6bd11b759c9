/** What nearly every act asks and writes, in SQL: a third of what the same costs through Prisma's client. Decision 0027. */
import { z } from 'zod'
import { Prisma } from '../generated/prisma/client.js'
import type { Json } from '../kernel/decision.js'
import type { Instant } from '../kernel/time.js'
import type { Tx } from './store.js'

/** False where the key is there already. */
export async function insertIntake(tx: Tx, workspace: string, kind: string, key: string, at: Instant): Promise<boolean> {
  const count = await tx.$executeRaw`
    INSERT INTO "Intake" ("workspace", "kind", "key", "at") VALUES (${workspace}, ${kind}, ${key}, ${at}) ON CONFLICT DO NOTHING`
  return count === 1
}

const Hashes = z.array(z.object({ hash: z.string() }))

/** The hash of a workspace's newest audit entry; null before the first. */
export async function newestHash(tx: Tx, workspace: string): Promise<string | null> {
  const rows = await tx.$queryRaw`SELECT "hash" FROM "AuditEntry" WHERE "workspace" = ${workspace} ORDER BY "seq" DESC LIMIT 1`
  return Hashes.parse(rows)[0]?.hash ?? null
}

export interface NewEntry {
  readonly workspace: string
  readonly registerId: string | null
  readonly ref: string | null
  readonly at: string
  readonly actor: string
  readonly source: string
  readonly kind: string
  readonly sentence: string
  readonly before: Json
  readonly after: Json
  readonly reason: string | null
  readonly prevHash: string
  readonly hash: string
}

export async function insertEntry(tx: Tx, entry: NewEntry): Promise<void> {
  const { workspace, registerId, ref, at, actor, source, kind, sentence, before, after, reason, prevHash, hash } = entry
  await tx.$executeRaw`
    INSERT INTO "AuditEntry" ("workspace", "registerId", "ref", "at", "actor", "source", "kind", "sentence", "before", "after", "reason", "prevHash", "hash")
    VALUES (${workspace}, ${registerId}, ${ref}, ${at}, ${actor}, ${source}, ${kind}, ${sentence}, ${textOf(before)}, ${textOf(after)}, ${reason}, ${prevHash}, ${hash})`
}

const Keys = z.array(z.object({ key: z.string() }))

/**
 * Every message that shows one of these is to be redrawn: what stands in Slack is stale at once, the others as soon as they do.
 * @returns their keys
 */
export async function wantRedrawn(tx: Tx, workspace: string, about: readonly string[]): Promise<string[]> {
  if (about.length === 0) return []
  // The workspace is compared as a sum: else SQLite takes the index of keys, and walks through all messages.
  const rows = await tx.$queryRaw`
    UPDATE "Outbox" SET "wanted" = "wanted" + 1, "state" = CASE WHEN "state" = 'sent' THEN 'stale' ELSE "state" END
    WHERE "id" IN (SELECT "outboxId" FROM "Showing" WHERE "about" IN (${Prisma.join([...about])}))
      AND "workspace" || '' = ${workspace} AND "state" <> 'dropped'
    RETURNING "key"`
  return Keys.parse(rows).map(({ key }) => key)
}

export async function isInOutbox(tx: Tx, workspace: string, key: string): Promise<boolean> {
  const rows = await tx.$queryRaw`SELECT "key" FROM "Outbox" WHERE "workspace" = ${workspace} AND "key" = ${key}`
  return Keys.parse(rows).length > 0
}

/** What a message shows, once each, beside what it shows already. */
export async function insertShowing(tx: Tx, outboxId: string, shows: readonly string[]): Promise<void> {
  const rows = [...new Set(shows)].map((about) => Prisma.sql`(${outboxId}, ${about})`)
  if (rows.length > 0) await tx.$executeRaw`INSERT INTO "Showing" ("outboxId", "about") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
}

function textOf(value: Json): string | null {
  return value === null ? null : JSON.stringify(value)
}
