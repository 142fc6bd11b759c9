/** The playground: a local Slack workspace for any Bolt app. */
import { act, type Upload, upload } from './acts/index.js'
import { createClock, type PlaygroundClock } from './clock.js'
import { type ControlRequest, control } from './control.js'
import type { DeliveryOptions } from './delivery.js'
import { createEvents } from './events.js'
import { createFaults, type Faults, type NextFault } from './faults.js'
import { createHttpDelivery } from './http-delivery.js'
import { createInFlight, type SettleOptions } from './in-flight.js'
import { createInteractions } from './interactions.js'
import { createJournal, type Journal } from './journal.js'
import { type Seed, standardsLiaison } from './people.js'
import type { PageAct, PageAnswer, PageSnapshot } from './protocol.js'
import { createRateLimits } from './rate-limits.js'
import { createResponseUrls } from './response-urls.js'
import { type OwnRoutes, openDoor, serve } from './server.js'
import type { Slack } from './slack.js'
import { snapshotFor } from './snapshot.js'
import { createSocketDelivery } from './socket.js'
import { Workspace } from './state.js'
import { createTriggers } from './triggers.js'
import { createWire } from './wire.js'

export type { Upload } from './acts/index.js'
export type { PlaygroundClock } from './clock.js'
export type { ControlRequest } from './control.js'
export type { DeliveryOptions } from './delivery.js'
export type { Fault, Faults, NextFault } from './faults.js'
export type { SettleOptions } from './in-flight.js'
export type { Journal, JournalEntry } from './journal.js'
export type { Channel, Message, Person, StoredFile, View } from './model.js'
export { type Seed, type SeedChannel, type SeedPerson, standardsLiaison } from './people.js'
export type { PageAct, PageAnswer, PageSnapshot } from './protocol.js'
export type { Workspace } from './state.js'

export interface PlaygroundOptions {
  /** 0, or left out, for any free port of 127.0.0.1. */
  port?: number
  /** How the app gets its events, commands and interactions; Socket Mode unless said. */
  delivery?: DeliveryOptions
  /** The app's manifest as an object; without one every command, shortcut, event and scope is allowed. */
  manifest?: unknown
  seed?: Seed
  /** Where the clock stands at the start; real time unless said. */
  now?: string | number
  /** Whether the clock goes on by itself; it stands unless said. */
  clockRuns?: boolean
  /** Directory of the built page. */
  pageDir?: string
  /** Further routes on the same origin, by path. */
  routes?: OwnRoutes
  tokens?: { bot?: string; app?: string; signingSecret?: string }
  rateLimits?: boolean
  /** Real milliseconds the app has to acknowledge, and to use a trigger; Slack's 3,000 unless said. */
  ackMs?: number
  /** Real milliseconds before each repetition of an event; Slack's 0, 60,000 and 300,000 unless said. */
  retryDelaysMs?: readonly number[]
  /** Milliseconds that never go back; for triggers, rate limits and a running clock. */
  monotonicMs?: () => number
}

export interface Playground {
  /** `http://127.0.0.1:…` */
  url: string
  /** What SLACK_API_URL wants: the url and `/api/`. */
  apiUrl: string
  botToken: string
  appToken: string
  signingSecret: string
  botUserId: string
  clock: PlaygroundClock
  /** To read; change it through `act` and `control`. */
  state: Workspace
  journal: Journal
  faults: Faults
  /** The next call of a method meets a fault: `next('chat.postMessage').isDeliveredButLost()`. */
  next(method: string): NextFault
  /** Where the app wants signed HTTP delivery, when its port is known only later. */
  deliverTo(url: string): void
  loadManifest(manifest: unknown): void
  act(what: PageAct): PageAnswer
  upload(what: Upload): PageAnswer
  snapshot(as: string): PageSnapshot
  control(request: ControlRequest): PageAnswer
  /** Event bodies and interaction payloads the app was sent, oldest first. */
  sent(): { events: readonly Record<string, unknown>[]; interactions: readonly { kind: string; payload: Record<string, unknown> }[] }
  /** Resolves when no delivery, acknowledgement, response_url or call is under way and none follows. */
  settle(options?: SettleOptions): Promise<void>
  close(): Promise<void>
}

