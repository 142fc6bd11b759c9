/** `register document`: where the partner's document is, or that there will be none. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { answerWith } from '../act.js'
import { findDocument } from '../store.js'
import { documentForm } from '../views.js'

export const document = registerCommand({
  noun: 'register',
  verb: 'document',
  summary: 'link the partner’s document, or say that there will be none',
  examples: ['OGF link:https://www.ogf.example/register', 'OGF none'],
  ref: 'register',
  words: 'state',
  ability: 'edit',
  input: z
    .object({
      link: z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional(),
      state: z.enum(['none', 'awaited'], 'Say `none`, `awaited`, or give its `link:`.').optional(),
    })
    .refine(({ link, state }) => link !== undefined || state !== undefined, { message: 'Give its link.', path: ['link'] }),
  form: async (ctx, given) => ctx.read(async (db) => ok(documentForm(ctx.register, await findDocument(db, ctx.register.id), given))),
  run: async (ctx, { link, state }) => {
    if (link !== undefined && state !== undefined)
      return refuse('both', 'Give the link, or say `none` or `awaited`, not both.', {
        hint: 'For example `/wg register document OGF none`.',
      })
    return answerWith(ctx, link === undefined ? { kind: state ?? 'none' } : { kind: 'linked', link })
  },
})
