/** `registrar doctor`: is the set-up sound; one line for each thing, with what to do, changing nothing. */
import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { assembleAll } from '../app.js'
import type { Config } from '../config.js'
import { ConfigRefusal, readConfig, readEnvironment } from '../config.js'
import { listAll } from '../features/registers/index.js'
import { listWorkspaces, verify } from '../platform/audit.js'
import { BackupRefusal, checkStore, stateOf } from '../platform/backup.js'
import { systemClock } from '../platform/clock.js'
import { createLog } from '../platform/log.js'
import { checkAppToken, checkChannel, checkToken } from '../platform/slack/examine.js'
import { manifestOf } from '../platform/slack/manifest.js'
import { fileOf, openStore } from '../platform/store.js'
import { servedWorkspace } from '../platform/workspace.js'
import type { Call } from './call.js'
import { counted, print, printJson, UsageProblem } from './call.js'

interface Finding {
  readonly what: string
  readonly ok: boolean
  /** What was found and, where something is wrong, what to do. */
  readonly says: string
}

/** A store grows by some megabytes a year; below this the next backup may not fit. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024
/** Slack refuses signatures five minutes off; a minute is a clock that nobody sets. */
const MOST_AHEAD_MS = 60_000

export const doctorCall: Call = {
  name: 'doctor',
  usage: 'doctor [--json]',
  does: 'Looks whether the set-up is sound: tokens, scopes, channels, store, clock, disk, history. Exit 1 when something is wrong.',
  options: { json: { type: 'boolean' } },
  run: async ({ values, words }) => {
    if (words.length > 0) throw new UsageProblem(`doctor takes no ${words[0]}. Usage: registrar ${doctorCall.usage}`)
    const findings = await examine()
    const sound = findings.every(({ ok }) => ok)
    if (values.json === true) printJson({ sound, findings })
    else for (const { what, ok, says } of findings) print(`${ok ? 'ok   ' : 'WRONG'}  ${what.padEnd(9)}  ${says}`)
    return sound ? 0 : 1
  },
}

async function examine(): Promise<Finding[]> {
  let config: Config
  try {
    config = readConfig(readEnvironment(process.cwd(), process.env))
  } catch (error) {
    if (error instanceof ConfigRefusal) return [{ what: 'variables', ok: false, says: error.message }]
    throw error
  }
  const { mode } = config
  const file = fileOf(config.databaseUrl)
  const findings: Finding[] = [{ what: 'variables', ok: true, says: modeWords[mode.kind] }]
  const store = storeFinding(file)
  const inside = store.ok && existsSync(file) ? await insideOf(config) : { findings: [], channels: [] }
  if (mode.kind !== 'playground') findings.push(...(await slackFindings(config, mode, inside.channels)))
  return [...findings, store, await diskFinding(file), ...inside.findings]
}

const modeWords = {
  playground: 'no tokens are set, so npm start runs the playground: there is no real Slack to look at',
  socket: 'Socket Mode',
  http: 'HTTP; the signing secret shows its worth only with the first request',
} as const

async function slackFindings(
  { slackApiUrl: apiUrl }: Config,
  mode: Exclude<Config['mode'], { kind: 'playground' }>,
  channels: readonly { readonly key: string; readonly channel: string }[],
): Promise<Finding[]> {
  const token = await checkToken(mode.botToken, apiUrl, () => Date.now())
  if (token.error === 'out of reach')
    return [{ what: 'tokens', ok: false, says: 'Slack is out of reach: look at the network, a proxy, or SLACK_API_URL.' }]
  if (token.error)
    return [
      {
        what: 'tokens',
        ok: false,
        says: `Slack refuses SLACK_BOT_TOKEN (${token.error}): install the app again and copy the token anew from "OAuth & Permissions".`,
      },
    ]
  const out: Finding[] = [{ what: 'tokens', ok: true, says: `SLACK_BOT_TOKEN speaks for ${token.team || 'its workspace'}` }]
  if (mode.kind === 'socket') {
    const error = await checkAppToken(mode.appToken, apiUrl)
    if (error)
      out.push({
        what: 'tokens',
        ok: false,
        says: `Slack refuses SLACK_APP_TOKEN (${error}): make one with the scope connections:write under "Basic Information", "App-Level Tokens".`,
      })
  }
  const wanted = manifestOf(assembleAll()).oauth_config.scopes.bot
  const missing = token.scopes ? wanted.filter((scope) => !token.scopes?.includes(scope)) : []
  out.push(
    missing.length > 0
      ? {
          what: 'scopes',
          ok: false,
          says: `missing ${missing.join(', ')}: paste manifest.yml into "App Manifest" and reinstall the app to the workspace.`,
        }
      : {
          what: 'scopes',
          ok: true,
          says: token.scopes ? `all ${wanted.length} of the manifest` : 'Slack did not tell; nothing was refused',
        },
    clockFinding(token.aheadMs),
  )
  return [...out, ...(await channelFindings(channels, mode.botToken, apiUrl))]
}

