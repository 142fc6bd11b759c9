/** `register export`: the register as a document, a table, a calendar, a picture, everything, or minutes. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { filingOf } from '../../registers/index.js'
import { exportOf } from '../act.js'
import { Format } from '../model.js'
import { exportForm, exportMessage } from '../views/message.js'

export const exportRegister = registerCommand({
  noun: 'register',
  verb: 'export',
  summary: 'the register as a document, table, calendar, timeline, JSON or minutes',
  examples: ['OGF format:md', 'OGF format:timeline', 'format:minutes of:R1', 'format:minutes of:A1'],
  ref: 'register',
  ability: 'read',
  input: z.object({
    format: z.enum(Format.options, 'Say `format:md`, `csv`, `ics`, `timeline`, `json` or `minutes`.'),
    of: z.string().optional(),
  }),
  form: async (ctx, given) => ok(exportForm(ctx.register, given)),
  run: async (ctx, { format, of }) =>
    ctx.read(async (db) => {
      const exported = await exportOf(db, ctx.register, { format, of, picture: true }, ctx)
      if (!exported.ok) return exported
      const { name, content, alt } = exported.value
      const { where, placed } = await filingOf(db, ctx, name)
      return ok({
        kind: 'file',
        name,
        content,
        ...(alt === undefined ? {} : { alt }),
        ...placed,
        message: exportMessage(ctx.register, exported.value, where),
      })
    }),
})
