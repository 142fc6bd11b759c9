/** `contribution decide`: the receiving group accepts, accepts in part or declines, with the reason. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { isExternal } from '../../../platform/people.js'
import { say } from '../../../platform/slack/blocks.js'
import { decide as rule, stateWords } from '../rules.js'
import { findContribution, listContributions, save } from '../store.js'
import { decideForm } from '../views.js'

export const decide = registerCommand({
  noun: 'contribution',
  verb: 'decide',
  summary: 'accept a contribution, in part or whole, or decline it, for the receiving group',
  examples: ['C1 outcome:part "the model is taken, the protocol is not"', 'C2 outcome:decline "outside our charter"'],
  ref: 'contribution',
  words: 'reason',
  ability: 'read',
  life: 'work',
  input: z.object({
    ref: z.coerce.number('Say which contribution, for example C1.').int().positive('Say which contribution, for example C1.'),
    outcome: z.enum(['accept', 'part', 'decline'], 'Say `outcome:accept`, `outcome:part` or `outcome:decline`.'),
    reason: z.string().optional(),
  }),
  form: async (ctx, given) => {
    const open = (await ctx.read((db) => listContributions(db, ctx.register.id))).filter(({ state }) => state === 'submitted')
    if (open.length === 0 || (given.ref !== undefined && !open.some(({ number }) => String(number) === given.ref)))
      return refuse(
        'nothing-open',
        given.ref === undefined ? `${ctx.register.key} has no contribution to decide.` : `C${given.ref} is not to be decided.`,
        {
          hint: 'See `/wg contribution list state:all`.',
        },
      )
    return ok(decideForm(ctx.register, open, given))
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const contribution = await findContribution(tx, ctx.register.id, input.ref)
      if (!contribution)
        return refuse('no-such-contribution', `${ctx.register.key} has no contribution C${input.ref}.`, {
          hint: 'See `/wg contribution list`.',
          field: 'ref',
        })
      const setting = { register: ctx.register, actor: { user: ctx.actor.user, seats: ctx.seats }, now: ctx.now }
      const giverOutside = await isExternal(tx, ctx.workspace, contribution.givenBy)
      const decided = rule(setting, contribution, { outcome: input.outcome, reason: input.reason ?? '', giverOutside })
      if (!decided.ok) return decided
      await save(tx, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({
        kind: 'private',
        message: say(`*${ctx.register.key}-C${input.ref}* is ${stateWords[decided.value.next.state]}; whoever gave it is told.`),
      })
    }),
})
