/** conversations.*: channels, their people and their history. */
import { createChannel, isChannelName, join, setArchived, setTopic } from '../channel-life.js'
import type { Json } from '../json.js'
import type { Channel, Message } from '../model.js'
import { ApiError, type Call, cursorOf, type Handler, joinedChannel, pageOf, placeOfCursor, visibleChannel } from './call.js'

const within = ({ args }: Call, ts: string): boolean => {
  const oldest = args.text('oldest')
  const latest = args.text('latest')
  const inclusive = args.flag('inclusive')
  const at = Number(ts)
  const afterOldest = !oldest || at > Number(oldest) || (inclusive && ts === oldest)
  const beforeLatest = !latest || at < Number(latest) || (inclusive && ts === latest)
  return afterOldest && beforeLatest
}

function written(call: Call, messages: readonly Message[]): Json[] {
  const payloadOfMetadata = call.args.flag('include_all_metadata')
  return messages.map((message) => call.slack.wire.message(message, { payloadOfMetadata }))
}

const history: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call)
  const limit = Math.min(999, Math.max(1, args.number('limit', 100)))
  const before = placeOfCursor(args.text('cursor'))
  const found = slack.workspace
    .messages(channel.id)
    .filter((m) => (!m.threadTs || m.threadTs === m.ts || m.broadcast) && within(call, m.ts) && (!before || Number(m.ts) < Number(before)))
    .toReversed()
  const page = found.slice(0, limit)
  const more = found.length > limit
  const pins = slack.workspace.messages(channel.id).filter((m) => m.pinned).length
  const next = more ? { response_metadata: { next_cursor: cursorOf(page.at(-1)?.ts ?? '') } } : {}
  return { messages: written(call, page), has_more: more, pin_count: pins, channel_actions_ts: null, channel_actions_count: 0, ...next }
}

const replies: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call)
  const ts = args.required('ts', 'thread_not_found')
  const asked = slack.workspace.messages(channel.id).find((m) => m.ts === ts)
  if (!asked) throw new ApiError('thread_not_found')
  const parentTs = asked.threadTs ?? asked.ts
  const parent = slack.workspace.messages(channel.id).find((m) => m.ts === parentTs)
  const after = placeOfCursor(args.text('cursor'))
  // The parent always comes first, whatever the bounds.
  const following = slack.workspace
    .replies(channel.id, parentTs)
    .filter((m) => within(call, m.ts) && (!after || Number(m.ts) > Number(after)))
  const all = [...(parent && !after ? [parent] : []), ...following]
  const limit = Math.min(1000, Math.max(1, args.number('limit', 1000)))
  const page = all.slice(0, limit)
  const more = all.length > limit
  return {
    messages: written(call, page),
    has_more: more,
    ...(more ? { response_metadata: { next_cursor: cursorOf(page.at(-1)?.ts ?? '') } } : {}),
  }
}

function listed(call: Call, channels: readonly Channel[]): Json {
  const types = call.args.names('types')
  const kinds = types.length > 0 ? types : ['public_channel']
  const nameOf = { channel: 'public_channel', private: 'private_channel', im: 'im' } as const
  const hideArchived = call.args.flag('exclude_archived')
  const wanted = channels.filter((c) => kinds.includes(nameOf[c.kind]) && !(hideArchived && c.archived) && !c.deleted)
  const { page, next } = pageOf(wanted, call.args, 100, 1000)
  return { channels: page.map((c) => withMembers(call, c)), response_metadata: { next_cursor: next } }
}

function withMembers(call: Call, channel: Channel): Json {
  const count = channel.kind === 'im' ? {} : { num_members: channel.members.size }
  return { ...call.slack.wire.channel(channel), ...count }
}

const list: Handler = (call) => {
  const { workspace } = call.slack
  const seen = [...workspace.channels.values()].filter((c) => c.kind === 'channel' || c.members.has(workspace.app.botUserId))
  return listed(call, seen)
}

const info: Handler = (call) => {
  const channel = visibleChannel(call)
  const { num_members, ...plain } = withMembers(call, channel)
  const last = call.slack.workspace.messages(channel.id).at(-1)?.ts ?? '0000000000.000000'
  return {
    channel: {
      ...plain,
      ...(call.args.flag('include_num_members') ? { num_members } : {}),
      ...(channel.members.has(call.slack.workspace.app.botUserId) ? { last_read: last } : {}),
    },
  }
}

