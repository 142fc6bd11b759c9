/** Judgements about milestones: what may be done in which state and by whom, and what becomes of them. */
import { addDays, formatDay } from '../../kernel/calendar.js'
import type { Decision, Json } from '../../kernel/decision.js'
import type { Ladder, LadderInput } from '../../kernel/ladder.js'
import { afterAct, milestoneLadder, NEVER, snooze as snoozed, takeUp, withSettings } from '../../kernel/ladder.js'
import type { DateContext, Period } from '../../kernel/period.js'
import { dueDay, isBackwards, parsePeriod } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { AgreedItem } from '../../platform/agreed.js'
import type { RegisterAt } from '../../platform/feature.js'
import { said, silentStates, allowed as workable } from '../registers/index.js'
import type { Milestone, MilestoneState, NewMilestone } from './model.js'

export type Verb = 'done' | 'move' | 'drop' | 'assign' | 'snooze' | 'reopen' | 'reword'

/** Which state allows which act; buttons, refusals and help read it. */
export const can = {
  proposed: [],
  open: ['done', 'move', 'snooze', 'assign', 'drop', 'reword'],
  done: ['reopen'],
  dropped: ['reopen'],
} as const satisfies Record<MilestoneState, readonly Verb[]>

/** Acts that an owner may do to their own milestone; the rest is for stewards. */
const byOwner: readonly Verb[] = ['done', 'move', 'snooze', 'reopen']

const LONGEST = 3000
const SNOOZE_DAYS = 7

export interface Doer {
  readonly user: string
  readonly steward: boolean
}

/** Everything a rule needs besides the milestone and the request. */
export interface Setting {
  readonly register: RegisterAt
  readonly actor: Doer
  readonly now: Instant
  readonly today: Day
  readonly dates: DateContext
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'milestone', number)
}

/** A milestone as part of what was agreed. */
export function agreedItem(
  register: Pick<RegisterAt, 'key'>,
  { number, text, due, group, priority, parties }: Pick<Milestone, 'number' | 'text' | 'due' | 'group' | 'priority' | 'parties'>,
): AgreedItem {
  const about = [group, priority === null ? null : `priority ${priority}`, parties.length > 0 ? parties.join(', ') : null]
  return {
    ref: refOf(register, number),
    kind: 'milestone',
    name: `M${number}`,
    text,
    due: due.written || null,
    parties: [...parties],
    about: about.filter((part) => part !== null).join(' · ') || null,
  }
}

function ladderOf({ ladder, overdue }: RegisterAt): Ladder {
  return withSettings(milestoneLadder, { before: ladder, overdue })
}

/** When a milestone is spoken of. Null when it has no day. */
export function ladderInput(
  register: RegisterAt,
  milestone: Pick<Milestone, 'due' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  const due = dueDay(milestone.due)
  if (due === null) return null
  const { zone, at, holidays } = register
  return {
    due,
    precision: milestone.due.precision,
    ladder: ladderOf(register),
    zone,
    at,
    holidays,
    quietUntil: milestone.quietUntil,
    countFrom: milestone.countFrom,
    snoozedUntil: milestone.snoozedUntil,
  }
}

/** Null while nothing is said of it by itself. */
export function speaking(
  register: RegisterAt,
  milestone: Pick<Milestone, 'due' | 'state' | 'quietUntil' | 'countFrom' | 'snoozedUntil'>,
): LadderInput | null {
  return milestone.state === 'open' && !silentStates.includes(register.state) ? ladderInput(register, milestone) : null
}

/** Nothing is said of it for now: snoozed, or overdue when it was taken up and not moved since. */
export function isSilent({ snoozedUntil, quietUntil }: Pick<Milestone, 'snoozedUntil' | 'quietUntil'>): boolean {
  return snoozedUntil !== null || quietUntil === NEVER
}

