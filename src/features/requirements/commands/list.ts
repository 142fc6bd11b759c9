/** `requirement list`: what is needed, gaps first, with what is stated of each. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { gapsFirst } from '../rules.js'
import { listRequirements, listStandards } from '../store.js'
import { listMessage } from '../views.js'

const PAGE = 12

export const list = registerCommand({
  noun: 'requirement',
  verb: 'list',
  summary: 'what is needed and what is stated of it, gaps first',
  examples: [''],
  ability: 'read',
  input: z.object({ page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const standards = await listStandards(db, ctx.register.id)
      const all = gapsFirst(await listRequirements(db, ctx.register.id), standards)
      const number = input.page ?? 1
      const page = { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }
      const shown = all.slice((number - 1) * PAGE, number * PAGE)
      return ok({
        kind: 'private',
        message: listMessage(ctx.register, shown, standards, page, all.length),
        replace: input.page !== undefined,
      })
    }),
})
