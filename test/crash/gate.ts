/** A gate between one bot and the playground: every call passes it, and at one call it can stop, before Slack hears of it or before the bot hears the answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where a call is stopped: `asked`, Slack has not heard of it; `done`, Slack has done it and the bot does not know. */
export type Point = 'asked' | 'done'

export interface Stopped {
  readonly method: string
  /** Lets the answer through to a bot that still lives. */
  pass(): void
}

export interface Gate {
  readonly apiUrl: string
  /** The next call of one of these methods stops there and stays stopped; a call that Slack refuses or loses is no such call. */
  stop(methods: readonly string[], point: Point): Promise<Stopped>
  /** Nobody waits for a call any more. */
  open(): void
  close(): Promise<void>
}

interface Trap {
  readonly methods: readonly string[]
  readonly point: Point
  readonly sprung: (stopped: Stopped) => void
}

interface Reply {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** @returns null when the playground cut the connection instead of answering */
function forward(origin: string, request: IncomingMessage, body: Buffer): Promise<Reply | null> {
  return new Promise((resolve) => {
    const onward = send(`${origin}${request.url}`, { method: request.method, headers: { ...request.headers, host: new URL(origin).host } })
    onward.on('response', (response) => {
      bytesOf(response).then(
        (answer) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }),
        () => resolve(null),
      )
    })
    onward.on('error', () => resolve(null))
    onward.end(body)
  })
}

export async function openGate(origin: string): Promise<Gate> {
  let trap: Trap | null = null
  const spring = (method: string, point: Point, pass: () => void): boolean => {
    if (trap?.point !== point || !trap.methods.includes(method)) return false
    const { sprung } = trap
    trap = null
    sprung({ method, pass })
    return true
  }
  const answer = (response: ServerResponse, { status, headers, body }: Reply): void => {
    if (!response.destroyed) response.writeHead(status, headers).end(body)
  }
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').replace(/^\/api\//, '').replace(/\?.*$/, '')
    const body = await bytesOf(request)
    if (spring(method, 'asked', () => undefined)) return
    const reply = await forward(origin, request, body)
    if (!reply) return void request.socket.destroy()
    const good = reply.status === 200 && reply.body.includes('"ok":true')
    if (good && spring(method, 'done', () => answer(response, reply))) return
    answer(response, reply)
  }
  const server = createServer((request, response) => {
    // A bot that was killed leaves its request half sent.
    handle(request, response).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    stop: (methods, point) =>
      new Promise((resolve) => {
        trap = { methods, point, sprung: resolve }
      }),
    open: () => {
      trap = null
    },
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
