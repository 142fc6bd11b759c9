/** Judgements about feedback: giving it, resolving it, answering the resolution; what a filter fits and how it adds up. */
import type { Decision, Json, Wanted } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import type { ReferenceKind } from '../../kernel/reference.js'
import { parseReference, referenceOf } from '../../kernel/reference.js'
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import type { SubjectKind, SubjectNow } from '../../platform/subject.js'
import { said } from '../registers/index.js'
import type { Feedback, FeedbackState, Filter, NewFeedback, RemarkType, Resolution } from './model.js'

export type Verb = 'assign' | 'resolve' | 'accept' | 'dispute' | 'reopen'

/** Which state allows which act; buttons, refusals and help read it. */
export const can = {
  new: ['assign', 'resolve'],
  assigned: ['assign', 'resolve'],
  addressed: ['accept', 'dispute', 'reopen'],
  disputed: ['assign', 'resolve', 'reopen'],
  closed: ['reopen'],
} as const satisfies Record<FeedbackState, readonly Verb[]>

/** Kinds of things that feedback may be about. */
export const aboutRefs = ['draft', 'milestone', 'term'] as const satisfies readonly ReferenceKind[]
export const aboutKinds: readonly SubjectKind[] = [...aboutRefs, 'register']

const LONGEST = 10_000
const LONGEST_CELL = 300

export interface Setting {
  readonly register: RegisterAt
  readonly actor: { readonly user: string; readonly steward: boolean; readonly seats: readonly Seat[] }
  readonly now: Instant
}

export function refOf(register: Pick<RegisterAt, 'key'>, number: number): string {
  return referenceOf(register.key, 'feedback', number)
}

/** What `D2` or `register` names; null for what feedback cannot be about. */
export function aboutOf(about: string): { readonly kind: SubjectKind; readonly number: number | null } | null {
  if (about === 'register') return { kind: 'register', number: null }
  const reference = parseReference(about)
  if (!reference.ok || !aboutKinds.includes(reference.value.kind)) return null
  return { kind: reference.value.kind satisfies ReferenceKind, number: reference.value.number }
}

/** Reference under which all feedback on one thing is shown together. */
export function tableRef(register: Pick<RegisterAt, 'key'>, about: string): string {
  return `${register.key}-${about}/feedback`
}

function told<T>(
  { register }: Setting,
  number: number,
  next: T,
  event: { readonly kind: string; readonly sentence: string; readonly before: Json; readonly after: Json; readonly reason?: string },
  notices: readonly Wanted[] = said(register, 'feedback.said', refOf(register, number)),
): Decision<T> {
  return { next, events: [{ ref: refOf(register, number), ...event }], notices }
}

export interface GiveRequest {
  readonly comment: string
  readonly clause?: string | undefined
  readonly line?: string | undefined
  readonly element?: string | undefined
  readonly type?: RemarkType | undefined
  readonly change?: string | undefined
  readonly party?: string | undefined
  readonly completeness?: number | undefined
  readonly clarity?: number | undefined
  readonly detail?: number | undefined
  readonly author?: string | undefined
  readonly permalink?: string | undefined
}

/** The party somebody gives feedback for: as said, else the one they have a seat for. */
function partyOf({ register, actor }: Setting, party: string | undefined): Result<string> {
  if (party === undefined) return ok(actor.seats.find((seat) => seat.party !== '')?.party ?? '')
  const found = register.parties.find(({ short }) => short.toLowerCase() === party.toLowerCase())
  return found
    ? ok(found.short)
    : refuse('no-such-party', `${register.key} has no party ${party}.`, {
        hint: `Its parties are ${register.parties.map(({ short }) => short).join(', ')}.`,
        field: 'party',
      })
}

