/** The check screen: what was read, shown whole; *Save* keeps it as a draft register. */
import { z } from 'zod'
import { dayIn } from '../../../kernel/calendar.js'
import type { Problem, Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { keyFrom } from '../../../kernel/reference.js'
import type { Ctx, RegisterAt } from '../../../platform/feature.js'
import { form } from '../../../platform/feature.js'
import type { Db } from '../../../platform/store.js'
import {
  allowed,
  createdMessage,
  findSameText,
  registerById,
  registerByKey,
  stewardsOf,
  takenKeys,
  titleOf,
} from '../../registers/index.js'
import type { Reading } from '../model.js'
import { keep, proposedKey } from '../rules.js'
import { saveKept } from '../save.js'
import type { KeptReading } from '../store.js'
import { closeReading, findReading } from '../store.js'
import { checkForm } from '../views.js'

const gone: Problem = {
  code: 'reading-gone',
  sentence: 'That reading is no longer there.',
  hint: 'Read the document in again with `/wg register import`.',
}

/** The reading somebody may check: their own, still open. */
export function openReading(kept: KeptReading | null, user: string): Result<{ kept: KeptReading; reading: Reading }> {
  if (!kept?.reading || kept.startedBy !== user) return { ok: false, problem: gone }
  if (kept.state === 'saved')
    return refuse('already-saved', 'That document is kept already; nothing was added twice.', { hint: 'See `/wg register list`.' })
  if (kept.state !== 'open') return { ok: false, problem: gone }
  return ok({ kept, reading: kept.reading })
}

/** The register of that key, where this person may begin its next version. */
async function revisable(db: Db, ctx: Ctx, key: string): Promise<RegisterAt | null> {
  const register = await registerByKey(db, ctx.workspace, key)
  if (!register || !allowed(register, 'revise').ok) return null
  const stewards = await stewardsOf(db, register.id)
  return stewards.includes(ctx.actor.user) || (stewards.length === 0 && ctx.actor.standing === 'admin') ? register : null
}

export const check = form({
  id: 'import.check-screen',
  given: z.object({ reading: z.string() }),
  ability: 'create',
  open: async (ctx, given) =>
    ctx.read(async (db) => {
      const opened = openReading(await findReading(db, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { reading, kept } = opened.value
      const proposed = proposedKey(reading, await takenKeys(db, ctx.workspace))
      const wanted = reading.key ?? keyFrom(reading.parties[0]?.short ?? '')
      const there = proposed === wanted ? null : await revisable(db, ctx, wanted)
      return ok(checkForm(given.reading, reading, { proposed, wanted }, kept.answers, there))
    }),
  run: async (ctx, given, values) =>
    ctx.change(async (tx) => {
      const opened = openReading(await findReading(tx, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { reading, kept } = opened.value
      const same = await findSameText(tx, ctx.workspace, kept.foldedHash)
      if (same) return refuse('same-text', `This text is kept already as ${same.key}.`, { hint: `See \`/wg register show ${same.key}\`.` })
      const answer = (name: string): string | undefined => values[name]?.trim() || undefined
      const decided = keep(reading, {
        answers: { key: answer('key'), title: answer('title'), version: answer('version'), review: answer('review') },
        taken: await takenKeys(tx, ctx.workspace),
        zone: ctx.defaultZone,
        dayFirst: kept.answers.dayfirst === 'yes',
        text: kept.text,
        foldedHash: kept.foldedHash,
        today: dayIn(ctx.now, ctx.defaultZone),
      })
      if (!decided.ok) return decided
      const register = await saveKept(tx, ctx, decided.value, ctx.actor.standing === 'operator' ? [] : [ctx.actor.user], ctx.now)
      await closeReading(tx, kept.id, register.id)
      const named = await registerById(tx, ctx.workspace, register.id)
      const title = titleOf({
        key: register.key,
        title: named?.title ?? null,
        parties: decided.value.register.parties.map((party) => ({ ...party, channel: null })),
      })
      return ok({ kind: 'private', message: createdMessage(register, title) })
    }),
})
