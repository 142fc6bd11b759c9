/** reactions.*, pins.* and bookmarks.*: what is put beside messages and channels. */
import type { Json } from '../json.js'
import type { Bookmark, Message } from '../model.js'
import { ApiError, type Call, type Handler, joinedChannel } from './call.js'

function messageOf(call: Call, name: string): Message {
  const channel = joinedChannel(call)
  const ts = call.args.required(name, 'no_item_specified')
  const message = call.slack.workspace.messages(channel.id).find((m) => m.ts === ts)
  if (!message) throw new ApiError('message_not_found')
  return message
}

function tellReaction({ slack }: Call, type: 'reaction_added' | 'reaction_removed', message: Message, name: string): void {
  const item = { type: 'message', channel: message.channel, ts: message.ts }
  const user = slack.workspace.app.botUserId
  slack.workspace.changed()
  slack.events.emit(
    { type, user, item, reaction: name, item_user: message.user, event_ts: slack.clock.nextTs() },
    { channel: message.channel },
  )
}

const addReaction: Handler = (call) => {
  const message = messageOf(call, 'timestamp')
  const name = call.args.required('name', 'invalid_name').replaceAll(':', '')
  const user = call.slack.workspace.app.botUserId
  const found = message.reactions.find((reaction) => reaction.name === name)
  if (found?.users.includes(user)) throw new ApiError('already_reacted')
  if (found) found.users.push(user)
  else message.reactions.push({ name, users: [user] })
  tellReaction(call, 'reaction_added', message, name)
  return {}
}

const removeReaction: Handler = (call) => {
  const message = messageOf(call, 'timestamp')
  const name = call.args.required('name', 'invalid_name').replaceAll(':', '')
  const user = call.slack.workspace.app.botUserId
  const found = message.reactions.find((reaction) => reaction.name === name)
  if (!found?.users.includes(user)) throw new ApiError('no_reaction')
  found.users = found.users.filter((id) => id !== user)
  message.reactions = message.reactions.filter((reaction) => reaction.users.length > 0)
  tellReaction(call, 'reaction_removed', message, name)
  return {}
}

const pinning =
  (pinned: boolean): Handler =>
  (call) => {
    const message = messageOf(call, 'timestamp')
    if (message.pinned === pinned) throw new ApiError(pinned ? 'already_pinned' : 'no_pin')
    message.pinned = pinned
    call.slack.workspace.changed()
    return {}
  }

const written = (mark: Bookmark, call: Call): Json => ({
  id: mark.id,
  channel_id: mark.channelId,
  title: mark.title,
  link: mark.link,
  emoji: mark.emoji,
  icon_url: null,
  type: mark.type,
  entity_id: null,
  date_created: mark.created,
  date_updated: mark.updated,
  rank: 'U',
  last_updated_by_user_id: mark.updatedBy,
  last_updated_by_team_id: call.slack.workspace.team.id,
  shortcut_id: null,
  app_id: call.slack.workspace.app.id,
})

const addBookmark: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call, 'channel_id')
  const type = args.required('type', 'invalid_bookmark_type')
  if (type !== 'link') throw new ApiError('invalid_bookmark_type')
  const link = args.required('link', 'invalid_link')
  if (!URL.canParse(link)) throw new ApiError('invalid_link')
  const now = Math.floor(slack.clock.now() / 1000)
  const mark: Bookmark = {
    id: slack.workspace.newId('Bk'),
    channelId: channel.id,
    title: args.required('title'),
    link,
    emoji: args.text('emoji') ?? '',
    type,
    created: now,
    updated: 0,
    updatedBy: slack.workspace.app.botUserId,
  }
  slack.workspace.bookmarks.set(mark.id, mark)
  slack.workspace.changed()
  return { bookmark: written(mark, call) }
}

const editBookmark: Handler = (call) => {
  const { slack, args } = call
  const channel = joinedChannel(call, 'channel_id')
  const mark = slack.workspace.bookmarks.get(args.required('bookmark_id', 'not_found'))
  if (!mark || mark.channelId !== channel.id) throw new ApiError('not_found')
  mark.title = args.text('title') ?? mark.title
  mark.link = args.text('link') ?? mark.link
  mark.emoji = args.text('emoji') ?? mark.emoji
  mark.updated = Math.floor(slack.clock.now() / 1000)
  slack.workspace.changed()
  return { bookmark: written(mark, call) }
}

const listBookmarks: Handler = (call) => {
  const channel = joinedChannel(call, 'channel_id')
  const marks = [...call.slack.workspace.bookmarks.values()].filter((mark) => mark.channelId === channel.id)
  return { bookmarks: marks.map((mark) => written(mark, call)) }
}

export const markMethods: Readonly<Record<string, Handler>> = {
  'reactions.add': addReaction,
  'reactions.remove': removeReaction,
  'pins.add': pinning(true),
  'pins.remove': pinning(false),
  'bookmarks.add': addBookmark,
  'bookmarks.edit': editBookmark,
  'bookmarks.list': listBookmarks,
}
