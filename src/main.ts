#!/usr/bin/env node
/** The bot: config → store → Slack → tick; signals; nothing else. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot, Health } from './app.js'
import { answerHealth, reachSlack, startBot } from './app.js'
import type { Config } from './config.js'
import { ConfigRefusal, readConfig, readEnvironment } from './config.js'
import type { Clock } from './kernel/time.js'
import { followClock, systemClock } from './platform/clock.js'
import { createLog } from './platform/log.js'
import type { Transport } from './platform/slack/bolt.js'
import { healthServer, portOf } from './platform/slack/bolt.js'
import { openStore, StoreRefusal } from './platform/store.js'
import { serveWorkspace } from './platform/workspace.js'
import type { LivePlayground } from './playground-run.js'

/** A reason not to start, said in one sentence; exit status 1. */
class Refusal extends Error {}

/** Shutting down takes at most this long; what is unfinished then is finished at the next start. */
const STOP_WITHIN_MS = 10_000

async function main(): Promise<void> {
  const environment = readEnvironment(process.cwd(), process.env)
  const config = readConfig(environment)
  const empty = process.argv.includes('--empty')
  const stopping = new AbortController()
  const closers: (() => Promise<void>)[] = []
  let tickNow: () => void = () => undefined
  const clock: Clock & { stop?: () => void } = config.clockUrl ? await followClock(config.clockUrl, () => tickNow()) : systemClock
  stopOnSignals(stopping, closers)
  let health: () => Promise<Health> = async () => ({ ok: false, slack: 'not reached yet', delivery: 'ok', store: 'ok' })
  // A bot in a real workspace never loads it.
  const practice = config.mode.kind === 'playground' ? await import('./playground-run.js') : null
  const playground =
    practice && (await listening(config, () => practice.startLivePlayground(config.port, (response) => answerHealth(health, response))))
  if (playground) closers.unshift(() => playground.close())
  const present = playground?.clock ?? clock
  const log = createLog(config.logLevel, present)
  const store = await openStore({ url: config.databaseUrl, purpose: playground ? 'playground' : 'slack', log })
  closers.unshift(() => store.close())
  const slack = slackOf(config, playground)
  let port: number | null = null
  if (config.mode.kind === 'socket') {
    const server = await listening(config, () => healthServer(config.port, (response) => answerHealth(health, response)))
    closers.unshift(async () => void server.close())
    port = portOf(server)
  }
  const needs = { config, ...slack, store, clock: present, log }
  const self = await reachSlack(needs, (ms) => sleep(ms, true, { signal: stopping.signal }).catch(() => false))
  if (!self.ok) {
    if (stopping.signal.aborted) return
    throw new Refusal(self.problem.sentence)
  }
  await serveWorkspace(store, self.value.workspace)
  if (practice) await practice.meetAnew(store, self.value.workspace, present.now())
  const bot: Bot = await listening(config, () => startBot(needs, self.value))
  closers.unshift(() => bot.stop())
  health = () => bot.health()
  tickNow = () => void bot.tick().catch((error: unknown) => log.error('a tick failed', { error: String(error) }))
  if (practice && playground) {
    if (!empty) await practice.plantSamples({ store, bot, clock: present, log, zone: config.zone })
    playground.onClockMoved(tickNow)
  }
  tickNow()
  const url = playground?.url ?? `http://127.0.0.1:${bot.port ?? port ?? config.port}`
  process.stdout.write(`Registrar ready: ${config.mode.kind} ${url}\n`)
}

function slackOf(config: Config, playground: LivePlayground | null): { transport: Transport; botToken: string; apiUrl: string | null } {
  if (playground)
    return { transport: { kind: 'socket', appToken: playground.appToken }, botToken: playground.botToken, apiUrl: playground.apiUrl }
  const { mode, slackApiUrl: apiUrl } = config
  if (mode.kind === 'socket') return { transport: { kind: 'socket', appToken: mode.appToken }, botToken: mode.botToken, apiUrl }
  if (mode.kind === 'http')
    return { transport: { kind: 'http', signingSecret: mode.signingSecret, port: config.port }, botToken: mode.botToken, apiUrl }
  throw new Error('no way to reach Slack')
}

/** Turns a port that cannot be had into a sentence. */
async function listening<T>(config: Config, start: () => Promise<T>): Promise<T> {
  try {
    return await start()
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
    if (code === 'EADDRINUSE')
      throw new Refusal(
        `PORT ${config.port} is in use: stop the program that listens there, or choose another port, for example PORT=${config.port + 1}.`,
      )
    if (code === 'EACCES')
      throw new Refusal(`PORT ${config.port} may not be opened by this user: choose one above 1023, for example PORT=3000.`)
    throw error
  }
}

/** SIGTERM and SIGINT finish what is under way and exit 0. */
function stopOnSignals(stopping: AbortController, closers: readonly (() => Promise<void>)[]): void {
  const stop = (): void => {
    if (stopping.signal.aborted) return
    stopping.abort()
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    const closeAll = async (): Promise<void> => {
      for (const close of closers) await close()
    }
    closeAll().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  if (error instanceof ConfigRefusal || error instanceof StoreRefusal || error instanceof Refusal)
    process.stderr.write(`${error.message}\n`)
  else process.stderr.write(`Registrar could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
