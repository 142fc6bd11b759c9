/** The Events API: which events the app gets, how they are wrapped, and how often they come again. */
import { randomUUID } from 'node:crypto'
import type { Delivery } from './delivery.js'
import type { InFlight } from './in-flight.js'
import type { Json } from './json.js'
import type { Message } from './model.js'
import type { Workspace } from './state.js'
import type { Wire } from './wire.js'

export interface Events {
  /** Delivers an event when the app is subscribed to it and sees its channel. */
  emit(event: Json, about?: { channel?: string; subscription?: string }): void
  /** The message event and, where the bot is mentioned, app_mention. */
  message(message: Message): void
  changed(message: Message, before: Json): void
  removed(message: Message, before: Json): void
  /** Sends the last event once more as Slack's retry does; false when there was none. */
  redeliver(): boolean
  /** Bodies of the last events, oldest first. */
  sent(): readonly Json[]
  close(): void
}

export interface EventsOptions {
  workspace: Workspace
  wire: Wire
  delivery: Delivery
  inFlight: InFlight
  verification: string
  /** Real milliseconds before each further attempt; Slack's own are at once, one minute, five minutes. */
  retryDelaysMs: readonly number[]
}

const farewell = new Set(['tokens_revoked', 'app_uninstalled'])
const kept = 200

/** Slack names a message's subscription after the kind of its channel. */
function messageKind(workspace: Workspace, channel: string): { channel_type: string; subscription: string } {
  switch (workspace.channels.get(channel)?.kind) {
    case 'private':
      return { channel_type: 'group', subscription: 'message.groups' }
    case 'im':
      return { channel_type: 'im', subscription: 'message.im' }
    default:
      return { channel_type: 'channel', subscription: 'message.channels' }
  }
}

export function createEvents(options: EventsOptions): Events {
  const { workspace, wire, delivery, inFlight } = options
  const timers = new Set<NodeJS.Timeout>()
  let bodies: Json[] = []
  let closed = false

  const sees = (event: Json, channelId: string): boolean => {
    const channel = workspace.channels.get(channelId)
    if (!channel || channel.members.has(workspace.app.botUserId)) return true
    return channel.kind === 'channel' && String(event.type).startsWith('channel_')
  }

  const wrapped = (event: Json, channelId: string | undefined): Json => {
    const { app, team } = workspace
    const eventId = `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`
    const channel = workspace.channels.get(channelId ?? '')
    return {
      token: options.verification,
      team_id: team.id,
      enterprise_id: null,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(workspace.clock.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: (channel?.sharedTeams.size ?? 0) > 0,
      event_context: `4-${Buffer.from(JSON.stringify({ et: event.type, tid: team.id, aid: app.id, cid: channelId })).toString('base64url')}`,
    }
  }

  const attempt = async (body: Json, envelopeId: string, num: number, reason: string): Promise<void> => {
    if (closed) return
    const answer = await inFlight.track(
      delivery.send({ kind: 'events_api', envelopeId, payload: body, ...(num > 0 ? { retry: { num, reason } } : {}) }),
    )
    const delay = options.retryDelaysMs[num]
    if (answer.acked || answer.noRetry || delay === undefined || closed) return
    if (delay === 0) return attempt(body, envelopeId, num + 1, answer.reason)
    const timer = setTimeout(() => {
      timers.delete(timer)
      void attempt(body, envelopeId, num + 1, answer.reason)
    }, delay)
    timer.unref()
    timers.add(timer)
  }

  const emit: Events['emit'] = (event, about = {}) => {
    const { events } = workspace.manifest
    const subscription = about.subscription ?? String(event.type)
    if (events && !events.has(subscription)) return
    if (!workspace.tokenValid && !farewell.has(String(event.type))) return
    if (about.channel && !sees(event, about.channel)) return
    const body = wrapped(event, about.channel)
    bodies = [...bodies.slice(-kept), body]
    void attempt(body, randomUUID(), 0, '')
  }

  /** A file of another company's person comes without its fields: the app must ask files.info. */
  const guarded = (message: Message, written: Json): Json => {
    if (message.teamId === workspace.team.id || message.fileIds.length === 0) return written
    return {
      ...written,
      files: message.fileIds.map((id) => ({ id, created: 0, timestamp: 0, mode: 'file_access', file_access: 'check_file_info' })),
    }
  }

  return {
    emit,
    message(message) {
      const { channel_type, subscription } = messageKind(workspace, message.channel)
      const { metadata: _payload, reply_count: _count, ...written } = guarded(message, wire.message(message))
      const event = {
        ...written,
        ...(message.metadata ? { metadata: message.metadata } : {}),
        channel: message.channel,
        event_ts: message.ts,
        channel_type,
      }
      emit(event, { channel: message.channel, subscription })
      const mentioned = message.text.includes(`<@${workspace.app.botUserId}>`) && message.user !== workspace.app.botUserId
      if (mentioned && channel_type !== 'im') {
        const { channel_type: _kind, subtype: _subtype, ...mention } = { subtype: undefined, ...event }
        const user = workspace.people.get(message.user)
        const foreign = user && user.teamId !== workspace.team.id ? { user_team: user.teamId, source_team: user.teamId } : {}
        emit({ ...mention, ...foreign, type: 'app_mention' }, { channel: message.channel })
      }
    },
    changed(message, before) {
      const { channel_type, subscription } = messageKind(workspace, message.channel)
      const ts = workspace.clock.nextTs()
      emit(
        {
          type: 'message',
          subtype: 'message_changed',
          message: wire.message(message),
          previous_message: before,
          channel: message.channel,
          hidden: true,
          ts,
          event_ts: ts,
          channel_type,
        },
        { channel: message.channel, subscription },
      )
    },
    removed(message, before) {
      const { channel_type, subscription } = messageKind(workspace, message.channel)
      const ts = workspace.clock.nextTs()
      emit(
        {
          type: 'message',
          subtype: 'message_deleted',
          previous_message: before,
          channel: message.channel,
          hidden: true,
          deleted_ts: message.ts,
          ts,
          event_ts: ts,
          channel_type,
        },
        { channel: message.channel, subscription },
      )
    },
    redeliver() {
      const body = bodies.at(-1)
      if (!body) return false
      void inFlight.track(
        delivery.send({ kind: 'events_api', envelopeId: randomUUID(), payload: body, retry: { num: 1, reason: 'http_timeout' } }),
      )
      return true
    },
    sent: () => bodies,
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
