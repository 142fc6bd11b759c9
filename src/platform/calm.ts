/** Who acts is answered first: what follows from acts waits for a calm moment, and is then done once for all that came until then. */
import { rounds } from './rounds.js'

export interface Calm {
  /** An act is under way for as long as this takes. */
  during<T>(act: () => Promise<T>): Promise<T>
  /** Resolves in the next moment in which nobody is being answered, at once where it is one already; never later than after a second. */
  moment(longestMs?: number): Promise<void>
  /** While this takes every moment is calm: somebody waits for what follows. */
  hurried<T>(work: () => Promise<T>): Promise<T>
}

export interface FollowUp {
  /** Asks for the work; returns at once. */
  soon(): void
  /** Does without waiting what was asked for, and resolves when it was begun. */
  settled(): Promise<void>
}

/** Acts that come closer together than this, in milliseconds, share what follows from them. */
const CALM_MS = 100
const LONGEST_MS = 1000

export function createCalm(monotonicMs: () => number = () => performance.now()): Calm {
  let underWay = 0
  let hurrying = 0
  const waiting = new Set<() => void>()
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const over = (): void => {
        clearTimeout(timer)
        waiting.delete(over)
        resolve()
      }
      const timer = setTimeout(over, ms)
      waiting.add(over)
    })
  let lastAt = Number.NEGATIVE_INFINITY
  return {
    during: async (act) => {
      underWay += 1
      try {
        return await act()
      } finally {
        underWay -= 1
        lastAt = monotonicMs()
      }
    },
    moment: async (longestMs = LONGEST_MS) => {
      const latest = monotonicMs() + longestMs
      for (let now = monotonicMs(); now < latest && hurrying === 0; now = monotonicMs()) {
        const wait = underWay > 0 ? CALM_MS : lastAt + CALM_MS - now
        if (wait <= 0) return
        await pause(wait)
      }
    },
    hurried: async (work) => {
      hurrying += 1
      for (const over of [...waiting]) over()
      try {
        return await work()
      } finally {
        hurrying -= 1
      }
    },
  }
}

/** @param work begins what follows; must not throw */
export function followUp(calm: Calm, work: () => void): FollowUp {
  let asked = false
  const begin = (): void => {
    if (!asked) return
    asked = false
    work()
  }
  const { run } = rounds(async () => {
    await calm.moment()
    begin()
  })
  return {
    soon: () => {
      if (asked) return
      asked = true
      void run()
    },
    settled: async () => begin(),
  }
}
