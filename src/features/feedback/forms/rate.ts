/** The form of the three judgements: completeness, clarity, level of actionable detail. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerForm } from '../../../platform/feature.js'
import { subjectOf } from '../act.js'
import { giveFeedback } from '../commands/add.js'
import { About, Rate } from '../commands/inputs.js'
import { rateForm } from '../views.js'

const Values = z.object({ completeness: Rate, clarity: Rate, detail: Rate, comment: z.string() })

export const rating = registerForm({
  id: 'feedback.rating',
  given: z.object({ register: z.string(), ref: About }),
  ability: 'read',
  open: async (ctx, given) => {
    const subject = await ctx.read((db) => subjectOf(db, ctx.registry, ctx.register, given.ref))
    if (!subject.ok) return subject
    if (subject.value.closed)
      return refuse('subject-closed', subject.value.closed, { hint: 'It takes no more feedback; what was given stays on record.' })
    return ok(rateForm(ctx.register, given.ref))
  },
  run: async (ctx, given, values) => {
    const read = Values.safeParse(values)
    if (!read.success)
      return refuse('rate-all', 'Rate all three, each from 1 to 5.', { field: String(read.error.issues[0]?.path[0] ?? 'completeness') })
    return giveFeedback(ctx, given.ref, read.data)
  },
})
