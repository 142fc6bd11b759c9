/** The bot as a program: it says that it is ready, answers for its health, and ends cleanly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Playground, startPlayground } from '../../src/playground/index.js'
import { freePort } from '../world/bot.js'
import { endAll, start } from './child.js'

let cwd: string
let playground: Playground | null = null
beforeAll(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'registrar-ready-'))
})
afterEach(async () => {
  endAll()
  await playground?.close()
  playground = null
})
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const Health = z.object({ ok: z.boolean(), slack: z.string(), delivery: z.string(), store: z.string() })

async function health(port: number): Promise<{ status: number; body: z.infer<typeof Health> }> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`)
  return { status: response.status, body: Health.parse(await response.json()) }
}

describe('the program', () => {
  it('plays by itself without any variable, with sample registers and its clock before the first digest', async () => {
    const port = await freePort()
    const child = start(cwd, { PORT: String(port) })
    expect(await child.ready()).toBe(`Registrar ready: playground http://127.0.0.1:${port}`)
    expect(await health(port)).toMatchObject({ status: 200, body: { ok: true } })
    const clock = z.object({ now: z.string() }).parse(await (await fetch(`http://127.0.0.1:${port}/clock`)).json())
    expect(clock.now).toMatch(/^2011-12-16T08:5[89]:/)
    await fetch(`http://127.0.0.1:${port}/playground/settle`, { method: 'POST', body: '{"turns":2000}' })
    const seen = await (await fetch(`http://127.0.0.1:${port}/playground/snapshot?as=U0ALICE01`)).text()
    expect(seen).toContain('CSCC')
    const { code, stderr } = await child.stop()
    expect({ code, stderr: stderr.includes('"level":"error"') }).toEqual({ code: 0, stderr: false })
  })

  it('meets a new playground at each start: the cards stand there again, and the first digest comes', async () => {
    const own = mkdtempSync(path.join(tmpdir(), 'registrar-again-'))
    const digests: boolean[] = []
    for (const _start of ['first', 'second']) {
      const port = await freePort()
      const child = start(own, { PORT: String(port) })
      await child.ready()
      await fetch(`http://127.0.0.1:${port}/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"to":"2011-12-16T09:00:30Z"}',
      })
      let seen = ''
      for (let look = 0; look < 60 && !/Friday 16 December 2011/.test(seen); look += 1) {
        await fetch(`http://127.0.0.1:${port}/playground/settle`, { method: 'POST', body: '{"turns":2000}' })
        seen = await (await fetch(`http://127.0.0.1:${port}/playground/snapshot?as=U0ALICE01`)).text()
      }
      digests.push(/Friday 16 December 2011/.test(seen) && seen.includes('register.history'))
      expect((await child.stop()).code).toBe(0)
    }
    rmSync(own, { recursive: true, force: true })
    expect(digests).toEqual([true, true])
  })

  it.each(['socket', 'http'] as const)('serves a workspace over %s, says so, is healthy, and ends with 0 on SIGTERM', async (mode) => {
    const port = await freePort()
    playground = await startPlayground({
      now: '2012-03-01T08:58:00Z',
      delivery: mode === 'http' ? { mode, url: `http://127.0.0.1:${port}/slack/events` } : { mode },
      retryDelaysMs: [],
    })
    const child = start(cwd, {
      SLACK_BOT_TOKEN: playground.botToken,
      ...(mode === 'http' ? { SLACK_SIGNING_SECRET: playground.signingSecret } : { SLACK_APP_TOKEN: playground.appToken }),
      SLACK_API_URL: playground.apiUrl,
      REGISTRAR_CLOCK: `${playground.url}/clock`,
      DATABASE_URL: `file:./${mode}.db`,
      PORT: String(port),
    })
    expect(await child.ready()).toMatch(new RegExp(`^Registrar ready: ${mode} \\S+$`))
    expect(await health(port)).toEqual({ status: 200, body: { ok: true, slack: 'ok', delivery: 'ok', store: 'ok' } })
    playground.act({ type: 'say', as: 'U0ALICE01', channel: 'C0CSCCDMT', text: '/wg register list' })
    await playground.settle({ turns: 3000 })
    const said = playground.state.ephemeral('C0CSCCDMT', 'U0ALICE01').map(({ text }) => text)
    expect(said.join()).toContain('no register')
    expect((await child.stop()).code).toBe(0)
  })

  it('is unhealthy once the token is revoked', async () => {
    const port = await freePort()
    playground = await startPlayground()
    const child = start(cwd, {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
      DATABASE_URL: 'file:./revoked.db',
      PORT: String(port),
    })
    await child.ready()
    playground.control({ do: 'revokeToken' })
    await playground.settle({ turns: 3000 })
    expect(await health(port)).toMatchObject({ status: 503, body: { ok: false } })
    expect((await child.stop()).code).toBe(0)
  })
})
