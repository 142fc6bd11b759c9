/** trigger_ids: a short life in real time, one use. */
import { randomBytes } from 'node:crypto'

export type TriggerProblem = 'invalid_trigger_id' | 'trigger_expired' | 'trigger_exchanged'

export interface Trigger {
  userId: string
  /** The view in which the person acted; what views.push puts a view on. */
  viewId?: string
}

export interface Triggers {
  issue(trigger: Trigger): string
  /** Uses a trigger up. */
  exchange(id: string): { ok: true; trigger: Trigger } | { ok: false; error: TriggerProblem }
}

/** @param monotonicMs milliseconds that never go back @param lifeMs how long one of them can be used */
export function createTriggers(monotonicMs: () => number, lifeMs: number): Triggers {
  const issued = new Map<string, { trigger: Trigger; at: number; used: boolean }>()
  let serial = 0
  return {
    issue(trigger) {
      serial += 1
      const id = `${serial}.${Math.floor(monotonicMs())}.${randomBytes(16).toString('hex')}`
      issued.set(id, { trigger, at: monotonicMs(), used: false })
      return id
    },
    exchange(id) {
      const entry = issued.get(id)
      if (!entry) return { ok: false, error: 'invalid_trigger_id' }
      if (entry.used) return { ok: false, error: 'trigger_exchanged' }
      if (monotonicMs() - entry.at > lifeMs) return { ok: false, error: 'trigger_expired' }
      entry.used = true
      return { ok: true, trigger: entry.trigger }
    },
  }
}
