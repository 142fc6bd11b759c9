/** The composition root: the only place that joins features to effects. */
import type { ServerResponse } from 'node:http'
import type { WebClient } from '@slack/web-api'
import type { Config } from './config.js'
import { contactSeats } from './features/contacts/index.js'
import { featureList } from './features/index.js'
import { ownerSeats } from './features/milestones/index.js'
import {
  allowed,
  registerById,
  registerByKey,
  registerOfThread,
  registersAt,
  standpointOf,
  stewardsOf,
} from './features/registers/index.js'
import type { Result } from './kernel/problem.js'
import { ok, refuse } from './kernel/problem.js'
import type { Clock } from './kernel/time.js'
import { createCalm, followUp } from './platform/calm.js'
import { createDispatch } from './platform/dispatch.js'
import type { Assembly, Place, Ports } from './platform/feature.js'
import { createJobs } from './platform/jobs.js'
import type { Log } from './platform/log.js'
import { assemble } from './platform/registry.js'
import type { Message } from './platform/slack/blocks.js'
import type { Self, SlackApp, Transport } from './platform/slack/bolt.js'
import { askSelf, createSlackApp, interactiveClient } from './platform/slack/bolt.js'
import { createDelivery } from './platform/slack/deliver.js'
import { fetchFile } from './platform/slack/files.js'
import { homeView } from './platform/slack/home.js'
import { createIdentity } from './platform/slack/identity.js'
import { createPostClient } from './platform/slack/post-client.js'
import { tell } from './platform/slack/reply.js'
import { routes } from './platform/slack/routes.js'
import type { Store } from './platform/store.js'
import { createTick } from './platform/tick.js'

/** The ports that platform asks slices through. */
export const ports: Ports = {
  registersAt,
  registerByKey,
  registerById,
  registerOfThread,
  stewardsOf,
  stateAllows: allowed,
  // Owners and contacts are asked in App Home and by direct message, where no channel lets them in.
  standpointOf: async (db, workspace, registerId, user) => {
    const { seats, stewards } = await standpointOf(db, registerId, user)
    return {
      seats: [...seats, ...(await ownerSeats(db, workspace, registerId, user)), ...(await contactSeats(db, registerId, user))],
      stewards,
    }
  },
}

/** All features as lookup tables; help sees the tables it is part of. */
export function assembleAll(): Assembly {
  const registry: Assembly = assemble(featureList)
  return registry
}

export interface BotNeeds {
  readonly config: Pick<Config, 'zone'>
  readonly transport: Transport
  readonly botToken: string
  /** Base of the Web API; null is Slack's own. */
  readonly apiUrl: string | null
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** Between two messages of one channel, milliseconds; 0 where the Slack spoken to sets no limits. */
  readonly paceMs?: number
  /** How long a post may be under way before Slack is asked about it, milliseconds. */
  readonly leaseMs?: number
}

export interface Bot {
  readonly self: Self
  /** Where `/slack/events` is served; null in Socket Mode. */
  readonly port: number | null
  readonly registry: Assembly
  readonly client: WebClient
  /** One turn of everything that happens by itself: planners, jobs, deliveries. */
  tick(): Promise<void>
  /** Resolves when no answer, job or delivery is under way. */
  settled(): Promise<void>
  health(): Promise<Health>
  stop(): Promise<void>
}

export interface Health {
  readonly ok: boolean
  readonly slack: string
  readonly delivery: string
  readonly store: string
}

