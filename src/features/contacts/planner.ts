/** Asks once a year whether a contact is still right: the contact, where one is linked to a person in Slack, otherwise the stewards. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import type { DatedContact } from './model.js'
import { contactsRef, isAsked, speaking } from './rules.js'
import { keepPlanned, listDated, listDue, listPlaced } from './store.js'
import { digestItem, foreseenText } from './views.js'

export const planner = planDated<DatedContact>({
  kind: 'contact',
  ladder: speaking,
  words: (register, contact) => ({
    ref: contactsRef(register.key),
    parties: [contact.party],
    text: foreseenText(contact),
    to: contact.user ? { person: contact.user } : 'stewards',
  }),
  comesRound: true,
  asTakenUp: (register, contact) =>
    contact.state === 'named' && register.initiated?.to ? { ...contact, rightSince: register.initiated.to } : contact,
  listDue,
  listPlaced,
  listOf: listDated,
  keepPlanned,
  draw: async (_db, { thing, register }, said, env) => digestItem(register, thing, said, isAsked(thing, dayIn(env.now, register.zone))),
})
