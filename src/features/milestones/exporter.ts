/** The milestones' part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { Milestone } from './model.js'
import { findMilestone, insert, listMilestones, save } from './store.js'

const Part = z.array(Milestone.omit({ id: true, registerId: true }))

export const exporter = exporterOf({
  id: 'milestones',
  order: 30,
  part: Part,
  give: (db, register) => listMilestones(db, register.id),
  take: async (tx, who, register, part) => {
    for (const milestone of part) {
      // First as it was first promised, then as it stands now.
      await insert(tx, register, who.workspace, milestone.number, { ...milestone, due: milestone.firstDue }, who.now)
      const kept = await findMilestone(tx, register.id, milestone.number)
      if (kept) await save(tx, register, who.workspace, { ...kept, ...milestone })
    }
  },
})
