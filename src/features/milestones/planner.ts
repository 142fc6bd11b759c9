/** Turns milestones that have come due into notices, draws them in digests, and foresees them for the dry run. */
import { dayIn } from '../../kernel/calendar.js'
import { foresee, stageAt } from '../../kernel/ladder.js'
import { dueDay } from '../../kernel/period.js'
import type { DigestItem, ForeseenNotice, PlannedNotice, Planner, RegisterAt } from '../../platform/feature.js'
import { stewardsOf } from '../registers/index.js'
import type { Milestone } from './model.js'
import { ladderInput, refOf } from './rules.js'
import { listMilestones, listPending, listPlaced, planDue } from './store.js'
import { digestItem } from './views.js'

function notice(register: RegisterAt, milestone: Milestone, stage: string): PlannedNotice {
  const { id, number, acts, parties } = milestone
  return {
    kind: 'milestone',
    registerId: register.id,
    ref: refOf(register, number),
    thingId: id,
    stage,
    due: dueDay(milestone.due),
    acts,
    parties,
  }
}

function foreseen(
  register: RegisterAt,
  milestone: Milestone,
  stage: { readonly stage: string; readonly morning: ForeseenNotice['at'] },
): ForeseenNotice {
  return { ...notice(register, milestone, stage.stage), at: stage.morning, text: milestone.text }
}

export const planner: Planner = {
  kind: 'milestone',
  plan: async (tx, now, limit) => {
    const { said, seen } = await planDue(tx, now, limit)
    return { notices: said.map(({ register, milestone, stage }) => notice(register, milestone, stage)), seen }
  },
  standing: async (db, notices) => {
    const placed = await listPlaced(
      db,
      notices.map(({ thingId }) => thingId),
    )
    const holds = placed.filter(({ milestone }) => {
      const said = notices.find(({ thingId }) => thingId === milestone.id)
      return milestone.state === 'open' && said?.acts === milestone.acts && said.due === dueDay(milestone.due)
    })
    return new Set(holds.map(({ milestone }) => milestone.id))
  },
  draw: async (db, things, env) => {
    const items = new Map<string, DigestItem>()
    for (const { milestone, register } of await listPlaced(
      db,
      things.map(({ thingId }) => thingId),
    )) {
      const said = things.find(({ thingId }) => thingId === milestone.id)
      if (said)
        items.set(milestone.id, digestItem(register, milestone, dayIn(env.now, register.zone), said, await stewardsOf(db, register.id)))
    }
    return items
  },
  foresee: async (db, register, from, to) =>
    (await listMilestones(db, register.id))
      .filter(({ state }) => state === 'open')
      .flatMap((milestone) => {
        const input = ladderInput(register, milestone)
        return input
          ? foresee({ ...input, countFrom: null, snoozedUntil: null }, from, to).map((stage) => foreseen(register, milestone, stage))
          : []
      }),
  pending: async (db, register, until) =>
    (await listPending(db, register.id, until)).flatMap((milestone) => {
      const input = ladderInput(register, milestone)
      const stage = input && stageAt(input, until)
      return stage ? [foreseen(register, milestone, stage)] : []
    }),
}
