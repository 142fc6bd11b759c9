/** How long a register has waited for its partner's document, in an export; the document itself is told by the register. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { Awaited } from './model.js'
import { keepAgain, listOf } from './store.js'

const Part = z.array(Awaited.pick({ since: true, quietUntil: true }))

export const exporter: Exporter = {
  id: 'partnerDocument',
  order: 25,
  give: async (db, register) => Part.parse(await listOf(db, register.id)),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'waiting for the partner’s document')
    if (!parsed.ok) return parsed
    for (const awaited of parsed.value.slice(0, 1)) await keepAgain(tx, register, who.workspace, awaited)
    return ok(null)
  },
}
