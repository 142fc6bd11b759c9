/** `contribution list`: what was given to which group, and what became of it. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listContributions } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 10

export const list = registerCommand({
  noun: 'contribution',
  verb: 'list',
  summary: 'the contributions, and what became of them',
  examples: ['', 'state:submitted'],
  ability: 'read',
  input: z.object({
    state: z
      .enum(
        ['submitted', 'accepted', 'in-part', 'declined', 'all'],
        'Say `state:submitted`, `state:accepted`, `state:in-part`, `state:declined` or `state:all`.',
      )
      .default('all'),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    const all = (await ctx.read((db) => listContributions(db, ctx.register.id)))
      .filter(({ state }) => input.state === 'all' || state === input.state)
      .toReversed()
    const number = input.page ?? 1
    const page = { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }
    return ok({
      kind: 'private',
      message: listMessage(ctx.register, all.slice((number - 1) * PAGE, number * PAGE), page, input.state, {
        user: ctx.actor.user,
        seats: ctx.seats,
      }),
      replace: input.page !== undefined,
    })
  },
})
