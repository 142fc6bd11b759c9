/** The button *Whole text*: the register as it was read, as a file. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { findFull, listSections } from '../store/register.js'
import { wholeText } from '../views/register.js'

export const text = registerAction({
  id: 'register.text',
  payload: z.object({ register: z.string() }),
  ability: 'read',
  run: async (ctx) =>
    ctx.read(async (db) => {
      const register = await findFull(db, ctx.register.id)
      const content = wholeText(register, await listSections(db, register.id))
      return ok({
        kind: 'file',
        name: `${register.key}.md`,
        content,
        message: say(`The whole text of ${register.key} is in your direct messages with Registrar.`),
      })
    }),
})
