/** The activities' part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { Activity } from './model.js'
import { findActivity, insert, listActivities, save } from './store.js'

const Part = z.array(Activity.omit({ id: true }))

export const exporter: Exporter = {
  id: 'activities',
  order: 40,
  give: async (db, register) => Part.parse(await listActivities(db, register.id)),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'activities')
    if (!parsed.ok) return parsed
    for (const activity of parsed.value) {
      await insert(tx, { workspace: who.workspace, registerId: register.id }, activity, who.now)
      const kept = await findActivity(tx, register.id, activity.number)
      if (kept) await save(tx, { ...kept, ...activity })
    }
    return ok(null)
  },
}
