/** The feedback's part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { KeptFeedback } from './model.js'
import { keepAgain, listFeedback } from './store.js'

const Part = z.array(KeptFeedback)

export const exporter: Exporter = {
  id: 'feedback',
  order: 80,
  give: async (db, register) => Part.parse(await listFeedback(db, register.id)),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'feedback')
    if (!parsed.ok) return parsed
    await keepAgain(tx, { workspace: who.workspace, registerId: register.id }, parsed.value)
    return ok(null)
  },
}
