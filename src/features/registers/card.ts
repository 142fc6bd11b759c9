/** Draws the register's card and the messages about the register itself from the rows as they are now. */
import { history } from '../../platform/audit.js'
import type { DrawEnv, MessageKind, RegisterAt } from '../../platform/feature.js'
import type { Block } from '../../platform/slack/blocks.js'
import type { Db } from '../../platform/store.js'
import { findFull, registerById } from './store.js'
import { cardMessage, saidMessage } from './views.js'

/** What the other slices contribute to a register's card, in their order. */
export async function drawCardParts(db: Db, register: RegisterAt, env: DrawEnv): Promise<Block[]> {
  const blocks: Block[] = []
  for (const part of env.registry.card) blocks.push(...(await part.draw(db, register, env)))
  return blocks
}

/** An older card, left behind when the register was bound elsewhere, stays as it was. */
export const cardKind: MessageKind = {
  id: 'register.card',
  draw: async (db, subject, env, outboxId) => {
    const at = await registerById(db, env.workspace, subject.register ?? '')
    if (!at) return null
    const row = await db.outbox.findUnique({ where: { id: outboxId }, select: { destination: true } })
    if (row && row.destination !== at.homeChannel) return null
    return cardMessage(await findFull(db, at.id), await drawCardParts(db, at, env))
  },
}

/** One message in the thread for all changes to the register itself, newest first. */
export const saidKind: MessageKind = {
  id: 'register.said',
  draw: async (db, subject, env) => {
    const at = await registerById(db, env.workspace, subject.register ?? '')
    if (!at) return null
    const { entries } = await history(db, at.id, { ref: subject.ref ?? '', skip: 0, take: 5 })
    return saidMessage(await findFull(db, at.id), entries)
  },
}
