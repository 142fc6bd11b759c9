/** Who acts, from where, in which register, and what may be asked about that. */
import type { Period } from '../kernel/period.js'
import type { Result } from '../kernel/problem.js'
import type { Day, Instant, TimeOfDay, Zone } from '../kernel/time.js'
import type { Assembly } from './feature.js'
import type { Db, Tx } from './store.js'

/** Where an act came from; kept with every audit entry. */
export type Source = 'command' | 'mention' | 'button' | 'form' | 'shortcut' | 'cli' | 'clock'

/** What Slack says of a person, from the Person rows. */
export type Standing = 'admin' | 'member' | 'guest' | 'external' | 'operator'

export interface Actor {
  /** Slack user id, or `operator` on the command line. */
  readonly user: string
  readonly standing: Standing
}

export type Role = 'steward' | 'approver' | 'member' | 'participant' | 'observer'

export interface Seat {
  readonly role: Role
  /** Short name of the party; empty for a steward of none. */
  readonly party: string
}

export interface Place {
  /** Null where there is no channel: App Home, command line. */
  readonly channel: string | null
  readonly thread: string | null
  /** Permalink of the message that holds the act's own words, where there is one: a mention. */
  readonly message?: string
}

/** What platform knows of a register, told by the port that `app.ts` fills from the registers slice. */
export interface RegisterAt {
  readonly id: string
  readonly key: string
  readonly title: string | null
  readonly state: string
  readonly zone: Zone
  readonly at: TimeOfDay
  readonly holidays: readonly Day[]
  readonly dayFirst: boolean
  /** Days before a milestone's last day, where the register sets its own. */
  readonly ladder: readonly number[] | null
  /** The same for a review. */
  readonly reviewLadder: readonly number[] | null
  /** The same for what waits for answers until its last day: approvals, drafts' windows. */
  readonly answerLadder: readonly number[] | null
  /** Days after a last day, where the register sets its own. */
  readonly overdue: readonly number[] | null
  readonly initiated: Period | null
  readonly homeChannel: string | null
  /** Home channel and the parties' own. */
  readonly channels: readonly string[]
  readonly parties: readonly { readonly short: string; readonly channel: string | null }[]
}

/** What one may be allowed to do; `may` in permissions.ts decides by role, place and standing. */
export type Ability =
  /** Anyone at all. */
  | 'anyone'
  /** Full members of the workspace and admins: read in and create. */
  | 'create'
  /** Whoever acts in a bound channel, the roster, admins. */
  | 'read'
  /** As `read`; the slice's own `can` then asks for steward or owner. */
  | 'act'
  /** Stewards; admins while the register has no steward. */
  | 'edit'
  /** As `read`; the roster slice's own rules decide. */
  | 'name-people'

/** What the state of a register allows or not; the registers slice has the table. */
export type LifeAct =
  | 'edit'
  | 'set'
  /** Work on what is in it: milestones, activities, reviews, drafts. */
  | 'work'
  | 'bind'
  /** A draft itself; of a register in force its next version. */
  | 'submit'
  | 'revise'
  | 'end'
  /** Accept or decline what was put to the parties. */
  | 'answer'

export interface Ctx {
  readonly workspace: string
  readonly actor: Actor
  readonly source: Source
  readonly place: Place
  readonly now: Instant
  /** The zone of new registers. */
  readonly defaultZone: Zone
  /** For what must see every slice: help, mine, taking a register up. */
  readonly registry: Assembly
  /** Reads a consistent state; sees committed rows only. */
  read<T>(fn: (db: Db) => Promise<T>): Promise<T>
  /** One short transaction, tried again when the store was busy; a refusal rolls it back. Nothing in `fn` may wait for Slack. */
  change<T>(fn: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>
}

/** Ctx of a command, action or form that concerns one register; the register was found and the ability checked before. */
export interface RegisterCtx extends Ctx {
  readonly register: RegisterAt
  readonly seats: readonly Seat[]
  /** The register's today. */
  readonly today: Day
  /** Steward of this register (admins and the operator while it has none). */
  readonly steward: boolean
}

/** Ports that `app.ts` fills from the slices that know. */
export interface Ports {
  /** The registers bound to a channel. */
  registersAt(db: Db, workspace: string, channel: string): Promise<readonly RegisterAt[]>
  registerByKey(db: Db, workspace: string, key: string): Promise<RegisterAt | null>
  registerById(db: Db, workspace: string, id: string): Promise<RegisterAt | null>
  /** Id of the register whose message began a thread; null when none did. */
  registerOfThread(db: Db, workspace: string, channel: string, thread: string): Promise<string | null>
  /** What someone is in a register, and who its stewards are: one look, since every act asks for both. */
  standpointOf(
    db: Db,
    workspace: string,
    registerId: string,
    user: string,
  ): Promise<{ readonly seats: readonly Seat[]; readonly stewards: readonly string[] }>
  /** Users who are stewards of the register. */
  stewardsOf(db: Db, registerId: string): Promise<readonly string[]>
  /** Whether the state of a register allows an act. */
  stateAllows(register: Pick<RegisterAt, 'key' | 'state'>, act: LifeAct): Result<null>
}
