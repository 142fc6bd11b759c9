/** A register is *review due* from the day after a review's last day until that review is closed or moved. */
import { dayIn } from '../../kernel/calendar.js'
import type { RegisterAt, TimedAct } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { markReview } from '../registers/index.js'
import { fallenDue, refOf } from './rules.js'
import { listFallenDue, listReviews } from './store.js'

export const fallingDue: TimedAct = {
  id: 'review.falling-due',
  isDue: async (db, workspace, now) => (await listFallenDue(db, workspace, now, 1)).length > 0,
  run: async (tx, who, limit) => {
    const over = await listFallenDue(tx, who.workspace, who.now, limit)
    for (const { thing, register } of over) await markReview(tx, who, register, true, refOf(register, thing.number))
    return over.length
  },
}

/** A review was closed or moved: unless another is over too, the register is no longer due for review. */
export async function settleReview(tx: Tx, who: Acting, register: RegisterAt, number: number): Promise<void> {
  const today = dayIn(who.now, register.zone)
  if ((await listReviews(tx, register.id)).some((review) => fallenDue(review, today))) return
  await markReview(tx, who, register, false, refOf(register, number))
}
