/** Writes a Decision's consequences in the caller's transaction: audit entries, new messages, and which messages are stale now. */
import type { Decision, Wanted } from '../kernel/decision.js'
import type { Instant } from '../kernel/time.js'
import type { Who } from './audit.js'
import { append } from './audit.js'
import { join, piece } from './driver.js'
import { insertRow, newId } from './rows.js'
import type { Tx } from './store.js'

/** The slice has written its rows; this adds the rest, so that either all of it stands or nothing. */
export async function commit(tx: Tx, who: Who, registerId: string | null, decision: Decision<unknown>): Promise<void> {
  await append(tx, who, registerId, decision.events)
  const touched = new Set(decision.events.flatMap(({ ref }) => [ref, ref.split('-')[0] ?? ref]))
  const there = new Set(await markStale(tx, who.workspace, [...touched]))
  for (const wanted of decision.notices) if (!there.has(wanted.key)) await want(tx, who.workspace, wanted, who.now)
}

/**
 * Every message that shows one of these is to be redrawn: what stands in Slack is stale at once, the others as soon as they do.
 * @returns their keys
 */
export async function markStale(tx: Tx, workspace: string, about: readonly string[]): Promise<string[]> {
  if (about.length === 0) return []
  // The workspace is compared as a sum: else SQLite takes the index of keys, and walks through all messages.
  const rows = await tx.sql.rows<{ key: string }>`
    UPDATE "Outbox" SET "wanted" = "wanted" + 1, "state" = CASE WHEN "state" = 'sent' THEN 'stale' ELSE "state" END
    WHERE "id" IN (SELECT "outboxId" FROM "Showing" WHERE "about" IN (${join([...about])}))
      AND "workspace" || '' = ${workspace} AND "state" <> 'dropped'
    RETURNING "key"`
  return rows.map(({ key }) => key)
}

/** Earlier than any clock: due at once, whichever way the clock steps. */
export const AT_ONCE = '0000-01-01T00:00:00.000Z' as Instant

/** Puts a message into the outbox, once for its key. One that is there already was marked by what it shows. */
export async function want(tx: Tx, workspace: string, wanted: Wanted, now: Instant, notBefore: Instant = AT_ONCE): Promise<void> {
  const { key, kind, destination } = wanted
  const { threadKey = null, thread = null } = wanted
  const there = await tx.sql.rows`SELECT "id" FROM "Outbox" WHERE "workspace" = ${workspace} AND "key" = ${key}`
  if (there.length > 0) return
  const id = newId()
  const row = { workspace, key, kind, destination, subject: { ...wanted.subject }, threadKey, thread, notBefore }
  await insertRow(tx, 'Outbox', { id, ...row, state: 'due', createdAt: now })
  await insertShowing(tx, id, wanted.shows)
}

/** What a message shows, once each, beside what it shows already. */
export async function insertShowing(tx: Tx, outboxId: string, shows: readonly string[]): Promise<void> {
  const rows = [...new Set(shows)].map((about) => piece`(${outboxId}, ${about})`)
  if (rows.length > 0) await tx.sql.run`INSERT INTO "Showing" ("outboxId", "about") VALUES ${join(rows)} ON CONFLICT DO NOTHING`
}