function clockFinding(aheadMs: number | null): Finding {
  if (aheadMs === null) return { what: 'clock', ok: true, says: 'Slack did not tell its time' }
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  const off = `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} Slack’s`
  return Math.abs(aheadMs) <= MOST_AHEAD_MS
    ? { what: 'clock', ok: true, says: seconds <= 2 ? 'as Slack’s' : off }
    : { what: 'clock', ok: false, says: `${off}: let the machine set its clock by NTP.` }
}

async function channelFindings(
  channels: readonly { readonly key: string; readonly channel: string }[],
  token: string,
  apiUrl: string | null,
): Promise<Finding[]> {
  const wrong: Finding[] = []
  for (const { key, channel } of channels) {
    const why = await checkChannel(channel, token, apiUrl)
    if (why)
      wrong.push({ what: 'channels', ok: false, says: `${key}: ${why}: invite it, or bind ${key} elsewhere with /wg register bind.` })
  }
  return wrong.length > 0
    ? wrong
    : [{ what: 'channels', ok: true, says: `Registrar is in all ${channels.length} that registers are bound to` }]
}

function storeFinding(file: string): Finding {
  if (!existsSync(file)) return { what: 'store', ok: true, says: `${file} is not there yet; the first start makes it` }
  try {
    const { registers, entries } = checkStore(file)
    const { pending, mode } = stateOf(file)
    const held = `${file}: ${counted(registers, 'register', 'registers')}, ${counted(entries, 'entry', 'entries')} of history`
    if (mode !== 'wal' && pending.length === 0 && registers > 0)
      return { what: 'store', ok: true, says: `${held}; whole, its write-ahead log comes with the next start` }
    return pending.length > 0
      ? { what: 'store', ok: true, says: `${held}; whole, the next start brings it up to date (${pending.join(', ')})` }
      : { what: 'store', ok: true, says: `${held}; whole, up to date, with a write-ahead log` }
  } catch (error) {
    if (error instanceof BackupRefusal)
      return {
        what: 'store',
        ok: false,
        says: `${error.found}: look at DATABASE_URL, or put a backup in its place with registrar restore FILE --force.`,
      }
    throw error
  }
}

async function diskFinding(file: string): Promise<Finding> {
  let dir = path.dirname(file)
  while (!existsSync(dir)) dir = path.dirname(dir)
  const { bavail, bsize } = await statfs(dir)
  const free = bavail * bsize
  const words = free >= 1024 ** 3 ? `${(free / 1024 ** 3).toFixed(1)} GB` : `${Math.floor(free / 1024 ** 2)} MB`
  return free >= LEAST_FREE_BYTES
    ? { what: 'disk', ok: true, says: `${words} free where the store lies` }
    : { what: 'disk', ok: false, says: `only ${words} free where the store lies: make room, before a change cannot be kept.` }
}

/** What only the rows tell: the chain of the history, and which channels are spoken in. An older store is left as it is. */
async function insideOf(
  config: Config,
): Promise<{ readonly findings: Finding[]; readonly channels: readonly { readonly key: string; readonly channel: string }[] }> {
  if (stateOf(fileOf(config.databaseUrl)).pending.length > 0)
    return { findings: [{ what: 'history', ok: true, says: 'looked at once the store is up to date' }], channels: [] }
  const store = await openStore({ url: config.databaseUrl, purpose: null, log: createLog('off', systemClock) })
  try {
    const workspace = await servedWorkspace(store)
    return await store.read(async (db) => {
      const findings: Finding[] = []
      for (const one of await listWorkspaces(db)) {
        const { brokenAt, why, entries } = await verify(db, one)
        findings.push(
          brokenAt === null
            ? { what: 'history', ok: true, says: `the chain is whole: ${counted(entries, 'entry', 'entries')}` }
            : { what: 'history', ok: false, says: `the chain is broken at entry ${brokenAt}, ${why}: compare with a backup from before.` },
        )
      }
      const registers = await listAll(db, workspace)
      return { findings, channels: registers.flatMap(({ key, channels }) => channels.map((channel) => ({ key, channel }))) }
    })
  } finally {
    await store.close()
  }
}
