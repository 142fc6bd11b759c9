/** `register edit`: title, version, date initiated, the partner's document, or the words of one term. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { followText } from '../act.js'
import { dateContext } from '../messages.js'
import { edit as editRule } from '../rules/register.js'
import { findFull, save } from '../store/register.js'
import { changeTerm } from '../terms.js'
import { editForm } from '../views/forms.js'

const Input = z.object({
  title: z.string().max(300, 'A title has at most 300 characters.').optional(),
  version: z.string().max(40, 'A version has at most 40 characters.').optional(),
  initiated: z.string().optional(),
  link: z.url('A link begins with https://.').optional(),
  term: z.string().optional(),
  text: z.string().max(20_000, 'A term has at most 20,000 characters.').optional(),
  reason: z.string().max(3000, 'A reason has at most 3,000 characters.').optional(),
})

export const edit = registerCommand({
  noun: 'register',
  verb: 'edit',
  summary: 'change title, version, date initiated, the partner’s document or a term',
  examples: ['OGF version:1.1', 'OGF term:c text:"DMTF will allow …"'],
  ref: 'register',
  ability: 'edit',
  life: 'edit',
  input: Input.refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'Say what to change.',
    path: ['title'],
  }),
  form: async (ctx) => ctx.read(async (db) => ok(editForm(await findFull(db, ctx.register.id)))),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const register = await findFull(tx, ctx.register.id)
      if (input.term !== undefined) {
        const done = await changeTerm(tx, ctx, input.term, input.text ?? '', input.reason ?? null)
        return done.ok ? ok({ kind: 'private', message: say(done.value) }) : done
      }
      const decided = editRule(ctx.register, register, input, dateContext(ctx.register, ctx.today))
      if (!decided.ok) return decided
      await save(tx, decided.value.next)
      await commit(tx, ctx, register.id, decided.value)
      await followText(tx, ctx, ctx.register)
      return ok({ kind: 'private', message: say(`${register.key} is changed. See \`/wg register show ${register.key}\`.`) })
    }),
})
