/** `milestone reopen`: open again, with the reason. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { reopen as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const reopen = registerCommand({
  noun: 'milestone',
  verb: 'reopen',
  summary: 'open a closed milestone again, with the reason',
  examples: ['M3 the annex is still missing'],
  ref: 'milestone',
  words: 'reason',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: Ref, reason: z.string('Say why it is open again.') }),
  form: (ctx, given) =>
    formOf(ctx, 'reopen', given, {
      title: 'Open again',
      submit: 'Open it again',
      fields: [{ name: 'reason', label: 'Why', kind: 'text' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, milestone) => rule(setting, milestone, input.reason), 'reopen'),
})
