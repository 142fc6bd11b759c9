/** The button below a preview: does to all what the preview showed, if they still stand as they stood then. */
import { z } from 'zod'
import type { Event } from '../../../kernel/decision.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerAction } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { answerWanted, keep, MOST_AT_ONCE, settingOf, severalOf, subjectOf } from '../act.js'
import { filterShape } from '../commands/inputs.js'
import type { Feedback } from '../model.js'
import { Resolution } from '../model.js'
import { accept, resolve } from '../rules.js'
import { save } from '../store.js'
import { countWords } from '../views.js'

export const allButton = registerAction({
  id: 'feedback.all',
  payload: z.object({
    register: z.string(),
    verb: z.enum(['resolve', 'accept']),
    print: z.string(),
    as: Resolution.optional(),
    reason: z.string().optional(),
    ...filterShape,
  }),
  ability: 'read',
  run: (ctx, payload) =>
    ctx.change(async (tx) => {
      const { verb, print, as = 'noted', reason = '', ...filter } = payload
      const { all, print: present } = await severalOf(tx, ctx, verb, filter)
      if (present !== print || all.length > MOST_AT_ONCE)
        return refuse(
          'changed-since',
          `What that preview showed has changed since: ${countWords(all.length)} would be meant now, so nothing was done.`,
          {
            hint: `Look again: \`/wg feedback ${verb}\` with the same filter.`,
          },
        )
      const setting = settingOf(ctx)
      const done: Feedback[] = []
      const events: Event[] = []
      for (const one of all) {
        const subject = await subjectOf(tx, ctx.registry, ctx.register, one.about)
        const people = subject.ok ? subject.value.people : []
        const decided = verb === 'accept' ? accept(setting, one, undefined) : resolve(setting, one, people, { as, reason, of: null })
        if (!decided.ok) return decided
        await save(tx, decided.value.next)
        done.push(decided.value.next)
        events.push(...decided.value.events)
      }
      // Each is in the history; the thread is told by the messages that stand there already.
      const notices = verb === 'resolve' ? await answerWanted(tx, ctx, done) : []
      await keep(
        tx,
        ctx,
        ctx.register,
        done.map(({ about }) => about),
        { next: done, events, notices },
      )
      return ok({
        kind: 'private',
        message: say(`${countWords(done.length)} ${done.length === 1 ? 'is' : 'are'} ${verb === 'accept' ? 'accepted and closed' : as}.`),
        replace: true,
      })
    }),
})
