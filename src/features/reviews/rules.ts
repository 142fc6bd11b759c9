/** Judgements about reviews: scheduling, moving, closing with an outcome and the next date, snoozing. */

import type { Cadence } from '../../kernel/cadence.js'
import { nextAfter, parseCadence } from '../../kernel/cadence.js'
import { addDays, formatDay } from '../../kernel/calendar.js'
import type { Decision, Json, Wanted } from '../../kernel/decision.js'
import type { Ladder, LadderInput } from '../../kernel/ladder.js'
import { afterAct, reviewLadder, snooze as snoozed, takeUp, withSettings } from '../../kernel/ladder.js'
import type { DateContext, Period } from '../../kernel/period.js'
import { dueDay, isBackwards, parsePeriod } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { said, silentStates, allowed as workable } from '../registers/index.js'
import type { Outcome, Review } from './model.js'

/** Which state allows which act; buttons, refusals and help read it. */
export const can = {
  scheduled: ['move', 'start', 'close', 'snooze'],
  open: ['move', 'close', 'snooze'],
  closed: [],
} as const satisfies Record<Review['state'], readonly string[]>

export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly steward: boolean }
  readonly now: Instant
  readonly today: Day
  readonly dates: DateContext
}

const SNOOZE_DAYS = 7

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'review', number)
}

function ladderOf({ reviewLadder: before, overdue }: RegisterAt): Ladder {
  return withSettings(reviewLadder, { before, overdue })
}

/** Null when it has no day. */
export function ladderInput(
  register: RegisterAt,
  review: Pick<Review, 'due' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  const due = dueDay(review.due)
  if (due === null) return null
  const { zone, at, holidays } = register
  return {
    due,
    precision: review.due.precision,
    ladder: ladderOf(register),
    zone,
    at,
    holidays,
    quietUntil: review.quietUntil,
    countFrom: review.countFrom,
    snoozedUntil: review.snoozedUntil,
  }
}

/** Null while nothing is said of it by itself. */
export function speaking(
  register: RegisterAt,
  review: Pick<Review, 'due' | 'state' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  return review.state !== 'closed' && !silentStates.includes(register.state) ? ladderInput(register, review) : null
}

function allowed({ register, actor }: Setting, review: Review | null, act: string): Result<null> {
  if (!actor.steward)
    return refuse('not-steward', `Only a steward of ${register.key} does that with a review.`, { hint: 'See who: `/wg roster list`.' })
  const life = workable(register, 'work')
  if (!life.ok) return life
  const acts: readonly string[] = review ? can[review.state] : ['move']
  if (review?.state === 'open' && act === 'start')
    return refuse('wrong-state', `${refOf(register, review.number)} is open already.`, { hint: 'Its thread stands in the home channel.' })
  return acts.includes(act)
    ? ok(null)
    : refuse('wrong-state', `${refOf(register, review?.number ?? 0)} is closed already.`, {
        hint: 'Plan the next one: `/wg review schedule due:"April 2013"`.',
      })
}

function told<T>(
  { register }: Setting,
  number: number,
  next: T,
  event: { readonly kind: string; readonly sentence: string; readonly before: Json; readonly after: Json; readonly reason?: string },
): Decision<T> {
  const ref = refOf(register, number)
  return { next, events: [{ ref, ...event }], notices: said(register, 'review.said', ref) }
}

/** A day to come, as a person wrote it. */
function readDue(text: string, { dates, today }: Setting, field: string): Result<Period> {
  const due = parsePeriod(text, dates)
  if (!due.ok) return { ok: false, problem: { ...due.problem, field } }
  if (isBackwards(due.value))
    return refuse('backwards', `“${text}” ends before it starts.`, { hint: 'Write the earlier day first.', field })
  const day = dueDay(due.value)
  if (day !== null && day < today) return refuse('date-over', `${text} is over.`, { hint: 'Choose a date to come.', field })
  return due
}

export function schedule(setting: Setting, number: number, due: string): Result<Decision<Period>> {
  const may = allowed(setting, null, 'move')
  if (!may.ok) return may
  const period = readDue(due, setting, 'due')
  if (!period.ok) return period
  return ok(
    told(setting, number, period.value, {
      kind: 'review.scheduled',
      sentence: `planned the review R${number} for ${period.value.written}`,
      before: null,
      after: period.value.written,
    }),
  )
}

export function move(
  setting: Setting,
  review: Review,
  request: { readonly due: string; readonly reason: string },
): Result<Decision<Review>> {
  const may = allowed(setting, review, 'move')
  if (!may.ok) return may
  const due = readDue(request.due, setting, 'due')
  if (!due.ok) return due
  if (due.value.written === review.due.written)
    return refuse('same-date', `R${review.number} is planned for ${due.value.written} already.`, {
      hint: 'Give another date.',
      field: 'due',
    })
  // The first date of a review that had none is no move that needs a reason.
  const first = dueDay(review.due) === null
  if (!first && request.reason.trim() === '')
    return refuse('missing', 'Say why the review is moved.', {
      hint: `For example \`/wg review schedule R${review.number} due:"${request.due}" reason:"…"\``,
      field: 'reason',
    })
  const next: Review = {
    ...review,
    due: due.value,
    firstDue: first ? due.value : review.firstDue,
    moves: first ? review.moves : review.moves + 1,
    acts: review.acts + 1,
    ...takeUp(dueDay(due.value), setting.register, setting.now),
  }
  const event = {
    kind: 'review.moved',
    sentence: `moved the review R${review.number} from ${review.due.written || 'no date'} to ${due.value.written}`,
    before: review.due.written,
    after: due.value.written,
  }
  return ok(told(setting, review.number, next, request.reason.trim() === '' ? event : { ...event, reason: request.reason.trim() }))
}

