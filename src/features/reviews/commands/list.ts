/** `review list`: the reviews there were and the one to come. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listReviews } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 12

export const list = registerCommand({
  noun: 'review',
  verb: 'list',
  summary: 'the reviews there were and the one to come',
  examples: [''],
  ability: 'read',
  input: z.object({ page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) => {
    const all = (await ctx.read((db) => listReviews(db, ctx.register.id))).reverse()
    const number = input.page ?? 1
    const message = listMessage(ctx.register, all.slice((number - 1) * PAGE, number * PAGE), ctx.today, {
      number,
      of: Math.max(1, Math.ceil(all.length / PAGE)),
    })
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
