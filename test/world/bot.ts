/** The whole bot in this process, on a store of its own, with its log collected and its open transactions counted. */
import { createServer } from 'node:net'
import type { Bot } from '../../src/app.js'
import { reachSlack, startBot } from '../../src/app.js'
import type { Clock } from '../../src/kernel/time.js'
import { instantFromMs, Zone } from '../../src/kernel/time.js'
import type { Log } from '../../src/platform/log.js'
import { createLog } from '../../src/platform/log.js'
import type { Transport } from '../../src/platform/slack/bolt.js'
import type { Purpose, Store } from '../../src/platform/store.js'
import { openStore } from '../../src/platform/store.js'
import type { Playground } from '../../src/playground/index.js'

export interface LogLine {
  readonly level: string
  readonly message: string
  readonly [field: string]: unknown
}

export interface RunningBot {
  readonly bot: Bot
  readonly store: Store
  /** Transactions and reads under way. */
  open(): number
  stop(): Promise<void>
}

export interface BotSeat {
  readonly playground: Playground
  readonly url: string
  readonly purpose: Purpose
  readonly transport: Transport
  readonly lines: LogLine[]
  /** Between two messages of one channel, milliseconds; none unless said. */
  readonly paceMs?: number
}

export function clockOf(playground: Playground): Clock {
  return { now: () => instantFromMs(playground.clock.now()) }
}

export function logInto(lines: LogLine[], clock: Clock): Log {
  return createLog('debug', clock, (line) => lines.push(JSON.parse(line) as LogLine))
}

function counted(store: Store, count: { open: number }): Store {
  const during = async <T>(work: Promise<T>): Promise<T> => {
    count.open += 1
    try {
      return await work
    } finally {
      count.open -= 1
    }
  }
  return { ...store, read: (fn) => during(store.read(fn)), change: (fn) => during(store.change(fn)) }
}

export async function runBot(seat: BotSeat): Promise<RunningBot> {
  const { playground, transport } = seat
  const clock = clockOf(playground)
  const log = logInto(seat.lines, clock)
  const count = { open: 0 }
  const store = counted(await openStore({ url: seat.url, purpose: seat.purpose, log }), count)
  const needs = {
    config: { zone: Zone.parse('UTC') },
    transport,
    botToken: playground.botToken,
    apiUrl: playground.apiUrl,
    store,
    clock,
    log,
    // The playground takes messages as fast as they come; the pace has tests of its own.
    paceMs: seat.paceMs ?? 0,
  }
  const self = await reachSlack(needs, () => Promise.resolve(false))
  if (!self.ok) throw new Error(self.problem.sentence)
  const bot = await startBot({ ...needs, leaseMs: 500 }, self.value)
  return {
    bot,
    store,
    open: () => count.open,
    stop: async () => {
      await bot.stop()
      await store.close()
    },
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
