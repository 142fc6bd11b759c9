/** Where a file about a register goes, and how that is said. */
import type { RegisterCtx, Reply } from '../../platform/feature.js'
import { person, plain } from '../../platform/slack/blocks.js'
import type { Db } from '../../platform/store.js'
import { cardKey } from './messages.js'
import { whereGiven } from './rules/given.js'
import { threadOf } from './store/register.js'

interface Filing {
  /** "in the thread of OGF" */
  readonly where: string
  /** The parts of a Reply that say the same to Slack. */
  readonly placed: Pick<Extract<Reply, { kind: 'file' }>, 'into' | 'caption'>
}

/**
 * A file is put where it was asked for: in the thread, or in the register's own thread where that stands in this channel, whose people
 * may read it all; elsewhere in direct messages.
 * @param name of the file
 */
export async function filingOf(db: Db, ctx: RegisterCtx, name: string): Promise<Filing> {
  const { register, place, actor } = ctx
  const what = `*${plain(name)}* of ${register.key}`
  const caption = `${what}, for ${person(actor.user)}`
  if (place.thread) return { where: 'in this thread', placed: { caption } }
  // Below a mention: whoever is of another workspace can get no direct message.
  const { channel, thread: below } = whereGiven(place)
  if (place.channel !== register.homeChannel && channel !== null && below !== null && register.channels.includes(channel))
    return { where: 'below your message', placed: { into: { channel, thread: below }, caption } }
  const key = place.channel !== null && place.channel === register.homeChannel ? cardKey(register) : null
  const thread = key === null ? null : await threadOf(db, ctx.workspace, key)
  if (thread) return { where: `in the thread of ${register.key} in this channel`, placed: { into: thread, caption } }
  return { where: 'in your direct messages with Registrar', placed: { caption: what } }
}
