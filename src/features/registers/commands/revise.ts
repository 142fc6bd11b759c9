/** `register revise`: begins the next version; the one in force stays in force until every party has approved it. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { beginNext } from '../act.js'
import { findFull } from '../store/register.js'
import { revisedMessage } from '../views/lifecycle.js'

export const revise = registerCommand({
  noun: 'register',
  verb: 'revise',
  summary: 'begin the next version; the one in force stays until it is approved',
  examples: ['OGF', 'OGF version:1.1'],
  ref: 'register',
  ability: 'edit',
  life: 'revise',
  input: z.object({ version: z.string().optional() }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const begun = await beginNext(tx, ctx, ctx.register, input.version)
      return begun.ok ? ok({ kind: 'private', message: revisedMessage(await findFull(tx, ctx.register.id), begun.value) }) : begun
    }),
})
