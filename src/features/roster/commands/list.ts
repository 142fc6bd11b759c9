/** `roster list`: who may do what. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listRoster } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 40

export const list = registerCommand({
  noun: 'roster',
  verb: 'list',
  summary: 'who may do what',
  examples: ['', 'party:OGF'],
  ability: 'read',
  input: z.object({ party: z.string().optional(), page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) => {
    const all = (await ctx.read((db) => listRoster(db, ctx.register.id))).filter(
      ({ party }) => !input.party || party.toLowerCase() === input.party.toLowerCase(),
    )
    const number = input.page ?? 1
    const message = listMessage(ctx.register, all.slice((number - 1) * PAGE, number * PAGE), {
      number,
      of: Math.max(1, Math.ceil(all.length / PAGE)),
    })
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
