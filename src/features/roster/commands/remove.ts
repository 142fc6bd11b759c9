/** `roster remove`: takes someone off, in one role or in all. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { person, say } from '../../../platform/slack/blocks.js'
import { remove as removeRule } from '../rules.js'
import { listRoster, takeOff } from '../store.js'
import { removeForm } from '../views.js'
import { RoleName, UserId } from './add.js'

export const remove = registerCommand({
  noun: 'roster',
  verb: 'remove',
  summary: 'take someone off the roster',
  examples: ['@ben', '@dana role:approver party:OGF'],
  words: 'user',
  ability: 'name-people',
  input: z.object({ user: UserId, role: RoleName.optional(), party: z.string().optional() }),
  form: async (ctx, given) => ok(removeForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const namer = { user: ctx.actor.user, standing: ctx.actor.standing, seats: ctx.seats }
      const request = { user: input.user, role: input.role ?? null, party: input.party ?? '' }
      const decided = removeRule(ctx.register, request, namer, await listRoster(tx, ctx.register.id))
      if (!decided.ok) return decided
      await takeOff(tx, ctx.register.id, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({
        kind: 'private',
        message: say(`${person(input.user)} is off the roster of ${ctx.register.key}${input.role ? ` as ${input.role}` : ''}.`),
      })
    }),
})
