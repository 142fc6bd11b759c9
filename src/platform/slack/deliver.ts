/** Delivery: every message of the outbox posted exactly once, then redrawn whenever what it shows has changed. */
import { ok } from '../../kernel/problem.js'
import type { Clock, Instant } from '../../kernel/time.js'
import { instantFromMs, msOf } from '../../kernel/time.js'
import { createAlarm } from '../alarm.js'
import type { Calm } from '../calm.js'
import { systemClock } from '../clock.js'
import { want } from '../commit.js'
import type { Assembly, DrawEnv, Ports } from '../feature.js'
import type { Log } from '../log.js'
import type { OutboxRow } from '../outbox.js'
import { backToDue, claim, drop, hold, leaveThread, listDue, listUnsure, markSent, parentOf, release, TAKE, takeOver } from '../outbox.js'
import { rounds } from '../rounds.js'
import type { Store, Tx } from '../store.js'
import { createPace } from './pace.js'
import type { Failure, PostClient } from './post-client.js'
import { PostFailure } from './post-client.js'
import { createRedrawing, LOST_MS } from './redraw.js'

export interface DeliveryNeeds {
  readonly store: Store
  readonly post: PostClient
  readonly registry: Assembly
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly workspace: string
  /** Between two messages whoever acts is answered first. */
  readonly calm?: Pick<Calm, 'moment'>
  /** Real time, for leases: the bot's own clock may be moved. */
  readonly wall?: Clock
  /** Milliseconds that only ever grow, for paces and pauses. */
  readonly monotonicMs?: () => number
  /** Longer than the client's timeout: after it nothing of ours can still arrive at Slack. */
  readonly leaseMs?: number
  /** Between two messages of one channel once its burst is used up; 0 sets no pace at all. */
  readonly paceMs?: number
}

export interface Delivery {
  /** Everything that can be done now; calls while it runs make it run once more. */
  run(): Promise<void>
  /** Runs soon. */
  wake(): void
  health(): { readonly ok: boolean; readonly why: string | null }
  /** A channel can be written to again. */
  release(channel: string): Promise<void>
  /** Resolves when nothing is under way or waiting for its pace. */
  settled(): Promise<void>
  /** Finishes what is under way. */
  stop(): Promise<void>
}

const LEASE_MS = 30_000
const HOLD_MS = 3_600_000
/** Between two looks for a message in a channel that cannot be read at the moment. */
const UNREADABLE_MS = 300_000
const TOKEN_PAUSE_MS = 60_000
const CHANNELS_AT_ONCE = 8
/** Slack's Tier 3 allows about 50 a minute. */
const REDRAW_EVERY_MS = 1200

/** What became of a try: `paced` keeps its channel waiting, `waiting` only the row itself. */
type Try = 'dealt' | 'paced' | 'waiting'

