/** Requirements: what a party needs from standards, and how far the parties say that it is met. */
import { parseReference } from '../../kernel/reference.js'
import { history } from '../../platform/audit.js'
import type { Feature } from '../../platform/feature.js'
import { registerById } from '../registers/index.js'
import { add } from './commands/add.js'
import { cover } from './commands/cover.js'
import { list } from './commands/list.js'
import { matrix } from './commands/matrix.js'
import { exporter } from './exporter.js'
import { findRequirement, listRequirements, listStandards } from './store.js'
import { cardBlocks, saidMessage } from './views.js'

export const requirements: Feature = {
  name: 'requirements',
  nouns: [{ word: 'requirement', summary: 'what a party needs from standards, and which standard satisfies it how far' }],
  commands: [add, list, cover, matrix],
  exporters: [exporter],
  messages: [
    {
      id: 'requirement.said',
      draw: async (db, subject, env) => {
        const register = await registerById(db, env.workspace, subject.register ?? '')
        const reference = parseReference(subject.ref ?? '')
        const requirement = register && reference.ok ? await findRequirement(db, register.id, reference.value.number) : null
        if (!register || !requirement) return null
        const { entries } = await history(db, register.id, { ref: subject.ref ?? '', skip: 0, take: 4 })
        return saidMessage(register, requirement, await listStandards(db, register.id), entries)
      },
    },
  ],
  card: [
    {
      order: 48,
      draw: async (db, register) => cardBlocks(register, await listRequirements(db, register.id), await listStandards(db, register.id)),
    },
  ],
}
