/** Delivery to 500 channels: against what Slack's rate limits allow, and, where they allow all at once, against a client that only posts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assembleAll, ports } from '../../../src/app.js'
import { card, listAll } from '../../../src/features/registers/index.js'
import { ok } from '../../../src/kernel/problem.js'
import { want } from '../../../src/platform/commit.js'
import { createLog } from '../../../src/platform/log.js'
import { createDelivery } from '../../../src/platform/slack/deliver.js'
import { createPostClient } from '../../../src/platform/slack/post-client.js'
import type { Playground } from '../../../src/playground/index.js'
import { standardsLiaison, startPlayground } from '../../../src/playground/index.js'
import { createRateLimits } from '../../../src/playground/rate-limits.js'
import type { Figure, Part } from '../part.js'
import type { Stored } from '../stored.js'
import { clock, closeStored, prepareStored, WORKSPACE } from '../stored.js'

const AT_ONCE = 8
const STEP_MS = 10

function channelsOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `C${index}`)
}

async function limitedPlayground(channels: readonly string[]): Promise<Playground> {
  return startPlayground({
    now: clock.now(),
    rateLimits: true,
    seed: { ...standardsLiaison, channels: channels.map((id) => ({ id, name: `register-${id.toLowerCase()}`, members: ['alice'] })) },
  })
}

/** Milliseconds after which everything can have been posted at the earliest, by the limiter itself on a clock of its own. */
function allowedMs(channels: readonly string[], messages: number): number {
  let now = 0
  const limits = createRateLimits(() => now)
  limits.on = true
  let left = channels.flatMap((channel) => Array.from({ length: messages }, () => channel))
  for (; ; now += STEP_MS) {
    left = left.filter((channel) => limits.take('chat.postMessage', channel) > 0)
    if (left.length === 0) return now
  }
}

/** Resolves with the milliseconds until so many messages stood in Slack. */
function posted(playground: Playground, count: number): Promise<number> {
  const from = performance.now()
  return new Promise((resolve) => {
    let good = 0
    const end = playground.journal.onEntry(({ method, status, answer }) => {
      if (method !== 'chat.postMessage' || status !== 200 || !(answer as { ok?: boolean }).ok) return
      good += 1
      if (good < count) return
      end()
      resolve(performance.now() - from)
    })
  })
}

interface Delivered {
  readonly tookMs: number
  readonly limited: number
}

async function deliver(stored: Stored, channels: readonly string[], withCards: boolean): Promise<Delivered> {
  const playground = await limitedPlayground(channels)
  const log = createLog('error', clock)
  let limited = 0
  playground.journal.onEntry(({ status }) => {
    if (status === 429) limited += 1
  })
  await stored.tick.run()
  if (withCards)
    await stored.store.change(async (tx) => {
      for (const register of await listAll(tx, WORKSPACE))
        for (const wanted of card(register)) await want(tx, WORKSPACE, wanted, clock.now())
      return ok(null)
    })
  const post = createPostClient({ token: playground.botToken, apiUrl: playground.apiUrl })
  const delivery = createDelivery({ store: stored.store, post, registry: assembleAll(), ports, clock, log, workspace: WORKSPACE })
  try {
    const done = posted(playground, channels.length * (withCards ? 2 : 1))
    delivery.wake()
    return { tookMs: await done, limited }
  } finally {
    await delivery.stop()
    await playground.close()
  }
}

/** A client that holds a message ready for each channel and does nothing but post them. */
async function bare(channels: readonly string[]): Promise<number> {
  const playground = await limitedPlayground(channels)
  const post = createPostClient({ token: playground.botToken, apiUrl: playground.apiUrl })
  const queue = [...channels]
  const worker = async (): Promise<void> => {
    for (let channel = queue.shift(); channel !== undefined; channel = queue.shift())
      await post.post({ channel, threadTs: null }, { text: 'A digest', blocks: [] }, channel)
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const taken = performance.now() - from
  await playground.close()
  return taken
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

export const delivery: Part = {
  name: 'delivery',
  run: async (quick) => {
    const channels = channelsOf(quick ? 350 : 500)
    const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bench-'))
    const prepared = async (name: string): Promise<Stored> =>
      prepareStored(path.join(directory, name), channels.length, channels.length, channels.length)
    const figures: Figure[] = []
    try {
      const [one, two] = [await prepared('one'), await prepared('two')]
      const floor = await bare(channels)
      const atOnce = await deliver(one, channels, false)
      figures.push({
        what: `a digest in each of ${channels.length} channels, as fast as it goes`,
        measured: `${seconds(atOnce.tookMs)}, a bare client ${seconds(floor)}`,
        ratio: atOnce.tookMs / floor,
        aim: null,
      })
      const allowed = allowedMs(channels, 2)
      const limited = await deliver(two, channels, true)
      figures.push({
        what: `a digest and a card in each of ${channels.length} channels`,
        measured: `${seconds(limited.tookMs)}, the limits allow ${seconds(allowed)}; refused as too fast ${limited.limited}`,
        ratio: limited.tookMs / allowed,
        aim: 1.1,
      })
      for (const stored of [one, two]) await closeStored(stored)
      return figures
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  },
}
