/** The parts of one playground, as its other modules see them. */
import type { PlaygroundClock } from './clock.js'
import type { Delivery } from './delivery.js'
import type { Events } from './events.js'
import type { Faults } from './faults.js'
import type { InFlight } from './in-flight.js'
import type { Interactions } from './interactions.js'
import type { Journal } from './journal.js'
import type { RateLimits } from './rate-limits.js'
import type { ResponseUrls } from './response-urls.js'
import type { SocketDelivery } from './socket.js'
import type { Workspace } from './state.js'
import type { Triggers } from './triggers.js'
import type { Wire } from './wire.js'

export interface Tokens {
  bot: string
  app: string
  signingSecret: string
  /** The old verification token that payloads still carry. */
  verification: string
}

export interface Slack {
  workspace: Workspace
  clock: PlaygroundClock
  /** `http://127.0.0.1:…` */
  origin: string
  tokens: Tokens
  wire: Wire
  journal: Journal
  faults: Faults
  rateLimits: RateLimits
  inFlight: InFlight
  triggers: Triggers
  responseUrls: ResponseUrls
  delivery: Delivery
  /** Present when the app connects by Socket Mode. */
  socket: SocketDelivery | null
  events: Events
  interactions: Interactions
}
