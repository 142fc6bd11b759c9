/** Judgements about approvals: who may do what in which state, and what becomes of it. */
import { dayIn, formatDay } from '../../../kernel/calendar.js'
import type { Decision, Json, Wanted } from '../../../kernel/decision.js'
import { afterAct, takeUp } from '../../../kernel/ladder.js'
import type { DateContext, Period } from '../../../kernel/period.js'
import { dueDay, isBackwards, parsePeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { referenceOf } from '../../../kernel/reference.js'
import type { Day, Instant } from '../../../kernel/time.js'
import type { RegisterAt, Seat } from '../../../platform/feature.js'
import { said } from '../../registers/index.js'
import type { Approval, State } from '../model.js'
import { closingTime } from './deadline.js'
import type { Standing } from './standing.js'

export type Verb = 'give' | 'record' | 'remind' | 'extend' | 'close' | 'withdraw'

/** Which state allows which act; buttons, refusals and help read it. What failed undecided can be extended, and is open again. */
export const can = {
  open: ['give', 'record', 'remind', 'extend', 'close', 'withdraw'],
  passed: [],
  failed: ['extend'],
  withdrawn: [],
} as const satisfies Record<State, readonly Verb[]>

const LONGEST = 3000

/** Everything a rule needs besides the approval and the request. */
export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly steward: boolean; readonly seats: readonly Seat[] }
  readonly source: string
  readonly now: Instant
  readonly today: Day
  readonly dates: DateContext
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'approval', number)
}

/** The card of an approval: one message in the register's thread, redrawn with every answer. */
export function cardOf(register: RegisterAt, number: number): readonly Wanted[] {
  return said(register, 'approval.card', refOf(register, number))
}

/** Without a channel each is asked by direct message; at most this many at once. */
const BY_MESSAGE = 50

/** Asks each of some people, by the message that reminds too. */
export function askedByMessage(register: RegisterAt, number: number, users: readonly string[], key: string): Wanted[] {
  const ref = refOf(register, number)
  return [...new Set(users)].slice(0, BY_MESSAGE).map((user) => ({
    kind: 'approval.nudge',
    key: `${key}/${ref}/${user}`,
    subject: { register: register.id, ref },
    destination: user,
    shows: [ref],
  }))
}

/** What the closing says, once for each time it is closed. */
function outcomeOf(register: RegisterAt, approval: Approval): readonly Wanted[] {
  return said(register, 'approval.outcome', refOf(register, approval.number)).map((wanted) => ({
    ...wanted,
    key: `outcome/${refOf(register, approval.number)}/${approval.acts}/${wanted.destination}`,
    subject: { ...wanted.subject, acts: String(approval.acts) },
  }))
}

/** "passed on 15 Dec 2011", "was withdrawn on …" */
export function endWords({ zone }: Pick<RegisterAt, 'zone'>, { state, closedAt }: Pick<Approval, 'state' | 'closedAt'>): string {
  const day = closedAt ? ` on ${formatDay(dayIn(closedAt, zone))}` : ''
  return `${state === 'withdrawn' ? 'was withdrawn' : state}${day}`
}

export function allowed({ register }: Pick<Setting, 'register'>, approval: Approval, verb: Verb): Result<null> {
  const ref = refOf(register, approval.number)
  const verbs: readonly Verb[] = can[approval.state]
  if (!verbs.includes(verb))
    return refuse('closed', `${ref} ${endWords(register, approval)} and is closed.`, {
      hint:
        approval.state === 'failed' && approval.outcome?.undecided
          ? `A steward can open it again: \`/wg approval extend A${approval.number} due:"in 2 weeks" reason:"…"\`.`
          : `See how it ended: \`/wg approval status A${approval.number}\`.`,
    })
  if (approval.state === 'failed' && !approval.outcome?.undecided)
    return refuse('decided', `${ref} was decided against, so it is not opened again.`, {
      hint: 'Ask anew once the text has changed: `/wg approval request …`.',
    })
  return ok(null)
}

export function bySteward({ register, actor }: Setting, what: string): Result<null> {
  return actor.steward
    ? ok(null)
    : refuse('not-steward', `Only a steward of ${register.key} ${what}.`, { hint: 'See who that is: `/wg roster list`.' })
}

export function words(text: string | undefined, field: string, ask: string): Result<string> {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') return refuse('missing', ask, { field })
  if (trimmed.length > LONGEST)
    return refuse('too-long', `That has more than ${LONGEST} characters.`, { hint: 'Shorten it, or link to the text.', field })
  return ok(trimmed)
}

export function told<T>(
  { register }: Pick<Setting, 'register'>,
  number: number,
  next: T,
  event: { readonly kind: string; readonly sentence: string; readonly before: Json; readonly after: Json; readonly reason?: string },
): Decision<T> {
  return { next, events: [{ ref: refOf(register, number), ...event }], notices: cardOf(register, number) }
}

