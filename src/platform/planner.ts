/** What happens because its time has come: notices planned from dated things, and acts of the clock. */
import type { Mornings } from '../kernel/ladder.js'
import type { Day, Instant } from '../kernel/time.js'
import type { DrawEnv } from './drawn.js'
import type { Block } from './slack/blocks.js'
import type { Db, Tx } from './store.js'
import type { Acting } from './subject.js'
import type { RegisterAt } from './who.js'

/** Who is told by direct message, wherever the register is bound; a person who has left counts as the stewards. */
export type Audience = 'stewards' | { readonly person: string }

/** A notice as a planner yields it, before it is addressed. */
export interface PlannedNotice {
  readonly kind: string
  /** Empty for what concerns no single register: it then names a person and that person's mornings. */
  readonly registerId: string
  readonly ref: string
  readonly thingId: string
  /** `T-30`, `T-0`, `T+8`. */
  readonly stage: string
  readonly due: Day | null
  readonly acts: number
  /** Parties that answer for it; empty means all. */
  readonly parties: readonly string[]
  /** For a question to people; without it the notice goes to the register's channels. */
  readonly to?: Audience
  readonly mornings?: Mornings
}

/** A notice of a dry run. */
export interface ForeseenNotice extends PlannedNotice {
  readonly at: Instant
  readonly text: string
}

/** What a digest knows of a thing it carries: the stage and the state at the time of the notice. */
export interface CarriedThing {
  readonly thingId: string
  readonly stage: string
  readonly due: Day | null
  readonly acts: number
}

/** Turns the dated things of one slice into notices. */
export interface Planner {
  readonly kind: string
  /** Whether there is anything to plan: asked first, so that a minute in which nothing is due takes no lock. */
  isDue(db: Db, now: Instant): Promise<boolean>
  /**
   * Plans at most `limit` things whose `nextNoticeAt` is not after `now`, moves each thing's `nextNoticeAt` on, in this transaction.
   * Returns what ought to be said now and how many things it looked at (fewer than `limit` means there is no more).
   */
  plan(tx: Tx, now: Instant, limit: number, env: DrawEnv): Promise<{ readonly notices: readonly PlannedNotice[]; readonly seen: number }>
  /** Ids of the things whose notices still hold: open, unmoved, and no act of a person came in between. */
  standing(db: Db, things: readonly Omit<CarriedThing, 'stage'>[]): Promise<ReadonlySet<string>>
  /**
   * Each thing as a digest shows it, from the state as it is now, with its buttons while it waits for an act.
   * @param beside references of everything else that the same digest carries: what is drawn from other things leaves those out
   */
  draw(db: Db, things: readonly CarriedThing[], env: DrawEnv, beside: ReadonlySet<string>): Promise<ReadonlyMap<string, DigestItem>>
  /**
   * For a thing that is drawn from others: what those are, so that the message follows them. Only the newest message that carries it
   * does; earlier ones stay as they stood.
   */
  shows?(db: Db, thingId: string, env: DrawEnv): Promise<readonly string[]>
  /** What would be said between two days, changing nothing, as if all earlier notices had been said. */
  foresee(db: Db, register: RegisterAt, from: Day, to: Day): Promise<readonly ForeseenNotice[]>
  /** What will be said from one instant to another if nobody acts, changing nothing, from the store as it is. */
  coming(db: Db, register: RegisterAt, from: Instant, until: Instant): Promise<readonly ForeseenNotice[]>
}

export interface DigestItem {
  readonly text: string
  readonly blocks: readonly Block[]
  /** When it was due as the notice was given: the order of the digest does not change under a reader's eyes. */
  readonly due: Day | null
}

/** What happens by itself once its time has come: a ballot closes. */
export interface TimedAct {
  readonly id: string
  /** Whether there is anything to do: asked first, so that a minute in which nothing is due takes no lock. */
  isDue(db: Db, workspace: string, now: Instant): Promise<boolean>
  /**
   * Does at most `limit` of what is due at `who.now`, found by an index, in this transaction; each must no longer be due afterwards.
   * Returns how many it dealt with: fewer than `limit` means there is no more.
   */
  run(tx: Tx, who: Acting, limit: number): Promise<number>
}
