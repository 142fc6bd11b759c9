/** Decision: what a rule made of a request, as a value: the next state, what happened in words, and what must newly be said. */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One thing that happened; becomes one entry of the audit chain. Persons appear by Slack id, contacts by id, never by name. */
export interface Event {
  /** `milestone.moved` */
  readonly kind: string
  /** What it happened to: a reference with its key (`OGF-M3`) or a register's key. Messages that show it are redrawn. */
  readonly ref: string
  /** Past tense, without the actor: "moved M3 from 4Q2011 to 2Q2012". */
  readonly sentence: string
  readonly before: Json
  readonly after: Json
  readonly reason?: string
}

/** A message that ought to exist in Slack. An existing one with the same key is redrawn instead of posted again. */
export interface Wanted {
  /** Id of the MessageKind that draws it. */
  readonly kind: string
  /** Unique within the workspace: `card/OGF/C123`. */
  readonly key: string
  /** What the MessageKind needs to draw it, ids only. */
  readonly subject: { readonly [name: string]: string }
  /** A channel's id, or a person's id for a direct message. */
  readonly destination: string
  /** Key of the message in whose thread it stands. */
  readonly threadKey?: string
  /** Timestamp of the message in whose thread it stands, where a person began that. */
  readonly thread?: string
  /** References whose events make it stale. */
  readonly shows: readonly string[]
}

export interface Decision<T> {
  readonly next: T
  readonly events: readonly Event[]
  readonly notices: readonly Wanted[]
}