/** A last day to come, as a person wrote it. */
export function readDue(text: string, { dates, today }: Setting): Result<Period> {
  const due = parsePeriod(text, dates)
  if (!due.ok) return { ok: false, problem: { ...due.problem, field: 'due' } }
  const field = 'due'
  if (isBackwards(due.value))
    return refuse('backwards', `“${text}” ends before it starts.`, { hint: 'Write the earlier day first.', field })
  const day = dueDay(due.value)
  if (day === null) return refuse('no-day', `“${text}” names no day.`, { hint: 'Write a day, such as `due:"in 2 weeks"`.', field })
  if (day < today) return refuse('date-over', `${text} is over.`, { hint: 'Choose a day to come.', field })
  return due
}

/** Another last day, with the reason; what failed undecided is open again, with all that was answered. */
export function extend(
  setting: Setting,
  approval: Approval,
  request: { readonly due: string; readonly reason: string },
): Result<Decision<Approval>> {
  const may = allowed(setting, approval, 'extend')
  if (!may.ok) return may
  const steward = bySteward(setting, 'gives an approval more time')
  if (!steward.ok) return steward
  const due = readDue(request.due, setting)
  if (!due.ok) return due
  const [day, before] = [dueDay(due.value), dueDay(approval.due)]
  if (before !== null && day !== null && day <= before)
    return refuse('not-later', `A${approval.number} has until ${formatDay(before)} already.`, { hint: 'Choose a later day.', field: 'due' })
  const reason = words(request.reason, 'reason', 'Say why it needs more time.')
  if (!reason.ok) return reason
  const reopened = approval.state === 'failed'
  const next: Approval = {
    ...approval,
    state: 'open',
    outcome: null,
    reason: null,
    closedBy: null,
    closedAt: null,
    due: due.value,
    closesAt: closingTime(setting.register, { ...approval, due: due.value }),
    acts: approval.acts + 1,
    ...takeUp(day, setting.register, setting.now),
  }
  const until = `until ${due.value.written}`
  return ok(
    told(setting, approval.number, next, {
      kind: reopened ? 'approval.reopened' : 'approval.extended',
      sentence: reopened ? `opened A${approval.number} again, ${until}` : `gave A${approval.number} time ${until}`,
      before: reopened ? 'failed' : approval.due.written,
      after: due.value.written,
      reason: reason.value,
    }),
  )
}

/** Closed as it stands, whoever or whatever closed it. */
export function closed(
  setting: Pick<Setting, 'register' | 'actor' | 'now'>,
  approval: Approval,
  standing: Standing,
  reason: string | null,
): Decision<Approval> {
  const { judged, parties } = standing
  const state = judged.met ? 'passed' : 'failed'
  const of = (met: boolean): string[] => parties.filter((one) => (one.state === 'approved') === met).map(({ party }) => party)
  const next: Approval = {
    ...approval,
    state,
    outcome: { values: [...judged.values], undecided: !judged.met && judged.reachable, approved: of(true), missing: of(false) },
    reason,
    closesAt: null,
    closedBy: setting.actor.user,
    closedAt: setting.now,
    acts: approval.acts + 1,
    snoozedUntil: null,
  }
  const decision = told(setting, approval.number, next, {
    kind: `approval.${state}`,
    sentence: `closed A${approval.number} as ${state}: ${outcomeSentence(next)}`,
    before: 'open',
    after: { state, values: judged.values.map(({ what, value, needs, met }) => ({ what, value, needs, met })) },
    ...(reason === null ? {} : { reason }),
  })
  return { ...decision, notices: [...decision.notices, ...outcomeOf(setting.register, next)] }
}

/** "DMTF and CSCC approved", "yes of all voting members 4 of 7, needs at least 5 (two thirds); …" */
export function outcomeSentence(approval: Approval): string {
  const { outcome, rule, state } = approval
  if (!outcome) return approval.reason ?? 'withdrawn'
  if (rule === 'parties' && state === 'passed') return `${outcome.approved.join(' and ')} approved`
  if (rule === 'parties') return `${outcome.missing.join(' and ')} ${outcome.missing.length > 1 ? 'have' : 'has'} not approved`
  return outcome.values
    .map(({ what, value, needs }) => `${what} ${value}, ${needs === 'none' ? 'needs none' : `needs ${needs}`}`)
    .join('; ')
}

