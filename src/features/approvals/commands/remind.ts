/** `approval remind`: asks at once those who have not answered. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, choiceFor } from '../act.js'
import { refOf, remind as rule } from '../rules/acts.js'
import { standingOf } from '../rules/standing.js'
import { ledgerOf } from '../store.js'
import { aboutForm } from '../views/forms.js'
import { Ref } from './inputs.js'

export const remind = registerCommand({
  noun: 'approval',
  verb: 'remind',
  summary: 'ask those who have not answered, now and at most once a day',
  examples: ['A1'],
  ref: 'approval',
  ability: 'act',
  input: z.object({ ref: Ref }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'remind', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      return ok(aboutForm('Remind', 'Remind', chosen, fit, given, ctx.today, []))
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      async (setting, approval, tx) => rule(setting, approval, standingOf(await ledgerOf(tx, approval))),
      (register, { number }) => `Those who have not answered *${refOf(register, number)}* are reminded.`,
    ),
})
