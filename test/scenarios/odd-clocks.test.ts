/** Clocks that step, stop, or change to and from summer time: each morning is still said once, at nine where the register lives. */
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, worlds } from '../world/index.js'
import { refsIn } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'
const MINUTE_MS = 60_000

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

  it('that is back while somebody acts, and right again later, repeats nothing either', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.at('2012-03-01T09:00:00Z')
    await world.at('2012-02-20T10:00:00Z')
    await world.as('alice').types('/wg milestone assign M3 @ben party:DMTF', { in: home })
    for (const now of ['2012-03-01T08:59:00Z', '2012-03-01T09:00:00Z', '2012-03-02T09:00:00Z']) await world.at(now)
    expect(digests(world)).toHaveLength(1)
    await world.at('2012-03-16T09:00:00Z')
    expect(digests(world).slice(1).map(refsIn)).toEqual([['CSCC-M3']])
  })

  it('that steps over a morning and back before it says it once, at the first', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    for (const now of ['08:50', '09:20', '08:40', '09:00', '09:10', '08:59', '09:00']) await world.at(`2012-03-01T${now}:00Z`)
    await world.at('2012-03-02T09:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
  })

  it('that stood still for an hour over five in the afternoon waits for the next working morning', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.at('2012-03-01T08:30:00Z')
    await world.at('2012-03-01T17:10:00Z')
    expect(digests(world)).toEqual([])
    await world.at('2012-03-02T08:59:00Z')
    expect(digests(world)).toEqual([])
    await world.at('2012-03-02T09:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
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

describe('nine o’clock on both sides of the change of autumn 2012', () => {
  it.each([
    ['Pacific/Auckland', '2012-10-12', '2012-09-27T21:00Z', '2012-10-04T20:00Z'],
    ['Australia/Lord_Howe', '2012-10-12', '2012-10-04T22:30Z', '2012-10-10T22:00Z'],
    ['America/New_York', '2012-11-12', '2012-10-29T13:00Z', '2012-11-05T14:00Z'],
    ['Europe/Berlin', '2012-11-05', '2012-10-22T07:00Z', '2012-10-29T08:00Z'],
    ['Pacific/Kiritimati', '2012-11-05', '2012-10-21T19:00Z', '2012-10-28T19:00Z'],
  ])('in %s', async (zone, due, ...both) => {
    const world = await begin({ mode: 'socket', empty: false, now: '2012-09-03T00:00:00Z' })
    await world.as('alice').types(`/wg register set CSCC zone:${zone}`, { in: home })
    await world.as('alice').types(`/wg milestone add "Report" due:${due}`, { in: home })
    for (const morning of both) {
      // Two hours before, so that an earlier stage is not what comes.
      await world.at(new Date(Date.parse(morning) - 120 * MINUTE_MS).toISOString())
      const before = digests(world).length
      await world.at(new Date(Date.parse(morning) - MINUTE_MS).toISOString())
      expect(digests(world)).toHaveLength(before)
      await world.at(new Date(Date.parse(morning)).toISOString())
      expect(digests(world).slice(before).map(refsIn)).toEqual([['CSCC-M5']])
    }
  })
})

describe('a morning at a time of the night', () => {
  it('that the clocks leap over comes at the first instant after, and the next at its own time', async () => {
    const world = await begin({ mode: 'socket', empty: false, now: '2012-03-28T08:00:00Z' })
    // Jerusalem went from two to three o’clock on Friday 30 March 2012, when M3 is due tomorrow and R1 in a month and a day.
    await world.as('alice').types('/wg register set CSCC zone:Asia/Jerusalem at:02:30', { in: home })
    await world.at('2012-03-29T23:59:00Z')
    expect(digests(world)).toEqual([])
    await world.at('2012-03-30T00:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    await world.at('2012-04-01T23:29:00Z')
    expect(digests(world)).toHaveLength(1)
    await world.at('2012-04-01T23:30:00Z')
    expect(digests(world)).toHaveLength(2)
  })

  it('that occurs twice comes at the first, once', async () => {
    const world = await begin({ mode: 'socket', empty: false, now: '2011-10-27T08:00:00Z' })
    // Amman went from one back to twelve o’clock on Friday 28 October 2011.
    await world.as('alice').types('/wg register set CSCC zone:Asia/Amman at:00:30', { in: home })
    await world.as('alice').types('/wg milestone add "Report" due:2011-10-28', { in: home })
    await world.at('2011-10-27T21:29:00Z')
    expect(digests(world)).toEqual([])
    for (const now of ['21:30', '21:31', '22:30', '22:31']) await world.at(`2011-10-27T${now}:00Z`)
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M5']])
  })
})

describe('the 29th of February', () => {
  it('is a last day like others, and what is counted from it by months ends with the month', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const alice = world.as('alice')
    await alice.types('/wg milestone add "Report" due:2012-02-29', { in: home })
    await world.at('2012-02-28T09:00:00Z')
    const before = digests(world).length
    await world.at('2012-02-29T09:00:00Z')
    expect(digests(world).slice(before).map(refsIn)).toEqual([['CSCC-M5']])
    expect(digests(world).at(-1)).toContain('today')
    await alice.types('/wg review close R1 outcome:keep next:yearly', { in: home })
    await world.at('2012-03-01T09:00:00Z')
    expect(digests(world).at(-1)).toMatch(/CSCC-M5[\s\S]*1 day overdue/)
    expect((await alice.types('/wg review list CSCC', { in: home })).text).toContain('28 Feb 2013')
    await world.at('2013-02-28T09:00:00Z')
    expect(digests(world).at(-1)).toMatch(/CSCC-R2[\s\S]*today/)
  })
})
