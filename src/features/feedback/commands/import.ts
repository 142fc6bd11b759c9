/** `feedback import`: a commenting table as CSV; all its rows are kept, or none. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { addJob } from '../../../platform/jobs.js'
import { subjectOf, subjectsOf } from '../act.js'
import { aboutRefs } from '../rules.js'
import { importForm, importingMessage } from '../views.js'
import { About } from './inputs.js'

export const importFeedback = registerCommand({
  noun: 'feedback',
  verb: 'import',
  summary: 'read in remarks from a commenting table in CSV',
  examples: [''],
  ref: 'any',
  refs: aboutRefs,
  ability: 'read',
  input: z.object({
    ref: About,
    file: z.string('Choose the file.').regex(/^F[A-Z0-9]+$/, 'Choose the file in the form, or drop it beside a mention of Registrar.'),
  }),
  form: async (ctx, given) => {
    const subjects = await ctx.read((db) => subjectsOf(db, ctx.registry, ctx.register))
    if (subjects.length === 0)
      return refuse('nothing-there', `${ctx.register.key} has nothing that feedback could be given on yet.`, {
        hint: 'Drafts are added with `/wg draft add`.',
      })
    return ok(importForm(subjects, given))
  },
  run: (ctx, input) =>
    ctx.change(async (tx) => {
      const subject = await subjectOf(tx, ctx.registry, ctx.register, input.ref)
      if (!subject.ok) return subject
      if (subject.value.closed) return refuse('subject-closed', subject.value.closed, { hint: 'It takes no more feedback.' })
      const payload = {
        register: ctx.register.id,
        about: input.ref,
        file: input.file,
        user: ctx.actor.user,
        standing: ctx.actor.standing,
        source: ctx.source,
        party: ctx.seats.find(({ party }) => party !== '')?.party ?? '',
        channel: ctx.place.channel ?? '',
        thread: ctx.place.thread ?? '',
      }
      await addJob(tx, ctx.workspace, 'feedback.import', payload, ctx.now)
      return ok({ kind: 'private', message: importingMessage(subject.value.ref) })
    }),
})