/** By hand; a ballot runs to its last day unless everybody has answered. */
export function close(setting: Setting, approval: Approval, standing: Standing, reason: string | undefined): Result<Decision<Approval>> {
  const may = allowed(setting, approval, 'close')
  if (!may.ok) return may
  const steward = bySteward(setting, 'closes an approval')
  if (!steward.ok) return steward
  const waiting = standing.waiting.length
  if (approval.rule !== 'parties' && waiting > 0) {
    return refuse('still-open', `${waiting} ${waiting === 1 ? 'voter has' : 'voters have'} not answered A${approval.number} yet.`, {
      hint: `It closes by itself at the end of ${dayWords(approval.due)}; to stop it, withdraw it: \`/wg approval withdraw A${approval.number} …\`.`,
    })
  }
  if (approval.rule === 'parties' && !standing.judged.met) {
    const why = words(reason, 'reason', `Say why it is closed although it ${standing.judged.needed ?? 'is open'}.`)
    if (!why.ok) return why
  }
  return ok(closed(setting, approval, standing, reason?.trim() || null))
}

function dayWords(due: Period): string {
  const day = dueDay(due)
  return day === null ? 'its last day' : formatDay(day)
}

export function withdraw(setting: Setting, approval: Approval, reason: string): Result<Decision<Approval>> {
  const may = allowed(setting, approval, 'withdraw')
  if (!may.ok) return may
  if (approval.openedBy !== setting.actor.user) {
    const steward = bySteward(setting, 'withdraws what others have asked')
    if (!steward.ok) return steward
  }
  const why = words(reason, 'reason', 'Say why it is withdrawn.')
  return why.ok ? ok(withdrawn(setting, approval, why.value)) : why
}

export function withdrawn(setting: Pick<Setting, 'register' | 'actor' | 'now'>, approval: Approval, reason: string): Decision<Approval> {
  const next: Approval = {
    ...approval,
    state: 'withdrawn',
    reason,
    closesAt: null,
    closedBy: setting.actor.user,
    closedAt: setting.now,
    acts: approval.acts + 1,
    snoozedUntil: null,
  }
  return told(setting, approval.number, next, {
    kind: 'approval.withdrawn',
    sentence: `withdrew A${approval.number}`,
    before: 'open',
    after: 'withdrawn',
    reason,
  })
}

/** The text asked about is another one now: whoever answered is asked again. */
export function textChanged(
  setting: Pick<Setting, 'register' | 'now'>,
  approval: Approval,
  text: { readonly title: string; readonly version: string | null; readonly textHash: string },
  answered: number,
): Decision<Approval> {
  const next: Approval = {
    ...approval,
    ...text,
    acts: approval.acts + 1,
    ...afterAct(approval, dueDay(approval.due), setting.register, setting.now),
  }
  const now = text.version && text.version !== approval.version ? `version ${text.version}` : 'the changed text'
  const again = answered === 0 ? '' : `; ${answered} ${answered === 1 ? 'answer stands' : 'answers stand'} for ${forText(approval.version)}`
  return told(setting, approval.number, next, {
    kind: 'approval.text-changed',
    sentence: `asked A${approval.number} again for ${now}${again}`,
    before: approval.version,
    after: text.version,
  })
}

export function forText(version: string | null): string {
  return version ? `version ${version}` : 'an earlier text'
}

/** Those still to answer are asked at once, in a message of their own. */
export function remind(setting: Setting, approval: Approval, standing: Standing): Result<Decision<Approval>> {
  const may = allowed(setting, approval, 'remind')
  if (!may.ok) return may
  const steward = bySteward(setting, 'reminds others')
  if (!steward.ok) return steward
  const ref = refOf(setting.register, approval.number)
  if (standing.waiting.length === 0)
    return refuse('all-answered', `Everybody who can has answered ${ref}.`, { hint: `See \`/wg approval status A${approval.number}\`.` })
  const { register, today } = setting
  const own = register.parties.filter(({ short }) => standing.waiting.some(({ party }) => party === short)).map(({ channel }) => channel)
  const places = [...new Set([register.homeChannel, ...own])].filter((place) => place !== null)
  const thread = new Map(said(register, 'approval.nudge', ref).map(({ destination, threadKey }) => [destination, threadKey]))
  return ok({
    next: approval,
    events: [
      {
        kind: 'approval.reminded',
        ref,
        sentence: `reminded ${standing.waiting.length} who ${standing.waiting.length === 1 ? 'has' : 'have'} not answered A${approval.number}`,
        before: null,
        after: standing.waiting.length,
      },
    ],
    notices:
      places.length === 0
        ? askedByMessage(
            register,
            approval.number,
            standing.waiting.map(({ user }) => user),
            `nudge/${today}`,
          )
        : places.map((destination) => {
            const threadKey = thread.get(destination)
            return {
              kind: 'approval.nudge',
              key: `nudge/${ref}/${today}/${destination}`,
              subject: { register: register.id, ref },
              destination,
              ...(threadKey ? { threadKey } : {}),
              shows: [ref],
            }
          }),
  })
}
