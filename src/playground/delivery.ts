/** What carries the workspace's events, commands and interactions to the app: Socket Mode or signed HTTP. */
import type { Json } from './json.js'

export type ParcelKind = 'events_api' | 'interactive' | 'slash_commands'

export interface Parcel {
  kind: ParcelKind
  /** Stays the same when a parcel comes again. */
  envelopeId: string
  payload: Json
  retry?: { num: number; reason: string }
}

export type FailReason = 'not_connected' | 'http_timeout' | 'http_error' | 'connection_failed' | 'timeout' | 'ssl_error' | 'unknown_error'

export type Answer =
  /** `body` is what the app put into its acknowledgement; undefined when nothing. */
  { acked: true; body: unknown } | { acked: false; reason: FailReason; noRetry: boolean }

export interface Delivery {
  readonly mode: 'socket' | 'http'
  connected(): boolean
  /** Never rejects: what goes wrong is an answer. */
  send(parcel: Parcel): Promise<Answer>
  close(): Promise<void>
}

export type DeliveryOptions = { mode: 'socket' } | { mode: 'http'; url: string; signingSecret?: string }
