/** Words, presses and filled-in forms → the command, action or form meant → permission → input → run → Reply; the one catch. */
import { randomBytes } from 'node:crypto'
import { dayIn } from '../kernel/calendar.js'
import type { Problem, Result } from '../kernel/problem.js'
import { ok, refuse } from '../kernel/problem.js'
import type { Clock, Zone } from '../kernel/time.js'
import type { Calm } from './calm.js'
import type {
  Ability,
  Actor,
  Assembly,
  Command,
  Ctx,
  LifeAct,
  Place,
  Ports,
  Press,
  RegisterAt,
  RegisterCtx,
  Reply,
  Source,
} from './feature.js'
import { firstTime } from './intake.js'
import { exampleOf, readLine } from './line.js'
import type { Log } from './log.js'
import type { Offer } from './offering.js'
import { forOutsiders, offering, offersIn, refusedOutsiders } from './offering.js'
import type { Standpoint } from './permissions.js'
import { actsAsSteward, may } from './permissions.js'
import { commandId } from './registry.js'
import type { Message } from './slack/blocks.js'
import { mentioning, say } from './slack/blocks.js'
import type { Db, Store } from './store.js'

/** Someone's act as it arrived, whatever carried it. */
export interface Arrival {
  readonly actor: Actor
  readonly source: Source
  readonly place: Place
  /** What makes a second arrival of the same act recognisable; null where nothing is ever redelivered. */
  readonly once: string | null
  /** Whether a form can be opened in answer. */
  readonly canOpen: boolean
}

export interface Dispatch {
  line(arrival: Arrival, text: string, preset: string | null): Promise<Result<Reply>>
  press(arrival: Arrival, id: string, payload: unknown, press: Press): Promise<Result<Reply>>
  open(arrival: Arrival, form: string, given: Readonly<Record<string, string>>): Promise<Result<Opened>>
  submit(
    arrival: Arrival,
    form: string,
    given: Readonly<Record<string, string>>,
    values: Readonly<Record<string, string>>,
  ): Promise<Result<Reply>>
  shortcut(arrival: Arrival, callbackId: string, message: Parameters<Assembly['shortcuts'][number]['run']>[1]): Promise<Result<Reply>>
}

/** A form ready to be drawn, with what must travel in it. */
export interface Opened {
  readonly form: string
  readonly given: Readonly<Record<string, string>>
  readonly shape: Awaited<ReturnType<NonNullable<ReturnType<Assembly['form']>>['open']>> extends Result<infer S> ? S : never
}

export interface DispatchNeeds {
  readonly workspace: string
  readonly store: Store
  readonly registry: Assembly
  readonly ports: Ports
  readonly clock: Clock
  /** The zone of new registers. */
  readonly zone: Zone
  readonly log: Log
  readonly calm: Calm
  /** Called after every change, so that what it put into the outbox goes out at once. */
  changed(): void
}