export function createDelivery(needs: DeliveryNeeds): Delivery {
  const { store, post, registry, log, workspace } = needs
  const wall = needs.wall ?? systemClock
  const leaseMs = needs.leaseMs ?? LEASE_MS
  /** A claim older than half its lease is not posted any more: the rest is for the client's timeout. */
  const freshMs = leaseMs / 2
  const monotonicMs = needs.monotonicMs ?? ((): number => performance.now())
  const everyMs = needs.paceMs ?? 1000
  const pace = createPace({ everyMs, burst: 4, redrawEveryMs: everyMs === 0 ? 0 : REDRAW_EVERY_MS, monotonicMs })
  let trouble: string | null = null
  let tokenPauseUntil = Number.NEGATIVE_INFINITY
  let stopped = false
  const alarm = createAlarm(() => runLogged())
  const later = alarm.in

  const env = (): DrawEnv => ({ workspace, now: needs.clock.now(), registry })
  const lease = (ms: number = leaseMs): Instant => instantFromMs(msOf(wall.now()) + ms)

  const draw = async (row: OutboxRow) => {
    const kind = registry.message(row.kind)
    if (!kind) throw new Error(`no feature draws messages of kind ${row.kind}`)
    return store.read((db) => kind.draw(db, row.subject, env(), row.id))
  }

  /** Where a row is posted; null while the message it answers is not there yet. */
  const placeOf = async (row: OutboxRow): Promise<{ channel: string; threadTs: string | null } | null> => {
    const parent = await store.read((db) => parentOf(db, row))
    if (parent.state === 'waiting') return null
    if (parent.state === 'sent') return { channel: parent.channel, threadTs: parent.ts }
    const channel = /^[UW]/.test(row.destination) ? await post.openDm(row.destination) : row.destination
    return { channel, threadTs: null }
  }

  /** What the row carried is given back with it, so that it may be said better, or elsewhere, by then. */
  const giveBack = async (tx: Tx, row: OutboxRow, error: string): Promise<void> => {
    if (await backToDue(tx, row, error)) await registry.message(row.kind)?.unclaim?.(tx, row.id)
  }
  const keepHeld = async (tx: Tx, row: OutboxRow, error: string): Promise<{ readonly first: boolean } | null> => {
    const held = await hold(tx, row, error, lease(HOLD_MS))
    if (held) await registry.message(row.kind)?.unclaim?.(tx, row.id)
    return held
  }

  /** @param row with the lease of our claim; null where it failed before it was claimed, so that it is still due */
  const failed = async (row: OutboxRow, failure: Failure): Promise<Try> => {
    switch (failure.kind) {
      case 'lost':
        if (row.leaseUntil === null) {
          pace.block(row.destination, LOST_MS)
          later(LOST_MS)
          return 'paced'
        }
        // It may have arrived: nothing is done before the lease has run out and Slack was asked.
        later(leaseMs + 20)
        return 'dealt'
      case 'limited':
        pace.limited(row.destination, failure.retryAfterMs)
        later(failure.retryAfterMs)
        await store.change(async (tx) => ok(await giveBack(tx, row, 'rate limited')))
        return 'paced'
      case 'token':
        tokenRefused(failure.error)
        await store.change(async (tx) => ok(await giveBack(tx, row, failure.error)))
        return 'paced'
      case 'closed':
        if (row.thread !== null && failure.error === 'thread_not_found') {
          await store.change(async (tx) => {
            await leaveThread(tx, row)
            return ok(await giveBack(tx, row, failure.error))
          })
          later(20)
          return 'dealt'
        }
        log.warn('a channel is closed to us; its messages are kept', { channel: row.destination, error: failure.error })
        await store.change(async (tx) => {
          if ((await keepHeld(tx, row, failure.error))?.first === true) await tellStewards(row, tx)
          return ok(null)
        })
        return 'dealt'
      case 'refused':
        log.error('Slack does not take a message', { outbox: row.id, kind: row.kind, error: failure.error })
        await store.change(async (tx) => ok(await keepHeld(tx, row, failure.error)))
        return 'dealt'
    }
  }

  const tokenRefused = (error: string): void => {
    trouble = `Slack refuses the token (${error})`
    tokenPauseUntil = monotonicMs() + TOKEN_PAUSE_MS
    log.error('Slack refuses the token', { error })
    later(TOKEN_PAUSE_MS + 20)
  }

  const tellStewards = async (row: OutboxRow, tx: Tx): Promise<void> => {
    const register = row.subject.register
    if (!register || row.kind === 'digest.held' || /^[UW]/.test(row.destination)) return
    for (const user of await needs.ports.stewardsOf(tx, register)) {
      const wanted = {
        kind: 'digest.held',
        key: `held/${row.id}/${user}`,
        subject: { register, channel: row.destination },
        destination: user,
        shows: [],
      }
      await want(tx, workspace, wanted, needs.clock.now())
    }
  }

  const redrawing = createRedrawing({
    store,
    post,
    pace,
    log,
    workspace,
    ...(needs.calm ? { calm: needs.calm } : {}),
    draw: (row) => draw(row),
    later,
    went: () => {
      trouble = null
    },
    tokenRefused: (error) => tokenRefused(error),
  })

  const sendOne = async (row: OutboxRow): Promise<Try> => {
    const wait = pace.waitMs(row.destination)
    if (wait > 0) {
      later(wait)
      return 'paced'
    }
    let mine = row
    try {
      const place = await placeOf(row)
      if (!place) return 'waiting'
      const leaseUntil = lease()
      if (!(await claimed(row, leaseUntil))) return 'dealt'
      mine = { ...row, leaseUntil }
      const message = await draw(row)
      if (!message) {
        await store.change(async (tx) => ok(await drop(tx, mine)))
        return 'dealt'
      }
      if (msOf(leaseUntil) - msOf(wall.now()) < leaseMs - freshMs) {
        // The machine slept meanwhile: what is posted now could still be on its way when the lease has run out.
        await store.change(async (tx) => ok(await giveBack(tx, mine, 'too late to be posted within its lease')))
        return 'dealt'
      }
      pace.spend(row.destination)
      const at = await post.post(place, message, row.id)
      await store.change(async (tx) => ok(await markSent(tx, row.id, at, row.wanted)))
      trouble = null
      return 'dealt'
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error
      return failed(mine, error.failure)
    }
  }

  const claimed = async (row: OutboxRow, leaseUntil: Instant): Promise<boolean> => {
    const result = await store.change(async (tx) => {
      if (!(await claim(tx, row.id, leaseUntil))) return ok(false)
      await registry.message(row.kind)?.claim?.(tx, row.id, env())
      return ok(true)
    })
    return result.ok && result.value
  }

  /** In each channel one after another, in their order; page by page, so that rows that wait keep nobody else back. */
  const sendDue = async (): Promise<boolean> => {
    const now = needs.clock.now()
    const paced = new Set<string>()
    // What must wait is not read again at each turn: hundreds of messages may stand behind one busy channel.
    const waiting = pace.waiting()
    for (const [, ms] of waiting) later(ms)
    const except = waiting.map(([destination]) => destination)
    let progress = false
    let after: string | null = null
    for (;;) {
      const from: string | null = after
      const rows: OutboxRow[] = await store.read((db) => listDue(db, workspace, now, from, except))
      const groups = new Map<string, OutboxRow[]>()
      for (const row of rows) if (!paced.has(row.destination)) groups.set(row.destination, [...(groups.get(row.destination) ?? []), row])
      await inParallel([...groups.entries()], CHANNELS_AT_ONCE, async ([destination, group]) => {
        for (const row of group) {
          await needs.calm?.moment()
          if (stopped || paused()) return
          const outcome = await guarded<Try>(row, 'waiting', () => sendOne(row))
          if (outcome === 'dealt') progress = true
          if (outcome !== 'paced') continue
          paced.add(destination)
          return
        }
      })
      after = rows.at(-1)?.id ?? null
      if (rows.length < TAKE || stopped || paused()) return progress
    }
  }

  /** What one broken message throws must not keep the others back. */
  const guarded = async <T>(row: OutboxRow, otherwise: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      log.error('a message could not be delivered', {
        outbox: row.id,
        kind: row.kind,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      later(leaseMs + 20)
      return otherwise
    }
  }

  const readBack = async (row: OutboxRow): Promise<boolean> => {
    const mine = { ...row, leaseUntil: lease() }
    const taken = await store.change(async (tx) => ok(await takeOver(tx, row, mine.leaseUntil)))
    if (!taken.ok || !taken.value) return false
    try {
      const place = await placeOf(row)
      const ts = place ? await post.findPosted(place, row.id, row.createdAt as Instant) : null
      await store.change(async (tx) =>
        ok(
          place && ts
            ? await markSent(tx, row.id, { channel: place.channel, ts }, null)
            : await giveBack(tx, mine, 'not found when read back'),
        ),
      )
      trouble = null
      return true
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error
      await unread(mine, error.failure)
      return false
    }
  }

  /** Slack did not tell whether it was posted: it stays unsure, for neither posting it again nor forgetting it would be right. */
  const unread = async (row: OutboxRow, failure: Failure): Promise<void> => {
    if (failure.kind === 'token') tokenRefused(failure.error)
    if (failure.kind !== 'closed' && failure.kind !== 'refused') {
      later(Math.max(failure.kind === 'limited' ? failure.retryAfterMs : 0, leaseMs) + 20)
      return
    }
    log.warn('a channel cannot be read, so a message stays unsure', { channel: row.destination, outbox: row.id, error: failure.error })
    await store.change(async (tx) => {
      if (await takeOver(tx, row, lease(UNREADABLE_MS))) await tellStewards(row, tx)
      return ok(null)
    })
    later(UNREADABLE_MS + 20)
  }

  const paused = (): boolean => monotonicMs() < tokenPauseUntil

  const turn = async (): Promise<boolean> => {
    if (paused()) return false
    let progress = false
    for (const row of await store.read((db) => listUnsure(db, workspace, wall.now())))
      if (await guarded(row, false, () => readBack(row))) progress = true
    if (await sendDue()) progress = true
    for (const row of await redrawing.stale()) {
      if (stopped || paused()) break
      if (await guarded(row, false, () => redrawing.redraw(row))) progress = true
    }
    return progress
  }

  const { run, settled } = rounds(
    async () => {
      await store.change(async (tx) => ok(await release(tx, workspace, { wall: wall.now() })))
      let progress = true
      while (progress && !stopped) progress = await turn()
    },
    () => stopped,
  )

  const runLogged = (): void => {
    run().catch((error: unknown) => {
      log.error('delivery failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      later(leaseMs)
    })
  }

  return {
    run,
    wake: runLogged,
    health: () => ({ ok: trouble === null, why: trouble }),
    release: async (channel) => {
      await store.change(async (tx) => ok(await release(tx, workspace, { destination: channel })))
    },
    settled,
    stop: async () => {
      stopped = true
      alarm.stop()
      await settled()
    },
  }
}

async function inParallel<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker))
}
