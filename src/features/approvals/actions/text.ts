/** The button *Read it*: the whole text that is asked about. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { approvalMeant, subjectOf } from '../act.js'
import { Ref } from '../commands/inputs.js'

/** What reads well in a message; more becomes a file. */
const IN_MESSAGE = 2500

export const text = registerAction({
  id: 'approval.text',
  payload: z.object({ register: z.string(), ref: Ref }),
  ability: 'read',
  run: async (ctx, payload) =>
    ctx.read(async (db) => {
      const approval = await approvalMeant(db, ctx.register, payload.ref)
      if (!approval.ok) return approval
      const now = await subjectOf(ctx, approval.value)?.find(db, ctx.register, approval.value.subjectNumber)
      if (!now)
        return refuse('no-text', `What A${payload.ref} asked about is no longer there.`, {
          hint: `See \`/wg approval status A${payload.ref}\`.`,
        })
      const title = `*${plain(now.ref)}*  ${plain(now.title)}`
      if (now.text.length <= IN_MESSAGE) return ok({ kind: 'private', message: say(`${title}\n${plain(now.text)}`) })
      return ok({ kind: 'file', name: `${now.ref}.md`, content: now.text, message: say(`${title} is in the file.`) })
    }),
})
