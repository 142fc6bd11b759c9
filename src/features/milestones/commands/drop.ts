/** `milestone drop`: no longer promised, with the reason; it stays on record. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { drop as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const drop = registerCommand({
  noun: 'milestone',
  verb: 'drop',
  summary: 'give a milestone up, with the reason',
  examples: ['M2 both groups were closed'],
  ref: 'milestone',
  words: 'reason',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: Ref, reason: z.string('Say why it is dropped.') }),
  form: (ctx, given) =>
    formOf(ctx, 'drop', given, {
      title: 'Drop a milestone',
      submit: 'Drop it',
      fields: [{ name: 'reason', label: 'Why', kind: 'text', hint: 'It stays on record as dropped' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, milestone) => rule(setting, milestone, input.reason), 'drop'),
})
