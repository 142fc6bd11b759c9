/** `register list`: the registers someone may read from where they are. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { command } from '../../../platform/feature.js'
import { listReadable } from '../store/register.js'
import { listMessage } from '../views/register.js'

const PAGE = 10

export const list = command({
  noun: 'register',
  verb: 'list',
  summary: 'the registers you can read from here',
  examples: [''],
  ability: 'anyone',
  input: z.object({ page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) => {
    const number = input.page ?? 1
    const all = ctx.actor.standing === 'admin' || ctx.actor.standing === 'operator'
    const who = { user: ctx.actor.user, all, channel: ctx.place.channel }
    const { registers, total } = await ctx.read((db) => listReadable(db, ctx.workspace, who, { skip: (number - 1) * PAGE, take: PAGE }))
    const message = listMessage(registers, { number, of: Math.max(1, Math.ceil(total / PAGE)) })
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
