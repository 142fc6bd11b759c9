/** Documents made to do harm: each is read or refused in one sentence, in time and within memory, and the next one is read. */
import { describe, expect, it } from 'vitest'
import { hostile } from './hostile.fixture.js'
import { createReader } from './reader.js'

const WITHIN_BYTES = 300 * 1024 * 1024
const WITHIN_MS = 5_000
/** Shorter than the bot's own, so that what is refused for its slowness is refused soon; the way is the same. */
const DEADLINE_MS = 1_000
const reader = createReader({ deadlineMs: DEADLINE_MS, growthBytes: 200 * 1024 * 1024 })
const harmless = { source: { text: 'OGX / XDM Work Register\n\nMilestones\n- Publish (1Q2012)\n' }, options: { file: 'a.txt' } }

/** The most that the process grew by while this was done, and how long it took: on a machine that is busy elsewhere, what it ran itself. */
async function watched<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly grownBytes: number; readonly tookMs: number }> {
  const ran = process.cpuUsage()
  const before = process.memoryUsage.rss()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const from = performance.now()
  try {
    const value = await work()
    const { user, system } = process.cpuUsage(ran)
    return { value, grownBytes: most - before, tookMs: Math.min(performance.now() - from, (user + system) / 1_000) }
  } finally {
    clearInterval(look)
  }
}

describe('a hostile document', () => {
  it.each(hostile)('%s is read or refused in time', async (_what, file, make) => {
    const bytes = make()
    await reader.read(harmless)
    const { value, grownBytes, tookMs } = await watched(() => reader.read({ source: { bytes }, options: { file } }))
    expect(tookMs).toBeLessThan(WITHIN_MS)
    expect(grownBytes).toBeLessThan(WITHIN_BYTES)
    if (!value.ok) expect(`${value.problem.sentence} ${value.problem.hint ?? ''}`).toMatch(/^This \w.*\b(?:send|save)\b.*\.\s?$/is)
    expect(await reader.read(harmless)).toMatchObject({ ok: true })
  })
})
