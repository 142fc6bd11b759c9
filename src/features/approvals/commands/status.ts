/** `approval status`: all approvals of a register, or how one stands with everybody's answer. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { approvalMeant } from '../act.js'
import { standingOf } from '../rules/standing.js'
import { ledgerOf, listApprovals } from '../store.js'
import { listMessage, statusMessage } from '../views/outcome.js'
import { Page, Ref } from './inputs.js'

const PAGE = 12

export const status = registerCommand({
  noun: 'approval',
  verb: 'status',
  summary: 'what was put to the parties and how it stands, or everybody’s answer to one',
  examples: ['A1', ''],
  ref: 'approval',
  ability: 'read',
  input: z.object({ ref: Ref.optional(), page: Page.optional() }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const page = input.page ?? 1
      const replace = input.page !== undefined
      if (input.ref !== undefined) {
        const approval = await approvalMeant(db, ctx.register, input.ref)
        if (!approval.ok) return approval
        const standing = standingOf(await ledgerOf(db, approval.value))
        return ok({ kind: 'private', message: statusMessage(ctx.register, approval.value, standing, ctx.today, page), replace })
      }
      const all = (await listApprovals(db, ctx.register.id)).sort(
        (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.number - a.number,
      )
      const shown = await Promise.all(
        all
          .slice((page - 1) * PAGE, page * PAGE)
          .map(async (approval) => ({ approval, standing: standingOf(await ledgerOf(db, approval)) })),
      )
      const of = Math.max(1, Math.ceil(all.length / PAGE))
      return ok({ kind: 'private', message: listMessage(ctx.register, shown, ctx.today, { number: page, of }), replace })
    }),
})
