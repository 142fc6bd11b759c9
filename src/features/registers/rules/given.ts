/** Where somebody gave something, and where they are told what became of it if they can get no direct message. */
import type { Wanted } from '../../../kernel/decision.js'
import type { Place, RegisterAt } from '../../../platform/feature.js'
import { said } from '../messages.js'

export interface GivenAt {
  readonly channel: string | null
  readonly thread: string | null
}

/** The channel and thread of an act; what stands in no thread yet is answered below its own message. */
export function whereGiven({ channel, thread, message }: Place): GivenAt {
  const [, seconds, rest] = /\/p(\d{10})(\d{6})$/.exec(message ?? '') ?? []
  return { channel, thread: thread ?? (seconds === undefined ? null : `${seconds}.${rest}`) }
}

export type TellingPlace = Pick<Wanted, 'destination' | 'thread' | 'threadKey'>

/**
 * Where whoever gave something in a channel is told of it: there, while the register is bound to it; else, and where it was given in the home
 * channel itself, in the register's thread.
 * @param kind of the message
 */
export function tellingPlace(register: RegisterAt, { channel, thread }: GivenAt, kind: string): TellingPlace | null {
  if (channel !== null && register.channels.includes(channel) && (thread !== null || channel !== register.homeChannel))
    return { destination: channel, ...(thread === null ? {} : { thread }) }
  const [own] = said(register, kind, '')
  return own?.threadKey ? { destination: own.destination, threadKey: own.threadKey } : null
}
