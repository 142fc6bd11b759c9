/** `approval record`: a formal decision that a party's body took elsewhere. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { say } from '../../../platform/slack/blocks.js'
import { approvalMeant, choiceFor, recordDecision, settingOf } from '../act.js'
import { Answering } from '../model.js'
import { aboutForm, recordFields } from '../views/forms.js'
import { answeredWords } from '../views/outcome.js'
import { Ref } from './inputs.js'

const text = z.string().max(500, 'That has more than 500 characters.')

export const record = registerCommand({
  noun: 'approval',
  verb: 'record',
  summary: 'record what a party’s body decided, or how a member voted, elsewhere',
  examples: [
    'A1 party:DMTF body:"Board of Directors" resolution:2011-12-04 on:12/15/2011 evidence:https://example.org/minutes',
    'A1 party:DMTF body:"Board of Directors" position:disapprove reason:"clause 4" change:"say who pays"',
    'A2 user:@ben position:approve evidence:"mail of 12 March"',
  ],
  ref: 'approval',
  ability: 'act',
  input: z.object({
    ref: Ref,
    position: z.enum(Answering.options, 'Write `position:approve`, or what else was answered.').optional(),
    party: text.optional(),
    user: z
      .string()
      .regex(/^[UW][A-Z0-9]+$/, 'Name whose vote it is with @, as Slack completes it.')
      .optional(),
    body: text.optional(),
    resolution: text.optional(),
    on: text.optional(),
    evidence: text.optional(),
    reason: z.string().optional(),
    change: z.string().optional(),
  }),
  form: async (ctx, given) =>
    ctx.read(async (db) => {
      const choice = await choiceFor(db, ctx, 'record', given.ref)
      if (!choice.ok) return choice
      const { chosen, fit } = choice.value
      // Which fields it needs depends on the rule: opened for none, it is about parties where any is asked.
      const asked = fit.filter(({ rule }) => rule === 'parties')
      const fields = recordFields(chosen ?? asked[0] ?? fit[0] ?? null, ctx.register)
      return ok(aboutForm('Record a decision', 'Record', chosen, asked.length > 0 ? asked : fit, given, ctx.today, fields))
    }),
  run: async (ctx, input) => {
    // Whose decision it is has to be said, by party or by person: who only named the approval fills in the form.
    if (input.party === undefined && input.user === undefined && (ctx.source === 'command' || ctx.source === 'button')) {
      const given = { ref: String(input.ref), register: ctx.register.id, ...(input.body ? { body: input.body } : {}) }
      return ok({ kind: 'form', open: { form: 'approval.record', given } })
    }
    return ctx.change(async (tx) => {
      const approval = await approvalMeant(tx, ctx.register, input.ref)
      if (!approval.ok) return approval
      const recorded = await recordDecision(tx, ctx, settingOf(ctx), approval.value, {
        position: input.position ?? 'approve',
        party: input.party ?? null,
        voter: input.user ?? null,
        reason: input.reason ?? null,
        change: input.change ?? null,
        body: input.body ?? null,
        resolution: input.resolution ?? null,
        on: input.on ?? null,
        evidence: input.evidence ?? null,
      })
      if (!recorded.ok) return recorded
      return ok({ kind: 'private', message: say(answeredWords(ctx.register, recorded.value)) })
    })
  },
})
