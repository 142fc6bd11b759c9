/** Inbound once: the first arrival of an act leaves its key in the transaction of its change; a second one finds it. */
import type { Instant } from '../kernel/time.js'
import type { Tx } from './store.js'

/** False when this act was already taken in: the transaction changes nothing then, and is to be rolled back. */
export async function firstTime(tx: Tx, workspace: string, kind: string, key: string, now: Instant): Promise<boolean> {
  const written = await tx.sql.run`
    INSERT INTO "Intake" ("workspace", "kind", "key", "at") VALUES (${workspace}, ${kind}, ${key}, ${now}) ON CONFLICT DO NOTHING`
  return written === 1
}

/** Slack redelivers within the hour; rows older than `before` are never asked for again. */
export async function sweepIntake(tx: Tx, before: Instant): Promise<number> {
  const { count } = await tx.intake.deleteMany({ where: { at: { lt: before } } })
  return count
}
