/** The contributions' part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { KeptContribution } from './model.js'
import { keepAgain, listKept } from './store.js'

const Part = z.array(KeptContribution)

export const exporter: Exporter = {
  id: 'contributions',
  order: 60,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'contributions')
    if (!parsed.ok) return parsed
    for (const kept of parsed.value) await keepAgain(tx, { workspace: who.workspace, registerId: register.id }, kept)
    return ok(null)
  },
}
