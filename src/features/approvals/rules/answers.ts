/** Answers to an approval: whose counts, what each must carry, and decisions that a body took elsewhere. */
import { formatDay } from '../../../kernel/calendar.js'
import type { Decision } from '../../../kernel/decision.js'
import type { Period } from '../../../kernel/period.js'
import { isBackwards, parsePeriod, showPeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { RegisterAt, Seat } from '../../../platform/feature.js'
import type { Answering, Approval, Position, PositionKind } from '../model.js'
import type { Setting } from './acts.js'
import { allowed, bySteward, forText, refOf, told, words } from './acts.js'

/** What the approval knows of the one who answers. */
export interface Answerer {
  /** Parties for which they can answer; of a ballot the party they were listed with. */
  readonly parties: readonly string[]
  /** Their newest answers for the present text. */
  readonly standing: readonly Position[]
}

export interface AnswerRequest {
  readonly position: Answering
  readonly party: string | null
  readonly comment: string | null
  readonly reason: string | null
  readonly change: string | null
  /** The version, or the beginning of the hash of the text, that was in front of them; null where they did not say. */
  readonly seen: string | null
}

/** A position that is new, or the comment of somebody without a vote. */
export interface Given {
  readonly position: Position
  readonly counts: boolean
}

const did: Readonly<Record<PositionKind, string>> = {
  approve: 'approved',
  comments: 'approved with comments',
  disapprove: 'disapproved',
  abstain: 'abstained on',
  recuse: 'recused themselves from',
  comment: 'commented on',
}

/** Buttons carry this much of the text's hash: enough to tell one text of an approval from another. */
export const SEEN = 12

export function give(setting: Setting, approval: Approval, answerer: Answerer, request: AnswerRequest): Result<Decision<Given>> {
  const may = allowed(setting, approval, 'give')
  if (!may.ok) return may
  const fresh = sameText(setting, approval, request.seen)
  if (!fresh.ok) return fresh
  if (answerer.parties.length === 0) return withoutVote(setting, approval, request)
  const party = partyOf(setting, approval, answerer, request.party)
  if (!party.ok) return party
  const said = wordsOf(approval, request)
  if (!said.ok) return said
  const position = positionOf(setting, approval, { ...said.value, kind: request.position, user: setting.actor.user, party: party.value })
  const before = answerer.standing.find((one) => approval.rule !== 'parties' || one.party === party.value) ?? null
  if (before && sameAnswer(before, position)) {
    return refuse('already-said', `You have ${did[position.kind]} A${approval.number} already; nothing was counted twice.`, {
      hint: 'You can change your answer until it closes.',
    })
  }
  return ok(decided(setting, approval, position, before, true))
}

function sameText({ register }: Setting, approval: Approval, seen: string | null): Result<null> {
  if (seen === null || seen === approval.version || approval.textHash.startsWith(seen.padEnd(SEEN, '.'))) return ok(null)
  const now = approval.version ? `about version ${approval.version}` : 'about a changed text'
  return refuse('stale-text', `${refOf(register, approval.number)} asks ${now} by now, so nothing was counted.`, {
    hint: `Read it and answer again: \`/wg approval status A${approval.number}\`.`,
  })
}

/** The party answered for: the only one possible, or the one that was said. */
function partyOf({ register }: Setting, approval: Approval, { parties }: Answerer, wanted: string | null): Result<string> {
  const [only, another] = parties
  if (wanted === null || wanted === '') {
    if (only !== undefined && another === undefined) return ok(only)
    return refuse('which-party', `You can answer for ${parties.join(' and ')}: say for which.`, {
      hint: `For example \`/wg approve A${approval.number} party:${only ?? 'OGF'}\`.`,
      field: 'party',
    })
  }
  const found = parties.find((party) => party.toLowerCase() === wanted.toLowerCase())
  if (found !== undefined) return ok(found)
  const known = register.parties.find(({ short }) => short.toLowerCase() === wanted.toLowerCase())
  return refuse('not-your-party', `You cannot answer for ${known?.short ?? wanted}: you speak for ${parties.join(' and ')}.`, {
    hint: known ? `Its own approvers answer: \`/wg approval status A${approval.number}\`.` : 'See the parties: `/wg register show`.',
    field: 'party',
  })
}

interface Said {
  readonly comment: string | null
  readonly reason: string | null
  readonly change: string | null
}

/** Whether an answer counts for nothing because it says no without a reason. */
export function isUnreasoned({ rule }: Pick<Approval, 'rule'>, { kind, reason }: Pick<Position, 'kind' | 'reason'>): boolean {
  return rule === 'iso' && kind === 'disapprove' && reason === null
}

function wordsOf(
  { rule }: Pick<Approval, 'rule'>,
  { position, comment, reason, change }: Pick<AnswerRequest, 'position' | 'comment' | 'reason' | 'change'>,
): Result<Said> {
  if (position === 'disapprove') {
    // Such ballots know the negative vote without a reason; it is kept, and not counted.
    if (rule === 'iso' && !reason?.trim() && !change?.trim()) return ok({ comment: null, reason: null, change: null })
    const why = words(reason ?? undefined, 'reason', 'Say why you disapprove.')
    if (!why.ok) return why
    const turn = words(change ?? undefined, 'change', 'Say which change would turn your disapproval.')
    return turn.ok ? ok({ comment: null, reason: why.value, change: turn.value }) : turn
  }
  if (position === 'comments') {
    const remark = words(comment ?? undefined, 'comment', 'Say your comments, or approve without.')
    return remark.ok ? ok({ comment: remark.value, reason: null, change: null }) : remark
  }
  const remark = (comment ?? reason ?? '').trim()
  if (remark === '') return ok({ comment: null, reason: null, change: null })
  const kept = words(remark, 'comment', '')
  return kept.ok ? ok({ comment: kept.value, reason: null, change: null }) : kept
}

/** Nobody is sent away with what they had to say; it only does not count. */
function withoutVote(setting: Setting, approval: Approval, request: AnswerRequest): Result<Decision<Given>> {
  const said = [request.comment, request.reason, request.change].filter((text) => text !== null && text.trim() !== '').join(' — ')
  if (said === '') {
    return refuse('no-vote', noVoteWords(setting.register, approval, setting.actor.seats), {
      hint: `What you have to say is welcome: press *Approve with comments*, or \`/wg approval give A${approval.number} comments "…"\`.`,
    })
  }
  const comment = words(said, 'comment', '')
  if (!comment.ok) return comment
  const { user } = setting.actor
  const position = positionOf(setting, approval, { kind: 'comment', user, party: '', comment: comment.value, reason: null, change: null })
  return ok(decided(setting, approval, position, null, false))
}

const roleWords = {
  steward: 'a steward',
  approver: 'an approver',
  member: 'a member',
  participant: 'a participant',
  observer: 'an observer',
}

/** Why somebody's press is no vote, in one sentence. */
export function noVoteWords(register: RegisterAt, approval: Approval, seats: readonly Seat[]): string {
  const seat = seats.find(({ role }) => role !== 'observer') ?? seats[0]
  const you = seat
    ? `you are ${roleWords[seat.role]}${seat.party ? ` of ${seat.party}` : ''}`
    : `you are not on the roster of ${register.key}`
  const who =
    approval.rule === 'parties' ? `the approvers of ${approval.parties.join(' and ')}` : `those who were members when it was opened`
  return `That was not counted: A${approval.number} is answered by ${who}, and ${you}.`
}

function positionOf(
  { source, actor, now }: Setting,
  { version, textHash }: Approval,
  given: Pick<Position, 'kind' | 'user' | 'party' | 'comment' | 'reason' | 'change'>,
): Position {
  const none = { body: null, resolution: null, on: null, evidence: null }
  return { ...given, ...none, version, textHash, enteredBy: actor.user, source, at: now }
}

function sameAnswer(a: Position, b: Position): boolean {
  const told = ({ kind, comment, reason, change, body, resolution, evidence, on }: Position): string =>
    JSON.stringify([kind, comment, reason, change, body, resolution, evidence, on?.written ?? null])
  return told(a) === told(b)
}

function decided(
  setting: Pick<Setting, 'register'>,
  approval: Approval,
  position: Position,
  before: Position | null,
  counts: boolean,
): Decision<Given> {
  const forParty = approval.rule === 'parties' && position.party ? ` for ${position.party}` : ''
  const why = [position.comment, position.reason, position.change ? `would turn with: ${position.change}` : null].filter(
    (text) => text !== null,
  )
  return told(
    setting,
    approval.number,
    { position, counts },
    {
      kind: counts ? 'approval.given' : 'approval.commented',
      sentence: `${did[position.kind]} A${approval.number}${forParty}${approval.version ? `, version ${approval.version}` : ''}`,
      before: before?.kind ?? null,
      after: { position: position.kind, party: position.party, version: position.version, text: position.textHash.slice(0, SEEN) },
      ...(why.length > 0 ? { reason: why.join(' — ') } : {}),
    },
  )
}

/** A formal decision as a person reports it. */
export interface RecordRequest {
  /** Of a body: approve or disapprove. */
  readonly position: Answering
  /** Null in a ballot. */
  readonly party: string | null
  /** Whose vote it is, in a ballot. */
  readonly voter: string | null
  readonly reason: string | null
  readonly change: string | null
  readonly body: string | null
  readonly resolution: string | null
  readonly on: string | null
  readonly evidence: string | null
}

/** A decision that a party's body took elsewhere; recorded by a steward or by one of that party's approvers. */
export function record(
  setting: Setting,
  approval: Approval,
  standing: readonly Position[],
  request: RecordRequest,
): Result<Decision<Given>> {
  const may = allowed(setting, approval, 'record')
  if (!may.ok) return may
  const { register, actor } = setting
  const ref = refOf(register, approval.number)
  const wanted = request.party ?? ''
  const party = approval.parties.find((one) => one.toLowerCase() === wanted.toLowerCase())
  if (party === undefined)
    return refuse('no-such-party', wanted === '' ? 'Say which party decided: `party:DMTF`.' : `${ref} does not ask ${wanted}.`, {
      hint: `It asks ${approval.parties.join(' and ')}.`,
      field: 'party',
    })
  const own = actor.seats.some((seat) => seat.role === 'approver' && seat.party === party)
  if (!actor.steward && !own)
    return refuse('not-yours', `Only a steward of ${register.key} or an approver of ${party} records what ${party} has decided.`, {
      hint: 'See who that is: `/wg roster list`.',
    })
  const on = request.on === null ? ok(null) : decidedOn(setting, request.on)
  if (!on.ok) return on
  const { body, resolution, evidence } = request
  if (body === null && resolution === null && evidence === null)
    return refuse('missing', 'Say what was decided where: the body, the number of its resolution, or a link to it.', {
      hint: `For example \`/wg approval record A${approval.number} party:${party} body:"Board of Directors" resolution:2011-12-04 on:12/15/2011\`.`,
      field: 'body',
    })
  if (request.position !== 'approve' && request.position !== 'disapprove')
    return refuse('no-such-decision', 'A body approves or disapproves.', {
      hint: 'Write `position:approve` or `position:disapprove`.',
      field: 'position',
    })
  const said = wordsOf(approval, { ...request, comment: null })
  if (!said.ok) return said
  const decision = { party, body, resolution, on: on.value, evidence }
  const told = { ...recordedPosition(setting, approval, decision), kind: request.position, ...said.value }
  const before = standing.find((one) => one.user === null && one.party === party) ?? null
  if (before && sameAnswer(before, told))
    return refuse('already-said', `That decision of ${party} is recorded already.`, {
      hint: `See \`/wg approval status A${approval.number}\`.`,
    })
  return ok(recorded(setting, approval, told, before))
}

/** A vote that a member gave elsewhere, by mail or in a meeting; recorded by a steward, with where it can be read. */
export function recordVote(setting: Setting, approval: Approval, answerer: Answerer, request: RecordRequest): Result<Decision<Given>> {
  const may = allowed(setting, approval, 'record')
  if (!may.ok) return may
  const steward = bySteward(setting, 'records a vote that was given elsewhere')
  if (!steward.ok) return steward
  const ref = refOf(setting.register, approval.number)
  const { voter, evidence, position } = request
  if (voter === null)
    return refuse('missing', `${ref} is a ballot: say whose vote it is.`, {
      hint: `For example \`/wg approval record A${approval.number} user:@ben position:approve evidence:https://example.org/mail\`.`,
      field: 'user',
    })
  const [party] = answerer.parties
  if (party === undefined)
    return refuse('no-vote', `<@${voter}> has no vote in ${ref}: it is answered by those who were members when it was opened.`, {
      hint: `See who that is: \`/wg approval status A${approval.number}\`.`,
      field: 'user',
    })
  const before = answerer.standing[0] ?? null
  if (before && before.enteredBy === voter)
    return refuse('answered-already', `<@${voter}> has answered ${ref} in person, and only they change that.`, {
      hint: `See \`/wg approval status A${approval.number}\`.`,
    })
  if (evidence === null)
    return refuse('missing', 'Say where the vote can be read: a link, or the mail or minutes it stands in.', { field: 'evidence' })
  const said = wordsOf(approval, { ...request, comment: null })
  if (!said.ok) return said
  const told = { ...positionOf(setting, approval, { ...said.value, kind: position, user: voter, party }), evidence }
  if (before && sameAnswer(before, told)) return refuse('already-said', `That vote of <@${voter}> is recorded already.`)
  const decision = decided(setting, approval, told, before, true)
  const sentence = `recorded that <@${voter}> ${did[position]} A${approval.number}`
  return ok({ ...decision, events: decision.events.map((event) => ({ ...event, kind: 'approval.recorded', sentence })) })
}

export function recordedPosition(
  setting: Pick<Setting, 'source' | 'actor' | 'now'>,
  { version, textHash }: Pick<Approval, 'version' | 'textHash'>,
  decision: Pick<Position, 'party' | 'body' | 'resolution' | 'on' | 'evidence'>,
): Position {
  const none = { comment: null, reason: null, change: null }
  const { actor, source, now } = setting
  return { ...decision, ...none, kind: 'approve', user: null, version, textHash, enteredBy: actor.user, source, at: now }
}

export function recorded(
  setting: Pick<Setting, 'register'>,
  approval: Pick<Approval, 'number' | 'version'>,
  position: Position,
  before: Position | null,
): Decision<Given> {
  return told(
    setting,
    approval.number,
    { position, counts: true },
    {
      kind: 'approval.recorded',
      sentence: `recorded that ${position.party} ${did[position.kind]} A${approval.number}${approval.version ? `, version ${approval.version},` : ''} by ${decisionWords(position)}`,
      before: before ? decisionWords(before) : null,
      after: {
        party: position.party,
        body: position.body,
        resolution: position.resolution,
        on: position.on?.to ?? null,
        evidence: position.evidence,
        position: position.kind,
        version: position.version,
        text: position.textHash.slice(0, SEEN),
      },
      ...(position.reason ? { reason: `${position.reason} — would turn with: ${position.change ?? ''}` } : {}),
    },
  )
}

/** "Board of Directors, resolution 2011-12-04, on 15 Dec 2011" */
export function decisionWords({ body, resolution, on, evidence }: Pick<Position, 'body' | 'resolution' | 'on' | 'evidence'>): string {
  const parts = [
    body,
    resolution ? `resolution ${resolution}` : null,
    on ? `on ${on.precision === 'day' && on.to ? formatDay(on.to) : showPeriod(on)}` : null,
  ].filter((part) => part !== null)
  return parts.join(', ') || evidence || 'a decision taken elsewhere'
}

function decidedOn({ dates, today }: Setting, text: string): Result<Period> {
  const on = parsePeriod(text, dates)
  if (!on.ok) return { ok: false, problem: { ...on.problem, field: 'on' } }
  if (isBackwards(on.value))
    return refuse('backwards', `“${text}” ends before it starts.`, { hint: 'Write the earlier day first.', field: 'on' })
  if (on.value.from !== null && on.value.from > today)
    return refuse('not-yet', `${showPeriod(on.value)} lies ahead.`, { hint: 'Record the decision once it is taken.', field: 'on' })
  return on
}

/** "for version 1.1", "for an earlier text" */
export function earlierWords(position: Position): string {
  return `for ${forText(position.version)}`
}
