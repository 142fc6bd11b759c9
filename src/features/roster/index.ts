/** The roster: who may do what in a register. */
import { history } from '../../platform/audit.js'
import type { Feature } from '../../platform/feature.js'
import { registerById } from '../registers/index.js'
import { add } from './commands/add.js'
import { list } from './commands/list.js'
import { remove } from './commands/remove.js'
import { exporter } from './exporter.js'
import { listRoster } from './store.js'
import { cardBlocks, saidMessage } from './views.js'

export { listRoster } from './store.js'

export const roster: Feature = {
  name: 'roster',
  nouns: [{ word: 'roster', summary: 'who may do what: stewards, approvers, members, participants, observers' }],
  commands: [add, remove, list],
  messages: [
    {
      id: 'roster.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        if (!register) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
        return saidMessage(register, entries)
      },
    },
  ],
  exporters: [exporter],
  card: [{ order: 60, draw: async (db, register) => cardBlocks(register, await listRoster(db, register.id)) }],
}
