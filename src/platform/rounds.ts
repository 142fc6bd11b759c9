/** Work that is never done twice at once: whoever asks while it runs gets one more round of it. */

export interface Rounds {
  /** Resolves when nothing is left to do; rejects with what a round threw. */
  run(): Promise<void>
  /** Resolves when no round is under way. */
  settled(): Promise<void>
}

/** @param stopped asked between rounds: true ends them */
export function rounds(work: () => Promise<void>, stopped: () => boolean = () => false): Rounds {
  let running: Promise<void> | null = null
  let again = false
  const all = async (): Promise<void> => {
    try {
      do {
        again = false
        await work()
      } while (again && !stopped())
    } finally {
      // Here and not when the promise has resolved: whoever asks in between would be told of a round that never comes.
      running = null
    }
  }
  return {
    run: () => {
      if (running) {
        again = true
        return running
      }
      running = all()
      return running
    },
    settled: async () => {
      while (running) await running
    },
  }
}
