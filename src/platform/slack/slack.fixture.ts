/** A Slack that loses answers, limits, refuses and closes on demand, and remembers every message that reached it. */
import type { Message } from './blocks.js'
import type { Failure, PostClient } from './post-client.js'
import { PostFailure } from './post-client.js'

/** What becomes of one call; `answer-lost` reached Slack, `lost` did not. */
export type Fate = 'well' | 'answer-lost' | 'lost' | 'limited' | 'closed' | 'no-thread' | 'token' | 'refused'

export interface Standing {
  readonly channel: string
  readonly threadTs: string | null
  readonly outbox: string
  readonly ts: string
  text: string
}

export interface FakeSlack extends PostClient {
  readonly messages: Standing[]
  readonly calls: string[]
  /** Closed channels and persons without direct messages. */
  readonly closed: Set<string>
  revoked: boolean
  /** Runs while a post is on its way, after it was drawn. */
  whilePosting: (() => Promise<void>) | null
  texts(channel: string): string[]
}

const failures: Readonly<Record<Exclude<Fate, 'well'>, Failure>> = {
  'answer-lost': { kind: 'lost' },
  lost: { kind: 'lost' },
  limited: { kind: 'limited', retryAfterMs: 1000 },
  closed: { kind: 'closed', error: 'is_archived' },
  'no-thread': { kind: 'closed', error: 'thread_not_found' },
  token: { kind: 'token', error: 'token_revoked' },
  refused: { kind: 'refused', error: 'invalid_blocks' },
}

/** @param fates of the calls in their order, whatever they ask; afterwards all goes well */
export function fakeSlack(fates: Fate[] = []): FakeSlack {
  const messages: Standing[] = []
  let clock = 0
  const call = async <T>(what: string, place: string, work: () => T): Promise<T> => {
    slack.calls.push(what)
    const fate = fates.shift() ?? 'well'
    await Promise.resolve()
    if (slack.revoked) throw new PostFailure(failures.token)
    if (slack.closed.has(place)) throw new PostFailure({ kind: 'closed', error: 'not_in_channel' })
    const result = fate === 'well' || fate === 'answer-lost' ? work() : null
    if (fate !== 'well' || result === null) throw new PostFailure(failures[fate === 'well' ? 'lost' : fate])
    return result
  }
  const slack: FakeSlack = {
    messages,
    calls: [],
    closed: new Set(),
    revoked: false,
    whilePosting: null,
    texts: (channel) => messages.filter((message) => message.channel === channel).map(({ text }) => text),
    post: async ({ channel, threadTs }, message: Message, outbox) => {
      await slack.whilePosting?.()
      return call('post', channel, () => {
        clock += 1
        const ts = `${clock}.000000`
        messages.push({ channel, threadTs, outbox, ts, text: message.text })
        return { channel, ts }
      })
    },
    update: ({ channel, ts }, message) =>
      call('update', channel, () => {
        const standing = messages.find((one) => one.channel === channel && one.ts === ts)
        if (!standing) throw new PostFailure({ kind: 'refused', error: 'message_not_found' })
        standing.text = message.text
        return true
      }).then(() => undefined),
    findPosted: ({ channel }, outbox) =>
      call('find', channel, () => ({ ts: messages.find((one) => one.channel === channel && one.outbox === outbox)?.ts ?? null })).then(
        ({ ts }) => ts,
      ),
    openDm: (user) => call('open', user, () => `D${user}`),
  }
  return slack
}
