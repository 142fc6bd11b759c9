/** `milestone move`: a new date with the reason; the original stays visible. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { move as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const move = registerCommand({
  noun: 'milestone',
  verb: 'move',
  summary: 'give a milestone a new date, with the reason',
  examples: ['M1 due:2H2012 reason:"waiting for OVF 2.0"'],
  ref: 'milestone',
  words: 'reason',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: Ref, due: z.string('Say by when: `due:2H2012`.'), reason: z.string('Say why it is moved.') }),
  form: (ctx, given) =>
    formOf(ctx, 'move', given, {
      title: 'Move a milestone',
      submit: 'Move it',
      fields: [
        {
          name: 'due',
          label: 'New date',
          kind: 'line',
          placeholder: '2H2012',
          hint: 'As you write dates: 2H2012, Q3 2012, September 2012, 2012-09-30, in 4 weeks',
        },
        { name: 'reason', label: 'Why', kind: 'text' },
      ],
    }),
  run: (ctx, input) =>
    actOn(ctx, input.ref, (setting, milestone) => rule(setting, milestone, { due: input.due, reason: input.reason }), 'move'),
})
