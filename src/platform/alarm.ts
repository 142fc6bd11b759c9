/** Rings at every time it was set for: a nearer time does not make it forget a farther one. */

export interface Alarm {
  /** Rings in so many milliseconds, or a little later; times close together ring once. Keeps no process alive. */
  in(ms: number): void
  /** Rings no more. */
  stop(): void
}

/** Times within one of these, in milliseconds, are one: however often it is set, what is kept in mind stays small. */
const GRAIN_MS = 20
/** The longest a Node timer can wait. */
const LONGEST_MS = 2 ** 31 - 1

/** @param ring called at each time; must not throw */
export function createAlarm(ring: () => void, monotonicMs: () => number = () => performance.now()): Alarm {
  const times = new Set<number>()
  let timer: NodeJS.Timeout | null = null
  let timerAt = Number.POSITIVE_INFINITY
  let stopped = false

  const wind = (): void => {
    const next = Math.min(...times)
    if (timerAt <= next) return
    if (timer) clearTimeout(timer)
    timerAt = next
    timer = setTimeout(rung, Math.min(LONGEST_MS, Math.max(0, Math.ceil(next - monotonicMs()))))
    timer.unref()
  }
  const rung = (): void => {
    timer = null
    timerAt = Number.POSITIVE_INFINITY
    const now = monotonicMs()
    const over = [...times].filter((time) => time <= now)
    for (const time of over) times.delete(time)
    if (over.length > 0) ring()
    if (times.size > 0 && !stopped) wind()
  }

  return {
    in: (ms) => {
      if (stopped) return
      times.add(Math.ceil((monotonicMs() + ms) / GRAIN_MS) * GRAIN_MS)
      wind()
    },
    stop: () => {
      stopped = true
      times.clear()
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
