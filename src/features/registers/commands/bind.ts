/** `register bind`: gives a register its home channel, or one party its own. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { readdress } from '../../../platform/addressing.js'
import { commit } from '../../../platform/commit.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import { channel as channelLink, say } from '../../../platform/slack/blocks.js'
import { bind as bindRule } from '../rules/register.js'
import { findFull, save, saveBoundAt } from '../store/register.js'
import { bindForm } from '../views/forms.js'

export const bind = registerCommand({
  noun: 'register',
  verb: 'bind',
  summary: 'bind a register to this channel: its card and reminders go there',
  examples: ['OGF', 'OGF channel:#ogf-dmtf', 'OGF party:DMTF channel:#dmtf-cmwg'],
  ref: 'register',
  ability: 'edit',
  life: 'bind',
  input: z.object({
    channel: z
      .string()
      .regex(/^[CG][A-Z0-9]+$/, 'Name the channel with #, for example `channel:#ogf-dmtf`.')
      .optional(),
    party: z.string().optional(),
  }),
  form: async (ctx, given) => ok(bindForm(ctx.register, given)),
  run: async (ctx, input) => {
    const channel = input.channel ?? ctx.place.channel
    if (!channel || channel.startsWith('D')) {
      return refuse('no-channel', 'Say which channel to bind it to.', {
        hint: `For example \`/wg register bind ${ctx.register.key} channel:#ogf-dmtf\`, or type it in that channel.`,
        field: 'channel',
      })
    }
    const party = input.party === undefined || input.party === 'home' ? null : input.party
    return ctx.change(async (tx) => {
      const decided = bindRule(ctx.register, await findFull(tx, ctx.register.id), { channel, party })
      if (!decided.ok) return decided
      const bound = await save(tx, decided.value.next)
      for (const from of left(ctx.register, bound)) await readdress(tx, ctx.workspace, bound, { from, to: channel }, ctx.now)
      if (party === null) {
        await saveBoundAt(tx, bound.id, ctx.now)
        for (const feature of ctx.registry.features) await feature.takeUp?.(tx, bound, ctx.now, 'bound')
      }
      await commit(tx, ctx, bound.id, decided.value)
      const where = channelLink(channel)
      const text =
        party === null
          ? `${bound.key} is bound to ${where}: its card and reminders go there from now on.`
          : `${party}’s own reminders of ${bound.key} go to ${where} from now on.`
      return ok({ kind: 'private', message: say(`${text} If Registrar is not in ${where} yet, invite it there.`) })
    })
  },
})

function channelsOf({ homeChannel, parties }: RegisterAt): readonly string[] {
  return [homeChannel, ...parties.map(({ channel }) => channel)].filter((channel) => channel !== null)
}

/** Channels that the register spoke in and does not any more. */
function left(before: RegisterAt, after: RegisterAt): readonly string[] {
  const still = channelsOf(after)
  return channelsOf(before).filter((channel) => !still.includes(channel))
}
