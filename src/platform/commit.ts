/** Writes a Decision's consequences in the caller's transaction: audit entries, new messages, and which messages are stale now. */
import type { Decision, Wanted } from '../kernel/decision.js'
import type { Instant } from '../kernel/time.js'
import type { Who } from './audit.js'
import { append } from './audit.js'
import { insertShowing, isInOutbox, wantRedrawn } from './statements.js'
import type { Tx } from './store.js'

/** The slice has written its rows; this adds the rest, so that either all of it stands or nothing. */
export async function commit(tx: Tx, who: Who, registerId: string | null, decision: Decision<unknown>): Promise<void> {
  await append(tx, who, registerId, decision.events)
  const touched = new Set(decision.events.flatMap(({ ref }) => [ref, ref.split('-')[0] ?? ref]))
  const there = new Set(await wantRedrawn(tx, who.workspace, [...touched]))
  for (const wanted of decision.notices) if (!there.has(wanted.key)) await want(tx, who.workspace, wanted, who.now)
}

/** Every message that shows one of these is to be redrawn. */
export async function markStale(tx: Tx, workspace: string, about: readonly string[]): Promise<void> {
  await wantRedrawn(tx, workspace, about)
}

/** Earlier than any clock: due at once, whichever way the clock steps. */
export const AT_ONCE = '0000-01-01T00:00:00.000Z' as Instant

/** Puts a message into the outbox, once for its key. One that is there already was marked by what it shows. */
export async function want(tx: Tx, workspace: string, wanted: Wanted, now: Instant, notBefore: Instant = AT_ONCE): Promise<void> {
  if (await isInOutbox(tx, workspace, wanted.key)) return
  const { key, kind, destination } = wanted
  const { threadKey = null, thread = null } = wanted
  const row = { workspace, key, kind, destination, subject: { ...wanted.subject }, threadKey, thread, notBefore }
  const { id } = await tx.outbox.create({ data: { ...row, state: 'due', createdAt: now }, select: { id: true } })
  await insertShowing(tx, id, wanted.shows)
}
