/** `contact list`: who speaks for each party, and who has acknowledged. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { listContacts } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 15

export const list = registerCommand({
  noun: 'contact',
  verb: 'list',
  summary: 'who speaks for each party, and who has acknowledged',
  examples: ['', 'party:OGF state:all'],
  ability: 'read',
  input: z.object({
    party: z.string().optional(),
    state: z.enum(['present', 'all'], 'Say `state:all` to see replaced contacts too.').default('present'),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    const all = (await ctx.read((db) => listContacts(db, ctx.register.id)))
      .filter(({ state }) => input.state === 'all' || state !== 'replaced')
      .filter(({ party }) => !input.party || party.toLowerCase() === input.party.toLowerCase())
      .sort((a, b) => a.party.localeCompare(b.party) || a.number - b.number)
    const number = input.page ?? 1
    const message = listMessage(ctx.register, all.slice((number - 1) * PAGE, number * PAGE), {
      number,
      of: Math.max(1, Math.ceil(all.length / PAGE)),
    })
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