function allowed({ register, actor }: Setting, milestone: Milestone, verb: Verb): Result<null> {
  const ref = refOf(register, milestone.number)
  const life = workable(register, 'work')
  if (!life.ok) return life
  const verbs: readonly Verb[] = can[milestone.state]
  if (milestone.state === 'proposed')
    return refuse('waits', `${ref} is proposed: it waits for the other parties.`, {
      hint: `They answer with \`/wg register accept M${milestone.number}\` or \`/wg register decline M${milestone.number}\`.`,
    })
  if (!verbs.includes(verb)) {
    const hint = milestone.state === 'open' ? `See \`/wg milestone list\`.` : `Open it again first: \`/wg reopen M${milestone.number} …\`.`
    return refuse('wrong-state', `${ref} is ${milestone.state} already.`, { hint })
  }
  const owner = milestone.owners.some(({ user }) => user === actor.user)
  if (actor.steward || (owner && byOwner.includes(verb))) return ok(null)
  const who = byOwner.includes(verb) ? `an owner of ${ref} or a steward of ${register.key}` : `a steward of ${register.key}`
  return refuse('not-yours', `Only ${who} can do that.`, { hint: 'See who: `/wg roster list`.' })
}

function words(text: string, name: string, ask: string): Result<string> {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('missing', ask, { field: name })
  if (trimmed.length > LONGEST)
    return refuse('too-long', `That has more than ${LONGEST} characters.`, { hint: 'Shorten it, or link to the text.', field: name })
  return ok(trimmed)
}

interface Told {
  readonly kind: string
  readonly sentence: string
  readonly before: Json
  readonly after: Json
  readonly reason?: string
}

function decide<T>({ register }: Setting, number: number, next: T, told: Told): Decision<T> {
  const ref = refOf(register, number)
  return { next, events: [{ ref, ...told }], notices: said(register, 'milestone.said', ref) }
}

/** A date as a person wrote it, whose end must not lie before its start. */
function readDue(text: string, dates: DateContext): Result<Period> {
  const due = parsePeriod(text, dates)
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: 'due' } }
  if (isBackwards(due.value))
    return refuse('backwards', `“${text}” ends before it starts.`, { hint: 'Write the earlier day first.', field: 'due' })
  return due
}

export interface AddRequest {
  readonly text: string
  readonly due: string | undefined
  readonly group: string | undefined
  readonly priority: number | undefined
  readonly party: string | undefined
}

export function add(setting: Setting, number: number, request: AddRequest): Result<Decision<NewMilestone>> {
  const { register, actor, dates } = setting
  if (!actor.steward)
    return refuse('not-steward', `Only a steward of ${register.key} adds milestones.`, { hint: 'Ask one: `/wg roster list`.' })
  const life = workable(register, 'work')
  if (!life.ok) return life
  const text = words(request.text, 'text', 'Say what is promised.')
  if (!text.ok) return text
  const due = readDue(request.due ?? 'TBD', dates)
  if (!due.ok) return due
  const parties = (request.party ?? '')
    .split(',')
    .map((party) => party.trim())
    .filter(Boolean)
  const unknown = parties.find(
    (party) =>
      !register.parties.some(
        ({ short }) => party.toLowerCase() === short.toLowerCase() || party.toLowerCase().startsWith(`${short.toLowerCase()} `),
      ),
  )
  if (unknown)
    return refuse('no-such-party', `${register.key} has no party ${unknown}.`, {
      hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}; a body inside one is written \`DMTF CMWG\`.`,
      field: 'party',
    })
  const next: NewMilestone = { text: text.value, due: due.value, group: request.group ?? null, priority: request.priority ?? null, parties }
  return ok(
    decide(setting, number, next, {
      kind: 'milestone.added',
      sentence: `added M${number}, due ${due.value.written}: ${text.value}`,
      before: null,
      after: { text: text.value, due: due.value.written },
    }),
  )
}

export function done(
  setting: Setting,
  milestone: Milestone,
  request: { readonly outcome: string; readonly link: string | undefined },
): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'done')
  if (!may.ok) return may
  const outcome = words(request.outcome, 'outcome', 'Say what was achieved.')
  if (!outcome.ok) return outcome
  const next: Milestone = { ...closed(setting, milestone), state: 'done', outcome: outcome.value, link: request.link ?? null }
  return ok(
    decide(setting, milestone.number, next, {
      kind: 'milestone.done',
      sentence: `closed M${milestone.number} as done`,
      before: milestone.state,
      after: 'done',
      reason: request.link ? `${outcome.value} ${request.link}` : outcome.value,
    }),
  )
}

