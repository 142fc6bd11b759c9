/** The contract between platform and features: everything a slice can contribute, as plain values. */
import type { z } from 'zod'
import type { Mornings } from '../kernel/ladder.js'
import type { Period } from '../kernel/period.js'
import type { Result } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import type { Day, Instant, TimeOfDay, Zone } from '../kernel/time.js'
import type { AgreedPart, ChangeKind, SubmissionPart } from './agreed.js'
import type { DocumentReader, Exporter, Minutes } from './exporter.js'
import type { Block, Message } from './slack/blocks.js'
import type { Db, Tx } from './store.js'
import type { Acting, ApprovalDesk, Subject, SubjectKind } from './subject.js'

/** The words of product.md, first word of every command. */
export type Noun =
  | 'register'
  | 'milestone'
  | 'activity'
  | 'contact'
  | 'roster'
  | 'review'
  | 'draft'
  | 'feedback'
  | 'approval'
  | 'requirement'
  | 'contribution'
  | 'mine'
  | 'help'

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

/** What a person gets back. */
export type Reply =
  /** Only the person sees it; `replace` redraws the private message whose button was pressed. */
  | { readonly kind: 'private'; readonly message: Message; readonly replace?: boolean }
  /** A form opens (or, from a form, is put on top or in its place). */
  | { readonly kind: 'form'; readonly open: OpenForm }
  /**
   * A text too long for a message, or a picture: a file in the thread where the person stands, else in `into`, else in their
   * direct messages; announced privately.
   */
  | {
      readonly kind: 'file'
      readonly name: string
      readonly content: string | Uint8Array
      /** A thread that everybody who sees it may read the file in. */
      readonly into?: { readonly channel: string; readonly thread: string }
      /** mrkdwn that stands with the file; without it what the message says. */
      readonly caption?: string
      /** What a picture shows, for those who cannot see it. */
      readonly alt?: string
      readonly message: Message
    }
  /** Nothing to say: what was drawn has been redrawn. */
  | { readonly kind: 'silent' }

/** Which form to open and what it already knows. Names a command's own form (`milestone.move`) or a contributed Form. */
export interface OpenForm {
  readonly form: string
  readonly given: Readonly<Record<string, string>>
}

export interface Option {
  readonly value: string
  readonly text: string
}

/** One field of a form; its value reaches the command's input under `name`, as the same string a person would have typed. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'select' | 'checkboxes' | 'person' | 'people' | 'channel' | 'file'
  readonly optional?: boolean
  readonly hint?: string
  readonly placeholder?: string
  readonly initial?: string
  /** For select and checkboxes; several checked values, like several people, reach the input joined by commas. */
  readonly options?: readonly Option[]
  /** How to reach those that a menu has no room for; unless given, by typing their reference. */
  readonly beyond?: string
  /** Where this field first stands as plain text above it: what the person needs to see to answer. */
  readonly above?: string
}

/** What a form shows before it is filled in. */
export interface FormShape {
  /** At most 24 characters. */
  readonly title: string
  readonly submit?: string
  /** mrkdwn above the fields. */
  readonly intro?: string
  readonly fields: readonly Field[]
}

export interface CommandSpec<Input, Context extends Ctx> {
  readonly noun: Noun
  readonly verb: string
  /** Lower case, one line, for help: "give a milestone a new date, with the reason". */
  readonly summary: string
  /** Without `/wg noun verb`: `M3 due:2H2012 reason:"…"`. The first is the hint in Slack's list. */
  readonly examples: readonly [string, ...string[]]
  /** Kind of reference it takes as `ref` in the input: its number; `any` takes every kind, as `D1`; `register` where it takes a key. */
  readonly ref?: ReferenceKind | 'register' | 'any'
  /** Name of the input that the free words fill. */
  readonly words?: string
  readonly ability: Ability
  /** What the register's state must allow: dispatch refuses by it, help reads it. Left out where every state does. */
  readonly life?: LifeAct
  /** `z.object` of strings as typed (and `ref`, `page`); its keys are the `name:value` names of the command. */
  readonly input: z.ZodType<Input>
  /** The verb's form: opened when a person gives no words, or not enough; `given` holds what was typed. Reads only. */
  form?(ctx: Context, given: Readonly<Record<string, string>>): Promise<Result<FormShape>>
  /** Find, decide, keep, show. */
  run(ctx: Context, input: Input): Promise<Result<Reply>>
}

