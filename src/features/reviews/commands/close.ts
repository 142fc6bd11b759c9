/** `review close`: the outcome, and when the next review is. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import type { RegisterCtx } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import type { Tx } from '../../../platform/store.js'
import { beginNext, endOrAsk, findFull } from '../../registers/index.js'
import { reviewMeant, settingOf } from '../act.js'
import { settleReview } from '../falling-due.js'
import { Outcome } from '../model.js'
import { refOf, close as rule } from '../rules.js'
import { insert, nextNumber, save, saveCadence } from '../store.js'
import { closeForm } from '../views.js'
import { Ref } from './schedule.js'

/** What the outcome of a review leads to at once: the next version is begun, the register ends or is proposed to end. */
async function followUp(tx: Tx, ctx: RegisterCtx, outcome: Outcome, reason: string): Promise<Result<string | null>> {
  const { register } = ctx
  if (outcome === 'keep') return ok(null)
  if (outcome === 'end') return endOrAsk(tx, ctx, reason)
  // A draft needs no version beside it, and one that is begun already is the one meant.
  const begun = await beginNext(tx, ctx, register, undefined)
  if (begun.ok) return ok(`Version ${plain(begun.value)} is begun; see \`/wg register diff ${register.key}\`.`)
  return ok(`${plain(begun.problem.sentence)} ${begun.problem.hint ?? ''}`.trim())
}

export const close = registerCommand({
  noun: 'review',
  verb: 'close',
  summary: 'close a review with its outcome and the next date',
  examples: ['R1 outcome:keep next:yearly', 'R1 outcome:new-version next:"April 2013" note:"terms are out of date"'],
  ref: 'review',
  words: 'note',
  ability: 'edit',
  life: 'work',
  input: z.object({
    ref: Ref.optional(),
    outcome: z.enum(Outcome.options, 'An outcome is `keep`, `new-version` or `end`.'),
    next: z.string().optional(),
    note: z.string().max(3000, 'A note has at most 3,000 characters.').optional(),
  }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const review = await reviewMeant(db, ctx, given.ref === undefined ? undefined : Number(given.ref))
      if (!review.ok) return review
      if (review.value.state === 'closed')
        return refuse('wrong-state', `${refOf(ctx.register, review.value.number)} is closed already.`, { hint: 'See `/wg review list`.' })
      return ok(closeForm(ctx.register, review.value, given, ctx.today, (await findFull(db, ctx.register.id)).cadence))
    }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const review = await reviewMeant(tx, ctx, input.ref)
      if (!review.ok) return review
      const decided = rule(settingOf(ctx), review.value, { outcome: input.outcome, note: input.note, next: input.next })
      if (!decided.ok) return decided
      const { next, cadence } = decided.value.next
      await save(tx, ctx.register, decided.value.next.review)
      if (cadence) await saveCadence(tx, ctx.register.id, cadence)
      if (next) await insert(tx, ctx.register, ctx.workspace, await nextNumber(tx, ctx.register.id), next, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      await settleReview(tx, ctx, ctx.register, review.value.number)
      const follows = await followUp(tx, ctx, input.outcome, input.note ?? `outcome of ${refOf(ctx.register, review.value.number)}`)
      if (!follows.ok) return follows
      const told = `${refOf(ctx.register, review.value.number)} is closed.${next ? ` The next review is ${plain(next.written)}.` : ''}`
      return ok({ kind: 'private', message: say(follows.value ? `${told}\n${follows.value}` : told) })
    }),
})
