/** The button *Show all* of a digest that did not fit: everything it carries, privately, in pages. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { action } from '../../../platform/feature.js'
import { allMessage, partsOf } from '../draw.js'
import { findDigest } from '../store.js'

const PAGE = 15

export const showAll = action({
  id: 'digest.show-all',
  payload: z.object({ digest: z.string(), page: z.coerce.number().int().positive().default(1) }),
  ability: 'anyone',
  run: async (ctx, payload) =>
    ctx.read(async (db) => {
      const digest = await findDigest(db, payload.digest)
      // Only where the digest itself stands: a forged id shows nothing of another channel.
      if (
        !digest ||
        digest.workspace !== ctx.workspace ||
        (digest.destination !== ctx.place.channel && digest.destination !== ctx.actor.user)
      ) {
        return refuse('no-such-digest', 'That digest is not from here.', { hint: 'See `/wg milestone list`.' })
      }
      const env = { workspace: ctx.workspace, now: ctx.now, registry: ctx.registry }
      return ok({
        kind: 'private',
        message: allMessage(await partsOf(db, payload.digest, env), payload.page, PAGE, payload.digest),
        replace: payload.page > 1,
      })
    }),
})