/** Starts answering and delivering. The store is open, Slack was reached. */
export async function startBot(needs: BotNeeds, self: Self): Promise<Bot> {
  const { store, clock, log, config } = needs
  const { workspace } = self
  const registry = assembleAll()
  const client = interactiveClient(needs.botToken, needs.apiUrl, log)
  const identity = createIdentity({ client, store, workspace, log })
  const post = createPostClient({ token: needs.botToken, apiUrl: needs.apiUrl })
  const calm = createCalm()
  const delivery = createDelivery({
    calm,
    store,
    post,
    registry,
    ports,
    clock,
    log,
    workspace,
    ...(needs.paceMs === undefined ? {} : { paceMs: needs.paceMs }),
    ...(needs.leaseMs === undefined ? {} : { leaseMs: needs.leaseMs }),
  })
  const tellOne = (user: string, place: Place, message: Message): Promise<void> => tell(client, user, place, message)
  const jobs = createJobs({
    store,
    registry,
    clock,
    log,
    workspace,
    fetchFile: (id, limit) => fetchFile(client, needs.botToken, id, limit),
    tell: tellOne,
    changed: () => delivery.wake(),
  })
  const tick = createTick({ store, registry, ports, clock, log, workspace, delivery, jobs })
  const following = followUp(calm, () => {
    delivery.wake()
    jobs.wake()
  })
  const changed = (): void => following.soon()
  const dispatch = createDispatch({ workspace, store, registry, ports, clock, zone: config.zone, log, calm, changed })
  const health = healthOf({ client, delivery, store, clock })
  const slack: SlackApp = createSlackApp({
    transport: needs.transport,
    botToken: needs.botToken,
    apiUrl: needs.apiUrl,
    self,
    log,
    health: (response) => answerHealth(health, response),
  })
  let revoked = false
  routes({
    app: slack.app,
    client,
    dispatch,
    identity,
    registry,
    log,
    workspace,
    botUser: self.botUser,
    publishHome: async (user) => {
      const view = await store.read((db) => homeView(db, user, { workspace, now: clock.now(), registry }))
      await client.views.publish({ user_id: user, view: view as never })
    },
    release: async (channel) => {
      await delivery.release(channel)
      delivery.wake()
    },
    revoked: () => {
      revoked = true
      log.error('Slack took the token back: install the app again', {})
    },
    slackUrl: self.url,
    fileCommand: registry.command('register', 'import') ? { noun: 'register', verb: 'import' } : null,
  })
  await identity.load()
  const port = await slack.start()
  tick.start()
  return {
    self,
    port,
    registry,
    client,
    tick: () => calm.hurried(() => tick.run()),
    settled: () =>
      calm.hurried(async () => {
        await following.settled()
        await jobs.settled()
        await delivery.settled()
      }),
    health: async () => {
      const now = await health()
      return revoked ? { ...now, ok: false, slack: 'the token was revoked' } : now
    },
    stop: async () => {
      await tick.stop()
      await slack.stop()
      await calm.hurried(async () => {
        await following.settled()
        await jobs.settled()
        await delivery.stop()
      })
    },
  }
}

/** Asks Slack who the token is; tries again while Slack is out of reach. */
export async function reachSlack(
  needs: Pick<BotNeeds, 'botToken' | 'apiUrl' | 'log'>,
  wait: (ms: number) => Promise<boolean>,
): Promise<Result<Self>> {
  const client = interactiveClient(needs.botToken, needs.apiUrl, needs.log)
  for (let attempt = 0; ; attempt += 1) {
    try {
      return ok(await askSelf(client))
    } catch (error) {
      const code = codeOf(error)
      if (code)
        return refuse(
          'refused-token',
          `SLACK_BOT_TOKEN was refused by Slack (${code}): copy it anew from "OAuth & Permissions" of your Slack app.`,
        )
      needs.log.warn('Slack is out of reach', { attempt, error: error instanceof Error ? error.message : String(error) })
      if (!(await wait(Math.min(30_000, 500 * 2 ** attempt)))) return refuse('stopped', 'Stopped before Slack was reached.')
    }
  }
}

/** Slack's error where it answered and refused the token; null for everything that may pass. */
function codeOf(error: unknown): string | null {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null
  const code = typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : ''
  return ['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'missing_scope'].includes(code) ? code : null
}

/** How long an answer of Slack's about the token is believed. */
const ASK_AGAIN_MS = 15_000

function healthOf(parts: {
  client: WebClient
  delivery: { health(): { ok: boolean; why: string | null } }
  store: Store
  clock: Clock
}): () => Promise<Health> {
  let asked: { at: number; answer: string } | null = null
  return async () => {
    if (!asked || performance.now() - asked.at > ASK_AGAIN_MS) {
      const answer = await parts.client.auth.test().then(
        () => 'ok',
        (error: unknown) => codeOf(error) ?? 'out of reach',
      )
      asked = { at: performance.now(), answer }
    }
    const stored = await parts.store
      .read((db) => db.meta.count())
      .then(
        () => 'ok',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
    const delivery = parts.delivery.health()
    return {
      ok: asked.answer === 'ok' && stored === 'ok' && delivery.ok,
      slack: asked.answer,
      delivery: delivery.why ?? 'ok',
      store: stored,
    }
  }
}

/** 200 or 503 with the parts by name. */
export function answerHealth(health: () => Promise<Health>, response: ServerResponse): void {
  health().then(
    (state) => response.writeHead(state.ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(state)),
    (error: unknown) =>
      response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: false, error: String(error) })),
  )
}
