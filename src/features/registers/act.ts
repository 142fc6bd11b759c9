/** The common course of acts on a register's versions and on what was agreed: find, decide, keep, ask, say. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import type { AgreedItem, ProposedChange } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { Assembly, RegisterAt, RegisterCtx } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting, ApprovalDesk, Question } from '../../platform/subject.js'
import { hashOfText } from '../../platform/text.js'
import type { Change, Register, Version } from './model.js'
import { ownItems, project, textOf } from './rules/agreed.js'
import type { Proposal, WaitingByRef } from './rules/changes.js'
import { askedFor, propose, sideOf, wayOf, whatOf } from './rules/changes.js'
import type { Course, Moved } from './rules/lifecycle.js'
import { askable, openVersion, reviewDue, revise, versionInForce } from './rules/lifecycle.js'
import { approvalsOf } from './rules/standing.js'
import { inForceStates } from './rules/states.js'
import { approvingParties, findFull, listSections, listTerms, proposingOf, registerById, save } from './store/register.js'
import { closeChange, findOpenVersion, insertChange, keepVersion, listOpenChanges, listVersions, nextChange } from './store/version.js'
import type { Stands } from './views/lifecycle.js'

export const ITSELF: Question['subject'] = { kind: 'register', number: null }

export function aboutChange(number: number): Question['subject'] {
  return { kind: 'change', number }
}

/** @throws Error where no slice takes approvals: the list of features is wrong, so nothing may go on */
export function deskOf(registry: Assembly): ApprovalDesk {
  if (!registry.desk) throw new Error('no feature takes approvals')
  return registry.desk
}

export async function courseOf(db: Db, who: Acting, at: RegisterAt): Promise<Course> {
  const register = await findFull(db, at.id)
  return { at, register, versions: await listVersions(db, at.id), user: who.actor.user, now: who.now }
}

/** What the registers slice itself keeps of the text. */
export async function itemsOwn(db: Db, at: RegisterAt): Promise<AgreedItem[]> {
  return ownItems(await findFull(db, at.id), await listSections(db, at.id), await listTerms(db, at.id))
}

/** What the register consists of as its rows are now, each slice telling its part. */
export async function itemsNow(db: Db, at: RegisterAt, registry: Pick<Assembly, 'agreed'>): Promise<AgreedItem[]> {
  const items: AgreedItem[] = []
  for (const part of registry.agreed) items.push(...(await part.list(db, at)))
  return items
}

/** The same with what is collected for the next version. */
export async function itemsNext(db: Db, at: RegisterAt, registry: Pick<Assembly, 'agreed'>): Promise<AgreedItem[]> {
  const collected = (await listOpenChanges(db, at.id)).filter(({ state }) => state === 'collected')
  return project(await itemsNow(db, at, registry), collected)
}

/** Writes down what was decided about the register and its versions; returns the register as it is then. */
export async function keepMoved(tx: Tx, who: Acting, at: RegisterAt, decision: Decision<Moved>): Promise<RegisterAt> {
  const { register, versions } = decision.next
  const saved = await save(tx, register)
  for (const version of versions) await keepVersion(tx, { workspace: who.workspace, registerId: at.id }, version)
  await commit(tx, who, at.id, decision)
  return saved
}

/** Begins the next version; returns its label. */
export async function beginNext(tx: Tx, who: Acting, at: RegisterAt, label: string | undefined): Promise<Result<string>> {
  const decided = revise(await courseOf(tx, who, at), label)
  if (!decided.ok) return decided
  await keepMoved(tx, who, at, decided.value)
  return ok(decided.value.next.versions[0]?.label ?? '')
}

/** A review has fallen due, or none is any more: said once, when that changes something. */
export async function markReview(tx: Tx, who: Acting, at: RegisterAt, due: boolean, review: string): Promise<void> {
  const decided = reviewDue(await courseOf(tx, who, at), due, review)
  if (decided) await keepMoved(tx, who, at, decided)
}

