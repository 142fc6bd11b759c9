/** The approvals' part of an export, and the minutes of one. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart, underKey } from '../../platform/exporter.js'
import { KeptApproval } from './model.js'
import { keepAgain, listKept } from './store.js'

const Part = z.array(KeptApproval)

export const exporter: Exporter = {
  id: 'approvals',
  order: 90,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'approvals')
    if (!parsed.ok) return parsed
    for (const kept of parsed.value)
      await keepAgain(tx, register, who.workspace, { ...kept, subjectRef: underKey(kept.subjectRef, register.key) })
    return ok(null)
  },
}
