import { describe, expect, it } from 'vitest'
import { rounds } from './rounds.js'

/** Lets everything that only waits for promises go on, one step. */
async function steps(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await Promise.resolve()
}

describe('rounds', () => {
  it('are never two at once, and whoever asks meanwhile gets one more', async () => {
    let atOnce = 0
    let done = 0
    const { run } = rounds(async () => {
      atOnce += 1
      expect(atOnce).toBe(1)
      await steps(3)
      atOnce -= 1
      done += 1
    })
    await Promise.all([run(), run(), run()])
    expect(done).toBe(2)
  })

  it('are begun anew for whoever asks in the very moment one ends', async () => {
    // However many steps after the beginning somebody asks: a round begins after it.
    for (let late = 0; late < 12; late += 1) {
      let begun = 0
      const { run } = rounds(async () => {
        begun += 1
        await steps(2)
      })
      const first = run()
      await steps(late)
      const before = begun
      await run()
      await first
      expect(begun, `asked ${late} steps later`).toBeGreaterThan(before)
    }
  })

  it('end with what one of them threw, and can be run again', async () => {
    let fails = true
    const { run } = rounds(async () => {
      await steps(1)
      if (fails) throw new Error('no lock')
    })
    await expect(run()).rejects.toThrow('no lock')
    fails = false
    await run()
  })
})