export function createDispatch(needs: DispatchNeeds): Dispatch {
  const { registry } = needs
  const guard = <T>(what: string, fn: () => Promise<Result<T>>): Promise<Result<T>> => needs.calm.during(() => guarded(needs.log, what, fn))
  const answered = (arrival: Arrival, what: string, fn: () => Promise<Result<Reply>>): Promise<Result<Reply>> =>
    guard(what, async () => typable(arrival.actor, await offeredTo(needs, arrival, await fn())))
  return {
    line: (arrival, text, preset) =>
      answered(arrival, `line ${preset ?? ''}`, async () => {
        const ctx = baseCtx(needs, arrival)
        const line = await readLine({ registry, ports: needs.ports, ctx }, text, preset)
        if (!line.ok) return line
        const { command, given, register } = line.value
        const scoped = await scope(needs, ctx, command, register, register?.key)
        if (!scoped.ok) return scoped
        if (command.hasForm && arrival.canOpen && line.value.bare) return ok(formReply(commandId(command), given, register))
        const input = command.schema.safeParse(given)
        if (input.success) return command.run(scoped.value, given)
        if (command.hasForm && arrival.canOpen && onlyMissing(input.error.issues, given)) {
          return ok(formReply(commandId(command), given, register))
        }
        return inputProblem(input.error.issues, given, command)
      }),
    press: (arrival, id, payload, press) =>
      answered(arrival, `press ${id}`, async () => {
        const ctx = baseCtx(needs, arrival)
        const action = registry.action(id)
        if (!action)
          return refuse('stale-button', 'This button is from an earlier version of Registrar.', {
            hint: 'Type `/wg` to see what can be done here.',
          })
        const register = action.scope === 'register' ? await registerOf(needs, ctx, payload) : null
        const scoped = await scope(needs, ctx, action, register)
        if (!scoped.ok) return scoped
        const contributedForm = action.payload.safeParse(payload)
        const command = registry.commands.find((candidate) => commandId(candidate) === id)
        if (command?.hasForm && action.payload === command.schema) return ok(formReply(id, textOf(payload), register))
        if (!contributedForm.success)
          return refuse('stale-button', 'This button no longer fits what it stands on.', {
            hint: 'Ask for a fresh list, for example with `/wg mine`.',
          })
        return action.run(scoped.value, payload, press)
      }),
    open: (arrival, form, given) =>
      guard(`open ${form}`, async () => {
        const opened = await openedForm(needs, arrival, form, given)
        return opened.ok || arrival.actor.standing !== 'external' ? opened : { ok: false, problem: refusedOutsiders(opened.problem) }
      }),
    submit: (arrival, form, given, values) =>
      answered(arrival, `submit ${form}`, async () => {
        const ctx = baseCtx(needs, arrival)
        const spec = formOf(registry, form)
        if (!spec) return refuse('unknown-form', 'That form no longer exists.', { hint: 'Type `/wg` to see what can be done here.' })
        const register = spec.scope === 'register' ? await registerOf(needs, ctx, given) : null
        const scoped = await scope(needs, ctx, spec, register)
        if (!scoped.ok) return scoped
        return spec.submit(scoped.value, given, values)
      }),
    shortcut: (arrival, callbackId, message) =>
      guard(`shortcut ${callbackId}`, async () => {
        const ctx = baseCtx(needs, arrival)
        const shortcut = registry.shortcuts.find((candidate) => candidate.callbackId === callbackId)
        if (!shortcut)
          return refuse('unknown-shortcut', 'That shortcut no longer exists.', { hint: 'Type `/wg` to see what can be done here.' })
        const scoped = await scope(needs, ctx, { scope: 'none', ability: shortcut.ability }, null)
        return scoped.ok ? shortcut.run(scoped.value, message) : scoped
      }),
  }
}

async function openedForm(
  needs: DispatchNeeds,
  arrival: Arrival,
  form: string,
  given: Readonly<Record<string, string>>,
): Promise<Result<Opened>> {
  const ctx = baseCtx(needs, arrival)
  const spec = formOf(needs.registry, form)
  if (!spec) return refuse('unknown-form', 'That form no longer exists.', { hint: 'Type `/wg` to see what can be done here.' })
  const register = spec.scope === 'register' ? await registerOf(needs, ctx, given) : null
  const scoped = await scope(needs, ctx, spec, register)
  if (!scoped.ok) return scoped
  const shape = await spec.open(scoped.value, given)
  return shape.ok ? ok({ form, given: register ? { ...given, register: register.id } : given, shape: shape.value }) : shape
}

/** The private message a Problem becomes; only mentions that the program wrote stay links. */
export function problemMessage(problem: Problem): Message {
  const text = problem.hint ? `${problem.sentence}\n${problem.hint}` : problem.sentence
  return say(mentioning(text))
}

