/** Rows ⇄ the roster. */
import type { Instant } from '../../kernel/time.js'
import type { Role } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Named } from './rules.js'

export async function listRoster(db: Db, registerId: string): Promise<Named[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId }, orderBy: [{ party: 'asc' }, { role: 'asc' }, { user: 'asc' }] })
  return rows.map(({ user, role, party }) => ({ user, role: role as Role, party }))
}

export async function insert(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  named: Named,
  by: string,
  now: Instant,
): Promise<void> {
  await tx.rosterEntry.create({ data: { ...place, user: named.user, role: named.role, party: named.party, addedBy: by, addedAt: now } })
}

export async function takeOff(tx: Tx, registerId: string, named: readonly Named[]): Promise<void> {
  for (const { user, role, party } of named) await tx.rosterEntry.deleteMany({ where: { registerId, user, role, party } })
}
