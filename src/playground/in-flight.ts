/** Counts the work under way, so that a test can wait until nothing is, without sleeping. */

export interface InFlight {
  /** Counts the promise until it settles, and hands it through. */
  track<T>(work: Promise<T>): Promise<T>
  /** Counts one piece of work; call what is returned once when it is done. */
  begin(): () => void
  count(): number
  settle(options?: SettleOptions): Promise<void>
}

export interface SettleOptions {
  /** Event-loop turns that must pass without any work; 300 unless said. A bot in another process may want more. */
  turns?: number
  /** Asked at every turn; work of others that must end too, such as the bot's own open transactions. */
  idle?: () => boolean
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function createInFlight(): InFlight {
  let open = 0
  let begun = 0
  const begin = (): (() => void) => {
    open += 1
    begun += 1
    let ended = false
    return () => {
      if (ended) return
      ended = true
      open -= 1
    }
  }
  return {
    begin,
    count: () => open,
    async track(work) {
      const end = begin()
      try {
        return await work
      } finally {
        end()
      }
    },
    async settle({ turns = 300, idle } = {}) {
      let quiet = 0
      let seen = begun
      while (quiet < turns) {
        await nextTurn()
        const busy = open > 0 || begun !== seen || idle?.() === false
        seen = begun
        quiet = busy ? 0 : quiet + 1
      }
    },
  }
}
