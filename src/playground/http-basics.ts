/** Reading requests and writing answers of the playground's HTTP server. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord, type Json, parseJson } from './json.js'

const maxBytes = 64 * 1024 * 1024

export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** @throws TooLarge beyond 64 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk))
    size += bytes.length
    if (size > maxBytes) throw new TooLarge('The request is larger than 64 MB.')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** The fields of a JSON or form-encoded body, with the query's beneath them. */
export function fieldsOf(contentType: string | undefined, body: Buffer, query: URLSearchParams): Json {
  const text = body.toString('utf8')
  const asked = Object.fromEntries(query)
  if (contentType?.includes('json')) {
    const parsed = parseJson(text)
    return { ...asked, ...(isRecord(parsed) ? parsed : {}) }
  }
  return { ...asked, ...Object.fromEntries(new URLSearchParams(text)) }
}

/** The token of an Authorization header. */
export function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body))
}

export function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text)
}