const members: Handler = (call) => {
  const { page, next } = pageOf([...visibleChannel(call).members], call.args, 100, 1000)
  return { members: page, response_metadata: { next_cursor: next } }
}

const open: Handler = (call) => {
  const { slack, args } = call
  const users = args.names('users')
  const [first] = users
  const given = args.text('channel')
  if (!first && given) return { channel: slack.wire.channel(visibleChannel(call)) }
  if (!first) throw new ApiError('users_list_not_supplied')
  if (users.length > 1)
    throw new ApiError('not_enough_users', { response_metadata: { messages: ['[ERROR] the playground has no group messages'] } })
  const person = slack.workspace.people.get(first)
  if (!person) throw new ApiError('user_not_found')
  if (person.kind === 'bot') throw new ApiError('cannot_dm_bot')
  const existed = [...slack.workspace.channels.values()].some((c) => c.kind === 'im' && c.members.has(first))
  const channel = slack.workspace.directChannel(first)
  return {
    ...(existed ? { no_op: true, already_open: true } : {}),
    channel: args.flag('return_im') ? slack.wire.channel(channel) : { id: channel.id },
  }
}

const joinChannel: Handler = (call) => {
  const channel = visibleChannel(call)
  if (channel.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type')
  if (channel.archived) throw new ApiError('is_archived')
  const { botUserId } = call.slack.workspace.app
  const already = channel.members.has(botUserId)
  join(call.slack, channel, botUserId)
  const warning = already ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}
  return { channel: call.slack.wire.channel(channel), ...warning }
}

const create: Handler = ({ slack, args }) => {
  const name = args.required('name', 'invalid_name_required')
  if (!isChannelName(name)) throw new ApiError('invalid_name_specials')
  const made = createChannel(slack, { name, by: slack.workspace.app.botUserId, private: args.flag('is_private') })
  if (typeof made === 'string') throw new ApiError(made)
  return { channel: slack.wire.channel(made) }
}

const invite: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call)
  if (channel.archived) throw new ApiError('is_archived')
  const users = args.names('users')
  if (users.length === 0) throw new ApiError('no_user')
  for (const user of users) {
    if (!slack.workspace.people.has(user)) throw new ApiError('user_not_found')
    if (user === slack.workspace.app.botUserId) throw new ApiError('cant_invite_self')
    if (channel.members.has(user)) throw new ApiError('already_in_channel')
  }
  for (const user of users) join(slack, channel, user, slack.workspace.app.botUserId)
  return { channel: slack.wire.channel(channel) }
}

const archiving =
  (archived: boolean): Handler =>
  (call) => {
    const channel = joinedChannel(call)
    if (channel.archived === archived) throw new ApiError(archived ? 'already_archived' : 'not_archived')
    if (channel.general) throw new ApiError('cant_archive_general')
    setArchived(call.slack, channel, archived, call.slack.workspace.app.botUserId)
    return {}
  }

const topic: Handler = (call) => {
  const channel = joinedChannel(call)
  if (channel.archived) throw new ApiError('is_archived')
  const value = call.args.text('topic') ?? ''
  if (value.length > 250) throw new ApiError('too_long')
  setTopic(call.slack, channel, value, call.slack.workspace.app.botUserId)
  return { channel: call.slack.wire.channel(channel) }
}

const ofUser: Handler = (call) => {
  const { workspace } = call.slack
  const user = call.args.text('user') ?? workspace.app.botUserId
  if (!workspace.people.has(user)) throw new ApiError('user_not_found')
  return listed(
    call,
    [...workspace.channels.values()].filter((c) => c.members.has(user) && (c.kind === 'channel' || c.members.has(workspace.app.botUserId))),
  )
}

export const conversationMethods: Readonly<Record<string, Handler>> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.join': joinChannel,
  'conversations.create': create,
  'conversations.invite': invite,
  'conversations.archive': archiving(true),
  'conversations.unarchive': archiving(false),
  'conversations.setTopic': topic,
  'users.conversations': ofUser,
}
