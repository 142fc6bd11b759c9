/** Contacts: who speaks for each party, and who has acknowledged it. */
import { addDays, dayIn } from '../../kernel/calendar.js'
import type { Instant } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import { confirm } from './actions/confirm.js'
import { accept } from './commands/accept.js'
import { add } from './commands/add.js'
import { list } from './commands/list.js'
import { replace } from './commands/replace.js'
import type { Particulars } from './model.js'
import { planner } from './planner.js'
import { isAsked } from './rules.js'
import { insert, listAskedOf, listContacts, listUnanswered } from './store.js'
import { agendaItems, cardBlocks, homeLine, saidMessage } from './views.js'

export { contactSeats, listContacts } from './store.js'

/** Keeps the contacts of a document in its order; the caller commits one event for all. */
export async function addContacts(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  now: Instant,
  items: readonly Omit<Particulars, 'user'>[],
): Promise<void> {
  for (const [index, item] of items.entries()) await insert(tx, register, workspace, index + 1, { ...item, user: null }, now)
}

export const contacts: Feature = {
  name: 'contacts',
  nouns: [{ word: 'contact', summary: 'who speaks for each party, and who has acknowledged' }],
  commands: [add, list, accept, replace],
  actions: [confirm],
  planners: [planner],
  takeUp: planner.takeUp,
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
      draw: async (db, register, env) => {
        const today = dayIn(env.now, register.zone)
        return agendaItems(register, await listContacts(db, register.id), (contact) => isAsked(contact, today))
      },
    },
  ],
  home: [
    {
      order: 20,
      title: 'Waits for your answer',
      draw: async (db, who, env) => {
        // Somewhere it may be tomorrow already; each register then asks by its own day.
        const latest = addDays(dayIn(env.now, Zone.parse('UTC')), 1)
        const own = await listUnanswered(db, who.workspace, who.user, latest)
        const others = await listAskedOf(db, who.workspace, who.user, latest)
        return [...own, ...others].flatMap(({ contact, register }) => {
          const asked = isAsked(contact, dayIn(env.now, register.zone))
          return asked || (contact.user === who.user && contact.state === 'named') ? [homeLine(register, contact, asked)] : []
        })
      },
    },
  ],
}
