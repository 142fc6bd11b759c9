/** `draft send`: the present version goes to the partner through the register's gate, with a window and those asked. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import type { RegisterCtx } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import type { Tx } from '../../../platform/store.js'
import { listContacts } from '../../contacts/index.js'
import { findFull, seatsOf } from '../../registers/index.js'
import { listRoster } from '../../roster/index.js'
import { formOf, settingOf } from '../act.js'
import type { Asked, Draft } from '../model.js'
import { Access } from '../model.js'
import { send as rule } from '../rules.js'
import { findDraft, save } from '../store.js'
import { iprIntro, sentAnswer } from '../views.js'
import { Ref } from './inputs.js'

/** Those named; where none is, the receiving parties' approvers, members and contacts. */
async function askedOf(tx: Tx, ctx: RegisterCtx, draft: Draft, named: readonly string[]): Promise<Asked[]> {
  const others = ctx.register.parties.map(({ short }) => short).filter((short) => short !== draft.party)
  const asked: { user: string; party: string }[] = []
  for (const user of named) {
    const seats = await seatsOf(tx, ctx.register.id, user)
    asked.push({ user, party: seats.find(({ party }) => others.includes(party))?.party ?? others[0] ?? '' })
  }
  if (named.length === 0) {
    const roster = await listRoster(tx, ctx.register.id)
    const contacts = await listContacts(tx, ctx.register.id)
    asked.push(
      ...roster.filter(({ role }) => role === 'approver' || role === 'member').map(({ user, party }) => ({ user, party })),
      ...contacts.flatMap(({ user, party, state }) => (user && state !== 'replaced' ? [{ user, party }] : [])),
    )
  }
  const distinct = new Map(asked.filter(({ party }) => others.includes(party)).map((one) => [one.user, one]))
  return [...distinct.values()].map((one) => ({ ...one, answeredAt: null }))
}

export const send = registerCommand({
  noun: 'draft',
  verb: 'send',
  summary: 'send a draft to the partner, with the day its review closes and who is asked',
  examples: ['D1 until:"in 4 weeks"', 'D1 to:DMTF until:"13 January 2012" ask:@ben access:early'],
  ref: 'draft',
  words: 'ask',
  ability: 'act',
  life: 'work',
  input: z.object({
    ref: Ref,
    to: z.string().optional(),
    until: z.string().optional(),
    ask: z
      .string()
      .regex(/^[UW][A-Z0-9]+(,[UW][A-Z0-9]+)*$/, 'Name whom to ask with @, as Slack completes it.')
      .optional(),
    access: z.enum(Access.options, 'Say `access:review` or `access:early`.').default('review'),
  }),
  form: async (ctx, given) => {
    const { ipr } = await ctx.read((db) => findFull(db, ctx.register.id))
    const intro = iprIntro(ctx.register, ipr)
    return formOf(ctx, 'send', given, {
      title: 'Send a draft',
      submit: 'Send it',
      ...(intro ? { intro } : {}),
      fields: [
        {
          name: 'access',
          label: 'What for',
          kind: 'select',
          initial: 'review',
          options: [
            { value: 'review', text: 'review: comments are asked for' },
            { value: 'early', text: 'early access: work in progress' },
          ],
        },
        {
          name: 'until',
          label: 'Review open until',
          kind: 'line',
          optional: true,
          placeholder: 'in 4 weeks',
          hint: 'Empty: no closing day, no reminders',
        },
        {
          name: 'ask',
          label: 'Who is asked',
          kind: 'people',
          optional: true,
          hint: 'Empty: the approvers, members and contacts of the other party',
        },
      ],
    })
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const draft = await findDraft(tx, ctx.register.id, input.ref)
      if (!draft)
        return refuse('no-such-draft', `${ctx.register.key} has no draft D${input.ref}.`, { hint: 'See `/wg draft list`.', field: 'ref' })
      const { gates, ipr } = await findFull(tx, ctx.register.id)
      const asked = await askedOf(tx, ctx, draft, input.ask?.split(',') ?? [])
      const decided = rule(settingOf(ctx), draft, gates, { to: input.to, until: input.until, access: input.access, asked })
      if (!decided.ok) return decided
      await save(tx, ctx.register, ctx.workspace, decided.value.next)
      await commit(tx, ctx, ctx.register.id, decided.value)
      return ok({ kind: 'private', message: sentAnswer(ctx.register, decided.value.next, ipr) })
    }),
})
