/** The contacts' part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { Contact } from './model.js'
import { findContact, insert, listContacts, save } from './store.js'

/** Who took a contact's place is told by number. */
const Part = z.array(Contact.omit({ id: true, replacedById: true }).extend({ replacedBy: z.number().int().nullable() }))

export const exporter: Exporter = {
  id: 'contacts',
  order: 20,
  give: async (db, register) => {
    const all = await listContacts(db, register.id)
    const numbers = new Map(all.map(({ id, number }) => [id, number]))
    return Part.parse(all.map((contact) => ({ ...contact, replacedBy: numbers.get(contact.replacedById ?? '') ?? null })))
  },
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'contacts')
    if (!parsed.ok) return parsed
    const ids = new Map<number, string>()
    for (const { number, party, name, role, email, phone, url, user } of parsed.value) {
      ids.set(number, await insert(tx, register, who.workspace, number, { party, name, role, email, phone, url, user }, who.now))
    }
    for (const contact of parsed.value) {
      const kept = await findContact(tx, register.id, contact.number)
      if (kept) await save(tx, register, { ...contact, id: kept.id, replacedById: ids.get(contact.replacedBy ?? 0) ?? null })
    }
    return ok(null)
  },
}
