/** chat.*: posting, changing and deleting messages. */
import { type BlockError, checkMessage, errorLines } from '../block-checks/index.js'
import { isRecord, type Json, textOf } from '../json.js'
import type { Channel, Message } from '../model.js'
import { type Changes, change, postAsBot, take } from '../posting.js'
import { ApiError, type Call, type Handler, joinedChannel, records, visibleChannel } from './call.js'

// https://docs.slack.dev/reference/methods/chat.postMessage and chat.update
const postTextMax = 40_000
const updateTextMax = 4000
const metadataBytesMax = 16_384

function checked(errors: BlockError[]): void {
  if (errors.length > 0) throw new ApiError('invalid_blocks', { errors, response_metadata: { messages: errorLines(errors) } })
}

function metadataOf({ args }: Call): Message['metadata'] {
  const value = args.json('metadata', 'invalid_metadata_format')
  if (value === undefined) return undefined
  if (!isRecord(value)) throw new ApiError('invalid_metadata_format')
  const type = textOf(value.event_type)
  const { event_payload: payload } = value
  if (!type || !isRecord(payload)) throw new ApiError('invalid_metadata_format')
  if (Object.values(payload).some(isRecord)) throw new ApiError('invalid_metadata_schema')
  if (JSON.stringify(value).length > metadataBytesMax) throw new ApiError('metadata_too_large')
  return { event_type: type, event_payload: payload }
}

interface Content {
  text: string
  blocks?: Json[]
  attachments?: Json[]
}

function contentOf(call: Call): Content {
  const blocks = call.args.json('blocks', 'invalid_blocks_format')
  const attachments = call.args.json('attachments')
  checked(checkMessage({ blocks, attachments }))
  const text = call.args.text('text') ?? call.args.text('markdown_text') ?? ''
  const content: Content = { text }
  const list = records(blocks)
  if (list) content.blocks = list
  const attached = records(attachments)
  if (attached) content.attachments = attached
  return content
}

const hasContent = (content: Content): boolean =>
  content.text !== '' || (content.blocks?.length ?? 0) > 0 || (content.attachments?.length ?? 0) > 0

/** Where a bot may post: a channel it is in, a public one by scope, or a person's direct channel. */
function postingPlace(call: Call): Channel {
  const { slack, args } = call
  const given = args.required('channel', 'channel_not_found')
  const person = slack.workspace.people.get(given)
  if (person) {
    if (person.kind === 'bot') throw new ApiError('cannot_dm_bot')
    return slack.workspace.directChannel(person.id)
  }
  const channel = visibleChannel(call)
  if (channel.archived) throw new ApiError('is_archived')
  const anywhere = channel.kind === 'channel' && slack.workspace.manifest.scopes?.has('chat:write.public')
  if (!anywhere && !channel.members.has(slack.workspace.app.botUserId)) throw new ApiError('not_in_channel')
  return channel
}

function threadOf({ slack, args }: Call, channel: Channel): string | undefined {
  const ts = args.text('thread_ts')
  if (!ts) return undefined
  const parent = slack.workspace.messages(channel.id).find((m) => m.ts === ts)
  if (!parent) throw new ApiError('thread_not_found')
  return parent.threadTs ?? parent.ts
}

const postMessage: Handler = (call) => {
  const { slack, args } = call
  const channel = postingPlace(call)
  const content = contentOf(call)
  if (!hasContent(content)) throw new ApiError('no_text')
  const metadata = metadataOf(call)
  const threadTs = threadOf(call, channel)
  const cut = content.text.length > postTextMax
  const message = postAsBot(slack, {
    channel: channel.id,
    ...content,
    text: content.text.slice(0, postTextMax),
    ...(threadTs ? { threadTs, broadcast: args.flag('reply_broadcast') } : {}),
    ...(metadata ? { metadata } : {}),
    ...(args.text('username') ? { username: args.required('username') } : {}),
  })
  const warning = cut ? { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } } : {}
  return { channel: channel.id, ts: message.ts, message: slack.wire.message(message, { payloadOfMetadata: true }), ...warning }
}

const postEphemeral: Handler = (call) => {
  const { slack, args } = call
  const channel = visibleChannel(call)
  const user = args.required('user', 'user_not_found')
  if (channel.archived) throw new ApiError('is_archived')
  if (!channel.members.has(slack.workspace.app.botUserId)) throw new ApiError('channel_not_found')
  if (!slack.workspace.people.has(user)) throw new ApiError('user_not_found')
  if (!channel.members.has(user)) throw new ApiError('user_not_in_channel')
  const content = contentOf(call)
  if (!hasContent(content)) throw new ApiError('no_text')
  if (content.text.length > postTextMax) throw new ApiError('msg_too_long')
  const threadTs = args.text('thread_ts')
  const message = postAsBot(slack, { channel: channel.id, ...content, ephemeralFor: user, ...(threadTs ? { threadTs } : {}) })
  return { message_ts: message.ts }
}

/** The bot's own message. @throws ApiError message_not_found, or the given error when it is another's */
function ownMessage(call: Call, channel: Channel, notOwn: string): Message {
  const ts = call.args.required('ts', 'message_not_found')
  const message = call.slack.workspace.messages(channel.id).find((m) => m.ts === ts)
  if (!message) throw new ApiError('message_not_found')
  if (message.botId !== call.slack.workspace.app.botId) throw new ApiError(notOwn)
  return message
}

const update: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call)
  if (channel.archived) throw new ApiError('is_archived')
  const message = ownMessage(call, channel, 'cant_update_message')
  const content = contentOf(call)
  const givesText = args.fields.text !== undefined || args.fields.markdown_text !== undefined
  if (!givesText && !content.blocks && !content.attachments) throw new ApiError('no_text')
  if (content.text.length > updateTextMax) throw new ApiError('msg_too_long')
  const metadata = metadataOf(call)
  const changes: Changes = { ...(givesText ? { text: content.text } : {}), ...(metadata ? { metadata } : {}) }
  // A text alone replaces blocks and attachments, as Slack does.
  if (content.blocks) changes.blocks = content.blocks
  else if (givesText && !content.attachments) changes.blocks = null
  if (content.attachments) changes.attachments = content.attachments
  change(slack, message, changes)
  return { channel: channel.id, ts: message.ts, text: message.text, message: slack.wire.message(message, { payloadOfMetadata: true }) }
}

const erase: Handler = (call) => {
  const channel = joinedChannel(call)
  const message = ownMessage(call, channel, 'cant_delete_message')
  take(call.slack, message)
  return { channel: channel.id, ts: message.ts }
}

const permalink: Handler = (call) => {
  const channel = visibleChannel(call)
  const ts = call.args.required('message_ts', 'message_not_found')
  const message = call.slack.workspace.messages(channel.id).find((m) => m.ts === ts)
  if (!message) throw new ApiError('message_not_found')
  return { channel: channel.id, permalink: call.slack.wire.permalink(channel.id, ts, message.threadTs) }
}

export const chatMethods: Readonly<Record<string, Handler>> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': erase,
  'chat.getPermalink': permalink,
}
