/** How a register ends: at once while nothing is agreed, else by the other parties' acceptance; or by itself on its last day. */
import { formatDay } from '../../kernel/calendar.js'
import type { Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import type { ChangeKind, ProposedChange } from '../../platform/agreed.js'
import type { RegisterAt, RegisterCtx, TimedAct } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { again, closeQuestions, courseOf, keepMoved, putForward } from './act.js'
import { said } from './messages.js'
import { end as endRule, expire, readReason } from './rules/lifecycle.js'
import { allowed, inForceStates, ownRef } from './rules/states.js'
import { listExpired, settleDate } from './store/date.js'
import { endedWords, endingWords } from './views/lifecycle.js'

async function endNow(tx: Tx, who: Acting, at: RegisterAt, reason: string, how: string): Promise<Result<null>> {
  await closeQuestions(tx, who, at, `${at.key} ends`)
  const decided = endRule(await courseOf(tx, who, await again(tx, who, at)), reason, how)
  if (!decided.ok) return decided
  await keepMoved(tx, who, at, decided.value)
  return ok(null)
}

/** Ends a register, or asks the other parties to agree that it ends. Returns what happened, in a sentence. */
export async function endOrAsk(tx: Tx, ctx: RegisterCtx, reason: string): Promise<Result<string>> {
  const { register: at } = ctx
  const { register } = await courseOf(tx, ctx, at)
  const may = allowed(register, 'end')
  if (!may.ok) return may
  const why = readReason(reason, 'Say why it ends.')
  if (!why.ok) return why
  if (!inForceStates.includes(register.state) || !register.settings.proposing) {
    const ended = await endNow(tx, ctx, at, why.value, '')
    return ended.ok ? ok(endedWords(at)) : ended
  }
  const ref = ownRef(at.key)
  const change: ProposedChange = {
    kind: 'register.end',
    ref,
    title: `end ${at.key}`,
    before: {
      ref,
      kind: 'title',
      name: at.key,
      text: `version ${register.version ?? ''} is in force`,
      due: null,
      parties: [],
      about: null,
    },
    after: null,
    payload: { reason: why.value },
    reason: why.value,
  }
  const put = await putForward(tx, ctx, { change, owned: [], notices: said(at, 'register.said', ref) }, 'ask')
  return put.ok ? ok(endingWords(at, put.value.asked)) : put
}

export const endKind: ChangeKind = {
  id: 'register.end',
  apply: (tx, who, at, change) => endNow(tx, who, at, change.reason ?? 'as agreed', ' as its parties agreed'),
}

/** At the end of its last day, in its own zone, a register expires. */
export const expiry: TimedAct = {
  id: 'register.expiry',
  isDue: async (db, workspace, now) => (await listExpired(db, workspace, now, 1)).length > 0,
  run: async (tx, who, limit) => {
    const due = await listExpired(tx, who.workspace, who.now, limit)
    for (const { at, day } of due) {
      await settleDate(tx, at.id, 'expiry')
      const { register } = await courseOf(tx, who, at)
      if (!allowed(register, 'end').ok) continue
      await closeQuestions(tx, who, at, `${at.key} expired`)
      await keepMoved(tx, who, at, expire(await courseOf(tx, who, await again(tx, who, at)), formatDay(day)))
    }
    return due.length
  },
}
