/** Events, interactions and answers have the keys of real ones, key by key, where such samples are present. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Playground, startPlayground } from './index.js'
import { isRecord, type Json, recordOf } from './json.js'

const samples = path.resolve(import.meta.dirname, '../../../shared/contracts/samples')
const here = existsSync(samples)
if (!here) console.warn('The samples are not present: the comparison of payload shapes is skipped.')

function sampleOf(name: string): Json {
  const json: unknown = JSON.parse(readFileSync(path.join(samples, `${name}.json`), 'utf8'))
  if (!isRecord(json)) throw new Error(`${name} is no object.`)
  return json
}

const alice = 'U0ALICE01'
const general = 'C0GENERAL'

/** Keys any sample may have for an answer that failed, and for tokens the playground does not know. */
const everywhere = [
  'needed',
  'provided',
  'error',
  'warning',
  'response_metadata',
  'enterprise_id',
  'enterprise_name',
  'authed_users',
  'authed_teams',
]

/** Keys of every event since 2021 that some samples lack. */
const newer = ['context_team_id', 'context_enterprise_id']

const ofBots = ['bot_id', 'bot_profile', 'app_id', 'username']
const ofReplies = ['parent_user_id', 'thread_ts', 'edited']
const ofFunctions = ['bot_access_token', 'function_data', 'interactivity']
const ofGrid = [
  'enterprise_user',
  'teams',
  'is_workflow_bot',
  'is_connector_bot',
  'is_invited_user',
  'has_2fa',
  'two_factor_type',
  'locale',
]

/** By place: what a sample has that does not come up in this case, and what it lacks that Slack documents. */
const exceptions: Readonly<Record<string, { absent?: string[]; more?: string[] }>> = {
  'Message.event': { absent: [...ofBots, ...ofReplies, 'attachments', 'metadata'] },
  'AppMention.event': {
    absent: [...ofBots, ...ofReplies, 'subtype', 'upload', 'display_as_bot', 'user_team', 'source_team', 'user_profile'],
  },
  'MessageFileShare.event': { absent: [...ofReplies, 'attachments'], more: ['client_msg_id', 'team'] },
  'MemberJoinedChannel.event': { absent: ['enterprise'] },
  'AppHomeOpened.event': { absent: ['view'] },
  BlockAction: { absent: [...ofFunctions, 'view', 'app_unfurl'] },
  'BlockAction.container': { absent: ['attachment_id', 'view_id', 'text', 'is_app_unfurl', 'app_unfurl_url', 'thread_ts'] },
  MessageShortcut: { more: ['api_app_id'] },
  ViewSubmission: { absent: [...ofFunctions, 'is_cleared'], more: ['response_urls'] },
  'ViewSubmission.view': { more: ['blocks'] },
  ViewClosed: { absent: ofFunctions },
  'auth.test': { absent: ['app_name', 'app_id', 'expires_in'] },
  'team.info.team': {
    absent: [
      'enterprise_domain',
      'discoverable',
      'avatar_base_url',
      'lob_sales_home_enabled',
      'is_sfdc_auto_slack',
      'sso_provider',
      'pay_prod_cur',
      'locale',
    ],
  },
  'chat.postMessage': { absent: ['deprecated_argument', 'errors'] },
  'conversations.list': { absent: ['arg', 'callstack'] },
  'conversations.history': { absent: ['oldest', 'latest'] },
  'users.info.user': { absent: [...ofGrid, 'is_stranger'] },
  'users.lookupByEmail.user': { absent: ofGrid },
  'users.list': { absent: ['offset'] },
  'users.conversations': { absent: ['arg'] },
  'bookmarks.add.bookmark': { absent: ['app_action_id'] },
}

function compare(ours: Json, sample: Json, place: string, required: string[]): void {
  const { absent = [], more = [] } = exceptions[place] ?? {}
  const missing = Object.keys(sample).filter((key) => !(key in ours) && !everywhere.includes(key) && !absent.includes(key))
  const invented = Object.keys(ours).filter((key) => !(key in sample) && !newer.includes(key) && !more.includes(key))
  expect({ place, missing, invented }).toEqual({ place, missing: [], invented: [] })
  for (const key of required) expect(Object.keys(ours), `${place} needs ${key}`).toContain(key)
}

