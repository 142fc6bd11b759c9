/** The button *Text for the minutes*. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'
import { approvalMeant } from '../act.js'
import { Ref } from '../commands/inputs.js'
import { standingOf } from '../rules/standing.js'
import { ledgerOf } from '../store.js'
import { minutesMessage, minutesText } from '../views/outcome.js'

export const minutes = registerAction({
  id: 'approval.minutes',
  payload: z.object({ register: z.string(), ref: Ref }),
  ability: 'read',
  run: async (ctx, payload) =>
    ctx.read(async (db) => {
      const approval = await approvalMeant(db, ctx.register, payload.ref)
      if (!approval.ok) return approval
      const standing = standingOf(await ledgerOf(db, approval.value))
      return ok({ kind: 'private', message: minutesMessage(minutesText(ctx.register, approval.value, standing)) })
    }),
})
