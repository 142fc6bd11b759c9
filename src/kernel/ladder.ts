/** When a dated thing is spoken of: the stages before and after its last day, the working mornings they fall on, what acts do to them. */
import {
  addDays,
  addMonths,
  dayIn,
  daysBetween,
  instantAt,
  isWorkingDay,
  timeIn,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from './calendar.js'
import type { Precision } from './period.js'
import type { Day, Instant, TimeOfDay, Zone } from './time.js'

export interface Ladder {
  /** Days before the last day, 0 being the day itself. */
  readonly before: readonly number[]
  /** Added for half and year precision, whose end creeps up. */
  readonly long: readonly number[]
  /** Days after the last day. */
  readonly overdue: readonly number[]
  /** Days between further ones, until someone acts; null where no more follow. */
  readonly thenEvery: number | null
}

const overdue = { overdue: [1, 8, 15, 22], thenEvery: 30 } as const

export const milestoneLadder: Ladder = { before: [30, 14, 7, 1, 0], long: [60], ...overdue }
export const reviewLadder: Ladder = { before: [60, 30, 14, 0], long: [], ...overdue }
/** For whatever waits for answers until its last day. */
export const approvalLadder: Ladder = { before: [14, 7, 3, 1, 0], long: [], ...overdue }
/** For a day that passes by itself: an expiry, the last day to give notice. */
export const expiryLadder: Ladder = { before: [90, 60, 30, 14, 7, 1, 0], long: [], overdue: [], thenEvery: null }
/** A window in which those who were asked may answer; once it has closed nobody is reminded. */
export const windowLadder: Ladder = { before: [14, 7, 3, 1, 0], long: [], overdue: [], thenEvery: null }

/** More rounds of a question than anybody lives to see, and a bound for its list of days. */
const ROUNDS = 240

/**
 * A question that comes round: on the same day of the month every so many months after a day, on the last one of a shorter month.
 * Its stages are days after, so each moves to the working day after and is `T+31`, `T+61`.
 */
export function everyMonths(months: number, since: Day): Ladder {
  const rounds = Array.from({ length: ROUNDS }, (_, index) => daysBetween(since, addMonths(since, (index + 1) * months)))
  return { before: [], long: [], overdue: rounds, thenEvery: 30 * months }
}

/** A ladder with the stages that a register sets for itself. */
export function withSettings(
  ladder: Ladder,
  settings: { readonly before: readonly number[] | null; readonly overdue: readonly number[] | null },
): Ladder {
  return {
    ...ladder,
    ...(settings.before ? { before: settings.before, long: [] } : {}),
    ...(settings.overdue ? { overdue: settings.overdue } : {}),
  }
}

/** A register's working calendar. */
export interface Mornings {
  readonly zone: Zone
  readonly at: TimeOfDay
  readonly holidays: readonly Day[]
}

/** What a slice stores with a dated thing; every function below returns it whole. */
export interface Attention {
  /** Stages whose morning is not later count as said. `NEVER` silences a thing that was overdue when it was taken up. */
  readonly quietUntil: Instant
  /** After an act on an overdue thing its overdue stages count from this day instead of the last day; a snooze sets it ahead. */
  readonly countFrom: Day | null
  readonly snoozedUntil: Day | null
}

export interface LadderInput extends Mornings, Attention {
  readonly due: Day
  readonly precision: Precision
  readonly ladder: Ladder
}

export interface Stage {
  /** `T-30`, `T-0`, `T+8` */
  readonly stage: string
  readonly morning: Instant
}

/** Later than any morning: nothing is said until the thing is moved. */
export const NEVER = '9999-12-31T23:59:59.999Z' as Instant

/** Made-up mornings are said until then. */
const LAST_CALL = '17:00'
/** For a register that speaks at 17:00 or later: until the end of the day, or it would never speak. */
const MIDNIGHT = '24:00'
/** Far enough for any question asked, and a bound for every loop. */
const MOST_OVERDUE = 400

/** All stages from the first, in the order of their days; of those that meet on one morning only the latest. */
function* stages(input: LadderInput): Generator<Stage> {
  const days = [
    ...new Set([...input.ladder.before, ...(input.precision === 'half' || input.precision === 'year' ? input.ladder.long : [])]),
  ].sort((a, b) => b - a)
  let held: Stage | null = null
  for (const next of days.map((ahead) => beforeDue(input, ahead))) {
    if (held && held.morning !== next.morning) yield held
    held = next
  }
  for (const next of afterDue(input)) {
    if (held && held.morning !== next.morning) yield held
    held = next
  }
  if (held) yield held
}

function beforeDue(input: LadderInput, ahead: number): Stage {
  const day = workingDayOnOrBefore(addDays(input.due, -ahead), input.holidays)
  return { stage: `T-${ahead}`, morning: instantAt(day, input.at, input.zone) }
}

function* afterDue(input: LadderInput): Generator<Stage> {
  const base = input.countFrom !== null && input.countFrom > input.due ? input.countFrom : input.due
  const last = input.ladder.overdue.at(-1) ?? 0
  for (let index = 0; index < MOST_OVERDUE; index += 1) {
    const beyond = index - input.ladder.overdue.length + 1
    if (beyond > 0 && input.ladder.thenEvery === null) return
    const after = input.ladder.overdue[index] ?? last + beyond * (input.ladder.thenEvery ?? 0)
    const day = workingDayOnOrAfter(addDays(base, after), input.holidays)
    yield { stage: `T+${after}`, morning: instantAt(day, input.at, input.zone) }
  }
}

/** The morning that ends a snooze; null when there is none. */
function wakeMorning(input: LadderInput): Instant | null {
  return input.snoozedUntil ? instantAt(workingDayOnOrAfter(input.snoozedUntil, input.holidays), input.at, input.zone) : null
}

/** The stage a thing is in at an instant, whether said or not; null before the first. */
function presentStage(input: LadderInput, now: Instant): Stage | null {
  let present: Stage | null = null
  for (const stage of stages(input)) {
    if (stage.morning > now) break
    present = stage
  }
  return present
}

/** When something is next to be said; what `nextNoticeAt` holds. Null when never. */
export function nextMorning(input: LadderInput): Instant | null {
  if (input.quietUntil === NEVER) return null
  const wake = wakeMorning(input)
  if (wake && wake > input.quietUntil) return wake
  for (const stage of stages(input)) if (stage.morning > input.quietUntil) return stage.morning
  return null
}

/** What is to be said at `now`: the latest stage not yet said, or after a snooze the present one. Null when nothing is. */
export function stageAt(input: LadderInput, now: Instant): Stage | null {
  const next = nextMorning(input)
  if (next === null || next > now) return null
  const present = presentStage(input, now)
  const wake = wakeMorning(input)
  if (wake && wake > input.quietUntil) return { stage: present?.stage ?? aheadStage(input, now), morning: wake }
  return present && present.morning > input.quietUntil ? present : null
}

/** Before the first stage a snooze still ends with a notice: it counts the days that are left. */
function aheadStage(input: LadderInput, now: Instant): string {
  let ahead = 0
  const today = dayIn(now, input.zone)
  while (addDays(today, ahead) < input.due && ahead < 10_000) ahead += 1
  return `T-${ahead}`
}

/**
 * A morning that has passed is made up at once between the register's time and 17:00 of a working day: then `now` comes back.
 * Otherwise the next working morning does.
 */
export function makeUp(mornings: Mornings, now: Instant): Instant {
  const { zone, at, holidays } = mornings
  const today = dayIn(now, zone)
  const time = timeIn(now, zone)
  const lastCall = at < LAST_CALL ? LAST_CALL : MIDNIGHT
  if (isWorkingDay(today, holidays) && now >= instantAt(today, at, zone) && time < lastCall) return now
  const from = now < instantAt(today, at, zone) ? today : addDays(today, 1)
  return instantAt(workingDayOnOrAfter(from, holidays), at, zone)
}

/** What a turn at `now` makes of a thing: a stage to say, another look later, or nothing ever. */
export type Turn =
  | { readonly kind: 'say'; readonly stage: Stage }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'never' }

