/** `milestone add`: a new promise, dated or not. */
import { z } from 'zod'
import { showPeriod } from '../../../kernel/period.js'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { followText, madeAtOnce, putForward, putForwardWords } from '../../registers/index.js'
import { addChange } from '../proposing.js'
import { refOf, add as rule } from '../rules.js'
import { settingOf } from '../setting.js'
import { insert, nextNumber } from '../store.js'
import { addForm } from '../views.js'

export const add = registerCommand({
  noun: 'milestone',
  verb: 'add',
  summary: 'add what is promised, by when',
  examples: ['"Joint profile of OCCI and CIMI" due:2H2012 party:DMTF'],
  words: 'text',
  ability: 'edit',
  life: 'work',
  input: z.object({
    text: z.string('Say what is promised.'),
    due: z.string().optional(),
    party: z.string().optional(),
    group: z.string().max(200, 'A heading has at most 200 characters.').optional(),
    priority: z.coerce
      .number('A priority is a whole number.')
      .int('A priority is a whole number.')
      .min(1)
      .max(99, 'A priority lies between 1 and 99.')
      .optional(),
  }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const number = await nextNumber(tx, ctx.register.id)
      const { text, due, group, priority, party } = input
      const decided = rule(settingOf(ctx), number, { text, due, group, priority, party })
      if (!decided.ok) return decided
      if (!(await madeAtOnce(tx, ctx.register))) {
        const { next, notices } = decided.value
        const put = await putForward(tx, ctx, { change: addChange(ctx.register, number, next, null), owned: [], notices })
        return put.ok ? ok({ kind: 'private', message: say(putForwardWords(put.value)) }) : put
      }
      await insert(tx, ctx.register, ctx.workspace, number, decided.value.next, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      await followText(tx, ctx, ctx.register)
      return ok({
        kind: 'private',
        message: say(`${refOf(ctx.register, number)} is added, due ${plain(showPeriod(decided.value.next.due))}.`),
      })
    }),
})
