/** Rows of those who asked for their work on working mornings. */
import { Instant, Zone } from '../../kernel/time.js'
import type { Db, Tx } from '../../platform/store.js'
import { morningsOf, nextMorningAfter } from './rules.js'

export interface Wish {
  readonly workspace: string
  readonly user: string
  readonly quietUntil: Instant
}

export async function findWish(db: Db, workspace: string, user: string): Promise<Wish | null> {
  const row = await db.workMorning.findUnique({ where: { workspace_user: { workspace, user } } })
  return row && { workspace, user, quietUntil: Instant.parse(row.quietUntil) }
}

/** Where they live, as Slack says it. */
export async function zoneOf(db: Db, workspace: string, user: string): Promise<Zone> {
  const row = await db.person.findUnique({ where: { workspace_user: { workspace, user } }, select: { zone: true } })
  const zone = Zone.safeParse(row?.zone ?? 'UTC')
  return zone.success ? zone.data : Zone.parse('UTC')
}

export async function start(tx: Tx, workspace: string, user: string, now: Instant): Promise<void> {
  const nextNoticeAt = nextMorningAfter(morningsOf(await zoneOf(tx, workspace, user)), now)
  await tx.workMorning.create({ data: { workspace, user, quietUntil: now, nextNoticeAt } })
}

export async function stop(tx: Tx, workspace: string, user: string): Promise<void> {
  await tx.workMorning.delete({ where: { workspace_user: { workspace, user } } })
}

/** Those whose morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Wish[]> {
  const rows = await db.workMorning.findMany({ where: { nextNoticeAt: { lte: now } }, orderBy: { nextNoticeAt: 'asc' }, take: limit })
  return rows.map(({ workspace, user, quietUntil }) => ({ workspace, user, quietUntil: Instant.parse(quietUntil) }))
}

export async function listWishing(db: Db, users: readonly string[]): Promise<string[]> {
  const rows = await db.workMorning.findMany({ where: { user: { in: [...users] } }, select: { user: true }, orderBy: { user: 'asc' } })
  return rows.map(({ user }) => user)
}

export async function keepPlanned(tx: Tx, { workspace, user, quietUntil }: Wish, nextNoticeAt: Instant): Promise<void> {
  await tx.workMorning.update({ where: { workspace_user: { workspace, user } }, data: { quietUntil, nextNoticeAt } })
}

/** A clock that begins anew: mornings count from its present. */
export async function startAnew(tx: Tx, workspace: string, now: Instant): Promise<void> {
  for (const { user } of await tx.workMorning.findMany({ where: { workspace }, orderBy: { user: 'asc' } })) {
    await stop(tx, workspace, user)
    await start(tx, workspace, user, now)
  }
}
