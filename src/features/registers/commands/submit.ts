/** `register submit`: puts a draft, or the next version of a register in force, to its parties. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { again, courseOf, deskOf, ITSELF, itemsNext, itemsNow, keepMoved, recordedFor, standsOf, written } from '../act.js'
import { openVersion, submit as rule } from '../rules/lifecycle.js'
import { allowed } from '../rules/states.js'
import { approvingParties } from '../store/register.js'
import { keepVersion } from '../store/version.js'
import { submitForm } from '../views/forms.js'
import { submittedMessage } from '../views/lifecycle.js'

export const submit = registerCommand({
  noun: 'register',
  verb: 'submit',
  summary: 'put a version to its parties for approval',
  examples: ['OGF', 'OGF version:1.0'],
  ref: 'register',
  ability: 'edit',
  life: 'submit',
  input: z.object({ version: z.string().optional() }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const course = await courseOf(db, ctx, ctx.register)
      const may = allowed(course.register, 'submit')
      return may.ok ? ok(submitForm(course.register, openVersion(course.versions), given)) : may
    }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const { register: at } = ctx
      const course = await courseOf(tx, ctx, at)
      const label = input.version ?? openVersion(course.versions)?.label ?? course.register.version ?? ''
      const recorded = recordedFor(course.register, label)
      const missing = at.parties.map(({ short }) => short).filter((short) => !recorded.some(({ party }) => party === short))
      const reached = await approvingParties(tx, at.id)
      const present = await itemsNow(tx, at, ctx.registry)
      const decided = rule(course, { version: input.version, items: await itemsNext(tx, at, ctx.registry), present, missing, reached })
      if (!decided.ok) return decided
      const saved = await keepMoved(tx, ctx, at, decided.value)
      for (const version of decided.value.next.versions) {
        await keepVersion(tx, { workspace: ctx.workspace, registerId: at.id }, { ...version, textHash: written(version).textHash })
        for (const part of ctx.registry.submission) await part.asked(tx, ctx, saved, version.items)
      }
      const asked = await deskOf(ctx.registry).open(tx, ctx, saved, { subject: ITSELF, parties: [], recorded, due: null })
      if (!asked.ok) return asked
      return ok({ kind: 'private', message: submittedMessage(await again(tx, ctx, at), await standsOf(tx, at, ctx.registry)) })
    }),
})
