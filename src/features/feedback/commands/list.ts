/** `feedback list`: what was remarked, with its buttons; or how many by clause, type or state. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { withVerbs } from '../act.js'
import { aboutRefs, fits } from '../rules.js'
import { listFeedback } from '../store.js'
import { countMessage, listMessage } from '../views.js'
import { About, filterShape, givenOf } from './inputs.js'

const PAGE = 8

export const list = registerCommand({
  noun: 'feedback',
  verb: 'list',
  summary: 'the open feedback, or how much there is by clause, type or state',
  examples: ['', 'D1 type:te clause:5', 'D1 state:all by:state'],
  ref: 'any',
  refs: aboutRefs,
  ability: 'read',
  input: z.object({
    ref: About.optional(),
    ...filterShape,
    by: z.enum(['clause', 'type', 'state'], 'Say `by:clause`, `by:type` or `by:state`.').optional(),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    const { page: number = 1, by, ref, ...rest } = input
    const filter = { ...rest, about: rest.about ?? ref }
    const all = (await ctx.read((db) => listFeedback(db, ctx.register.id, filter.about))).filter((one) => fits(filter, one))
    if (by) return ok({ kind: 'private', message: countMessage(ctx.register, all, by) })
    const shown = await ctx.read((db) => withVerbs(db, ctx, all.slice((number - 1) * PAGE, number * PAGE)))
    const page = { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }
    return ok({
      kind: 'private',
      message: listMessage(ctx.register, shown, page, givenOf(filter), all.length),
      replace: input.page !== undefined,
    })
  },
})
