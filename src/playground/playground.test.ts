/** What the playground refuses, keeps and shows, the way Slack does. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type Playground, type PlaygroundOptions, startPlayground } from './index.js'
import { type Json, recordOf, recordsOf } from './json.js'

const alice = 'U0ALICE01'
const ben = 'U0BEN0002'
const grace = 'U0GRACE07'
const general = 'C0GENERAL'
const nowhere = { mode: 'http' as const, url: 'http://127.0.0.1:9/' }
const plain = (text: string): Json => ({ type: 'plain_text', text })
const section = { type: 'section', text: { type: 'mrkdwn', text: 'x' } }
const modal = (more: Json = {}): Json => ({ type: 'modal', title: plain('T'), submit: plain('S'), blocks: [section], ...more })

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

describe('the Web API refuses', () => {
  it.each<[string, string, Json, string]>([
    ['an unknown method', 'chat.shout', {}, 'unknown_method'],
    ['an unknown channel', 'chat.postMessage', { channel: 'C9', text: 'x' }, 'channel_not_found'],
    ['a channel the bot is not in', 'chat.postMessage', { channel: 'C0NOBOT01', text: 'x' }, 'not_in_channel'],
    ['history of such a channel', 'conversations.history', { channel: 'C0NOBOT01' }, 'not_in_channel'],
    ['an archived channel', 'chat.postMessage', { channel: 'C0OLDWG01', text: 'x' }, 'is_archived'],
    ['nothing to say', 'chat.postMessage', { channel: general }, 'no_text'],
    ['a message that is not there', 'chat.update', { channel: general, ts: '1.000001', text: 'x' }, 'message_not_found'],
    ['a thread that is not there', 'conversations.replies', { channel: general, ts: '1.000001' }, 'thread_not_found'],
    ['a made-up trigger', 'views.open', { trigger_id: 'x', view: modal() }, 'invalid_trigger_id'],
    ['a person who is not there', 'users.info', { user: 'U9' }, 'user_not_found'],
    [
      'metadata without a type',
      'chat.postMessage',
      { channel: general, text: 'x', metadata: { event_payload: {} } },
      'invalid_metadata_format',
    ],
  ])('%s', async (_name, method, body, error) => {
    const playground = await begin()
    expect(await call(playground, method, body)).toMatchObject({ ok: false, error })
  })

  it('wrong and revoked tokens', async () => {
    const playground = await begin()
    expect(await call(playground, 'auth.test', {}, 'xoxb-other')).toEqual({ ok: false, error: 'invalid_auth' })
    playground.control({ do: 'revokeToken' })
    expect(await call(playground, 'auth.test')).toEqual({ ok: false, error: 'token_revoked' })
    expect(playground.sent().events.at(-1)).toMatchObject({ event: { type: 'tokens_revoked' } })
  })

  it('somebody else’s message, and a text beyond 4,000 in an update', async () => {
    const playground = await begin()
    const ts = said(playground, 'mine')
    expect(await call(playground, 'chat.update', { channel: general, ts, text: 'x' })).toMatchObject({ error: 'cant_update_message' })
    const own = await call(playground, 'chat.postMessage', { channel: general, text: 'x' })
    expect(await call(playground, 'chat.update', { channel: general, ts: own.ts, text: 'x'.repeat(4001) })).toMatchObject({
      error: 'msg_too_long',
    })
  })

  it('blocks beyond Slack’s limits, saying where', async () => {
    const playground = await begin()
    const answer = await call(playground, 'chat.postMessage', {
      channel: general,
      text: 'x',
      blocks: [{ type: 'header', text: plain('x'.repeat(151)) }],
    })
    expect(answer).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [{ pointer: '/blocks/0/text/text', code: 'failed_constraint', constraint: { type: 'max_length', expected: 150, got: 151 } }],
      response_metadata: { messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'] },
    })
    expect(await call(playground, 'blocks.validate', { blocks: [{ type: 'nothing' }] })).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ pointer: '/0/type' }],
    })
    expect(await call(playground, 'blocks.validate', { view: modal() })).toEqual({ ok: true })
    expect(playground.snapshot(alice).channels.find((c) => c.id === general)?.messages).toEqual([])
  })

  it('what the manifest’s scopes do not cover', async () => {
    const manifest = { display_information: { name: 'A' }, oauth_config: { scopes: { bot: ['chat:write', 'channels:history'] } } }
    const playground = await begin({ manifest })
    expect(await call(playground, 'users.info', { user: alice })).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write,channels:history',
    })
    expect(await call(playground, 'conversations.history', { channel: 'C0BOARD01' })).toMatchObject({ needed: 'groups:history' })
    expect((await call(playground, 'chat.postMessage', { channel: general, text: 'x' })).ok).toBe(true)
  })
})

describe('history', () => {
  it('gives the payload of metadata only when asked, pages backwards, and never shows ephemeral messages', async () => {
    const playground = await begin()
    const metadata = { event_type: 'sent', event_payload: { outbox: '7' } }
    for (const text of ['1', '2', '3']) await call(playground, 'chat.postMessage', { channel: general, text, metadata })
    await call(playground, 'chat.postEphemeral', { channel: general, user: alice, text: 'psst' })
    const first = await call(playground, 'conversations.history', { channel: general, limit: 2 })
    expect(recordsOf(first.messages).map((m) => m.text)).toEqual(['3', '2'])
    expect(recordsOf(first.messages)[0]?.metadata).toEqual({ event_type: 'sent' })
    const cursor = recordOf(first.response_metadata).next_cursor
    const second = await call(playground, 'conversations.history', { channel: general, limit: 2, cursor, include_all_metadata: true })
    expect(second).toMatchObject({ has_more: false, messages: [{ text: '1', metadata }] })
  })

  it('keeps bounds out unless inclusive, and replies out of the channel', async () => {
    const playground = await begin()
    const [a, b] = [said(playground, 'a'), said(playground, 'b')]
    playground.act({ type: 'say', as: ben, channel: general, threadTs: a, text: 'reply' })
    expect(recordsOf((await call(playground, 'conversations.history', { channel: general, oldest: a })).messages)).toHaveLength(1)
    const inclusive = await call(playground, 'conversations.history', { channel: general, oldest: a, latest: b, inclusive: true })
    expect(recordsOf(inclusive.messages).map((m) => m.text)).toEqual(['b', 'a'])
    const thread = await call(playground, 'conversations.replies', { channel: general, ts: a })
    expect(recordsOf(thread.messages).map((m) => m.text)).toEqual(['a', 'reply'])
    expect(recordsOf(thread.messages)[0]).toMatchObject({ reply_count: 1, reply_users: [ben] })
  })
})

describe('modals', () => {
  it('take a trigger once and for three seconds', async () => {
    let ms = 0
    const playground = await begin({ monotonicMs: () => ms })
    const once = trigger(playground)
    expect((await call(playground, 'views.open', { trigger_id: once, view: modal() })).ok).toBe(true)
    expect(await call(playground, 'views.open', { trigger_id: once, view: modal() })).toMatchObject({ error: 'trigger_exchanged' })
    const late = trigger(playground)
    ms += 3001
    expect(await call(playground, 'views.open', { trigger_id: late, view: modal() })).toMatchObject({ error: 'trigger_expired' })
  })

  it('stack three high, and keep what was entered across an update', async () => {
    const playground = await begin()
    const field = { type: 'input', block_id: 'b', label: plain('L'), element: { type: 'plain_text_input', action_id: 'a' } }
    const button = { type: 'actions', block_id: 'x', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] }
    const view = modal({ blocks: [field, button] })
    const opened = await call(playground, 'views.open', { trigger_id: trigger(playground), view })
    const push = async (): Promise<Json> => {
      const top = playground.snapshot(alice).modals.at(-1)
      playground.act({ type: 'press', as: alice, container: { type: 'view', viewId: top?.id ?? '' }, blockId: 'x', actionId: 'more' })
      return call(playground, 'views.push', { trigger_id: playground.sent().interactions.at(-1)?.payload.trigger_id, view })
    }
    expect((await push()).ok).toBe(true)
    expect((await push()).ok).toBe(true)
    expect(await push()).toMatchObject({ error: 'push_limit_reached' })
    const { id, hash } = recordOf(opened.view)
    playground.act({
      type: 'press',
      as: alice,
      container: { type: 'view', viewId: String(id) },
      blockId: 'b',
      actionId: 'a',
      fields: { value: 'kept' },
    })
    const updated = await call(playground, 'views.update', { view_id: id, hash, view: modal({ blocks: [section, field] }) })
    expect(updated).toMatchObject({ ok: true, view: { state: { values: { b: { a: { type: 'plain_text_input', value: 'kept' } } } } } })
    expect(await call(playground, 'views.update', { view_id: id, hash, view })).toMatchObject({ error: 'hash_conflict' })
  })
})

describe('response_urls', () => {
  const use = async (url: string, body: Json): Promise<number> =>
    (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).status

  it('work five times within thirty minutes', async () => {
    const playground = await begin()
    trigger(playground)
    const url = String(playground.sent().interactions.at(-1)?.payload.response_url)
    const answers = []
    for (let time = 0; time < 6; time += 1) answers.push(await use(url, { text: 'x' }))
    expect(answers).toEqual([200, 200, 200, 200, 200, 404])
    trigger(playground)
    playground.clock.advance(30 * 60_000 + 1)
    expect(await use(String(playground.sent().interactions.at(-1)?.payload.response_url), { text: 'x' })).toBe(404)
  })
})

describe('people', () => {
  it('of other companies have no commands, a team of their own, and their own zone', async () => {
    const playground = await begin()
    expect(playground.act({ type: 'say', as: grace, channel: 'C0SHARED1', text: '/form' }).ok).toBe(false)
    const { user } = await call(playground, 'users.info', { user: grace })
    expect(user).toMatchObject({ team_id: 'T0OTHERCO', is_stranger: false, tz: 'Asia/Singapore', tz_offset: 28_800 })
    expect(recordOf(user)).not.toHaveProperty('is_admin')
    const file = playground.upload({ as: grace, channel: 'C0SHARED1', name: 'a.txt', bytes: Buffer.from('x') })
    const event = playground
      .sent()
      .events.map((body) => recordOf(body.event))
      .find((each) => each.subtype === 'file_share')
    expect(recordsOf(event?.files)[0]).toMatchObject({ file_access: 'check_file_info' })
    expect(file.ok && (await call(playground, 'files.info', { file: file.fileId }))).toMatchObject({ ok: true, file: { name: 'a.txt' } })
  })

  it('get a login page instead of a file when the token is wrong', async () => {
    const playground = await begin()
    const put = playground.upload({ as: alice, channel: general, name: 'a.txt', bytes: Buffer.from('secret') })
    const info = put.ok ? await call(playground, 'files.info', { file: put.fileId }) : {}
    const url = String(recordOf(info.file).url_private)
    expect(await (await fetch(url)).text()).toContain('Sign in')
    expect(await (await fetch(url, { headers: { authorization: `Bearer ${playground.botToken}` } })).text()).toBe('secret')
  })
})

describe('the clock', () => {
  it('is read and moved over HTTP, and gives every message a later ts', async () => {
    const playground = await begin({ now: '2012-03-01T08:58:00Z' })
    const [a, b] = [said(playground, 'a'), said(playground, 'b')]
    expect([a, b]).toEqual(['1330592280.000000', '1330592280.000001'])
    expect(await (await fetch(`${playground.url}/clock`)).json()).toEqual({ now: '2012-03-01T08:58:00.000Z' })
    const moved = await fetch(`${playground.url}/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: 120_000 }) })
    expect(await moved.json()).toEqual({ now: '2012-03-01T09:00:00.000Z' })
    playground.clock.set('2011-01-01T00:00:00Z')
    expect(Number(said(playground, 'c'))).toBeGreaterThan(Number(b))
    expect((await fetch(`${playground.url}/clock`, { method: 'POST', body: '{"to":"soon"}' })).status).toBe(400)
  })
})

describe('the page', () => {
  it('is served from its directory and from nowhere else, to its own origin only', async () => {
    const pageDir = mkdtempSync(path.join(tmpdir(), 'playground-page-'))
    writeFileSync(path.join(pageDir, 'index.html'), '<p>page</p>')
    writeFileSync(path.join(pageDir, '..', `${path.basename(pageDir)}.html`), 'outside')
    const playground = await begin({ pageDir })
    const get = (where: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${playground.url}${where}`, { headers })
    const page = await get('/')
    expect([await page.text(), page.headers.get('content-type')]).toEqual(['<p>page</p>', 'text/html; charset=utf-8'])
    expect((await get(`/..%2f${path.basename(pageDir)}.html`)).status).toBe(404)
    expect((await get('/%E0%A4%A')).status).toBe(404)
    expect((await get('/playground/snapshot?as=U0ALICE01', { origin: 'http://elsewhere.example' })).status).toBe(403)
    expect(await (await get('/playground/snapshot?as=U0ALICE01')).json()).toMatchObject({ me: { name: 'Alice Moreau', kind: 'admin' } })
  })

  it('hears of changes, acts, and finds every call in the journal', async () => {
    const playground = await begin()
    const changes = await fetch(`${playground.url}/playground/changes`)
    const reader = changes.body?.getReader()
    const decoded = async (): Promise<string> => new TextDecoder().decode((await reader?.read())?.value)
    expect(await decoded()).toContain('event: changed')
    const act = { type: 'say', as: alice, channel: general, text: 'by page' }
    const answer = await fetch(`${playground.url}/playground/act`, { method: 'POST', body: JSON.stringify(act) })
    expect(await answer.json()).toMatchObject({ ok: true })
    expect(await decoded()).toContain('"revision"')
    await reader?.cancel()
    expect((await fetch(`${playground.url}/playground/act`, { method: 'POST', body: '{"type":"fly"}' })).status).toBe(400)
    await call(playground, 'api.test', { foo: 'bar' })
    const { entries } = recordOf(await (await fetch(`${playground.url}/playground/journal?since=0`)).json())
    expect(recordsOf(entries).at(-1)).toMatchObject({ method: 'api.test', body: { foo: 'bar' }, status: 200 })
  })
})

describe('a test', () => {
  it('forges a value, presses a stale message and repeats the last click', async () => {
    const playground = await begin()
    const blocks = (id: string): Json[] => [
      { type: 'actions', block_id: 'b', elements: [{ type: 'button', action_id: id, text: plain('Go'), value: 'v' }] },
    ]
    const { ts } = await call(playground, 'chat.postMessage', { channel: general, text: 'x', blocks: blocks('one') })
    await call(playground, 'chat.update', { channel: general, ts, text: 'x', blocks: blocks('two') })
    const at = { as: alice, channel: general, ts: String(ts), blockId: 'b' }
    const action = (): unknown => recordsOf(playground.sent().interactions.at(-1)?.payload.actions)[0]
    expect(playground.control({ do: 'forge', ...at, actionId: 'two', value: 'evil' })).toEqual({ ok: true })
    expect(action()).toMatchObject({ action_id: 'two', value: 'evil' })
    expect(playground.control({ do: 'pressStale', ...at, actionId: 'one', version: 0 })).toEqual({ ok: true })
    expect(action()).toMatchObject({ action_id: 'one', value: 'v' })
    expect(playground.control({ do: 'redeliver', what: 'interaction' })).toEqual({ ok: true })
    expect(playground.control({ do: 'removeBot', channel: general })).toEqual({ ok: true })
    expect(await call(playground, 'chat.postMessage', { channel: general, text: 'x' })).toMatchObject({ error: 'not_in_channel' })
  })
})
