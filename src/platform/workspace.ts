/** Which workspace a store serves: known once a bot has started on it; rows kept before from the command line are adopted then. */
import { ok } from '../kernel/problem.js'
import type { Store, Tx } from './store.js'

/** Rows of a store that no bot has served yet. */
export const UNSERVED = 'unserved'

export async function servedWorkspace(store: Store): Promise<string> {
  const row = await store.read((db) => db.meta.findUnique({ where: { key: 'workspace' } }))
  return row?.value ?? UNSERVED
}

/** Called when a bot has learned whom its token speaks for. */
export async function serveWorkspace(store: Store, workspace: string): Promise<void> {
  await store.change(async (tx) => {
    await tx.meta.upsert({ where: { key: 'workspace' }, create: { key: 'workspace', value: workspace }, update: { value: workspace } })
    await adopt(tx, workspace)
    return ok(null)
  })
}

async function adopt(tx: Tx, workspace: string): Promise<void> {
  const unserved = { where: { workspace: UNSERVED }, data: { workspace } }
  if ((await tx.register.count({ where: { workspace: UNSERVED } })) === 0) return
  await tx.register.updateMany(unserved)
  await tx.party.updateMany(unserved)
  await tx.section.updateMany(unserved)
  await tx.term.updateMany(unserved)
  await tx.gate.updateMany(unserved)
  await tx.iprNotice.updateMany(unserved)
  await tx.recordedApproval.updateMany(unserved)
  await tx.contact.updateMany(unserved)
  await tx.rosterEntry.updateMany(unserved)
  await tx.milestone.updateMany(unserved)
  await tx.activity.updateMany(unserved)
  await tx.review.updateMany(unserved)
  await tx.auditEntry.updateMany(unserved)
}
