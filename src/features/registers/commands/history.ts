/** `register history`: who changed what, when, from where and why. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { formatReference, parseReference } from '../../../kernel/reference.js'
import { history as entriesOf } from '../../../platform/audit.js'
import { registerCommand } from '../../../platform/feature.js'
import { historyMessage } from '../views/register.js'

const PAGE = 12

export const history = registerCommand({
  noun: 'register',
  verb: 'history',
  summary: 'who changed what, when and why',
  examples: ['OGF', 'OGF M3'],
  ref: 'register',
  words: 'about',
  ability: 'read',
  input: z.object({ about: z.string().optional(), page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) => {
    const number = input.page ?? 1
    const reference = input.about === undefined ? null : parseReference(input.about)
    if (reference && !reference.ok) return reference
    const about = reference ? formatReference({ ...reference.value, key: ctx.register.key }) : null
    const { entries, total } = await ctx.read((db) =>
      entriesOf(db, ctx.register.id, { ...(about ? { ref: about } : {}), skip: (number - 1) * PAGE, take: PAGE }),
    )
    const message = historyMessage(ctx.register, entries, { number, of: Math.max(1, Math.ceil(total / PAGE)) }, about)
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
