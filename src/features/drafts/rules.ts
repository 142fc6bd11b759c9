/** Judgements about drafts: the register's gate, sending and revising, who was asked and has answered. */
import { formatDay } from '../../kernel/calendar.js'
import type { Decision, Json, Wanted } from '../../kernel/decision.js'
import type { LadderInput } from '../../kernel/ladder.js'
import { takeUp, windowLadder, withSettings } from '../../kernel/ladder.js'
import type { DateContext, Period } from '../../kernel/period.js'
import { dueDay, isBackwards, parsePeriod } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import { said, silentStates } from '../registers/index.js'
import type { Access, Asked, Draft, DraftState, InternalReview, NewDraft, ReviewResult } from './model.js'

export type Verb = 'internal-review' | 'send' | 'revise' | 'withdraw' | 'answer'

/** Which state allows which act; buttons, refusals and help read it. */
export const can = {
  preparing: ['internal-review', 'send', 'revise', 'withdraw'],
  sent: ['internal-review', 'revise', 'withdraw', 'answer'],
  withdrawn: [],
} as const satisfies Record<DraftState, readonly Verb[]>

const LONGEST = 300

/** Everything a rule needs besides the draft and the request. */
export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly steward: boolean; readonly seats: readonly Seat[] }
  readonly now: Instant
  readonly today: Day
  readonly dates: DateContext
}

/** What a register asks of drafts that go from one party to another. */
export interface Gate {
  readonly from: string
  readonly to: string
  readonly completeness: number | null
  readonly reviews: number | null
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'draft', number)
}

/** The party as the register writes it. */
export function partyOf(register: RegisterAt, name: string): Result<string> {
  const found = register.parties.find(({ short }) => short.toLowerCase() === name.trim().toLowerCase())
  return found
    ? ok(found.short)
    : refuse('no-such-party', `${register.key} has no party ${name.trim()}.`, {
        hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
        field: 'party',
      })
}

/** Whether somebody acts for a party: its steward, approver or member. */
function actsFor({ actor }: Pick<Setting, 'actor'>, party: string): boolean {
  return actor.seats.some((seat) => seat.party === party && ['steward', 'approver', 'member'].includes(seat.role))
}

/** Who added it, its party's people and stewards work on it. */
export function mayWork(setting: Pick<Setting, 'actor'>, draft: Draft): boolean {
  return setting.actor.steward || draft.addedBy === setting.actor.user || actsFor(setting, draft.party)
}

function allowed(setting: Setting, draft: Draft, verb: Verb): Result<null> {
  const { register } = setting
  const ref = refOf(register, draft.number)
  const verbs: readonly Verb[] = can[draft.state]
  if (!verbs.includes(verb)) return wrongState(register, draft, verb)
  if (mayWork(setting, draft)) return ok(null)
  return refuse('not-yours', `${ref} is ${draft.party}’s draft: who added it, ${draft.party}’s members or a steward do that.`, {
    hint: 'See who: `/wg roster list`.',
  })
}

function wrongState(register: RegisterAt, draft: Draft, verb: Verb): Result<never> {
  const ref = refOf(register, draft.number)
  if (draft.state === 'withdrawn')
    return refuse('withdrawn', `${ref} was withdrawn: ${draft.reason ?? ''}`, {
      hint: 'Add the document anew with `/wg draft add`; the feedback on this one stays on record.',
    })
  if (verb === 'send')
    return refuse('already-sent', `${ref} version ${draft.version} is with ${draft.sentTo.join(' and ')} already.`, {
      hint: `For a new version: \`/wg draft revise D${draft.number} version:…\`, then send it.`,
    })
  return refuse('not-sent', `${ref} has not been sent yet.`, { hint: `Send it: \`/wg draft send D${draft.number}\`.` })
}

function told<T>(
  { register }: Setting,
  number: number,
  next: T,
  event: { readonly kind: string; readonly sentence: string; readonly before: Json; readonly after: Json; readonly reason?: string },
  more: readonly Wanted[] = [],
): Decision<T> {
  const ref = refOf(register, number)
  return { next, events: [{ ref, ...event }], notices: [...said(register, 'draft.said', ref), ...more] }
}

/** `55`, `55 %` → 55 */
export function readCompleteness(text: string): Result<number> {
  const match = /^(\d{1,3})\s*%?$/.exec(text.trim())
  const percent = match ? Number(match[1]) : Number.NaN
  return percent <= 100
    ? ok(percent)
    : refuse('no-percent', `“${text}” is no completeness.`, { hint: 'Write it in percent: `completeness:60`.', field: 'completeness' })
}

function words(text: string, field: string, ask: string): Result<string> {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('missing', ask, { field })
  return trimmed.length > LONGEST
    ? refuse('too-long', `That has more than ${LONGEST} characters.`, { hint: 'Shorten it.', field })
    : ok(trimmed)
}

