/** A Reply on its way back to the person: in the ack where Slack allows it, by response_url, as a private message, a form or a file. */
import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Result } from '../../kernel/problem.js'
import type { Arrival, Dispatch } from '../dispatch.js'
import { problemMessage } from '../dispatch.js'
import type { Place, Reply } from '../feature.js'
import type { Log } from '../log.js'
import type { Message } from './blocks.js'
import { context, link, plain, say } from './blocks.js'
import { modalOf } from './views.js'

/** Slack waits 3 s for an ack; the rest is room for the network. */
export const ACK_AFTER_MS = 2000

const UPLOAD_TIMEOUT_MS = 60_000
/** Where Slack wants the bytes of a file. */
const Ticket = z.object({ upload_url: z.string(), file_id: z.string() })

export interface Answering {
  readonly client: WebClient
  readonly dispatch: Dispatch
  readonly log: Log
}

/** A private message wherever someone is: ephemeral in the channel, else a direct message. */
export async function tell(client: WebClient, user: string, place: Place, message: Message): Promise<void> {
  const body = { text: message.text, blocks: [...message.blocks] as never[] }
  if (place.channel && !place.channel.startsWith('D')) {
    try {
      await client.chat.postEphemeral({ channel: place.channel, user, ...(place.thread ? { thread_ts: place.thread } : {}), ...body })
      return
    } catch (error) {
      if (!isPlatformError(error, ['not_in_channel', 'channel_not_found', 'user_not_in_channel', 'is_archived'])) throw error
    }
  }
  await client.chat.postMessage({ channel: user, ...body })
}

export function isPlatformError(error: unknown, codes: readonly string[]): boolean {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null
  return typeof data === 'object' && data !== null && 'error' in data && codes.includes(String(data.error))
}

/** What a private reply or a Problem says; null for replies that are no message. */
export function messageOf(result: Result<Reply>): Message | null {
  if (!result.ok) return problemMessage(result.problem)
  return result.value.kind === 'private' || result.value.kind === 'file' ? result.value.message : null
}

/** As chat.getPermalink makes it; asking Slack would cost a call before the ack. */
export function permalinkOf(slackUrl: string, channel: string, ts: string, thread: string | null): string {
  const place = `${slackUrl}archives/${channel}/p${ts.replace('.', '')}`
  return thread && thread !== ts ? `${place}?thread_ts=${thread}&cid=${channel}` : place
}

/** The same reply with the way to the thread in which its file will stand. */
export function withWay(result: Result<Reply>, slackUrl: string): Result<Reply> {
  if (!result.ok || result.value.kind !== 'file' || !result.value.into) return result
  const { into, message } = result.value
  const way = context(link(permalinkOf(slackUrl, into.channel, into.thread, null), 'Open the thread'))
  return { ok: true, value: { ...result.value, message: { ...message, blocks: [...message.blocks, way] } } }
}

/** Opens a form with a trigger; a Problem while opening becomes a private answer. */
export async function openForm(
  answering: Answering,
  arrival: Arrival,
  triggerId: string,
  open: { readonly form: string; readonly given: Readonly<Record<string, string>> },
): Promise<Message | null> {
  const opened = await answering.dispatch.open(arrival, open.form, open.given)
  if (!opened.ok) return problemMessage(opened.problem)
  try {
    await answering.client.views.open({ trigger_id: triggerId, view: modalOf(opened.value, arrival.place) as never })
    return null
  } catch (error) {
    if (isPlatformError(error, ['expired_trigger_id', 'trigger_expired', 'exchanged_trigger_id', 'trigger_exchanged'])) {
      return say('The form could not open in time. Please try again.')
    }
    throw error
  }
}

type FileReply = Extract<Reply, { kind: 'file' }>

/** A thread that takes no file: the bot is not in its channel, or it is gone. */
const NO_THREAD = ['not_in_channel', 'channel_not_found', 'is_archived', 'invalid_channel', 'thread_not_found', 'cannot_reply_to_message']

/**
 * Uploads a text or picture as a file: into the thread where someone stands or that the reply names, else into their direct messages.
 * Where Slack takes it nowhere, they are told.
 */
export async function sendFile(
  { client, log }: Pick<Answering, 'client' | 'log'>,
  user: string,
  place: Place,
  file: FileReply,
): Promise<void> {
  try {
    await placeFile(client, user, place, file)
  } catch (error) {
    log.error('Slack takes a file nowhere', {
      file: file.name,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    await tell(client, user, place, say(`Slack did not take *${plain(file.name)}*, so it is nowhere. Please ask for it again.`))
  }
}

async function placeFile(client: WebClient, user: string, place: Place, file: FileReply): Promise<void> {
  const thread = place.channel && place.thread ? { channel: place.channel, thread: place.thread } : (file.into ?? null)
  const caption = file.caption ?? file.message.text
  if (thread) {
    try {
      await upload(client, file, thread.channel, thread.thread, caption)
      return
    } catch (error) {
      if (!isPlatformError(error, NO_THREAD)) throw error
    }
  }
  const opened = await client.conversations.open({ users: user })
  if (!opened.channel?.id) throw new Error('Slack opened no conversation for a file')
  const instead = thread ? `Slack took no file into the thread, so it is here. ${caption}` : caption
  await upload(client, file, opened.channel.id, null, instead)
}

async function upload(
  client: WebClient,
  { name, content, alt }: FileReply,
  channel: string,
  thread: string | null,
  comment: string,
): Promise<void> {
  const bytes = Buffer.from(content)
  // The SDK's own upload names the description `alt_text`, which Slack does not know.
  const ticket = Ticket.parse(
    await client.apiCall('files.getUploadURLExternal', { filename: name, length: bytes.length, ...(alt ? { alt_txt: alt } : {}) }),
  )
  const sent = await fetch(ticket.upload_url, { method: 'POST', body: bytes, signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS) })
  if (!sent.ok) throw new Error(`Slack answered ${sent.status} to a file`)
  await client.files.completeUploadExternal({
    files: [{ id: ticket.file_id, title: name }],
    channel_id: channel,
    ...(thread ? { thread_ts: thread } : {}),
    initial_comment: comment,
  })
}

/**
 * Runs an act against Slack's clock: when it takes longer than the ack allows, acks alone and lets the answer follow.
 * @throws what the act threw, or else what came of an ack that could not be given
 */
export async function withinAck<T>(
  work: Promise<T>,
  ackAlone: () => Promise<void>,
  schedule: (fn: () => void, ms: number) => () => void,
): Promise<{ value: T; late: boolean }> {
  let late = false
  let acked: Promise<{ readonly error: unknown } | null> = Promise.resolve(null)
  const cancel = schedule(() => {
    late = true
    // The connection may be gone by then. Nobody listens yet, so a rejection here would end the process in the middle of the act.
    acked = ackAlone().then(
      () => null,
      (error: unknown) => ({ error }),
    )
  }, ACK_AFTER_MS)
  try {
    const value = await work
    const failed = await acked
    if (failed) throw failed.error
    return { value, late }
  } finally {
    cancel()
  }
}

export function realSchedule(fn: () => void, ms: number): () => void {
  const timer = setTimeout(fn, ms)
  return () => clearTimeout(timer)
}
