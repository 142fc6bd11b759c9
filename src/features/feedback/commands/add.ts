/** `feedback add`: a remark or a rating on a draft, milestone, term or the register. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { RegisterCtx, Reply } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import type { Db } from '../../../platform/store.js'
import { whereGiven } from '../../registers/index.js'
import { keep, settingOf, subjectOf, subjectsOf } from '../act.js'
import type { GiveRequest } from '../rules.js'
import { aboutOf, aboutRefs, give as rule } from '../rules.js'
import { insert, nextNumber, refOfThread } from '../store.js'
import { addForm, givenMessage } from '../views.js'
import { About, Rate, Type } from './inputs.js'

/** What is named, else what the thread is about. */
async function meant(db: Db, ctx: RegisterCtx, ref: string | undefined): Promise<string | undefined> {
  const { channel, thread } = ctx.place
  if (ref !== undefined || !channel || !thread) return ref
  const ofThread = await refOfThread(db, ctx.workspace, channel, thread)
  const about = ofThread?.startsWith(`${ctx.register.key}-`) ? ofThread.slice(ctx.register.key.length + 1) : null
  return about && aboutOf(about) ? about : undefined
}

/** Keeps one remark or rating, whichever form or line it came from. */
export async function giveFeedback(ctx: RegisterCtx, ref: string | undefined, request: GiveRequest): Promise<Result<Reply>> {
  return ctx.change(async (tx) => {
    const about = await meant(tx, ctx, ref)
    if (about === undefined)
      return refuse('about-what', 'Say what the feedback is about.', {
        hint: 'For example `feedback add D1 clause:5.2 "…"`, or mention Registrar in the draft’s thread.',
        field: 'ref',
      })
    const subject = await subjectOf(tx, ctx.registry, ctx.register, about)
    if (!subject.ok) return subject
    const number = await nextNumber(tx, ctx.register.id)
    const decided = rule(settingOf(ctx), number, about, subject.value, request)
    if (!decided.ok) return decided
    const { workspace, now, register } = ctx
    const { channel, thread } = whereGiven(ctx.place)
    const origin = { workspace, registerId: register.id, by: ctx.actor.user, now, importId: null, channel, thread }
    await insert(tx, origin, number, [decided.value.next])
    await keep(tx, ctx, ctx.register, [about], decided.value)
    const of = aboutOf(about)
    if (of) await ctx.registry.subject(of.kind)?.onFeedback?.(tx, ctx, ctx.register, of.number)
    const asked = of ? await ctx.registry.desk?.standing(tx, ctx.register, of) : null
    const open = asked?.state === 'open' ? asked.approval : null
    return ok({ kind: 'private', message: givenMessage(ctx.register, number, subject.value.ref, open) } satisfies Reply)
  })
}

export const add = registerCommand({
  noun: 'feedback',
  verb: 'add',
  summary: 'give a remark or a rating on a draft, milestone, term or the register',
  examples: [
    'D1 clause:5.2 type:te "The retry is not bounded" change:"Say how often it is tried"',
    'D1 completeness:3 clarity:4 detail:2 "Roles are missing"',
  ],
  ref: 'any',
  refs: aboutRefs,
  words: 'comment',
  ability: 'read',
  input: z
    .object({
      ref: About.optional(),
      comment: z.string().optional(),
      clause: z.string().optional(),
      line: z.string().optional(),
      element: z.string().optional(),
      type: Type.optional(),
      change: z.string().optional(),
      party: z.string().optional(),
      completeness: Rate.optional(),
      clarity: Rate.optional(),
      detail: Rate.optional(),
      author: z
        .string()
        .regex(/^[UW][A-Z0-9]+$/, 'Name the author with @, as Slack completes it.')
        .optional(),
      link: z.url({ protocol: /^https?$/, error: 'A link begins with https://.' }).optional(),
    })
    .refine(({ comment, completeness, clarity, detail }) => [comment, completeness, clarity, detail].some((one) => one !== undefined), {
      message: 'Say what you remark.',
      path: ['comment'],
    }),
  form: async (ctx, given) => {
    const named = given.ref === undefined ? undefined : About.parse(given.ref)
    return ctx.read(async (db) => {
      const about = await meant(db, ctx, named)
      if (about !== undefined) {
        const subject = await subjectOf(db, ctx.registry, ctx.register, about)
        if (!subject.ok) return subject
        if (subject.value.closed)
          return refuse('subject-closed', subject.value.closed, { hint: 'It takes no more feedback; what was given stays on record.' })
        return ok(addForm(ctx.register, [], { ...given, ref: about }))
      }
      const subjects = await subjectsOf(db, ctx.registry, ctx.register)
      if (subjects.length === 0)
        return refuse('nothing-there', `${ctx.register.key} has nothing that feedback could be given on yet.`, {
          hint: 'Drafts are added with `/wg draft add`.',
        })
      return ok(addForm(ctx.register, subjects, given))
    })
  },
  run: (ctx, input) => {
    const { ref, comment = '', link, ...rest } = input
    const permalink = link ?? ctx.place.message
    return giveFeedback(ctx, ref, { ...rest, comment, ...(permalink ? { permalink } : {}) })
  },
})