/** What the document says was decided elsewhere about the very version that is asked about. */
export function recordedFor(register: Register, label: string): Question['recorded'] {
  return approvalsOf({ ...register, version: label }).approved.map(({ party, body, resolution, on }) => ({
    party,
    body,
    resolution,
    on,
    evidence: null,
  }))
}

/** A version's text as it is asked about. */
export function written(version: Pick<Version, 'label' | 'items'>): { readonly text: string; readonly textHash: string } {
  const text = textOf(version.label, version.items)
  return { text, textHash: hashOfText(text) }
}

/** While the parties are asked, a changed text is another text: what they said stands for the earlier one, and they are asked again. */
export async function followText(tx: Tx, who: Acting, at: RegisterAt): Promise<void> {
  const version = await findOpenVersion(tx, at.id)
  if (version?.state !== 'approving') return
  const items = await itemsNext(tx, at, who.registry)
  const register = await findFull(tx, at.id)
  const label = register.state === 'approving' ? (register.version ?? version.label) : version.label
  const next = { ...version, label, items }
  const { textHash } = written(next)
  if (textHash === version.textHash) return
  await keepVersion(tx, { workspace: who.workspace, registerId: at.id }, { ...next, textHash })
  await deskOf(who.registry).textChanged(tx, who, at, ITSELF)
}

/** What a slice knows of a change that somebody wants. */
export interface WantedChange {
  readonly change: ProposedChange
  /** Parties on whose side the proposer owns the thing. */
  readonly owned: readonly string[]
  readonly notices: Proposal['notices']
}

/** What was said instead of making the change: that it is proposed, or collected for the next version. */
export interface PutForward {
  readonly sentence: string
  readonly version: string | null
  readonly asked: readonly string[]
  /** Where they are asked. */
  readonly where: 'thread' | 'message'
  /** Another proposal of the same party is open: several can be asked about together. */
  readonly another: boolean
}

/** Whether a change to what was agreed is made at once; otherwise it is for `putForward`. */
export async function madeAtOnce(db: Db, at: RegisterAt): Promise<boolean> {
  const register = await proposingOf(db, at.id)
  return wayOf(register, inForceStates.includes(register.state) ? await findOpenVersion(db, at.id) : null) === 'now'
}

/** Puts a change to the other parties, or down for the version that is being made. Only where it is not made at once. */
export async function putForward(tx: Tx, ctx: RegisterCtx, wanted: WantedChange, always?: 'ask'): Promise<Result<PutForward>> {
  const { register: at } = ctx
  const course = await courseOf(tx, ctx, at)
  const way = always ?? (wayOf(course.register, openVersion(course.versions)) === 'collect' ? 'collect' : 'ask')
  const side = sideOf(ctx.seats, wanted.owned)
  if (way === 'ask') {
    const can = askable(at, askedFor(at, side), await approvingParties(tx, at.id))
    if (!can.ok) return can
  }
  const proposal: Proposal = { change: wanted.change, side, way, notices: wanted.notices }
  const open = await listOpenChanges(tx, at.id)
  const decided = propose(course, open, await nextChange(tx, at.id), proposal)
  if (!decided.ok) return decided
  const { change, replaced } = decided.value.next
  if (replaced) await closeChange(tx, at.id, replaced.number, 'withdrawn', ctx.now)
  await ctx.registry.change(change.kind)?.begin?.(tx, ctx, at, change)
  await insertChange(tx, { workspace: ctx.workspace, registerId: at.id }, change)
  await commit(tx, ctx, at.id, decided.value)
  const asked = askedFor(at, side)
  if (way === 'collect') await followText(tx, ctx, at)
  else {
    const parties = side === '' ? [] : asked
    const opened = await deskOf(ctx.registry).open(tx, ctx, at, { subject: aboutChange(change.number), parties, recorded: [], due: null })
    if (!opened.ok) return opened
  }
  const version = way === 'collect' ? (openVersion(course.versions)?.label ?? null) : null
  const another = version === null && open.some((one) => one.state === 'proposed' && one.party === side)
  return ok({ sentence: change.title, version, asked, where: at.homeChannel === null ? 'message' : 'thread', another })
}

