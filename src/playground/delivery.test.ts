/** What the playground loses, limits and repeats, the way Slack does. */
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { signatureOf } from './http-delivery.js'
import { type Playground, type PlaygroundOptions, startPlayground } from './index.js'
import { type Json, recordOf } from './json.js'

const alice = 'U0ALICE01'
const general = 'C0GENERAL'
const nowhere = { mode: 'http' as const, url: 'http://127.0.0.1:9/' }

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function begin(options: PlaygroundOptions = {}): Promise<Playground> {
  const playground = await startPlayground({ delivery: nowhere, retryDelaysMs: [], ...options })
  cleanups.push(() => playground.close())
  return playground
}

async function raw(playground: Playground, method: string, body: Json, token = playground.botToken): Promise<Response> {
  return fetch(`${playground.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
const call = async (playground: Playground, method: string, body: Json = {}, token?: string): Promise<Json> =>
  recordOf(await (await raw(playground, method, body, token)).json())
const said = (playground: Playground, text: string, channel = general): string => {
  const answer = playground.act({ type: 'say', as: alice, channel, text })
  if (!answer.ok || !answer.ts) throw new Error(`not said: ${JSON.stringify(answer)}`)
  return answer.ts
}
/** A fresh trigger, from a command nobody answers. */
const trigger = (playground: Playground): string => {
  playground.act({ type: 'say', as: alice, channel: general, text: '/form' })
  return String(playground.sent().interactions.at(-1)?.payload.trigger_id)
}

describe('faults and limits', () => {
  it('lose an answer after doing it, and a request before', async () => {
    const playground = await begin()
    playground.next('chat.postMessage').isDeliveredButLost()
    await expect(call(playground, 'chat.postMessage', { channel: general, text: 'done' })).rejects.toThrow('fetch failed')
    playground.next('chat.postMessage').isLost()
    await expect(call(playground, 'chat.postMessage', { channel: general, text: 'not done' })).rejects.toThrow('fetch failed')
    expect(
      playground
        .snapshot(alice)
        .channels.find((c) => c.id === general)
        ?.messages.map((m) => m.text),
    ).toEqual(['done'])
    playground.next('chat.postMessage').isRateLimited(7)
    const limited = await raw(playground, 'chat.postMessage', { channel: general, text: 'x' })
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7'])
    playground.next('auth.test').fails()
    expect((await raw(playground, 'auth.test', {})).status).toBe(500)
    expect(playground.journal.of('chat.postMessage').map((entry) => [entry.status, entry.fault])).toEqual([
      [0, 'lostAnswer'],
      [0, 'lostRequest'],
      [429, 'rateLimited'],
    ])
  })

  it('hold one post a second and channel after a short burst, when switched on', async () => {
    let ms = 0
    const playground = await begin({ monotonicMs: () => ms, rateLimits: true })
    const post = async (channel: string): Promise<number> => (await raw(playground, 'chat.postMessage', { channel, text: 'x' })).status
    const burst = []
    for (let time = 0; time < 5; time += 1) burst.push(await post(general))
    expect(burst).toEqual([200, 200, 200, 200, 429])
    expect(await post('C0CLOUDWG')).toBe(200)
    ms += 1000
    expect(await post(general)).toBe(200)
    playground.control({ do: 'rateLimits', on: false })
    expect(await post(general)).toBe(200)
  })
})

describe('delivery', () => {
  it('signs requests and repeats an event three times with the same event_id', async () => {
    const seen: { id: unknown; num: unknown; reason: unknown; signed: boolean }[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      const signature = signatureOf('s3cret', Number(request.headers['x-slack-request-timestamp']), body)
      const { 'x-slack-retry-num': num, 'x-slack-retry-reason': reason } = request.headers
      seen.push({ id: recordOf(JSON.parse(body)).event_id, num, reason, signed: request.headers['x-slack-signature'] === signature })
      response.writeHead(500).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    cleanups.push(async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    })
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const playground = await begin({
      delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events`, signingSecret: 's3cret' },
      retryDelaysMs: [0, 0, 0],
    })
    said(playground, 'hello')
    await playground.settle()
    expect(seen.map(({ num, reason }) => [num, reason])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ])
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1)
    expect(seen.every(({ signed }) => signed)).toBe(true)
  })

  it('greets a socket, and gives what it did not acknowledge to the next one under the same envelope', async () => {
    const playground = await begin({ delivery: { mode: 'socket' } })
    const connect = async (): Promise<{ socket: WebSocket; next: () => Promise<Json> }> => {
      const { url } = await call(playground, 'apps.connections.open', {}, playground.appToken)
      const socket = new WebSocket(String(url))
      const received: Json[] = []
      const waiting: ((message: Json) => void)[] = []
      socket.on('message', (data) => {
        const message = recordOf(JSON.parse(String(data)))
        const taker = waiting.shift()
        if (taker) taker(message)
        else received.push(message)
      })
      const next = (): Promise<Json> => {
        const message = received.shift()
        return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve))
      }
      return { socket, next }
    }
    const first = await connect()
    expect(await first.next()).toMatchObject({ type: 'hello', num_connections: 1 })
    trigger(playground)
    const envelope = await first.next()
    expect(envelope).toMatchObject({ type: 'slash_commands', accepts_response_payload: true, payload: { command: '/form' } })
    const second = await connect()
    await second.next()
    playground.control({ do: 'dropSockets', how: 'politely' })
    expect(await second.next()).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' })
    first.socket.terminate()
    const again = await second.next()
    expect(again.envelope_id).toBe(envelope.envelope_id)
    second.socket.send(JSON.stringify({ envelope_id: again.envelope_id, payload: { text: 'thanks' } }))
    await playground.settle()
    expect(
      playground
        .snapshot(alice)
        .channels.find((c) => c.id === general)
        ?.messages.at(-1),
    ).toMatchObject({ text: 'thanks', ephemeral: true })
  })
})
