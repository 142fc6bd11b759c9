/** `milestone list`: what is promised, overdue first, then by date. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { waitingByRef } from '../../registers/index.js'
import type { Milestone } from '../model.js'
import { listMilestones } from '../store.js'
import { inOrder, listMessage } from '../views.js'

const PAGE = 12

const Input = z.object({
  state: z
    .enum(
      ['open', 'proposed', 'done', 'dropped', 'all'],
      'Say `state:open`, `state:proposed`, `state:done`, `state:dropped` or `state:all`.',
    )
    .optional(),
  party: z.string().optional(),
  owner: z.string().optional(),
  group: z.string().optional(),
  page: z.coerce.number().int().positive().optional(),
})

function fits(input: z.infer<typeof Input>, milestone: Milestone): boolean {
  const state = input.state ?? 'open'
  const holds = (whole: string, part: string | undefined): boolean => part === undefined || whole.toLowerCase().includes(part.toLowerCase())
  return (
    (state === 'all' || milestone.state === state || (state === 'open' && milestone.state === 'proposed')) &&
    (input.party === undefined ||
      milestone.parties.some((party) => holds(party, input.party)) ||
      milestone.owners.some(({ party }) => holds(party, input.party))) &&
    (input.owner === undefined || milestone.owners.some(({ user }) => user === input.owner)) &&
    holds(milestone.group ?? '', input.group)
  )
}

export const list = registerCommand({
  noun: 'milestone',
  verb: 'list',
  summary: 'what is promised, overdue first',
  examples: ['', 'party:DMTF state:all'],
  ability: 'read',
  input: Input,
  run: async (ctx, input) => {
    const { page = 1, ...filter } = input
    const { all, waits } = await ctx.read(async (db) => ({
      all: await listMilestones(db, ctx.register.id),
      waits: await waitingByRef(db, ctx.register, ctx.registry),
    }))
    const fit = inOrder(all.filter((milestone) => fits(input, milestone)))
    const given = Object.fromEntries(Object.entries(filter).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    const shown = fit.slice((page - 1) * PAGE, page * PAGE)
    const message = listMessage(
      ctx.register,
      shown,
      ctx.today,
      { number: page, of: Math.max(1, Math.ceil(fit.length / PAGE)) },
      given,
      fit.length,
      waits,
    )
    return ok({ kind: 'private', message, replace: input.page !== undefined })
  },
})
