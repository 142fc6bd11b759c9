/** The contacts' part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { Contact } from './model.js'
import { findContact, insert, listContacts, save } from './store.js'

/** Who took a contact's place is told by number. */
const Part = z.array(Contact.omit({ id: true, replacedById: true }).extend({ replacedBy: z.number().int().nullable() }))

export const exporter = exporterOf({
  id: 'contacts',
  order: 20,
  part: Part,
  give: async (db, register) => {
    const all = await listContacts(db, register.id)
    const numbers = new Map(all.map(({ id, number }) => [id, number]))
    return all.map((contact) => ({ ...contact, replacedBy: numbers.get(contact.replacedById ?? '') ?? null }))
  },
  take: async (tx, who, register, part) => {
    const ids = new Map<number, string>()
    for (const { number, party, name, role, email, phone, url, user } of part) {
      ids.set(number, await insert(tx, register, who.workspace, number, { party, name, role, email, phone, url, user }, who.now))
    }
    for (const contact of part) {
      const kept = await findContact(tx, register.id, contact.number)
      if (kept) await save(tx, register, { ...contact, id: kept.id, replacedById: ids.get(contact.replacedBy ?? 0) ?? null })
    }
  },
})
