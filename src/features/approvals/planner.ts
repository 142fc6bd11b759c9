/** Turns approvals that still wait for somebody into notices, draws them in digests, and foresees them for the dry run. */
import { dayIn } from '../../kernel/calendar.js'
import { planDated } from '../../platform/dated.js'
import type { ForeseenNotice, Planner } from '../../platform/feature.js'
import { refOf } from './rules/acts.js'
import { speaking } from './rules/deadline.js'
import type { Waiting } from './store.js'
import { keepPlanned, listDue, listOf, listPlaced } from './store.js'
import { digestItem } from './views/card.js'

const dated = planDated<Waiting>({
  kind: 'approval',
  ladder: speaking,
  words: (register, { number, title, waiting }) => ({
    ref: refOf(register, number),
    parties: [...new Set(waiting.map(({ party }) => party))],
    text: title,
  }),
  listDue,
  listPlaced,
  listOf,
  keepPlanned,
  draw: async (_db, { thing, register }, said, env) => digestItem(register, thing, dayIn(env.now, register.zone), said),
})

/** Nobody is reminded of what everybody has answered, nor of what will be closed by then. */
function stillAsked(notices: readonly ForeseenNotice[], things: readonly Waiting[]): ForeseenNotice[] {
  return notices.filter(({ thingId, at }) => {
    const thing = things.find(({ id }) => id === thingId)
    return thing !== undefined && thing.waiting.length > 0 && (thing.closesAt === null || at < thing.closesAt)
  })
}

export const planner: Planner & Pick<typeof dated, 'takeUp'> = {
  ...dated,
  plan: async (tx, now, limit, env) => {
    const { notices, seen } = await dated.plan(tx, now, limit, env)
    const asked = await listPlaced(
      tx,
      notices.map(({ thingId }) => thingId),
    )
    const waits = new Set(asked.filter(({ thing }) => thing.waiting.length > 0).map(({ thing }) => thing.id))
    return { notices: notices.filter(({ thingId }) => waits.has(thingId)), seen }
  },
  standing: async (db, said) => {
    const holds = await dated.standing(db, said)
    const asked = await listPlaced(db, [...holds])
    return new Set(asked.filter(({ thing }) => thing.waiting.length > 0).map(({ thing }) => thing.id))
  },
  foresee: async (db, register, from, to) => stillAsked(await dated.foresee(db, register, from, to), await listOf(db, register.id)),
  coming: async (db, register, from, until) => stillAsked(await dated.coming(db, register, from, until), await listOf(db, register.id)),
}
