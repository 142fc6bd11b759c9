/** `register set`: when reminders come, how dates are read, whether changes are proposed, when it expires. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { dateContext } from '../messages.js'
import { daysOf } from '../rules/dates.js'
import { set as setRule } from '../rules/settings.js'
import { keepDates } from '../store/date.js'
import { findFull, save } from '../store/register.js'
import { setForm } from '../views/forms.js'

const YesNo = z
  .string()
  .regex(/^(yes|no)$/i, 'Say `yes` or `no`.')
  .optional()
const Input = z.object({
  zone: z.string().optional(),
  at: z.string().optional(),
  ladder: z.string().optional(),
  reviews: z.string().optional(),
  answers: z.string().optional(),
  overdue: z.string().optional(),
  holidays: z.string().optional(),
  dayfirst: z.string().optional(),
  proposing: YesNo,
  acknowledge: YesNo,
  expires: z.string().optional(),
  notice: z.string().optional(),
})

export const set = registerCommand({
  noun: 'register',
  verb: 'set',
  summary: 'when reminders come, whether changes wait for the other parties, when it expires',
  examples: [
    'OGF zone:Europe/Berlin at:09:00',
    'OGF ladder:30,14,7,1,0 overdue:1,8,15,22,30 holidays:2012-01-02',
    'OGF reviews:90,30,7 answers:14,7,3,1,0',
    'OGF proposing:no',
    'OGF expires:"31 December 2013" notice:"3 months"',
  ],
  ref: 'register',
  ability: 'edit',
  life: 'set',
  input: Input.refine((input) => Object.values(input).some((value) => value !== undefined), {
    message: 'Say what to set.',
    path: ['zone'],
  }),
  form: async (ctx) => ctx.read(async (db) => ok(setForm(await findFull(db, ctx.register.id)))),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const decided = setRule(ctx.register, await findFull(tx, ctx.register.id), input, dateContext(ctx.register, ctx.today), ctx.today)
      if (!decided.ok) return decided
      const saved = await save(tx, decided.value.next)
      await keepDates(tx, ctx.workspace, saved, daysOf(decided.value.next.settings), ctx.now)
      for (const feature of ctx.registry.features) await feature.takeUp?.(tx, saved, ctx.now, 'calendar')
      await commit(tx, ctx, saved.id, decided.value)
      return ok({ kind: 'private', message: say(`Done: ${plain(decided.value.events.map(({ sentence }) => sentence).join('; '))}.`) })
    }),
})
