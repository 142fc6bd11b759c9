/** Delivery: every message of the outbox posted exactly once, then redrawn whenever what it shows has changed. */
import { ok } from '../../kernel/problem.js'
import type { Clock, Instant } from '../../kernel/time.js'
import { instantFromMs, msOf } from '../../kernel/time.js'
import { systemClock } from '../clock.js'
import { want } from '../commit.js'
import type { Assembly, DrawEnv, Ports } from '../feature.js'
import type { Log } from '../log.js'
import type { OutboxRow } from '../outbox.js'
import {
  backToDue,
  claim,
  drop,
  hold,
  listDue,
  listStale,
  listUnsure,
  markDrawn,
  markSent,
  parentOf,
  release,
  takeOver,
} from '../outbox.js'
import type { Store } from '../store.js'
import { createPace } from './pace.js'
import type { Failure, PostClient } from './post-client.js'
import { PostFailure } from './post-client.js'

export interface DeliveryNeeds {
  readonly store: Store
  readonly post: PostClient
  readonly registry: Assembly
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly workspace: string
  /** Real time, for leases: the bot's own clock may be moved. */
  readonly wall?: Clock
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
const TOKEN_PAUSE_MS = 60_000
const CHANNELS_AT_ONCE = 8
/** Slack's Tier 3 allows about 50 a minute. */
const REDRAW_EVERY_MS = 1200

export function createDelivery(needs: DeliveryNeeds): Delivery {
  const { store, post, registry, log, workspace } = needs
  const wall = needs.wall ?? systemClock
  const leaseMs = needs.leaseMs ?? LEASE_MS
  const pace = createPace({ everyMs: needs.paceMs ?? 1000, burst: 4, redrawEveryMs: (needs.paceMs ?? 1000) === 0 ? 0 : REDRAW_EVERY_MS })
  let trouble: string | null = null
  let tokenPauseUntil = 0
  let running: Promise<void> | null = null
  let again = false
  let stopped = false
  let timer: NodeJS.Timeout | null = null
  let timerAt = Number.POSITIVE_INFINITY

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

  const failed = async (row: OutboxRow, failure: Failure): Promise<void> => {
    switch (failure.kind) {
      case 'lost':
        // It may have arrived: nothing is done before the lease has run out and Slack was asked.
        later(leaseMs + 20)
        return
      case 'limited':
        pace.block(row.destination, failure.retryAfterMs)
        later(failure.retryAfterMs)
        await store.change(async (tx) => ok(await backToDue(tx, row.id, 'rate limited')))
        return
      case 'token':
        trouble = `Slack refuses the token (${failure.error})`
        tokenPauseUntil = msOf(wall.now()) + TOKEN_PAUSE_MS
        log.error('Slack refuses the token', { error: failure.error })
        await store.change(async (tx) => ok(await backToDue(tx, row.id, failure.error)))
        return
      case 'closed':
        log.warn('a channel is closed to us; its messages are kept', { channel: row.destination, error: failure.error })
        await store.change(async (tx) => {
          const first = await hold(tx, row, failure.error, lease(HOLD_MS))
          if (first && row.kind !== 'digest.held') await tellStewards(row, tx)
          return ok(null)
        })
        return
      case 'refused':
        log.error('Slack does not take a message', { outbox: row.id, kind: row.kind, error: failure.error })
        await store.change(async (tx) => ok(await hold(tx, row, failure.error, lease(HOLD_MS))))
    }
  }

  const tellStewards = async (row: OutboxRow, tx: Parameters<Parameters<Store['change']>[0]>[0]): Promise<void> => {
    const register = row.subject.register
    if (!register || /^[UW]/.test(row.destination)) return
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

  /** True when it was dealt with; false while it has to wait. */
  const sendOne = async (row: OutboxRow): Promise<boolean> => {
    const wait = pace.waitMs(row.destination)
    if (wait > 0) {
      later(wait)
      return false
    }
    const kind = registry.message(row.kind)
    try {
      const place = await placeOf(row)
      if (!place) return false
      const claimed = await store.change(async (tx) => {
        if (!(await claim(tx, row.id, lease()))) return ok(false)
        await kind?.claim?.(tx, row.id, env())
        return ok(true)
      })
      if (!claimed.ok || !claimed.value) return true
      const message = await draw(row)
      if (!message) {
        await store.change(async (tx) => ok(await drop(tx, row.id)))
        return true
      }
      pace.spend(row.destination)
      const at = await post.post(place, message, row.id)
      await store.change(async (tx) => ok(await markSent(tx, row.id, at, row.wanted)))
      trouble = null
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error
      await failed(row, error.failure)
    }
    return true
  }

  const sendDue = async (): Promise<boolean> => {
    const rows = await store.read((db) => listDue(db, workspace, needs.clock.now()))
    const byChannel = new Map<string, OutboxRow[]>()
    for (const row of rows) byChannel.set(row.destination, [...(byChannel.get(row.destination) ?? []), row])
    let progress = false
    await inParallel([...byChannel.values()], CHANNELS_AT_ONCE, async (group) => {
      for (const row of group) {
        if (stopped || paused()) return
        if (await guarded(row, () => sendOne(row))) progress = true
      }
    })
    return progress && rows.length > 0
  }

  /** What one broken message throws must not keep the others back. */
  const guarded = async (row: OutboxRow, work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work()
    } catch (error) {
      log.error('a message could not be delivered', {
        outbox: row.id,
        kind: row.kind,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
      later(leaseMs + 20)
      return false
    }
  }

  const readBack = async (row: OutboxRow): Promise<boolean> => {
    const mine = await store.change(async (tx) => ok(await takeOver(tx, row, lease())))
    if (!mine.ok || !mine.value) return false
    try {
      const place = await placeOf(row)
      const ts = place ? await post.findPosted(place, row.id) : null
      await store.change(async (tx) =>
        ok(
          place && ts
            ? await markSent(tx, row.id, { channel: place.channel, ts }, null)
            : await backToDue(tx, row.id, 'not found when read back'),
        ),
      )
      return true
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error
      const { failure } = error
      if (failure.kind === 'closed') await failed(row, failure)
      else if (failure.kind === 'limited') later(Math.max(failure.retryAfterMs, leaseMs) + 20)
      else later(leaseMs + 20)
      return false
    }
  }

  const redraw = async (row: OutboxRow): Promise<boolean> => {
    if (!row.channel || !row.ts) return false
    const wait = Math.max(pace.redrawWaitMs(row.id), pace.blockedMs(row.channel))
    if (wait > 0) {
      later(wait)
      return false
    }
    try {
      const message = await draw(row)
      pace.spendRedraw(row.id)
      if (message) await post.update({ channel: row.channel, ts: row.ts }, message, row.id)
      await store.change(async (tx) => ok(await markDrawn(tx, row.id, row.wanted)))
      return true
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error
      return redrawFailed(row, error.failure)
    }
  }

  const redrawFailed = async (row: OutboxRow, failure: Failure): Promise<boolean> => {
    if (failure.kind === 'limited') {
      pace.block(row.channel ?? row.destination, failure.retryAfterMs)
      later(failure.retryAfterMs)
      return false
    }
    if (failure.kind === 'lost') {
      later(2000)
      return false
    }
    if (failure.kind === 'token') {
      trouble = `Slack refuses the token (${failure.error})`
      tokenPauseUntil = msOf(wall.now()) + TOKEN_PAUSE_MS
      return false
    }
    // A deleted message is not brought back, an archived channel's pictures may grow old.
    const level =
      failure.kind === 'refused' && !['message_not_found', 'cant_update_message', 'edit_window_closed'].includes(failure.error)
        ? 'error'
        : 'warn'
    log[level]('a message can no longer be redrawn', { outbox: row.id, kind: row.kind, error: failure.error })
    await store.change(async (tx) => ok(await markDrawn(tx, row.id, row.wanted)))
    return true
  }

  const paused = (): boolean => msOf(wall.now()) < tokenPauseUntil

  const turn = async (): Promise<boolean> => {
    if (paused()) return false
    await store.change(async (tx) => ok(await release(tx, workspace, { wall: wall.now() })))
    let progress = false
    for (const row of await store.read((db) => listUnsure(db, workspace, wall.now())))
      if (await guarded(row, () => readBack(row))) progress = true
    if (await sendDue()) progress = true
    for (const row of await store.read((db) => listStale(db, workspace))) {
      if (stopped || paused()) break
      if (await guarded(row, () => redraw(row))) progress = true
    }
    return progress
  }

  const work = async (): Promise<void> => {
    do {
      again = false
      while (!stopped && (await turn())) again = false
    } while (again && !stopped)
  }

  const run = (): Promise<void> => {
    if (running) {
      again = true
      return running
    }
    running = work().finally(() => {
      running = null
    })
    return running
  }

  const runLogged = (): void => {
    run().catch((error: unknown) =>
      log.error('delivery failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  }

  const later = (ms: number): void => {
    const at = performance.now() + ms
    if (stopped || (timer && timerAt <= at)) return
    if (timer) clearTimeout(timer)
    timerAt = at
    timer = setTimeout(() => {
      timer = null
      timerAt = Number.POSITIVE_INFINITY
      runLogged()
    }, ms)
    timer.unref()
  }

  return {
    run,
    wake: runLogged,
    health: () => ({ ok: trouble === null, why: trouble }),
    release: async (channel) => {
      await store.change(async (tx) => ok(await release(tx, workspace, { destination: channel })))
    },
    settled: async () => {
      while (running) await running
    },
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      while (running) await running
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
