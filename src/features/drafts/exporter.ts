/** The drafts' part of an export: what is known of the documents, not the documents themselves. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { KeptDraft } from './model.js'
import { keepAgain, listKept } from './store.js'

const Part = z.array(KeptDraft)

export const exporter: Exporter = {
  id: 'drafts',
  order: 75,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'drafts')
    if (!parsed.ok) return parsed
    for (const kept of parsed.value) await keepAgain(tx, register, who.workspace, kept)
    return ok(null)
  },
}