const defaultTokens = {
  bot: 'xoxb-playground-bot',
  app: 'xapp-1-A0PLAYGRD-playground',
  signingSecret: 'playground-signing-secret',
  verification: 'playground-verification',
}

/** Starts a workspace. @throws Error when the port is taken or the manifest is not valid */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const monotonicMs = options.monotonicMs ?? ((): number => performance.now())
  const clock = createClock({ now: options.now ?? Date.now(), runs: options.clockRuns ?? false, monotonicMs })
  const workspace = new Workspace(options.seed ?? standardsLiaison, clock)
  if (options.manifest !== undefined) workspace.loadManifest(options.manifest)
  const asked = options.delivery ?? { mode: 'socket' }
  // https://docs.slack.dev/interactivity/handling-user-interaction
  const ackMs = options.ackMs ?? 3000
  const tokens = {
    ...defaultTokens,
    ...options.tokens,
    ...(asked.mode === 'http' && asked.signingSecret ? { signingSecret: asked.signingSecret } : {}),
  }
  const http = { url: asked.mode === 'http' ? asked.url : '', signingSecret: tokens.signingSecret, ackMs }
  const socket =
    asked.mode === 'socket' ? createSocketDelivery({ appId: workspace.app.id, ackMs, onChange: () => workspace.changed() }) : null
  const delivery = socket ?? createHttpDelivery(http)
  const door = await openDoor(options.port ?? 0)
  const wire = createWire(workspace, door.origin)
  const inFlight = createInFlight()
  const retryDelaysMs = options.retryDelaysMs ?? [0, 60_000, 300_000]
  const slack: Slack = {
    workspace,
    clock,
    origin: door.origin,
    tokens,
    wire,
    journal: createJournal(() => clock.iso()),
    faults: createFaults(),
    rateLimits: createRateLimits(monotonicMs),
    inFlight,
    triggers: createTriggers(monotonicMs, ackMs),
    responseUrls: createResponseUrls(door.origin, () => clock.now()),
    delivery,
    socket,
    events: createEvents({ workspace, wire, delivery, inFlight, verification: tokens.verification, retryDelaysMs }),
    interactions: createInteractions(),
  }
  slack.rateLimits.on = options.rateLimits ?? false
  clock.subscribe(() => workspace.changed())
  serve(door, slack, { pageDir: options.pageDir, routes: options.routes })
  return playgroundOf(slack, {
    deliverTo(url) {
      http.url = url
    },
    async close() {
      slack.events.close()
      await delivery.close()
      door.server.closeAllConnections()
      await new Promise<void>((resolve) => door.server.close(() => resolve()))
    },
  })
}

function playgroundOf(slack: Slack, parts: Pick<Playground, 'close' | 'deliverTo'>): Playground {
  return {
    ...parts,
    url: slack.origin,
    apiUrl: `${slack.origin}/api/`,
    botToken: slack.tokens.bot,
    appToken: slack.tokens.app,
    signingSecret: slack.tokens.signingSecret,
    botUserId: slack.workspace.app.botUserId,
    clock: slack.clock,
    state: slack.workspace,
    journal: slack.journal,
    faults: slack.faults,
    next: (method) => slack.faults.next(method),
    loadManifest: (manifest) => slack.workspace.loadManifest(manifest),
    act: (what) => act(slack, what),
    upload: (what) => upload(slack, what),
    snapshot: (as) => snapshotFor(slack, as),
    control: (request) => control(slack, request),
    sent: () => ({ events: slack.events.sent(), interactions: slack.interactions.sent() }),
    settle: (options) => slack.inFlight.settle(options),
  }
}
