/** Buttons that open a form which is no verb's own: *Rate it* and *Answer*. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'

const Payload = z.object({ register: z.string(), ref: z.string() })

export const rateButton = registerAction({
  id: 'feedback.rate',
  payload: Payload,
  ability: 'read',
  run: async (_ctx, payload) => ok({ kind: 'form', open: { form: 'feedback.rating', given: payload } }),
})

export const answerButton = registerAction({
  id: 'feedback.answer',
  payload: Payload,
  ability: 'read',
  run: async (_ctx, payload) => ok({ kind: 'form', open: { form: 'feedback.answering', given: payload } }),
})
