/** What may be done with a register in which state, and how a change to it is written down. */
import type { Decision, Json } from '../../../kernel/decision.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { LifeAct, RegisterAt } from '../../../platform/feature.js'
import { said } from '../messages.js'
import type { Register, RegisterState } from '../model.js'

/** What may be done in which state; buttons, refusals and help read it, dispatch for whatever a command says of itself in `life`. */
export const can = {
  edit: ['draft', 'approving', 'active', 'review-due'],
  set: ['draft', 'approving', 'active', 'review-due'],
  work: ['draft', 'approving', 'active', 'review-due'],
  bind: ['draft', 'approving', 'active', 'review-due', 'superseded', 'ended', 'expired'],
  submit: ['draft', 'active', 'review-due'],
  revise: ['active', 'review-due'],
  end: ['draft', 'approving', 'active', 'review-due'],
  answer: ['approving', 'active', 'review-due'],
} as const satisfies Record<LifeAct, readonly RegisterState[]>

export const stateWords: Readonly<Record<RegisterState, string>> = {
  draft: 'draft',
  approving: 'waiting for approvals',
  active: 'active',
  'review-due': 'active, review due',
  superseded: 'superseded by a later version',
  ended: 'ended',
  expired: 'expired',
}

/** "active, review due" */
export function stateOf({ state }: { readonly state: string }): string {
  return stateWords[state as RegisterState]
}

/** States in which nothing is reminded of any more. */
export const silentStates: readonly string[] = ['superseded', 'ended', 'expired']

/** States in which a version is in force. */
export const inForceStates: readonly string[] = ['active', 'review-due']

/** What to do instead, in each state. */
const instead: Readonly<Record<RegisterState, (key: string) => string>> = {
  draft: (key) => `Put it to the parties first: \`/wg register submit ${key}\`.`,
  approving: (key) => `See who has not answered yet: \`/wg register show ${key}\`.`,
  active: (key) => `Begin its next version: \`/wg register revise ${key}\`.`,
  'review-due': (key) => `Begin its next version: \`/wg register revise ${key}\`.`,
  superseded: (key) => `See \`/wg register history ${key}\`.`,
  ended: (key) => `See \`/wg register history ${key}\`.`,
  expired: (key) => `See \`/wg register history ${key}\`.`,
}

const stands: Readonly<Record<RegisterState, (key: string) => string>> = {
  draft: (key) => `${key} is a draft: no party has been asked yet.`,
  approving: (key) => `${key} waits for its parties’ approval already.`,
  active: (key) => `${key} is active.`,
  'review-due': (key) => `${key} is active.`,
  superseded: (key) => `${key} is superseded by a later version: it can no longer be changed.`,
  ended: (key) => `${key} is ended: it can no longer be changed.`,
  expired: (key) => `${key} is expired: it can no longer be changed.`,
}

/** Whether the state of a register allows an act. */
export function allowed(register: { readonly key: string; readonly state: string }, action: LifeAct): Result<null> {
  const states: readonly string[] = can[action]
  if (states.includes(register.state)) return ok(null)
  const state = register.state as RegisterState
  return refuse('wrong-state', stands[state](register.key), { hint: instead[state](register.key) })
}

/** Reference under which changes to the register itself are recorded and said. */
export function ownRef(key: string): string {
  return `${key}-register`
}

export interface Told {
  readonly kind: string
  readonly sentence: string
  readonly before: Json
  readonly after: Json
  readonly reason?: string
}

/** A decision about the register itself, said in its thread. */
export function told<T>(at: RegisterAt, next: T, event: Told): Decision<T> {
  const ref = ownRef(at.key)
  return { next, events: [{ ref, ...event }], notices: said(at, 'register.said', ref) }
}

export function changed(at: RegisterAt, next: Register, kind: string, sentence: string, before: Json, after: Json): Decision<Register> {
  return told(at, next, { kind, sentence, before, after })
}
