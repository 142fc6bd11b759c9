/** One Web API call: its arguments, who makes it, and the ways to refuse it. */
import { type Json, parseJson, recordsOf, textOf } from '../json.js'
import type { Channel } from '../model.js'
import type { Slack } from '../slack.js'

/** Slack's `ok: false`; `details` are further fields of the answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly code: string,
    readonly details: Json = {},
  ) {
    super(code)
  }
}

export class Args {
  constructor(readonly fields: Json) {}

  text(name: string): string | undefined {
    const value = this.fields[name]
    if (typeof value === 'number') return String(value)
    return textOf(value)
  }

  /** @throws ApiError invalid_arguments when it is missing */
  required(name: string, error = 'invalid_arguments'): string {
    const value = this.text(name)
    if (value === undefined || value === '') {
      throw new ApiError(error, { response_metadata: { messages: [`[ERROR] missing required field: ${name}`] } })
    }
    return value
  }

  flag(name: string): boolean {
    const value = this.fields[name]
    return value === true || value === 'true' || value === '1' || value === 1
  }

  number(name: string, otherwise: number): number {
    const value = Number(this.text(name) ?? otherwise)
    return Number.isFinite(value) ? value : otherwise
  }

  /** A value that forms carry as JSON text; undefined when it was not given. @throws ApiError when it is no JSON */
  json(name: string, error = 'invalid_json'): unknown {
    const value = this.fields[name]
    if (typeof value !== 'string') return value ?? undefined
    if (value === '') return undefined
    const parsed = parseJson(value)
    if (parsed === undefined) throw new ApiError(error)
    return parsed
  }

  /** Names separated by commas, or a list. */
  names(name: string): string[] {
    const value = this.fields[name]
    const list = Array.isArray(value) ? value.map(String) : (textOf(value) ?? '').split(',')
    return list.map((each) => each.trim()).filter(Boolean)
  }
}

export interface Call {
  slack: Slack
  args: Args
  method: string
}

export type Handler = (call: Call) => Json

export const records = (value: unknown): Json[] | undefined => (value === undefined ? undefined : recordsOf(value))

/** The channel of a call, as the bot may see it. @throws ApiError channel_not_found */
export function visibleChannel({ slack, args }: Call, name = 'channel'): Channel {
  const channel = slack.workspace.findChannel(args.required(name, 'channel_not_found'))
  const { botUserId } = slack.workspace.app
  if (!channel || (channel.kind !== 'channel' && !channel.members.has(botUserId))) throw new ApiError('channel_not_found')
  return channel
}

/** The channel of a call, which the bot is in. @throws ApiError not_in_channel */
export function joinedChannel(call: Call, name = 'channel'): Channel {
  const channel = visibleChannel(call, name)
  if (!channel.members.has(call.slack.workspace.app.botUserId)) throw new ApiError('not_in_channel')
  return channel
}

/** Slack's cursors are opaque; ours hold the place to go on from. */
export const cursorOf = (place: string): string => Buffer.from(`next:${place}`).toString('base64')

/** @throws ApiError invalid_cursor */
export function placeOfCursor(cursor: string | undefined): string | undefined {
  if (!cursor) return undefined
  const text = Buffer.from(cursor, 'base64').toString('utf8')
  if (!text.startsWith('next:')) throw new ApiError('invalid_cursor')
  return text.slice('next:'.length)
}

/** One page of a list and the cursor of the next. */
export function pageOf<T>(items: readonly T[], args: Args, otherwise: number, most: number): { page: T[]; next: string } {
  const start = Number(placeOfCursor(args.text('cursor')) ?? 0)
  const limit = Math.min(most, Math.max(1, args.number('limit', otherwise) || otherwise))
  const end = start + limit
  return { page: items.slice(start, end), next: end < items.length ? cursorOf(String(end)) : '' }
}
