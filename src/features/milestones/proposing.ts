/** Changes to what was agreed about milestones: put forward instead of made, and made once the other parties have accepted. */
import { z } from 'zod'
import type { Decision, Json } from '../../kernel/decision.js'
import { takeUp } from '../../kernel/ladder.js'
import { dueDay, Period } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { parseReference } from '../../kernel/reference.js'
import type { AgreedPart, ChangeKind, ProposedChange } from '../../platform/agreed.js'
import { countByRef } from '../../platform/audit.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt, RegisterCtx } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import type { PutForward } from '../registers/index.js'
import { collectedFor, putForward, said } from '../registers/index.js'
import type { Milestone, NewMilestone } from './model.js'
import { agreedItem, closed, moved, refOf, reopened, reword as rewordRule } from './rules.js'
import { settingOf } from './setting.js'
import { findMilestone, insert, save } from './store.js'

const REWORDED = 'milestone.reworded'

export type Changing = 'move' | 'drop' | 'reopen'

const Payload = z.object({
  number: z.number().int(),
  due: Period.optional(),
  text: z.string().optional(),
  group: z.string().nullable().optional(),
  priority: z.number().int().nullable().optional(),
  parties: z.array(z.string()).optional(),
})
const Dropping = z.object({ number: z.number().int(), reason: z.string() })
const Adding = z.object({
  number: z.number().int(),
  text: z.string(),
  due: Period,
  group: z.string().nullable(),
  priority: z.number().int().nullable(),
  parties: z.array(z.string()),
})
const Numbered = z.object({ number: z.number().int() })

/** What of a milestone other words or another date change. */
export type Wording = Partial<Pick<Milestone, 'due' | 'text' | 'group' | 'priority' | 'parties'>>

/** The change of an open milestone; built on what is collected of it for the next version already. */
export async function changeOf(
  db: Db,
  register: RegisterAt,
  milestone: Milestone,
  wanted: Wording,
  reason: string | null,
): Promise<ProposedChange> {
  const ref = refOf(register, milestone.number)
  const earlier = Payload.safeParse((await collectedFor(db, register, ref))?.payload)
  const payload = { ...(earlier.success ? earlier.data : {}), ...wanted, number: milestone.number }
  const [before, after] = [agreedItem(register, milestone), agreedItem(register, { ...milestone, ...payload })]
  const moving = payload.due !== undefined && before.due !== after.due
  const rewording = before.text !== after.text || before.about !== after.about || !moving
  const name = `M${milestone.number}`
  const title = [
    moving ? `move ${name} from ${before.due ?? 'no date'} to ${after.due ?? 'no date'}` : null,
    rewording ? `change the words of ${name}` : null,
  ]
  return {
    kind: moving ? moveKind.id : rewordKind.id,
    ref,
    title: title.filter((part) => part !== null).join(' and '),
    before,
    after,
    payload: JSON.parse(JSON.stringify(payload)) as Json,
    reason,
  }
}

/** Puts a decided move, drop or reopening to the other parties, or down for the next version; the milestone itself stays as it is. */
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
  const ref = refOf(register, number)
  const item = agreedItem(register, milestone)
  const change: ProposedChange =
    verb === 'move'
      ? await changeOf(tx, register, milestone, { due: next.due }, reason)
      : verb === 'drop'
        ? dropChange(register, milestone, reason ?? '')
        : { kind: reopenKind.id, ref, title: `open M${number} again`, before: null, after: item, payload: { number }, reason }
  const owned = milestone.owners.filter(({ user }) => user === ctx.actor.user).map(({ party }) => party)
  return putForward(tx, ctx, { change, owned, notices })
}

/** Other words for a milestone that is part of the text. */
export const reword: NonNullable<AgreedPart['reword']> = async (db, ctx, item, text, reason) => {
  const reference = parseReference(item.ref)
  if (item.kind !== 'milestone' || !reference.ok) return null
  const milestone = await findMilestone(db, ctx.register.id, reference.value.number)
  if (!milestone) return null
  const decided = rewordRule(settingOf(ctx), milestone, text)
  return decided.ok ? ok(await changeOf(db, ctx.register, milestone, { text: decided.value.text }, reason)) : decided
}

export function dropChange(register: RegisterAt, milestone: Milestone, reason: string): ProposedChange {
  const { number } = milestone
  const before = agreedItem(register, milestone)
  return { kind: dropKind.id, ref: before.ref, title: `drop M${number}`, before, after: null, payload: { number, reason }, reason }
}