export function turnOf(input: LadderInput, now: Instant): Turn {
  const stage = stageAt(input, now)
  if (!stage) {
    const next = nextMorning(input)
    return next && next > now ? { kind: 'later', at: next } : { kind: 'never' }
  }
  const when = makeUp(input, now)
  return when === now ? { kind: 'say', stage } : { kind: 'later', at: when }
}

/** The morning of a day, for what is said on it. */
export function morningOf(mornings: Mornings, now: Instant): Instant {
  return instantAt(dayIn(now, mornings.zone), mornings.at, mornings.zone)
}

/** A thing created, moved, read in or bound: every stage whose morning has passed counts as said; already overdue, it is silent until moved. */
export function takeUp(due: Day | null, mornings: Mornings, now: Instant): Attention {
  const overdueAlready = due !== null && due < dayIn(now, mornings.zone)
  return { quietUntil: overdueAlready ? NEVER : now, countFrom: null, snoozedUntil: null }
}

/** The register's calendar or stages changed: what has passed counts as said, and nothing silent begins to speak. */
export function recount({ quietUntil, countFrom, snoozedUntil }: Attention, now: Instant): Attention {
  return { quietUntil: later(quietUntil, now), countFrom, snoozedUntil }
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}

/**
 * An act of a person on a thing: what is unsent is dropped; on an overdue thing the count of overdue stages starts again.
 * What was said stays said, even if the clock has been set back since.
 */
