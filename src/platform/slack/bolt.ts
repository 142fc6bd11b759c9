/** The Bolt app in its two ways to reach Slack: Socket Mode and signed HTTP. The only place where Bolt is made. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, Server } from 'node:http'
import type { Logger } from '@slack/bolt'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Log } from '../log.js'

export type Transport =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number }

/** Who the token speaks for. */
export interface Self {
  readonly workspace: string
  readonly botUser: string
  readonly botId: string
  readonly url: string
}

export interface SlackApp {
  readonly app: App
  /** Resolves with the port it listens on, null in Socket Mode. */
  start(): Promise<number | null>
  stop(): Promise<void>
}

/** A client for answers to people: few retries, so that nobody waits behind a sleeping request. */
export function interactiveClient(token: string, apiUrl: string | null, log: Log): WebClient {
  return new WebClient(token, {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    retryConfig: { retries: 1 },
    timeout: 10_000,
    logger: loggerOf(log),
    rejectRateLimitedCalls: true,
  })
}

export async function askSelf(client: WebClient): Promise<Self> {
  const answer = await client.auth.test()
  return { workspace: answer.team_id ?? '', botUser: answer.user_id ?? '', botId: answer.bot_id ?? '', url: answer.url ?? '' }
}

export function createSlackApp(needs: {
  readonly transport: Transport
  readonly botToken: string
  readonly apiUrl: string | null
  readonly self: Self
  readonly log: Log
  readonly health: (response: ServerResponse) => void
}): SlackApp {
  const logger = loggerOf(needs.log)
  const clientOptions = needs.apiUrl ? { slackApiUrl: needs.apiUrl } : {}
  const { self, transport } = needs
  const receiver =
    transport.kind === 'socket'
      ? new SocketModeReceiver({ appToken: transport.appToken, logger, installerOptions: { clientOptions } })
      : new HTTPReceiver({
          signingSecret: transport.signingSecret,
          endpoints: '/slack/events',
          logger,
          customRoutes: [{ path: '/healthz', method: 'GET', handler: (_request, response) => needs.health(response) }],
        })
  const app = new App({
    receiver,
    logger,
    clientOptions,
    // Asking auth.test for every request would cost a round trip each; the answer cannot change while the token stands.
    authorize: async () => ({ botToken: needs.botToken, botId: self.botId, botUserId: self.botUser, teamId: self.workspace }),
    convoStore: false,
  })
  return {
    app,
    start: async () => {
      if (transport.kind === 'http') return portOf(await app.start(transport.port))
      await app.start()
      return null
    },
    stop: async () => {
      await app.stop()
    },
  }
}

/** The port a server really got: PORT 0 asks for any free one. */
export function portOf(server: unknown): number | null {
  const address = server instanceof Server ? server.address() : null
  return typeof address === 'object' && address !== null ? address.port : null
}

/** Bolt's own words at our levels: what it calls an error about one request is a warning to whoever runs the bot. */
function loggerOf(log: Log): Logger {
  const text = (parts: readonly unknown[]): string =>
    parts
      .map((part) => (part instanceof Error ? (part.stack ?? part.message) : typeof part === 'string' ? part : JSON.stringify(part)))
      .join(' ')
  return {
    debug: () => undefined,
    info: (...parts) => log.debug('bolt', { said: text(parts) }),
    warn: (...parts) => log.warn('bolt', { said: text(parts) }),
    error: (...parts) => log.warn('bolt', { said: text(parts) }),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  }
}

/** Serves `/healthz` alone, where Bolt itself has no HTTP server. */
export function healthServer(port: number, health: (response: ServerResponse) => void): Promise<Server> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET' && request.url?.split('?')[0] === '/healthz') return health(response)
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Registrar answers /healthz here.\n')
  })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => resolve(server))
  })
}
