/** `contact accept`: the contact acknowledges, or a steward records it with evidence. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { acknowledged } from '../../registers/index.js'
import { accept as acceptRule, isAsked } from '../rules.js'
import { findContact, listContacts, save } from '../store.js'
import { acceptForm } from '../views.js'

export const ContactNumber = z.coerce.number('Say which contact, by its number.').int('A contact’s number is whole.').positive()

export const accept = registerCommand({
  noun: 'contact',
  verb: 'accept',
  summary: 'acknowledge that you are the contact, or record it with evidence',
  examples: ['2', '3 evidence:"mail of 12 March"'],
  words: 'contact',
  ability: 'act',
  input: z.object({ contact: ContactNumber, evidence: z.string().max(1000, 'Evidence has at most 1,000 characters.').optional() }),
  form: async (ctx, given) => {
    const named = (await ctx.read((db) => listContacts(db, ctx.register.id))).filter(
      (one) => one.state === 'named' || isAsked(one, ctx.today),
    )
    return named.length === 0
      ? refuse('all-accepted', `Every contact of ${ctx.register.key} has acknowledged.`)
      : ok(acceptForm(named, given))
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const contact = await findContact(tx, ctx.register.id, input.contact)
      if (!contact)
        return refuse('no-such-contact', `${ctx.register.key} has no contact ${input.contact}.`, {
          hint: 'See `/wg contact list`.',
          field: 'contact',
        })
      const decided = acceptRule(ctx.register, contact, input.evidence ?? null, { user: ctx.actor.user, steward: ctx.steward }, ctx)
      if (!decided.ok) return decided
      await save(tx, ctx.register, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      await acknowledged(tx, ctx, ctx.register)
      return ok({ kind: 'private', message: say(`Thank you. Contact ${contact.number} for ${contact.party} is acknowledged.`) })
    }),
})
