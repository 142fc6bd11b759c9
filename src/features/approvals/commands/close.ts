/** `approval close`: ends an approval as it stands. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain } from '../../../platform/slack/blocks.js'
import { actOn, choiceFor } from '../act.js'
import { endWords, outcomeSentence, refOf, close as rule } from '../rules/acts.js'
import { standingOf } from '../rules/standing.js'
import { ledgerOf } from '../store.js'
import { aboutForm, reasonField } from '../views/forms.js'
import { Ref } from './inputs.js'

export const close = registerCommand({
  noun: 'approval',
  verb: 'close',
  summary: 'close an approval as it stands; a ballot once everybody has answered',
  examples: ['A1 the parties will meet first'],
  ref: 'approval',
  words: 'reason',
  ability: 'act',
  input: z.object({ ref: Ref, reason: z.string().optional() }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'close', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      return ok(aboutForm('Close', 'Close it', chosen, fit, given, ctx.today, [{ ...reasonField, optional: true }]))
    }),
  run: async (ctx, input) => {
    const done = await actOn(
      ctx,
      input.ref,
      async (setting, approval, tx) => rule(setting, approval, standingOf(await ledgerOf(tx, approval)), input.reason),
      (register, approval) => `*${refOf(register, approval.number)}* ${endWords(register, approval)}: ${plain(outcomeSentence(approval))}.`,
    )
    // Whether a reason is wanted depends on how it stands: where one is, the form asks for it.
    const asks = !done.ok && done.problem.code === 'missing' && ctx.source === 'command'
    return asks
      ? ok({ kind: 'form', open: { form: 'approval.close', given: { ref: String(input.ref), register: ctx.register.id } } })
      : done
  },
})
