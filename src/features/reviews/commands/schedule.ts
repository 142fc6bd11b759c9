/** `review schedule`: plans a review, or moves the planned one with the reason. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { reviewMeant, settingOf } from '../act.js'
import { settleReview } from '../falling-due.js'
import { move, schedule as plan, refOf } from '../rules.js'
import { insert, listReviews, nextNumber, save } from '../store.js'
import { scheduleForm } from '../views.js'

export const Ref = z.coerce
  .number('Say which review, for example R1.')
  .int('Say which review, for example R1.')
  .positive('Say which review, for example R1.')

export const schedule = registerCommand({
  noun: 'review',
  verb: 'schedule',
  summary: 'plan a review, or move the planned one with the reason',
  examples: ['due:"April 2013"', 'R1 due:"May 2012" reason:"the chairs meet then"'],
  ref: 'review',
  words: 'reason',
  ability: 'edit',
  life: 'work',
  input: z.object({ ref: Ref.optional(), due: z.string('Say when: `due:"April 2013"`.'), reason: z.string().optional() }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const planned = (await listReviews(db, ctx.register.id)).find(({ state, number }) =>
        given.ref ? String(number) === given.ref : state !== 'closed',
      )
      return ok(scheduleForm(ctx.register, planned ?? null, given, ctx.today))
    }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const setting = settingOf(ctx)
      const planned = (await listReviews(tx, ctx.register.id)).some(({ state }) => state !== 'closed')
      if (input.ref !== undefined || planned) {
        const review = await reviewMeant(tx, ctx, input.ref)
        if (!review.ok) return review
        const decided = move(setting, review.value, { due: input.due, reason: input.reason ?? '' })
        if (!decided.ok) return decided
        await save(tx, ctx.register, decided.value.next)
        await commit(tx, ctx, ctx.register.id, decided.value)
        await settleReview(tx, ctx, ctx.register, review.value.number)
        return ok({
          kind: 'private',
          message: say(`${refOf(ctx.register, review.value.number)} is planned for ${plain(decided.value.next.due.written)} now.`),
        })
      }
      const number = await nextNumber(tx, ctx.register.id)
      const decided = plan(setting, number, input.due)
      if (!decided.ok) return decided
      await insert(tx, ctx.register, ctx.workspace, number, decided.value.next, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({ kind: 'private', message: say(`${refOf(ctx.register, number)} is planned for ${plain(decided.value.next.written)}.`) })
    }),
})
