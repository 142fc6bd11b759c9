/** `register set`: when reminders come and how dates are read. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { set as setRule } from '../rules/settings.js'
import { findFull, save } from '../store/register.js'
import { setForm } from '../views/forms.js'

const Input = z.object({
  zone: z.string().optional(),
  at: z.string().optional(),
  ladder: z.string().optional(),
  overdue: z.string().optional(),
  holidays: z.string().optional(),
  dayfirst: z.string().optional(),
})

export const set = registerCommand({
  noun: 'register',
  verb: 'set',
  summary: 'when reminders come: zone, time, days before and after, holidays',
  examples: ['OGF zone:Europe/Berlin at:09:00', 'OGF ladder:30,14,7,1,0 overdue:1,8,15,22,30 holidays:2012-01-02'],
  ref: 'register',
  ability: 'edit',
  input: Input.refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'Say what to set.',
    path: ['zone'],
  }),
  form: async (ctx) => ctx.read(async (db) => ok(setForm(await findFull(db, ctx.register.id)))),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const decided = setRule(ctx.register, await findFull(tx, ctx.register.id), input)
      if (!decided.ok) return decided
      const saved = await save(tx, decided.value.next)
      for (const feature of ctx.registry.features) await feature.takeUp?.(tx, saved, ctx.now, 'calendar')
      await commit(tx, ctx, saved.id, decided.value)
      return ok({ kind: 'private', message: say(`Done: ${plain(decided.value.events.map(({ sentence }) => sentence).join('; '))}.`) })
    }),
})
