/** `milestone done`: what was achieved, with a link. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { done as rule } from '../rules.js'
import { Link, Ref } from './inputs.js'

export const done = registerCommand({
  noun: 'milestone',
  verb: 'done',
  summary: 'close a milestone with what was achieved',
  examples: ['M3 published as DSP0263', 'M3 "sent to the partner" link:https://example.org/dsp0263'],
  ref: 'milestone',
  words: 'outcome',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: Ref, outcome: z.string('Say what was achieved.'), link: Link }),
  form: (ctx, given) =>
    formOf(ctx, 'done', given, {
      title: 'Done',
      submit: 'Close it',
      fields: [
        { name: 'outcome', label: 'What was achieved', kind: 'text', placeholder: 'Published as DSP0263' },
        { name: 'link', label: 'Link', kind: 'line', optional: true, placeholder: 'https://…' },
      ],
    }),
  run: (ctx, input) =>
    actOn(ctx, input.ref, (setting, milestone) => rule(setting, milestone, { outcome: input.outcome, link: input.link })),
})
