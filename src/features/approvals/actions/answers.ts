/** The buttons that answer with one press: *Approve*, *Abstain*, *Recuse*. */
import { z } from 'zod'
import type { Action } from '../../../platform/feature.js'
import { registerAction } from '../../../platform/feature.js'
import { answerAs } from '../commands/give.js'
import { Ref } from '../commands/inputs.js'
import type { Answering } from '../model.js'

function onePress(position: Answering): Action {
  return registerAction({
    id: `approval.${position}`,
    payload: z.object({ register: z.string(), ref: Ref, version: z.string() }),
    ability: 'act',
    run: (ctx, { ref, version }) => answerAs(ctx, { ref, version, position }),
  })
}

export const answerActions: readonly Action[] = [onePress('approve'), onePress('abstain'), onePress('recuse')]
