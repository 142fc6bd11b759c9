/** Puts messages into channels, changes and takes them away, and tells the app of it. */
import { randomUUID } from 'node:crypto'
import { withIds } from './block-ids.js'
import type { Json } from './json.js'
import type { Message } from './model.js'
import type { Slack } from './slack.js'
import { messageText } from './typed-text.js'

export interface NewMessage {
  channel: string
  user: string
  text: string
  teamId?: string
  subtype?: string
  blocks?: Json[]
  attachments?: Json[]
  threadTs?: string
  broadcast?: boolean
  botId?: string
  username?: string
  metadata?: Message['metadata']
  fileIds?: string[]
  clientMsgId?: string
  extra?: Json
  ephemeralFor?: string
}

/** Adds a message under the clock's next ts; ephemeral ones cause no event. */
export function post(slack: Slack, fields: NewMessage): Message {
  const { blocks, attachments, ...rest } = fields
  const message: Message = {
    teamId: slack.workspace.people.get(fields.user)?.teamId ?? slack.workspace.team.id,
    fileIds: [],
    reactions: [],
    pinned: false,
    formerBlocks: [],
    entered: {},
    ts: slack.clock.nextTs(),
    ...rest,
    ...(blocks ? { blocks: withIds(blocks) } : {}),
    ...(attachments
      ? { attachments: attachments.map((a, index) => ({ id: index + 1, ...a, ...(a.blocks ? { blocks: withIds(a.blocks) } : {}) })) }
      : {}),
  }
  slack.workspace.add(message)
  if (!message.ephemeralFor) slack.events.message(message)
  return message
}

/** A message of the app's bot. */
export function postAsBot(slack: Slack, fields: Omit<NewMessage, 'user' | 'botId'>): Message {
  const { app } = slack.workspace
  return post(slack, { ...fields, user: app.botUserId, botId: app.botId })
}

/** A line that a person typed. */
export function postAsPerson(
  slack: Slack,
  fields: { user: string; channel: string; line: string; threadTs?: string; fileIds?: string[] },
): Message {
  const { text, elements } = messageText(slack.workspace, fields.line)
  const { user, channel, threadTs, fileIds } = fields
  return post(slack, {
    user,
    channel,
    text,
    clientMsgId: randomUUID(),
    ...(fields.line === '' ? {} : { blocks: [{ type: 'rich_text', elements }] }),
    ...(threadTs ? { threadTs } : {}),
    ...(fileIds && fileIds.length > 0 ? { fileIds, subtype: 'file_share' } : {}),
  })
}

export interface Changes {
  text?: string
  blocks?: Json[] | null
  attachments?: Json[] | null
  metadata?: Message['metadata']
  fileIds?: string[]
}

/** Changes a message in place; a null takes the part away. */
export function change(slack: Slack, message: Message, changes: Changes): void {
  const before = slack.wire.message(message)
  if (changes.text !== undefined) message.text = changes.text
  if (changes.blocks !== undefined) {
    if (message.blocks) message.formerBlocks.push(message.blocks)
    if (changes.blocks) message.blocks = withIds(changes.blocks)
    else delete message.blocks
  }
  if (changes.attachments !== undefined) {
    if (changes.attachments) message.attachments = changes.attachments
    else delete message.attachments
  }
  if (changes.metadata) message.metadata = changes.metadata
  if (changes.fileIds) message.fileIds = changes.fileIds
  message.edited = { user: message.user, ts: slack.clock.nextTs() }
  slack.workspace.changed()
  if (!message.ephemeralFor) slack.events.changed(message, before)
}

export function take(slack: Slack, message: Message): void {
  const before = slack.wire.message(message)
  slack.workspace.remove(message)
  if (!message.ephemeralFor) slack.events.removed(message, before)
}
