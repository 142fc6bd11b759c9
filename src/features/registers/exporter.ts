/** A register's own part of an export, and its history; a register taken again from the first. */
import { z } from 'zod'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { history } from '../../platform/audit.js'
import { commit } from '../../platform/commit.js'
import type { Exporter } from '../../platform/exporter.js'
import { exporterOf, readPart, underKey } from '../../platform/exporter.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { Change, KeptDate, Register, Section, Term, Version } from './model.js'
import { ownRef } from './rules/states.js'
import { keepDateAgain, listKeptDates } from './store/date.js'
import { createAgain, findFull, findText, listAllTerms, listSections, takenKeys } from './store/register.js'
import { insertChange, keepVersion, listChanges, listVersions } from './store/version.js'

const Part = Register.omit({ id: true, workspace: true }).extend({
  sections: z.array(Section),
  terms: z.array(Term),
  /** The document it was read from. */
  text: z.string(),
  foldedHash: z.string(),
})

export const contentsExporter: Exporter = {
  id: 'register',
  order: 0,
  give: async (db, register) =>
    Part.parse({
      ...(await findFull(db, register.id)),
      sections: await listSections(db, register.id),
      terms: await listAllTerms(db, register.id),
      ...(await findText(db, register.id)),
    }),
}

const Course = z.object({ versions: z.array(Version), changes: z.array(Change), dates: z.array(KeptDate) })

/** The texts put to the parties, the changes to what was agreed, and the days of the register itself. */
export const courseExporter = exporterOf({
  id: 'course',
  order: 5,
  called: 'versions and changes',
  part: Course,
  give: async (db, register) => ({
    versions: await listVersions(db, register.id),
    changes: await listChanges(db, register.id),
    dates: await listKeptDates(db, register.id),
  }),
  take: async (tx, who, register, part) => {
    const home = { workspace: who.workspace, registerId: register.id }
    const renamed = <T extends { readonly ref: string }>(one: T): T => ({ ...one, ref: underKey(one.ref, register.key) })
    for (const version of part.versions) {
      const approval = version.approval && underKey(version.approval, register.key)
      await keepVersion(tx, home, { ...version, approval, items: version.items.map(renamed) })
    }
    for (const change of part.changes) {
      const { before, after } = change
      await insertChange(tx, home, { ...renamed(change), before: before && renamed(before), after: after && renamed(after) })
    }
    for (const date of part.dates) await keepDateAgain(tx, who.workspace, register, date)
  },
})

/** The chain stays where it was written: the entries are told, never taken again. */
export const historyExporter: Exporter = {
  id: 'history',
  order: 100,
  give: async (db, register) => {
    const { total } = await history(db, register.id, { skip: 0, take: 1 })
    const { entries } = await history(db, register.id, { skip: 0, take: total })
    return entries.toReversed().map(({ ref, at, actor, source, kind, sentence, before, after, reason }) => ({
      at,
      actor,
      source,
      ref,
      kind,
      sentence,
      before,
      after,
      reason,
    }))
  },
}

/**
 * Keeps a register from the part of an export, unbound: channels belong to the workspace that they were in.
 * @param key the one to have instead of its own
 */
export async function takeRegister(tx: Tx, who: Acting, part: unknown, key: string | null): Promise<Result<RegisterAt>> {
  const parsed = readPart(Part, part, 'register')
  if (!parsed.ok) return parsed
  const { sections, terms, text, foldedHash, ...own } = parsed.value
  const register = { ...own, key: key ?? own.key, homeChannel: null, parties: own.parties.map((party) => ({ ...party, channel: null })) }
  if ((await takenKeys(tx, who.workspace)).has(register.key))
    return refuse('key-taken', `There is a register ${register.key} already: nothing was kept.`, { hint: 'Give another key with --key.' })
  // Numbers are for ever, and `create` counts them from 1.
  if (terms.some(({ number }, index) => number !== index + 1))
    return refuse('bad-export', 'The terms in the file are not numbered from 1 on: it was changed after the export.')
  const { settings, ipr, gates, approvals } = register
  const made = { ...register, dayFirst: settings.dayFirst, zone: settings.zone, text, foldedHash, sections, terms, gates, ipr, approvals }
  const kept = await createAgain(tx, who.workspace, made, register, terms, who.actor.user, who.now)
  await commit(tx, who, kept.id, {
    next: kept,
    events: [
      {
        kind: 'register.taken',
        ref: ownRef(kept.key),
        sentence: `took ${kept.key} from an export`,
        before: null,
        after: { key: kept.key, was: own.key },
      },
    ],
    notices: [],
  })
  return ok(kept)
}
