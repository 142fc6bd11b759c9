/** The button *No remarks*: who was asked has looked at the draft and has nothing to say. */
import { z } from 'zod'
import { registerAction } from '../../../platform/feature.js'
import { actOn } from '../act.js'
import { Ref } from '../commands/inputs.js'
import { answer as rule } from '../rules.js'

export const answerButton = registerAction({
  id: 'draft.answer',
  payload: z.object({ register: z.string(), ref: Ref }),
  ability: 'read',
  run: (ctx, payload) => actOn(ctx, payload.ref, (setting, draft) => rule(setting, draft)),
})
