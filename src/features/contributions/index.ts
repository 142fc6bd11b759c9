/** Contributions: what one party or an individual submits to another party's group, which alone decides. */
import { parseReference } from '../../kernel/reference.js'
import { history } from '../../platform/audit.js'
import type { Feature, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import { add } from './commands/add.js'
import { decide } from './commands/decide.js'
import { list } from './commands/list.js'
import { exporter } from './exporter.js'
import type { Contribution } from './model.js'
import { findContribution, listContributions, listToDecide } from './store.js'
import { contributionSubject } from './subject.js'
import { answerMessage, cardBlocks, homeLine, saidMessage } from './views.js'

async function drawn(
  db: Db,
  workspace: string,
  subject: Readonly<Record<string, string>>,
): Promise<{ register: RegisterAt; contribution: Contribution } | null> {
  const register = await registerById(db, workspace, subject.register ?? '')
  const reference = parseReference(subject.ref ?? '')
  const contribution = register && reference.ok ? await findContribution(db, register.id, reference.value.number) : null
  return register && contribution ? { register, contribution } : null
}

export const contributions: Feature = {
  name: 'contributions',
  nouns: [{ word: 'contribution', summary: 'what is given to another party’s group, and what the group decided' }],
  commands: [add, decide, list],
  subjects: [contributionSubject],
  exporters: [exporter],
  messages: [
    {
      id: 'contribution.said',
      draw: async (db, subject, env) => {
        const held = await drawn(db, env.workspace, subject)
        if (!held) return null
        const { entries } = await history(db, held.register.id, { ref: subject.ref ?? '', skip: 0, take: 3 })
        return saidMessage(held.register, held.contribution, entries)
      },
    },
    {
      id: 'contribution.answer',
      draw: async (db, subject, env) => {
        const held = await drawn(db, env.workspace, subject)
        return held && answerMessage(held.register, held.contribution)
      },
    },
  ],
  card: [{ order: 47, draw: async (db, register) => cardBlocks(register, await listContributions(db, register.id)) }],
  home: [
    {
      order: 24,
      title: 'Waits for your answer',
      draw: async (db, who) =>
        (await listToDecide(db, who.workspace, who.user)).map(({ contribution, register }) => homeLine(register, contribution)),
    },
  ],
}