/** A new milestone; once put forward it stands there as proposed, under the number it keeps. */
export function addChange(register: RegisterAt, number: number, made: NewMilestone, reason: string | null): ProposedChange {
  const { text, due, group, priority, parties } = made
  const after = agreedItem(register, { number, text, due, group, priority, parties: [...parties] })
  return {
    kind: addKind.id,
    ref: after.ref,
    title: `add M${number}, due ${due.written || 'at a time to come'}`,
    before: null,
    after,
    payload: { number, text, due: { ...due }, group, priority, parties: [...parties] },
    reason,
  }
}

interface Made {
  readonly next: Milestone
  readonly kind: string
  readonly sentence: string
  readonly before?: string
  readonly after?: string
}

/** Finds what an accepted change is about; it may have been closed since. */
async function makeOf(
  tx: Tx,
  who: Acting,
  register: RegisterAt,
  number: number,
  state: Milestone['state'],
  reason: string | null,
  make: (milestone: Milestone) => Made,
): Promise<Result<null>> {
  const milestone = await findMilestone(tx, register.id, number)
  if (milestone?.state !== state)
    return refuse('no-longer', `${refOf(register, number)} is ${milestone?.state ?? 'gone'} by now, so the change is not made.`)
  const made = make(milestone)
  const { next, kind, sentence } = made
  await save(tx, register, who.workspace, next)
  const ref = refOf(register, number)
  const { before = milestone.due.written, after = next.state === 'open' ? next.due.written : next.state } = made
  const event = { kind, ref, sentence, before, after }
  await commit(tx, who, register.id, {
    next,
    events: [reason ? { ...event, reason } : event],
    notices: said(register, 'milestone.said', ref),
  })
  return ok(null)
}

/** Gives an open milestone another date, other words, or both. */
const change: ChangeKind['apply'] = (tx, who, register, { payload, reason }) => {
  const { number, due, ...words } = Payload.parse(payload)
  return makeOf(tx, who, register, number, 'open', reason, (milestone) => {
    const reworded = Object.keys(words).length > 0
    const said = [
      due ? `moved M${number} from ${milestone.due.written || 'no date'} to ${due.written}, as its parties agreed` : null,
      reworded ? `changed the words of M${number}` : null,
    ]
    const worded: Milestone = { ...milestone, ...words }
    return {
      next: due ? moved({ register, now: who.now }, worded, due) : worded,
      kind: due ? 'milestone.moved' : REWORDED,
      sentence: said.filter((part) => part !== null).join('; '),
      ...(due ? {} : { before: milestone.text, after: worded.text }),
    }
  })
}

export const moveKind: ChangeKind = { id: 'milestone.move', apply: change }

/** How often each milestone got other words while its date stayed, by its reference: that restarts no reminder, so it is no act. */
export function countRewordings(db: Db, registerId: string): Promise<ReadonlyMap<string, number>> {
  return countByRef(db, registerId, REWORDED)
}

export const rewordKind: ChangeKind = { id: 'milestone.reword', apply: change }

export const reopenKind: ChangeKind = {
  id: 'milestone.reopen',
  apply: (tx, who, register, { payload, reason }) => {
    const { number } = Numbered.parse(payload)
    return makeOf(tx, who, register, number, 'dropped', reason, (milestone) => ({
      next: reopened({ register, now: who.now }, milestone),
      kind: 'milestone.reopened',
      sentence: `opened M${number} again, as its parties agreed`,
    }))
  },
}

export const dropKind: ChangeKind = {
  id: 'milestone.drop',
  apply: (tx, who, register, change) => {
    const { number, reason } = Dropping.parse(change.payload)
    return makeOf(tx, who, register, number, 'open', change.reason, (milestone) => ({
      next: { ...closed(who, milestone), state: 'dropped', outcome: reason, link: null },
      kind: 'milestone.dropped',
      sentence: `dropped M${number}, as its parties agreed`,
    }))
  },
}

export const addKind: ChangeKind = {
  id: 'milestone.add',
  apply: (tx, who, register, change) => {
    const { number } = Numbered.parse(change.payload)
    return makeOf(tx, who, register, number, 'proposed', change.reason, (milestone) => ({
      next: { ...milestone, state: 'open', ...takeUp(dueDay(milestone.due), register, who.now) },
      kind: 'milestone.added',
      sentence: `added M${number}, as its parties agreed`,
    }))
  },
  begin: async (tx, who, register, change) => {
    const { number, ...made } = Adding.parse(change.payload)
    await insert(tx, register, who.workspace, number, made, who.now, 'proposed')
  },
  drop: async (tx, who, register, change) => {
    const milestone = await findMilestone(tx, register.id, Numbered.parse(change.payload).number)
    if (milestone?.state !== 'proposed') return
    await save(tx, register, who.workspace, { ...closed(who, milestone), state: 'dropped', outcome: 'not agreed' })
  },
}
