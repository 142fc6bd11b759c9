/** `feedback export`: the ISO/IEC commenting table as CSV, or the disposition report in Markdown. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { filingOf, findFull, titleOf } from '../../registers/index.js'
import { subjectOf } from '../act.js'
import { aboutRefs, fits } from '../rules.js'
import { listFeedback } from '../store.js'
import { writeTable } from '../table.js'
import { countWords, dispositionReport } from '../views.js'
import { About, filterShape } from './inputs.js'

export const exportFeedback = registerCommand({
  noun: 'feedback',
  verb: 'export',
  summary: 'the commenting table as CSV, or the disposition report',
  examples: ['D1', 'D1 format:md'],
  ref: 'any',
  refs: aboutRefs,
  ability: 'read',
  input: z.object({
    ref: About.optional(),
    ...filterShape,
    format: z.enum(['csv', 'md'], 'Say `format:csv` or `format:md`.').default('csv'),
  }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const { format, ref, ...rest } = input
      const filter = { ...rest, about: rest.about ?? ref }
      const all = (await listFeedback(db, ctx.register.id, filter.about)).filter((one) =>
        fits({ ...filter, state: filter.state ?? 'all' }, one),
      )
      if (all.length === 0)
        return refuse('nothing-to-export', `${ctx.register.key} has no feedback like that.`, { hint: 'See `/wg feedback list state:all`.' })
      const subject = filter.about === undefined ? null : await subjectOf(db, ctx.registry, ctx.register, filter.about)
      if (subject && !subject.ok) return subject
      const name = `${ctx.register.key}${filter.about ? `-${filter.about}` : ''}-feedback.${format}`
      const title = subject?.value.title ?? titleOf(await findFull(db, ctx.register.id))
      const content = format === 'csv' ? writeTable(all) : dispositionReport(ctx.register, title, all, filter)
      const { where, placed } = await filingOf(db, ctx, name)
      return ok({ kind: 'file', name, content, ...placed, message: say(`*${name}* with ${countWords(all.length)} is ${where}.`) })
    }),
})
