/** What the workspace is made of: people, channels, messages, files and views, as the playground keeps them. */

import type { Json } from './json.js'
import type { PagePerson } from './protocol.js'

export interface Person {
  id: string
  /** The handle: `alice.moreau`. */
  name: string
  realName: string
  kind: PagePerson['kind']
  organisation: string
  /** Another company's people carry that company's team. */
  teamId: string
  /** IANA zone: `Europe/Paris`. */
  zone: string
  email: string
  title: string
}

export interface Channel {
  id: string
  name: string
  kind: 'channel' | 'private' | 'im'
  creator: string
  /** Seconds since 1970. */
  created: number
  members: Set<string>
  archived: boolean
  general: boolean
  /** Teams of other companies that share the channel. */
  sharedTeams: Set<string>
  topic: { value: string; creator: string; last_set: number }
  purpose: { value: string; creator: string; last_set: number }
  previousNames: string[]
  deleted: boolean
}

export interface Message {
  channel: string
  ts: string
  user: string
  text: string
  teamId: string
  subtype?: string
  blocks?: Json[]
  attachments?: Json[]
  threadTs?: string
  broadcast?: boolean
  botId?: string
  username?: string
  edited?: { user: string; ts: string }
  metadata?: { event_type: string; event_payload: Json }
  fileIds: string[]
  reactions: { name: string; users: string[] }[]
  pinned: boolean
  clientMsgId?: string
  /** Fields of subtypes such as channel_topic. */
  extra?: Json
  /** Only this person sees it; such a message is in no history. */
  ephemeralFor?: string
  /** Blocks it carried before, oldest first: what a stale screen would still show. */
  formerBlocks: Json[][]
  /** What people chose in its elements so far, by person. */
  entered: Record<string, Values>
}

export interface StoredFile {
  id: string
  name: string
  title: string
  /** What a picture shows, in words. */
  altText?: string
  mimetype: string
  filetype: string
  prettyType: string
  user: string
  teamId: string
  /** Seconds since 1970. */
  created: number
  bytes: Buffer
  /** Where it was shared: channel and the message's ts. */
  shares: { channel: string; ts: string; threadTs?: string }[]
  /** It was sent to the app in a form's file input. */
  handedOver?: boolean
}

export interface View {
  id: string
  type: 'modal' | 'home'
  userId: string
  title: Json | null
  submit: Json | null
  close: Json | null
  blocks: Json[]
  privateMetadata: string
  callbackId: string
  externalId: string
  hash: string
  clearOnClose: boolean
  notifyOnClose: boolean
  submitDisabled: boolean
  rootViewId: string
  previousViewId: string | null
  values: Values
  errors: Record<string, string>
}

/** Slack's `state.values`: block_id → action_id → the element's fields. */
export type Values = Record<string, Record<string, Json>>

export interface Bookmark {
  id: string
  channelId: string
  title: string
  link: string
  emoji: string
  type: string
  created: number
  updated: number
  updatedBy: string
}

export interface Team {
  id: string
  name: string
  domain: string
}

export interface App {
  id: string
  name: string
  botId: string
  botUserId: string
  botName: string
}
