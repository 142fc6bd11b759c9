/** Proof that the playground is a Slack workspace: a small Bolt app that has nothing to do with Registrar runs against it unchanged. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { afterEach, describe, expect, it } from 'vitest'
import { type Playground, startPlayground } from './index.js'
import type { PageMessage, PageView } from './protocol.js'

const manifest = {
  display_information: { name: 'Lunch' },
  features: {
    bot_user: { display_name: 'lunch' },
    slash_commands: [
      { command: '/lunch', description: 'Order lunch', usage_hint: '[dish]', should_escape: true },
      { command: '/raw', description: 'Unescaped' },
      { command: '/slow', description: 'Never answers' },
      { command: '/quiet', description: 'Acknowledges with nothing' },
      { command: '/menu', description: 'Opens the form' },
    ],
    shortcuts: [
      { name: 'Praise', type: 'message', callback_id: 'praise', description: 'Praise a message' },
      { name: 'Order', type: 'global', callback_id: 'order', description: 'Order' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'app_mentions:read',
        'channels:history',
        'channels:read',
        'files:read',
        'files:write',
        'im:history',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_mention', 'app_home_opened', 'message.channels', 'message.im', 'file_shared'] },
    interactivity: { is_enabled: true },
  },
}

const plain = (text: string): { type: 'plain_text'; text: string } => ({ type: 'plain_text', text })
const general = 'C0GENERAL'
const alice = 'U0ALICE01'
const grace = 'U0GRACE07'
const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } })
const dishes = ['soup', 'salad'].map((value) => ({ text: plain(value), value }))

const orderCard = [
  { ...section('What would you like?'), block_id: 'ask' },
  {
    type: 'actions' as const,
    block_id: 'order',
    elements: [
      { type: 'button' as const, action_id: 'take', text: plain('Take'), value: 'soup' },
      { type: 'static_select' as const, action_id: 'dish', options: dishes },
      { type: 'overflow' as const, action_id: 'more', options: [{ text: plain('Cancel'), value: 'cancel' }] },
    ],
  },
]

const form = {
  type: 'modal' as const,
  callback_id: 'lunch_form',
  title: plain('Lunch'),
  submit: plain('Order'),
  notify_on_close: true,
  private_metadata: 'kitchen',
  blocks: [
    { type: 'input' as const, block_id: 'dish', label: plain('Dish'), element: { type: 'plain_text_input' as const, action_id: 'name' } },
    {
      type: 'input' as const,
      block_id: 'when',
      optional: true,
      label: plain('When'),
      element: { type: 'datepicker' as const, action_id: 'day' },
    },
    {
      type: 'actions' as const,
      block_id: 'extra',
      elements: [{ type: 'button' as const, action_id: 'allergens', text: plain('Allergens') }],
    },
  ],
}

interface Seen {
  files: string[]
  closed: string[]
  texts: string[]
}

function lunchApp(app: App): Seen {
  const seen: Seen = { files: [], closed: [], texts: [] }
  app.command('/lunch', async ({ ack, command, respond }) => {
    seen.texts.push(command.text)
    await ack(`Noted: ${command.text}`)
    if (command.text === 'for everybody') await respond({ response_type: 'in_channel', text: 'Lunch for everybody' })
  })
  app.command('/raw', async ({ ack, command }) => {
    seen.texts.push(command.text)
    await ack()
  })
  app.command('/quiet', async ({ ack }) => ack())
  app.command('/slow', async () => {
    seen.texts.push('slow')
  })
  app.command('/menu', async ({ ack, client, command }) => {
    await client.views.open({ trigger_id: command.trigger_id, view: form })
    await ack()
  })
  app.action('take', async ({ ack, action, body, client }) => {
    await ack()
    if (body.type !== 'block_actions' || action.type !== 'button' || !body.channel || !body.message) return
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `Taken: ${action.value}`,
      blocks: [section(`Taken: ${action.value}`)],
    })
  })
  app.action('dish', async ({ ack, action, respond }) => {
    await ack()
    if (action.type === 'static_select') await respond({ text: `Chosen: ${action.selected_option.value}`, replace_original: false })
  })
  app.action('more', async ({ ack, action, respond }) => {
    await ack()
    if (action.type === 'overflow') await respond({ delete_original: true })
  })
  app.action('allergens', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions') return
    const view = { type: 'modal' as const, title: plain('Allergens'), blocks: [section('Nuts')] }
    await client.views.push({ trigger_id: body.trigger_id, view })
  })
  app.view('lunch_form', async ({ ack, view, body, client }) => {
    const name = view.state.values.dish?.name?.value ?? ''
    seen.texts.push(JSON.stringify(view.state.values.when))
    if (name === 'stone') return ack({ response_action: 'errors', errors: { dish: 'Nobody eats that.' } })
    await ack()
    await client.chat.postMessage({ channel: body.user.id, text: `Ordered ${name} from ${view.private_metadata}` })
  })
  app.view({ callback_id: 'lunch_form', type: 'view_closed' }, async ({ ack, view }) => {
    await ack()
    seen.closed.push(view.callback_id)
  })
  app.shortcut('praise', async ({ ack, shortcut, client }) => {
    await ack()
    if (shortcut.type !== 'message_action') return
    await client.chat.postMessage({
      channel: shortcut.channel.id,
      thread_ts: shortcut.message_ts,
      text: `Well said: ${shortcut.message.text}`,
    })
  })
  app.shortcut('order', async ({ ack, shortcut, client }) => {
    await ack()
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form })
  })
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [section(`Welcome <@${event.user}>`)] } })
  })
  app.event('app_mention', async ({ event, client, say }) => {
    if (event.text.includes('order')) await say({ text: 'Order here', blocks: orderCard, thread_ts: event.thread_ts ?? event.ts })
    else await client.chat.postMessage({ channel: event.channel, thread_ts: event.thread_ts ?? event.ts, text: 'You called?' })
  })
  app.message(async ({ message, client, context }) => {
    if (message.subtype !== 'file_share') return
    for (const file of message.files ?? []) {
      const response = await fetch(file.url_private_download ?? '', { headers: { authorization: `Bearer ${context.botToken}` } })
      seen.files.push(await response.text())
    }
    await client.files.uploadV2({ channel_id: message.channel, filename: 'answer.txt', content: 'thank you', initial_comment: 'Got it' })
  })
  return seen
}

interface Running {
  playground: Playground
  seen: Seen
  stop(): Promise<void>
}

const quiet = { logLevel: LogLevel.ERROR }

async function bySocket(): Promise<Running> {
  const playground = await startPlayground({ manifest, ackMs: 2000, retryDelaysMs: [] })
  const clientOptions = { slackApiUrl: playground.apiUrl }
  const app = new App({
    token: playground.botToken,
    appToken: playground.appToken,
    socketMode: true,
    clientOptions,
    installerOptions: { clientOptions },
    ...quiet,
  })
  const seen = lunchApp(app)
  await app.start()
  return {
    playground,
    seen,
    async stop() {
      await app.stop()
      await playground.close()
    },
  }
}

async function byHttp(): Promise<Running> {
  const playground = await startPlayground({ manifest, ackMs: 2000, retryDelaysMs: [], delivery: { mode: 'http', url: '' } })
  const receiver = new HTTPReceiver({ signingSecret: playground.signingSecret, ...quiet })
  const app = new App({ token: playground.botToken, receiver, clientOptions: { slackApiUrl: playground.apiUrl }, ...quiet })
  const seen = lunchApp(app)
  const server = await app.start(0)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The app has no port.')
  playground.deliverTo(`http://127.0.0.1:${address.port}/slack/events`)
  return {
    playground,
    seen,
    async stop() {
      await app.stop()
      await playground.close()
    },
  }
}

let running: Running | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

describe.each([
  ['Socket Mode', bySocket],
  ['signed HTTP', byHttp],
])('a plain Bolt app over %s', (_name, start) => {
  async function begin(): Promise<Running> {
    running = await start()
    return running
  }
  const top = (playground: Playground, as = alice): PageMessage[] =>
    playground.snapshot(as).channels.find((c) => c.id === general)?.messages ?? []
  const thread = (playground: Playground, ts: string): PageMessage[] =>
    playground.snapshot(alice).channels.find((c) => c.id === general)?.threads[ts] ?? []
  const modal = (playground: Playground): PageView => {
    const view = playground.snapshot(alice).modals.at(-1)
    if (!view) throw new Error('No form is open.')
    return view
  }
  const types = (playground: Playground, text: string, threadTs?: string) =>
    playground.act({ type: 'say', as: alice, channel: general, text, ...(threadTs ? { threadTs } : {}) })

  it('answers a slash command privately in the acknowledgement', async () => {
    const { playground, seen } = await begin()
    types(playground, '/lunch soup for @ben in #cloud-wg & me')
    await playground.settle()
    expect(seen.texts).toEqual(['soup for <@U0BEN0002|ben> in <#C0CLOUDWG|cloud-wg> &amp; me'])
    expect(top(playground).at(-1)).toMatchObject({ ephemeral: true, text: `Noted: ${seen.texts[0]}` })
    expect(top(playground, 'U0BEN0002')).toEqual([])
    types(playground, '/raw for @ben')
    await playground.settle()
    expect(seen.texts.at(-1)).toBe('for @ben')
  })

  it('says something to everybody by response_url, and nothing for an empty acknowledgement', async () => {
    const { playground } = await begin()
    types(playground, '/lunch for everybody')
    await playground.settle()
    expect(top(playground, 'U0BEN0002').map((m) => m.text)).toEqual(['Lunch for everybody'])
    const before = top(playground).length
    types(playground, '/quiet')
    await playground.settle()
    expect(top(playground)).toHaveLength(before)
    expect(playground.snapshot(alice).toasts).toEqual([])
  })

  it('tells a person that a command was not acknowledged in time', async () => {
    const { playground } = await begin()
    types(playground, '/slow')
    await playground.settle()
    expect(playground.snapshot(alice).toasts[0]?.text).toContain('operation_timeout')
    expect(types(playground, '/nothing')).toMatchObject({ ok: false })
  })

  it('is called in a thread and answers there; a button there changes the message', async () => {
    const { playground } = await begin()
    const root = types(playground, 'Lunch?')
    if (!root.ok || !root.ts) throw new Error('not said')
    types(playground, `<@${playground.botUserId}> order please`, root.ts)
    await playground.settle()
    const card = thread(playground, root.ts).at(-1)
    expect(card?.text).toBe('Order here')
    const container = { type: 'message' as const, channel: general, ts: card?.ts ?? '' }
    playground.act({
      type: 'press',
      as: alice,
      container,
      blockId: 'order',
      actionId: 'dish',
      fields: { selected_option: { value: 'salad' } },
    })
    await playground.settle()
    expect(top(playground).at(-1)).toMatchObject({ text: 'Chosen: salad', ephemeral: true })
    playground.act({ type: 'press', as: alice, container, blockId: 'order', actionId: 'take' })
    await playground.settle()
    expect(thread(playground, root.ts).at(-1)).toMatchObject({ text: 'Taken: soup', edited: true })
    types(playground, `<@${playground.botUserId}> order`, root.ts)
    await playground.settle()
    const second = thread(playground, root.ts).at(-1)?.ts ?? ''
    const more = { type: 'press' as const, as: alice, container: { ...container, ts: second }, blockId: 'order', actionId: 'more' }
    playground.act({ ...more, fields: { selected_option: { value: 'cancel' } } })
    await playground.settle()
    expect(thread(playground, root.ts).some((m) => m.ts === second)).toBe(false)
  })

  it('opens a form, refuses an empty field, an impossible dish, and takes a good one', async () => {
    const { playground, seen } = await begin()
    types(playground, '/menu')
    await playground.settle()
    const { id } = modal(playground)
    expect(playground.act({ type: 'submit', as: alice, viewId: id, values: {} })).toEqual({
      ok: false,
      error: 'Please complete this required field.',
    })
    playground.act({ type: 'submit', as: alice, viewId: id, values: { dish: { name: { value: 'stone' } } } })
    await playground.settle()
    expect(modal(playground).errors).toEqual({ dish: 'Nobody eats that.' })
    playground.act({ type: 'submit', as: alice, viewId: id, values: { dish: { name: { value: 'soup' } } } })
    await playground.settle()
    expect(playground.snapshot(alice).modals).toEqual([])
    expect(seen.texts.at(-1)).toBe('{"day":{"type":"datepicker","selected_date":null}}')
    const direct = playground.snapshot(alice).channels.find((c) => c.kind === 'im')
    expect(direct?.messages.map((m) => m.text)).toEqual(['Ordered soup from kitchen'])
  })

  it('stacks a second form on the first and hears that the first was closed', async () => {
    const { playground, seen } = await begin()
    playground.act({ type: 'shortcut', as: alice, callbackId: 'order' })
    await playground.settle()
    const first = modal(playground)
    playground.act({ type: 'press', as: alice, container: { type: 'view', viewId: first.id }, blockId: 'extra', actionId: 'allergens' })
    await playground.settle()
    expect(playground.snapshot(alice).modals.map((v) => v.title)).toEqual(['Lunch', 'Allergens'])
    playground.act({ type: 'close', as: alice, viewId: modal(playground).id })
    playground.act({ type: 'close', as: alice, viewId: first.id })
    await playground.settle()
    expect(seen.closed).toEqual(['lunch_form'])
  })

  it('fills the App Home and follows a message shortcut', async () => {
    const { playground } = await begin()
    playground.act({ type: 'home', as: alice })
    const said = types(playground, 'Soup is good')
    await playground.settle()
    expect(playground.snapshot(alice).home?.blocks).toHaveLength(1)
    if (!said.ok || !said.ts) throw new Error('not said')
    playground.act({ type: 'shortcut', as: alice, callbackId: 'praise', channel: general, ts: said.ts })
    await playground.settle()
    expect(thread(playground, said.ts).map((m) => m.text)).toEqual(['Well said: Soup is good'])
    expect(playground.act({ type: 'shortcut', as: grace, callbackId: 'order' }).ok).toBe(false)
  })

  it('reads an uploaded file and uploads one', async () => {
    const { playground, seen } = await begin()
    playground.upload({ as: alice, channel: general, name: 'order.txt', comment: 'here', bytes: Buffer.from('two soups') })
    await playground.settle()
    expect(seen.files).toEqual(['two soups'])
    const last = top(playground).at(-1)
    expect(last).toMatchObject({ text: 'Got it', files: [{ name: 'answer.txt', size: 9 }] })
  })
})
