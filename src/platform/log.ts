/** Log lines: constant text plus fields, one JSON object a line on stderr. */
import type { LogLevel } from '../config.js'
import type { Clock } from '../kernel/time.js'

export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Log {
  debug(message: string, fields?: Fields): void
  info(message: string, fields?: Fields): void
  warn(message: string, fields?: Fields): void
  error(message: string, fields?: Fields): void
}

const order: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'off']
/** Slack's tokens and signed links never reach a log. */
const SECRETS = /xox[a-z]-[\w-]+|xapp-[\w-]+|https:\/\/hooks\.slack\.com\/\S+/g

/** @param write takes one line without its end; stderr unless said */
export function createLog(level: LogLevel, clock: Clock, write: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): Log {
  const least = order.indexOf(level)
  const at =
    (own: LogLevel) =>
    (message: string, fields: Fields = {}): void => {
      if (order.indexOf(own) < least) return
      write(JSON.stringify({ at: clock.now(), level: own, message, ...fields }).replace(SECRETS, '[secret]'))
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
