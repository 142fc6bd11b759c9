/** A bot to be killed: a process of its own, composed as `main.ts` composes it, with the lease that is its only argument in milliseconds. */
import { reachSlack, startBot } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import { followClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { openStore } from '../../src/platform/store.js'
import { serveWorkspace } from '../../src/platform/workspace.js'

const config = readConfig(process.env)
const { mode, clockUrl } = config
if (mode.kind !== 'socket' || clockUrl === null) throw new Error('it wants both tokens, and REGISTRAR_CLOCK')
let tickNow: () => void = () => undefined
const clock = await followClock(clockUrl, () => tickNow())
const log = createLog(config.logLevel, clock)
const store = await openStore({ url: config.databaseUrl, purpose: 'slack', log })
const needs = {
  config,
  transport: { kind: 'socket', appToken: mode.appToken } as const,
  botToken: mode.botToken,
  apiUrl: config.slackApiUrl,
  store,
  clock,
  log,
  leaseMs: Number(process.argv[2]),
}
const self = await reachSlack(needs, () => new Promise((resolve) => setTimeout(resolve, 100, true)))
if (!self.ok) throw new Error(self.problem.sentence)
await serveWorkspace(store, self.value.workspace)
const bot = await startBot(needs, self.value)
tickNow = () => void bot.tick().catch((error: unknown) => log.error('a tick failed', { error: String(error) }))
tickNow()
process.stdout.write('Registrar ready\n')
// Whoever started it holds the other end: a bot must not outlive that.
process.stdin.on('end', () => process.exit(1)).resume()