/** A command whose input type is sealed by `command` or `registerCommand`. */
export interface Command {
  readonly noun: Noun
  readonly verb: string
  readonly summary: string
  readonly examples: readonly [string, ...string[]]
  readonly ref?: ReferenceKind | 'register' | 'any'
  readonly words?: string
  readonly ability: Ability
  readonly life?: LifeAct
  /** Names a person may write as `name:value`, in order. */
  readonly names: readonly string[]
  readonly scope: 'register' | 'none'
  readonly hasForm: boolean
  readonly schema: z.ZodType
  form(ctx: Ctx, given: Readonly<Record<string, string>>): Promise<Result<FormShape>>
  run(ctx: Ctx, input: unknown): Promise<Result<Reply>>
}

export interface ActionSpec<Payload, Context extends Ctx> {
  /** `milestone.done`; the button's action_id. */
  readonly id: string
  /** Kept small and flat: it travels in the button's value (2,000 characters). Name `register` (its id) where scope is a register. */
  readonly payload: z.ZodType<Payload>
  readonly ability: Ability
  readonly life?: LifeAct
  run(ctx: Context, payload: Payload, press: Press): Promise<Result<Reply>>
}

/** What was pressed and where. */
export interface Press {
  /** The chosen option's value of a select or overflow, the chosen person or channel; else null. */
  readonly chosen: string | null
  readonly message: { readonly channel: string; readonly ts: string } | null
  /** What stands in the form's fields, where it was pressed inside a form. */
  readonly values: Readonly<Record<string, string>>
}

export interface Action {
  readonly id: string
  readonly scope: 'register' | 'none'
  readonly ability: Ability
  readonly life?: LifeAct
  readonly payload: z.ZodType
  run(ctx: Ctx, payload: unknown, press: Press): Promise<Result<Reply>>
}

/** A form that is no verb's own, such as the check screen: draws its own blocks and takes what was filled in. */
export interface FormSpec<Given, Context extends Ctx> {
  readonly id: string
  /** Travels in private_metadata (3,000 characters): ids only. */
  readonly given: z.ZodType<Given>
  readonly ability: Ability
  readonly life?: LifeAct
  open(ctx: Context, given: Given): Promise<Result<FormShape & { readonly blocks?: readonly Block[] }>>
  run(ctx: Context, given: Given, values: Readonly<Record<string, string>>): Promise<Result<Reply>>
}

export interface Form {
  readonly id: string
  readonly scope: 'register' | 'none'
  readonly ability: Ability
  readonly life?: LifeAct
  readonly given: z.ZodType
  open(ctx: Ctx, given: unknown): Promise<Result<FormShape & { readonly blocks?: readonly Block[] }>>
  run(ctx: Ctx, given: unknown, values: Readonly<Record<string, string>>): Promise<Result<Reply>>
}

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

