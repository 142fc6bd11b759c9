/** Reminds of a register's own days: its expiry, the last day to give notice. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import type { RegisterDate } from './model.js'
import { speaking } from './rules/dates.js'
import { ownRef } from './rules/states.js'
import { keepPlanned, listDates, listDue, listPlaced } from './store/date.js'
import { dateItem, dateWords } from './views/lifecycle.js'

export const planner = planDated<RegisterDate>({
  kind: 'register',
  ladder: speaking,
  words: (register, date) => ({ ref: ownRef(register.key), parties: [], text: dateWords(register, date) }),
  listDue,
  listPlaced,
  listOf: listDates,
  keepPlanned,
  draw: async (_db, { thing, register }, said, env) => dateItem(register, thing, dayIn(env.now, register.zone), said),
})
