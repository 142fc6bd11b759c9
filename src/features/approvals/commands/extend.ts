/** `approval extend`: more time with the reason; what failed undecided is open again. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain } from '../../../platform/slack/blocks.js'
import { actOn, choiceFor } from '../act.js'
import { refOf, extend as rule } from '../rules/acts.js'
import { aboutForm, reasonField } from '../views/forms.js'
import { Ref } from './inputs.js'

export const extend = registerCommand({
  noun: 'approval',
  verb: 'extend',
  summary: 'give an approval more time, or open one again that failed undecided',
  examples: ['A1 due:"in 2 weeks" reason:"the board meets then"'],
  ref: 'approval',
  words: 'reason',
  ability: 'act',
  input: z.object({ ref: Ref, due: z.string('Say until when: `due:"in 2 weeks"`.'), reason: z.string('Say why it needs more time.') }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'extend', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      return ok(
        aboutForm('More time', 'Extend', chosen, fit, given, ctx.today, [
          { name: 'due', label: 'New last day', kind: 'line', placeholder: 'in 2 weeks' },
          reasonField,
        ]),
      )
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      (setting, approval) => rule(setting, approval, { due: input.due, reason: input.reason }),
      (register, { number, due }) => `*${refOf(register, number)}* is open until ${plain(due.written)}.`,
    ),
})
