/** `approval withdraw`: takes a question back, with the reason. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, choiceFor } from '../act.js'
import { refOf, withdraw as rule } from '../rules/acts.js'
import { aboutForm, reasonField } from '../views/forms.js'
import { Ref } from './inputs.js'

export const withdraw = registerCommand({
  noun: 'approval',
  verb: 'withdraw',
  summary: 'take an approval back, with the reason',
  examples: ['A1 the draft is being rewritten'],
  ref: 'approval',
  words: 'reason',
  ability: 'act',
  input: z.object({ ref: Ref, reason: z.string('Say why it is withdrawn.') }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'withdraw', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      return ok(aboutForm('Withdraw', 'Withdraw it', chosen, fit, given, ctx.today, [reasonField]))
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      (setting, approval) => rule(setting, approval, input.reason),
      (register, { number }) => `*${refOf(register, number)}* is withdrawn.`,
    ),
})
