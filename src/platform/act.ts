/** What a person can do: commands, buttons, forms and shortcuts, and what they get back. Sealed, each takes what was typed or pressed. */
import type { z } from 'zod'
import type { Result } from '../kernel/problem.js'
import type { ReferenceKind } from '../kernel/reference.js'
import type { Block, Message } from './slack/blocks.js'
import type { Ability, Ctx, LifeAct, RegisterCtx } from './who.js'

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
  /** With `any`: the kinds that have a meaning here; whatever only looks like a reference is then refused, and not taken as words. */
  readonly refs?: readonly ReferenceKind[]
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
  /** With `any`: the kinds that have a meaning here; whatever only looks like a reference is then refused, and not taken as words. */
  readonly refs?: readonly ReferenceKind[]
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
    refs: spec.refs,
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
