/** `draft list`: what is being prepared and what is with the partner, newest first. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listDrafts } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 10

export const list = registerCommand({
  noun: 'draft',
  verb: 'list',
  summary: 'the drafts in preparation and in review',
  examples: ['', 'state:all'],
  ability: 'read',
  input: z.object({
    state: z
      .enum(['open', 'preparing', 'sent', 'withdrawn', 'all'], 'Say `state:preparing`, `state:sent`, `state:withdrawn` or `state:all`.')
      .default('open'),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    const fits = (state: string): boolean =>
      input.state === 'all' || (input.state === 'open' ? state !== 'withdrawn' : state === input.state)
    const all = (await ctx.read((db) => listDrafts(db, ctx.register.id))).filter(({ state }) => fits(state)).toReversed()
    const number = input.page ?? 1
    const shown = all.slice((number - 1) * PAGE, number * PAGE)
    const page = { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }
    return ok({
      kind: 'private',
      message: listMessage(ctx.register, shown, ctx.today, page, input.state),
      replace: input.page !== undefined,
    })
  },
})
