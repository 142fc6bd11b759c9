/** The one HTTP server: Slack's Web API, uploads and downloads, response_urls, and the page. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bearerOf, fieldsOf, readBody, sendJson, sendText, TooLarge } from './http-basics.js'
import { pageRoute } from './page-api.js'
import type { Slack } from './slack.js'
import { staticFile } from './static-files.js'
import { botSees } from './stored-files.js'
import { receiveUpload, uploadedBytes } from './web-api/files.js'
import { callMethod } from './web-api/index.js'

/** Routes of whoever runs the playground, by path: for example its health. */
export type OwnRoutes = Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>>>

export interface Hosting {
  /** Where the built page is. */
  pageDir?: string | undefined
  routes?: OwnRoutes | undefined
}

export interface Door {
  server: Server
  origin: string
}

/** Listens on 127.0.0.1 only. @param port 0 for any free one */
export async function openDoor(port: number): Promise<Door> {
  const server = createServer()
  // Bots keep connections; a short limit would cut them between two calls.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port: bound } = server.address() as AddressInfo
  return { server, origin: `http://127.0.0.1:${bound}` }
}

async function webApi(slack: Slack, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const fields = fieldsOf(request.headers['content-type'], await readBody(request), url.searchParams)
  const token = bearerOf(request) ?? (typeof fields.token === 'string' ? fields.token : undefined)
  const answer = callMethod(slack, url.pathname.slice('/api/'.length), fields, token)
  if (answer.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, answer.delayMs))
  if (answer.destroy) request.socket.destroy()
  else sendJson(response, answer.status, answer.body, answer.headers)
}

async function responseUrl(slack: Slack, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const body = fieldsOf(request.headers['content-type'] ?? 'application/json', await readBody(request), new URLSearchParams())
  const fault = slack.faults.take('response_url')
  const lost = fault?.kind === 'lostRequest'
  const refused = fault?.kind === 'serverError' ? 500 : fault?.kind === 'rateLimited' ? 429 : undefined
  const used = lost || refused ? undefined : slack.responseUrls.use(slack, url.pathname.slice('/response/'.length), body)
  const { status, answer } = used ?? { status: refused ?? 0, answer: { ok: false, error: 'fault' } }
  slack.journal.add({
    method: 'response_url',
    body,
    status: lost || fault?.kind === 'lostAnswer' ? 0 : status,
    answer,
    ...(fault ? { fault: fault.kind } : {}),
  })
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms))
  if (lost || fault?.kind === 'lostAnswer') request.socket.destroy()
  else if (fault?.kind === 'rateLimited') sendJson(response, 429, answer, { 'retry-after': String(fault.retryAfter) })
  else if (typeof answer === 'string') sendText(response, status, answer)
  else sendJson(response, status, answer)
}

async function takeUpload(slack: Slack, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const bytes = await uploadedBytes(await readBody(request), request.headers['content-type'])
  const { status, text } = receiveUpload(slack, url.pathname.slice('/upload/v1/'.length), bytes)
  slack.journal.add({ method: 'upload', body: { bytes: bytes.length }, status, answer: text })
  sendText(response, status, text)
}

/** Without a good token Slack sends the login page, not an error: a trap for bots that do not look. */
function download(slack: Slack, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const id = /^\/files-pri\/[A-Z0-9]+-([A-Z0-9]+)\//.exec(url.pathname)?.[1] ?? ''
  const file = slack.workspace.files.get(id)
  const scopes = slack.workspace.manifest.scopes
  const allowed = bearerOf(request) === slack.tokens.bot && slack.workspace.tokenValid && (scopes === null || scopes.has('files:read'))
  const fault = slack.faults.take('download')
  if (fault) {
    slack.journal.add({
      method: 'download',
      body: { file: id },
      status: fault.kind === 'serverError' ? 500 : 0,
      answer: {},
      fault: fault.kind,
    })
    if (fault.kind === 'serverError') sendText(response, 500, 'error')
    else request.socket.destroy()
    return
  }
  slack.journal.add({ method: 'download', body: { file: id }, status: allowed ? (file ? 200 : 404) : 302, answer: {} })
  if (!allowed) response.writeHead(302, { location: `/signin?redir=${encodeURIComponent(url.pathname)}` }).end()
  else if (!file || !botSees(slack, file)) sendText(response, 404, 'file_not_found')
  else response.writeHead(200, { 'content-type': file.mimetype, 'content-length': file.bytes.length }).end(file.bytes)
}

const signIn = '<!doctype html><title>Sign in</title><p>Sign in to Slack to see this file.</p>'

async function page(slack: Slack, request: IncomingMessage, response: ServerResponse, url: URL, hosting: Hosting): Promise<void> {
  const route = pageRoute(request.method ?? 'GET', url.pathname)
  if (route) return route({ slack, request, response, url })
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'Method not allowed')
  if (url.pathname === '/signin') return sendText(response, 200, signIn, 'text/html; charset=utf-8')
  const found = hosting.pageDir ? await staticFile(hosting.pageDir, url.pathname) : undefined
  if (found) response.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-cache' }).end(found.bytes)
  else if (url.pathname === '/') sendText(response, 200, 'The playground is running. Its page is not built.')
  else sendText(response, 404, 'There is nothing here.')
}

async function answer(slack: Slack, request: IncomingMessage, response: ServerResponse, hosting: Hosting): Promise<void> {
  const url = new URL(request.url ?? '/', slack.origin)
  const own = hosting.routes && Object.hasOwn(hosting.routes, url.pathname) ? hosting.routes[url.pathname] : undefined
  if (own) return own(request, response)
  if (url.pathname.startsWith('/api/')) return slack.inFlight.track(webApi(slack, request, response, url))
  if (url.pathname.startsWith('/response/')) return slack.inFlight.track(responseUrl(slack, request, response, url))
  if (url.pathname.startsWith('/upload/v1/')) return slack.inFlight.track(takeUpload(slack, request, response, url))
  if (url.pathname.startsWith('/files-pri/')) return download(slack, request, response, url)
  return page(slack, request, response, url, hosting)
}

/** A browser page of another origin must not drive the workspace. */
function isForeign(request: IncomingMessage, origin: string): boolean {
  const from = request.headers.origin
  return from !== undefined && from !== origin && from !== origin.replace('127.0.0.1', 'localhost')
}

/** Puts the workspace behind the door. */
export function serve(door: Door, slack: Slack, hosting: Hosting): void {
  door.server.on('request', (request, response) => {
    if (isForeign(request, slack.origin)) return sendText(response, 403, 'Requests of other origins are refused.')
    answer(slack, request, response, hosting).catch((cause: unknown) => {
      if (response.headersSent || request.socket.destroyed) return request.socket.destroy()
      if (cause instanceof TooLarge) return sendText(response, 413, cause.message)
      process.stderr.write(`playground: ${request.method} ${request.url}: ${cause instanceof Error ? cause.stack : String(cause)}\n`)
      sendJson(response, 500, { ok: false, error: 'fatal_error' })
    })
  })
  door.server.on('upgrade', (request, socket, head) => {
    if (slack.socket && !isForeign(request, slack.origin)) slack.socket.upgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
}
