/** The workspace's clock: it stands or runs, and can be set and moved; every message ts comes from it. */

export interface PlaygroundClock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** The same as an ISO instant with milliseconds. */
  iso(): string
  /** Whether it goes on by itself in real time. */
  readonly runs: boolean
  /** @throws RangeError when the text is no instant */
  set(to: string | number): void
  advance(ms: number): void
  /** Calls the listener after every set or advance; returns what ends that. */
  subscribe(listener: (now: number) => void): () => void
  /** A Slack ts: seconds and six decimals, later than any before even when the clock was set back. */
  nextTs(): string
}

export interface ClockOptions {
  now: string | number
  runs: boolean
  /** Milliseconds that never go back; performance.now unless a test gives its own. */
  monotonicMs: () => number
}

function instantOf(to: string | number): number {
  const ms = typeof to === 'number' ? to : Date.parse(to)
  if (!Number.isFinite(ms)) throw new RangeError(`"${to}" is not an instant. Write it like 2012-03-01T08:58:00Z.`)
  return ms
}

export function createClock(options: ClockOptions): PlaygroundClock {
  let base = instantOf(options.now)
  let since = options.monotonicMs()
  let lastMicros = 0
  const listeners = new Set<(now: number) => void>()
  const now = (): number => (options.runs ? Math.floor(base + options.monotonicMs() - since) : base)
  const move = (to: number): void => {
    base = to
    since = options.monotonicMs()
    for (const listener of [...listeners]) listener(to)
  }
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    runs: options.runs,
    set: (to) => move(instantOf(to)),
    advance: (ms) => move(instantOf(now() + ms)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    nextTs() {
      // Slack's ts of one channel never collide; +1 keeps ours apart within a standing clock.
      lastMicros = Math.max(now() * 1000, lastMicros + 1)
      const seconds = Math.floor(lastMicros / 1_000_000)
      return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`
    },
  }
}