describe.skipIf(!here)('payloads have the keys of real ones', () => {
  let playground: Playground
  beforeAll(async () => {
    // Nobody listens there: what was sent is read from the playground itself.
    playground = await startPlayground({ delivery: { mode: 'http', url: 'http://127.0.0.1:9/' }, retryDelaysMs: [] })
  })
  afterAll(() => playground.close())

  const lastEvent = (type: string, subtype?: string): Json => {
    const found = playground
      .sent()
      .events.findLast((body) => recordOf(body.event).type === type && recordOf(body.event).subtype === subtype)
    if (!found) throw new Error(`No event ${type} ${subtype ?? ''} was sent.`)
    return found
  }
  const lastPayload = (type: string): Json => {
    const found = playground.sent().interactions.findLast(({ payload, kind }) => payload.type === type || kind === type)
    if (!found) throw new Error(`No ${type} was sent.`)
    return found.payload
  }
  const call = async (method: string, body: Json): Promise<Json> => {
    const response = await fetch(`${playground.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${playground.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return recordOf(await response.json())
  }
  const say = (text: string): string => {
    const said = playground.act({ type: 'say', as: alice, channel: general, text })
    if (!said.ok || !said.ts) throw new Error('not said')
    return said.ts
  }
  const compareEvent = (sampleName: string, type: string, subtype?: string): void => {
    const body = lastEvent(type, subtype)
    const sample = sampleOf(`events/${sampleName}Payload`)
    compare(body, sample, sampleName, ['token', 'team_id', 'api_app_id', 'event', 'type', 'event_id', 'event_time', 'authorizations'])
    compare(recordOf(body.event), recordOf(sample.event), `${sampleName}.event`, ['type'])
  }

  it('of messages and mentions', async () => {
    say(`<@${playground.botUserId}> hello`)
    compareEvent('Message', 'message')
    compareEvent('AppMention', 'app_mention')
    const answer = await call('chat.postMessage', { channel: general, text: 'x' })
    await call('chat.update', { channel: general, ts: answer.ts, text: 'y' })
    compareEvent('MessageChanged', 'message', 'message_changed')
    await call('chat.delete', { channel: general, ts: answer.ts })
    compareEvent('MessageDeleted', 'message', 'message_deleted')
  })

  it('of files', () => {
    playground.upload({ as: alice, channel: general, name: 'a.txt', comment: 'see', bytes: Buffer.from('x') })
    compareEvent('FileShared', 'file_shared')
    const body = lastEvent('message', 'file_share')
    const sample = sampleOf('events/MessageFileSharePayload')
    compare(recordOf(body.event), recordOf(sample.event), 'MessageFileShare.event', ['files', 'user', 'ts', 'channel'])
    const theirs = recordOf((recordOf(sample.event).files as unknown[])[0])
    const ours = recordOf((recordOf(body.event).files as unknown[])[0])
    const known = new Set([...Object.keys(theirs), 'channels', 'groups', 'ims'])
    expect(Object.keys(ours).filter((key) => !known.has(key))).toEqual([])
    expect(Object.keys(ours)).toEqual(
      expect.arrayContaining(['id', 'name', 'mimetype', 'filetype', 'size', 'url_private', 'url_private_download', 'permalink', 'mode']),
    )
  })

  it('of channels and people coming and going', () => {
    playground.act({ type: 'channel', do: 'create', as: alice, name: 'shapes' })
    const id = playground.state.findChannel('#shapes')?.id ?? ''
    compareEvent('ChannelCreated', 'channel_created')
    playground.act({ type: 'channel', do: 'invite', as: alice, channel: id, user: playground.botUserId })
    compareEvent('MemberJoinedChannel', 'member_joined_channel')
    compareEvent('MessageChannelJoin', 'message', 'channel_join')
    playground.control({ do: 'renameChannel', channel: id, name: 'forms' })
    compareEvent('ChannelRename', 'channel_rename')
    playground.act({ type: 'channel', do: 'archive', as: alice, channel: id })
    compareEvent('ChannelArchive', 'channel_archive')
    playground.act({ type: 'channel', do: 'unarchive', as: alice, channel: id })
    compareEvent('ChannelUnarchive', 'channel_unarchive')
    playground.control({ do: 'shareChannel', channel: id, team: 'T0OTHERCO' })
    compareEvent('ChannelShared', 'channel_shared')
    playground.act({ type: 'channel', do: 'kick', as: alice, channel: id, user: playground.botUserId })
    compareEvent('MemberLeftChannel', 'member_left_channel')
    playground.control({ do: 'deleteChannel', channel: id, as: alice })
    compareEvent('ChannelDeleted', 'channel_deleted')
    playground.act({ type: 'home', as: alice })
    compareEvent('AppHomeOpened', 'app_home_opened')
  })

  it('of commands, buttons, shortcuts and forms', async () => {
    playground.act({ type: 'say', as: alice, channel: general, text: '/try it' })
    compare(lastPayload('slash_commands'), sampleOf('app-backend/slash-commands/SlashCommandPayload'), 'SlashCommand', [
      'command',
      'text',
      'trigger_id',
      'response_url',
    ])
    const blocks = [
      {
        type: 'actions',
        block_id: 'b',
        elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' }, value: 'v' }],
      },
    ]
    const { ts } = await call('chat.postMessage', { channel: general, text: 'x', blocks })
    const container = { type: 'message' as const, channel: general, ts: String(ts) }
    playground.act({ type: 'press', as: alice, container, blockId: 'b', actionId: 'go' })
    const pressed = lastPayload('block_actions')
    const sample = sampleOf('app-backend/interactive-components/BlockActionPayload')
    compare(pressed, sample, 'BlockAction', ['actions', 'container', 'message', 'channel', 'response_url', 'trigger_id', 'state'])
    for (const part of ['team', 'user', 'container', 'channel'])
      compare(recordOf(pressed[part]), recordOf(sample[part]), `BlockAction.${part}`, [])
    expect(Object.keys(recordOf((pressed.actions as unknown[])[0])).toSorted()).toEqual([
      'action_id',
      'action_ts',
      'block_id',
      'text',
      'type',
      'value',
    ])
    playground.act({ type: 'shortcut', as: alice, callbackId: 'cb', channel: general, ts: String(ts) })
    compare(lastPayload('message_action'), sampleOf('app-backend/interactive-components/MessageShortcutPayload'), 'MessageShortcut', [
      'message',
      'channel',
      'message_ts',
    ])
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: 'T' },
      submit: { type: 'plain_text', text: 'S' },
      notify_on_close: true,
      blocks: [{ type: 'input', optional: true, label: { type: 'plain_text', text: 'L' }, element: { type: 'plain_text_input' } }],
    }
    const opened = await call('views.open', { trigger_id: lastPayload('message_action').trigger_id, view })
    compare(opened, sampleOf('api/views.open'), 'views.open', ['view'])
    const viewId = String(recordOf(opened.view).id)
    playground.act({ type: 'submit', as: alice, viewId, values: {} })
    const submission = sampleOf('app-backend/views/ViewSubmissionPayload')
    compare(lastPayload('view_submission'), submission, 'ViewSubmission', ['view', 'trigger_id', 'response_urls'])
    compare(recordOf(lastPayload('view_submission').view), recordOf(submission.view), 'ViewSubmission.view', ['state', 'hash', 'blocks'])
    playground.act({ type: 'close', as: alice, viewId })
    compare(lastPayload('view_closed'), sampleOf('app-backend/views/ViewClosedPayload'), 'ViewClosed', ['view', 'is_cleared'])
  })

  it.each([
    ['auth.test', {}],
    ['team.info', {}],
    ['chat.postMessage', { channel: general, text: 'x' }],
    ['conversations.info', { channel: general }],
    ['conversations.list', {}],
    ['conversations.members', { channel: general }],
    ['conversations.history', { channel: general, limit: 1 }],
    ['users.info', { user: alice }],
    ['users.list', {}],
    ['users.conversations', {}],
    ['users.lookupByEmail', { email: 'alice@standards-liaison.example' }],
    ['files.getUploadURLExternal', { filename: 'a.txt', length: 1 }],
    ['bookmarks.add', { channel_id: general, title: 'T', type: 'link', link: 'https://example.com' }],
    ['bookmarks.list', { channel_id: general }],
  ])('of the answer to %s', async (method, body) => {
    const answer = await call(method, body)
    expect(answer.ok).toBe(true)
    const sample = sampleOf(`api/${method}`)
    compare(answer, sample, method, ['ok'])
    for (const part of ['user', 'team', 'bookmark'])
      if (isRecord(sample[part])) compare(recordOf(answer[part]), recordOf(sample[part]), `${method}.${part}`, ['id'])
  })

  it('of tokens revoked and the app uninstalled', () => {
    playground.control({ do: 'uninstall' })
    compareEvent('TokensRevoked', 'tokens_revoked')
    compareEvent('AppUninstalled', 'app_uninstalled')
  })
})
