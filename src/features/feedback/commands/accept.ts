/** `feedback accept`: whoever gave it is content with what became of it; that closes it. Many at once after a preview. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, MOST_AT_ONCE, severalOf } from '../act.js'
import { accept as rule } from '../rules.js'
import { countWords, previewMessage } from '../views.js'
import { filterShape, givenOf, Ref } from './inputs.js'

export const accept = registerCommand({
  noun: 'feedback',
  verb: 'accept',
  summary: 'accept what became of your feedback, one or all that a filter fits',
  examples: ['F1', 'about:D1 type:ed'],
  ref: 'feedback',
  ability: 'read',
  input: z.object({
    ref: Ref.optional(),
    evidence: z.string().max(1000, 'Evidence has at most 1,000 characters.').optional(),
    ...filterShape,
  }),
  run: async (ctx, input) => {
    const { ref, evidence, ...filter } = input
    if (ref !== undefined) return actOn(ctx, ref, (setting, feedback) => rule(setting, feedback, evidence))
    const { all, print } = await ctx.read((db) => severalOf(db, ctx, 'accept', filter))
    if (all.length === 0) return refuse('none-fit', 'Nothing of yours that fits that waits for your answer.', { hint: 'See `/wg mine`.' })
    if (all.length > MOST_AT_ONCE)
      return refuse('too-many', `${countWords(all.length)} fit that; at once ${MOST_AT_ONCE} can be accepted.`, {
        hint: 'Narrow it: `clause:5 type:ed`.',
      })
    return ok({
      kind: 'private',
      message: previewMessage(ctx.register, all, 'accept', { ...givenOf(filter), print }, 'accepted and closed'),
    })
  },
})
