/** `register diff`: what one version says differently from another. */
import { z } from 'zod'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { RegisterCtx } from '../../../platform/feature.js'
import { registerCommand } from '../../../platform/feature.js'
import type { Db } from '../../../platform/store.js'
import { itemsNext, itemsNow } from '../act.js'
import type { Version } from '../model.js'
import { differences } from '../rules/agreed.js'
import { openVersion, versionInForce } from '../rules/lifecycle.js'
import { listVersions } from '../store/version.js'
import { diffMessage } from '../views/lifecycle.js'

/** What a version says; one that is still drafted as it would be submitted now. */
async function itemsOf(db: Db, ctx: RegisterCtx, version: Version | null): Promise<readonly AgreedItem[]> {
  if (!version) return itemsNow(db, ctx.register, ctx.registry)
  return version.state === 'drafting' ? itemsNext(db, ctx.register, ctx.registry) : version.items
}

/** A version by its label; `now` is the register as it stands. */
function named(ctx: RegisterCtx, versions: readonly Version[], label: string, field: 'from' | 'to'): Result<Version | null> {
  if (label.toLowerCase() === 'now') return ok(null)
  const found = versions.findLast((version) => version.label === label && version.state !== 'dropped')
  if (found) return ok(found)
  const known = versions.filter(({ state }) => state !== 'dropped').map((version) => version.label)
  return refuse('no-such-version', `${ctx.register.key} has no version ${label} that was put to its parties.`, {
    hint:
      known.length > 0
        ? `It has ${known.join(', ')}; \`now\` is the register as it stands.`
        : `Put it to them: \`/wg register submit ${ctx.register.key}\`.`,
    field,
  })
}

export const diff = registerCommand({
  noun: 'register',
  verb: 'diff',
  summary: 'what one version says differently from another',
  examples: ['OGF', 'OGF from:1.0 to:1.1'],
  ref: 'register',
  ability: 'read',
  input: z.object({ from: z.string().optional(), to: z.string().optional() }),
  run: async (ctx, input) =>
    ctx.read(async (db) => {
      const versions = await listVersions(db, ctx.register.id)
      const inForce = versionInForce(versions)
      const open = openVersion(versions)
      const before = versions.findLast(({ state }) => state === 'superseded') ?? null
      // Unless said: what the next version brings, else what the last one brought, else what has changed since.
      const usual =
        open && inForce
          ? { from: inForce, to: open }
          : before && inForce
            ? { from: before, to: inForce }
            : { from: inForce ?? open, to: null }
      const from = input.from === undefined ? ok(usual.from) : named(ctx, versions, input.from, 'from')
      if (!from.ok) return from
      const to = input.to === undefined ? ok(input.from === undefined ? usual.to : (open ?? inForce)) : named(ctx, versions, input.to, 'to')
      if (!to.ok) return to
      if (from.value === null && to.value === null)
        return refuse('one-version', `${ctx.register.key} was not put to its parties yet, so there is nothing to compare.`, {
          hint: `Put it to them: \`/wg register submit ${ctx.register.key}\`.`,
        })
      const found = differences(await itemsOf(db, ctx, from.value), await itemsOf(db, ctx, to.value))
      return ok({ kind: 'private', message: diffMessage(ctx.register, from.value?.label ?? 'now', to.value?.label ?? 'now', found, open) })
    }),
})
