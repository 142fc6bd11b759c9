/** `contact add`: who speaks for a party. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import type { Particulars } from '../model.js'
import { add as addRule } from '../rules.js'
import { insert, nextNumber } from '../store.js'
import { addForm } from '../views.js'

const Line = z.string().max(300, 'That has at most 300 characters.').optional()

/** Names shared by adding and replacing. */
export const ParticularsInput = {
  party: Line,
  name: Line,
  role: Line,
  email: Line,
  phone: Line,
  url: Line,
  user: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/, 'Name the person with @, as Slack completes it.')
    .optional(),
}

export function particularsOf(input: { readonly [name in keyof typeof ParticularsInput]?: string | undefined }): Particulars {
  const { party, name, role, email, phone, url, user } = input
  return {
    party: party ?? '',
    name: name ?? null,
    role: role ?? null,
    email: email ?? null,
    phone: phone ?? null,
    url: url ?? null,
    user: user ?? null,
  }
}

export const add = registerCommand({
  noun: 'contact',
  verb: 'add',
  summary: 'name who speaks for a party',
  examples: ['"Liaison officer" party:OGF email:liaison@ogf.example', 'party:DMTF user:@ben role:"Co-chair CMWG"'],
  words: 'name',
  ability: 'edit',
  input: z.object({ ...ParticularsInput, party: z.string('Say for which party: `party:OGF`.') }),
  form: async (ctx, given) => ok(addForm(ctx.register, given)),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const number = await nextNumber(tx, ctx.register.id)
      const decided = addRule(ctx.register, number, particularsOf(input))
      if (!decided.ok) return decided
      await insert(tx, ctx.register, ctx.workspace, number, decided.value.next, ctx.now)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({ kind: 'private', message: say(`Contact ${number} for ${decided.value.next.party} is added to ${ctx.register.key}.`) })
    }),
})