export function give(
  setting: Setting,
  number: number,
  about: string,
  subject: SubjectNow,
  request: GiveRequest,
): Result<Decision<NewFeedback>> {
  if (subject.closed)
    return refuse('subject-closed', `${subject.closed}`, { hint: 'It takes no more feedback; what was given stays on record.' })
  const rates = [request.completeness, request.clarity, request.detail]
  const rating = rates.some((rate) => rate !== undefined)
  if (rating && rates.some((rate) => rate === undefined))
    return refuse('rate-all', 'Rate all three: completeness, clarity and level of actionable detail, each from 1 to 5.', {
      hint: '`completeness:3 clarity:4 detail:2`',
      field: (['completeness', 'clarity', 'detail'] as const).find((name) => request[name] === undefined) ?? 'completeness',
    })
  const comment = request.comment.trim()
  if (!rating && comment === '') return refuse('missing', 'Say what you remark.', { field: 'comment' })
  const fits = lengths({ ...request, comment })
  if (!fits.ok) return fits
  const party = partyOf(setting, request.party)
  if (!party.ok) return party
  const next: NewFeedback = {
    about,
    aboutVersion: subject.version,
    kind: rating ? 'rating' : 'remark',
    completeness: request.completeness ?? null,
    clarity: request.clarity ?? null,
    detail: request.detail ?? null,
    clause: request.clause?.trim() || null,
    line: request.line?.trim() || null,
    element: request.element?.trim() || null,
    type: request.type ?? null,
    comment,
    change: request.change?.trim() || null,
    party: party.value,
    author: request.author ?? null,
    permalink: request.permalink ?? null,
    reason: null,
  }
  return ok(told(setting, number, next, given(number, subject, next)))
}

/** How long each part may be; the Problem names the part. */
function lengths(parts: { readonly [name in 'comment' | 'change' | 'clause' | 'line' | 'element']?: string | undefined }): Result<null> {
  for (const [field, limit] of [
    ['comment', LONGEST],
    ['change', LONGEST],
    ['clause', LONGEST_CELL],
    ['line', LONGEST_CELL],
    ['element', LONGEST_CELL],
  ] as const) {
    if ((parts[field] ?? '').length > limit)
      return refuse('too-long', `The ${field} has more than ${limit} characters.`, {
        hint: 'Shorten it, or make two remarks of it.',
        field,
      })
  }
  return ok(null)
}

/** The event of a remark or rating that was given. */
export function given(
  number: number,
  subject: SubjectNow,
  next: NewFeedback,
): { readonly kind: string; readonly sentence: string; readonly before: Json; readonly after: Json } {
  const what = next.kind === 'rating' ? 'a rating of' : 'a remark on'
  return {
    kind: 'feedback.given',
    sentence: `gave F${number}, ${what} ${subject.ref}${next.clause ? `, clause ${next.clause}` : ''}`,
    before: null,
    after: {
      about: next.about,
      clause: next.clause,
      type: next.type,
      comment: next.comment,
      change: next.change,
      rates: next.kind === 'rating' ? [next.completeness, next.clarity, next.detail] : null,
      party: next.party,
    },
  }
}

/** Editors of the thing it is about, whoever it is assigned to, and stewards work on it. */
export function mayWork({ actor }: Setting, feedback: Feedback, people: readonly string[]): boolean {
  return actor.steward || feedback.assignee === actor.user || people.includes(actor.user)
}

/** What somebody may do with a remark as it stands; a steward may also record the answer of a giver who is not in Slack. */
export function verbsFor(setting: Setting, feedback: Feedback, people: readonly string[]): Verb[] {
  const [works, gave] = [mayWork(setting, feedback, people), feedback.givenBy === setting.actor.user]
  const may = { assign: works, resolve: works, accept: gave || setting.actor.steward, dispute: gave, reopen: works || gave }
  return can[feedback.state].filter((verb) => may[verb])
}

function allowed(setting: Setting, feedback: Feedback, verb: Verb): Result<null> {
  const verbs: readonly Verb[] = can[feedback.state]
  if (verbs.includes(verb)) return ok(null)
  const ref = refOf(setting.register, feedback.number)
  const by = feedback.resolvedBy ? ` by <@${feedback.resolvedBy}>` : ''
  if (feedback.state === 'addressed')
    return refuse(
      'wrong-state',
      `${ref} was resolved as ${feedback.resolution ?? 'noted'}${by} already, and waits for <@${feedback.givenBy}>.`,
      {
        hint: `To change that: \`/wg reopen F${feedback.number} …\`.`,
      },
    )
  if (feedback.state === 'closed')
    return refuse('wrong-state', `${ref} is closed already${feedback.resolution ? `: ${feedback.resolution}` : ''}.`, {
      hint: `To open it again: \`/wg reopen F${feedback.number} …\`.`,
    })
  return refuse('wrong-state', `${ref} is ${feedback.state}: there is no resolution to answer yet.`, {
    hint: 'You will be told when there is one.',
  })
}

