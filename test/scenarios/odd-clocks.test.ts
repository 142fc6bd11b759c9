/** Clocks that step, stop, or change to and from summer time: each morning is still said once, at nine where the register lives. */
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, worlds } from '../world/index.js'
import { refsIn } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

function digests(world: World): string[] {
  return world
    .channel(home)
    .ours()
    .filter(({ threadTs, blocks }) => threadTs === undefined && !JSON.stringify(blocks).includes('"mine.show"'))
    .map(messageText)
}

describe('a machine’s clock', () => {
  it('that steps back and forth again repeats nothing', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.at('2012-03-01T09:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    for (const now of ['2012-02-29T20:00:00Z', '2012-03-01T08:59:00Z', '2012-03-01T09:00:00Z', '2012-03-01T12:00:00Z']) await world.at(now)
    await world.restarts()
    expect(digests(world)).toHaveLength(1)
  })

  it('that ran ahead and was set right says no earlier stage, and the next one on its morning', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.at('2012-03-20T09:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    for (const day of ['03-01', '03-16', '03-20', '03-22']) await world.at(`2012-${day}T09:00:00Z`)
    expect(digests(world)).toHaveLength(1)
    await world.at('2012-03-23T09:00:00Z')
    expect(digests(world).slice(1).map(refsIn)).toEqual([['CSCC-M3']])
  })

  it('that stood still for an hour over nine o’clock makes the morning up', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.at('2012-03-01T08:30:00Z')
    await world.at('2012-03-01T09:30:00Z')
    await world.at('2012-03-01T09:31:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
  })
})

describe('nine o’clock on both sides of the change of spring 2012', () => {
  it.each([
    ['Pacific/Auckland', '2012-02-29T20:00Z', '2012-04-08T21:00Z'],
    ['Australia/Lord_Howe', '2012-02-29T22:00Z', '2012-04-08T22:30Z'],
    ['America/New_York', '2012-03-01T14:00Z', '2012-04-09T13:00Z'],
    ['Pacific/Kiritimati', '2012-02-29T19:00Z', '2012-04-08T19:00Z'],
  ])('in %s', async (zone, first, second) => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.as('alice').types(`/wg register set CSCC zone:${zone}`, { in: home })
    let before = 0
    for (const morning of [first, second]) {
      const at = Date.parse(morning)
      await world.at(new Date(at - 60_000).toISOString())
      expect(digests(world)).toHaveLength(before)
      await world.at(new Date(at).toISOString())
      expect(digests(world)).toHaveLength(before + 1)
      expect(refsIn(digests(world).at(-1) ?? '')).toContain('CSCC-M3')
      before += 1
    }
  })
})
