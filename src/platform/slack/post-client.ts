/** The client that posts by itself: no retries of its own, a timeout shorter than a lease, errors sorted by what they mean. */
import { WebClient } from '@slack/web-api'
import type { Instant } from '../../kernel/time.js'
import { msOf } from '../../kernel/time.js'
import type { Message } from './blocks.js'

/** What became of a call, so far as one can know. */
export type Failure =
  /** Surely not done; may be tried again, not before `retryAfterMs`. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** Nobody knows whether it was done. */
  | { readonly kind: 'lost' }
  /** The channel is gone, archived, or closed to us. */
  | { readonly kind: 'closed'; readonly error: string }
  /** The token no longer works. */
  | { readonly kind: 'token'; readonly error: string }
  /** Slack does not take this message; trying again would not help. */
  | { readonly kind: 'refused'; readonly error: string }

export class PostFailure extends Error {
  constructor(
    readonly failure: Failure,
    options?: ErrorOptions,
  ) {
    super('error' in failure ? `${failure.kind}: ${failure.error}` : failure.kind, options)
  }
}

export interface PostClient {
  /** @throws PostFailure */
  post(
    where: { readonly channel: string; readonly threadTs: string | null },
    message: Message,
    outboxId: string,
  ): Promise<{ channel: string; ts: string }>
  /** @throws PostFailure */
  update(where: { readonly channel: string; readonly ts: string }, message: Message, outboxId: string): Promise<void>
  /**
   * The ts of the message that carries this id; null when there is none.
   * @param since it cannot have been posted before; by Slack's clock give or take a day
   * @throws PostFailure
   */
  findPosted(
    where: { readonly channel: string; readonly threadTs: string | null },
    outboxId: string,
    since: Instant,
  ): Promise<string | null>
  /** The direct-message channel with someone. @throws PostFailure */
  openDm(user: string): Promise<string>
}

const EVENT_TYPE = 'registrar_outbox'
/** Messages read back in one call, the calls made in any case, and the most for one question. */
const PAGE = 100
const PAGES = 5
const MOST_PAGES = 40
const DAY_S = 86_400
const TIMEOUT_MS = 10_000

const closedErrors = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'cannot_dm_bot',
  'user_not_found',
  'user_disabled',
  'users_not_found',
  'thread_not_found',
  'no_permission',
])
const tokenErrors = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'org_login_required',
])
const passingErrors = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'])

export function createPostClient(options: {
  readonly token: string
  readonly apiUrl: string | null
  readonly timeoutMs?: number
}): PostClient {
  const client = new WebClient(options.token, {
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error' as never, setName() {} },
  })
  const metadata = (outboxId: string) => ({ event_type: EVENT_TYPE, event_payload: { outbox: outboxId } })
  return {
    post: ({ channel, threadTs }, message, outboxId) =>
      sorted(async () => {
        const answer = await client.chat.postMessage({
          channel,
          text: message.text,
          blocks: [...message.blocks] as never[],
          metadata: metadata(outboxId),
          unfurl_links: false,
          unfurl_media: false,
          ...(threadTs ? { thread_ts: threadTs } : {}),
        })
        if (!answer.channel || !answer.ts) throw new PostFailure({ kind: 'lost' })
        return { channel: answer.channel, ts: answer.ts }
      }),
    update: ({ channel, ts }, message, outboxId) =>
      sorted(async () => {
        await client.chat.update({ channel, ts, text: message.text, blocks: [...message.blocks] as never[], metadata: metadata(outboxId) })
      }),
    findPosted: ({ channel, threadTs }, outboxId, since) => sorted(() => find(client, channel, threadTs, outboxId, since)),
    openDm: (user) =>
      sorted(async () => {
        const opened = await client.conversations.open({ users: user })
        if (!opened.channel?.id) throw new PostFailure({ kind: 'closed', error: 'user_not_found' })
        return opened.channel.id
      }),
  }
}

async function find(client: WebClient, channel: string, threadTs: string | null, outboxId: string, since: Instant): Promise<string | null> {
  let cursor: string | undefined
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const shared = { channel, include_all_metadata: true, limit: PAGE, ...(cursor ? { cursor } : {}) }
    const answer = threadTs ? await client.conversations.replies({ ...shared, ts: threadTs }) : await client.conversations.history(shared)
    for (const message of answer.messages ?? []) {
      const { metadata } = message as { metadata?: { event_type?: string; event_payload?: Record<string, unknown> } }
      if (metadata?.event_type === EVENT_TYPE && metadata.event_payload?.outbox === outboxId && message.ts) return message.ts
    }
    cursor = answer.response_metadata?.next_cursor || undefined
    if (!cursor) return null
    // A channel's history runs from the newest back, a thread from its beginning: only the first can end early.
    const oldest = Number(answer.messages?.at(-1)?.ts ?? Number.POSITIVE_INFINITY)
    if (!threadTs && page >= PAGES && oldest < msOf(since) / 1000 - DAY_S) return null
  }
  return null
}

async function sorted<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw error instanceof PostFailure ? error : new PostFailure(failureOf(error), { cause: error })
  }
}

function failureOf(error: unknown): Failure {
  const fields =
    typeof error === 'object' && error !== null ? (error as { code?: unknown; retryAfter?: unknown; data?: { error?: unknown } }) : {}
  if (fields.code === 'slack_webapi_rate_limited_error') return { kind: 'limited', retryAfterMs: Number(fields.retryAfter ?? 1) * 1000 }
  const code = typeof fields.data?.error === 'string' ? fields.data.error : null
  if (fields.code !== 'slack_webapi_platform_error' || code === null || passingErrors.has(code)) return { kind: 'lost' }
  if (code === 'ratelimited' || code === 'rate_limited') return { kind: 'limited', retryAfterMs: 1000 }
  if (tokenErrors.has(code)) return { kind: 'token', error: code }
  if (closedErrors.has(code)) return { kind: 'closed', error: code }
  return { kind: 'refused', error: code }
}
