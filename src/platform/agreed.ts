/** What the text of a register consists of, and what is done to it: values that the slices contribute which keep the parts. */
import type { Json } from '../kernel/decision.js'
import type { Result } from '../kernel/problem.js'
import type { RegisterAt, RegisterCtx } from './feature.js'
import type { Db, Tx } from './store.js'
import type { Acting } from './subject.js'

export type AgreedKind = 'title' | 'party' | 'section' | 'term' | 'gate' | 'ipr' | 'review' | 'milestone' | 'activity'

/** One thing that the parties agreed on. */
export interface AgreedItem {
  /** Stable over versions: `OGF-M3`, or for what has no number words such as `party DMTF`. */
  readonly ref: string
  readonly kind: AgreedKind
  /** As a person calls it: `M3`, `term c`, `the title`. */
  readonly name: string
  readonly text: string
  /** As written; null where it has no date. */
  readonly due: string | null
  /** Short names of the parties, or bodies inside them, that answer for it; empty means all. */
  readonly parties: readonly string[]
  /** Heading, priority and parties in one line; null where there are none. */
  readonly about: string | null
}

/** The part of a register's text that one slice keeps. */
export interface AgreedPart {
  /** Lower stands earlier in the text. */
  readonly order: number
  list(db: Db, register: RegisterAt): Promise<readonly AgreedItem[]>
  /** The change that gives one of its items other words; null where the item is none of its own. It makes nothing yet. */
  reword?(db: Db, ctx: RegisterCtx, item: AgreedItem, text: string, reason: string | null): Promise<Result<ProposedChange> | null>
}

/** A change to what was agreed, before it is made. */
export interface ProposedChange {
  /** Id of the ChangeKind that makes it. */
  readonly kind: string
  /** What it changes: `OGF-M3`. */
  readonly ref: string
  /** What is to be done: "move M3 from 1Q2012 to 2H2012". */
  readonly title: string
  readonly before: AgreedItem | null
  readonly after: AgreedItem | null
  /** What the kind needs to make it. */
  readonly payload: Json
  readonly reason: string | null
}

/** One way of changing what was agreed, told by the slice that keeps it. */
export interface ChangeKind {
  /** `milestone.move` */
  readonly id: string
  /** Makes it so, in the transaction in which it was accepted. A Problem where what it changes is no longer there to be changed. */
  apply(tx: Tx, who: Acting, register: RegisterAt, change: ProposedChange): Promise<Result<null>>
  /** It is put forward: what must be there in advance is made, such as a number that is given only once. */
  begin?(tx: Tx, who: Acting, register: RegisterAt, change: ProposedChange): Promise<void>
  /** It will not come: what was made in advance is undone. */
  drop?(tx: Tx, who: Acting, register: RegisterAt, change: ProposedChange): Promise<void>
}

/** Hears of a register put to its parties, and is asked what a version still waits for. */
export interface SubmissionPart {
  /** A version has just been put to the parties. */
  asked(tx: Tx, who: Acting, register: RegisterAt, items: readonly AgreedItem[]): Promise<void>
  /** Who has not acknowledged yet, as a person would say it: "contact 3 for DMTF". */
  unacknowledged(db: Db, registerId: string): Promise<readonly string[]>
}
