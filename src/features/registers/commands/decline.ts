/** `register decline`: a party does not accept what was proposed, with the reason and the change that would turn it. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { answer, listQuestions } from '../answering.js'
import { declineForm } from '../views/forms.js'

export const decline = registerCommand({
  noun: 'register',
  verb: 'decline',
  summary: 'decline a proposed change or a version, with the reason and what would turn it',
  examples: ['M3 reason:"too late for our release" change:"keep 1H2012"'],
  ref: 'any',
  words: 'what',
  ability: 'act',
  life: 'answer',
  input: z.object({
    ref: z.string().optional(),
    what: z.string().optional(),
    party: z.string().optional(),
    reason: z.string('Say why it is declined.').max(3000, 'A reason has at most 3,000 characters.'),
    change: z.string('Say what would turn your answer: `change:"…"`.').max(3000, 'A change has at most 3,000 characters.'),
  }),
  form: async (ctx, given) => {
    const questions = await ctx.read((db) => listQuestions(db, ctx.register, ctx.registry))
    return questions.length === 0
      ? refuse('nothing-open', `Nothing of ${ctx.register.key} waits for its parties.`, {
          hint: `See \`/wg register show ${ctx.register.key}\`.`,
        })
      : ok(declineForm(ctx.register, questions, given))
  },
  run: (ctx, input) =>
    answer(ctx, input.ref ?? input.what, { kind: 'disapprove', party: input.party ?? null, reason: input.reason, change: input.change }),
})
