/** The button *Snooze* of a review: one press, one week. */
import { z } from 'zod'
import { formatDay } from '../../../kernel/calendar.js'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerAction } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { reviewMeant, settingOf } from '../act.js'
import { Ref } from '../commands/schedule.js'
import { refOf, snooze } from '../rules.js'
import { save } from '../store.js'

export const snoozeButton = registerAction({
  id: 'review.snooze',
  payload: z.object({ register: z.string(), ref: Ref }),
  ability: 'edit',
  run: async (ctx, payload) =>
    ctx.change(async (tx) => {
      const review = await reviewMeant(tx, ctx, payload.ref)
      if (!review.ok) return review
      const decided = snooze(settingOf(ctx), review.value)
      if (!decided.ok) return decided
      await save(tx, ctx.register, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      const { snoozedUntil } = decided.value.next
      return ok({
        kind: 'private',
        message: say(`${refOf(ctx.register, payload.ref)} is silent until ${snoozedUntil ? formatDay(snoozedUntil) : 'then'}.`),
      })
    }),
})
