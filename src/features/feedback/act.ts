/** What the acts on feedback share: the thing it is about, keeping what was decided, telling the giver, and many at once. */
import type { Decision, Wanted } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit, markStale } from '../../platform/commit.js'
import type { Assembly, Field, FormShape, RegisterAt, RegisterCtx, Reply } from '../../platform/feature.js'
import { isExternal } from '../../platform/people.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting, SubjectNow } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import type { TellingPlace } from '../registers/index.js'
import { said, tellingPlace } from '../registers/index.js'
import type { Feedback, Filter } from './model.js'
import type { Setting, Verb } from './rules.js'
import { aboutKinds, aboutOf, can, fits, mayWork, refOf, tableRef, verbsFor } from './rules.js'
import { findFeedback, listFeedback, listOpen, save } from './store.js'
import { doneMessage, verbForm } from './views.js'

/** At once in one transaction. */
export const MOST_AT_ONCE = 500

export function settingOf({ register, actor, steward, seats, now }: RegisterCtx): Setting {
  return { register, actor: { user: actor.user, steward, seats }, now }
}

/** What feedback is about, as it stands now; refuses what feedback cannot be about. */
export async function subjectOf(db: Db, registry: Assembly, register: RegisterAt, about: string): Promise<Result<SubjectNow>> {
  const meant = aboutOf(about)
  const subject = meant && registry.subject(meant.kind)
  if (!meant || !subject)
    return refuse('no-feedback-on', `Feedback is given on a draft, a milestone, a term or the register, and ${about} is none of them.`, {
      hint: 'For example `/wg feedback add D1 clause:5.2 "…"`.',
      field: 'ref',
    })
  const found = await subject.find(db, register, meant.number)
  return found
    ? ok(found)
    : refuse('no-such-thing', `${register.key} has no ${meant.kind} ${about}.`, { hint: `See \`/wg ${meant.kind} list\`.`, field: 'ref' })
}

/** Everything one may give feedback on now, for the form's choice. */
export async function subjectsOf(db: Db, registry: Assembly, register: RegisterAt): Promise<{ about: string; title: string }[]> {
  const found: { about: string; title: string }[] = []
  for (const kind of aboutKinds) {
    const subject = registry.subject(kind)
    const now = kind === 'register' ? [await subject?.find(db, register, null)] : ((await subject?.list?.(db, register)) ?? [])
    for (const one of now)
      if (one) found.push({ about: kind === 'register' ? 'register' : one.ref.slice(register.key.length + 1), title: one.title })
  }
  return found
}

async function peopleOf(db: Db, ctx: RegisterCtx, about: string): Promise<readonly string[]> {
  const subject = await subjectOf(db, ctx.registry, ctx.register, about)
  return subject.ok ? subject.value.people : []
}

/** Keeps a decision's consequences; the message that shows all feedback on its thing is redrawn too. */
export async function keep(
  tx: Tx,
  who: Acting,
  register: RegisterAt,
  abouts: readonly string[],
  decision: Decision<unknown>,
): Promise<void> {
  await commit(tx, who, register.id, decision)
  await markStale(
    tx,
    who.workspace,
    [...new Set(abouts)].map((about) => tableRef(register, about)),
  )
}

export function noSuch(register: RegisterAt, number: number | string): Result<never> {
  return refuse('no-such-feedback', `${register.key} has no feedback F${number}.`, { hint: 'See `/wg feedback list`.', field: 'ref' })
}

export async function actOn(
  ctx: RegisterCtx,
  number: number,
  decide: (
    setting: Setting,
    feedback: Feedback,
    people: readonly string[],
    tx: Tx,
  ) => Promise<Result<Decision<Feedback>>> | Result<Decision<Feedback>>,
): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const feedback = await findFeedback(tx, ctx.register.id, number)
    if (!feedback) return noSuch(ctx.register, number)
    const people = await peopleOf(tx, ctx, feedback.about)
    const decided = await decide(settingOf(ctx), feedback, people, tx)
    if (!decided.ok) return decided
    const { next, events, notices } = decided.value
    await save(tx, next)
    const more = [
      ...(next.state === 'addressed' ? await answerWanted(tx, ctx, [next]) : []),
      ...(next.assignee !== feedback.assignee ? await assignedWanted(tx, ctx, next) : []),
    ]
    await keep(tx, ctx, ctx.register, [next.about], { next, events, notices: [...notices, ...more] })
    return ok({ kind: 'private', message: doneMessage(ctx.register, decided.value) } satisfies Reply)
  })
}

