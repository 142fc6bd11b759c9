/** `activity add`: on-going work without a date. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { followText, madeAtOnce, putForward, putForwardWords } from '../../registers/index.js'
import { addChange } from '../proposing.js'
import { add as addRule } from '../rules.js'
import { insert, nextNumber } from '../store.js'
import { addForm } from '../views.js'

export const add = registerCommand({
  noun: 'activity',
  verb: 'add',
  summary: 'add on-going work without a date',
  examples: ['Exchange of drafts between the two groups'],
  words: 'text',
  ability: 'edit',
  life: 'work',
  input: z.object({ text: z.string('Say what goes on.') }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const decided = addRule(ctx.register, await nextNumber(tx, ctx.register.id), input.text, {
        user: ctx.actor.user,
        steward: ctx.steward,
      })
      if (!decided.ok) return decided
      if (!(await madeAtOnce(tx, ctx.register))) {
        const { next, notices } = decided.value
        const put = await putForward(tx, ctx, { change: addChange(ctx.register, next), owned: [], notices })
        return put.ok ? ok({ kind: 'private', message: say(putForwardWords(put.value)) }) : put
      }
      await insert(tx, { workspace: ctx.workspace, registerId: ctx.register.id }, decided.value.next, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      await followText(tx, ctx, ctx.register)
      return ok({ kind: 'private', message: say(`${ctx.register.key}-V${decided.value.next.number} is added.`) })
    }),
})
