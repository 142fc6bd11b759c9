/** How long a register has waited for its partner's document, in an export; the document itself is told by the register. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { Awaited } from './model.js'
import { keepAgain, listOf } from './store.js'

const Part = z.array(Awaited.pick({ since: true, quietUntil: true }))

export const exporter = exporterOf({
  id: 'partnerDocument',
  order: 25,
  called: 'waiting for the partner’s document',
  part: Part,
  give: (db, register) => listOf(db, register.id),
  take: async (tx, who, register, part) => {
    for (const awaited of part.slice(0, 1)) await keepAgain(tx, register, who.workspace, awaited)
  },
})
