/** Activities: on-going work that a register speaks of without a date. */
import { parseReference } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import { add } from './commands/add.js'
import { close } from './commands/close.js'
import { list } from './commands/list.js'
import { exporter } from './exporter.js'
import { addKind, closeKind, reword, rewordKind } from './proposing.js'
import { agreedItem } from './rules.js'
import { findActivity, insert, listActivities } from './store.js'
import { agendaItems, cardBlocks, saidMessage } from './views.js'

export { activityChanges } from './proposing.js'
export { listActivities } from './store.js'

/** Keeps the activities of a document in its order; the caller commits one event for all. */
export async function addActivities(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  now: Instant,
  texts: readonly string[],
): Promise<void> {
  for (const [index, text] of texts.entries()) await insert(tx, { workspace, registerId: register.id }, { number: index + 1, text }, now)
}

export const activities: Feature = {
  name: 'activities',
  nouns: [{ word: 'activity', summary: 'on-going work without a date' }],
  commands: [add, list, close],
  agreed: [
    {
      order: 30,
      reword,
      list: async (db, register) =>
        (await listActivities(db, register.id)).filter(({ state }) => state === 'open').map((activity) => agreedItem(register, activity)),
    },
  ],
  changes: [addKind, closeKind, rewordKind],
  messages: [
    {
      id: 'activity.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const activity = register && reference.ok ? await findActivity(db, register.id, reference.value.number) : null
        if (!register || !activity) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 3 })
        return saidMessage(register, activity, entries)
      },
    },
  ],
  agenda: [
    {
      order: 30,
      id: 'activities',
      title: 'On-going activities: still active?',
      more: '/wg activity list',
      draw: async (db, register) => agendaItems(register, await listActivities(db, register.id)),
    },
  ],
  exporters: [exporter],
  card: [{ order: 50, draw: async (db, register) => cardBlocks(register, await listActivities(db, register.id)) }],
}