export interface AddRequest {
  readonly title: string
  readonly party: string | undefined
  readonly version: string
  readonly link: string | undefined
  readonly file: string | undefined
  readonly completeness: string
}

export function add(setting: Setting, number: number, request: AddRequest): Result<Decision<NewDraft>> {
  const { register, actor } = setting
  const title = words(request.title, 'title', 'Say which document it is.')
  if (!title.ok) return title
  const own = [...new Set(actor.seats.map(({ party }) => party).filter((party) => party !== ''))]
  const only = own.length === 1 ? own[0] : undefined
  const named = request.party ?? only
  if (named === undefined)
    return refuse('needs-party', 'Say whose draft it is.', {
      hint: `For example \`party:${register.parties[0]?.short ?? 'DMTF'}\`.`,
      field: 'party',
    })
  const party = partyOf(register, named)
  if (!party.ok) return party
  if (!actor.steward && !actsFor(setting, party.value))
    return refuse('not-yours', `Drafts of ${party.value} are added by its members, approvers or a steward of ${register.key}.`, {
      hint: 'Ask one: `/wg roster list`.',
    })
  const completeness = readCompleteness(request.completeness)
  if (!completeness.ok) return completeness
  const { link = null, file = null } = request
  if (link === null && file === null)
    return refuse('missing', 'Give the draft’s link, or its file.', {
      hint: '`link:https://…`, or choose a file in the form.',
      field: 'link',
    })
  const next: NewDraft = { title: title.value, party: party.value, version: request.version, link, file, completeness: completeness.value }
  return ok(
    told(setting, number, next, {
      kind: 'draft.added',
      sentence: `added the draft D${number} of ${party.value}, version ${next.version}, ${next.completeness} % complete: ${next.title}`,
      before: null,
      after: { title: next.title, version: next.version, completeness: next.completeness, link },
    }),
  )
}

export interface ReviewRequest {
  readonly by: string
  readonly on: string | undefined
  readonly result: ReviewResult
  readonly note: string | undefined
}

/** Records what the draft's own party found. */
export function internalReview(setting: Setting, draft: Draft, request: ReviewRequest): Result<Decision<Draft>> {
  const may = allowed(setting, draft, 'internal-review')
  if (!may.ok) return may
  const by = words(request.by, 'by', 'Say who reviewed it.')
  if (!by.ok) return by
  const on = parsePeriod(request.on ?? 'today', setting.dates)
  if (!on.ok) return { ok: false, problem: { ...on.problem, field: 'on' } }
  if (on.value.from === null || on.value.from > setting.today)
    return refuse('not-yet', 'An internal review has taken place on a day that has come.', {
      hint: 'For example `on:2011-12-12`.',
      field: 'on',
    })
  const review: InternalReview = {
    version: draft.version,
    reviewer: by.value,
    on: on.value,
    result: request.result,
    note: request.note?.trim() || null,
  }
  const next: Draft = { ...draft, reviews: [...draft.reviews, review], acts: draft.acts + 1 }
  const who = /^[UW][A-Z0-9]+$/.test(by.value) ? `<@${by.value}>` : by.value
  return ok(
    told(setting, draft.number, next, {
      kind: 'draft.reviewed',
      sentence: `recorded an internal review of D${draft.number} version ${draft.version} by ${who}: ${resultWords[request.result]}`,
      before: null,
      after: { by: by.value, on: on.value.written, result: request.result },
      ...(review.note ? { reason: review.note } : {}),
    }),
  )
}

export const resultWords: Readonly<Record<ReviewResult, string>> = { passed: 'passed', changes: 'passed with changes', failed: 'failed' }

/** What a gate still asks of a draft, one phrase each half; empty when it may pass. */
export function missingAt(gate: Gate, draft: Pick<Draft, 'completeness' | 'reviews'>): string[] {
  const held = draft.reviews.filter(({ result }) => result !== 'failed').length
  return [
    ...(gate.completeness !== null && draft.completeness < gate.completeness
      ? [`it is ${draft.completeness} % complete where at least ${gate.completeness} % is asked`]
      : []),
    ...(gate.reviews !== null && held < gate.reviews
      ? [
          `it has had ${held === 0 ? 'no internal review' : `${held} internal review${held === 1 ? '' : 's'}`} where ${gate.reviews} ${gate.reviews === 1 ? 'is' : 'are'} asked`,
        ]
      : []),
  ]
}

/** The gate for one direction; null where the register sets none. */
export function gateFor(gates: readonly Gate[], from: string, to: string): Gate | null {
  const is = (named: string, party: string): boolean => named.toLowerCase() === party.toLowerCase()
  return gates.find((gate) => is(gate.from, from) && is(gate.to, to)) ?? null
}

