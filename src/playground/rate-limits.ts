/** Slack's rate limits as token buckets: a tier for each method, and one post a second for each channel. */

// Calls a minute of the tiers: https://docs.slack.dev/apis/web-api/rate-limits
const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const
type Tier = keyof typeof perMinute

const tiers: Readonly<Record<string, Tier>> = {
  'api.test': 4,
  'apps.connections.open': 1,
  'auth.test': 'special',
  'blocks.validate': 4,
  'bookmarks.add': 2,
  'bookmarks.edit': 2,
  'bookmarks.list': 3,
  'bots.info': 3,
  'chat.delete': 3,
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 4,
  'chat.postMessage': 'special',
  'chat.update': 3,
  'conversations.archive': 2,
  'conversations.create': 2,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.invite': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'conversations.setTopic': 2,
  'conversations.unarchive': 2,
  'files.completeUploadExternal': 4,
  'files.getUploadURLExternal': 4,
  'files.info': 4,
  'pins.add': 2,
  'pins.remove': 2,
  'reactions.add': 3,
  'reactions.remove': 2,
  'team.info': 3,
  'users.conversations': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
}

/** Posts a channel takes at once before one a second holds: Slack speaks of "short bursts" without a figure. */
const postBurst = 4

interface Bucket {
  left: number
  at: number
}

export interface RateLimits {
  on: boolean
  /** @returns seconds to wait, or 0 when the call may go on */
  take(method: string, channel?: string): number
  reset(): void
}

/** @param monotonicMs milliseconds that never go back */
export function createRateLimits(monotonicMs: () => number): RateLimits {
  const buckets = new Map<string, Bucket>()
  const refilled = (key: string, capacity: number, perSecond: number): Bucket => {
    const now = monotonicMs()
    const bucket = buckets.get(key) ?? { left: capacity, at: now }
    bucket.left = Math.min(capacity, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    buckets.set(key, bucket)
    return bucket
  }
  const limits: RateLimits = {
    on: false,
    take(method, channel) {
      if (!limits.on) return 0
      const minute: number = perMinute[tiers[method] ?? 3]
      const rules = [{ key: method, capacity: minute, perSecond: minute / 60 }]
      if (method === 'chat.postMessage' && channel) rules.push({ key: `post ${channel}`, capacity: postBurst, perSecond: 1 })
      const filled = rules.map((rule) => ({ rule, bucket: refilled(rule.key, rule.capacity, rule.perSecond) }))
      const short = filled.filter(({ bucket }) => bucket.left < 1)
      if (short.length > 0) return Math.max(...short.map(({ rule, bucket }) => Math.ceil((1 - bucket.left) / rule.perSecond)))
      for (const { bucket } of filled) bucket.left -= 1
      return 0
    },
    reset: () => buckets.clear(),
  }
  return limits
}
