/** Inbound once: the first arrival of an act leaves its key in the transaction of its change; a second one finds it. */
import type { Instant } from '../kernel/time.js'
import type { Tx } from './store.js'

/** False when this act was already taken in. */
export async function firstTime(tx: Tx, workspace: string, kind: string, key: string, now: Instant): Promise<boolean> {
  const there = await tx.intake.findUnique({ where: { workspace_kind_key: { workspace, kind, key } } })
  if (there) return false
  await tx.intake.create({ data: { workspace, kind, key, at: now } })
  return true
}

/** Slack redelivers within the hour; rows older than `before` are never asked for again. */
export async function sweepIntake(tx: Tx, before: Instant): Promise<number> {
  const { count } = await tx.intake.deleteMany({ where: { at: { lt: before } } })
  return count
}
