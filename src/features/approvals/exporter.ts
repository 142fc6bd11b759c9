/** The approvals' part of an export, and the minutes of one. */
import { z } from 'zod'
import type { Minutes } from '../../platform/exporter.js'
import { exporterOf, underKey } from '../../platform/exporter.js'
import { personNames } from '../../platform/people.js'
import { KeptApproval } from './model.js'
import { standingOf } from './rules/standing.js'
import { findApproval, keepAgain, ledgerOf, listKept } from './store.js'
import { minutesFile } from './views/outcome.js'

const Part = z.array(KeptApproval)

export const exporter = exporterOf({
  id: 'approvals',
  order: 90,
  part: Part,
  give: (db, register) => listKept(db, register.id),
  take: async (tx, who, register, part) => {
    for (const kept of part) await keepAgain(tx, register, who.workspace, { ...kept, subjectRef: underKey(kept.subjectRef, register.key) })
  },
})

/** What was asked, by which rule it was decided, and who answered what; while it is open, as it stands now. */
export const minutes: Minutes = {
  kind: 'approval',
  draw: async (db, register, number, env) => {
    const approval = await findApproval(db, register.id, number)
    if (!approval) return null
    const standing = standingOf(await ledgerOf(db, approval))
    return minutesFile(register, approval, standing, await personNames(db, env.workspace))
  },
}
