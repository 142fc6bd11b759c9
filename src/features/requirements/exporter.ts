/** The requirements' part of an export: needs, statements on them, and the standards with their versions in force. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { KeptRequirement, Standard } from './model.js'
import { keepAgain, listKept, listStandards, saveStandard } from './store.js'

const Part = z.object({ standards: z.array(Standard), requirements: z.array(KeptRequirement) })

export const exporter = exporterOf({
  id: 'requirements',
  order: 70,
  part: Part,
  give: async (db, register) => ({
    standards: await listStandards(db, register.id),
    requirements: await listKept(db, register.id),
  }),
  take: async (tx, who, register, part) => {
    const place = { workspace: who.workspace, registerId: register.id }
    for (const standard of part.standards) await saveStandard(tx, place, standard)
    for (const kept of part.requirements) await keepAgain(tx, place, kept)
  },
})
