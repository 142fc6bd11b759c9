/** The one course of every answer about the partner's document: find, decide, keep, say. */
import type { Result } from '../../kernel/problem.js'
import { ok } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { RegisterCtx, Reply } from '../../platform/feature.js'
import { say } from '../../platform/slack/blocks.js'
import type { Answer } from './rules.js'
import { answer } from './rules.js'
import { findDocument, saveDocument, startAsking } from './store.js'

const thanks: Readonly<Record<Answer['kind'], string>> = {
  linked: 'The partner’s document is linked. Nobody is asked about it any more.',
  none: 'Recorded: there will be no partner’s document. Nobody is asked about it any more.',
  awaited: 'The partner’s document is awaited: the stewards are asked about it every month.',
}

export async function answerWith(ctx: RegisterCtx, given: Answer): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const decided = answer(ctx.register, await findDocument(tx, ctx.register.id), given)
    if (!decided.ok) return decided
    await saveDocument(tx, ctx.register.id, decided.value.next)
    if (given.kind === 'awaited') await startAsking(tx, ctx.register, ctx.workspace, ctx.now)
    await commit(tx, ctx, ctx.register.id, decided.value)
    return ok({ kind: 'private', message: say(thanks[given.kind]) } satisfies Reply)
  })
}
