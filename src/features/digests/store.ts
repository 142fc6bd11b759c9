/** Rows of notices: what a digest carries. */
import { Day } from '../../kernel/time.js'
import { insertShowing } from '../../platform/commit.js'
import type { DrawEnv, Planner } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'

export interface CarriedNotice {
  readonly id: string
  readonly registerId: string
  readonly kind: string
  readonly ref: string
  readonly thingId: string
  readonly stage: string
  readonly due: Day | null
  readonly acts: number
}

export interface Digest {
  readonly id: string
  readonly workspace: string
  readonly destination: string
  readonly morning: string
  readonly zone: string
}

/**
 * Attaches to a digest the notices that wait for its destination up to its morning and still hold; those that an act of a person or a
 * later stage has overtaken are dropped unsent. A digest that comes late takes with it what has come due since: one message, not one
 * for each morning that Slack was away.
 */
export async function attach(tx: Tx, digest: Digest, planners: readonly Planner[], now: string = digest.morning): Promise<void> {
  const { workspace, destination, morning, zone } = digest
  const until = now > morning ? now : morning
  const rows = await tx.notice.findMany({
    where: { workspace, destination, state: 'pending', zone: { in: [zone, ''] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  // Where several of one thing have waited for Slack to come back, only the latest is still worth saying.
  const latest = new Map(rows.map(({ id, kind, thingId }) => [`${kind}/${thingId}`, id]))
  const overtaken = rows.filter(({ id, kind, thingId }) => latest.get(`${kind}/${thingId}`) !== id)
  await dropAll(tx, overtaken)
  const waiting = rows.filter((row) => row.at <= until && !overtaken.includes(row)).map(carriedOf)
  for (const kind of new Set(waiting.map((notice) => notice.kind))) {
    const ofKind = waiting.filter((notice) => notice.kind === kind)
    const standing = (await planners.find((planner) => planner.kind === kind)?.standing(tx, ofKind)) ?? new Set<string>()
    const holds = ofKind.filter((notice) => standing.has(notice.thingId))
    const gone = ofKind.filter((notice) => !standing.has(notice.thingId))
    await tx.notice.updateMany({ where: { id: { in: holds.map(({ id }) => id) } }, data: { state: 'attached', outboxId: digest.id } })
    await dropAll(tx, gone)
    await insertShowing(
      tx,
      digest.id,
      holds.map(({ ref }) => ref),
    )
  }
}

async function dropAll(tx: Tx, notices: readonly { readonly id: string }[]): Promise<void> {
  if (notices.length === 0) return
  await tx.notice.updateMany({ where: { id: { in: notices.map(({ id }) => id) } }, data: { state: 'dropped' } })
}

/** What is drawn from other things is redrawn with them, in the newest message that carries it; earlier ones stay as they stood. */
export async function follow(tx: Tx, outboxId: string, env: DrawEnv): Promise<void> {
  const notices = await tx.notice.findMany({ where: { outboxId, state: 'attached' }, orderBy: { id: 'asc' } })
  for (const { kind, ref, thingId } of notices) {
    const planner = env.registry.planners.find((candidate) => candidate.kind === kind)
    if (!planner?.shows) continue
    const earlier = await tx.showing.findMany({ where: { about: ref, outboxId: { not: outboxId } }, orderBy: { outboxId: 'asc' } })
    for (const { outboxId: before } of earlier) {
      const own = await tx.notice.findMany({
        where: { outboxId: before, kind: { not: kind } },
        select: { ref: true },
        orderBy: { id: 'asc' },
      })
      await tx.showing.deleteMany({ where: { outboxId: before, about: { notIn: own.map((one) => one.ref) } } })
    }
    await insertShowing(tx, outboxId, await planner.shows(tx, thingId, env))
  }
}

function carriedOf<T extends { due: string | null }>(row: T): Omit<T, 'due'> & { due: Day | null } {
  return { ...row, due: Day.nullable().parse(row.due) }
}

export async function listCarried(db: Db, outboxId: string): Promise<CarriedNotice[]> {
  const rows = await db.notice.findMany({ where: { outboxId, state: 'attached' }, orderBy: [{ ref: 'asc' }, { id: 'asc' }] })
  return rows.map(carriedOf)
}

/** It surely does not stand in Slack: what it carried waits again, and may be overtaken while it does. */
export async function detach(tx: Tx, outboxId: string): Promise<void> {
  await tx.notice.updateMany({ where: { outboxId, state: 'attached' }, data: { state: 'pending', outboxId: null } })
}

export async function findDigest(db: Db, outboxId: string): Promise<Digest | null> {
  const row = await db.outbox.findUnique({ where: { id: outboxId }, select: { workspace: true, destination: true, subject: true } })
  const subject = row?.subject as { morning?: string; zone?: string } | undefined
  if (!row || !subject?.morning) return null
  return { id: outboxId, workspace: row.workspace, destination: row.destination, morning: subject.morning, zone: subject.zone ?? '' }
}

/** The latest morning of what it carries: a late digest is called by that. */
export async function latestMorning(db: Db, outboxId: string): Promise<string | null> {
  const row = await db.notice.findFirst({ where: { outboxId, state: 'attached' }, orderBy: { at: 'desc' }, select: { at: true } })
  return row?.at ?? null
}
