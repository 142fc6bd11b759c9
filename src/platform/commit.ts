/** Writes a Decision's consequences in the caller's transaction: audit entries, new messages, and which messages are stale now. */
import type { Decision, Wanted } from '../kernel/decision.js'
import type { Instant } from '../kernel/time.js'
import type { Who } from './audit.js'
import { append } from './audit.js'
import type { Tx } from './store.js'

/** The slice has written its rows; this adds the rest, so that either all of it stands or nothing. */
export async function commit(tx: Tx, who: Who, registerId: string | null, decision: Decision<unknown>): Promise<void> {
  await append(tx, who, registerId, decision.events)
  const touched = new Set(decision.events.flatMap(({ ref }) => [ref, ref.split('-')[0] ?? ref]))
  const shown = await showing(tx, who.workspace, [...touched])
  await redraw(tx, shown)
  const there = new Set(shown.map(({ key }) => key))
  for (const wanted of decision.notices) if (!there.has(wanted.key)) await want(tx, who.workspace, wanted, who.now)
}

/** Every message that shows one of these is to be redrawn. */
export async function markStale(tx: Tx, workspace: string, about: readonly string[]): Promise<void> {
  await redraw(tx, await showing(tx, workspace, about))
}

interface Shown {
  readonly id: string
  readonly key: string
  readonly state: string
}

async function showing(tx: Tx, workspace: string, about: readonly string[]): Promise<Shown[]> {
  if (about.length === 0) return []
  const found = await tx.showing.findMany({
    where: { about: { in: [...about] } },
    select: { outboxId: true },
    orderBy: { outboxId: 'asc' },
  })
  if (found.length === 0) return []
  // By their ids: asked for through the relation, SQLite would walk through all messages.
  const rows = await tx.outbox.findMany({
    where: { id: { in: [...new Set(found.map(({ outboxId }) => outboxId))] } },
    select: { id: true, key: true, state: true, workspace: true },
    orderBy: { id: 'asc' },
  })
  return rows.filter((one) => one.workspace === workspace && one.state !== 'dropped')
}

/** Those that stand in Slack, which is never taken back, are stale at once; the others as soon as they do. */
async function redraw(tx: Tx, shown: readonly Shown[]): Promise<void> {
  const standing = ['sent', 'stale']
  const idsOf = (stands: boolean): string[] => shown.flatMap(({ id, state }) => (standing.includes(state) === stands ? [id] : []))
  const [there, coming] = [idsOf(true), idsOf(false)]
  if (there.length > 0)
    await tx.outbox.updateMany({
      where: { id: { in: there }, state: { in: standing } },
      data: { wanted: { increment: 1 }, state: 'stale' },
    })
  if (coming.length === 0) return
  await tx.outbox.updateMany({ where: { id: { in: coming } }, data: { wanted: { increment: 1 } } })
  await tx.outbox.updateMany({ where: { id: { in: coming }, state: 'sent' }, data: { state: 'stale' } })
}

/** Earlier than any clock: due at once, whichever way the clock steps. */
export const AT_ONCE = '0000-01-01T00:00:00.000Z' as Instant

/** Puts a message into the outbox, once for its key. One that is there already was marked by what it shows. */
export async function want(tx: Tx, workspace: string, wanted: Wanted, now: Instant, notBefore: Instant = AT_ONCE): Promise<void> {
  const there = await tx.outbox.findUnique({ where: { workspace_key: { workspace, key: wanted.key } }, select: { id: true } })
  if (there) return
  const { key, kind, destination } = wanted
  const { threadKey = null, thread = null } = wanted
  const row = { workspace, key, kind, destination, subject: { ...wanted.subject }, threadKey, thread, notBefore }
  // Written in two statements; a nested create would read back what it wrote.
  const made = await tx.outbox.createManyAndReturn({ data: [{ ...row, state: 'due', createdAt: now }], select: { id: true } })
  const shows = made.flatMap(({ id: outboxId }) => [...new Set(wanted.shows)].map((about) => ({ outboxId, about })))
  if (shows.length > 0) await tx.showing.createMany({ data: shows })
}
