/** `register term`: quotes a term, or all of them. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { findTerm } from '../rules/register.js'
import { listTerms } from '../store/register.js'
import { termMessage } from '../views/register.js'

/** Beyond this a message is no pleasure to read: the rest comes as a file. */
const MESSAGE_CHARACTERS = 12_000

export const term = registerCommand({
  noun: 'register',
  verb: 'term',
  summary: 'quote a term, or all of them',
  examples: ['c', 'OGF T3'],
  ref: 'register',
  words: 'term',
  ability: 'read',
  input: z.object({ term: z.string().optional() }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const terms = await listTerms(db, ctx.register.id)
      if (input.term === undefined) {
        const text = terms.map(({ label, text: words }) => `${label}. ${words}`).join('\n\n')
        if (text.length <= MESSAGE_CHARACTERS) return ok({ kind: 'private', message: termMessage(ctx.register, terms) })
        return ok({
          kind: 'file',
          name: `${ctx.register.key}-terms.txt`,
          content: text,
          message: { text: `All terms of ${ctx.register.key}`, blocks: termMessage(ctx.register, []).blocks },
        })
      }
      const found = findTerm(ctx.register, terms, input.term)
      return found.ok ? ok({ kind: 'private', message: termMessage(ctx.register, [found.value]) }) : found
    }),
})
