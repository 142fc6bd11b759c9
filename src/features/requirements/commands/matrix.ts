/** `requirement matrix`: requirements against standards, gaps first, as a table or as CSV. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { filingOf } from '../../registers/index.js'
import { matrixCsv } from '../matrix.js'
import { listRequirements, listStandards } from '../store.js'
import { matrixMessage } from '../views.js'

export const matrix = registerCommand({
  noun: 'requirement',
  verb: 'matrix',
  summary: 'which standard satisfies which requirement, gaps first, as a table or as CSV',
  examples: ['', 'format:csv'],
  ability: 'read',
  input: z.object({
    format: z.enum(['table', 'csv'], 'Say `format:table` or `format:csv`.').default('table'),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const requirements = await listRequirements(db, ctx.register.id)
      const standards = await listStandards(db, ctx.register.id)
      if (input.format === 'table' || requirements.length === 0)
        return ok({
          kind: 'private',
          message: matrixMessage(ctx.register, requirements, standards, input.page ?? 1),
          replace: input.page !== undefined,
        })
      const name = `${ctx.register.key}-coverage.csv`
      const { where, placed } = await filingOf(db, ctx, name)
      return ok({
        kind: 'file',
        name,
        content: matrixCsv(ctx.register.key, requirements, standards),
        ...placed,
        message: say(`*${name}* is ${where}.`),
      })
    }),
})
