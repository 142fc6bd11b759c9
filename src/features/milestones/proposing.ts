/** Changes to what was agreed about milestones: put forward instead of made, and made once the other parties have accepted. */
import { z } from 'zod'
import type { Decision, Json } from '../../kernel/decision.js'
import { takeUp } from '../../kernel/ladder.js'
import { dueDay, Period } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { ChangeKind, ProposedChange } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt, RegisterCtx } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import type { PutForward } from '../registers/index.js'
import { putForward, said } from '../registers/index.js'
import type { Milestone } from './model.js'
import { agreedItem, closed, moved, refOf } from './rules.js'
import { findMilestone, save } from './store.js'

export type Changing = 'move' | 'drop'

const Moving = z.object({ number: z.number().int(), due: Period })
const Dropping = z.object({ number: z.number().int(), reason: z.string() })
const Adding = z.object({ number: z.number().int() })

/** Puts a decided move or drop to the other parties, or down for the next version; the milestone itself stays as it is. */
export async function proposeChange(
  tx: Tx,
  ctx: RegisterCtx,
  verb: Changing,
  milestone: Milestone,
  { next, events, notices }: Decision<Milestone>,
): Promise<Result<PutForward>> {
  const { register } = ctx
  const { number } = milestone
  const reason = events[0]?.reason ?? null
  const payload: Json = verb === 'move' ? { number, due: { ...next.due } } : { number, reason: reason ?? '' }
  return putForward(tx, ctx, {
    change: {
      kind: `milestone.${verb}`,
      ref: refOf(register, number),
      title: verb === 'move' ? `move M${number} from ${milestone.due.written || 'no date'} to ${next.due.written}` : `drop M${number}`,
      before: agreedItem(register, milestone),
      after: verb === 'move' ? agreedItem(register, next) : null,
      payload,
      reason,
    },
    owned: milestone.owners.filter(({ user }) => user === ctx.actor.user).map(({ party }) => party),
    notices,
  })
}

/** Puts a new milestone forward; it stands there as proposed, under the number it keeps. */
export async function proposeNew(
  tx: Tx,
  ctx: RegisterCtx,
  milestone: Milestone,
  notices: Decision<unknown>['notices'],
): Promise<Result<PutForward>> {
  const { number, due } = milestone
  return putForward(tx, ctx, {
    change: {
      kind: 'milestone.add',
      ref: refOf(ctx.register, number),
      title: `add M${number}, due ${due.written || 'at a time to come'}`,
      before: null,
      after: agreedItem(ctx.register, milestone),
      payload: { number },
      reason: null,
    },
    owned: [],
    notices,
  })
}

/** Finds what an accepted change is about; it may have been closed since. */
async function makeOf(
  tx: Tx,
  who: Acting,
  register: RegisterAt,
  number: number,
  state: Milestone['state'],
  make: (milestone: Milestone) => {
    readonly next: Milestone
    readonly kind: string
    readonly sentence: string
    readonly reason: string | null
  },
): Promise<Result<null>> {
  const milestone = await findMilestone(tx, register.id, number)
  if (milestone?.state !== state)
    return refuse('no-longer', `${refOf(register, number)} is ${milestone?.state ?? 'gone'} by now, so the change is not made.`)
  const { next, kind, sentence, reason } = make(milestone)
  await save(tx, register, who.workspace, next)
  const ref = refOf(register, number)
  const event = { kind, ref, sentence, before: milestone.due.written, after: next.state === 'open' ? next.due.written : next.state }
  await commit(tx, who, register.id, {
    next,
    events: [reason ? { ...event, reason } : event],
    notices: said(register, 'milestone.said', ref),
  })
  return ok(null)
}

export const moveKind: ChangeKind = {
  id: 'milestone.move',
  apply: (tx, who, register, change) => {
    const { number, due } = Moving.parse(change.payload)
    return makeOf(tx, who, register, number, 'open', (milestone) => ({
      next: moved({ register, now: who.now }, milestone, due),
      kind: 'milestone.moved',
      sentence: `moved M${number} from ${milestone.due.written || 'no date'} to ${due.written}, as its parties agreed`,
      reason: change.reason,
    }))
  },
}

export const dropKind: ChangeKind = {
  id: 'milestone.drop',
  apply: (tx, who, register, change) => {
    const { number, reason } = Dropping.parse(change.payload)
    return makeOf(tx, who, register, number, 'open', (milestone) => ({
      next: { ...closed(who, milestone), state: 'dropped', outcome: reason, link: null },
      kind: 'milestone.dropped',
      sentence: `dropped M${number}, as its parties agreed`,
      reason: change.reason,
    }))
  },
}

export const addKind: ChangeKind = {
  id: 'milestone.add',
  apply: (tx, who, register, change) => {
    const { number } = Adding.parse(change.payload)
    return makeOf(tx, who, register, number, 'proposed', (milestone) => ({
      next: { ...milestone, state: 'open', ...takeUp(dueDay(milestone.due), register, who.now) },
      kind: 'milestone.added',
      sentence: `added M${number}, as its parties agreed`,
      reason: change.reason,
    }))
  },
  drop: async (tx, who, register, change: ProposedChange) => {
    const milestone = await findMilestone(tx, register.id, Adding.parse(change.payload).number)
    if (milestone?.state !== 'proposed') return
    await save(tx, register, who.workspace, { ...closed(who, milestone), state: 'dropped', outcome: 'not agreed' })
  },
}
