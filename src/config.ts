/** Environment → Config, checked once at start; the only reader of the environment. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { Zone } from './kernel/time.js'

export type Mode =
  | { readonly kind: 'playground' }
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }

export interface Config {
  readonly mode: Mode
  /** Base of the Web API, with its closing slash; null is Slack's own. */
  readonly slackApiUrl: string | null
  readonly port: number
  readonly databaseUrl: string
  readonly zone: Zone
  readonly logLevel: LogLevel
  /** Where the time comes from in tests; null is the machine's clock. */
  readonly clockUrl: string | null
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'off'

/** Thrown when the environment contradicts itself; the message is one sentence that names the variable. */
export class ConfigRefusal extends Error {}

const Environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-\S+$/, 'SLACK_BOT_TOKEN must begin with xoxb-; copy it from "OAuth & Permissions" of your Slack app.')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-\S+$/, 'SLACK_APP_TOKEN must begin with xapp-; make one under "Basic Information", "App-Level Tokens".')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^\S{8,}$/, 'SLACK_SIGNING_SECRET is too short; copy it from "Basic Information" of your Slack app.')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'SLACK_API_URL must be an http or https address such as http://127.0.0.1:9000/api/.' })
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT must be a whole number from 0 to 65535.')
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'DATABASE_URL must begin with file:, for example file:./data/registrar.db.')
    .optional(),
  REGISTRAR_TIME_ZONE: z.string().optional(),
  REGISTRAR_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'off'], 'REGISTRAR_LOG_LEVEL must be debug, info, warn, error or off.')
    .optional(),
  REGISTRAR_CLOCK: z.url({ protocol: /^https?$/, error: 'REGISTRAR_CLOCK must be an http address that answers the time.' }).optional(),
})

/** `.env` in the working directory, with the environment winning. */
export function readEnvironment(
  cwd: string,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  const file = path.join(cwd, '.env')
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...fromFile, ...environment }
}

/** @throws ConfigRefusal with one sentence that names the variable */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = Environment.safeParse(filled)
  if (!parsed.success) throw new ConfigRefusal(parsed.error.issues[0]?.message ?? 'The environment cannot be read.')
  const env = parsed.data
  const port = Number(env.PORT ?? '3000')
  if (port > 65_535) throw new ConfigRefusal('PORT must be a whole number from 0 to 65535.')
  const zone = Zone.safeParse(env.REGISTRAR_TIME_ZONE ?? 'UTC')
  if (!zone.success) throw new ConfigRefusal('REGISTRAR_TIME_ZONE must be a zone of the IANA list, such as Europe/Berlin or UTC.')
  const mode = modeOf(env)
  const slackApiUrl = env.SLACK_API_URL ? withSlash(env.SLACK_API_URL) : null
  if (env.REGISTRAR_CLOCK && !(slackApiUrl && isLoopback(slackApiUrl))) {
    throw new ConfigRefusal('REGISTRAR_CLOCK is for tests: it is only taken when SLACK_API_URL points at this machine (127.0.0.1).')
  }
  return {
    mode,
    slackApiUrl,
    port,
    databaseUrl: env.DATABASE_URL ?? (mode.kind === 'playground' ? 'file:./data/playground.db' : 'file:./data/registrar.db'),
    zone: zone.data,
    logLevel: env.REGISTRAR_LOG_LEVEL ?? 'info',
    clockUrl: env.REGISTRAR_CLOCK ?? null,
  }
}

function modeOf(env: z.infer<typeof Environment>): Mode {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  if (appToken && signingSecret) {
    throw new ConfigRefusal('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep the first for Socket Mode or the second for HTTP.')
  }
  if (!botToken && appToken) throw new ConfigRefusal('SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN alone is not enough for Socket Mode.')
  if (!botToken && signingSecret) throw new ConfigRefusal('SLACK_BOT_TOKEN is missing: SLACK_SIGNING_SECRET alone is not enough for HTTP.')
  if (!botToken) return { kind: 'playground' }
  if (appToken) return { kind: 'socket', botToken, appToken }
  if (signingSecret) return { kind: 'http', botToken, signingSecret }
  throw new ConfigRefusal('SLACK_BOT_TOKEN is set alone: add SLACK_APP_TOKEN for Socket Mode or SLACK_SIGNING_SECRET for HTTP.')
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`
}

export function isLoopback(url: string): boolean {
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
