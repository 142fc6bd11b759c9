/** `contribution add`: a submission to another party's group, under the register's words on rights. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say, sections } from '../../../platform/slack/blocks.js'
import { findFull, whereGiven } from '../../registers/index.js'
import { add as rule } from '../rules.js'
import { insert, nextNumber } from '../store.js'
import { addForm, iprWords } from '../views.js'

export const add = registerCommand({
  noun: 'contribution',
  verb: 'add',
  summary: 'give a text to the other party’s group, which decides on it',
  examples: ['"Changes to the OCCI model" to:OGF link:https://example.org/changes notices:"Copyright DMTF 2011" acknowledge:yes'],
  words: 'title',
  ability: 'read',
  life: 'work',
  input: z.object({
    title: z.string('Say what is contributed.'),
    to: z.string().optional(),
    from: z.string().optional(),
    link: z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional(),
    notices: z.string().optional(),
    acknowledge: z.string().optional(),
  }),
  form: async (ctx, given) => ctx.read(async (db) => ok(addForm(ctx.register, given, (await findFull(db, ctx.register.id)).ipr))),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const { ipr } = await findFull(tx, ctx.register.id)
      const number = await nextNumber(tx, ctx.register.id)
      const { title, to, from, link, notices } = input
      const acknowledged = /^(yes|y|true|on)$/i.test(input.acknowledge ?? '')
      const setting = { register: ctx.register, actor: { user: ctx.actor.user, seats: ctx.seats }, now: ctx.now }
      const decided = rule(setting, number, { title, to, from, link, notices, acknowledged, ipr })
      if (!decided.ok) return decided
      const given = { ...whereGiven(ctx.place), by: ctx.actor.user, now: ctx.now }
      await insert(tx, { workspace: ctx.workspace, registerId: ctx.register.id }, number, decided.value.next, given)
      await commit(tx, ctx, ctx.register.id, decided.value)
      const words = iprWords(ctx.register, ipr)
      return ok({
        kind: 'private',
        message: say(
          `*${ctx.register.key}-C${number}* is with ${decided.value.next.toParty}, who alone decides on it. You are told what becomes of it.`,
          ...(words ? sections(words) : []),
        ),
      })
    }),
})
