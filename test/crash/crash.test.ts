/** Real processes die at each step of the protocol and at any instant, alone and two on one store: everything is said exactly once. */
import { describe, expect, it } from 'vitest'
import { crash, killsOf, tableOf } from './crash.js'
import { stepNames } from './steps.js'

/** Another one for each day would make a failure hard to have again; `npm run crash` takes a new one each time. */
const SEED = 20120301

describe('bots that are killed forty times', () => {
  it('say every notice exactly once, and keep the history whole', async () => {
    const figures = await crash({ kills: 40, lanes: 4, seed: SEED })
    const told = tableOf(figures)
    expect(killsOf(figures), told).toBeGreaterThanOrEqual(40)
    for (const { verdict, chainBrokenAt, complaints, bots } of figures.lanes) {
      const { wrong, expected, once, lost, doubled, invented } = verdict
      expect({ wrong, complaints, chainBrokenAt, once, lost, doubled, invented }, `${bots} at once\n${told}`).toEqual({
        wrong: [],
        complaints: [],
        chainBrokenAt: null,
        once: expected,
        lost: 0,
        doubled: 0,
        invented: 0,
      })
      expect(expected).toBeGreaterThan(5)
    }
    // Not every step fits into forty deaths, but a harness that reaches few of them would prove nothing.
    const reached = stepNames.filter((step) => figures.lanes.some(({ kills }) => (kills[step] ?? 0) > 0))
    expect(reached.length, told).toBeGreaterThanOrEqual(10)
  }, 600_000)
})
