/** `feedback assign`: who works on a remark. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf } from '../act.js'
import { assign as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const assign = registerCommand({
  noun: 'feedback',
  verb: 'assign',
  summary: 'name who works on a remark',
  examples: ['F1 @erik'],
  ref: 'feedback',
  words: 'assignee',
  ability: 'read',
  input: z.object({
    ref: Ref,
    assignee: z.string('Name who works on it with @.').regex(/^[UW][A-Z0-9]+$/, 'Name who works on it with @, as Slack completes it.'),
  }),
  form: (ctx, given) =>
    formOf(ctx, 'assign', given, {
      title: 'Assign feedback',
      submit: 'Assign',
      fields: [{ name: 'assignee', label: 'Who works on it', kind: 'person' }],
    }),
  run: (ctx, input) => actOn(ctx, input.ref, (setting, feedback, people) => rule(setting, feedback, people, input.assignee)),
})
