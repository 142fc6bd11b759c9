/** `milestone snooze`: silent until a day, a week unless said. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { snooze as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const snooze = registerCommand({
  noun: 'milestone',
  verb: 'snooze',
  summary: 'no reminder for a week, or until a day',
  examples: ['M3', 'M3 until:"in 2 weeks"'],
  ref: 'milestone',
  words: 'until',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: Ref, until: z.string().optional() }),
  form: (ctx, given) =>
    formOf(ctx, 'snooze', given, {
      title: 'Snooze a milestone',
      submit: 'Snooze',
      fields: [{ name: 'until', label: 'Until', kind: 'line', optional: true, placeholder: 'in 2 weeks', hint: 'Empty is seven days' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, milestone) => rule(setting, milestone, input.until)),
})
