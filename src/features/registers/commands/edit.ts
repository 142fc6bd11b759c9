/** `register edit`: title, version, date initiated, the partner's document; or the words of a milestone, activity, term or section. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import { commit } from '../../../platform/commit.js'
import type { RegisterCtx } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import type { Db, Tx } from '../../../platform/store.js'
import { changeAgreed, followText, itemsNow } from '../act.js'
import { dateContext, said } from '../messages.js'
import { itemMeant } from '../rules/agreed.js'
import { edit as editRule, findTerm } from '../rules/register.js'
import { ownRef } from '../rules/states.js'
import { findFull, listTerms, save } from '../store/register.js'
import { editForm, wordsForm } from '../views/forms.js'
import { putForwardWords } from '../views/lifecycle.js'

const Input = z.object({
  ref: z.string().optional(),
  title: z.string().max(300, 'A title has at most 300 characters.').optional(),
  version: z.string().max(40, 'A version has at most 40 characters.').optional(),
  initiated: z.string().optional(),
  link: z.url('A link begins with https://.').optional(),
  term: z.string().optional(),
  section: z.string().optional(),
  text: z.string().max(20_000, 'That has more than 20,000 characters.').optional(),
  reason: z.string().max(3000, 'A reason has at most 3,000 characters.').optional(),
})
type Input = z.infer<typeof Input>

export const edit = registerCommand({
  noun: 'register',
  verb: 'edit',
  summary: 'change title, version or date initiated, or the words of a milestone, term or section',
  examples: [
    'OGF version:1.1',
    'M2 text:"Joint profile of OCCI and CIMI" reason:"as both groups call it"',
    'OGF term:c text:"DMTF will allow …"',
  ],
  ref: 'any',
  refs: ['milestone', 'term', 'activity'],
  ability: 'edit',
  life: 'edit',
  input: Input.refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'Say what to change.',
    path: ['title'],
  }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      if (!namesItem(given)) return ok(editForm(await findFull(db, ctx.register.id)))
      const item = await itemOf(db, ctx, given)
      return item.ok ? ok(wordsForm(item.value, given)) : item
    }),
  run: async (ctx, input) => {
    if (namesItem(input) && input.text === undefined && (ctx.source === 'command' || ctx.source === 'button')) {
      const given = Object.entries({ ...input, register: ctx.register.id }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      )
      return ok({ kind: 'form', open: { form: 'register.edit', given: Object.fromEntries(given) } })
    }
    return ctx.change(async (tx) => {
      if (namesItem(input)) {
        const done = await reword(tx, ctx, input)
        return done.ok ? ok({ kind: 'private', message: say(done.value) }) : done
      }
      const register = await findFull(tx, ctx.register.id)
      const decided = editRule(ctx.register, register, input, dateContext(ctx.register, ctx.today))
      if (!decided.ok) return decided
      await save(tx, decided.value.next)
      await commit(tx, ctx, register.id, decided.value)
      await followText(tx, ctx, ctx.register)
      return ok({ kind: 'private', message: say(`${register.key} is changed. See \`/wg register show ${register.key}\`.`) })
    })
  },
})

function namesItem({ ref, term, section }: Pick<Input, 'ref' | 'term' | 'section'>): boolean {
  return ref !== undefined || term !== undefined || section !== undefined
}

async function itemOf(
  db: Db,
  ctx: RegisterCtx,
  { ref, term, section }: Pick<Input, 'ref' | 'term' | 'section'>,
): Promise<Result<AgreedItem>> {
  const { register: at, registry } = ctx
  const items = await itemsNow(db, at, registry)
  if (term === undefined) return itemMeant(at, items, { ref, section })
  const found = findTerm(at, await listTerms(db, at.id), term)
  return found.ok ? itemMeant(at, items, { ref: `T${found.value.number}` }) : found
}

/** Gives a part of the text other words, at once or by agreement. Returns what was done, in a sentence. */
async function reword(tx: Tx, ctx: RegisterCtx, input: Input): Promise<Result<string>> {
  const { register: at, registry } = ctx
  const item = await itemOf(tx, ctx, input)
  if (!item.ok) return item
  const text = input.text?.trim() ?? ''
  if (text === '')
    return refuse('missing', `Say the new words of ${item.value.name}.`, { hint: 'Write them as `text:"…"`.', field: 'text' })
  for (const part of registry.agreed) {
    const change = await part.reword?.(tx, ctx, item.value, text, input.reason?.trim() || null)
    if (!change) continue
    if (!change.ok) return change
    const put = await changeAgreed(tx, ctx, change.value, said(at, 'register.said', ownRef(at.key)))
    if (!put.ok) return put
    return ok(
      put.value
        ? putForwardWords(put.value)
        : `${plain(item.value.name)} of ${at.key} has its new words; the earlier ones stay in the history.`,
    )
  }
  return refuse('no-words', `${item.value.name} is not changed in words.`, { hint: `See \`/wg register edit ${at.key}\`.` })
}
