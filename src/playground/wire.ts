/** How Slack writes channels, messages, files and views in its answers and events. */
import type { Json } from './json.js'
import { present } from './json.js'
import type { Channel, Message, StoredFile, View } from './model.js'
import { slackUser } from './people.js'
import type { Workspace } from './state.js'

export interface Wire {
  channel(channel: Channel): Json
  message(message: Message, options?: { payloadOfMetadata?: boolean }): Json
  file(file: StoredFile): Json
  view(view: View): Json
  user(userId: string): Json | undefined
  permalink(channel: string, ts: string, threadTs?: string): string
  botProfile(): Json
}

/** @param origin where the playground listens, without a slash at the end */
export function createWire(workspace: Workspace, origin: string): Wire {
  const { team, app } = workspace
  const seconds = (): number => Math.floor(workspace.clock.now() / 1000)

  const botProfile = (): Json => ({
    id: app.botId,
    app_id: app.id,
    user_id: app.botUserId,
    name: app.name,
    icons: Object.fromEntries([36, 48, 72].map((size) => [`image_${size}`, `${origin}/pictures/${app.botUserId}/${size}.png`])),
    deleted: false,
    updated: seconds(),
    team_id: team.id,
  })

  const permalink = (channel: string, ts: string, threadTs?: string): string => {
    const place = `${origin}/archives/${channel}/p${ts.replace('.', '')}`
    return threadTs && threadTs !== ts ? `${place}?thread_ts=${threadTs}&cid=${channel}` : place
  }

  const file = (stored: StoredFile): Json => {
    const place = `${origin}/files-pri/${team.id}-${stored.id}`
    const sharesOf = (open: boolean): Json =>
      Object.fromEntries(
        stored.shares
          .filter((share) => (workspace.channels.get(share.channel)?.kind === 'channel') === open)
          .map((share) => [
            share.channel,
            [
              present({
                ts: share.ts,
                thread_ts: share.threadTs,
                channel_name: workspace.channels.get(share.channel)?.name,
                team_id: team.id,
                share_user_id: stored.user,
                reply_users: [],
                reply_users_count: 0,
                reply_count: 0,
              }),
            ],
          ]),
      )
    const idsOf = (kind: Channel['kind']): string[] =>
      stored.shares.map((s) => s.channel).filter((id) => workspace.channels.get(id)?.kind === kind)
    return {
      id: stored.id,
      created: stored.created,
      timestamp: stored.created,
      name: stored.name,
      title: stored.title,
      mimetype: stored.mimetype,
      ...(stored.altText ? { alt_txt: stored.altText } : {}),
      filetype: stored.filetype,
      pretty_type: stored.prettyType,
      user: stored.user,
      user_team: stored.teamId,
      editable: false,
      size: stored.bytes.length,
      mode: 'hosted',
      is_external: false,
      external_type: '',
      is_public: idsOf('channel').length > 0,
      public_url_shared: false,
      display_as_bot: false,
      username: '',
      url_private: `${place}/${encodeURIComponent(stored.name)}`,
      url_private_download: `${place}/download/${encodeURIComponent(stored.name)}`,
      permalink: `${origin}/files/${stored.user}/${stored.id}/${encodeURIComponent(stored.name)}`,
      permalink_public: `${origin}/files-pub/${stored.id}`,
      comments_count: 0,
      is_starred: false,
      shares: { public: sharesOf(true), private: sharesOf(false) },
      channels: idsOf('channel'),
      groups: idsOf('private'),
      ims: idsOf('im'),
      has_more_shares: false,
      has_rich_preview: false,
      file_access: 'visible',
    }
  }

  const thread = (message: Message): Json => {
    const parent = !message.threadTs || message.threadTs === message.ts
    const replies = parent ? workspace.replies(message.channel, message.ts) : []
    if (!parent) return { thread_ts: message.threadTs, parent_user_id: workspace.message(message.channel, message.threadTs ?? '')?.user }
    if (replies.length === 0) return {}
    const users = [...new Set(replies.map((reply) => reply.user))]
    return {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users_count: users.length,
      latest_reply: replies.at(-1)?.ts,
      reply_users: users,
      is_locked: false,
      subscribed: false,
    }
  }

  const message: Wire['message'] = (m, options = {}) =>
    present({
      client_msg_id: m.clientMsgId,
      type: 'message',
      subtype: m.broadcast ? 'thread_broadcast' : m.subtype,
      user: m.user,
      text: m.text,
      ts: m.ts,
      team: m.teamId,
      ...(m.botId ? { bot_id: m.botId, app_id: app.id, bot_profile: botProfile() } : {}),
      username: m.username,
      blocks: m.blocks,
      attachments: m.attachments,
      ...thread(m),
      edited: m.edited,
      ...(m.fileIds.length > 0
        ? { files: m.fileIds.flatMap((id) => workspace.files.get(id) ?? []).map(file), upload: false, display_as_bot: false }
        : {}),
      ...(m.reactions.length > 0 ? { reactions: m.reactions.map((r) => ({ ...r, count: r.users.length })) } : {}),
      // Without include_all_metadata only the type is told.
      metadata: m.metadata && (options.payloadOfMetadata ? m.metadata : { event_type: m.metadata.event_type }),
      ...m.extra,
    })

  const channel = (c: Channel): Json => {
    const shared = c.sharedTeams.size > 0
    const common = {
      id: c.id,
      created: c.created,
      is_archived: c.archived,
      is_org_shared: false,
      is_im: c.kind === 'im',
      updated: c.created * 1000,
      context_team_id: team.id,
    }
    if (c.kind === 'im') {
      return {
        ...common,
        user: [...c.members].find((id) => id !== app.botUserId) ?? app.botUserId,
        is_user_deleted: false,
        is_open: true,
        priority: 0,
      }
    }
    return {
      ...common,
      name: c.name,
      name_normalized: c.name,
      is_channel: c.kind === 'channel',
      is_group: c.kind === 'private',
      is_mpim: false,
      is_private: c.kind === 'private',
      is_general: c.general,
      unlinked: 0,
      creator: c.creator,
      is_shared: shared,
      is_ext_shared: shared,
      is_pending_ext_shared: false,
      pending_shared: [],
      parent_conversation: null,
      conversation_host_id: team.id,
      shared_team_ids: [team.id, ...c.sharedTeams],
      internal_team_ids: [team.id],
      pending_connected_team_ids: [],
      is_member: c.members.has(app.botUserId),
      topic: c.topic,
      purpose: c.purpose,
      previous_names: c.previousNames,
      properties: {},
    }
  }

  const view = (v: View): Json => ({
    id: v.id,
    team_id: team.id,
    type: v.type,
    blocks: v.blocks,
    private_metadata: v.privateMetadata,
    callback_id: v.callbackId,
    state: { values: v.values },
    hash: v.hash,
    title: v.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: v.clearOnClose,
    notify_on_close: v.notifyOnClose,
    close: v.close,
    submit: v.submit,
    submit_disabled: v.submitDisabled,
    previous_view_id: v.previousViewId,
    root_view_id: v.rootViewId,
    app_id: app.id,
    external_id: v.externalId,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  })

  const user = (userId: string): Json | undefined => {
    const person = workspace.people.get(userId)
    if (!person) return undefined
    const scopes = workspace.manifest.scopes
    const meets = [...workspace.channels.values()].some((c) => c.members.has(userId) && c.members.has(app.botUserId))
    return slackUser(person, {
      now: workspace.clock.now(),
      origin,
      team,
      stranger: !meets,
      withEmail: scopes === null || scopes.has('users:read.email'),
      ...(person.kind === 'bot' ? { bot: { botId: app.botId, appId: app.id } } : {}),
    })
  }

  return { channel, message, file, view, user, permalink, botProfile }
}
