/** `mine`: what I owe, by when, and what waits for my answer, over all registers. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { command } from '../../../platform/feature.js'
import { switchMornings } from '../act.js'
import { allLines } from '../lines.js'
import type { MinePart } from '../views.js'
import { mineMessage } from '../views.js'

const PAGE = 15

export const show = command({
  noun: 'mine',
  verb: 'show',
  summary: 'what you owe, by when, and what waits for your answer',
  examples: ['', 'morning:on'],
  ability: 'anyone',
  input: z.object({
    morning: z.enum(['on', 'off'], 'Say `morning:on` or `morning:off`.').optional(),
    page: z.coerce.number().int().positive().optional(),
  }),
  run: async (ctx, input) => {
    if (input.morning !== undefined) return switchMornings(ctx, input.morning === 'on')
    const all = await ctx.read((db) => allLines(db, { workspace: ctx.workspace, user: ctx.actor.user }, ctx))
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
