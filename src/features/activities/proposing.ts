/** Changes to what was agreed about activities: one added, closed, or given other words once the other parties have accepted. */
import { z } from 'zod'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { parseReference } from '../../kernel/reference.js'
import type { AgreedPart, ChangeKind, ProposedChange } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { pairTexts } from '../../platform/text.js'
import { said } from '../registers/index.js'
import type { Activity } from './model.js'
import { agreedItem, reword as rewordRule } from './rules.js'
import { findActivity, insert, listActivities, nextNumber, save } from './store.js'

const Numbered = z.object({ number: z.number().int() })
const Closing = z.object({ number: z.number().int(), outcome: z.string() })
const Worded = z.object({ number: z.number().int(), text: z.string() })

type Named = Pick<Activity, 'number' | 'text'>

export function addChange(register: RegisterAt, activity: Named): ProposedChange {
  const { number } = activity
  const after = agreedItem(register, activity)
  return {
    kind: addKind.id,
    ref: after.ref,
    title: `add V${number}`,
    before: null,
    after,
    payload: { number, text: activity.text },
    reason: null,
  }
}

export function closeChange(register: RegisterAt, activity: Named, outcome: string): ProposedChange {
  const { number } = activity
  const before = agreedItem(register, activity)
  return {
    kind: closeKind.id,
    ref: before.ref,
    title: `close V${number}`,
    before,
    after: null,
    payload: { number, outcome },
    reason: outcome,
  }
}

export function rewordChange(register: RegisterAt, activity: Named, text: string, reason: string | null): ProposedChange {
  const { number } = activity
  const before = agreedItem(register, activity)
  return {
    kind: rewordKind.id,
    ref: before.ref,
    title: `change the words of V${number}`,
    before,
    after: { ...before, text },
    payload: { number, text },
    reason,
  }
}

/** Other words for an activity that is part of the text. */
export const reword: NonNullable<AgreedPart['reword']> = async (db, { register }, item, text, reason) => {
  const reference = parseReference(item.ref)
  if (item.kind !== 'activity' || !reference.ok) return null
  const activity = await findActivity(db, register.id, reference.value.number)
  if (!activity) return null
  const decided = rewordRule(register, activity, text)
  return decided.ok ? ok(rewordChange(register, activity, decided.value.text, reason)) : decided
}

/** The changes that make a document's activities of those that go on. */
export async function activityChanges(db: Db, register: RegisterAt, wanted: readonly string[], reason: string): Promise<ProposedChange[]> {
  const present = (await listActivities(db, register.id)).filter(({ state }) => state === 'open')
  const pairs = pairTexts(
    present.map(({ text }) => text),
    wanted,
  )
  const next = await nextNumber(db, register.id)
  const kept = present.flatMap((activity, index) => {
    const text = wanted[pairs[index] ?? -1]
    if (text === undefined) return [closeChange(register, activity, reason)]
    return text === activity.text ? [] : [rewordChange(register, activity, text, reason)]
  })
  const added = wanted.filter((_text, index) => !pairs.includes(index))
  return [...kept, ...added.map((text, index) => addChange(register, { number: next + index, text }))]
}

/** Finds what an accepted change is about; it may be another by now. */
async function makeOf(
  tx: Tx,
  who: Acting,
  register: RegisterAt,
  number: number,
  state: Activity['state'],
  change: ProposedChange,
  make: (activity: Activity) => { readonly next: Activity; readonly kind: string; readonly sentence: string },
): Promise<Result<null>> {
  const activity = await findActivity(tx, register.id, number)
  if (activity?.state !== state)
    return refuse('no-longer', `${change.ref} is ${activity?.state ?? 'gone'} by now, so the change is not made.`)
  const { next, kind, sentence } = make(activity)
  await save(tx, next)
  const reason = change.reason ? { reason: change.reason } : {}
  const [before, after] = [change.before?.text ?? null, change.after?.text ?? null]
  await commit(tx, who, register.id, {
    next,
    events: [{ kind, ref: change.ref, sentence, before, after, ...reason }],
    notices: said(register, 'activity.said', change.ref),
  })
  return ok(null)
}

export const addKind: ChangeKind = {
  id: 'activity.add',
  apply: (tx, who, register, change) => {
    const { number } = Numbered.parse(change.payload)
    return makeOf(tx, who, register, number, 'proposed', change, (activity) => ({
      next: { ...activity, state: 'open' },
      kind: 'activity.added',
      sentence: `added the activity V${number}, as its parties agreed`,
    }))
  },
  begin: async (tx, who, register, change) => {
    const { number, text } = Worded.parse(change.payload)
    await insert(tx, { workspace: who.workspace, registerId: register.id }, { number, text }, who.now, 'proposed')
  },
  drop: async (tx, who, register, change) => {
    const activity = await findActivity(tx, register.id, Numbered.parse(change.payload).number)
    if (activity?.state !== 'proposed') return
    await save(tx, { ...activity, state: 'closed', outcome: 'not agreed', closedBy: who.actor.user, closedAt: who.now })
  },
}

export const closeKind: ChangeKind = {
  id: 'activity.close',
  apply: (tx, who, register, change) => {
    const { number, outcome } = Closing.parse(change.payload)
    return makeOf(tx, who, register, number, 'open', change, (activity) => ({
      next: { ...activity, state: 'closed', outcome, closedBy: who.actor.user, closedAt: who.now },
      kind: 'activity.closed',
      sentence: `closed V${number}, as its parties agreed: ${outcome}`,
    }))
  },
}

export const rewordKind: ChangeKind = {
  id: 'activity.reword',
  apply: (tx, who, register, change) => {
    const { number, text } = Worded.parse(change.payload)
    return makeOf(tx, who, register, number, 'open', change, (activity) => ({
      next: { ...activity, text },
      kind: 'activity.reworded',
      sentence: `changed the words of V${number}`,
    }))
  },
}
