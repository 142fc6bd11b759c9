/** Changing the words of a term: at once in a draft, else as a change that the other parties accept. */

import { z } from 'zod'
import type { Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { ChangeKind } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { RegisterCtx } from '../../platform/feature.js'
import { plain } from '../../platform/slack/blocks.js'
import type { Tx } from '../../platform/store.js'
import { followText, madeAtOnce, putForward } from './act.js'
import { editTerm, termItem } from './rules/register.js'
import { findFull, listTerms, saveTerm } from './store/register.js'
import { putForwardWords } from './views/lifecycle.js'

const Payload = z.object({ number: z.number().int(), text: z.string() })

/** Returns what was done, in a sentence. */
export async function changeTerm(tx: Tx, ctx: RegisterCtx, label: string, text: string, reason: string | null): Promise<Result<string>> {
  const { register: at } = ctx
  const terms = await listTerms(tx, at.id)
  const decided = editTerm(at, await findFull(tx, at.id), terms, label, text)
  if (!decided.ok) return decided
  const { next, notices } = decided.value
  if (await madeAtOnce(tx, ctx, at)) {
    await saveTerm(tx, at.id, next)
    await commit(tx, ctx, at.id, decided.value)
    await followText(tx, ctx, at)
    return ok(`Term ${plain(next.label)} of ${at.key} has its new words; the earlier ones stay in the history.`)
  }
  const before = terms.find(({ number }) => number === next.number)
  const put = await putForward(tx, ctx, {
    change: {
      kind: termKind.id,
      ref: referenceOf(at.key, 'term', next.number),
      title: `change the words of term ${next.label}`,
      before: before ? termItem(at, before) : null,
      after: termItem(at, next),
      payload: { number: next.number, text: next.text },
      reason,
    },
    owned: [],
    notices,
  })
  return put.ok ? ok(putForwardWords(put.value)) : put
}

export const termKind: ChangeKind = {
  id: 'term.change',
  apply: async (tx, who, at, change) => {
    const { number, text } = Payload.parse(change.payload)
    const decided = editTerm(at, await findFull(tx, at.id), await listTerms(tx, at.id), `T${number}`, text)
    if (!decided.ok) return decided
    await saveTerm(tx, at.id, decided.value.next)
    const reason = change.reason ? { reason: change.reason } : {}
    await commit(tx, who, at.id, { ...decided.value, events: decided.value.events.map((event) => ({ ...event, ...reason })) })
    return ok(null)
  },
}
