import { describe, expect, it } from 'vitest'
import { createPace } from './pace.js'

function scene(everyMs = 1000) {
  let now = 0
  const pace = createPace({ everyMs, burst: 4, redrawEveryMs: everyMs === 0 ? 0 : 1200, monotonicMs: () => now })
  return {
    pace,
    advance: (ms: number): void => {
      now += ms
    },
  }
}

describe('the pace', () => {
  it('lets four through, then one a second, each channel by itself', () => {
    const { pace, advance } = scene()
    for (let index = 0; index < 4; index += 1) {
      expect(pace.waitMs('C1')).toBe(0)
      pace.spend('C1')
    }
    expect([pace.waitMs('C1'), pace.waitMs('C2')]).toEqual([1000, 0])
    advance(400)
    expect(pace.waitMs('C1')).toBe(600)
    advance(600)
    expect(pace.waitMs('C1')).toBe(0)
    advance(60_000)
    for (let index = 0; index < 4; index += 1) pace.spend('C1')
    expect(pace.waitMs('C1')).toBe(1000)
  })

  it('never posts more than a second each allows over a minute', () => {
    const { pace, advance } = scene()
    let posted = 0
    for (let ms = 0; ms < 60_000; ms += 50) {
      if (pace.waitMs('C1') === 0) {
        pace.spend('C1')
        posted += 1
      }
      advance(50)
    }
    expect(posted).toBeLessThanOrEqual(64)
    expect(posted).toBeGreaterThanOrEqual(60)
  })

  it('leaves a channel alone as long as Slack said, the longest word counting', () => {
    const { pace, advance } = scene()
    pace.block('C1', 30_000)
    pace.block('C1', 1000)
    expect([pace.waitMs('C1'), pace.blockedMs('C1'), pace.waitMs('C2')]).toEqual([30_000, 30_000, 0])
    advance(30_000)
    expect(pace.waitMs('C1')).toBe(0)
  })

  it('leaves only a busy channel alone when Slack refuses its post, and all of them when it had hardly been used', () => {
    const busy = scene()
    for (let index = 0; index < 3; index += 1) busy.pace.spend('C1')
    busy.pace.limited('C1', 30_000)
    expect([busy.pace.waitMs('C1'), busy.pace.waitMs('C2')]).toEqual([30_000, 0])
    const quiet = scene()
    quiet.pace.spend('C1')
    quiet.pace.limited('C1', 30_000)
    expect([quiet.pace.waitMs('C1'), quiet.pace.waitMs('C2')]).toEqual([30_000, 30_000])
    quiet.advance(30_000)
    expect(quiet.pace.waitMs('C2')).toBe(0)
  })

  it('redraws one message four times soon, then at most every 1.2 s', () => {
    const { pace, advance } = scene()
    const drawn: number[] = []
    for (let ms = 0; ms < 6000; ms += 50) {
      if (pace.redrawWaitMs('m') === 0) {
        pace.spendRedraw('m')
        drawn.push(ms)
      }
      advance(50)
    }
    expect(drawn).toEqual([0, 250, 500, 750, 1200, 2400, 3600, 4800])
    expect(pace.redrawWaitMs('n')).toBe(0)
  })

  it('redraws at most 45 times a minute in all', () => {
    const { pace, advance } = scene()
    for (let index = 0; index < 45; index += 1) pace.spendRedraw(`m${index}`)
    expect(pace.redrawWaitMs('fresh')).toBe(60_000)
    advance(60_000)
    expect(pace.redrawWaitMs('fresh')).toBe(0)
  })

  it('is none at all when switched off, save for what Slack itself says', () => {
    const { pace } = scene(0)
    for (let index = 0; index < 20; index += 1) pace.spend('C1')
    expect([pace.waitMs('C1'), pace.redrawWaitMs('m')]).toEqual([0, 0])
    pace.block('C1', 500)
    expect(pace.waitMs('C1')).toBe(500)
  })
})
