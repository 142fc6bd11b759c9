/** Redrawing: a message that stands in Slack is brought up to the state it shows; doing it twice does no harm. */
import { ok } from '../../kernel/problem.js'
import type { Calm } from '../calm.js'
import type { Log } from '../log.js'
import type { OutboxRow } from '../outbox.js'
import { listStale, markDrawn } from '../outbox.js'
import type { Store } from '../store.js'
import type { Message } from './blocks.js'
import type { Pace } from './pace.js'
import type { Failure, PostClient } from './post-client.js'
import { PostFailure } from './post-client.js'

export interface RedrawNeeds {
  readonly store: Store
  readonly post: Pick<PostClient, 'update'>
  readonly pace: Pace
  readonly log: Log
  readonly workspace: string
  readonly calm?: Pick<Calm, 'moment'>
  /** The message as it ought to stand now; null when there is nothing more to say. */
  draw(row: OutboxRow): Promise<Message | null>
  /** Asks for another look in so many milliseconds. */
  later(ms: number): void
  /** Slack took it. */
  went(): void
  tokenRefused(error: string): void
}

export interface Redrawing {
  /** Messages that do not show the state as it is, a page of them. */
  stale(): Promise<OutboxRow[]>
  /** Whether the row was dealt with; otherwise it was put off. */
  redraw(row: OutboxRow): Promise<boolean>
}

/** How long a Slack that gave no answer is left alone before it is asked again. */
export const LOST_MS = 2000
/** A picture may be this much behind while people act without a pause. */
const WAITS_MS = 2000
/** Answers after which a message is known to stay as it is; a person has seen to that. */
const GONE = ['message_not_found', 'cant_update_message', 'edit_window_closed']

export function createRedrawing(needs: RedrawNeeds): Redrawing {
  const { store, pace, log, workspace } = needs

  const failed = async (row: OutboxRow, failure: Failure): Promise<boolean> => {
    switch (failure.kind) {
      case 'limited':
        return putOff(row, failure.retryAfterMs)
      case 'lost':
        return putOff(row, LOST_MS)
      case 'token':
        needs.tokenRefused(failure.error)
        return false
      case 'closed':
      case 'refused': {
        // A deleted message is not brought back, an archived channel's pictures may grow old.
        const level = failure.kind === 'refused' && !GONE.includes(failure.error) ? 'error' : 'warn'
        log[level]('a message can no longer be redrawn', { outbox: row.id, kind: row.kind, error: failure.error })
        await store.change(async (tx) => ok(await markDrawn(tx, row.id, row.wanted)))
        return true
      }
    }
  }

  const putOff = (row: OutboxRow, ms: number): false => {
    pace.block(row.channel ?? row.destination, ms)
    needs.later(ms)
    return false
  }

  return {
    stale: async () => {
      const rows = await store.read((db) => listStale(db, workspace))
      if (rows.length === 0 || !needs.calm) return rows
      // Read again after the wait: what people did meanwhile is in the same redraw.
      await needs.calm.moment(WAITS_MS)
      return store.read((db) => listStale(db, workspace))
    },
    redraw: async (row) => {
      if (!row.channel || !row.ts) return false
      const wait = Math.max(pace.redrawWaitMs(row.id), pace.blockedMs(row.channel))
      if (wait > 0) {
        needs.later(wait)
        return false
      }
      try {
        const message = await needs.draw(row)
        pace.spendRedraw(row.id)
        if (message) await needs.post.update({ channel: row.channel, ts: row.ts }, message, row.id)
        await store.change(async (tx) => ok(await markDrawn(tx, row.id, row.wanted)))
        if (message) needs.went()
        return true
      } catch (error) {
        if (!(error instanceof PostFailure)) throw error
        return failed(row, error.failure)
      }
    },
  }
}
