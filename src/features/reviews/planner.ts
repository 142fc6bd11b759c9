/** Turns reviews that have come due into notices, draws them in digests, and foresees them for the dry run. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import { stewardsOf } from '../registers/index.js'
import type { Review } from './model.js'
import { refOf, speaking } from './rules.js'
import { keepPlanned, listDue, listPlaced, listReviews } from './store.js'
import { digestItem } from './views.js'

export const planner = planDated<Review>({
  kind: 'review',
  ladder: speaking,
  words: (register, { number }) => ({ ref: refOf(register, number), parties: [], text: `Review of ${register.key}` }),
  listDue,
  listPlaced,
  listOf: listReviews,
  keepPlanned,
  draw: async (db, { thing, register }, said, env) =>
    digestItem(register, thing, dayIn(env.now, register.zone), said, await stewardsOf(db, register.id)),
})
