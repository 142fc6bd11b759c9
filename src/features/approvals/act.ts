/** The common course of an act on one approval: find, decide, keep, say, and tell the subject how it ended. */
import type { Decision } from '../../kernel/decision.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt, RegisterCtx, Reply } from '../../platform/feature.js'
import { say } from '../../platform/slack/blocks.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting, Subject, SubjectKind } from '../../platform/subject.js'
import { dateContext } from '../registers/index.js'
import type { Approval, Position } from './model.js'
import type { Setting, Verb } from './rules/acts.js'
import { allowed, closed, outcomeSentence, refOf, textChanged } from './rules/acts.js'
import type { AnswerRequest, RecordRequest } from './rules/answers.js'
import { give, record, recordVote } from './rules/answers.js'
import { standingOf } from './rules/standing.js'
import { addPosition, answererOf, findApproval, ledgerOf, listApprovals, save } from './store.js'

export function settingOf(ctx: RegisterCtx): Setting {
  const { register, actor, source, now, today, steward, seats } = ctx
  return { register, actor: { user: actor.user, steward, seats }, source, now, today, dates: dateContext(register, today) }
}

export async function approvalMeant(db: Db, register: RegisterAt, number: number): Promise<Result<Approval>> {
  const found = await findApproval(db, register.id, number)
  return found
    ? ok(found)
    : refuse('no-such-approval', `${register.key} has no approval A${number}.`, { hint: 'See `/wg approval status`.', field: 'ref' })
}

/** The slice that knows what is asked about; undefined for a motion. */
export function subjectOf(who: Pick<Acting, 'registry'>, approval: Pick<Approval, 'subjectKind'>): Subject | undefined {
  return approval.subjectKind === 'motion' ? undefined : who.registry.subject(approval.subjectKind as SubjectKind)
}

/** Keeps what was decided about an approval; where that ended it, its subject learns how, in the same transaction. */
export async function keep(tx: Tx, who: Acting, register: RegisterAt, before: Approval, decision: Decision<Approval>): Promise<void> {
  const approval = decision.next
  await save(tx, register, approval)
  await commit(tx, who, register.id, decision)
  if (before.state !== 'open' || approval.state === 'open') return
  await subjectOf(who, approval)?.onOutcome?.(tx, who, register, approval.subjectNumber, {
    approval: refOf(register, approval.number),
    kind: approval.state,
    version: approval.version,
    textHash: approval.textHash,
    sentence: outcomeSentence(approval),
  })
}

/** A steward's act on one approval, from finding it to answering. */
export async function actOn(
  ctx: RegisterCtx,
  number: number,
  decide: (setting: Setting, approval: Approval, tx: Tx) => Promise<Result<Decision<Approval>>> | Result<Decision<Approval>>,
  answer: (register: RegisterAt, approval: Approval) => string,
): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const approval = await approvalMeant(tx, ctx.register, number)
    if (!approval.ok) return approval
    const decided = await decide(settingOf(ctx), approval.value, tx)
    if (!decided.ok) return decided
    await keep(tx, ctx, ctx.register, approval.value, decided.value)
    return ok({ kind: 'private', message: say(answer(ctx.register, decided.value.next)) } satisfies Reply)
  })
}

/** What became of an answer. */
export type Answered =
  | { readonly kind: 'counted'; readonly position: Position; readonly approval: Approval }
  /** Kept as the comment of somebody without a vote. */
  | { readonly kind: 'kept'; readonly approval: Approval }
  /** It came after the last day: the approval is closed now. */
  | { readonly kind: 'late'; readonly approval: Approval }
  /** What is asked about had changed: it is asked anew. */
  | { readonly kind: 'changed'; readonly approval: Approval }

/** Takes an answer: by command, button, form, mention, or through the desk, it is all the same course. */
export async function answer(tx: Tx, who: Acting, setting: Setting, approval: Approval, request: AnswerRequest): Promise<Result<Answered>> {
  const { register } = setting
  const overtaken = await overtakenBy(tx, who, setting, approval)
  if (overtaken) return ok(overtaken)
  const decided = give(setting, approval, await answererOf(tx, approval, setting.actor.user), request)
  if (!decided.ok) return decided
  const { position, counts } = decided.value.next
  await addPosition(tx, who.workspace, approval.id, position)
  await commit(tx, who, register.id, decided.value)
  if (!counts) return ok({ kind: 'kept', approval })
  return ok({ kind: 'counted', position, approval: await closedIfDecided(tx, who, setting, approval) })
}

