/** The messages of approvals that stand in Slack, drawn from the rows as they are now. */
import { dayIn } from '../../kernel/calendar.js'
import { parseReference } from '../../kernel/reference.js'
import type { DrawEnv, MessageKind, RegisterAt } from '../../platform/feature.js'
import type { Db } from '../../platform/store.js'
import { registerById } from '../registers/index.js'
import type { Approval } from './model.js'
import type { Standing } from './rules/standing.js'
import { standingOf } from './rules/standing.js'
import { findApproval, ledgerOf, listIpr } from './store.js'
import { cardMessage, nudgeMessage } from './views/card.js'
import { outcomeMessage, reopenedMessage } from './views/outcome.js'

interface Drawn {
  readonly register: RegisterAt
  readonly approval: Approval
  readonly standing: Standing
}

async function drawn(db: Db, subject: Readonly<Record<string, string>>, { workspace }: DrawEnv): Promise<Drawn | null> {
  const register = await registerById(db, workspace, subject.register ?? '')
  const reference = parseReference(subject.ref ?? '')
  const approval = register && reference.ok ? await findApproval(db, register.id, reference.value.number) : null
  return register && approval ? { register, approval, standing: standingOf(await ledgerOf(db, approval)) } : null
}

export const cardKind: MessageKind = {
  id: 'approval.card',
  draw: async (db, subject, env) => {
    const found = await drawn(db, subject, env)
    if (!found) return null
    const { register, approval, standing } = found
    const ipr = await listIpr(db, register.id)
    const feedback = env.registry.command('feedback', 'add') !== undefined
    return cardMessage(register, approval, standing, dayIn(env.now, register.zone), { ipr, feedback })
  },
}

export const outcomeKind: MessageKind = {
  id: 'approval.outcome',
  draw: async (db, subject, env) => {
    const found = await drawn(db, subject, env)
    if (!found) return null
    const { register, approval } = found
    return subject.acts === String(approval.acts) ? outcomeMessage(register, approval) : reopenedMessage(register, approval)
  },
}

export const nudgeKind: MessageKind = {
  id: 'approval.nudge',
  draw: async (db, subject, env) => {
    const found = await drawn(db, subject, env)
    return found && nudgeMessage(found.register, found.approval, found.standing, dayIn(env.now, found.register.zone))
  },
}
