/** Buttons of reading in: open the check screen, make a sentence an item, get the whole reading as a file. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { action, registerAction } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { openReading } from '../forms/check.js'
import { findReading, keepAnswers } from '../store.js'
import { wholeReading } from '../views.js'

const Payload = z.object({ reading: z.string() })

export const checkButton = action({
  id: 'import.check',
  payload: Payload,
  ability: 'create',
  run: async (_ctx, payload) => ok({ kind: 'form', open: { form: 'import.check-screen', given: payload } }),
})

/** What was typed on the check screen so far is kept, so that it is there again afterwards. */
export const sectionButton = action({
  id: 'import.section',
  payload: Payload,
  ability: 'create',
  run: async (ctx, payload, press) =>
    ctx.change(async (tx) => {
      const opened = openReading(await findReading(tx, ctx.workspace, payload.reading), ctx.actor.user)
      if (!opened.ok) return opened
      await keepAnswers(tx, payload.reading, opened.value.reading, { ...opened.value.kept.answers, ...press.values })
      return ok({ kind: 'form', open: { form: 'import.choose-section', given: payload } })
    }),
})

/** Where the key is in use: what the document would change there. */
export const newVersionButton = registerAction({
  id: 'import.new-version',
  payload: Payload.extend({ register: z.string() }),
  ability: 'edit',
  life: 'revise',
  run: async (_ctx, payload) => ok({ kind: 'form', open: { form: 'import.next-version', given: payload } }),
})

export const wholeButton = action({
  id: 'import.whole',
  payload: Payload,
  ability: 'create',
  run: async (ctx, payload) =>
    ctx.read(async (db) => {
      const opened = openReading(await findReading(db, ctx.workspace, payload.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { reading } = opened.value
      return ok({
        kind: 'file',
        name: `${reading.file.replace(/[^\w.-]+/g, '-')}-reading.txt`,
        content: wholeReading(reading),
        message: say('The whole reading is in your direct messages with Registrar.'),
      })
    }),
})