interface AnyForm {
  readonly scope: 'register' | 'none'
  readonly ability: Ability
  readonly life?: LifeAct
  open(ctx: Ctx, given: Readonly<Record<string, string>>): Promise<Result<Opened['shape']>>
  submit(ctx: Ctx, given: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Promise<Result<Reply>>
}

/** A contributed form, or a command's own: filled in, that is the command with its input. */
function formOf(registry: Assembly, id: string): AnyForm | null {
  const form = registry.form(id)
  if (form) {
    const check = (given: unknown): boolean => form.given.safeParse(given).success
    const stale = refuse<never>('stale-form', 'This form is from an earlier version of Registrar.', { hint: 'Open it again.' })
    return {
      ...form,
      open: async (ctx, given) => (check(given) ? form.open(ctx, given) : stale),
      submit: async (ctx, given, values) => (check(given) ? form.run(ctx, given, values) : stale),
    }
  }
  const command = registry.commands.find((candidate) => commandId(candidate) === id)
  if (!command?.hasForm) return null
  return {
    scope: command.scope,
    ability: command.ability,
    life: command.life,
    open: (ctx, given) => command.form(ctx, given),
    submit: async (ctx, given, values) => {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
      const { register: _register, ...rest } = given
      // A field the form showed replaces what it was opened with, even when it was emptied.
      const kept = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in values)))
      const whole = { ...kept, ...filled }
      const input = command.schema.safeParse(whole)
      return input.success ? command.run(ctx, whole) : inputProblem(input.error.issues, whole, command)
    },
  }
}

function formReply(form: string, given: Readonly<Record<string, string>>, register: RegisterAt | null): Reply {
  return { kind: 'form', open: { form, given: register ? { ...given, register: register.id } : given } }
}

