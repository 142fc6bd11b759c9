/** Decisions on the life of a register: put to its parties, in force, revised, due for review, ended, expired. */
import type { Decision } from '../../../kernel/decision.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { Instant } from '../../../kernel/time.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { Register, Version } from '../model.js'
import { differences } from './agreed.js'
import { allowed, inForceStates, told } from './states.js'

/** Where a decision is made. */
export interface Course {
  readonly at: RegisterAt
  readonly register: Register
  readonly versions: readonly Version[]
  readonly user: string
  readonly now: Instant
}

/** The register and the versions that a decision changes. */
export interface Moved {
  readonly register: Register
  readonly versions: readonly Version[]
}

export const openStates: readonly Version['state'][] = ['drafting', 'approving', 'approved']

/** The version that is being made or asked about; null where none is. */
export function openVersion(versions: readonly Version[]): Version | null {
  return versions.find(({ state }) => openStates.includes(state)) ?? null
}

export function versionInForce(versions: readonly Version[]): Version | null {
  return versions.find(({ state }) => state === 'active') ?? null
}

const LABEL = 40

function readLabel(course: Course, written: string | undefined, proposed: string | null, own: Version | null): Result<string> {
  const label = written?.trim() || proposed
  const { key } = course.at
  if (!label)
    return refuse('needs-version', `${key} has no version yet, so nobody could say which text was approved.`, {
      hint: `Give it one: \`/wg register submit ${key} version:1.0\`.`,
      field: 'version',
    })
  if (label.length > LABEL) return refuse('too-long', `A version has at most ${LABEL} characters.`, { field: 'version' })
  const taken = course.versions.some((version) => version !== own && version.state !== 'dropped' && version.label === label)
  return taken
    ? refuse('version-taken', `${key} has a version ${label} already.`, {
        hint: 'Give the next one another number: `version:1.1`.',
        field: 'version',
      })
    : ok(label)
}

function opened(course: Course, own: Version | null, label: string, state: Version['state']): Version {
  return {
    number: own?.number ?? Math.max(0, ...course.versions.map(({ number }) => number)) + 1,
    label,
    state,
    items: own?.items ?? [],
    textHash: own?.textHash ?? '',
    foldedHash: own?.foldedHash ?? null,
    approval: null,
    openedBy: own?.openedBy ?? course.user,
    openedAt: own?.openedAt ?? course.now,
    activeAt: null,
    closedAt: null,
  }
}

export interface SubmitRequest {
  readonly version: string | undefined
  /** What the version consists of. */
  readonly items: readonly AgreedItem[]
  /** What is in force now, where something is. */
  readonly present: readonly AgreedItem[]
  /** Parties whose approval is not recorded yet. */
  readonly missing: readonly string[]
  /** Parties that have an approver, who can be asked by direct message where there is no channel. */
  readonly reached: readonly string[]
}

/** Whether the parties can be asked: in the channel, or each approver by direct message. */
export function askable(at: RegisterAt, parties: readonly string[], reached: readonly string[]): Result<null> {
  const nobody = parties.filter((party) => !reached.includes(party))
  if (at.homeChannel !== null || nobody.length === 0) return ok(null)
  return refuse('nobody-to-ask', `${at.key} has neither a channel nor an approver for ${nobody.join(' and ')}, so nobody could be asked.`, {
    hint: `Bind it with \`/wg register bind ${at.key}\` in its channel, or name one: \`/wg roster add @name role:approver party:${nobody[0]} key:${at.key}\`.`,
  })
}

/** Puts a draft, or the next version of a register in force, to every party. The text's hash is added by the caller. */
export function submit(course: Course, request: SubmitRequest): Result<Decision<Moved>> {
  const { at, register, versions } = course
  const may = allowed(register, 'submit')
  if (!may.ok) return may
  const own = openVersion(versions)
  if (own && own.state !== 'drafting')
    return refuse('waits-already', `Version ${own.label} of ${at.key} waits for its parties’ approval already.`, {
      hint: `See who has not answered yet: \`/wg register show ${at.key}\`.`,
    })
  const revising = inForceStates.includes(register.state)
  if (revising && !own)
    return refuse(
      'no-next-version',
      `Version ${register.version ?? ''} of ${at.key} is in force, and no next one is begun.`.replace('  ', ' '),
      {
        hint: `Begin it: \`/wg register revise ${at.key}\`.`,
      },
    )
  if (revising && own && differences(request.present, request.items).length === 0)
    return refuse('nothing-new', `Version ${own.label} says the same as version ${register.version ?? ''} so far.`.replace('  ', ' '), {
      hint: 'Move, add or drop a milestone or change a term first.',
    })
  const way = askable(at, request.missing, request.reached)
  if (!way.ok) return way
  const label = readLabel(course, request.version, own?.label ?? (revising ? null : register.version), own)
  if (!label.ok) return label
  const version: Version = { ...opened(course, own, label.value, 'approving'), items: [...request.items] }
  const next: Register = revising ? register : { ...register, version: label.value, state: 'approving' }
  return ok(
    told(
      at,
      { register: next, versions: [version] },
      {
        kind: 'register.submitted',
        sentence: `put version ${label.value} of ${at.key} to its parties for approval`,
        before: register.state,
        after: { version: label.value, missing: [...request.missing] },
      },
    ),
  )
}

