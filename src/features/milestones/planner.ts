/** Turns milestones that have come due into notices, draws them in digests, and foresees them for the dry run. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import { stewardsOf, waitingByRef } from '../registers/index.js'
import type { Milestone } from './model.js'
import { refOf, speaking } from './rules.js'
import { keepPlanned, listDue, listOpen, listPlaced } from './store.js'
import { digestItem } from './views.js'

export const planner = planDated<Milestone>({
  kind: 'milestone',
  ladder: speaking,
  words: (register, { number, parties, text }) => ({ ref: refOf(register, number), parties, text }),
  listDue,
  listPlaced,
  listOf: listOpen,
  keepPlanned,
  draw: async (db, { thing, register }, said, env) =>
    digestItem(
      register,
      thing,
      dayIn(env.now, register.zone),
      said,
      await stewardsOf(db, register.id),
      await waitingByRef(db, register, env.registry),
    ),
})