function textOf(payload: unknown): Record<string, string> {
  if (typeof payload !== 'object' || payload === null) return {}
  return Object.fromEntries(Object.entries(payload).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

async function registerOf(needs: DispatchNeeds, ctx: Ctx, payload: unknown): Promise<RegisterAt | null> {
  const id = textOf(payload).register
  return id ? ctx.read((db) => needs.ports.registerById(db, needs.workspace, id)) : null
}

/** Same words whether the register does not exist, lies in another workspace, or may not be read: nothing is given away. */
export function noSuchRegister(key: string | null): Result<never> {
  return refuse(
    'no-such-register',
    key ? `There is no register ${key} that you can read from here.` : 'There is no such register that you can read from here.',
    {
      hint: 'See which there are with `/wg register list`.',
    },
  )
}

/**
 * Checks the ability and the register's state; for what concerns a register, adds the register and what this person is in it.
 * @param typed the register's key, where the person wrote it; what a button carries is never told to whom it is not for
 */
async function scope(
  needs: DispatchNeeds,
  ctx: Ctx,
  spec: { readonly scope: 'register' | 'none'; readonly ability: Ability; readonly life?: LifeAct },
  register: RegisterAt | null,
  typed: string | null = null,
): Promise<Result<Ctx>> {
  if (spec.scope === 'none' || !register) {
    if (spec.scope === 'register') return noSuchRegister(null)
    if (may(spec.ability, { actor: ctx.actor, seats: [], inBoundChannel: false, stewarded: true })) return ok(ctx)
    return refuse('not-allowed', 'Only full members of this workspace can read in or create a register.', {
      hint: 'Ask a member or an admin of the workspace to do it.',
    })
  }
  const { at, stewards } = await ctx.read((db) => standpoint(needs, db, ctx, register))
  if (!may('read', at)) return noSuchRegister(typed)
  if (!may(spec.ability, at)) {
    const whom = stewards.length > 0 ? `Ask ${stewards.map((user) => `<@${user}>`).join(' or ')}.` : 'Ask an admin of the workspace.'
    return refuse('not-allowed', `Only a steward of ${register.key} can do that.`, { hint: whom })
  }
  const state = spec.life ? needs.ports.stateAllows(register, spec.life) : ok(null)
  if (!state.ok) return state
  const scoped: RegisterCtx = { ...ctx, register, seats: at.seats, steward: actsAsSteward(at), today: dayIn(ctx.now, register.zone) }
  return ok(scoped)
}

async function standpoint(
  needs: DispatchNeeds,
  db: Db,
  { actor, place }: Pick<Arrival, 'actor' | 'place'>,
  register: RegisterAt,
): Promise<{ readonly at: Standpoint; readonly stewards: readonly string[] }> {
  const { seats, stewards } = await needs.ports.standpointOf(db, needs.workspace, register.id, actor.user)
  const inBoundChannel = place.channel !== null && register.channels.includes(place.channel)
  return { at: { actor, seats, inBoundChannel, stewarded: stewards.length > 0 }, stewards }
}

/** A private answer offers its reader only what they may do there, as everything stands after the act. */
async function offeredTo(needs: DispatchNeeds, arrival: Arrival, result: Result<Reply>): Promise<Result<Reply>> {
  if (!result.ok || result.value.kind !== 'private') return result
  const { message } = result.value
  const find = (id: string) => needs.registry.action(id)
  const ids = new Set(offersIn(message, find).map(({ register }) => register))
  if (ids.size === 0) return result
  const nowhere: Standpoint = { actor: arrival.actor, seats: [], inBoundChannel: false, stewarded: true }
  const mayPress = await needs.store.read(async (db) => {
    const found = new Map<string, { readonly register: RegisterAt; readonly at: Standpoint }>()
    for (const id of ids) {
      const register = id === null ? null : await needs.ports.registerById(db, needs.workspace, id)
      if (register) found.set(register.id, { register, at: (await standpoint(needs, db, arrival, register)).at })
    }
    return ({ asks, register: id }: Offer): boolean => {
      if (asks.scope === 'none') return may(asks.ability, nowhere)
      const there = found.get(id ?? '')
      if (!there) return false
      return may(asks.ability, there.at) && (asks.life === undefined || needs.ports.stateAllows(there.register, asks.life).ok)
    }
  })
  return ok({ ...result.value, message: offering(message, find, mayPress) })
}

/** A private answer or a refusal names nothing to type that its reader cannot type. */
function typable({ standing }: Actor, result: Result<Reply>): Result<Reply> {
  if (standing !== 'external') return result
  if (!result.ok) return { ok: false, problem: refusedOutsiders(result.problem) }
  return result.value.kind === 'private' ? ok({ ...result.value, message: forOutsiders(result.value.message) }) : result
}

function baseCtx(needs: DispatchNeeds, arrival: Arrival): Ctx {
  const now = needs.clock.now()
  let counted = false
  return {
    workspace: needs.workspace,
    actor: arrival.actor,
    source: arrival.source,
    place: arrival.place,
    now,
    registry: needs.registry,
    defaultZone: needs.zone,
    read: (fn) => needs.store.read(fn),
    change: async (fn) => {
      const result = await needs.store.change(async (tx) => {
        // Counted in the transaction of the change itself: a refusal rolls both back, so that trying again is allowed.
        if (arrival.once !== null && !counted && !(await firstTime(tx, needs.workspace, arrival.source, arrival.once, now))) {
          return refuse('already-done', 'That is already recorded; nothing was done twice.')
        }
        return fn(tx)
      })
      if (result.ok) {
        counted = true
        needs.changed()
      }
      return result
    },
  }
}

/** Anything thrown ends here, as one sentence with a reference that the log line carries too. */
async function guarded<T>(log: Log, what: string, fn: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await fn()
  } catch (error) {
    const reference = randomBytes(2).toString('hex').toUpperCase()
    log.error('an act failed', { reference, what, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return refuse('broken', `Something broke on our side, reference ${reference}; nothing was changed.`, {
      hint: 'Try once more; if it stays, tell whoever runs Registrar this reference.',
    })
  }
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

function onlyMissing(issues: readonly Issue[], given: Readonly<Record<string, string>>): boolean {
  return issues.every(({ path }) => given[String(path[0])] === undefined)
}

function inputProblem(issues: readonly Issue[], given: Readonly<Record<string, string>>, command: Command): Result<never> {
  const issue = issues[0]
  const name = String(issue?.path[0] ?? '')
  const hint = exampleOf(command)
  if (given[name] === undefined && name !== '') {
    const label = name === 'ref' ? 'which one is meant' : name === 'words' ? 'the words' : `\`${name}:\``
    return refuse('missing', `\`${command.noun} ${command.verb}\` still needs ${label}.`, { hint, field: name })
  }
  return refuse('invalid', issue?.message ?? 'That could not be read.', { hint, ...(name ? { field: name } : {}) })
}
