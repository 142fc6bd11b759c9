/** `approval close`: ends an approval as it stands. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain } from '../../../platform/slack/blocks.js'
import { actOn, fitting, listFitting } from '../act.js'
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
      const chosen = given.ref === undefined ? null : await fitting(db, ctx, Number(given.ref), 'close')
      if (chosen && !chosen.ok) return chosen
      const open = await listFitting(db, ctx.register.id, 'close')
      return ok(aboutForm('Close', 'Close it', chosen?.value ?? null, open, given, ctx.today, [{ ...reasonField, optional: true }]))
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      async (setting, approval, tx) => rule(setting, approval, standingOf(await ledgerOf(tx, approval)), input.reason),
      (register, approval) => `*${refOf(register, approval.number)}* ${endWords(register, approval)}: ${plain(outcomeSentence(approval))}.`,
    ),
})
