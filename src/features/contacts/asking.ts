/** Asks every contact in Slack, by direct message, to acknowledge their items together once a register is put to its parties. */
import type { AgreedItem } from '../../platform/agreed.js'
import { want } from '../../platform/commit.js'
import type { MessageKind, RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { registerById } from '../registers/index.js'
import { contactsRef } from './rules.js'
import { findContact, listContacts } from './store.js'
import { askMessage } from './views.js'

/** One message for each contact; those outside Slack are recorded by a steward. A contact who has answered is not asked again. */
export async function askAll(tx: Tx, who: Acting, register: RegisterAt): Promise<void> {
  for (const { number, user, state } of await listContacts(tx, register.id)) {
    if (user === null || state !== 'named') continue
    await want(
      tx,
      who.workspace,
      {
        kind: askKind.id,
        key: `contact/ask/${register.id}/${number}/${user}`,
        subject: { register: register.id, contact: String(number) },
        destination: user,
        shows: [contactsRef(register.key), register.key],
      },
      who.now,
    )
  }
}

/** What a party answers for: what names it or a body inside it, and what names nobody. */
function ofParty(items: readonly AgreedItem[], party: string): AgreedItem[] {
  const answers = (name: string): boolean => name === party || name.startsWith(`${party} `)
  return items.filter(({ kind, parties }) => kind === 'milestone' && (parties.length === 0 || parties.some(answers)))
}

export const askKind: MessageKind = {
  id: 'contact.ask',
  draw: async (db, subject, env) => {
    const register = await registerById(db, env.workspace, subject.register ?? '')
    const contact = register && (await findContact(db, register.id, Number(subject.contact)))
    if (!register || !contact || contact.state === 'replaced') return null
    const items: AgreedItem[] = []
    for (const part of env.registry.agreed) items.push(...(await part.list(db, register)))
    return askMessage(register, contact, ofParty(items, contact.party))
  },
}
