/** `activity list`: what goes on without a date. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listActivities } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 12

export const list = registerCommand({
  noun: 'activity',
  verb: 'list',
  summary: 'the on-going activities',
  examples: ['', 'state:all'],
  ability: 'read',
  input: z.object({
    state: z.enum(['open', 'closed', 'all'], 'Say `state:open`, `state:closed` or `state:all`.').default('open'),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    const all = (await ctx.read((db) => listActivities(db, ctx.register.id))).filter(
      ({ state }) => input.state === 'all' || state === input.state || (input.state === 'open' && state === 'proposed'),
    )
    const number = input.page ?? 1
    const shown = all.slice((number - 1) * PAGE, number * PAGE)
    const message = listMessage(ctx.register, shown, { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }, input.state)
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
