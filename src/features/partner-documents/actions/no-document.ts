/** The button *There will be none* below the monthly question. */
import { z } from 'zod'
import { registerAction } from '../../../platform/feature.js'
import { answerWith } from '../act.js'

export const noDocument = registerAction({
  id: 'register.no-document',
  payload: z.object({ register: z.string() }),
  ability: 'edit',
  run: (ctx) => answerWith(ctx, { kind: 'none' }),
})
