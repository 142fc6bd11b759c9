/** The roster's part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { insert, listRoster } from './store.js'

const Part = z.array(
  z.object({ user: z.string(), role: z.enum(['steward', 'approver', 'member', 'participant', 'observer']), party: z.string() }),
)

export const exporter = exporterOf({
  id: 'roster',
  order: 10,
  part: Part,
  give: (db, register) => listRoster(db, register.id),
  take: async (tx, who, register, part) => {
    for (const named of part) await insert(tx, { workspace: who.workspace, registerId: register.id }, named, who.actor.user, who.now)
  },
})