/** Every party has approved: the version comes into force, the one before is superseded. */
export function activate(course: Course, version: Version, how: string): Decision<Moved> {
  const { at, register, now } = course
  const next: Register = { ...register, version: version.label, state: register.state === 'review-due' ? 'review-due' : 'active' }
  const before = versionInForce(course.versions)
  const instead = before ? `, in place of version ${before.label}` : ''
  return told(
    at,
    {
      register: next,
      versions: [
        { ...version, state: 'active', activeAt: now },
        ...(before ? [{ ...before, state: 'superseded' as const, closedAt: now }] : []),
      ],
    },
    {
      kind: 'register.active',
      sentence: `brought version ${version.label} of ${at.key} into force${instead}: ${how}`,
      before: before?.label ?? null,
      after: version.label,
    },
  )
}

/** Approved by all, but the register wants every contact's acknowledgement first. */
export function awaitAcknowledgement(course: Course, version: Version, waiting: readonly string[], how: string): Decision<Moved> {
  return told(
    course.at,
    { register: course.register, versions: [{ ...version, state: 'approved' }] },
    {
      kind: 'register.approved',
      sentence: `had version ${version.label} of ${course.at.key} approved: ${how}; it waits for the acknowledgement of ${waiting.join(', ')}`,
      before: 'approving',
      after: 'approved',
    },
  )
}

/** Not approved, or taken back: it can be worked on again. */
export function sendBack(course: Course, version: Version, why: string): Decision<Moved> {
  const { at, register } = course
  const next: Register = register.state === 'approving' ? { ...register, state: 'draft' } : register
  return told(
    at,
    { register: next, versions: [{ ...version, state: 'drafting', approval: null }] },
    {
      kind: 'register.sent-back',
      sentence: `made version ${version.label} of ${at.key} a draft again: ${why}`,
      before: 'approving',
      after: 'drafting',
    },
  )
}

/** `1.0` → `1.1`; null where the label ends in no number. */
export function nextLabel(label: string | null): string | null {
  const match = /^(.*?)(\d+)$/.exec(label ?? '')
  return match ? `${match[1]}${Number(match[2]) + 1}` : null
}

/** Begins the next version; the one in force stays in force until it is approved. */
export function revise(course: Course, written: string | undefined): Result<Decision<Moved>> {
  const { at, register, versions } = course
  const may = allowed(register, 'revise')
  if (!may.ok) return may
  const own = openVersion(versions)
  if (own && (own.state !== 'drafting' || written === undefined || written.trim() === own.label))
    return refuse('begun-already', `Version ${own.label} of ${at.key} is begun already.`, {
      hint: `See what it changes: \`/wg register diff ${at.key}\`; then \`/wg register submit ${at.key}\`.`,
    })
  const label = readLabel(course, written, nextLabel(register.version), own)
  if (!label.ok) return label
  return ok(
    told(
      at,
      { register, versions: [opened(course, own, label.value, 'drafting')] },
      {
        kind: 'register.revised',
        sentence: own ? `renamed version ${own.label} of ${at.key} to ${label.value}` : `began version ${label.value} of ${at.key}`,
        before: own?.label ?? register.version,
        after: label.value,
      },
    ),
  )
}

/** Gives up a version that was begun; what was collected for it is dropped by the caller. */
export function giveUp(course: Course): Result<Decision<Moved>> {
  const { at, register, versions, now } = course
  const own = openVersion(versions)
  if (!own || !inForceStates.includes(register.state))
    return refuse('no-next-version', `No next version of ${at.key} is begun.`, { hint: `Begin one: \`/wg register revise ${at.key}\`.` })
  if (own.state !== 'drafting')
    return refuse('waits-already', `Version ${own.label} of ${at.key} is with its parties.`, {
      hint: `Take the question back first: \`/wg approval withdraw ${own.approval ?? 'A1'} reason:"…"\`.`,
    })
  return ok(
    told(
      at,
      { register, versions: [{ ...own, state: 'dropped', closedAt: now }] },
      { kind: 'register.given-up', sentence: `gave up version ${own.label} of ${at.key}`, before: own.label, after: null },
    ),
  )
}

const LONGEST = 3000

/** @param how what made it end, for the history: who agreed */
export function end(course: Course, reason: string, how: string): Result<Decision<Moved>> {
  const { at, register } = course
  const may = allowed(register, 'end')
  if (!may.ok) return may
  const why = readReason(reason, 'Say why it ends.')
  if (!why.ok) return why
  return ok(
    told(
      at,
      { register: { ...register, state: 'ended' }, versions: closedVersions(course) },
      { kind: 'register.ended', sentence: `ended ${at.key}${how}`, before: register.state, after: 'ended', reason: why.value },
    ),
  )
}

export function readReason(text: string, ask: string): Result<string> {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('missing', ask, { field: 'reason' })
  return trimmed.length > LONGEST ? refuse('too-long', `A reason has at most ${LONGEST} characters.`, { field: 'reason' }) : ok(trimmed)
}

/** Its last day has passed. */
export function expire(course: Course, day: string): Decision<Moved> {
  const { at, register } = course
  return told(
    at,
    { register: { ...register, state: 'expired' }, versions: closedVersions(course) },
    { kind: 'register.expired', sentence: `closed ${at.key}: it expired with ${day}`, before: register.state, after: 'expired' },
  )
}

function closedVersions({ versions, now }: Course): Version[] {
  const own = openVersion(versions)
  return own ? [{ ...own, state: 'dropped', closedAt: now }] : []
}

/** A review has fallen due, or the one that had is held or moved. Null where that changes nothing. */
export function reviewDue({ at, register }: Course, due: boolean, review: string): Decision<Moved> | null {
  const from = due ? 'active' : 'review-due'
  if (register.state !== from) return null
  const state = due ? 'review-due' : 'active'
  return told(
    at,
    { register: { ...register, state }, versions: [] },
    {
      kind: 'register.review-due',
      sentence: due ? `marked ${at.key} for review: ${review} is due` : `marked ${at.key} as reviewed with ${review}`,
      before: from,
      after: state,
    },
  )
}
