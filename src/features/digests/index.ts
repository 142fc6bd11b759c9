/** Digests: the one message that carries a channel's notices of a morning. */
import type { Instant, Zone } from '../../kernel/time.js'
import type { Feature } from '../../platform/feature.js'
import { channel, say } from '../../platform/slack/blocks.js'
import { registerById } from '../registers/index.js'
import { showAll } from './actions/show-all.js'
import { digestMessage, partsOf } from './draw.js'
import { attach, detach, findDigest, follow, latestMorning } from './store.js'

export type { Morning } from './foresee.js'
export { foreseeMornings, pendingMornings } from './foresee.js'

export const digests: Feature = {
  name: 'digests',
  actions: [showAll],
  messages: [
    {
      id: 'digest',
      claim: async (tx, outboxId, env) => {
        const digest = await findDigest(tx, outboxId)
        if (!digest) return
        await attach(tx, digest, env.registry.planners, env.now)
        await follow(tx, outboxId, env)
      },
      unclaim: detach,
      draw: async (db, subject, env, outboxId) => {
        const morning = (await latestMorning(db, outboxId)) ?? subject.morning
        return digestMessage(await partsOf(db, outboxId, env), morning as Instant, subject.zone as Zone, outboxId)
      },
    },
    {
      id: 'digest.held',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        if (!register) return null
        const where = channel(subject.channel ?? '')
        return say(
          `Registrar cannot write to ${where}, so what *${register.key}* has to say there is kept. Invite Registrar to ${where} again, unarchive it, or bind the register elsewhere: \`/wg register bind ${register.key} channel:#…\`.`,
        )
      },
    },
  ],
}
