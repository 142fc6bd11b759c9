/** Socket Mode: hello, envelopes, acknowledgements, reconnection and redelivery of what was not acknowledged. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Answer, Delivery, Parcel } from './delivery.js'
import { isRecord, parseJson, textOf } from './json.js'

interface Waiting {
  parcel: Parcel
  connection: WebSocket | null
  answer: (answer: Answer) => void
}

export interface SocketDelivery extends Delivery {
  readonly mode: 'socket'
  /** The address for one connection, as apps.connections.open answers it. @param wsOrigin `ws://127.0.0.1:…` */
  ticket(wsOrigin: string): string
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every connection: politely with a disconnect message, or as a cut cable. */
  drop(how: 'politely' | 'abruptly'): void
  connections(): number
}

// Slack pings its sockets; the SDK reconnects when 30 s pass without one.
const pingMs = 10_000
// https://docs.slack.dev/apis/events-api/using-socket-mode: at most ten at once.
const maxConnections = 10

// A client that does not answer the closing handshake is cut off after this.
const farewellMs = 300

/** Closes a connection as the protocol wants it, so that a live client sees no error. */
async function farewell(connection: WebSocket): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => connection.terminate(), farewellMs)
    connection.once('close', () => {
      clearTimeout(cut)
      resolve()
    })
    connection.close(1001)
  })
}

/** @param ackMs real milliseconds an envelope may wait for its acknowledgement */
export function createSocketDelivery(options: { appId: string; ackMs: number; onChange: () => void }): SocketDelivery {
  const server = new WebSocketServer({ noServer: true })
  const open: WebSocket[] = []
  const tickets = new Set<string>()
  const waiting = new Map<string, Waiting>()
  let turn = 0
  const debug = { host: 'playground', build_number: 1, approximate_connection_time: 18_060 }

  const pick = (): WebSocket | undefined => {
    turn += 1
    return open[turn % Math.max(1, open.length)]
  }

  const put = (entry: Waiting): void => {
    const connection = pick()
    entry.connection = connection ?? null
    const { kind, envelopeId, payload, retry } = entry.parcel
    const retries = kind === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}
    connection?.send(
      JSON.stringify({ envelope_id: envelopeId, payload, type: kind, accepts_response_payload: kind !== 'events_api', ...retries }),
    )
  }

  const received = (connection: WebSocket, data: string): void => {
    const message = parseJson(data)
    if (!isRecord(message)) return
    const entry = waiting.get(textOf(message.envelope_id) ?? '')
    if (!entry || entry.connection !== connection) return
    const { payload } = message
    // The SDK sends {} for an acknowledgement without a body.
    entry.answer({ acked: true, body: isRecord(payload) && Object.keys(payload).length === 0 ? undefined : payload })
  }

  const gone = (connection: WebSocket): void => {
    const at = open.indexOf(connection)
    if (at >= 0) open.splice(at, 1)
    for (const entry of waiting.values()) {
      if (entry.connection !== connection) continue
      entry.connection = null
      if (open.length > 0) put(entry)
    }
    options.onChange()
  }

  const greet = (connection: WebSocket): void => {
    open.push(connection)
    connection.on('message', (data) => received(connection, String(data)))
    connection.on('close', () => gone(connection))
    connection.on('error', () => connection.terminate())
    connection.send(
      JSON.stringify({ type: 'hello', num_connections: open.length, debug_info: debug, connection_info: { app_id: options.appId } }),
    )
    for (const entry of waiting.values()) if (!entry.connection) put(entry)
    options.onChange()
  }

  const pinging = setInterval(() => {
    for (const connection of open) connection.ping()
  }, pingMs)
  pinging.unref()

  const drop: SocketDelivery['drop'] = (how) => {
    for (const connection of [...open]) {
      if (how === 'abruptly') connection.terminate()
      else connection.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: debug }))
    }
  }

  return {
    mode: 'socket',
    connected: () => open.length > 0,
    connections: () => open.length,
    ticket(wsOrigin) {
      const id = randomUUID()
      tickets.add(id)
      return `${wsOrigin}/link/?ticket=${id}&app_id=${options.appId}`
    },
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? '/', 'http://playground')
      const known = url.pathname === '/link/' && tickets.delete(url.searchParams.get('ticket') ?? '')
      if (!known || open.length >= maxConnections) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, greet)
    },
    send(parcel) {
      if (open.length === 0) return Promise.resolve({ acked: false, reason: 'not_connected', noRetry: false })
      return new Promise((resolve) => {
        const timer = setTimeout(() => answer({ acked: false, reason: 'timeout', noRetry: false }), options.ackMs)
        const answer = (result: Answer): void => {
          clearTimeout(timer)
          waiting.delete(parcel.envelopeId)
          resolve(result)
        }
        const entry: Waiting = { parcel, connection: null, answer }
        waiting.set(parcel.envelopeId, entry)
        put(entry)
      })
    },
    drop,
    async close() {
      clearInterval(pinging)
      for (const entry of [...waiting.values()]) entry.answer({ acked: false, reason: 'not_connected', noRetry: true })
      await Promise.all([...server.clients].map(farewell))
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
