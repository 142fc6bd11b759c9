/** What may be done with a register in which state, and how a change to it is written down. */
import type { Decision, Json } from '../../../kernel/decision.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { said } from '../messages.js'
import type { Register } from '../model.js'

/** What may be done in which state; buttons, refusals and help read it. */
export const can = {
  edit: ['draft', 'approving', 'active', 'review-due'],
  set: ['draft', 'approving', 'active', 'review-due'],
  bind: ['draft', 'approving', 'active', 'review-due', 'superseded', 'ended', 'expired'],
} as const satisfies Record<string, readonly Register['state'][]>

/** States in which nothing is reminded of any more. */
export const silentStates: readonly string[] = ['superseded', 'ended', 'expired']

export function allowed(register: Register, action: keyof typeof can): Result<null> {
  const states: readonly string[] = can[action]
  if (states.includes(register.state)) return ok(null)
  return refuse('wrong-state', `${register.key} is ${register.state}: it can no longer be changed.`, {
    hint: `See \`/wg register history ${register.key}\`.`,
  })
}

/** Reference under which changes to the register itself are recorded and said. */
export function ownRef(key: string): string {
  return `${key}-register`
}

export function changed(
  register: RegisterAt,
  next: Register,
  kind: string,
  sentence: string,
  before: Json,
  after: Json,
): Decision<Register> {
  const ref = ownRef(register.key)
  return { next, events: [{ kind, ref, sentence, before, after }], notices: said(register, 'register.said', ref) }
}
