/** `register end`: ends a register, or asks the other parties to agree to it. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { endOrAsk } from '../ending.js'
import { allowed } from '../rules/states.js'
import { findFull } from '../store/register.js'
import { endForm } from '../views/forms.js'

export const end = registerCommand({
  noun: 'register',
  verb: 'end',
  summary: 'end a register, with the reason; one in force by the other parties’ acceptance',
  examples: ['OGF reason:"both groups were closed"'],
  ref: 'register',
  words: 'reason',
  ability: 'edit',
  life: 'end',
  input: z.object({ reason: z.string('Say why it ends.') }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const register = await findFull(db, ctx.register.id)
      const may = allowed(register, 'end')
      return may.ok ? ok(endForm(register, given)) : may
    }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const ended = await endOrAsk(tx, ctx, input.reason)
      return ended.ok ? ok({ kind: 'private', message: say(ended.value) }) : ended
    }),
})
