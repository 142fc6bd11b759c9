/** `draft withdraw`: no longer shown to the partner, with the reason; feedback on it stays on record. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { withdraw as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const withdraw = registerCommand({
  noun: 'draft',
  verb: 'withdraw',
  summary: 'take a draft back, with the reason',
  examples: ['D1 replaced by the joint document'],
  ref: 'draft',
  words: 'reason',
  ability: 'act',
  input: z.object({ ref: Ref, reason: z.string('Say why it is withdrawn.') }),
  form: (ctx, given) =>
    formOf(ctx, 'withdraw', given, {
      title: 'Withdraw a draft',
      submit: 'Withdraw it',
      fields: [{ name: 'reason', label: 'Why', kind: 'text', hint: 'The partner sees it; the feedback given stays on record' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, draft) => rule(setting, draft, input.reason)),
})
