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
  const rows = await tx.showing.findMany({
    where: { about: { in: [...about] } },
    select: { outbox: { select: { id: true, key: true, state: true, workspace: true } } },
    orderBy: { outboxId: 'asc' },
  })
  const own = rows.map(({ outbox }) => outbox).filter((one) => one.workspace === workspace && one.state !== 'dropped')
  return [...new Map(own.map((one) => [one.id, one])).values()]
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
  const there = await tx.outbox.findUnique({ where: { workspace_key: { workspace, key: wanted.key } } })
  if (there) return
  await tx.outbox.create({
    data: {
      workspace,
      key: wanted.key,
      kind: wanted.kind,
      subject: { ...wanted.subject },
      destination: wanted.destination,
      threadKey: wanted.threadKey ?? null,
      state: 'due',
      notBefore,
      createdAt: now,
      shows: { create: [...new Set(wanted.shows)].map((about) => ({ about })) },
    },
  })
}
