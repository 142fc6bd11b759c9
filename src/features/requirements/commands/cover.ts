/** `requirement cover`: one party's statement on one standard; or only that a standard has a new version. */
import { z } from 'zod'
import { ok, refuse } from '../../../kernel/problem.js'
import { commit } from '../../../platform/commit.js'
import { registerCommand } from '../../../platform/feature.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import { Level } from '../model.js'
import { cover as rule, superseded } from '../rules.js'
import { findRequirement, listRequirements, listStandards, saveStandard, saveStatement } from '../store.js'
import { coverForm } from '../views.js'

const Name = z
  .string('Name the standard: `standard:DSP0263`.')
  .trim()
  .min(1, 'Name the standard.')
  .max(80, 'A standard’s name has at most 80 characters.')
const Version = z
  .string('Name its version: `version:1.0`.')
  .trim()
  .min(1, 'Name its version.')
  .max(40, 'A version has at most 40 characters.')

export const cover = registerCommand({
  noun: 'requirement',
  verb: 'cover',
  summary: 'state how far a standard satisfies a requirement, of what relevance it is, or its new version',
  examples: ['Q1 party:DMTF standard:DSP0263 version:1.0 level:partly "events, but no archive"', 'standard:DSP0263 version:2.0'],
  ref: 'requirement',
  words: 'reason',
  ability: 'act',
  life: 'work',
  input: z.object({
    ref: z.coerce.number('Say which requirement, for example Q1.').int().positive('Say which requirement, for example Q1.').optional(),
    standard: Name,
    version: Version,
    level: z.enum(Level.options, 'Say `level:fully`, `level:partly`, `level:planned` or `level:no`.').optional(),
    reason: z.string().optional(),
    party: z.string().optional(),
  }),
  form: async (ctx, given) => {
    const all = await ctx.read((db) => listRequirements(db, ctx.register.id))
    if (all.length === 0)
      return refuse('none-fit', `${ctx.register.key} has no requirement yet.`, { hint: 'Add one: `/wg requirement add "…"`.' })
    return ok(coverForm(ctx.register, all, given))
  },
  run: async (ctx, input) =>
    ctx.change(async (tx) => {
      const place = { workspace: ctx.workspace, registerId: ctx.register.id }
      const named = { name: input.standard, version: input.version }
      const known = (await listStandards(tx, ctx.register.id)).find(({ name }) => name === input.standard) ?? null
      if (input.ref === undefined) {
        if (!ctx.steward && !ctx.seats.some(({ party, role }) => party !== '' && role !== 'observer'))
          return refuse('not-yours', `New versions are noted by people of a party of ${ctx.register.key}, or a steward.`, {
            hint: 'See who: `/wg roster list`.',
          })
        if (!known)
          return refuse('no-such-standard', `Nothing is stated of ${input.standard} yet.`, {
            hint: 'State something: `/wg requirement cover Q1 …`.',
            field: 'standard',
          })
        const { standard, events } = superseded(ctx.register, await listRequirements(tx, ctx.register.id), known, named)
        if (standard === known)
          return refuse('not-newer', `${input.standard} is at version ${known.version} already.`, {
            hint: 'Give the newer version.',
            field: 'version',
          })
        await saveStandard(tx, place, standard)
        await commit(tx, ctx, ctx.register.id, { next: standard, events, notices: [] })
        return ok({
          kind: 'private',
          message: say(
            `*${plain(standard.name)}* is at version ${plain(standard.version)} now; statements on ${events.length} requirement${events.length === 1 ? '' : 's'} are stale.`,
          ),
        })
      }
      const requirement = await findRequirement(tx, ctx.register.id, input.ref)
      if (!requirement)
        return refuse('no-such-requirement', `${ctx.register.key} has no requirement Q${input.ref}.`, {
          hint: 'See `/wg requirement list`.',
          field: 'ref',
        })
      const actor = { user: ctx.actor.user, steward: ctx.steward, seats: ctx.seats }
      const { level, reason = '', party } = input
      const decided = rule({ register: ctx.register, actor }, requirement, {
        standard: named.name,
        version: named.version,
        level,
        reason,
        party,
      })
      if (!decided.ok) return decided
      await saveStatement(tx, ctx.workspace, requirement.id, decided.value.next, ctx.now)
      // Looked at once it stands: the statement that takes an earlier one's place makes nothing of its own stale.
      const { standard, events } = superseded(ctx.register, await listRequirements(tx, ctx.register.id), known, named)
      await saveStandard(tx, place, standard)
      await commit(tx, ctx, ctx.register.id, { ...decided.value, events: [...decided.value.events, ...events] })
      const old =
        standard.version === named.version ? '' : ` It is stale already: ${plain(named.name)} is at version ${plain(standard.version)}.`
      return ok({ kind: 'private', message: say(`Your statement on *${ctx.register.key}-Q${input.ref}* is kept.${old}`) })
    }),
})
