/** Switches somebody's mornings on or off, from the command and from App Home alike. */
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { commit } from '../../platform/commit.js'
import type { Ctx, Reply } from '../../platform/feature.js'
import { say } from '../../platform/slack/blocks.js'
import { mineRef } from './rules.js'
import { findWish, start, stop, zoneOf } from './store.js'
import { switchedWords } from './views.js'

export async function switchMornings(ctx: Ctx, on: boolean): Promise<Result<Reply>> {
  const { workspace, now } = ctx
  const { user, standing } = ctx.actor
  if (standing === 'operator') return refuse('no-person', 'Mornings are for people in Slack.')
  if (on && standing === 'external')
    return refuse(
      'outside',
      'People of other workspaces get no direct messages from Registrar, so their work cannot come in the morning.',
      {
        hint: 'Mention it in a channel you share: `@Registrar mine`.',
      },
    )
  return ctx.change(async (tx) => {
    const wish = await findWish(tx, workspace, user)
    if ((wish !== null) === on)
      return refuse('already-so', on ? 'Your work comes on working mornings already.' : 'Your work does not come in the morning.')
    if (on) await start(tx, workspace, user, now)
    else await stop(tx, workspace, user)
    await commit(tx, ctx, null, {
      next: null,
      events: [
        {
          kind: 'mine.morning',
          ref: mineRef(user),
          sentence: on ? 'asked for their work on working mornings' : 'no longer wants their work in the morning',
          before: on ? 'off' : 'on',
          after: on ? 'on' : 'off',
        },
      ],
      notices: [],
    })
    return ok({ kind: 'private', message: say(switchedWords(on, await zoneOf(tx, workspace, user))) } satisfies Reply)
  })
}
