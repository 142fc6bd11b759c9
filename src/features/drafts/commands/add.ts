/** `draft add`: a document to be shown to the partner before it is finished. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { readFileLater, settingOf } from '../act.js'
import { add as rule } from '../rules.js'
import { findDraft, insert, nextNumber } from '../store.js'
import { addForm } from '../views.js'
import { File, Link, Version } from './inputs.js'

export const add = registerCommand({
  noun: 'draft',
  verb: 'add',
  summary: 'add a document that the partner is to review, with version and completeness',
  examples: ['"Cloud audit use cases" party:CSCC version:0.5 completeness:55 link:https://example.org/audit-0.5'],
  words: 'title',
  ability: 'act',
  life: 'work',
  input: z.object({
    title: z.string('Say which document it is.'),
    party: z.string().optional(),
    version: Version,
    completeness: z.string('Say how complete it is: `completeness:60`.'),
    link: Link,
    file: File,
  }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const { title, party, version, completeness, link, file } = input
      const number = await nextNumber(tx, ctx.register.id)
      const decided = rule(settingOf(ctx), number, { title, party, version, completeness, link, file })
      if (!decided.ok) return decided
      await insert(tx, { workspace: ctx.workspace, registerId: ctx.register.id }, number, decided.value.next, ctx.actor.user, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      const kept = await findDraft(tx, ctx.register.id, number)
      if (kept) await readFileLater(tx, ctx, kept)
      return ok({
        kind: 'private',
        message: say(
          `*${ctx.register.key}-D${number}* is added; nobody else has been told. Record internal reviews with \`/wg draft internal-review D${number}\`, send it with \`/wg draft send D${number}\`.`,
        ),
      })
    }),
})
