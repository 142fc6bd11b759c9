/** What slices draw: messages that live in Slack, and their parts of cards, agendas and App Home. */
import type { Day, Instant } from '../kernel/time.js'
import type { Assembly } from './feature.js'
import type { Block, Message } from './slack/blocks.js'
import type { Db, Tx } from './store.js'
import type { RegisterAt } from './who.js'

/** What drawing needs besides rows. */
export interface DrawEnv {
  readonly workspace: string
  readonly now: Instant
  readonly registry: Assembly
}

/** A kind of message that lives in Slack: posted once, redrawn from state whenever an event touches what it shows. */
export interface MessageKind {
  readonly id: string
  /** Null when there is nothing (more) to say: unsent it is dropped, sent it is left as it stands. */
  draw(db: Db, subject: Readonly<Record<string, string>>, env: DrawEnv, outboxId: string): Promise<Message | null>
  /** Called in the transaction that claims the row for its first posting: the place to attach what it carries, once and for all. */
  claim?(tx: Tx, outboxId: string, env: DrawEnv): Promise<void>
  /** Called when a claimed row was surely not posted: gives back what `claim` took. */
  unclaim?(tx: Tx, outboxId: string): Promise<void>
}

/** A part of a register's card, drawn by the slice that knows it. */
export interface CardSection {
  /** Lower stands higher. */
  readonly order: number
  draw(db: Db, register: RegisterAt, env: DrawEnv): Promise<readonly Block[]>
}

/** How a register is doing, as one slice sees it: "2 overdue", "review in 12 days". */
export interface HealthPart {
  readonly order: number
  /** A few words of mrkdwn; null when there is nothing to say. */
  draw(db: Db, register: RegisterAt, env: DrawEnv): Promise<string | null>
}

/** A point of a review's agenda, drawn by the slice that knows it. */
export interface AgendaPart {
  /** Lower comes earlier. */
  readonly order: number
  /** Part of a message's key: kebab-case, never changed. */
  readonly id: string
  readonly title: string
  /** What a person types to see all: `/wg milestone list`. */
  readonly more: string
  /** @param since when the last review was closed; null where there was none */
  draw(db: Db, register: RegisterAt, env: DrawEnv, since: Instant | null): Promise<readonly AgendaItem[]>
}

export interface AgendaItem {
  /** In mrkdwn. */
  readonly text: string
  readonly buttons: readonly Block[]
}

/** So many lines of a section are shown at home; the rest is counted. */
export const HOME_LINES = 12

/** A part of somebody's App Home, and of `/wg mine`. */
export interface HomeSection {
  readonly order: number
  readonly title: string
  /** What a person types to see all of it: `/wg mine` unless said. */
  readonly more?: string
  /** Worth seeing at home, but nothing that is owed or waits. */
  readonly homeOnly?: boolean
  /** How a person has Registrar treat them: no work, and below everything that is. */
  readonly setting?: true
  /** What one owes: it speaks on a morning once it comes near. Without it every line asks for an answer now. */
  readonly owed?: true
  /** All lines in mrkdwn, most urgent first; empty when there is nothing. */
  draw(db: Db, who: { readonly workspace: string; readonly user: string }, env: DrawEnv): Promise<readonly HomeLine[]>
}

export interface HomeLine {
  readonly text: string
  /** For sorting over all registers; null last. */
  readonly due: Day | null
  readonly button?: Block
  /** The thing it is about, `OGF-M3`: a message that shows the line is redrawn with it. */
  readonly about?: string
  /** Snoozed, or silent until it is moved: it stands in lists and is not spoken of. */
  readonly silent?: boolean
}
