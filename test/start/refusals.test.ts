/** What the bot refuses to start with: one sentence that names the variable, exit status 1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ConfigRefusal, readConfig } from '../../src/config.js'
import { openStore } from '../../src/platform/store.js'
import { type Playground, startPlayground } from '../../src/playground/index.js'
import { clockOf, logInto } from '../world/bot.js'
import type { Child } from './child.js'
import { endAll, start } from './child.js'

const bot = 'xoxb-1-test'
const app = 'xapp-1-test'
const secret = '0123456789abcdef'
const loopback = 'http://127.0.0.1:9/api/'

let cwd: string
let playground: Playground
beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), 'registrar-start-'))
  playground = await startPlayground()
})
afterEach(endAll)
afterAll(async () => {
  await playground.close()
  rmSync(cwd, { recursive: true, force: true })
})

const real = (): Record<string, string> => ({
  SLACK_BOT_TOKEN: playground.botToken,
  SLACK_APP_TOKEN: playground.appToken,
  SLACK_API_URL: playground.apiUrl,
  PORT: '0',
})

/** One sentence on stderr, nothing on stdout, exit status 1. */
async function refuses(child: Child, variable: string): Promise<string> {
  const { code, stdout, stderr } = await child.exit()
  const lines = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'))
  expect(lines, stderr).toHaveLength(1)
  expect(lines[0]).toContain(variable)
  expect(lines[0]).toMatch(/\.$/)
  expect(stdout).toBe('')
  expect(code).toBe(1)
  return lines[0] ?? ''
}

describe('a contradictory or bad environment is refused in one sentence', () => {
  it.each<[string, Record<string, string>, string]>([
    [
      'app token and signing secret together',
      { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: secret },
      'SLACK_SIGNING_SECRET',
    ],
    ['an app token without a bot token', { SLACK_APP_TOKEN: app }, 'SLACK_BOT_TOKEN'],
    ['a signing secret without a bot token', { SLACK_SIGNING_SECRET: secret }, 'SLACK_BOT_TOKEN'],
    ['a bot token alone', { SLACK_BOT_TOKEN: bot }, 'SLACK_BOT_TOKEN'],
    ['a bot token of another kind', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: app }, 'SLACK_BOT_TOKEN'],
    ['an app token of another kind', { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: 'secret' }, 'SLACK_APP_TOKEN'],
    ['a signing secret too short', { SLACK_BOT_TOKEN: bot, SLACK_SIGNING_SECRET: 'x' }, 'SLACK_SIGNING_SECRET'],
    ['a port that is no number', { PORT: 'http' }, 'PORT'],
    ['a port beyond the last', { PORT: '70000' }, 'PORT'],
    ['a database of another kind', { DATABASE_URL: 'postgres://127.0.0.1/x' }, 'DATABASE_URL'],
    ['a zone that does not exist', { REGISTRAR_TIME_ZONE: 'Europe/Atlantis' }, 'REGISTRAR_TIME_ZONE'],
    ['a log level that does not exist', { REGISTRAR_LOG_LEVEL: 'loud' }, 'REGISTRAR_LOG_LEVEL'],
    ['an API address that is none', { SLACK_API_URL: 'slack' }, 'SLACK_API_URL'],
    [
      'a clock for a Slack that is not on this machine',
      { REGISTRAR_CLOCK: 'http://127.0.0.1:9/clock', SLACK_API_URL: 'https://slack.com/api/' },
      'REGISTRAR_CLOCK',
    ],
    ['a clock without another Slack', { REGISTRAR_CLOCK: 'http://127.0.0.1:9/clock' }, 'REGISTRAR_CLOCK'],
    ['a clock that is no address', { REGISTRAR_CLOCK: 'noon', SLACK_API_URL: loopback }, 'REGISTRAR_CLOCK'],
  ])('%s', (_name, environment, variable) => {
    const read = (): unknown => readConfig(environment)
    expect(read).toThrow(ConfigRefusal)
    expect(read).toThrow(variable)
    expect(read).toThrow(/^[^\n]+\.$/)
  })

  it('empty values count as absent, and the usual values stand', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ' ', PORT: '' })).toMatchObject({
      mode: { kind: 'playground' },
      port: 3000,
      databaseUrl: 'file:./data/playground.db',
      zone: 'UTC',
    })
    expect(readConfig({ SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app })).toMatchObject({
      mode: { kind: 'socket' },
      databaseUrl: 'file:./data/registrar.db',
      slackApiUrl: null,
    })
  })
})

describe('the program ends with status 1 and one sentence', () => {
  it('for a contradiction, read from .env where the environment does not win', async () => {
    const own = mkdtempSync(path.join(cwd, 'env-'))
    writeFileSync(path.join(own, '.env'), `SLACK_BOT_TOKEN=${bot}\nSLACK_APP_TOKEN=${app}\n`)
    await refuses(start(own, { SLACK_SIGNING_SECRET: secret }), 'SLACK_SIGNING_SECRET')
  })

  it('for a database that is damaged', async () => {
    const file = path.join(cwd, 'damaged.db')
    writeFileSync(file, 'this was a database once '.repeat(400))
    expect(await refuses(start(cwd, { ...real(), DATABASE_URL: `file:${file}` }), 'DATABASE_URL')).toMatch(/damaged|no database/)
  })

  it('for a database whose place is a directory', async () => {
    const place = path.join(cwd, 'folder.db')
    mkdirSync(place)
    await refuses(start(cwd, { ...real(), DATABASE_URL: `file:${place}` }), 'DATABASE_URL')
  })

  it('for a playground’s store before a real workspace, and the other way round', async () => {
    for (const [purpose, environment] of [
      ['playground', real()],
      ['slack', { PORT: '0' }],
    ] as const) {
      const url = `file:${path.join(cwd, `${purpose}.db`)}`
      const store = await openStore({ url, purpose, log: logInto([], clockOf(playground)) })
      await store.close()
      expect(await refuses(start(cwd, { ...environment, DATABASE_URL: url }), 'DATABASE_URL')).toMatch(/playground/)
    }
  })

  it('for a port in use', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await refuses(start(cwd, { PORT: String(port), DATABASE_URL: 'file:./taken.db' }), 'PORT')
    await new Promise((resolve) => server.close(resolve))
  })

  it('for a token that Slack refuses', async () => {
    await refuses(start(cwd, { ...real(), SLACK_BOT_TOKEN: 'xoxb-of-another', DATABASE_URL: 'file:./refused.db' }), 'SLACK_BOT_TOKEN')
  })
})
