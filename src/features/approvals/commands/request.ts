/** `approval request`: puts something, or a motion in words, to the parties or to the voting members. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { parseReference } from '../../../kernel/reference.js'
import { commit } from '../../../platform/commit.js'
import type { RegisterCtx } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import type { Db } from '../../../platform/store.js'
import type { SubjectKind } from '../../../platform/subject.js'
import { hashOfText } from '../../../platform/text.js'
import { settingOf } from '../act.js'
import { refOf } from '../rules/acts.js'
import type { Asked } from '../rules/request.js'
import { request as rule } from '../rules/request.js'
import { findNewest, insert, listSeated, nextNumber } from '../store.js'
import { requestForm } from '../views/forms.js'
import { requestedWords } from '../views/outcome.js'

const LONGEST = 3000

export const request = registerCommand({
  noun: 'approval',
  verb: 'request',
  summary: 'put something, or a motion in words, to the parties or to the voting members',
  examples: [
    'D1 due:"in 2 weeks"',
    '"Meet in Berlin in June 2012" rule:simple due:"in 2 weeks" quorum:50%',
    '"Adopt the joint profile" rule:parties approvers:majority party:DMTF',
  ],
  ref: 'any',
  refs: ['draft', 'contribution', 'milestone', 'term'],
  words: 'motion',
  ability: 'act',
  life: 'work',
  input: z.object({
    ref: z.string().optional(),
    motion: z.string().max(LONGEST, 'A motion has at most 3,000 characters.').optional(),
    rule: z.string().optional(),
    approvers: z.string().optional(),
    party: z.string().optional(),
    due: z.string().optional(),
    quorum: z.string().optional(),
  }),
  form: async (ctx, given) => ok(requestForm(ctx.register, given)),
  run: async (ctx, input) => {
    const bare = input.ref === undefined && input.motion === undefined
    if (bare && (ctx.source === 'command' || ctx.source === 'button'))
      return ok({ kind: 'form', open: { form: 'approval.request', given: { ...input, register: ctx.register.id } } })
    if (bare)
      return refuse('missing', 'Say what is asked: a reference such as D1, or a motion in words.', {
        hint: 'For example `/wg approval request "Meet in Berlin" rule:simple due:"in 2 weeks"`.',
        field: 'motion',
      })
    return ctx.change(async (tx) => {
      const asked = await askedOf(tx, ctx, input.ref, input.motion)
      if (!asked.ok) return asked
      const number = await nextNumber(tx, ctx.register.id)
      const { rule: name, approvers, party, due, quorum } = input
      const decided = rule(
        settingOf(ctx),
        number,
        asked.value,
        { rule: name, approvers, party, due, quorum },
        await listSeated(tx, ctx.register.id),
      )
      if (!decided.ok) return decided
      const { approval, voters } = decided.value.next
      const made = await insert(tx, { workspace: ctx.workspace, register: ctx.register }, number, approval, voters)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({ kind: 'private', message: say(requestedWords(ctx.register, made, voters.length, ctx.today)) })
    })
  },
})

/** What is asked about, from the slice that knows it; a motion's text is its words. */
async function askedOf(db: Db, ctx: RegisterCtx, ref: string | undefined, motion: string | undefined): Promise<Result<Asked>> {
  const { register } = ctx
  const words = motion?.trim() ?? ''
  const own = [ref, words].some((text) => text?.toLowerCase() === 'register' || text?.toUpperCase() === register.key)
  if (ref === undefined && !own) {
    const textHash = hashOfText(words)
    return ok({ subjectKind: 'motion', subjectNumber: null, subjectRef: `${register.key}-motion`, title: words, version: null, textHash })
  }
  if (!own && words !== '')
    return refuse('two-questions', `Ask about ${ref} or about a motion in words, not both.`, {
      hint: 'Put them in two requests.',
      field: 'motion',
    })
  const reference = own ? null : parseReference(ref ?? '')
  if (reference && !reference.ok) return { ok: false, problem: { ...reference.problem, field: 'ref' } }
  const kind: SubjectKind = reference ? reference.value.kind : 'register'
  const number = reference ? reference.value.number : null
  const now = await ctx.registry.subject(kind)?.find(db, register, number)
  if (!now)
    return refuse(
      'no-such-subject',
      own ? `${register.key} itself cannot be put to its parties here.` : `${register.key} has no ${ref} that could be approved.`,
      {
        hint: own ? 'See its state: `/wg register show`.' : `See \`/wg ${kind} list\`, or ask a motion in words.`,
        field: 'ref',
      },
    )
  const open = await findNewest(db, register.id, { kind, number })
  if (open?.state === 'open')
    return refuse('already-asked', `${refOf(register, open.number)} asks about that already.`, {
      hint: `See \`/wg approval status A${open.number}\`.`,
      field: 'ref',
    })
  const { title, version, textHash } = now
  return ok({ subjectKind: kind, subjectNumber: number, subjectRef: now.ref, title, version, textHash })
}
