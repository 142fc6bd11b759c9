/** What the playground's page and the playground's server say to each other: one snapshot down, one act up. Types only. */

/** Where the page finds things, all on the playground's own origin. */
export const pagePaths = {
  /** GET ?as=U… → PageSnapshot: everything that person sees. */
  snapshot: '/playground/snapshot',
  /** GET (server-sent events): an event `changed` with `{ revision }` whenever anything changed. */
  changes: '/playground/changes',
  /** POST PageAct → PageAnswer. */
  act: '/playground/act',
  /** POST ?as=U…&channel=C…&thread=…&name=…&comment=… with the file's bytes as body → PageAnswer. */
  upload: '/playground/upload',
  /** GET ?as=U…&id=F… → the file's bytes. */
  file: '/playground/file',
} as const

export interface PagePerson {
  id: string
  name: string
  /** What they are, in the words of the workspace: "admin", "member", "guest", "from another company". */
  kind: 'admin' | 'member' | 'guest' | 'external' | 'bot'
  organisation: string
  zone: string
  /** Two letters and a colour for the picture. */
  initials: string
  colour: string
}

export interface PageFile {
  id: string
  name: string
  size: number
  mimetype: string
  /** What a picture shows, in words. */
  alt?: string
}

export interface PageMessage {
  ts: string
  user: string
  text: string
  /** Block Kit blocks as the bot sent them; absent for plain messages. */
  blocks?: unknown[]
  files?: PageFile[]
  threadTs?: string
  replyCount?: number
  edited?: boolean
  /** Only the person asked for sees it. */
  ephemeral?: boolean
  /** Which bot app posted it, if one did. */
  botId?: string
}

export interface PageChannel {
  id: string
  name: string
  kind: 'channel' | 'private' | 'im'
  archived: boolean
  shared: boolean
  topic: string
  members: string[]
  /** Unread since this person last looked, as the page tells by `PageAct` of type `read`. */
  unread: number
  /** Top-level messages oldest first; ephemeral ones of this person included. */
  messages: PageMessage[]
  /** Replies by the thread's ts, oldest first. */
  threads: Record<string, PageMessage[]>
}

export interface PageView {
  id: string
  type: 'modal' | 'home'
  title: string
  submit?: string
  close?: string
  blocks: unknown[]
  /** Slack's `view.state.values` as it stands (initial values and what was acted so far). */
  values: Record<string, Record<string, unknown>>
  /** By block_id, after a submission answered `response_action: errors`. */
  errors: Record<string, string>
}

export interface PageCommand {
  command: string
  description: string
  usageHint: string
}

export interface PageShortcut {
  type: 'message' | 'global'
  callbackId: string
  name: string
}

export interface PageSnapshot {
  revision: number
  workspace: { name: string; domain: string }
  /** UTC instant with milliseconds. */
  now: string
  me: PagePerson
  people: PagePerson[]
  channels: PageChannel[]
  app: { name: string; connected: boolean; botUser: string | null }
  /** Slash commands this person may use (none for people of other companies). */
  commands: PageCommand[]
  shortcuts: PageShortcut[]
  home: PageView | null
  /** The stack of open modals, top last. */
  modals: PageView[]
  /** What Slack would show as a passing note: "The app did not respond in time". */
  toasts: { id: string; text: string }[]
}

export type PageAct =
  /** A line typed in a channel or thread; one that starts with `/` is a slash command (refused in threads as Slack does). */
  | { type: 'say'; as: string; channel: string; threadTs?: string; text: string }
  | { type: 'delete'; as: string; channel: string; ts: string }
  /** A button, select, overflow or other element pressed in a message, home or modal; `value` as Slack's action fields. */
  | {
      type: 'press'
      as: string
      container: { type: 'message'; channel: string; ts: string } | { type: 'view'; viewId: string }
      blockId: string
      actionId: string
      /** Fields of the action as Slack names them, e.g. `{ selected_option: {...} }`, `{ selected_user: 'U1' }`, `{ value: 'x' }`. */
      fields?: Record<string, unknown>
    }
  | { type: 'submit'; as: string; viewId: string; values: Record<string, Record<string, unknown>> }
  | { type: 'close'; as: string; viewId: string }
  | { type: 'shortcut'; as: string; callbackId: string; channel?: string; ts?: string }
  | { type: 'home'; as: string }
  | { type: 'read'; as: string; channel: string }
  | { type: 'dismiss'; as: string; toast: string }
  | { type: 'clock'; to: string }
  | { type: 'clock'; advanceMs: number }
  | { type: 'channel'; do: 'create'; as: string; name: string }
  | { type: 'channel'; do: 'invite' | 'kick'; as: string; channel: string; user: string }
  | { type: 'channel'; do: 'archive' | 'unarchive'; as: string; channel: string }

export type PageAnswer = { ok: true; ts?: string; fileId?: string } | { ok: false; error: string }
