/** The roster's part of an export. */
import { z } from 'zod'
import { ok } from '../../kernel/problem.js'
import type { Exporter } from '../../platform/exporter.js'
import { readPart } from '../../platform/exporter.js'
import { insert, listRoster } from './store.js'

const Part = z.array(
  z.object({ user: z.string(), role: z.enum(['steward', 'approver', 'member', 'participant', 'observer']), party: z.string() }),
)

export const exporter: Exporter = {
  id: 'roster',
  order: 10,
  give: async (db, register) => Part.parse(await listRoster(db, register.id)),
  take: async (tx, who, register, part) => {
    const parsed = readPart(Part, part, 'roster')
    if (!parsed.ok) return parsed
    for (const named of parsed.value)
      await insert(tx, { workspace: who.workspace, registerId: register.id }, named, who.actor.user, who.now)
    return ok(null)
  },
}
