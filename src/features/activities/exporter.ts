/** The activities' part of an export. */
import { z } from 'zod'
import { exporterOf } from '../../platform/exporter.js'
import { Activity } from './model.js'
import { findActivity, insert, listActivities, save } from './store.js'

const Part = z.array(Activity.omit({ id: true }))

export const exporter = exporterOf({
  id: 'activities',
  order: 40,
  part: Part,
  give: (db, register) => listActivities(db, register.id),
  take: async (tx, who, register, part) => {
    for (const activity of part) {
      await insert(tx, { workspace: who.workspace, registerId: register.id }, activity, who.now)
      const kept = await findActivity(tx, register.id, activity.number)
      if (kept) await save(tx, { ...kept, ...activity })
    }
  },
})