/** Opens the thread in which the parties look at the register: one message a point of the agenda. */
export function start(setting: Setting, review: Review, points: readonly string[]): Result<Decision<Review>> {
  const may = allowed(setting, review, 'start')
  if (!may.ok) return may
  const { register } = setting
  if (register.homeChannel === null)
    return refuse('not-bound', `${register.key} has no channel where the review could be held.`, {
      hint: `Bind it first: \`/wg register bind ${register.key}\` in the channel it belongs to.`,
    })
  const ref = refOf(register, review.number)
  const next: Review = {
    ...review,
    state: 'open',
    acts: review.acts + 1,
    ...afterAct(review, dueDay(review.due), register, setting.now),
  }
  return ok({
    next,
    events: [{ kind: 'review.started', ref, sentence: `opened the review R${review.number}`, before: 'scheduled', after: 'open' }],
    notices: thread(register.id, register.homeChannel, ref, register.key, points),
  })
}

function thread(register: string, destination: string, ref: string, key: string, points: readonly string[]): Wanted[] {
  const threadKey = `review/${ref}/${destination}`
  return [
    { kind: 'review.thread', key: threadKey, subject: { register, ref }, destination, shows: [ref] },
    ...points.map((point) => ({
      kind: 'review.point',
      key: `${threadKey}/${point}`,
      subject: { register, ref, point },
      destination,
      threadKey,
      // Every event of a register touches its key, so a point follows whatever is done while the review is open.
      shows: [ref, key],
    })),
  ]
}

export interface CloseRequest {
  readonly outcome: Outcome
  readonly note: string | undefined
  /** A date, or how often; not asked when the register ends. */
  readonly next: string | undefined
}

/** What closing decides: the review as it ends, and when the next one is. */
export interface Closing {
  readonly review: Review
  readonly next: Period | null
  readonly cadence: Cadence | null
}

export function close(setting: Setting, review: Review, request: CloseRequest): Result<Decision<Closing>> {
  const may = allowed(setting, review, 'close')
  if (!may.ok) return may
  const following = request.outcome === 'end' ? ok({ next: null, cadence: null }) : readNext(setting, request.next ?? '')
  if (!following.ok) return following
  const { next, cadence } = following.value
  const closed: Review = {
    ...review,
    state: 'closed',
    outcome: request.outcome,
    note: request.note?.trim() || null,
    closedBy: setting.actor.user,
    closedAt: setting.now,
    acts: review.acts + 1,
    snoozedUntil: null,
  }
  const outcome = { keep: 'the register is kept', 'new-version': 'a new version is to be made', end: 'the register is to end' }[
    request.outcome
  ]
  const then = next ? `; the next is ${next.written}` : ''
  const event = {
    kind: 'review.closed',
    sentence: `closed the review R${review.number}: ${outcome}${then}`,
    before: review.state,
    after: { outcome: request.outcome, next: next?.written ?? null },
  }
  return ok(told(setting, review.number, { review: closed, next, cadence }, closed.note ? { ...event, reason: closed.note } : event))
}

function readNext(setting: Setting, text: string): Result<{ next: Period; cadence: Cadence | null }> {
  if (text.trim() === '') {
    return refuse('needs-next', 'A review names the next one.', {
      hint: 'Give a date or how often: `next:"April 2013"` or `next:yearly`.',
      field: 'next',
    })
  }
  const cadence = parseCadence(text)
  if (cadence.ok) {
    const day = nextAfter(cadence.value, setting.today)
    if (day === null)
      return refuse('needs-date', `“${text}” does not say when.`, {
        hint: 'Decide now: give a date, or how often, for example `next:yearly`.',
        field: 'next',
      })
    return ok({ next: { written: formatDay(day), from: day, to: day, precision: 'day' }, cadence: cadence.value })
  }
  const due = readDue(text, setting, 'next')
  if (!due.ok) return due
  if (dueDay(due.value) === null)
    return refuse('needs-date', `“${text}” names no day.`, {
      hint: 'Give a date or how often, for example `next:"April 2013"` or `next:yearly`.',
      field: 'next',
    })
  return ok({ next: due.value, cadence: null })
}

export function snooze(setting: Setting, review: Review): Result<Decision<Review>> {
  const may = allowed(setting, review, 'snooze')
  if (!may.ok) return may
  const until = addDays(setting.today, SNOOZE_DAYS)
  if (review.snoozedUntil === until) return refuse('already-snoozed', `R${review.number} is silent until ${formatDay(until)} already.`)
  const { register, now } = setting
  const next: Review = {
    ...review,
    acts: review.acts + 1,
    ...snoozed(review, dueDay(review.due), until, ladderOf(register), register, now),
  }
  return ok(
    told(setting, review.number, next, {
      kind: 'review.snoozed',
      sentence: `snoozed the review R${review.number} until ${formatDay(until)}`,
      before: review.snoozedUntil,
      after: until,
    }),
  )
}

/** Whether a review that is still to be held is over its last day. */
export function fallenDue({ state, due }: Pick<Review, 'state' | 'due'>, today: Day): boolean {
  const day = dueDay(due)
  return state !== 'closed' && day !== null && day < today
}
