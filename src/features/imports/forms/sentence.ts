/** Making a sentence of the document a term, an activity or a milestone: first its section, then the sentence itself. */
import { z } from 'zod'
import { dayIn } from '../../../kernel/calendar.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { form } from '../../../platform/feature.js'
import { makeItem, sentencesOf } from '../rules.js'
import { findReading, keepAnswers } from '../store.js'
import { sectionForm, sentenceForm } from '../views.js'
import { openReading } from './check.js'

export const chooseSection = form({
  id: 'import.choose-section',
  given: z.object({ reading: z.string() }),
  ability: 'create',
  open: async (ctx, given) =>
    ctx.read(async (db) => {
      const opened = openReading(await findReading(db, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      if (opened.value.reading.sections.length === 0)
        return refuse('no-sections', 'No section was found in the document.', {
          hint: 'Add the items after saving, for example with `/wg milestone add`.',
        })
      return ok(sectionForm(opened.value.reading))
    }),
  run: async (_ctx, given, values) =>
    ok({ kind: 'form', open: { form: 'import.choose-sentence', given: { reading: given.reading, section: values.section ?? '0' } } }),
})

export const chooseSentence = form({
  id: 'import.choose-sentence',
  given: z.object({ reading: z.string(), section: z.string() }),
  ability: 'create',
  open: async (ctx, given) =>
    ctx.read(async (db) => {
      const opened = openReading(await findReading(db, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const sentences = sentencesOf(opened.value.reading, Number(given.section))
      if (sentences.length === 0)
        return refuse('no-sentences', 'Every sentence of that section is an item already.', {
          hint: 'Choose another section.',
          field: 'section',
        })
      return ok(sentenceForm(sentences))
    }),
  run: async (ctx, given, values) =>
    ctx.change(async (tx) => {
      const opened = openReading(await findReading(tx, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { reading, kept } = opened.value
      const sentence = sentencesOf(reading, Number(given.section))[Number(values.sentence)]
      const kind = z.enum(['milestone', 'activity', 'term']).safeParse(values.as)
      if (!sentence || !kind.success) return refuse('no-sentence', 'Choose a sentence and what to make of it.', { field: 'sentence' })
      const made = makeItem(
        reading,
        sentence,
        kind.data,
        values.due || undefined,
        kept.answers.dayfirst === 'yes',
        dayIn(ctx.now, ctx.defaultZone),
      )
      if (!made.ok) return made
      await keepAnswers(tx, kept.id, made.value, kept.answers)
      return ok({ kind: 'form', open: { form: 'import.check-screen', given: { reading: given.reading } } })
    }),
})
