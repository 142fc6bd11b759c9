/** A document read in as the next version of a register that is there: what it would change, then the version begun with that. */
import { z } from 'zod'
import { ok } from '../../../kernel/problem.js'
import type { ProposedChange } from '../../../platform/agreed.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { registerForm } from '../../../platform/feature.js'
import type { Db } from '../../../platform/store.js'
import { activityChanges } from '../../activities/index.js'
import { listContacts } from '../../contacts/index.js'
import { milestoneChanges } from '../../milestones/index.js'
import { beginFrom, findFull, foreseeNext, frameChanges, ownChanges } from '../../registers/index.js'
import { listReviews } from '../../reviews/index.js'
import type { Reading } from '../model.js'
import type { Present } from '../rules.js'
import { contentsOf, frameOf, leftOut } from '../rules.js'
import { closeReading, findReading } from '../store.js'
import { nextVersionForm } from '../views.js'
import { openReading } from './check.js'

async function changesOf(db: Db, at: RegisterAt, reading: Reading): Promise<ProposedChange[]> {
  const { sections, terms, milestones, activities } = contentsOf(reading)
  const reason = `read from ${reading.file}`
  return [
    ...(await frameChanges(db, at, frameOf(reading))),
    ...(await ownChanges(db, at, { sections, terms })),
    ...(await milestoneChanges(db, at, milestones, reason)),
    ...(await activityChanges(db, at, activities, reason)),
  ]
}

async function presentOf(db: Db, at: RegisterAt): Promise<Present> {
  const reviews = (await listReviews(db, at.id)).filter(({ state }) => state !== 'closed')
  const contacts = (await listContacts(db, at.id)).filter(({ state }) => state !== 'replaced')
  return { ...(await findFull(db, at.id)), contacts, reviews: reviews.map(({ due }) => due.written) }
}

export const nextVersion = registerForm({
  id: 'import.next-version',
  given: z.object({ reading: z.string(), register: z.string() }),
  ability: 'edit',
  life: 'revise',
  open: async (ctx, given) =>
    ctx.read(async (db) => {
      const opened = openReading(await findReading(db, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { register: at, registry } = ctx
      const { reading } = opened.value
      const foreseen = await foreseeNext(db, at, registry, await changesOf(db, at, reading), reading.version)
      return ok(nextVersionForm(at, reading, foreseen, leftOut(reading, await presentOf(db, at))))
    }),
  run: async (ctx, given, values) =>
    ctx.change(async (tx) => {
      const opened = openReading(await findReading(tx, ctx.workspace, given.reading), ctx.actor.user)
      if (!opened.ok) return opened
      const { reading, kept } = opened.value
      const begun = await beginFrom(tx, ctx, {
        label: values.version?.trim() || undefined,
        foldedHash: kept.foldedHash,
        changes: (db) => changesOf(db, ctx.register, reading),
      })
      if (!begun.ok) return begun
      await closeReading(tx, kept.id, ctx.register.id)
      return ok({ kind: 'private', message: begun.value })
    }),
})
