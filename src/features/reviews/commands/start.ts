/** `review start`: opens the review's thread with its agenda. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { channel, say } from '../../../platform/slack/blocks.js'
import { reviewMeant, settingOf } from '../act.js'
import { start as rule } from '../rules.js'
import { save } from '../store.js'
import { Ref } from './schedule.js'

export const start = registerCommand({
  noun: 'review',
  verb: 'start',
  summary: 'open a review: a thread with its agenda',
  examples: ['R1'],
  ref: 'review',
  ability: 'edit',
  life: 'work',
  input: z.object({ ref: Ref.optional() }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const review = await reviewMeant(tx, ctx, input.ref)
      if (!review.ok) return review
      const points = ctx.registry.agenda.map(({ id }) => id)
      const decided = rule(settingOf(ctx), review.value, points)
      if (!decided.ok) return decided
      await save(tx, ctx.register, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      const where = channel(ctx.register.homeChannel ?? '')
      return ok({ kind: 'private', message: say(`The review is open: its agenda comes in a thread in ${where}.`) })
    }),
})
