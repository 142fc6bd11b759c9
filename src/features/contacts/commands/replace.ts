/** `contact replace`: another person or alias takes the place; the one before stays on record. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { replace as replaceRule } from '../rules.js'
import { findContact, insert, listContacts, nextNumber, save } from '../store.js'
import { replaceForm } from '../views.js'
import { ContactNumber } from './accept.js'
import { ParticularsInput, particularsOf } from './add.js'

export const replace = registerCommand({
  noun: 'contact',
  verb: 'replace',
  summary: 'put another contact in the place of one',
  examples: ['2 name:"Vice President for Alliances" email:alliances@dmtf.example', '4 user:@erik'],
  words: 'contact',
  ability: 'act',
  input: z.object({ contact: ContactNumber, ...ParticularsInput }),
  form: async (ctx, given) => {
    const present = (await ctx.read((db) => listContacts(db, ctx.register.id))).filter(({ state }) => state !== 'replaced')
    return present.length === 0
      ? refuse('no-contacts', `${ctx.register.key} names no contact.`, { hint: 'Add one with `/wg contact add`.' })
      : ok(replaceForm(ctx.register, present, given))
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const contact = await findContact(tx, ctx.register.id, input.contact)
      if (!contact)
        return refuse('no-such-contact', `${ctx.register.key} has no contact ${input.contact}.`, {
          hint: 'See `/wg contact list`.',
          field: 'contact',
        })
      const number = await nextNumber(tx, ctx.register.id)
      const who = { user: ctx.actor.user, steward: ctx.steward }
      const decided = replaceRule(ctx.register, contact, number, particularsOf(input), who)
      if (!decided.ok) return decided
      const id = await insert(tx, ctx.register, ctx.workspace, number, decided.value.next, ctx.now)
      await save(tx, ctx.register, { ...contact, state: 'replaced', replacedById: id })
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({ kind: 'private', message: say(`Contact ${contact.number} is replaced by contact ${number}.`) })
    }),
})
