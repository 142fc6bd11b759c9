/** Where the present comes from: the machine, or for tests a URL that tells the time of a playground. */
import { z } from 'zod'
import type { Clock, Instant } from '../kernel/time.js'
import { Instant as InstantSchema, instantFromMs } from '../kernel/time.js'

export const systemClock: Clock = { now: () => instantFromMs(Date.now()) }

const Answer = z.object({ now: z.iso.datetime() })
const POLL_MS = 200

export interface RemoteClock extends Clock {
  /** Asks again at once. */
  refresh(): Promise<void>
  stop(): void
}

/** Follows another clock; `moved` is called whenever it has changed by a minute or more. */
export async function followClock(url: string, moved: () => void): Promise<RemoteClock> {
  let now: Instant = InstantSchema.parse(await ask(url))
  const refresh = async (): Promise<void> => {
    const next = InstantSchema.parse(await ask(url))
    const jumped = Math.abs(Date.parse(next) - Date.parse(now)) >= 60_000 || next.slice(0, 16) !== now.slice(0, 16)
    now = next
    if (jumped) moved()
  }
  let failed = false
  const timer = setInterval(() => {
    refresh().then(
      () => {
        failed = false
      },
      () => {
        // The clock's server may be restarting; the last time stands until it answers again.
        failed = true
      },
    )
  }, POLL_MS)
  timer.unref()
  return { now: () => now, refresh: async () => (failed ? undefined : refresh()), stop: () => clearInterval(timer) }
}

async function ask(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2000) })
  const { now } = Answer.parse(await response.json())
  return new Date(now).toISOString()
}
