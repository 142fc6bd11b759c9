/** `feedback reopen`: back to work, with the reason; the earlier resolution stays in the history. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { reopen as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const reopen = registerCommand({
  noun: 'feedback',
  verb: 'reopen',
  summary: 'open feedback again, with the reason',
  examples: ['F1 the new text has the same gap'],
  ref: 'feedback',
  words: 'reason',
  ability: 'read',
  input: z.object({ ref: Ref, reason: z.string('Say why it is open again.') }),
  form: (ctx, given) =>
    formOf(ctx, 'reopen', given, {
      title: 'Open again',
      submit: 'Open it again',
      fields: [{ name: 'reason', label: 'Why', kind: 'text' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, feedback, people) => rule(setting, feedback, people, input.reason)),
})
