/** The milestones' part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { Milestone } from './model.js'
import { findMilestone, insert, listMilestones, save } from './store.js'

const Part = z.array(Milestone.omit({ id: true, registerId: true }))

export const exporter: Exporter = {
  id: 'milestones',
  order: 30,
  give: async (db, register) => Part.parse(await listMilestones(db, register.id)),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'milestones')
    if (!parsed.ok) return parsed
    for (const milestone of parsed.value) {
      // First as it was first promised, then as it stands now.
      await insert(tx, register, who.workspace, milestone.number, { ...milestone, due: milestone.firstDue }, who.now)
      const kept = await findMilestone(tx, register.id, milestone.number)
      if (kept) await save(tx, register, who.workspace, { ...kept, ...milestone })
    }
    return ok(null)
  },
}
