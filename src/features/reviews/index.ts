/** Reviews: the periodic look at a register, which ends in a decision and names the next one. */
import { dayIn } from '../../kernel/calendar.js'
import type { Period } from '../../kernel/period.js'
import { parseReference } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import { snoozeButton } from './actions/snooze.js'
import { pointKind, threadKind } from './agenda.js'
import { close } from './commands/close.js'
import { list } from './commands/list.js'
import { schedule } from './commands/schedule.js'
import { start } from './commands/start.js'
import { exporter, minutes } from './exporter.js'
import { fallingDue } from './falling-due.js'
import { planner } from './planner.js'
import { findReview, insert, listReviews, nextNumber } from './store.js'
import { cardBlocks, healthWords, saidMessage } from './views.js'

export { listReviews } from './store.js'

/** Plans the first review of a register read in; undated where its words name no day. */
export async function scheduleReview(tx: Tx, register: RegisterAt, workspace: string, now: Instant, due: Period): Promise<void> {
  await insert(tx, register, workspace, await nextNumber(tx, register.id), due, now)
}

export const reviews: Feature = {
  name: 'reviews',
  nouns: [{ word: 'review', summary: 'when the register is looked at again, and with what outcome' }],
  commands: [schedule, start, close, list],
  actions: [snoozeButton],
  planners: [planner],
  timed: [fallingDue],
  takeUp: planner.takeUp,
  messages: [
    threadKind,
    pointKind,
    {
      id: 'review.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const review = register && reference.ok ? await findReview(db, register.id, reference.value.number) : null
        if (!register || !review) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
        return saidMessage(register, review, dayIn(env.now, register.zone), entries)
      },
    },
  ],
  exporters: [exporter],
  minutes: [minutes],
  health: [
    {
      order: 20,
      draw: async (db, register, env) => {
        const next = (await listReviews(db, register.id)).find(({ state }) => state !== 'closed')
        return next ? healthWords(next, dayIn(env.now, register.zone)) : null
      },
    },
  ],
  card: [
    {
      order: 40,
      draw: async (db, register, env) => cardBlocks(register, await listReviews(db, register.id), dayIn(env.now, register.zone)),
    },
  ],
}
