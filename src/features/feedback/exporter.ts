/** The feedback's part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { KeptFeedback } from './model.js'
import { keepAgain, listFeedback } from './store.js'

const Part = z.array(KeptFeedback)

export const exporter = exporterOf({
  id: 'feedback',
  order: 80,
  part: Part,
  give: (db, register) => listFeedback(db, register.id),
  take: async (tx, who, register, part) => {
    await keepAgain(tx, { workspace: who.workspace, registerId: register.id }, part)
  },
})
