/** Approvals close by themselves at the end of their last day. */
import type { TimedAct } from '../../platform/feature.js'
import { end } from './act.js'
import { listEnded } from './store.js'

export const closing: TimedAct = {
  id: 'approval.closing',
  isDue: async (db, workspace, now) => (await listEnded(db, workspace, now, 1)).length > 0,
  run: async (tx, who, limit) => {
    const ended = await listEnded(tx, who.workspace, who.now, limit)
    for (const { thing, register } of ended) await end(tx, who, register, thing)
    return ended.length
  },
}
