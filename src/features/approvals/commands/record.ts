/** `approval record`: a formal decision that a party's body took elsewhere. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { approvalMeant, choiceFor, recordDecision, settingOf } from '../act.js'
import { aboutForm, recordFields } from '../views/forms.js'
import { answeredWords } from '../views/outcome.js'
import { Ref } from './inputs.js'

const text = z.string().max(500, 'That has more than 500 characters.')

export const record = registerCommand({
  noun: 'approval',
  verb: 'record',
  summary: 'record a formal decision of a party, taken elsewhere, with its number and date',
  examples: [
    'A1 party:DMTF body:"Board of Directors" resolution:2011-12-04 on:12/15/2011 evidence:https://example.org/minutes',
    'A1 party:DMTF body:"Board of Directors"',
  ],
  ref: 'approval',
  ability: 'act',
  input: z.object({
    ref: Ref,
    party: z.string('Say which party decided: `party:DMTF`.'),
    body: text.optional(),
    resolution: text.optional(),
    on: text.optional(),
    evidence: text.optional(),
  }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'record', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      const asked = fit.filter(({ rule }) => rule === 'parties')
      if (!chosen && asked.length === 0)
        return refuse('none-fit', `${ctx.register.key} asks no party at the moment.`, { hint: 'See `/wg approval status`.' })
      return ok(aboutForm('Record a decision', 'Record', chosen, asked, given, ctx.today, recordFields(chosen, ctx.register)))
    }),
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const approval = await approvalMeant(tx, ctx.register, input.ref)
      if (!approval.ok) return approval
      const recorded = await recordDecision(tx, ctx, settingOf(ctx), approval.value, {
        party: input.party,
        body: input.body ?? null,
        resolution: input.resolution ?? null,
        on: input.on ?? null,
        evidence: input.evidence ?? null,
      })
      if (!recorded.ok) return recorded
      return ok({ kind: 'private', message: say(answeredWords(ctx.register, recorded.value)) })
    }),
})