/** Whoever gave feedback is told what became of it, in one message for each place: by direct message, or people of other workspaces where they gave it. */
export async function answerWanted(tx: Tx, ctx: RegisterCtx, resolved: readonly Feedback[]): Promise<Wanted[]> {
  const { register } = ctx
  const wanted: Wanted[] = []
  for (const giver of new Set(resolved.map(({ givenBy }) => givenBy))) {
    if (giver === ctx.actor.user || giver === 'operator') continue
    const outside = await isExternal(tx, ctx.workspace, giver)
    const places = new Map<string, { readonly place: TellingPlace; readonly told: Feedback[] }>()
    for (const one of resolved.filter(({ givenBy }) => givenBy === giver)) {
      const place = outside ? tellingPlace(register, one, 'feedback.answer') : { destination: giver }
      if (!place) continue
      const name = [place.destination, place.thread ?? ''].join('/')
      const there = places.get(name) ?? { place, told: [] }
      there.told.push(one)
      places.set(name, there)
    }
    for (const { place, told } of places.values()) wanted.push({ ...answerTo(register, giver, told), ...place })
  }
  return wanted
}

function answerTo(register: RegisterAt, giver: string, told: readonly Feedback[]): Omit<Wanted, 'destination'> {
  const mark = hashOfText(told.map(({ number, acts }) => `${number}.${acts}`).join(',')).slice(0, 16)
  return {
    kind: 'feedback.answer',
    key: `answer/${register.key}/${mark}/${giver}`,
    subject: { register: register.id, numbers: told.map(({ number }) => number).join(','), giver },
    shows: told.length === 1 ? told.map(({ number }) => refOf(register, number)) : told.map(({ about }) => tableRef(register, about)),
  }
}

/** Whoever is to work on it is told once, unless they took it themselves. */
async function assignedWanted(tx: Tx, ctx: RegisterCtx, { number, acts, assignee }: Feedback): Promise<readonly Wanted[]> {
  if (assignee === null || assignee === ctx.actor.user) return []
  const ref = refOf(ctx.register, number)
  return reaching(tx, ctx, assignee, {
    kind: 'feedback.assigned',
    key: `assigned/${ref}/${acts}`,
    subject: { register: ctx.register.id, ref, assignee },
    shows: [ref],
  })
}

/** The one place where somebody certainly reads it: people of other workspaces may have no direct messages with us. */
async function reaching(tx: Tx, ctx: RegisterCtx, user: string, message: Omit<Wanted, 'destination'>): Promise<readonly Wanted[]> {
  if (!(await isExternal(tx, ctx.workspace, user))) return [{ ...message, destination: user }]
  const [thread] = said(ctx.register, message.kind, message.key)
  return thread?.threadKey ? [{ ...message, destination: thread.destination, threadKey: thread.threadKey }] : []
}

export interface Several {
  readonly all: readonly Feedback[]
  /** Changes with every act on any of them: a preview is held to it. */
  readonly print: string
}

/** Remarks with what somebody may do with each. */
export async function withVerbs(
  db: Db,
  ctx: RegisterCtx,
  shown: readonly Feedback[],
): Promise<{ readonly feedback: Feedback; readonly verbs: readonly Verb[] }[]> {
  const people = new Map<string, readonly string[]>()
  for (const about of new Set(shown.map((one) => one.about))) people.set(about, await peopleOf(db, ctx, about))
  return shown.map((feedback) => ({ feedback, verbs: verbsFor(settingOf(ctx), feedback, people.get(feedback.about) ?? []) }))
}

/** What a filter fits of that which one may do something with. */
export async function severalOf(db: Db, ctx: RegisterCtx, verb: 'resolve' | 'accept', filter: Filter): Promise<Several> {
  const people = new Map<string, readonly string[]>()
  const all: Feedback[] = []
  for (const one of (await listOpen(db, ctx.register.id)).filter((feedback) => fits(filter, feedback))) {
    if (!(can[one.state] as readonly Verb[]).includes(verb)) continue
    const editors = people.get(one.about) ?? (await peopleOf(db, ctx, one.about))
    people.set(one.about, editors)
    if (verb === 'accept' ? one.givenBy === ctx.actor.user : mayWork(settingOf(ctx), one, editors)) all.push(one)
  }
  return { all, print: hashOfText(all.map(({ number, acts }) => `${number}.${acts}`).join(',')).slice(0, 16) }
}

/** The form of a verb on one remark, over those that allow it. */
export async function formOf(
  ctx: RegisterCtx,
  verb: Verb,
  given: Readonly<Record<string, string>>,
  look: { readonly title: string; readonly submit: string; readonly fields: readonly Field[] },
): Promise<Result<FormShape>> {
  const all = await ctx.read((db) => listFeedback(db, ctx.register.id))
  const chosen = all.find(({ number }) => String(number) === given.ref)
  if (given.ref !== undefined && !chosen) return noSuch(ctx.register, given.ref)
  const fit = all.filter(({ state }) => (can[state] as readonly Verb[]).includes(verb))
  if (chosen && !fit.includes(chosen))
    return refuse('wrong-state', `${refOf(ctx.register, chosen.number)} is ${chosen.state} already.`, {
      hint: 'Look at it as it stands: `/wg feedback list state:all`.',
    })
  if (fit.length === 0)
    return refuse('none-fit', `${ctx.register.key} has no feedback for that.`, { hint: 'See `/wg feedback list state:all`.' })
  return ok(verbForm(ctx.register, fit, given, look))
}
