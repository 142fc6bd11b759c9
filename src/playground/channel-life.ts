/** Channels coming, going and changing, with the messages and events Slack makes of it. */
import type { Json } from './json.js'
import type { Channel } from './model.js'
import { newChannel } from './people.js'
import { post } from './posting.js'
import type { Slack } from './slack.js'

const letterOf = (channel: Channel): 'C' | 'G' | 'D' => (channel.kind === 'im' ? 'D' : channel.kind === 'private' ? 'G' : 'C')
const teamOf = (slack: Slack, userId: string): string => slack.workspace.people.get(userId)?.teamId ?? slack.workspace.team.id

export type ChannelProblem = 'name_taken' | 'invalid_name' | 'already_archived' | 'not_archived' | 'already_in_channel' | 'not_in_channel'

/** A channel's name as Slack allows it: lower case, digits, hyphens and underscores, at most 80. */
export const isChannelName = (name: string): boolean => /^[\p{Ll}\p{Lo}\d][\p{Ll}\p{Lo}\d_-]{0,79}$/u.test(name)

export function createChannel(slack: Slack, fields: { name: string; by: string; private?: boolean }): Channel | ChannelProblem {
  const { workspace } = slack
  if (!isChannelName(fields.name)) return 'invalid_name'
  if (workspace.findChannel(`#${fields.name}`)) return 'name_taken'
  const created = Math.floor(slack.clock.now() / 1000)
  const kind = fields.private ? 'private' : 'channel'
  const channel = newChannel({ id: workspace.newId('C'), name: fields.name, kind, creator: fields.by, created, members: [fields.by] })
  workspace.channels.set(channel.id, channel)
  workspace.changed()
  const { topic, purpose, ...rest } = slack.wire.channel(channel)
  if (kind === 'channel')
    slack.events.emit({ type: 'channel_created', channel: { ...rest, topic, purpose }, event_ts: slack.clock.nextTs() })
  return channel
}

function membership(slack: Slack, type: string, channel: Channel, userId: string, more: Json = {}): void {
  slack.events.emit(
    {
      type,
      user: userId,
      channel: channel.id,
      channel_type: letterOf(channel),
      team: teamOf(slack, userId),
      event_ts: slack.clock.nextTs(),
      ...more,
    },
    { channel: channel.id },
  )
}

export function join(slack: Slack, channel: Channel, userId: string, inviter?: string): void {
  if (channel.members.has(userId)) return
  channel.members.add(userId)
  const team = teamOf(slack, userId)
  if (team !== slack.workspace.team.id) channel.sharedTeams.add(team)
  slack.workspace.changed()
  const invited = inviter ? { inviter } : {}
  membership(slack, 'member_joined_channel', channel, userId, invited)
  post(slack, { channel: channel.id, user: userId, text: `<@${userId}> has joined the channel`, subtype: 'channel_join', extra: invited })
}

export function leave(slack: Slack, channel: Channel, userId: string): void {
  if (!channel.members.has(userId)) return
  const isBot = userId === slack.workspace.app.botUserId
  if (!isBot) channel.members.delete(userId)
  membership(slack, 'member_left_channel', channel, userId)
  channel.members.delete(userId)
  slack.workspace.changed()
  const left = channel.kind === 'private' ? 'group_left' : 'channel_left'
  if (isBot) slack.events.emit({ type: left, channel: channel.id, actor_id: userId, event_ts: slack.clock.nextTs() })
}

/** Archives a channel or brings it back. */
export function setArchived(slack: Slack, channel: Channel, archived: boolean, by: string): void {
  channel.archived = archived
  slack.workspace.changed()
  const prefix = channel.kind === 'private' ? 'group' : 'channel'
  slack.events.emit(
    {
      type: `${prefix}_${archived ? 'archive' : 'unarchive'}`,
      channel: channel.id,
      user: by,
      ...(archived ? { is_moved: 0 } : {}),
      event_ts: slack.clock.nextTs(),
    },
    { channel: channel.id },
  )
}

export function rename(slack: Slack, channel: Channel, name: string): void {
  channel.previousNames = [channel.name, ...channel.previousNames]
  channel.name = name
  slack.workspace.changed()
  const prefix = channel.kind === 'private' ? 'group' : 'channel'
  slack.events.emit(
    {
      type: `${prefix}_rename`,
      channel: {
        id: channel.id,
        is_channel: channel.kind === 'channel',
        is_mpim: false,
        name,
        name_normalized: name,
        created: channel.created,
      },
      event_ts: slack.clock.nextTs(),
    },
    { channel: channel.id },
  )
}

export function remove(slack: Slack, channel: Channel, by: string): void {
  channel.deleted = true
  slack.workspace.changed()
  const prefix = channel.kind === 'private' ? 'group' : 'channel'
  slack.events.emit(
    { type: `${prefix}_deleted`, channel: channel.id, actor_id: by, event_ts: slack.clock.nextTs() },
    { channel: channel.id },
  )
}

export function share(slack: Slack, channel: Channel, teamId: string): void {
  channel.sharedTeams.add(teamId)
  slack.workspace.changed()
  slack.events.emit(
    { type: 'channel_shared', connected_team_id: teamId, channel: channel.id, event_ts: slack.clock.nextTs() },
    { channel: channel.id },
  )
}

export function setTopic(slack: Slack, channel: Channel, topic: string, by: string): void {
  channel.topic = { value: topic, creator: by, last_set: Math.floor(slack.clock.now() / 1000) }
  post(slack, {
    channel: channel.id,
    user: by,
    text: `<@${by}> set the channel topic: ${topic}`,
    subtype: 'channel_topic',
    extra: { topic },
  })
}
