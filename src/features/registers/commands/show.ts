/** `register show`: one register as it stands, privately. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { standsOf } from '../act.js'
import { drawCardParts, drawComing } from '../card.js'
import { findFull, listSections, listTerms } from '../store/register.js'
import { showMessage } from '../views/register.js'

export const show = registerCommand({
  noun: 'register',
  verb: 'show',
  summary: 'a register as it stands: state, parties, what is coming, milestones, reviews, people',
  examples: ['OGF'],
  ref: 'register',
  ability: 'read',
  input: z.object({}),
  run: async (ctx) =>
    ctx.read(async (db) => {
      const register = await findFull(db, ctx.register.id)
      const parts = [...(await drawComing(db, ctx.register, ctx)), ...(await drawCardParts(db, ctx.register, ctx))]
      const contents = await listSections(db, ctx.register.id)
      const terms = await listTerms(db, ctx.register.id)
      return ok({ kind: 'private', message: showMessage(register, await standsOf(db, ctx.register, ctx.registry), parts, contents, terms) })
    }),
})
