/** The form in which the giver accepts or disputes what became of their feedback. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerForm } from '../../../platform/feature.js'
import { actOn, noSuch } from '../act.js'
import { Ref } from '../commands/inputs.js'
import { accept, can, dispute, refOf } from '../rules.js'
import { findFeedback } from '../store.js'
import { answerForm } from '../views.js'

export const answering = registerForm({
  id: 'feedback.answering',
  given: z.object({ register: z.string(), ref: Ref }),
  ability: 'read',
  open: async (ctx, given) => {
    const feedback = await ctx.read((db) => findFeedback(db, ctx.register.id, given.ref))
    if (!feedback) return noSuch(ctx.register, given.ref)
    const verbs: readonly string[] = can[feedback.state]
    if (!verbs.includes('accept'))
      return refuse('wrong-state', `${refOf(ctx.register, feedback.number)} is ${feedback.state}: it waits for no answer.`, {
        hint: 'See `/wg mine`.',
      })
    return ok(answerForm(ctx.register, feedback))
  },
  run: (ctx, given, values) =>
    actOn(ctx, given.ref, (setting, feedback) =>
      values.answer === 'dispute' ? dispute(setting, feedback, values.reason ?? '') : accept(setting, feedback, undefined),
    ),
})