export interface SendRequest {
  /** Parties with commas; the other parties where none is named. */
  readonly to: string | undefined
  readonly until: string | undefined
  readonly access: Access
  /** Those who are asked by name; the receiving parties' own people where none is. */
  readonly asked: readonly Asked[]
}

/** Sends the present version to the partner, through the register's gate. */
export function send(setting: Setting, draft: Draft, gates: readonly Gate[], request: SendRequest): Result<Decision<Draft>> {
  const may = allowed(setting, draft, 'send')
  if (!may.ok) return may
  const { register } = setting
  const to = receivers(register, draft, request.to)
  if (!to.ok) return to
  for (const party of to.value) {
    const gate = gateFor(gates, draft.party, party)
    const missing = gate ? missingAt(gate, draft) : []
    if (missing.length > 0)
      return refuse('gate', `${refOf(register, draft.number)} cannot go to ${party} yet: ${missing.join(', and ')}.`, {
        hint: `Record what has changed: \`/wg draft revise D${draft.number} completeness:60\`, \`/wg draft internal-review D${draft.number} by:"${draft.party}" result:passed\`.`,
      })
  }
  const until = readUntil(setting, request.until)
  if (!until.ok) return until
  const next: Draft = {
    ...draft,
    state: 'sent',
    sentTo: to.value,
    access: request.access,
    until: until.value,
    sentBy: setting.actor.user,
    sentAt: setting.now,
    sentVersions: [...draft.sentVersions, draft.version],
    asked: request.asked.filter(({ party }) => to.value.includes(party)),
    acts: draft.acts + 1,
    ...takeUp(until.value && dueDay(until.value), register, setting.now),
  }
  return ok(
    told(
      setting,
      draft.number,
      next,
      {
        kind: 'draft.sent',
        sentence: `sent D${draft.number} version ${draft.version} to ${to.value.join(' and ')}${request.access === 'early' ? ' for early access' : ' for review'}${until.value ? ` until ${until.value.written}` : ''}`,
        before: draft.state,
        after: { to: to.value, version: draft.version, until: until.value?.written ?? null },
      },
      partnerMessages(register, next),
    ),
  )
}

function receivers(register: RegisterAt, draft: Draft, to: string | undefined): Result<string[]> {
  const others = register.parties.map(({ short }) => short).filter((short) => short !== draft.party)
  const named = (to ?? others.join(',')).split(',').filter((name) => name.trim() !== '')
  const parties: string[] = []
  for (const name of named) {
    const party = partyOf(register, name)
    if (!party.ok) return { ok: false, problem: { ...party.problem, field: 'to' } }
    if (party.value === draft.party)
      return refuse('own-draft', `${refOf(register, draft.number)} is ${party.value}’s own draft.`, {
        hint: `It goes to ${others.join(' or ')}.`,
        field: 'to',
      })
    if (!parties.includes(party.value)) parties.push(party.value)
  }
  return parties.length > 0 ? ok(parties) : refuse('nobody', 'Say to which party it goes.', { hint: '`to:CSCC`', field: 'to' })
}

/** The last day of the window; null where none is set. */
function readUntil({ dates, today }: Setting, text: string | undefined): Result<Period | null> {
  if (text === undefined) return ok(null)
  const until = parsePeriod(text, dates)
  if (!until.ok) return { ok: false, problem: { ...until.problem, field: 'until' } }
  const day = dueDay(until.value)
  if (day === null || isBackwards(until.value) || day < today)
    return refuse('not-ahead', 'A review window closes on a day to come.', { hint: 'For example `until:"in 4 weeks"`.', field: 'until' })
  return until.value.precision === 'day' ? ok({ ...until.value, written: formatDay(day) }) : until
}

/** The partner is told once for each version: in its own channel, else in the home channel, else those asked by direct message. */
export function partnerMessages(register: RegisterAt, draft: Draft): Wanted[] {
  const ref = refOf(register, draft.number)
  const own = draft.sentTo.flatMap((party) => register.parties.find(({ short }) => short === party)?.channel ?? [])
  const reached = own.length === draft.sentTo.length
  const channels = [...new Set([...own, ...(reached || !register.homeChannel ? [] : [register.homeChannel])])]
  const destinations = channels.length > 0 ? channels : draft.asked.map(({ user }) => user)
  return destinations.map((destination) => ({
    kind: 'draft.sent',
    key: `draft/${ref}/${draft.sentVersions.length}/${destination}`,
    subject: { register: register.id, ref, sending: String(draft.sentVersions.length) },
    destination,
    shows: [ref],
  }))
}

export interface ReviseRequest {
  readonly version: string | undefined
  readonly link: string | undefined
  readonly file: string | undefined
  readonly completeness: string | undefined
}

