/** `feedback dispute`: whoever gave it is not content with what became of it. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { dispute as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const dispute = registerCommand({
  noun: 'feedback',
  verb: 'dispute',
  summary: 'say why you do not accept what became of your feedback',
  examples: ['F1 the annex still says otherwise'],
  ref: 'feedback',
  words: 'reason',
  ability: 'read',
  input: z.object({ ref: Ref, reason: z.string('Say what is still wrong.') }),
  form: (ctx, given) =>
    formOf(ctx, 'dispute', given, {
      title: 'Dispute',
      submit: 'Dispute it',
      fields: [{ name: 'reason', label: 'What is still wrong', kind: 'text' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, feedback) => rule(setting, feedback, input.reason)),
})
