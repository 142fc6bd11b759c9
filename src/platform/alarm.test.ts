import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAlarm } from './alarm.js'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function rings(): { readonly at: number[]; readonly alarm: ReturnType<typeof createAlarm> } {
  const at: number[] = []
  const begun = performance.now()
  return { at, alarm: createAlarm(() => at.push(performance.now() - begun)) }
}

describe('an alarm', () => {
  it('rings for the farther time too when a nearer one is set before or after', () => {
    for (const order of [
      [250, 520],
      [520, 250],
    ]) {
      const { at, alarm } = rings()
      for (const ms of order) alarm.in(ms)
      vi.advanceTimersByTime(1000)
      expect(at, order.join(', ')).toHaveLength(2)
    }
  })

  it('rings once for times that are almost the same', () => {
    const { at, alarm } = rings()
    for (let n = 0; n < 1000; n += 1) alarm.in(500)
    vi.advanceTimersByTime(1000)
    expect(at).toHaveLength(1)
  })

  it('may be set while it rings', () => {
    const at: number[] = []
    const alarm = createAlarm(() => {
      at.push(performance.now())
      if (at.length < 3) alarm.in(100)
    })
    alarm.in(100)
    vi.advanceTimersByTime(1000)
    expect(at).toHaveLength(3)
  })

  it('is silent once it was stopped', () => {
    const { at, alarm } = rings()
    alarm.in(10)
    alarm.stop()
    alarm.in(10)
    vi.advanceTimersByTime(1000)
    expect(at).toHaveLength(0)
  })

  it('rings soon after each time, never before any', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 20 }), (times) => {
        const { at, alarm } = rings()
        for (const ms of times) alarm.in(ms)
        vi.advanceTimersByTime(4000)
        for (const ms of times) expect(at.some((ring) => ring >= ms && ring <= ms + 45)).toBe(true)
        for (const ring of at) expect(times.some((ms) => ring >= ms && ring <= ms + 45)).toBe(true)
      }),
    )
  })
})
