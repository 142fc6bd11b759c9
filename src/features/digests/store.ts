/** Rows of notices: what a digest carries. */
import type { Planner } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'

export interface CarriedNotice {
  readonly id: string
  readonly registerId: string
  readonly kind: string
  readonly ref: string
  readonly thingId: string
  readonly stage: string
  readonly due: string | null
  readonly acts: number
}

/**
 * Attaches to a digest, once and for all, the notices that wait for its destination up to its morning and still hold;
 * those that an act of a person has overtaken are dropped unsent.
 */
export async function attach(
  tx: Tx,
  digest: { readonly id: string; readonly workspace: string; readonly destination: string; readonly morning: string },
  planners: readonly Planner[],
): Promise<void> {
  const { workspace, destination, morning } = digest
  const waiting = await tx.notice.findMany({
    where: { workspace, destination, state: 'pending', at: { lte: morning } },
    orderBy: { id: 'asc' },
  })
  for (const kind of new Set(waiting.map((notice) => notice.kind))) {
    const ofKind = waiting.filter((notice) => notice.kind === kind)
    const standing = (await planners.find((planner) => planner.kind === kind)?.standing(tx, ofKind)) ?? new Set<string>()
    const holds = ofKind.filter((notice) => standing.has(notice.thingId))
    const gone = ofKind.filter((notice) => !standing.has(notice.thingId))
    await tx.notice.updateMany({ where: { id: { in: holds.map(({ id }) => id) } }, data: { state: 'attached', outboxId: digest.id } })
    await tx.notice.updateMany({ where: { id: { in: gone.map(({ id }) => id) } }, data: { state: 'dropped' } })
    for (const about of new Set(holds.map(({ ref }) => ref))) {
      await tx.showing.upsert({
        where: { outboxId_about: { outboxId: digest.id, about } },
        create: { outboxId: digest.id, about },
        update: {},
      })
    }
  }
}

export async function listCarried(db: Db, outboxId: string): Promise<CarriedNotice[]> {
  return db.notice.findMany({ where: { outboxId, state: 'attached' }, orderBy: [{ ref: 'asc' }, { id: 'asc' }] })
}

export async function findDigest(db: Db, outboxId: string): Promise<{ workspace: string; destination: string; morning: string } | null> {
  const row = await db.outbox.findUnique({ where: { id: outboxId }, select: { workspace: true, destination: true, subject: true } })
  const subject = row?.subject as { morning?: string } | undefined
  return row && subject?.morning ? { workspace: row.workspace, destination: row.destination, morning: subject.morning } : null
}
