import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Instant } from '../../kernel/time.js'
import { say } from './blocks.js'
import type { Failure, PostClient } from './post-client.js'
import { createPostClient, PostFailure } from './post-client.js'

interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string
  /** The connection ends without an answer. */
  readonly lost?: boolean
  /** No answer ever comes. */
  readonly silent?: boolean
}

interface Call {
  readonly method: string
  readonly form: URLSearchParams
}

/** A Web API that answers each call with the next of the given answers, the last one again and again. */
async function slackThat(
  answers: (Answer | ((call: Call) => Answer))[],
  timeoutMs = 60_000,
): Promise<{ client: PostClient; calls: Call[] }> {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const call = { method: (request.url ?? '').replace('/api/', ''), form: new URLSearchParams(await bodyOf(request)) }
    calls.push(call)
    const next = answers[Math.min(calls.length, answers.length) - 1] ?? {}
    const { status = 200, headers = {}, body = { ok: true }, lost, silent } = typeof next === 'function' ? next(call) : next
    if (silent) return
    if (lost) {
      request.socket.destroy()
      return
    }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { client: createPostClient({ token: 'xoxb-test', apiUrl: `http://127.0.0.1:${port}/api/`, timeoutMs }), calls }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

async function failureOf(work: Promise<unknown>): Promise<Failure | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof PostFailure) return error.failure
    throw error
  }
}

const where = { channel: 'C1', threadTs: null }
const since = '2012-03-01T09:00:00.000Z' as Instant
const refused = (error: string): Answer => ({ body: { ok: false, error } })

describe('a post', () => {
  it('carries its id as metadata, and stands in its thread', async () => {
    const { client, calls } = await slackThat([{ body: { ok: true, channel: 'C1', ts: '5.0' } }])
    expect(await client.post({ channel: 'C1', threadTs: '4.0' }, say('hello'), 'o1')).toEqual({ channel: 'C1', ts: '5.0' })
    expect(calls.map(({ method }) => method)).toEqual(['chat.postMessage'])
    const form = calls[0]?.form
    expect(JSON.parse(form?.get('metadata') ?? '')).toEqual({ event_type: 'registrar_outbox', event_payload: { outbox: 'o1' } })
    expect([form?.get('thread_ts'), form?.get('text')]).toEqual(['4.0', 'hello'])
  })

  it.each<[string, Answer, Failure]>([
    ['a limit', { status: 429, headers: { 'retry-after': '7' }, body: '' }, { kind: 'limited', retryAfterMs: 7000 }],
    ['a limit told in words', refused('ratelimited'), { kind: 'limited', retryAfterMs: 1000 }],
    ['a fault of Slack', { status: 500, body: 'oops' }, { kind: 'lost' }],
    ['a fault told in words', refused('internal_error'), { kind: 'lost' }],
    ['a cut connection', { lost: true }, { kind: 'lost' }],
    ['no answer in time', { silent: true }, { kind: 'lost' }],
    ['an answer without a message', { body: { ok: true } }, { kind: 'lost' }],
    ['an archived channel', refused('is_archived'), { kind: 'closed', error: 'is_archived' }],
    ['a channel one was removed from', refused('not_in_channel'), { kind: 'closed', error: 'not_in_channel' }],
    ['a revoked token', refused('token_revoked'), { kind: 'token', error: 'token_revoked' }],
    ['bad blocks', refused('invalid_blocks'), { kind: 'refused', error: 'invalid_blocks' }],
    ['an error nobody knows', refused('brand_new_error'), { kind: 'refused', error: 'brand_new_error' }],
  ])('that meets %s is tried once and sorted', async (_what, answer, failure) => {
    const { client, calls } = await slackThat([answer], 'silent' in answer ? 300 : undefined)
    expect(await failureOf(client.post(where, say('hello'), 'o1'))).toEqual(failure)
    expect(calls).toHaveLength(1)
  })
})

describe('reading back', () => {
  const message = (ts: number, outbox: string) => ({
    ts: `${ts}.000000`,
    metadata: { event_type: 'registrar_outbox', event_payload: { outbox } },
  })
  const pageOf = (messages: object[], cursor: string): Answer => ({
    body: { ok: true, messages, response_metadata: { next_cursor: cursor } },
  })
  const start = Date.parse(since) / 1000

  it('finds the message by its id, page after page, and only ours', async () => {
    const foreign = { ...message(9, 'o1'), metadata: { event_type: 'other_app', event_payload: { outbox: 'o1' } } }
    const { client, calls } = await slackThat([pageOf([foreign, message(8, 'o2')], 'next'), pageOf([message(7, 'o1')], '')])
    expect(await client.findPosted(where, 'o1', since)).toBe('7.000000')
    expect(calls.map(({ method, form }) => [method, form.get('include_all_metadata'), form.get('cursor')])).toEqual([
      ['conversations.history', 'true', null],
      ['conversations.history', 'true', 'next'],
    ])
  })

  it('looks in the thread it was to stand in', async () => {
    const { client, calls } = await slackThat([pageOf([message(7, 'o1')], '')])
    expect(await client.findPosted({ channel: 'C1', threadTs: '4.0' }, 'o1', since)).toBe('7.000000')
    expect([calls[0]?.method, calls[0]?.form.get('ts')]).toEqual(['conversations.replies', '4.0'])
  })

  it('goes back as far as it can have been posted in a busy channel, and no further', async () => {
    let page = 0
    const busy = (): Answer => {
      page += 1
      // Each page reaches six hours further back, beginning two days after the message was wanted.
      return pageOf([message(start + 2 * 86_400 - page * 6 * 3600, 'other')], `c${page}`)
    }
    const { client, calls } = await slackThat([busy])
    expect(await client.findPosted(where, 'o1', since)).toBeNull()
    expect(calls).toHaveLength(13)
  })

  it('that fails is no answer', async () => {
    const { client } = await slackThat([{ status: 500, body: 'oops' }])
    expect(await failureOf(client.findPosted(where, 'o1', since))).toEqual({ kind: 'lost' })
  })
})

describe('a direct message', () => {
  it('is opened first; someone who is gone is a closed door', async () => {
    const { client } = await slackThat([{ body: { ok: true, channel: { id: 'D1' } } }, refused('user_not_found')])
    expect(await client.openDm('U1')).toBe('D1')
    expect(await failureOf(client.openDm('U2'))).toEqual({ kind: 'closed', error: 'user_not_found' })
  })
})
