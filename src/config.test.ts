import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigRefusal, isLoopback, readConfig, readEnvironment } from './config.js'

const bot = { SLACK_BOT_TOKEN: 'xoxb-1-a' }
const socket = { ...bot, SLACK_APP_TOKEN: 'xapp-1-b' }
const http = { ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef' }

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment)
    return 'taken'
  } catch (error) {
    if (error instanceof ConfigRefusal) return error.message
    throw error
  }
}

describe('the environment', () => {
  it('without Slack’s variables means the playground', () => {
    expect(readConfig({})).toEqual({
      mode: { kind: 'playground' },
      slackApiUrl: null,
      port: 3000,
      databaseUrl: 'file:./data/playground.db',
      zone: 'UTC',
      logLevel: 'info',
      clockUrl: null,
    })
    expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ' }).mode.kind).toBe('playground')
  })

  it('names the mode by its second token', () => {
    expect(readConfig(socket)).toMatchObject({ mode: { kind: 'socket', appToken: 'xapp-1-b' }, databaseUrl: 'file:./data/registrar.db' })
    expect(readConfig({ ...http, PORT: '0', REGISTRAR_TIME_ZONE: 'Europe/Berlin', REGISTRAR_LOG_LEVEL: 'off' })).toMatchObject({
      mode: { kind: 'http' },
      port: 0,
      zone: 'Europe/Berlin',
      logLevel: 'off',
    })
  })

  it.each<[string, Record<string, string>]>([
    ['SLACK_APP_TOKEN', { ...socket, ...http }],
    ['SLACK_SIGNING_SECRET', { ...socket, ...http }],
    ['SLACK_APP_TOKEN', { SLACK_APP_TOKEN: 'xapp-1-b', SLACK_SIGNING_SECRET: '0123456789abcdef' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1-b' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: '0123456789abcdef' }],
    ['SLACK_BOT_TOKEN', bot],
    ['SLACK_BOT_TOKEN', { ...socket, SLACK_BOT_TOKEN: 'xoxp-1' }],
    ['SLACK_APP_TOKEN', { ...socket, SLACK_APP_TOKEN: 'xoxb-1' }],
    ['SLACK_SIGNING_SECRET', { ...http, SLACK_SIGNING_SECRET: 'short' }],
    ['SLACK_API_URL', { ...socket, SLACK_API_URL: 'somewhere' }],
    ['SLACK_API_URL', { ...socket, SLACK_API_URL: 'ftp://127.0.0.1/api/' }],
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://db/registrar' }],
    ['DATABASE_URL', { DATABASE_URL: 'file:' }],
    ['REGISTRAR_TIME_ZONE', { REGISTRAR_TIME_ZONE: 'Mars/Olympus' }],
    ['REGISTRAR_TIME_ZONE', { REGISTRAR_TIME_ZONE: '+02:00' }],
    ['REGISTRAR_LOG_LEVEL', { REGISTRAR_LOG_LEVEL: 'loud' }],
    ['REGISTRAR_CLOCK', { ...socket, REGISTRAR_CLOCK: 'http://127.0.0.1:9000/clock' }],
    ['REGISTRAR_CLOCK', { ...socket, SLACK_API_URL: 'https://slack.example.org/api/', REGISTRAR_CLOCK: 'http://127.0.0.1:9000/clock' }],
    ['REGISTRAR_CLOCK', { ...socket, SLACK_API_URL: 'http://127.0.0.1:9000/api/', REGISTRAR_CLOCK: 'noon' }],
  ])('is refused in one sentence that names %s', (variable, environment) => {
    const said = refusal(environment)
    expect(said).toContain(variable)
    expect(said).toMatch(/^[A-Z].*[^\n]\.$/)
    expect(said).not.toContain('\n')
  })

  it('takes a clock for tests, and a base without its closing slash', () => {
    const config = readConfig({ ...socket, SLACK_API_URL: 'http://127.0.0.1:9000/api', REGISTRAR_CLOCK: 'http://127.0.0.1:9000/clock' })
    expect(config).toMatchObject({ slackApiUrl: 'http://127.0.0.1:9000/api/', clockUrl: 'http://127.0.0.1:9000/clock' })
  })

  it('knows this machine by any of its names, and no other', () => {
    expect(['http://127.0.0.1/', 'http://localhost:9000/api/', 'http://[::1]:1/', 'http://127.9.9.9/'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['http://127.0.0.1.example.org/', 'http://localhost.example.org/', 'https://slack.com/api/'].map(isLoopback)).toEqual([
      false,
      false,
      false,
    ])
  })

  it('reads .env, and the environment wins', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'registrar-env-'))
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
    expect(readEnvironment(dir, { PORT: '1' })).toEqual({ PORT: '1' })
    writeFileSync(path.join(dir, '.env'), 'PORT=4000\n# a remark\nREGISTRAR_TIME_ZONE="Europe/Paris"\n')
    expect(readEnvironment(dir, { PORT: '5000' })).toMatchObject({ PORT: '5000', REGISTRAR_TIME_ZONE: 'Europe/Paris' })
  })
})