/** A part of somebody's App Home, and of `/wg mine`. */
export interface HomeSection {
  readonly order: number
  readonly title: string
  /** Worth seeing at home, but nothing that is owed or waits. */
  readonly homeOnly?: boolean
  /** How a person has Registrar treat them: no work, and below everything that is. */
  readonly setting?: true
  /** What one owes: it speaks on a morning once it comes near. Without it every line asks for an answer now. */
  readonly owed?: true
  /** Lines in mrkdwn, most urgent first; empty when there is nothing. */
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

/** A message shortcut. */
export interface Shortcut {
  readonly callbackId: string
  readonly name: string
  readonly description: string
  readonly ability: Ability
  run(
    ctx: Ctx,
    message: {
      readonly channel: string
      readonly ts: string
      readonly text: string
      readonly files: readonly string[]
      /** Who wrote it; null for a message of an app. */
      readonly author: string | null
      readonly permalink: string
    },
  ): Promise<Result<Reply>>
}

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

/** A column of a noun in help and in the manifest. */
export interface NounSpec {
  readonly word: Noun
  /** For Slack's list of commands, at most 100 characters. */
  readonly summary: string
}

/** A word of its own for what people say most: `/wg approve A1`, and `/wg-approve` in Slack's list. */
export interface ShortWord {
  readonly word: string
  /** The command it stands for. */
  readonly noun: Noun
  readonly verb: string
  /** What of the command's input it says already. */
  readonly given: Readonly<Record<string, string>>
  /** For Slack's list of commands, at most 100 characters. */
  readonly summary: string
  readonly hint: string
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

/** Ports that `app.ts` fills from the slices that know. */
export interface Ports {
  /** The registers bound to a channel. */
  registersAt(db: Db, workspace: string, channel: string): Promise<readonly RegisterAt[]>
  registerByKey(db: Db, workspace: string, key: string): Promise<RegisterAt | null>
  registerById(db: Db, workspace: string, id: string): Promise<RegisterAt | null>
  /** Id of the register whose message began a thread; null when none did. */
  registerOfThread(db: Db, workspace: string, channel: string, thread: string): Promise<string | null>
  /** What someone is in a register, and who its stewards are: one look, since every act asks for both. */
  standpointOf(db: Db, registerId: string, user: string): Promise<{ readonly seats: readonly Seat[]; readonly stewards: readonly string[] }>
  /** Users who are stewards of the register. */
  stewardsOf(db: Db, registerId: string): Promise<readonly string[]>
  /** Whether the state of a register allows an act. */
  stateAllows(register: Pick<RegisterAt, 'key' | 'state'>, act: LifeAct): Result<null>
}

/** Seals a command that concerns no single register. */
export function command<Input>(spec: CommandSpec<Input, Ctx>): Command {
  return sealCommand('none', spec, (ctx) => ctx)
}

/** Seals a command that concerns one register: dispatch finds it and checks the ability before `run`. */
export function registerCommand<Input>(spec: CommandSpec<Input, RegisterCtx>): Command {
  return sealCommand('register', spec, asRegisterCtx)
}

export function action<Payload>(spec: ActionSpec<Payload, Ctx>): Action {
  return { ...spec, scope: 'none', run: (ctx, payload, press) => spec.run(ctx, spec.payload.parse(payload), press) }
}

/** Seals a button of one register; its payload must carry `register`, the register's id. */
export function registerAction<Payload extends { register: string }>(spec: ActionSpec<Payload, RegisterCtx>): Action {
  return { ...spec, scope: 'register', run: (ctx, payload, press) => spec.run(asRegisterCtx(ctx), spec.payload.parse(payload), press) }
}

export function form<Given>(spec: FormSpec<Given, Ctx>): Form {
  return {
    ...spec,
    scope: 'none',
    open: (ctx, given) => spec.open(ctx, spec.given.parse(given)),
    run: (ctx, given, values) => spec.run(ctx, spec.given.parse(given), values),
  }
}

/** Seals a form of one register; what travels in it must carry `register`, the register's id. */
export function registerForm<Given extends { register: string }>(spec: FormSpec<Given, RegisterCtx>): Form {
  return {
    ...spec,
    scope: 'register',
    open: (ctx, given) => spec.open(asRegisterCtx(ctx), spec.given.parse(given)),
    run: (ctx, given, values) => spec.run(asRegisterCtx(ctx), spec.given.parse(given), values),
  }
}

function asRegisterCtx(ctx: Ctx): RegisterCtx {
  if (!('register' in ctx)) throw new Error('dispatch ran a register command without a register')
  return ctx as RegisterCtx
}

function sealCommand<Input, Context extends Ctx>(
  scope: 'register' | 'none',
  spec: CommandSpec<Input, Context>,
  narrow: (ctx: Ctx) => Context,
): Command {
  const shape = 'shape' in spec.input ? (spec.input.shape as Record<string, unknown>) : {}
  const { form: open } = spec
  return {
    noun: spec.noun,
    verb: spec.verb,
    summary: spec.summary,
    examples: spec.examples,
    ref: spec.ref,
    words: spec.words,
    ability: spec.ability,
    life: spec.life,
    schema: spec.input,
    scope,
    names: Object.keys(shape).filter((name) => name !== 'ref' && name !== 'page'),
    hasForm: open !== undefined,
    form: async (ctx, given) => {
      if (!open) throw new Error(`${spec.noun} ${spec.verb} has no form`)
      return open.call(spec, narrow(ctx), given)
    },
    run: (ctx, input) => spec.run(narrow(ctx), spec.input.parse(input)),
  }
}
