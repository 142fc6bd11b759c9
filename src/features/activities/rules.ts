/** What may become of an activity, and who may say so. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import type { AgreedItem } from '../../platform/agreed.js'
import type { RegisterAt } from '../../platform/feature.js'
import { said, allowed as workable } from '../registers/index.js'
import type { Activity } from './model.js'

/** Which state allows which action; buttons, refusals and help read it. */
export const can = {
  proposed: [],
  open: ['close', 'reword'],
  closed: [],
} as const satisfies Record<Activity['state'], readonly string[]>

export type Act = { readonly kind: 'close'; readonly outcome: string }

/** Who acts, and whether as a steward. */
export interface ActivityActor {
  readonly user: string
  readonly steward: boolean
}

/** An activity as part of what was agreed. */
export function agreedItem({ key }: Pick<RegisterAt, 'key'>, { number, text }: Pick<Activity, 'number' | 'text'>): AgreedItem {
  return { ref: referenceOf(key, 'activity', number), kind: 'activity', name: `V${number}`, text, due: null, parties: [], about: null }
}

const LONGEST = 3000

/** Whether it may have those words. */
export function reword(register: RegisterAt, activity: Activity, text: string): Result<Activity> {
  const life = workable(register, 'work')
  if (!life.ok) return life
  const words = text.trim()
  if (words.length > LONGEST) return refuse('too-long', `An activity has at most ${LONGEST} characters.`, { field: 'text' })
  return words === activity.text
    ? refuse('nothing-changed', `V${activity.number} says that already.`, { field: 'text' })
    : ok({ ...activity, text: words })
}

export function add(
  register: RegisterAt,
  number: number,
  text: string,
  actor: ActivityActor,
): Result<Decision<{ number: number; text: string }>> {
  if (!actor.steward)
    return refuse('not-steward', `Only a steward of ${register.key} adds activities.`, { hint: 'Ask one: `/wg roster list`.' })
  const life = workable(register, 'work')
  if (!life.ok) return life
  const words = text.trim()
  if (words === '') return refuse('missing', 'Say what the activity is.', { field: 'text' })
  if (words.length > LONGEST)
    return refuse('too-long', `An activity has at most ${LONGEST} characters.`, {
      hint: 'Keep the rest in the document it comes from.',
      field: 'text',
    })
  const ref = referenceOf(register.key, 'activity', number)
  return ok({
    next: { number, text: words },
    events: [{ kind: 'activity.added', ref, sentence: `added the activity V${number}: ${words}`, before: null, after: words }],
    notices: said(register, 'activity.said', ref),
  })
}

/** Decides any act on an activity that is there. */
export function act(
  register: RegisterAt,
  activity: Activity,
  request: Act,
  actor: ActivityActor,
  now: Instant,
): Result<Decision<Activity>> {
  const ref = referenceOf(register.key, 'activity', activity.number)
  const allowed: readonly string[] = can[activity.state]
  if (activity.state === 'proposed')
    return refuse('waits', `${ref} is proposed: it waits for the other parties.`, {
      hint: `They answer with \`/wg register accept V${activity.number}\` or \`/wg register decline V${activity.number}\`.`,
    })
  if (!allowed.includes(request.kind))
    return refuse('wrong-state', `${ref} is ${activity.state} already.`, { hint: `See \`/wg activity list state:all\`.` })
  if (!actor.steward)
    return refuse('not-steward', `Only a steward of ${register.key} closes activities.`, { hint: 'Ask one: `/wg roster list`.' })
  const life = workable(register, 'work')
  if (!life.ok) return life
  const outcome = request.outcome.trim()
  if (outcome === '') return refuse('missing', 'Say what came of it.', { field: 'outcome' })
  if (outcome.length > LONGEST) return refuse('too-long', `An outcome has at most ${LONGEST} characters.`, { field: 'outcome' })
  return ok({
    next: { ...activity, state: 'closed', outcome, closedBy: actor.user, closedAt: now },
    events: [
      {
        kind: 'activity.closed',
        ref,
        sentence: `closed V${activity.number}`,
        before: activity.state,
        after: 'closed',
        reason: outcome,
      },
    ],
    notices: said(register, 'activity.said', ref),
  })
}
