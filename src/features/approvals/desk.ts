/** The desk: where other slices put questions to the parties and hear how they ended. */
import { dayIn } from '../../kernel/calendar.js'
import { dueDay } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting, ApprovalDesk, DeskStanding, Question } from '../../platform/subject.js'
import { dateContext } from '../registers/index.js'
import type { Answered } from './act.js'
import { answer, askAgain, closedIfDecided, keep } from './act.js'
import type { Approval } from './model.js'
import type { Setting } from './rules/acts.js'
import { endWords, refOf, withdrawn } from './rules/acts.js'
import { noVoteWords, recorded, recordedPosition } from './rules/answers.js'
import { open, readParties, votersOf } from './rules/request.js'
import { electorateOf, standingOf } from './rules/standing.js'
import { addPosition, findNewest, insert, ledgerOf, listSeated, listSeats, nextNumber } from './store.js'

/** People named in one sentence. */
const NAMED = 10

async function settingFor(db: Db, who: Acting, register: RegisterAt): Promise<Setting> {
  const seats = await listSeats(db, register.id, who.actor.user)
  const today = dayIn(who.now, register.zone)
  const actor = { user: who.actor.user, steward: seats.some(({ role }) => role === 'steward'), seats }
  return { register, actor, source: who.source, now: who.now, today, dates: dateContext(register, today) }
}

async function findOpen(db: Db, register: RegisterAt, subject: Question['subject']): Promise<Approval | null> {
  const newest = await findNewest(db, register.id, subject)
  return newest?.state === 'open' ? newest : null
}

async function openQuestion(tx: Tx, who: Acting, register: RegisterAt, question: Question): Promise<Result<number>> {
  const { subject } = question
  const now = await who.registry.subject(subject.kind)?.find(tx, register, subject.number)
  if (!now)
    return refuse('no-such-subject', `${register.key} has nothing there that could be approved.`, { hint: 'See `/wg register show`.' })
  const there = await findOpen(tx, register, subject)
  if (there)
    return refuse('already-asked', `${refOf(register, there.number)} asks about that already.`, {
      hint: `See \`/wg approval status A${there.number}\`.`,
    })
  const parties = readParties(register, question.parties.join(','))
  if (!parties.ok) return parties
  const setting = await settingFor(tx, who, register)
  const number = await nextNumber(tx, register.id)
  const day = question.due ? dueDay(question.due) : null
  const asked = {
    subjectKind: subject.kind,
    subjectNumber: subject.number,
    subjectRef: now.ref,
    title: now.title,
    version: now.version,
    textHash: now.textHash,
  }
  const terms = {
    rule: 'parties',
    within: 'one',
    parties: parties.value,
    due: day !== null && day >= setting.today ? question.due : null,
    quorum: null,
  } as const
  const decision = open(setting, number, asked, terms, votersOf('parties', parties.value, await listSeated(tx, register.id)))
  const approval = await insert(tx, { workspace: who.workspace, register }, number, decision.next.approval, decision.next.voters)
  await commit(tx, who, register.id, decision)
  for (const one of question.recorded.filter(({ party }) => parties.value.includes(party))) {
    const position = recordedPosition(setting, approval, one)
    await addPosition(tx, who.workspace, approval.id, position)
    await commit(tx, who, register.id, recorded(setting, approval, position, null))
  }
  await closedIfDecided(tx, who, setting, approval)
  return ok(number)
}

async function standing(db: Db, register: RegisterAt, subject: Question['subject']): Promise<DeskStanding | null> {
  const approval = await findNewest(db, register.id, subject)
  if (!approval) return null
  const ref = refOf(register, approval.number)
  if (approval.outcome)
    return { approval: ref, state: approval.state, approved: approval.outcome.approved, missing: approval.outcome.missing }
  const { parties, waiting } = standingOf(await ledgerOf(db, approval))
  if (approval.rule !== 'parties')
    return { approval: ref, state: approval.state, approved: [], missing: [...new Set(waiting.map(({ party }) => party))] }
  const of = (approved: boolean): string[] => parties.filter(({ state }) => (state === 'approved') === approved).map(({ party }) => party)
  return { approval: ref, state: approval.state, approved: of(true), missing: of(false) }
}

/** Why an answer did not count, and who is asked. */
async function notCounted(db: Db, who: Acting, register: RegisterAt, approval: Approval, kind: Answered['kind']): Promise<Result<null>> {
  const ref = refOf(register, approval.number)
  const hint = `See \`/wg approval status A${approval.number}\`.`
  if (kind === 'late') return refuse('late', `The last day of ${ref} is over, so that was not counted.`, { hint })
  if (kind === 'changed')
    return refuse('stale-text', `What ${ref} asks about has changed, so that was not counted: read it and answer again.`, { hint })
  const { actor } = await settingFor(db, who, register)
  const asked = [...new Set(electorateOf(await ledgerOf(db, approval)).map(({ user }) => user))].slice(0, NAMED)
  return refuse('not-counted', noVoteWords(register, approval, actor.seats), {
    hint: asked.length > 0 ? `Asked: ${asked.map((user) => `<@${user}>`).join(', ')}.` : hint,
  })
}

export const desk: ApprovalDesk = {
  open: openQuestion,
  give: async (tx, who, register, subject, given) => {
    const newest = await findNewest(tx, register.id, subject)
    if (!newest) return refuse('nothing-asked', 'Nobody has asked for an approval of that.', { hint: 'See `/wg approval status`.' })
    if (newest.state !== 'open')
      return refuse('closed', `${refOf(register, newest.number)} ${endWords(register, newest)} and is closed.`, {
        hint: `See how it ended: \`/wg approval status A${newest.number}\`.`,
      })
    const { party, reason, change } = given
    const comment = given.kind === 'approve' ? reason : null
    const request = { position: given.kind, party, comment, reason: given.kind === 'approve' ? null : reason, change, seen: null }
    const answered = await answer(tx, who, await settingFor(tx, who, register), newest, request)
    if (!answered.ok) return answered
    return answered.value.kind === 'counted' ? ok(null) : notCounted(tx, who, register, newest, answered.value.kind)
  },
  withdraw: async (tx, who, register, subject, reason) => {
    const approval = await findOpen(tx, register, subject)
    if (!approval) return
    await keep(tx, who, register, approval, withdrawn(await settingFor(tx, who, register), approval, reason))
  },
  textChanged: async (tx, who, register, subject) => {
    const approval = await findOpen(tx, register, subject)
    const now = approval && (await who.registry.subject(subject.kind)?.find(tx, register, subject.number))
    if (approval && now && now.textHash !== approval.textHash) await askAgain(tx, who, register, approval, now)
  },
  standing,
}
