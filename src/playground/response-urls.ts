/** response_urls: five uses within thirty minutes, for answers to commands, buttons and shortcuts. */
import { randomBytes } from 'node:crypto'
import { checkMessage, errorLines } from './block-checks/index.js'
import { type Json, recordsOf, textOf } from './json.js'
import type { Message } from './model.js'
import { change, postAsBot, take } from './posting.js'
import type { Slack } from './slack.js'

// https://docs.slack.dev/interactivity/handling-user-interaction
const maxUses = 5
const lifeMs = 30 * 60_000

export interface ResponsePlace {
  channel: string
  userId: string
  /** The message whose button was pressed; what replace_original and delete_original mean. */
  original?: { ts: string }
  threadTs?: string
}

export interface ResponseUrls {
  issue(place: ResponsePlace): string
  /** Answers a POST to a response_url. */
  use(slack: Slack, id: string, body: Json): { status: number; answer: Json | string }
  /** How many of the five uses are spent, by the whole URL; undefined for one never issued. */
  uses(url: string): number | undefined
}

type Said = { ok: true; message?: Message } | { ok: false; error: string; details?: Json }

/** Says what an acknowledgement or a response_url carries; used by both. */
export function respond(slack: Slack, place: ResponsePlace, body: Json): Said {
  const original = place.original ? slack.workspace.message(place.channel, place.original.ts) : undefined
  const own = original?.botId === slack.workspace.app.botId ? original : undefined
  if (body.delete_original === true) {
    if (own) take(slack, own)
    if (textOf(body.text) === undefined && body.blocks === undefined) return { ok: true }
  }
  const errors = checkMessage(body)
  if (errors.length > 0) {
    return { ok: false, error: 'invalid_blocks', details: { errors, response_metadata: { messages: errorLines(errors) } } }
  }
  const text = textOf(body.text) ?? ''
  const blocks = body.blocks === undefined ? undefined : recordsOf(body.blocks)
  const attachments = body.attachments === undefined ? undefined : recordsOf(body.attachments)
  if (text === '' && !blocks?.length && !attachments?.length) return { ok: false, error: 'no_text' }
  if (body.replace_original === true && own) {
    change(slack, own, { text, blocks: blocks ?? null, attachments: attachments ?? null })
    return { ok: true, message: own }
  }
  const threadTs = textOf(body.thread_ts) ?? place.threadTs
  const message = postAsBot(slack, {
    channel: place.channel,
    text,
    ...(blocks ? { blocks } : {}),
    ...(attachments ? { attachments } : {}),
    ...(threadTs ? { threadTs } : {}),
    ...(body.response_type === 'in_channel' ? {} : { ephemeralFor: place.userId }),
  })
  return { ok: true, message }
}

/** @param now the workspace's clock, milliseconds: advancing it makes response_urls expire */
export function createResponseUrls(origin: string, now: () => number): ResponseUrls {
  const issued = new Map<string, { place: ResponsePlace; at: number; uses: number }>()
  const prefix = `${origin}/response/`
  return {
    issue(place) {
      const id = randomBytes(18).toString('base64url')
      issued.set(id, { place, at: now(), uses: 0 })
      return `${prefix}${id}`
    },
    uses: (url) => issued.get(url.slice(prefix.length))?.uses,
    use(slack, id, body) {
      const entry = issued.get(id)
      if (!entry) return { status: 404, answer: { ok: false, error: 'invalid_url' } }
      if (now() - entry.at > lifeMs) return { status: 404, answer: { ok: false, error: 'expired_url' } }
      if (entry.uses >= maxUses) return { status: 404, answer: { ok: false, error: 'used_url' } }
      entry.uses += 1
      const said = respond(slack, entry.place, body)
      return said.ok ? { status: 200, answer: 'ok' } : { status: 400, answer: { ok: false, error: said.error, ...said.details } }
    },
  }
}
