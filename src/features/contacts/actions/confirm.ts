/** The button *Still right* below the yearly question about a contact. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerAction } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { ContactNumber } from '../commands/accept.js'
import { confirm as rule } from '../rules.js'
import { findContact, save } from '../store.js'

export const confirm = registerAction({
  id: 'contact.confirm',
  payload: z.object({ register: z.string(), contact: ContactNumber }),
  ability: 'act',
  run: async (ctx, payload) =>
    ctx.change(async (tx) => {
      const contact = await findContact(tx, ctx.register.id, payload.contact)
      if (!contact)
        return refuse('no-such-contact', `${ctx.register.key} has no contact ${payload.contact}.`, { hint: 'See `/wg contact list`.' })
      const decided = rule(ctx.register, contact, { user: ctx.actor.user, steward: ctx.steward }, ctx)
      if (!decided.ok) return decided
      await save(tx, ctx.register, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({
        kind: 'private',
        message: say(`Thank you. Contact ${contact.number} for ${plain(contact.party)} stays; that is asked again in a year.`),
      })
    }),
})