/** What is collected about one thing for the next version, on which a further change of it builds. */
export async function collectedFor(db: Db, at: RegisterAt, ref: string): Promise<ProposedChange | null> {
  return (await listOpenChanges(db, at.id)).find((change) => change.state === 'collected' && change.ref === ref) ?? null
}

/** Makes a change at once where nothing stands against that, else puts it forward. Returns what was put forward; null where it is made. */
export async function changeAgreed(
  tx: Tx,
  ctx: RegisterCtx,
  change: ProposedChange,
  notices: Proposal['notices'],
): Promise<Result<PutForward | null>> {
  const { register: at, registry } = ctx
  if (!(await madeAtOnce(tx, at))) return putForward(tx, ctx, { change, owned: [], notices })
  const kind = registry.change(change.kind)
  if (!kind) throw new Error(`no feature makes changes of the kind ${change.kind}`)
  const made = await kind.apply(tx, ctx, at, change)
  if (!made.ok) return made
  await followText(tx, ctx, at)
  return ok(null)
}

/** Takes back what is open about one thing, as when it was closed meanwhile. */
export async function withdrawChanges(tx: Tx, who: Acting, at: RegisterAt, ref: string, reason: string): Promise<void> {
  for (const change of await listOpenChanges(tx, at.id)) if (change.ref === ref) await takeBack(tx, who, at, change, reason)
}

/** Takes back one change: what was asked is closed with it, what was collected is dropped. */
export async function takeBack(tx: Tx, who: Acting, at: RegisterAt, change: Change, reason: string): Promise<void> {
  if (change.state === 'proposed') await deskOf(who.registry).withdraw(tx, who, at, aboutChange(change.number), reason)
  else {
    await closeChange(tx, at.id, change.number, 'withdrawn', who.now)
    await who.registry.change(change.kind)?.drop?.(tx, who, at, change)
  }
}

/** Takes back everything that is open about a register whose life is over. */
export async function closeQuestions(tx: Tx, who: Acting, at: RegisterAt, reason: string): Promise<void> {
  for (const change of await listOpenChanges(tx, at.id)) await takeBack(tx, who, at, change, reason)
  if (openVersion(await listVersions(tx, at.id))?.state === 'approving') await deskOf(who.registry).withdraw(tx, who, at, ITSELF, reason)
}

/** What waits for the parties' answer, by what it would change. */
export async function waitingByRef(db: Db, at: RegisterAt, registry: Assembly): Promise<WaitingByRef> {
  const changes = await listOpenChanges(db, at.id)
  if (changes.length === 0) return new Map()
  const versions = await listVersions(db, at.id)
  const waiting = await Promise.all(
    changes.map(async (change) => {
      const standing = change.state === 'proposed' ? await registry.desk?.standing(db, at, aboutChange(change.number)) : null
      const version = versions.find(({ number }) => number === change.version)?.label ?? null
      return [change.ref, { what: whatOf(change), missing: standing?.missing ?? [], version }] as const
    }),
  )
  return new Map(waiting)
}

/** Where a register stands with its parties; the standing is that of what is asked about a version now. */
export async function standsOf(db: Db, at: RegisterAt, registry: Assembly): Promise<Stands> {
  const versions = await listVersions(db, at.id)
  const open = openVersion(versions)
  const standing = open?.state === 'approving' ? ((await registry.desk?.standing(db, at, ITSELF)) ?? null) : null
  return { inForce: versionInForce(versions), open, standing }
}

/** The register after something else in the transaction may have changed it. */
export async function again(db: Db, who: Acting, at: RegisterAt): Promise<RegisterAt> {
  return (await registerById(db, who.workspace, at.id)) ?? at
}
