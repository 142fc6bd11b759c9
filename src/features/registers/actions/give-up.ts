/** The button *Give up*: the next version is not made; the one in force stays. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { courseOf, keepMoved } from '../act.js'
import { giveUp as rule } from '../rules/lifecycle.js'
import { dropCollected } from '../subjects.js'

export const giveUp = registerAction({
  id: 'register.give-up',
  payload: z.object({ register: z.string() }),
  ability: 'edit',
  run: async (ctx) =>
    ctx.change(async (tx) => {
      const decided = rule(await courseOf(tx, ctx, ctx.register))
      if (!decided.ok) return decided
      await dropCollected(tx, ctx, ctx.register, 'the version was given up')
      await keepMoved(tx, ctx, ctx.register, decided.value)
      return ok({ kind: 'private', message: say(`The next version of ${ctx.register.key} is given up; the one in force stays as it is.`) })
    }),
})
