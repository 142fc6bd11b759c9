/** Faults on demand: the next answers of a method are lost, refused or late, counted. */

export type Fault =
  /** Done, but the connection is destroyed before the answer. */
  | { kind: 'lostAnswer' }
  /** Destroyed before anything is done. */
  | { kind: 'lostRequest' }
  /** 429 with Retry-After in seconds. */
  | { kind: 'rateLimited'; retryAfter: number }
  | { kind: 'serverError' }
  /** Done at once, answered late by real milliseconds. */
  | { kind: 'slow'; ms: number }
  /** An error of Slack's own: `ok: false`. */
  | { kind: 'refused'; error: string }

export interface NextFault {
  /** The next call is done and its answer lost. */
  isDeliveredButLost(times?: number): void
  isLost(times?: number): void
  isRateLimited(retryAfterSeconds?: number, times?: number): void
  fails(times?: number): void
  isSlow(ms: number, times?: number): void
  isRefused(error: string, times?: number): void
}

export interface Faults {
  /** @param method a Web API method, `response_url`, or `*` for whichever comes next */
  next(method: string): NextFault
  add(method: string, fault: Fault, times?: number): void
  /** Takes one fault away for a call that is being answered. */
  take(method: string): Fault | undefined
  pending(): { method: string; fault: Fault; times: number }[]
  clear(): void
}

export function createFaults(): Faults {
  let queue: { method: string; fault: Fault; times: number }[] = []
  const add = (method: string, fault: Fault, times = 1): void => {
    queue.push({ method, fault, times })
  }
  return {
    add,
    next: (method) => ({
      isDeliveredButLost: (times) => add(method, { kind: 'lostAnswer' }, times),
      isLost: (times) => add(method, { kind: 'lostRequest' }, times),
      isRateLimited: (retryAfter = 1, times) => add(method, { kind: 'rateLimited', retryAfter }, times),
      fails: (times) => add(method, { kind: 'serverError' }, times),
      isSlow: (ms, times) => add(method, { kind: 'slow', ms }, times),
      isRefused: (error, times) => add(method, { kind: 'refused', error }, times),
    }),
    take(method) {
      const found = queue.find((entry) => entry.method === method || entry.method === '*')
      if (!found) return undefined
      found.times -= 1
      if (found.times <= 0) queue = queue.filter((entry) => entry !== found)
      return found.fault
    },
    pending: () => queue.map((entry) => ({ ...entry })),
    clear() {
      queue = []
    },
  }
}
