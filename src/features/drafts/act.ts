/** The common course of an act on one draft: find, decide, keep, say; and the form of a verb over the drafts that allow it. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { Field, FormShape, RegisterCtx, Reply } from '../../platform/feature.js'
import { addJob } from '../../platform/jobs.js'
import type { Tx } from '../../platform/store.js'
import { dateContext } from '../registers/index.js'
import type { Draft } from './model.js'
import type { Setting, Verb } from './rules.js'
import { can, refOf } from './rules.js'
import { findDraft, listDrafts, save } from './store.js'
import { answerMessage, verbForm } from './views.js'

export function settingOf(ctx: RegisterCtx): Setting {
  const { register, actor, now, today, steward, seats } = ctx
  return { register, actor: { user: actor.user, steward, seats }, now, today, dates: dateContext(register, today) }
}

function noSuch(ctx: RegisterCtx, number: number | string): Result<never> {
  return refuse('no-such-draft', `${ctx.register.key} has no draft D${number}.`, { hint: 'See `/wg draft list`.', field: 'ref' })
}

export async function actOn(
  ctx: RegisterCtx,
  number: number,
  decide: (setting: Setting, draft: Draft, tx: Tx) => Promise<Result<Decision<Draft>>> | Result<Decision<Draft>>,
  keep?: (tx: Tx, before: Draft, next: Draft) => Promise<void>,
): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const draft = await findDraft(tx, ctx.register.id, number)
    if (!draft) return noSuch(ctx, number)
    const decided = await decide(settingOf(ctx), draft, tx)
    if (!decided.ok) return decided
    await save(tx, ctx.register, ctx.workspace, decided.value.next)
    await keep?.(tx, draft, decided.value.next)
    await commit(tx, ctx, ctx.register.id, decided.value)
    return ok({ kind: 'private', message: answerMessage(ctx.register, decided.value) } satisfies Reply)
  })
}

/** Reads a file later what it is called and what is in it: Slack is not asked inside a change. */
export async function readFileLater(
  tx: Tx,
  ctx: RegisterCtx,
  draft: { readonly id: string; readonly number: number; readonly file: string | null },
): Promise<void> {
  if (draft.file === null) return
  const payload = {
    register: ctx.register.id,
    draft: draft.id,
    ref: refOf(ctx.register, draft.number),
    file: draft.file,
    user: ctx.actor.user,
    channel: ctx.place.channel ?? '',
  }
  await addJob(tx, ctx.workspace, 'draft.file', payload, ctx.now)
}

export async function formOf(
  ctx: RegisterCtx,
  verb: Verb,
  given: Readonly<Record<string, string>>,
  look: { readonly title: string; readonly submit: string; readonly fields: readonly Field[]; readonly intro?: string },
): Promise<Result<FormShape>> {
  const all = await ctx.read((db) => listDrafts(db, ctx.register.id))
  const chosen = all.find(({ number }) => String(number) === given.ref)
  if (given.ref !== undefined && !chosen) return noSuch(ctx, given.ref)
  const fit = all.filter(({ state }) => (can[state] as readonly Verb[]).includes(verb))
  if (chosen && !fit.includes(chosen))
    return refuse('wrong-state', `${refOf(ctx.register, chosen.number)} is ${chosen.state}.`, { hint: 'See `/wg draft list state:all`.' })
  if (fit.length === 0)
    return refuse('none-fit', `${ctx.register.key} has no draft for that.`, {
      hint: 'Add one: `/wg draft add "…" version:0.5 completeness:60 link:https://…`.',
    })
  return ok(verbForm(ctx.register, fit, given, look))
}
