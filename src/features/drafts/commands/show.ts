/** `draft show`: one draft whole: versions, internal reviews, the gate, who was asked. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { registerCommand } from '../../../platform/feature.js'
import { findFull } from '../../registers/index.js'
import { settingOf } from '../act.js'
import { mayWork } from '../rules.js'
import { findDraft } from '../store.js'
import { showMessage } from '../views.js'
import { Ref } from './inputs.js'

export const show = registerCommand({
  noun: 'draft',
  verb: 'show',
  summary: 'one draft: its reviews, the gate before it, who was asked and has answered',
  examples: ['D1'],
  ref: 'draft',
  ability: 'read',
  input: z.object({ ref: Ref }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const draft = await findDraft(db, ctx.register.id, input.ref)
      if (!draft)
        return refuse('no-such-draft', `${ctx.register.key} has no draft D${input.ref}.`, { hint: 'See `/wg draft list`.', field: 'ref' })
      const { gates } = await findFull(db, ctx.register.id)
      const own = gates.filter(({ from }) => from.toLowerCase() === draft.party.toLowerCase())
      return ok({ kind: 'private', message: showMessage(ctx.register, draft, ctx.today, own, mayWork(settingOf(ctx), draft)) })
    }),
})
