/** `draft revise`: a new version, or more of the one in preparation. */
import { z } from 'zod'
import { registerCommand } from '../../../platform/feature.js'
import { actOn, formOf, readFileLater } from '../act.js'
import { revise as rule } from '../rules.js'
import { File, Link, Ref, Version } from './inputs.js'

export const revise = registerCommand({
  noun: 'draft',
  verb: 'revise',
  summary: 'give a draft a new version, completeness, link or file',
  examples: ['D1 version:0.6 completeness:60 link:https://example.org/audit-0.6'],
  ref: 'draft',
  ability: 'act',
  life: 'work',
  input: z
    .object({ ref: Ref, version: Version.optional(), completeness: z.string().optional(), link: Link, file: File })
    .refine(({ version, completeness, link, file }) => [version, completeness, link, file].some((one) => one !== undefined), {
      message: 'Say what is new: `version:`, `completeness:`, `link:`.',
      path: ['version'],
    }),
  form: (ctx, given) =>
    formOf(ctx, 'revise', given, {
      title: 'Revise a draft',
      submit: 'Revise it',
      intro: 'A version that was sent stays on record; the new one goes to the partner when you send it.',
      fields: [
        { name: 'version', label: 'New version', kind: 'line', optional: true, placeholder: '0.6' },
        { name: 'completeness', label: 'How complete, in percent', kind: 'line', optional: true, placeholder: '60' },
        { name: 'link', label: 'Link', kind: 'line', optional: true, placeholder: 'https://…' },
        { name: 'file', label: 'Or the file', kind: 'file', optional: true },
      ],
    }),
  run: (ctx, input) =>
    actOn(
      ctx,
      input.ref,
      (setting, draft) => {
        const { version, completeness, link, file } = input
        return rule(setting, draft, { version, completeness, link, file })
      },
      async (tx, before, next) => {
        if (next.file !== before.file) await readFileLater(tx, ctx, next)
      },
    ),
})
