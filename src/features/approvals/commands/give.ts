/** `approval give`: an answer; `/wg approve A1` is the shortest of them. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { RegisterCtx, Reply } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { answer, approvalMeant, choiceFor, settingOf } from '../act.js'
import { Answering } from '../model.js'
import { answererOf } from '../store.js'
import { aboutForm, answerFields } from '../views/forms.js'
import { answeredWords } from '../views/outcome.js'
import { Ref } from './inputs.js'

const Input = z.object({
  ref: Ref,
  position: z.enum(Answering.options, 'An answer is `approve`, `comments`, `disapprove`, `abstain` or `recuse`.').optional(),
  words: z.string().optional(),
  party: z.string().optional(),
  comment: z.string().optional(),
  reason: z.string().optional(),
  change: z.string().optional(),
  version: z.string().optional(),
})
type Input = z.infer<typeof Input>

/** As people say it in a line. */
const said: Readonly<Record<string, Answering>> = {
  approve: 'approve',
  approved: 'approve',
  yes: 'approve',
  comments: 'comments',
  disapprove: 'disapprove',
  disapproved: 'disapprove',
  no: 'disapprove',
  abstain: 'abstain',
  recuse: 'recuse',
}

/** `disapprove` may stand as the first of the words; what follows is the comment. */
function readWords({ position, words, comment }: Input): { position: Answering | null; comment: string | null } {
  const text = words?.trim() ?? ''
  if (position) return { position, comment: comment ?? (text === '' ? null : text) }
  const [first = '', ...rest] = text.split(/\s+/)
  const answered = said[first.toLowerCase().replace(/[.,:;!]$/, '')] ?? null
  const remark = answered === null ? text : rest.join(' ')
  return { position: answered, comment: comment ?? (remark === '' ? null : remark) }
}

export const give = registerCommand({
  noun: 'approval',
  verb: 'give',
  summary: 'answer an approval: approve, comments, disapprove, abstain or recuse',
  examples: ['A1 approve', 'A1 disapprove reason:"clause 4 is unclear" change:"say who pays"', 'A1 comments "well done" party:DMTF'],
  ref: 'approval',
  words: 'words',
  ability: 'act',
  input: Input,
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const position = Answering.safeParse(given.position).data ?? null
      const choice = await choiceFor(db, ctx, 'give', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      const answerers = await Promise.all((chosen ? [chosen] : fit).map((one) => answererOf(db, one, ctx.actor.user)))
      const parties = [...new Set(answerers.flatMap((one) => one.parties))]
      const reasonless = (chosen ? [chosen] : fit).every(({ rule }) => rule === 'iso')
      const fields = answerFields(position, parties, given, reasonless)
      const shape = aboutForm(titles[position ?? 'open'], 'Answer', chosen, fit, given, ctx.today, fields)
      const note = '\n_You have no vote in this one: what you write is kept as a comment._'
      return ok(chosen && parties.length === 0 ? { ...shape, intro: `${shape.intro ?? ''}${note}` } : shape)
    }),
  run: (ctx, input) => {
    const { position, comment } = readWords(input)
    return answerAs(ctx, { ...input, position, comment })
  },
})

const titles = {
  open: 'Answer',
  approve: 'Approve',
  comments: 'Approve with comments',
  disapprove: 'Disapprove',
  abstain: 'Abstain',
  recuse: 'Recuse yourself',
} as const

export interface AnswerWords {
  readonly ref: number
  /** Null where it is still to be asked. */
  readonly position: Answering | null
  readonly party?: string | undefined
  readonly comment?: string | null | undefined
  readonly reason?: string | undefined
  readonly change?: string | undefined
  readonly version?: string | undefined
}

/** Answers, or opens the form for what is still to be said where one can be opened. */
export async function answerAs(ctx: RegisterCtx, words: AnswerWords): Promise<Result<Reply>> {
  const { position } = words
  if (position === null) {
    if (ctx.source === 'command' || ctx.source === 'button') return ok(formFor(ctx, words))
    return refuse('missing', `Say your answer to A${words.ref}: approve, comments, disapprove, abstain or recuse.`, {
      hint: `For example \`approval give A${words.ref} approve\`.`,
      field: 'position',
    })
  }
  const given = await ctx.change(async (tx) => {
    const approval = await approvalMeant(tx, ctx.register, words.ref)
    if (!approval.ok) return approval
    return answer(tx, ctx, settingOf(ctx), approval.value, {
      position,
      party: words.party ?? null,
      comment: words.comment ?? null,
      reason: words.reason ?? null,
      change: words.change ?? null,
      seen: words.version ?? null,
    })
  })
  if (!given.ok) {
    const asksMore = given.problem.code === 'which-party' || given.problem.code === 'missing'
    return asksMore && (ctx.source === 'command' || ctx.source === 'button') ? ok(formFor(ctx, words)) : given
  }
  return ok({ kind: 'private', message: say(answeredWords(ctx.register, given.value)) })
}

function formFor({ register }: RegisterCtx, words: AnswerWords): Reply {
  const given = Object.entries({ ...words, ref: String(words.ref), register: register.id }).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value]] : [],
  )
  return { kind: 'form', open: { form: 'approval.give', given: Object.fromEntries(given) } }
}
