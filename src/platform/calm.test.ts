import { describe, expect, it, vi } from 'vitest'
import { createCalm, followUp } from './calm.js'

/** For what comes by itself: long enough for a busy machine. */
const PATIENCE = { timeout: 30_000 }

/** An act that lasts until it is told to end. */
function act(): { readonly lasts: () => Promise<void>; readonly end: () => void } {
  let end = (): void => undefined
  const over = new Promise<void>((resolve) => {
    end = resolve
  })
  return { lasts: () => over, end }
}

describe('a calm moment', () => {
  it('is there at once where nobody acts', async () => {
    const asked: number[] = []
    const calm = createCalm(() => asked.push(0))
    await calm.moment()
    // One look for the deadline, one for the moment itself: nothing was waited for.
    expect(asked.length).toBeLessThanOrEqual(3)
  })

  it('comes when the act is over', async () => {
    const calm = createCalm()
    const long = act()
    const order: string[] = []
    const during = calm.during(long.lasts).then(() => order.push('answered'))
    const moment = calm.moment().then(() => order.push('followed'))
    long.end()
    await Promise.all([during, moment])
    expect(order).toEqual(['answered', 'followed'])
  })

  it('is waited for a second at most, however long people act', async () => {
    let now = 0
    // Each look finds that 400 ms have passed.
    const calm = createCalm(() => {
      now += 400
      return now
    })
    const endless = act()
    const during = calm.during(endless.lasts)
    await calm.moment()
    endless.end()
    await during
  })
})

describe('somebody who waits', () => {
  it('ends every wait for a calm moment', async () => {
    const calm = createCalm()
    const long = act()
    const during = calm.during(long.lasts)
    const moment = calm.moment(60_000)
    await calm.hurried(() => moment)
    long.end()
    await during
  })
})

describe('what follows from acts', () => {
  it('is done once for all of them', async () => {
    const calm = createCalm()
    const done: string[] = []
    const following = followUp(calm, () => done.push('followed'))
    await calm.during(async () => following.soon())
    await calm.during(async () => following.soon())
    expect(done).toEqual([])
    await vi.waitFor(() => expect(done).toEqual(['followed']), PATIENCE)
    following.soon()
    await vi.waitFor(() => expect(done).toEqual(['followed', 'followed']), PATIENCE)
  })

  it('is not waited for by whoever settles, and is not done again after', async () => {
    const calm = createCalm()
    const long = act()
    const during = calm.during(long.lasts)
    const done: string[] = []
    const following = followUp(calm, () => done.push('followed'))
    following.soon()
    await following.settled()
    expect(done).toEqual(['followed'])
    long.end()
    await during
    await calm.moment()
    await calm.moment()
    expect(done).toEqual(['followed'])
  })
})