function notYours(setting: Setting, feedback: Feedback): Result<never> {
  return refuse('not-yours', `${refOf(setting.register, feedback.number)} is worked on by the editor of what it is about, or a steward.`, {
    hint: 'See who: `/wg roster list`.',
  })
}

export function assign(setting: Setting, feedback: Feedback, people: readonly string[], assignee: string): Result<Decision<Feedback>> {
  const may = allowed(setting, feedback, 'assign')
  if (!may.ok) return may
  if (!mayWork(setting, feedback, people)) return notYours(setting, feedback)
  if (feedback.assignee === assignee && feedback.state === 'assigned')
    return refuse('already-assigned', `F${feedback.number} is with <@${assignee}> already.`, { field: 'assignee' })
  const next: Feedback = { ...feedback, state: feedback.state === 'disputed' ? 'disputed' : 'assigned', assignee, acts: feedback.acts + 1 }
  return ok(
    told(setting, feedback.number, next, {
      kind: 'feedback.assigned',
      sentence: `assigned F${feedback.number} to <@${assignee}>`,
      before: feedback.assignee,
      after: assignee,
    }),
  )
}

export interface ResolveRequest {
  readonly as: Resolution
  readonly reason: string
  /** The remark that this one repeats. */
  readonly of: Feedback | null
}

/** What must hold of a resolution whatever it is for. */
export function checkResolution(request: Pick<ResolveRequest, 'as' | 'reason'>): Result<null> {
  if (request.reason.trim() === '' && (request.as === 'revised' || request.as === 'rejected'))
    return refuse('missing', `Say why it is ${request.as}: whoever gave it will read that.`, {
      hint: `For example \`/wg feedback resolve F1 as:${request.as} "…"\`.`,
      field: 'reason',
    })
  return request.reason.length > LONGEST ? refuse('too-long', `A reason has at most ${LONGEST} characters.`, { field: 'reason' }) : ok(null)
}

export function resolve(
  setting: Setting,
  feedback: Feedback,
  people: readonly string[],
  request: ResolveRequest,
): Result<Decision<Feedback>> {
  const may = allowed(setting, feedback, 'resolve')
  if (!may.ok) return may
  if (!mayWork(setting, feedback, people)) return notYours(setting, feedback)
  const sound = checkResolution(request)
  if (!sound.ok) return sound
  if (request.as === 'duplicate') {
    const { of } = request
    if (!of || of.number === feedback.number)
      return refuse('no-original', `Say which remark F${feedback.number} repeats.`, { hint: '`as:duplicate of:F2`', field: 'of' })
    if (of.duplicateOf !== null)
      return refuse('no-original', `F${of.number} itself repeats F${of.duplicateOf}.`, { hint: `\`of:F${of.duplicateOf}\``, field: 'of' })
  }
  const reason = request.reason.trim()
  const next: Feedback = {
    ...feedback,
    state: 'addressed',
    resolution: request.as,
    reason: reason || null,
    resolvedBy: setting.actor.user,
    resolvedAt: setting.now,
    answer: null,
    answeredAt: null,
    duplicateOf: request.as === 'duplicate' ? (request.of?.number ?? null) : null,
    acts: feedback.acts + 1,
  }
  return ok(
    told(setting, feedback.number, next, {
      kind: 'feedback.resolved',
      sentence: `resolved F${feedback.number} as ${resolutionWords(next)}`,
      before: feedback.state,
      after: request.as,
      ...(reason ? { reason } : {}),
    }),
  )
}

/** `revised`, `duplicate of F2` */
export function resolutionWords({ resolution, duplicateOf }: Pick<Feedback, 'resolution' | 'duplicateOf'>): string {
  return duplicateOf === null ? (resolution ?? 'not resolved') : `duplicate of F${duplicateOf}`
}

