/** The button *Snooze*: one press, one week. */
import { z } from 'zod'
import { registerAction } from '../../../platform/feature.js'
import { actOn } from '../act.js'
import { Ref } from '../commands/inputs.js'
import { snooze as rule } from '../rules.js'

export const snoozeButton = registerAction({
  id: 'milestone.snooze',
  payload: z.object({ register: z.string(), ref: Ref }),
  ability: 'act',
  run: (ctx, payload) => actOn(ctx, payload.ref, (setting, milestone) => rule(setting, milestone, undefined)),
})
