/** `requirement add`: what a party needs from standards. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { add as rule } from '../rules.js'
import { insert, nextNumber } from '../store.js'
import { addForm } from '../views.js'

export const add = registerCommand({
  noun: 'requirement',
  verb: 'add',
  summary: 'add what a party needs from standards',
  examples: ['"Every change of a machine is recorded" party:CSCC'],
  words: 'text',
  ability: 'act',
  life: 'work',
  input: z.object({
    text: z.string('Say what is needed.'),
    party: z.string().optional(),
    link: z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional(),
  }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const number = await nextNumber(tx, ctx.register.id)
      const actor = { user: ctx.actor.user, steward: ctx.steward, seats: ctx.seats }
      const decided = rule({ register: ctx.register, actor }, number, { text: input.text, party: input.party, link: input.link })
      if (!decided.ok) return decided
      await insert(tx, { workspace: ctx.workspace, registerId: ctx.register.id }, number, decided.value.next, ctx.actor.user, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({
        kind: 'private',
        message: say(
          `*${ctx.register.key}-Q${number}* is added. The other party states what satisfies it: \`/wg requirement cover Q${number} …\`.`,
        ),
      })
    }),
})
