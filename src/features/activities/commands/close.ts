/** `activity close`: on-going work that has come to its end, with what came of it. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { referenceOf } from '../../../kernel/reference.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { say, short } from '../../../platform/slack/blocks.js'
import { followText, madeAtOnce, putForward, putForwardWords, withdrawChanges } from '../../registers/index.js'
import { closeChange } from '../proposing.js'
import { act } from '../rules.js'
import { findActivity, listActivities, save } from '../store.js'

export const close = registerCommand({
  noun: 'activity',
  verb: 'close',
  summary: 'end on-going work, with what came of it',
  examples: ['V2 the profiles are published'],
  ref: 'activity',
  words: 'outcome',
  ability: 'act',
  life: 'work',
  input: z.object({ ref: z.coerce.number().int().positive(), outcome: z.string('Say what came of it.') }),
  form: async (ctx, given) => {
    const open = (await ctx.read((db) => listActivities(db, ctx.register.id))).filter(({ state }) => state === 'open')
    if (open.length === 0)
      return refuse('nothing-open', `${ctx.register.key} has no open activity.`, { hint: 'See `/wg activity list state:all`.' })
    const options = open.map(({ number, text }) => ({ value: String(number), text: `V${number}  ${short(text, 60)}` }))
    return ok({
      title: 'Close an activity',
      submit: 'Close it',
      fields: [
        { name: 'ref', label: 'Activity', kind: 'select', options, ...(given.ref ? { initial: given.ref } : {}) },
        { name: 'outcome', label: 'What came of it', kind: 'text', ...(given.outcome ? { initial: given.outcome } : {}) },
      ],
    })
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const activity = await findActivity(tx, ctx.register.id, input.ref)
      if (!activity)
        return refuse('no-such-activity', `${ctx.register.key} has no activity V${input.ref}.`, {
          hint: 'See `/wg activity list`.',
          field: 'ref',
        })
      const decided = act(
        ctx.register,
        activity,
        { kind: 'close', outcome: input.outcome },
        { user: ctx.actor.user, steward: ctx.steward },
        ctx.now,
      )
      if (!decided.ok) return decided
      if (!(await madeAtOnce(tx, ctx.register))) {
        const change = closeChange(ctx.register, activity, decided.value.next.outcome ?? input.outcome)
        const put = await putForward(tx, ctx, { change, owned: [], notices: decided.value.notices })
        return put.ok ? ok({ kind: 'private', message: say(putForwardWords(put.value)) }) : put
      }
      await save(tx, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      await withdrawChanges(tx, ctx, ctx.register, referenceOf(ctx.register.key, 'activity', input.ref), `V${input.ref} is closed`)
      await followText(tx, ctx, ctx.register)
      return ok({ kind: 'private', message: say(`${ctx.register.key}-V${input.ref} is closed.`) })
    }),
})
