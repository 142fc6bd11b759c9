/** `feedback resolve`: what becomes of a remark; or of all that a filter fits, after a preview. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf, MOST_AT_ONCE, noSuch, severalOf } from '../act.js'
import { Resolution } from '../model.js'
import { checkResolution, resolve as rule } from '../rules.js'
import { findFeedback } from '../store.js'
import { countWords, previewMessage, resolutionOptions } from '../views.js'
import { filterShape, givenOf, Ref } from './inputs.js'

/** What is left of a button's value beside the filter. */
const LONGEST_FOR_MANY = 1200

export const resolve = registerCommand({
  noun: 'feedback',
  verb: 'resolve',
  summary: 'say what becomes of a remark: accepted, revised, rejected, noted, duplicate; or of many by a filter',
  examples: ['F1 as:revised "The retry is bounded now, see 5.2.1"', 'F4 as:duplicate of:F1', 'about:D1 type:ed as:accepted'],
  ref: 'feedback',
  words: 'reason',
  ability: 'read',
  input: z
    .object({
      ref: Ref.optional(),
      as: z.enum(Resolution.options, 'Say `as:accepted`, `as:revised`, `as:rejected`, `as:noted` or `as:duplicate`.').optional(),
      reason: z.string().optional(),
      of: z
        .string()
        .regex(/^(?:[A-Za-z][A-Za-z0-9]*-)?[Ff]?[1-9]\d{0,5}$/, 'Name the other remark: `of:F2`.')
        .optional(),
      ...filterShape,
    })
    .refine(({ as }) => as !== undefined, {
      message: 'Say `as:accepted`, `as:revised`, `as:rejected`, `as:noted` or `as:duplicate`.',
      path: ['as'],
    }),
  form: (ctx, given) =>
    formOf(ctx, 'resolve', given, {
      title: 'Resolve feedback',
      submit: 'Resolve it',
      fields: [
        { name: 'as', label: 'What becomes of it', kind: 'select', options: resolutionOptions },
        {
          name: 'reason',
          label: 'Why',
          kind: 'text',
          optional: true,
          hint: 'Needed where it is revised or rejected; whoever gave it reads this',
        },
        {
          name: 'of',
          label: 'Repeats',
          kind: 'line',
          optional: true,
          placeholder: 'F2',
          hint: 'Only for a duplicate: which one it repeats',
        },
      ],
    }),
  run: async (ctx, input) => {
    const { ref, as = 'noted', reason = '', of, ...filter } = input
    if (ref !== undefined)
      return actOn(ctx, ref, async (setting, feedback, people, tx) => {
        const original = of === undefined ? null : Number(/\d+$/.exec(of)?.[0])
        const other = original === null ? null : await findFeedback(tx, ctx.register.id, original)
        if (original !== null && !other) return noSuch(ctx.register, original)
        return rule(setting, feedback, people, { as, reason, of: other })
      })
    if (as === 'duplicate')
      return refuse('one-by-one', 'Duplicates are linked one by one.', { hint: '`/wg feedback resolve F4 as:duplicate of:F1`' })
    const sound = checkResolution({ as, reason })
    if (!sound.ok) return sound
    if (reason.length > LONGEST_FOR_MANY)
      return refuse('too-long', `For many at once a reason has at most ${LONGEST_FOR_MANY} characters.`, {
        hint: 'Shorten it, or link to the text.',
        field: 'reason',
      })
    const { all, print } = await ctx.read((db) => severalOf(db, ctx, 'resolve', filter))
    if (all.length === 0)
      return refuse('none-fit', 'Nothing that you may resolve fits that.', { hint: 'See what there is: `/wg feedback list`.' })
    if (all.length > MOST_AT_ONCE)
      return refuse('too-many', `${countWords(all.length)} fit that; at once ${MOST_AT_ONCE} can be resolved.`, {
        hint: 'Narrow it: `clause:5 type:ed`.',
      })
    const payload = { ...givenOf(filter), as, ...(reason ? { reason } : {}), print }
    return ok({
      kind: 'private',
      message: previewMessage(ctx.register, all, 'resolve', payload, `resolved as ${as}${reason ? `: ${reason}` : ''}`),
    })
  },
})
