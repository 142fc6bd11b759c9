/** Signed HTTP delivery to the app's request URL, as Slack does it. */
import { createHmac } from 'node:crypto'
import type { Answer, Delivery, Parcel } from './delivery.js'
import { parseJson, textOf } from './json.js'

interface Written {
  type: 'application/json' | 'application/x-www-form-urlencoded'
  body: string
}

function written(parcel: Parcel): Written {
  switch (parcel.kind) {
    case 'events_api':
      return { type: 'application/json', body: JSON.stringify(parcel.payload) }
    case 'interactive':
      return {
        type: 'application/x-www-form-urlencoded',
        body: new URLSearchParams({ payload: JSON.stringify(parcel.payload) }).toString(),
      }
    case 'slash_commands': {
      const fields = Object.entries(parcel.payload).map(([name, value]): [string, string] => [name, textOf(value) ?? JSON.stringify(value)])
      return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() }
    }
  }
}

/** Slack's v0 signature of a body. @param timestamp seconds since 1970, real time */
export function signatureOf(signingSecret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  const json = response.headers.get('content-type')?.includes('json') ? parseJson(text) : undefined
  return json ?? { text }
}

/** @param ackMs real milliseconds the app has for its answer */
export function createHttpDelivery(options: { url: string; signingSecret: string; ackMs: number }): Delivery {
  const closing = new AbortController()

  const send = async (parcel: Parcel): Promise<Answer> => {
    const { type, body } = written(parcel)
    // Always real time: apps refuse signatures older than five minutes of their own clock.
    const timestamp = Math.floor(Date.now() / 1000)
    const timeout = AbortSignal.timeout(options.ackMs)
    try {
      const response = await fetch(options.url, {
        method: 'POST',
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': signatureOf(options.signingSecret, timestamp, body),
          ...(parcel.retry ? { 'x-slack-retry-num': String(parcel.retry.num), 'x-slack-retry-reason': parcel.retry.reason } : {}),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([timeout, closing.signal]),
      })
      const answered = await bodyOf(response)
      if (response.status === 200) return { acked: true, body: answered }
      return { acked: false, reason: 'http_error', noRetry: response.headers.get('x-slack-no-retry') === '1' }
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause
      return { acked: false, reason: timeout.aborted ? 'http_timeout' : 'connection_failed', noRetry: closing.signal.aborted }
    }
  }

  return {
    mode: 'http',
    connected: () => true,
    send,
    async close() {
      closing.abort()
    },
  }
}
