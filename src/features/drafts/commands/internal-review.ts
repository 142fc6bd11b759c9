/** `draft internal-review`: what the draft's own party found, before it goes out. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { ReviewResult } from '../model.js'
import { internalReview as rule } from '../rules.js'
import { addReview } from '../store.js'
import { Ref } from './inputs.js'

export const internalReview = registerCommand({
  noun: 'draft',
  verb: 'internal-review',
  summary: 'record a review by the draft’s own party: who, when, with what result',
  examples: ['D1 by:"CSCC Security WG" on:2011-12-12 result:passed'],
  ref: 'draft',
  words: 'by',
  ability: 'act',
  life: 'work',
  input: z.object({
    ref: Ref,
    by: z.string('Say who reviewed it: `by:"Security WG"`.'),
    on: z.string().optional(),
    result: z.enum(ReviewResult.options, 'Say `result:passed`, `result:changes` or `result:failed`.').default('passed'),
    note: z.string().max(1000, 'A note has at most 1,000 characters.').optional(),
  }),
  form: (ctx, given) =>
    formOf(ctx, 'internal-review', given, {
      title: 'Internal review',
      submit: 'Record it',
      fields: [
        { name: 'by', label: 'Who reviewed it', kind: 'line', placeholder: 'CSCC Security WG' },
        { name: 'on', label: 'When', kind: 'line', optional: true, placeholder: '2011-12-12', hint: 'As you write dates; empty is today' },
        {
          name: 'result',
          label: 'Result',
          kind: 'select',
          initial: 'passed',
          options: [
            { value: 'passed', text: 'passed' },
            { value: 'changes', text: 'passed with changes' },
            { value: 'failed', text: 'failed: does not count at the gate' },
          ],
        },
        { name: 'note', label: 'What was found', kind: 'text', optional: true },
      ],
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      (setting, draft) => rule(setting, draft, { by: input.by, on: input.on, result: input.result, note: input.note }),
      async (tx, before, next) => {
        const review = next.reviews.at(-1)
        if (review) await addReview(tx, ctx.workspace, before, review, { by: ctx.actor.user, at: ctx.now })
      },
    ),
})
