/** How fast one may talk to Slack: about one message a second and channel after a short burst, redraws of one message combined. */

export interface Pace {
  /** Milliseconds until the next message to a destination; 0 when now. */
  waitMs(destination: string): number
  spend(destination: string): void
  /** Destinations that must wait now, a bounded number of them, each with its milliseconds. */
  waiting(): readonly (readonly [destination: string, ms: number])[]
  /** Milliseconds until a message may be redrawn; 0 when now. */
  redrawWaitMs(message: string): number
  spendRedraw(message: string): void
  /** Leaves a destination alone for so long. */
  block(destination: string, ms: number): void
  /**
   * Slack refused a post as too fast and said how long to wait. It does not say which limit was met: where the destination had nothing
   * else within the last second it can only be the whole workspace's, and then everything waits.
   */
  limited(destination: string, ms: number): void
  blockedMs(destination: string): number
}

/** Redraws of a minute in all: Slack's Tier 3 less a margin. */
const REDRAWS_A_MINUTE = 45
/** A message that changes often is drawn this often in quick succession, and from then on at its pace. */
const REDRAW_BURST = 4
/** Destinations named as waiting at a time. */
const NAMED = 50
/** Between two of them: time for more changes to gather in one. */
const GATHER_MS = 250

export function createPace(options: {
  readonly everyMs: number
  readonly burst: number
  readonly redrawEveryMs: number
  readonly monotonicMs?: () => number
}): Pace {
  const now = options.monotonicMs ?? ((): number => performance.now())
  const used = new Map<string, { level: number; at: number }>()
  const blocked = new Map<string, number>()
  let allBlocked = 0
  const redrawn = new Map<string, { level: number; at: number }>()
  let redraws: number[] = []
  const levelOf = (destination: string): number => {
    const bucket = used.get(destination)
    return bucket ? Math.max(0, bucket.level - (now() - bucket.at) / options.everyMs) : 0
  }
  const redrawLevelOf = (message: string): number => {
    const bucket = redrawn.get(message)
    return bucket ? Math.max(0, bucket.level - (now() - bucket.at) / options.redrawEveryMs) : 0
  }
  const blockedMs = (destination: string): number => Math.max(0, Math.max(allBlocked, blocked.get(destination) ?? 0) - now())
  const block = (destination: string, ms: number): void => {
    blocked.set(destination, Math.max(blocked.get(destination) ?? 0, now() + ms))
  }
  const waitMs = (destination: string): number => {
    if (options.everyMs === 0) return blockedMs(destination)
    const over = levelOf(destination) + 1 - options.burst
    return Math.max(blockedMs(destination), over > 0 ? Math.round(over * options.everyMs) : 0)
  }
  return {
    waitMs,
    waiting: () => {
      const found: [string, number][] = []
      for (const destination of used.keys()) {
        const ms = waitMs(destination)
        if (ms > 0) found.push([destination, ms])
        if (found.length === NAMED) break
      }
      return found
    },
    spend: (destination) => {
      if (options.everyMs > 0) used.set(destination, { level: levelOf(destination) + 1, at: now() })
    },
    redrawWaitMs: (message) => {
      if (options.redrawEveryMs === 0) return 0
      redraws = redraws.filter((at) => now() - at < 60_000)
      const first = redraws[0]
      const over = redrawLevelOf(message) + 1 - REDRAW_BURST
      const gathering = (redrawn.get(message)?.at ?? Number.NEGATIVE_INFINITY) + GATHER_MS - now()
      const own = Math.max(gathering, over > 0 ? Math.round(over * options.redrawEveryMs) : 0)
      const all = redraws.length >= REDRAWS_A_MINUTE && first !== undefined ? first + 60_000 - now() : 0
      return Math.max(0, own, all)
    },
    spendRedraw: (message) => {
      if (options.redrawEveryMs === 0) return
      redraws.push(now())
      redrawn.set(message, { level: redrawLevelOf(message) + 1, at: now() })
      if (redrawn.size > 1000) for (const [id, { at }] of redrawn) if (now() - at > REDRAW_BURST * options.redrawEveryMs) redrawn.delete(id)
    },
    block,
    limited: (destination, ms) => {
      if (levelOf(destination) > 1) block(destination, ms)
      else allBlocked = Math.max(allBlocked, now() + ms)
    },
    blockedMs,
  }
}