/** The last day or another text may have overtaken an answer before the clock or the text's slice said so. */
async function overtakenBy(tx: Tx, who: Acting, setting: Setting, approval: Approval): Promise<Answered | null> {
  const { register, now } = setting
  if (approval.state !== 'open') return null
  if (approval.closesAt !== null && approval.closesAt <= now) return { kind: 'late', approval: await end(tx, who, register, approval) }
  const present = await subjectOf(who, approval)?.find(tx, register, approval.subjectNumber)
  if (!present || present.textHash === approval.textHash) return null
  return { kind: 'changed', approval: await askAgain(tx, who, register, approval, present) }
}

/** Closes at the end of the last day, whoever notices it first. */
export async function end(tx: Tx, who: Acting, register: RegisterAt, approval: Approval): Promise<Approval> {
  const clock: Acting = { ...who, actor: { user: 'Registrar', standing: 'operator' }, source: 'clock' }
  const setting = { register, now: who.now, actor: { user: clock.actor.user, steward: false, seats: [] } }
  const decision = closed(setting, approval, standingOf(await ledgerOf(tx, approval)), null)
  await keep(tx, clock, register, approval, decision)
  return decision.next
}

export async function askAgain(
  tx: Tx,
  who: Acting,
  register: RegisterAt,
  approval: Approval,
  text: { readonly title: string; readonly version: string | null; readonly textHash: string },
): Promise<Approval> {
  const { title, version, textHash } = text
  const answered = standingOf(await ledgerOf(tx, approval)).answers.length
  const decision = textChanged({ register, now: who.now }, approval, { title, version, textHash }, answered)
  await keep(tx, who, register, approval, decision)
  return decision.next
}

/** Where every party is asked it closes as soon as the last has approved; a ballot runs to its last day. */
export async function closedIfDecided(
  tx: Tx,
  who: Acting,
  setting: Pick<Setting, 'register' | 'actor' | 'now'>,
  approval: Approval,
): Promise<Approval> {
  if (approval.rule !== 'parties') return approval
  const standing = standingOf(await ledgerOf(tx, approval))
  if (!standing.judged.met) return approval
  const decision = closed(setting, approval, standing, null)
  await keep(tx, who, setting.register, approval, decision)
  return decision.next
}

/** A decision taken elsewhere, reported by somebody. */
export async function recordDecision(
  tx: Tx,
  who: Acting,
  setting: Setting,
  approval: Approval,
  request: RecordRequest,
): Promise<Result<Answered>> {
  const overtaken = await overtakenBy(tx, who, setting, approval)
  if (overtaken) return ok(overtaken)
  const decided =
    approval.rule === 'parties'
      ? record(setting, approval, standingOf(await ledgerOf(tx, approval)).answers, request)
      : recordVote(setting, approval, await answererOf(tx, approval, request.voter ?? ''), request)
  if (!decided.ok) return decided
  await addPosition(tx, who.workspace, approval.id, decided.value.next.position)
  await commit(tx, who, setting.register.id, decided.value)
  return ok({ kind: 'counted', position: decided.value.next.position, approval: await closedIfDecided(tx, who, setting, approval) })
}

/** The approval a form is opened for, or those it offers; refused where the verb fits none, so that no form opens in vain. */
export async function choiceFor(
  db: Db,
  ctx: RegisterCtx,
  verb: Verb,
  ref: string | undefined,
): Promise<Result<{ readonly chosen: Approval | null; readonly fit: readonly Approval[] }>> {
  if (ref !== undefined) {
    const approval = await approvalMeant(db, ctx.register, Number(ref))
    if (!approval.ok) return approval
    const may = allowed(ctx, approval.value, verb)
    return may.ok ? ok({ chosen: approval.value, fit: [] }) : may
  }
  const fit = (await listApprovals(db, ctx.register.id)).filter((one) => allowed(ctx, one, verb).ok)
  if (fit.length > 0) return ok({ chosen: null, fit })
  return refuse('none-fit', `${ctx.register.key} has no approval for that.`, { hint: 'See `/wg approval status`.' })
}
