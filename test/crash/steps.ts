/** The steps of the protocol at which a bot is killed, and how one knows from outside that it is there. */
import type { Point } from './gate.js'

export type Stop =
  /** Held at a call. */
  | { readonly kind: 'call'; readonly methods: readonly string[]; readonly point: Point }
  /** The call is answered, but the store is locked, so that what follows from the answer cannot be written. */
  | { readonly kind: 'unmarked'; readonly methods: readonly string[] }
  /** The store is locked, so that what it is about to do cannot be written. */
  | { readonly kind: 'locked' }
  /** At the first write to the store: the transaction has just been committed. */
  | { readonly kind: 'written' }
  | { readonly kind: 'instant' }

export interface Step {
  readonly name: string
  readonly stop: Stop
}

const post = ['chat.postMessage']
const read = ['conversations.history', 'conversations.replies']
const redraw = ['chat.update']

const starting: Step = { name: 'starting', stop: { kind: 'call', methods: ['users.list'], point: 'asked' } }
const planning: Step = { name: 'planning, not committed', stop: { kind: 'locked' } }
const planned: Step = { name: 'planned, just committed', stop: { kind: 'written' } }
const unclaimed: Step = { name: 'before the claim', stop: { kind: 'call', methods: ['conversations.open'], point: 'asked' } }
const claimed: Step = { name: 'claimed, not posted', stop: { kind: 'call', methods: post, point: 'asked' } }
const posted: Step = { name: 'posted, not answered', stop: { kind: 'call', methods: post, point: 'done' } }
const unmarked: Step = { name: 'answered, not marked', stop: { kind: 'unmarked', methods: post } }
const reading: Step = { name: 'reading back, not asked', stop: { kind: 'call', methods: read, point: 'asked' } }
const unread: Step = { name: 'read back, not answered', stop: { kind: 'call', methods: read, point: 'done' } }
const found: Step = { name: 'read back, not marked', stop: { kind: 'unmarked', methods: read } }
const redrawing: Step = { name: 'redrawing, not done', stop: { kind: 'call', methods: redraw, point: 'asked' } }
const redrawn: Step = { name: 'redrawn, not answered', stop: { kind: 'call', methods: redraw, point: 'done' } }
const undrawn: Step = { name: 'redrawn, not marked', stop: { kind: 'unmarked', methods: redraw } }
const acting: Step = { name: 'an act, not committed', stop: { kind: 'locked' } }
const acted: Step = { name: 'an act, just committed', stop: { kind: 'written' } }

/** Where the others end that were not reached before all was done. */
export const instant: Step = { name: 'any instant', stop: { kind: 'instant' } }

/** Ways to die on a morning, one death after another: reading back only happens after a death between claim and mark. */
export const morningDeaths: readonly (readonly Step[])[] = [
  [planning],
  [planned],
  [unclaimed],
  [claimed, reading],
  [claimed, found],
  [posted, reading],
  [posted, unread],
  [posted, found],
  [unmarked, unread, found],
  [unmarked],
  [claimed, starting, reading],
  [instant],
  [instant, instant],
]

/** And while what a person did is written down, said and drawn. */
export const actDeaths: readonly (readonly Step[])[] = [
  [acting],
  [acted],
  [redrawing],
  [redrawn],
  [undrawn],
  [posted, found],
  [claimed],
  [acted, redrawing],
  [instant],
]

export const stepNames: readonly string[] = [
  ...new Set([...morningDeaths.flat(), ...actDeaths.flat()].map(({ name }) => name).filter((name) => name !== instant.name)),
  instant.name,
]
