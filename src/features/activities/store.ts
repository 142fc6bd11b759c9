/** Rows ⇄ activities. */
import type { Instant } from '../../kernel/time.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { Activity } from './model.js'

export async function listActivities(db: Db, registerId: string): Promise<Activity[]> {
  const rows = await db.activity.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Activity.parse(row))
}

export async function findActivity(db: Db, registerId: string, number: number): Promise<Activity | null> {
  const row = await db.activity.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Activity.parse(row)
}

export const nextNumber = numbering('Activity')

export async function insert(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  made: { readonly number: number; readonly text: string },
  now: Instant,
  state: 'open' | 'proposed' = 'open',
): Promise<void> {
  await tx.activity.create({ data: { ...place, ...made, state, createdAt: now } })
}

export async function save(tx: Tx, { id, text, state, outcome, closedBy, closedAt }: Activity): Promise<void> {
  await tx.activity.update({ where: { id }, data: { text, state, outcome, closedBy, closedAt } })
}
