import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOverdue, ownTask, workedMs } from './worked.js'

describe('a document has had its time', () => {
  it.each([
    ['before it is over', 3_999, 3_999, false],
    ['when it is over and the thread ran all the while', 4_000, 4_000, true],
    ['when it is over and the thread had a quarter of it', 4_000, 1_000, true],
    ['not while the thread was kept waiting', 4_000, 999, false],
    ['not while the thread is still kept waiting', 39_999, 999, false],
    ['at last, where the thread does nothing', 40_000, 0, true],
    ['by the wall clock where the system does not say', 4_000, null, true],
  ])('%s', (_when, elapsedMs, worked, expected) => {
    expect(isOverdue({ elapsedMs, worked }, 4_000)).toBe(expected)
  })

  it('never takes it back', () => {
    const time = fc.integer({ min: 0, max: 60_000 })
    fc.assert(
      fc.property(time, time, time, time, (elapsedMs, worked, moreElapsed, moreWorked) => {
        if (!isOverdue({ elapsedMs, worked }, 4_000)) return
        expect(isOverdue({ elapsedMs: elapsedMs + moreElapsed, worked: worked + moreWorked }, 4_000)).toBe(true)
      }),
    )
  })
})

describe.skipIf(ownTask() === null)('the time of a thread', () => {
  it('grows with its work, and is not said of one that is not there', () => {
    const before = workedMs(ownTask())
    for (let n = 0, x = 1; n < 5_000_000; n++) x = (x * 16_807) % 2_147_483_647
    const after = workedMs(ownTask())
    expect(after).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY)
    expect(workedMs('0/task/0')).toBeNull()
    expect(workedMs(null)).toBeNull()
  })
})