/** A new version, or more of the present one while nobody else has seen it. */
export function revise(setting: Setting, draft: Draft, request: ReviseRequest): Result<Decision<Draft>> {
  const may = allowed(setting, draft, 'revise')
  if (!may.ok) return may
  const { register } = setting
  const version = request.version?.trim() || draft.version
  if (version === draft.version && draft.sentVersions.includes(version))
    return refuse('same-version', `${refOf(register, draft.number)} version ${version} has been sent: give the new one its own number.`, {
      hint: `For example \`/wg draft revise D${draft.number} version:…\`.`,
      field: 'version',
    })
  if (draft.sentVersions.includes(version))
    return refuse('same-version', `Version ${version} was sent before.`, {
      hint: 'Give the new version a number of its own.',
      field: 'version',
    })
  const completeness = request.completeness === undefined ? ok(draft.completeness) : readCompleteness(request.completeness)
  if (!completeness.ok) return completeness
  const replaced = request.file !== undefined && request.file !== draft.file
  const next: Draft = {
    ...draft,
    version,
    completeness: completeness.value,
    link: request.link ?? draft.link,
    file: request.file ?? draft.file,
    ...(replaced ? { fileName: null, fileLink: null, fileHash: null } : {}),
    state: 'preparing',
    until: null,
    asked: [],
    acts: draft.acts + 1,
  }
  const before = { version: draft.version, completeness: draft.completeness, link: draft.link, file: draft.file }
  const after = { version, completeness: next.completeness, link: next.link, file: next.file }
  if (JSON.stringify(before) === JSON.stringify(after))
    return refuse('nothing-changed', `That is what ${refOf(register, draft.number)} says already.`, {
      hint: 'Give a new version, completeness, link or file.',
      field: 'version',
    })
  const sentence = `revised D${draft.number}: ${version === draft.version ? `version ${version}` : `version ${draft.version} became ${version}`}, ${next.completeness} % complete`
  return ok(told(setting, draft.number, next, { kind: 'draft.revised', sentence, before, after }))
}

export function withdraw(setting: Setting, draft: Draft, reason: string): Result<Decision<Draft>> {
  const may = allowed(setting, draft, 'withdraw')
  if (!may.ok) return may
  const why = words(reason, 'reason', 'Say why it is withdrawn.')
  if (!why.ok) return why
  const next: Draft = { ...draft, state: 'withdrawn', reason: why.value, acts: draft.acts + 1 }
  return ok(
    told(setting, draft.number, next, {
      kind: 'draft.withdrawn',
      sentence: `withdrew D${draft.number}`,
      before: draft.state,
      after: 'withdrawn',
      reason: why.value,
    }),
  )
}

/** Who was asked has nothing to remark. */
export function answer(setting: Setting, draft: Draft): Result<Decision<Draft>> {
  if (draft.state !== 'sent') return wrongState(setting.register, draft, 'answer')
  const { user } = setting.actor
  const mine = draft.asked.find((one) => one.user === user)
  if (!mine)
    return refuse(
      'not-asked',
      `Thank you; on ${refOf(setting.register, draft.number)} you were not asked by name, so there is nothing to tick off.`,
      {
        hint: 'If you have a remark, press *Give feedback*.',
      },
    )
  if (mine.answeredAt !== null) return refuse('already-answered', 'You have answered on that draft already; nothing was done twice.')
  return ok(
    told(setting, draft.number, answered(draft, user, setting.now), {
      kind: 'draft.answered',
      sentence: `had no remarks on D${draft.number} version ${draft.version}`,
      before: null,
      after: user,
    }),
  )
}

export function answered(draft: Draft, user: string, now: Instant): Draft {
  return { ...draft, asked: draft.asked.map((one) => (one.user === user && one.answeredAt === null ? { ...one, answeredAt: now } : one)) }
}

/** Those asked who have not answered. */
export function waiting(draft: Pick<Draft, 'asked'>): Asked[] {
  return draft.asked.filter(({ answeredAt }) => answeredAt === null)
}

/** Null while nothing is said of it by itself: no window, nobody left to answer, not with the partner. */
export function speaking(register: RegisterAt, draft: Omit<Draft, 'id' | 'registerId'>): LadderInput | null {
  const due = draft.until && dueDay(draft.until)
  if (!due || !draft.until || draft.state !== 'sent' || waiting(draft).length === 0 || silentStates.includes(register.state)) return null
  const { zone, at, holidays } = register
  const { quietUntil, countFrom, snoozedUntil } = draft
  return {
    due,
    precision: draft.until.precision,
    ladder: withSettings(windowLadder, { before: register.answerLadder, overdue: null }),
    zone,
    at,
    holidays,
    quietUntil,
    countFrom,
    snoozedUntil,
  }
}
