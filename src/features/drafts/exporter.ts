/** The drafts' part of an export: what is known of the documents, not the documents themselves. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { KeptDraft } from './model.js'
import { keepAgain, listKept } from './store.js'

const Part = z.array(KeptDraft)

export const exporter = exporterOf({
  id: 'drafts',
  order: 75,
  part: Part,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    for (const kept of part) await keepAgain(tx, register, who.workspace, kept)
  },
})
