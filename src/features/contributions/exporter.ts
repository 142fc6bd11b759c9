/** The contributions' part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { KeptContribution } from './model.js'
import { keepAgain, listKept } from './store.js'

const Part = z.array(KeptContribution)

export const exporter = exporterOf({
  id: 'contributions',
  order: 60,
  part: Part,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    for (const kept of part) await keepAgain(tx, { workspace: who.workspace, registerId: register.id }, kept)
  },
})