export function afterAct({ quietUntil, countFrom, snoozedUntil }: Attention, due: Day | null, mornings: Mornings, now: Instant): Attention {
  if (quietUntil === NEVER) return { quietUntil, countFrom, snoozedUntil }
  const today = dayIn(now, mornings.zone)
  // A snooze that lasts has set the count to begin later than today.
  const restarted = countFrom !== null && countFrom > today ? countFrom : today
  return { quietUntil: later(quietUntil, now), countFrom: due !== null && due < today ? restarted : countFrom, snoozedUntil }
}

/**
 * Silent until a day, then one notice of the present stage. Of an overdue thing that notice is the first of the count that begins
 * again: the second comes as long after it as ever, not on the next morning.
 */
export function snooze(
  attention: Attention,
  due: Day | null,
  until: Day,
  ladder: Pick<Ladder, 'overdue'>,
  mornings: Mornings,
  now: Instant,
): Attention {
  const awake = attention.quietUntil === NEVER ? now : attention.quietUntil
  const acted = afterAct({ ...attention, quietUntil: awake }, due, mornings, now)
  const isOverdue = due !== null && due < dayIn(now, mornings.zone)
  return { ...acted, countFrom: isOverdue ? addDays(until, -(ladder.overdue[0] ?? 0)) : acted.countFrom, snoozedUntil: until }
}

/** After a notice was said: everything up to now counts as said, the snooze is over. */
export function afterNotice({ countFrom }: Attention, now: Instant): Attention {
  return { quietUntil: now, countFrom, snoozedUntil: null }
}

/**
 * What will be said from an instant on if nobody acts, as the thing stands now: turn after turn, each as it will be taken.
 * What is late already comes first, on the next morning or at once.
 */
export function coming(input: LadderInput, from: Instant, until: Instant): Stage[] {
  const found: Stage[] = []
  let state = input
  let at = from
  while (at <= until) {
    const turn = turnOf(state, at)
    if (turn.kind === 'never') break
    if (turn.kind === 'later') at = turn.at
    else {
      found.push({ stage: turn.stage.stage, morning: at })
      state = { ...state, ...afterNotice(state, at) }
    }
  }
  return found
}

/** What would be said on the mornings from one day to another, as if everything earlier had been said. */
export function foresee(input: LadderInput, from: Day, to: Day): Stage[] {
  const found: Stage[] = []
  const first = instantAt(from, '00:00' as TimeOfDay, input.zone)
  const last = instantAt(addDays(to, 1), '00:00' as TimeOfDay, input.zone)
  for (const stage of stages(input)) {
    if (stage.morning >= last) break
    if (stage.morning >= first) found.push(stage)
  }
  return found
}
