/** Turns reviews that have come due into notices, draws them in digests, and foresees them for the dry run. */
import { dayIn } from '../../kernel/calendar.js'
import { foresee, stageAt } from '../../kernel/ladder.js'
import { dueDay } from '../../kernel/period.js'
import type { DigestItem, ForeseenNotice, PlannedNotice, Planner, RegisterAt } from '../../platform/feature.js'
import { stewardsOf } from '../registers/index.js'
import type { Review } from './model.js'
import { ladderInput, refOf } from './rules.js'
import { listPending, listPlaced, listReviews, planDue } from './store.js'
import { digestItem } from './views.js'

function notice(register: RegisterAt, review: Review, stage: string): PlannedNotice {
  return {
    kind: 'review',
    registerId: register.id,
    ref: refOf(register, review.number),
    thingId: review.id,
    stage,
    due: dueDay(review.due),
    acts: review.acts,
    parties: [],
  }
}

function foreseen(
  register: RegisterAt,
  review: Review,
  stage: { readonly stage: string; readonly morning: ForeseenNotice['at'] },
): ForeseenNotice {
  return { ...notice(register, review, stage.stage), at: stage.morning, text: `Review of ${register.key}` }
}

export const planner: Planner = {
  kind: 'review',
  plan: async (tx, now, limit) => {
    const { said, seen } = await planDue(tx, now, limit)
    return { notices: said.map(({ register, review, stage }) => notice(register, review, stage)), seen }
  },
  standing: async (db, things) => {
    const placed = await listPlaced(
      db,
      things.map(({ thingId }) => thingId),
    )
    const holds = placed.filter(({ review }) => {
      const said = things.find(({ thingId }) => thingId === review.id)
      return review.state === 'scheduled' && said?.acts === review.acts && said.due === dueDay(review.due)
    })
    return new Set(holds.map(({ review }) => review.id))
  },
  draw: async (db, things, env) => {
    const items = new Map<string, DigestItem>()
    for (const { review, register } of await listPlaced(
      db,
      things.map(({ thingId }) => thingId),
    )) {
      const said = things.find(({ thingId }) => thingId === review.id)
      if (said) items.set(review.id, digestItem(register, review, dayIn(env.now, register.zone), said, await stewardsOf(db, register.id)))
    }
    return items
  },
  foresee: async (db, register, from, to) =>
    (await listReviews(db, register.id))
      .filter(({ state }) => state === 'scheduled')
      .flatMap((review) => {
        const input = ladderInput(register, review)
        return input
          ? foresee({ ...input, countFrom: null, snoozedUntil: null }, from, to).map((stage) => foreseen(register, review, stage))
          : []
      }),
  pending: async (db, register, until) =>
    (await listPending(db, register.id, until)).flatMap((review) => {
      const input = ladderInput(register, review)
      const stage = input && stageAt(input, until)
      return stage ? [foreseen(register, review, stage)] : []
    }),
}
