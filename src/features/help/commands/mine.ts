/** `mine`: what I owe, by when, and what waits for my answer, over all registers. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import type { HomeLine } from '../../../platform/feature.js'
import { command } from '../../../platform/feature.js'
import type { MinePart } from '../views.js'
import { mineMessage } from '../views.js'

const PAGE = 15

export const mine = command({
  noun: 'mine',
  verb: 'show',
  summary: 'what you owe, by when, and what waits for your answer',
  examples: [''],
  ability: 'anyone',
  input: z.object({ page: z.coerce.number().int().positive().optional() }),
  run: async (ctx, input) => {
    const { user } = ctx.actor
    const env = { workspace: ctx.workspace, now: ctx.now, registry: ctx.registry }
    const all: (HomeLine & { readonly title: string })[] = await ctx.read(async (db) => {
      const lines: (HomeLine & { title: string })[] = []
      for (const part of ctx.registry.home.filter(({ homeOnly }) => !homeOnly)) {
        for (const line of await part.draw(db, { workspace: ctx.workspace, user }, env)) lines.push({ ...line, title: part.title })
      }
      return lines
    })
    const number = input.page ?? 1
    const shown = all.slice((number - 1) * PAGE, number * PAGE)
    const titles = [...new Set(shown.map(({ title }) => title))]
    const parts: MinePart[] = titles.map((title) => ({ title, lines: shown.filter((line) => line.title === title) }))
    return ok({
      kind: 'private',
      message: mineMessage(parts, { number, of: Math.max(1, Math.ceil(all.length / PAGE)) }),
      replace: input.page !== undefined,
    })
  },
})
