/** `roster add`: names a steward, approver, member, participant or observer. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { person, plain, say } from '../../../platform/slack/blocks.js'
import { add as addRule, article } from '../rules.js'
import { insert, listRoster } from '../store.js'
import { addForm } from '../views.js'

export const RoleName = z.enum(
  ['steward', 'approver', 'member', 'participant', 'observer'],
  'A role is steward, approver, member, participant or observer.',
)
export const UserId = z.string('Name the person with @.').regex(/^[UW][A-Z0-9]+$/, 'Name the person with @, as Slack completes it.')

export const add = registerCommand({
  noun: 'roster',
  verb: 'add',
  summary: 'name a steward, approver, member, participant or observer',
  examples: ['@dana role:approver party:OGF', '@ben role:steward'],
  words: 'user',
  ability: 'name-people',
  input: z.object({ user: UserId, role: RoleName, party: z.string().optional() }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const namer = { user: ctx.actor.user, standing: ctx.actor.standing, seats: ctx.seats }
      const decided = addRule(
        ctx.register,
        { user: input.user, role: input.role, party: input.party ?? '' },
        namer,
        await listRoster(tx, ctx.register.id),
      )
      if (!decided.ok) return decided
      const { next } = decided.value
      await insert(tx, { workspace: ctx.workspace, registerId: ctx.register.id }, next, ctx.actor.user, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({
        kind: 'private',
        message: say(
          `${person(next.user)} is now ${article(next.role)}${next.party ? ` for ${plain(next.party)}` : ''} in the register ${ctx.register.key}.`,
        ),
      })
    }),
})
