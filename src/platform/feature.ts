/** The contract between platform and features: everything a slice can contribute, as plain values. */
import type { Result } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import type { Instant } from '../kernel/time.js'
import type { Action, Command, Form, NounSpec, Shortcut, ShortWord } from './act.js'
import type { AgreedPart, ChangeKind, SubmissionPart } from './agreed.js'
import type { AgendaPart, CardSection, HealthPart, HomeSection, MessageKind } from './drawn.js'
import type { DocumentReader, Exporter, Minutes } from './exporter.js'
import type { Planner, TimedAct } from './planner.js'
import type { Message } from './slack/blocks.js'
import type { Db, Tx } from './store.js'
import type { ApprovalDesk, Subject, SubjectKind } from './subject.js'
import type { Place, RegisterAt } from './who.js'

export * from './act.js'
export * from './drawn.js'
export type * from './planner.js'
export type * from './who.js'

/** Slow work that must not be lost: done after the answer, tried again after a fault. */
export interface JobKind {
  readonly id: string
  run(
    job: { readonly id: string; readonly workspace: string; readonly payload: Readonly<Record<string, string>> },
    reach: JobReach,
  ): Promise<void>
}

/** What a job may reach beyond the store. */
export interface JobReach {
  readonly now: Instant
  readonly registry: Assembly
  read<T>(fn: (db: Db) => Promise<T>): Promise<T>
  change<T>(fn: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>
  /** The bytes of a file in Slack; a Problem when it is gone or larger than `limitBytes`. */
  fetchFile(
    fileId: string,
    limitBytes: number,
  ): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array; readonly permalink: string | null }>>
  /** Tells one person privately where they are (a channel when given and possible, else direct message). */
  tell(user: string, place: Place, message: Message): Promise<void>
}

export interface Feature {
  readonly name: string
  readonly nouns?: readonly NounSpec[]
  readonly shortWords?: readonly ShortWord[]
  readonly commands?: readonly Command[]
  readonly actions?: readonly Action[]
  readonly forms?: readonly Form[]
  readonly messages?: readonly MessageKind[]
  readonly card?: readonly CardSection[]
  readonly health?: readonly HealthPart[]
  readonly agenda?: readonly AgendaPart[]
  readonly home?: readonly HomeSection[]
  readonly planners?: readonly Planner[]
  readonly timed?: readonly TimedAct[]
  readonly agreed?: readonly AgreedPart[]
  readonly changes?: readonly ChangeKind[]
  readonly submission?: readonly SubmissionPart[]
  readonly subjects?: readonly Subject[]
  /** At most one feature has it. */
  readonly desk?: ApprovalDesk
  readonly shortcuts?: readonly Shortcut[]
  readonly jobs?: readonly JobKind[]
  readonly exporters?: readonly Exporter[]
  readonly minutes?: readonly Minutes[]
  /** At most one feature has it. */
  readonly reader?: DocumentReader
  /** Called when a register is bound (what is overdue then is silent until moved) or its calendar changes: what has passed counts as said. */
  takeUp?(tx: Tx, register: RegisterAt, now: Instant, since: 'bound' | 'calendar'): Promise<void>
}

/** Lookup tables over all features, made once by registry.ts. */
export interface Assembly {
  readonly features: readonly Feature[]
  readonly nouns: readonly NounSpec[]
  readonly shortWords: readonly ShortWord[]
  readonly commands: readonly Command[]
  readonly planners: readonly Planner[]
  readonly timed: readonly TimedAct[]
  readonly card: readonly CardSection[]
  readonly health: readonly HealthPart[]
  readonly agenda: readonly AgendaPart[]
  readonly home: readonly HomeSection[]
  readonly shortcuts: readonly Shortcut[]
  readonly agreed: readonly AgreedPart[]
  readonly submission: readonly SubmissionPart[]
  readonly exporters: readonly Exporter[]
  /** Reads documents; null where no slice does. */
  readonly reader: DocumentReader | null
  /** Where slices ask the parties for approval. */
  readonly desk: ApprovalDesk | null
  readonly subjects: readonly Subject[]
  subject(kind: SubjectKind): Subject | undefined
  minutes(kind: ReferenceKind): Minutes | undefined
  command(noun: string, verb: string): Command | undefined
  action(id: string): Action | undefined
  form(id: string): Form | undefined
  message(id: string): MessageKind | undefined
  job(id: string): JobKind | undefined
  change(id: string): ChangeKind | undefined
}
