/** Draws the register's card and the messages about the register itself from the rows as they are now. */
import { addDays, dayIn, instantAt } from '../../kernel/calendar.js'
import { history } from '../../platform/audit.js'
import type { DrawEnv, MessageKind, RegisterAt } from '../../platform/feature.js'
import type { Block } from '../../platform/slack/blocks.js'
import type { Db } from '../../platform/store.js'
import { standsOf } from './act.js'
import { comingBlocks } from './coming.js'
import { findFull, registerById } from './store/register.js'
import { cardMessage, saidMessage } from './views/register.js'

/** How far ahead `register show` looks. */
const COMING_DAYS = 90

/** What the other slices contribute to a register's card, in their order. */
export async function drawCardParts(db: Db, register: RegisterAt, env: DrawEnv): Promise<Block[]> {
  const blocks: Block[] = []
  for (const part of env.registry.card) blocks.push(...(await part.draw(db, register, env)))
  return blocks
}

/** How the register is doing, each slice in its own words. */
export async function drawHealth(db: Db, register: RegisterAt, env: DrawEnv): Promise<string[]> {
  const words: string[] = []
  for (const part of env.registry.health) {
    const said = await part.draw(db, register, env)
    if (said) words.push(said)
  }
  return words
}

/** What will be said in the time to come if nobody acts, from the register's planners. */
export async function drawComing(db: Db, register: RegisterAt, env: DrawEnv): Promise<Block[]> {
  const today = dayIn(env.now, register.zone)
  const until = instantAt(addDays(today, COMING_DAYS), register.at, register.zone)
  const said = (await Promise.all(env.registry.planners.map((planner) => planner.coming(db, register, env.now, until)))).flat()
  return comingBlocks(register, said, COMING_DAYS)
}

/** An older card, left behind when the register was bound elsewhere, stays as it was. */
export const cardKind: MessageKind = {
  id: 'register.card',
  draw: async (db, subject, env, outboxId) => {
    const at = await registerById(db, env.workspace, subject.register ?? '')
    if (!at) return null
    const row = await db.outbox.findUnique({ where: { id: outboxId }, select: { destination: true } })
    if (row && row.destination !== at.homeChannel) return null
    return cardMessage(await findFull(db, at.id), await standsOf(db, at, env.registry), await drawCardParts(db, at, env))
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
