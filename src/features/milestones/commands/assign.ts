/** `milestone assign`: who answers for it on the side of a party. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { seatsOf } from '../../registers/index.js'
import { actOn, formOf } from '../act.js'
import { assign as rule } from '../rules.js'
import { Ref } from './inputs.js'

export const assign = registerCommand({
  noun: 'milestone',
  verb: 'assign',
  summary: 'name who answers for a milestone, one on each side',
  examples: ['M3 owner:@ben party:DMTF'],
  ref: 'milestone',
  words: 'owner',
  ability: 'act',
  life: 'work',
  input: z.object({
    ref: Ref,
    owner: z.string('Name the owner with @.').regex(/^[UW][A-Z0-9]+$/, 'Name the owner with @, as Slack completes it.'),
    party: z.string().optional(),
  }),
  form: (ctx, given) =>
    formOf(ctx, 'assign', given, {
      title: 'Assign a milestone',
      submit: 'Assign',
      fields: [
        { name: 'owner', label: 'Owner', kind: 'person' },
        {
          name: 'party',
          label: 'For which party',
          kind: 'select',
          options: ctx.register.parties.map(({ short }) => ({ value: short, text: short })),
        },
      ],
    }),
  run: (ctx, input) =>
    actOn(ctx, input.ref, async (setting, milestone, tx) => {
      // Someone with a seat for one party answers for that party unless it is said otherwise.
      const seats = input.party ? [] : await seatsOf(tx, ctx.register.id, input.owner)
      const party = input.party ?? seats.find((seat) => seat.party !== '')?.party ?? ''
      return rule(setting, milestone, { owner: input.owner, party })
    }),
})