export function drop(setting: Setting, milestone: Milestone, reason: string): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'drop')
  if (!may.ok) return may
  const why = words(reason, 'reason', 'Say why it is dropped.')
  if (!why.ok) return why
  const next: Milestone = { ...closed(setting, milestone), state: 'dropped', outcome: why.value, link: null }
  return ok(
    decide(setting, milestone.number, next, {
      kind: 'milestone.dropped',
      sentence: `dropped M${milestone.number}`,
      before: milestone.state,
      after: 'dropped',
      reason: why.value,
    }),
  )
}

/** Closed by somebody, at an instant. */
export function closed(
  { actor, now }: { readonly actor: { readonly user: string }; readonly now: Instant },
  milestone: Milestone,
): Milestone {
  return { ...milestone, closedBy: actor.user, closedAt: now, acts: milestone.acts + 1, snoozedUntil: null }
}

export function reopen(setting: Setting, milestone: Milestone, reason: string): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'reopen')
  if (!may.ok) return may
  const why = words(reason, 'reason', 'Say why it is open again.')
  if (!why.ok) return why
  return ok(
    decide(setting, milestone.number, reopened(setting, milestone), {
      kind: 'milestone.reopened',
      sentence: `opened M${milestone.number} again`,
      before: milestone.state,
      after: 'open',
      reason: why.value,
    }),
  )
}

/** Promised again. */
export function reopened({ register, now }: Pick<Setting, 'register' | 'now'>, milestone: Milestone): Milestone {
  return {
    ...milestone,
    state: 'open',
    outcome: null,
    link: null,
    closedBy: null,
    closedAt: null,
    acts: milestone.acts + 1,
    ...afterAct(milestone, dueDay(milestone.due), register, now),
  }
}

/** The new date; the original stays visible for ever. */
export function move(
  setting: Setting,
  milestone: Milestone,
  request: { readonly due: string; readonly reason: string },
): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'move')
  if (!may.ok) return may
  const due = readDue(request.due, setting.dates)
  if (!due.ok) return due
  const why = words(request.reason, 'reason', 'Say why it is moved.')
  if (!why.ok) return why
  const day = dueDay(due.value)
  if (due.value.written === milestone.due.written && day === dueDay(milestone.due))
    return refuse('same-date', `M${milestone.number} is due ${due.value.written} already.`, { hint: 'Give another date.', field: 'due' })
  if (day !== null && day < setting.today) {
    return refuse('date-over', `${due.value.written} is over.`, {
      hint: `Choose a date to come; if it was achieved, close it: \`/wg done M${milestone.number} …\`.`,
      field: 'due',
    })
  }
  const next = moved(setting, milestone, due.value)
  return ok(
    decide(setting, milestone.number, next, {
      kind: 'milestone.moved',
      sentence: `moved M${milestone.number} from ${milestone.due.written || 'no date'} to ${due.value.written}`,
      before: milestone.due.written,
      after: due.value.written,
      reason: why.value,
    }),
  )
}

/** Other words for what is promised. */
export function reword(setting: Setting, milestone: Milestone, text: string): Result<Milestone> {
  const may = allowed(setting, milestone, 'reword')
  if (!may.ok) return may
  const said = words(text, 'text', 'Say what is promised.')
  if (!said.ok) return said
  return said.value === milestone.text
    ? refuse('nothing-changed', `M${milestone.number} says that already.`, { field: 'text' })
    : ok({ ...milestone, text: said.value })
}

/** A milestone with its new date: what has passed of that counts as said. */
export function moved({ register, now }: Pick<Setting, 'register' | 'now'>, milestone: Milestone, due: Period): Milestone {
  return { ...milestone, due, moves: milestone.moves + 1, acts: milestone.acts + 1, ...takeUp(dueDay(due), register, now) }
}

