/** The common course of an act on one milestone: find, decide, keep or put forward, say. */
import { dayIn } from '../../kernel/calendar.js'
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { Field, FormShape, RegisterCtx, Reply } from '../../platform/feature.js'
import { mentioning, say } from '../../platform/slack/blocks.js'
import type { Tx } from '../../platform/store.js'
import { followText, madeAtOnce, putForwardWords, withdrawChanges } from '../registers/index.js'
import type { Milestone } from './model.js'
import type { Changing } from './proposing.js'
import { proposeChange } from './proposing.js'
import type { Setting, Verb } from './rules.js'
import { can, refOf } from './rules.js'
import { settingOf } from './setting.js'
import { findMilestone, listMilestones, save } from './store.js'
import { dueWords, inOrder, verbForm } from './views.js'

export async function actOn(
  ctx: RegisterCtx,
  number: number,
  decide: (setting: Setting, milestone: Milestone, tx: Tx) => Promise<Result<Decision<Milestone>>> | Result<Decision<Milestone>>,
  changing: Changing | null = null,
): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const milestone = await findMilestone(tx, ctx.register.id, number)
    if (!milestone)
      return refuse('no-such-milestone', `${ctx.register.key} has no milestone M${number}.`, {
        hint: `See \`/wg milestone list key:${ctx.register.key}\`.`,
        field: 'ref',
      })
    const decided = await decide(settingOf(ctx), milestone, tx)
    if (!decided.ok) return decided
    // What was achieved is only told anew; what was given up would be promised again.
    const promise = changing === 'reopen' && milestone.state !== 'dropped' ? null : changing
    if (promise && !(await madeAtOnce(tx, ctx.register))) {
      const put = await proposeChange(tx, ctx, promise, milestone, decided.value)
      return put.ok ? ok({ kind: 'private', message: say(`*${refOf(ctx.register, number)}*: ${putForwardWords(put.value)}`) }) : put
    }
    await save(tx, ctx.register, ctx.workspace, decided.value.next)
    await commit(tx, ctx, ctx.register.id, decided.value)
    const { state } = decided.value.next
    if (state !== 'open') await withdrawChanges(tx, ctx, ctx.register, refOf(ctx.register, number), `M${number} is ${state}`)
    await followText(tx, ctx, ctx.register)
    return ok({ kind: 'private', message: say(answer(refOf(ctx.register, number), decided.value)) } satisfies Reply)
  })
}

/** What was done, in the words of the history, and where the milestone stands now. */
function answer(ref: string, { next, events }: Decision<Milestone>): string {
  const told = events.map(({ sentence }) => sentence).join('; ')
  const stands = next.state === 'open' ? `It is due ${dueWords(next)}.` : ''
  return `*${ref}*: ${mentioning(told)}. ${stands}`.trim()
}

/** The form of a verb, over the milestones that allow it. */
export async function formOf(
  ctx: RegisterCtx,
  verb: Verb,
  given: Readonly<Record<string, string>>,
  look: { readonly title: string; readonly submit: string; readonly fields: readonly Field[] },
): Promise<Result<FormShape>> {
  const all = await ctx.read((db) => listMilestones(db, ctx.register.id))
  const chosen = all.find(({ number }) => String(number) === given.ref)
  const fit = inOrder(all).filter(({ state }) => (can[state] as readonly Verb[]).includes(verb))
  if (chosen && !fit.includes(chosen)) {
    return refuse('wrong-state', `${refOf(ctx.register, chosen.number)} is ${chosen.state} already.`, {
      hint: chosen.state === 'open' ? 'See `/wg milestone list`.' : `Open it again first: \`/wg reopen M${chosen.number} …\`.`,
    })
  }
  if (given.ref !== undefined && !chosen)
    return refuse('no-such-milestone', `${ctx.register.key} has no milestone M${given.ref}.`, { hint: 'See `/wg milestone list`.' })
  if (fit.length === 0)
    return refuse('none-fit', `${ctx.register.key} has no milestone for that.`, { hint: 'See `/wg milestone list state:all`.' })
  return ok(verbForm(look.title, look.submit, ctx.register, fit, given, dayIn(ctx.now, ctx.register.zone), look.fields))
}
