/** Turns review windows about to close into notices to those who were asked and have not answered. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import type { Draft } from './model.js'
import { refOf, speaking } from './rules.js'
import { keepPlanned, listDrafts, listDue, listPlaced } from './store.js'
import { digestItem } from './views.js'

export const planner = planDated<Draft>({
  kind: 'draft',
  ladder: speaking,
  words: (register, { number, sentTo, title }) => ({ ref: refOf(register, number), parties: sentTo, text: `Review of ${title}` }),
  listDue,
  listPlaced,
  listOf: listDrafts,
  keepPlanned,
  draw: async (_db, { thing, register }, said, env) => digestItem(register, thing, dayIn(env.now, register.zone), said),
})
