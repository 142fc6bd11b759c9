/** Contacts: who speaks for each party, and who has acknowledged it. */
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import { button, plain } from '../../platform/slack/blocks.js'
import type { Tx } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import { accept } from './commands/accept.js'
import { add } from './commands/add.js'
import { list } from './commands/list.js'
import { replace } from './commands/replace.js'
import type { Particulars } from './model.js'
import { insert, listContacts, listUnanswered } from './store.js'
import { agendaItems, cardBlocks, saidMessage } from './views.js'

export { contactSeats } from './store.js'

/** Keeps the contacts of a document in its order; the caller commits one event for all. */
export async function addContacts(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  items: readonly Omit<Particulars, 'user'>[],
): Promise<void> {
  for (const [index, item] of items.entries()) await insert(tx, { workspace, registerId: register.id }, index + 1, { ...item, user: null })
}

export const contacts: Feature = {
  name: 'contacts',
  nouns: [{ word: 'contact', summary: 'who speaks for each party, and who has acknowledged' }],
  commands: [add, list, accept, replace],
  messages: [
    {
      id: 'contact.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        if (!register) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
        return saidMessage(register, entries)
      },
    },
  ],
  card: [{ order: 70, draw: async (db, register) => cardBlocks(await listContacts(db, register.id)) }],
  agenda: [
    {
      order: 50,
      id: 'contacts',
      title: 'Contacts to confirm',
      more: '/wg contact list',
      draw: async (db, register) => agendaItems(register, await listContacts(db, register.id)),
    },
  ],
  home: [
    {
      order: 20,
      title: 'Waits for your answer',
      draw: async (db, who) =>
        (await listUnanswered(db, who.workspace, who.user)).map(({ contact, registerId, key }) => ({
          text: `*${plain(key)}*  You are named as contact ${contact.number} for ${plain(contact.party)}. Is that right?`,
          due: null,
          button: button(
            'contact.accept',
            'Acknowledge',
            { register: registerId, contact: String(contact.number) },
            { label: `Acknowledge contact ${contact.number} of ${key}` },
          ),
        })),
    },
  ],
}