/** @param evidence how a steward knows of it, where the giver cannot answer in Slack */
export function accept(setting: Setting, feedback: Feedback, evidence: string | undefined): Result<Decision<Feedback>> {
  const may = allowed(setting, feedback, 'accept')
  if (!may.ok) return may
  const own = feedback.givenBy === setting.actor.user
  if (!own && !(setting.actor.steward && evidence !== undefined))
    return refuse(
      'not-giver',
      `Only <@${feedback.givenBy}>, who gave ${refOf(setting.register, feedback.number)}, accepts or disputes what became of it.`,
      {
        hint: 'For somebody outside Slack a steward records it: `evidence:"mail of 12 March"`.',
      },
    )
  const next: Feedback = {
    ...feedback,
    state: 'closed',
    answer: own ? null : (evidence ?? null),
    answeredAt: setting.now,
    acts: feedback.acts + 1,
  }
  return ok(
    told(setting, feedback.number, next, {
      kind: 'feedback.accepted',
      sentence: own ? `accepted the resolution of F${feedback.number}` : `recorded that the resolution of F${feedback.number} is accepted`,
      before: feedback.state,
      after: 'closed',
      ...(own || evidence === undefined ? {} : { reason: evidence }),
    }),
  )
}

export function dispute(setting: Setting, feedback: Feedback, reason: string): Result<Decision<Feedback>> {
  const may = allowed(setting, feedback, 'dispute')
  if (!may.ok) return may
  if (feedback.givenBy !== setting.actor.user)
    return refuse(
      'not-giver',
      `Only <@${feedback.givenBy}>, who gave ${refOf(setting.register, feedback.number)}, accepts or disputes what became of it.`,
      {
        hint: `Give a remark of your own: \`/wg feedback add ${feedback.about} …\`.`,
      },
    )
  const why = reason.trim()
  if (why === '') return refuse('missing', 'Say what is still wrong.', { field: 'reason' })
  const next: Feedback = { ...feedback, state: 'disputed', answer: why, answeredAt: setting.now, acts: feedback.acts + 1 }
  return ok(
    told(setting, feedback.number, next, {
      kind: 'feedback.disputed',
      sentence: `disputed the resolution of F${feedback.number}`,
      before: feedback.state,
      after: 'disputed',
      reason: why,
    }),
  )
}

export function reopen(setting: Setting, feedback: Feedback, people: readonly string[], reason: string): Result<Decision<Feedback>> {
  const may = allowed(setting, feedback, 'reopen')
  if (!may.ok) return may
  if (!mayWork(setting, feedback, people) && feedback.givenBy !== setting.actor.user) return notYours(setting, feedback)
  const why = reason.trim()
  if (why === '') return refuse('missing', 'Say why it is open again.', { field: 'reason' })
  const next: Feedback = {
    ...feedback,
    state: feedback.assignee ? 'assigned' : 'new',
    resolution: null,
    reason: null,
    resolvedBy: null,
    resolvedAt: null,
    duplicateOf: null,
    acts: feedback.acts + 1,
  }
  return ok(
    told(setting, feedback.number, next, {
      kind: 'feedback.reopened',
      sentence: `opened F${feedback.number} again`,
      before: { state: feedback.state, resolution: feedback.resolution, reason: feedback.reason },
      after: next.state,
      reason: why,
    }),
  )
}

/** Whether a filter fits; without a state it fits what is not closed. */
export function fits(filter: Filter, feedback: Feedback): boolean {
  const state = filter.state ?? 'open'
  const same = (wanted: string | undefined, is: string | null): boolean =>
    wanted === undefined || wanted.toLowerCase() === (is ?? '').toLowerCase()
  return (
    (state === 'all' || (state === 'open' ? feedback.state !== 'closed' : feedback.state === state)) &&
    same(filter.about, feedback.about) &&
    same(filter.type, feedback.type) &&
    same(filter.party, feedback.party) &&
    (filter.clause === undefined || feedback.clause === filter.clause || (feedback.clause ?? '').startsWith(`${filter.clause}.`))
  )
}

export type Dimension = 'clause' | 'type' | 'state'

/** How many of each, in the order of clauses, types or states. */
export function countBy(all: readonly Feedback[], dimension: Dimension): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const one of all) {
    const value = one[dimension] ?? ''
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const order: readonly string[] = dimension === 'state' ? Object.keys(can) : ['ge', 'te', 'ed']
  const rank = (value: string): number => (value === '' ? 99 : order.indexOf(value))
  const compare = (a: string, b: string): number =>
    dimension === 'clause' ? Number(a === '') - Number(b === '') || a.localeCompare(b, 'en', { numeric: true }) : rank(a) - rank(b)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => compare(a.value, b.value))
}