/** @param party the register's short name of the party the owner answers for */
export function assign(
  setting: Setting,
  milestone: Milestone,
  request: { readonly owner: string; readonly party: string },
): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'assign')
  if (!may.ok) return may
  const { register } = setting
  const party = register.parties.find(({ short }) => short.toLowerCase() === request.party.toLowerCase())?.short
  if (party === undefined) {
    return refuse(
      'needs-party',
      request.party === '' ? `Say for which party <@${request.owner}> answers.` : `${register.key} has no party ${request.party}.`,
      {
        hint: `For example \`party:${register.parties[0]?.short ?? 'OGF'}\`; its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
        field: 'party',
      },
    )
  }
  if (milestone.owners.some((owner) => owner.user === request.owner && owner.party === party))
    return refuse('already-owner', `<@${request.owner}> answers for M${milestone.number} already.`)
  // One owner on each side: the new one takes the place of the one before.
  const owners = [...milestone.owners.filter((owner) => owner.party !== party), { user: request.owner, party }]
  const next: Milestone = {
    ...milestone,
    owners,
    acts: milestone.acts + 1,
    ...afterAct(milestone, dueDay(milestone.due), register, setting.now),
  }
  const before = milestone.owners.find((owner) => owner.party === party)?.user ?? null
  return ok(
    decide(setting, milestone.number, next, {
      kind: 'milestone.assigned',
      sentence: `made <@${request.owner}> the owner of M${milestone.number} for ${party}`,
      before,
      after: request.owner,
    }),
  )
}

/** @param until a date as written; seven days unless said */
export function snooze(setting: Setting, milestone: Milestone, until: string | undefined): Result<Decision<Milestone>> {
  const may = allowed(setting, milestone, 'snooze')
  if (!may.ok) return may
  const { today } = setting
  const parsed = until === undefined ? ok<Day | null>(addDays(today, SNOOZE_DAYS)) : untilDay(until, setting.dates)
  if (!parsed.ok) return parsed
  const day = parsed.value
  if (day === null || day <= today)
    return refuse('not-ahead', 'A snooze ends on a day to come.', {
      hint: 'For example `until:"in 2 weeks"` or `until:2012-03-15`.',
      field: 'until',
    })
  if (dueDay(milestone.due) === null)
    return refuse('undated', `M${milestone.number} has no date, so it is not reminded of.`, {
      hint: `Give it one: \`/wg move M${milestone.number} due:2H2012 …\`.`,
    })
  if (milestone.snoozedUntil === day)
    return refuse('already-snoozed', `M${milestone.number} is silent until ${formatDay(day)} already.`, {
      hint: 'Give another day with `until:`.',
      field: 'until',
    })
  const next: Milestone = {
    ...milestone,
    acts: milestone.acts + 1,
    ...snoozed(milestone, dueDay(milestone.due), day, ladderOf(setting.register), setting.register, setting.now),
  }
  return ok(
    decide(setting, milestone.number, next, {
      kind: 'milestone.snoozed',
      sentence: `snoozed M${milestone.number} until ${formatDay(day)}`,
      before: milestone.snoozedUntil,
      after: day,
    }),
  )
}

/** Of a period the first day: that is when someone wants to hear again. */
function untilDay(text: string, dates: DateContext): Result<Day | null> {
  const parsed = parsePeriod(text, dates)
  return parsed.ok ? ok(parsed.value.from) : { ok: false, problem: { ...parsed.problem, field: 'until' } }
}

/** How far ahead a review looks. */
const REVIEW_DAYS = 90

/** Dated milestones that a review speaks of: overdue, or due within 90 days; the earliest first. */
export function comingMilestones(milestones: readonly Milestone[], today: Day): Milestone[] {
  const horizon = addDays(today, REVIEW_DAYS)
  const dayOf = ({ due }: Milestone): string => dueDay(due) ?? '9999-12-31'
  return milestones.filter((one) => dayOf(one) <= horizon).sort((a, b) => dayOf(a).localeCompare(dayOf(b)) || a.number - b.number)
}
