/** Two bots on one store and one workspace: what one alone says, they say too, and nothing of it twice. */
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** Messages that are neither in Slack as they ought to be nor given up. */
async function underWay(world: World): Promise<readonly object[]> {
  return world.store().read((db) => db.outbox.findMany({ where: { state: { notIn: ['sent', 'dropped'] } }, orderBy: { id: 'asc' } }))
}

/** Mornings of spring 2012 on which something is said. */
const mornings = ['03-01', '03-16', '03-23', '03-30', '04-02', '04-09', '04-16', '04-23', '04-30', '05-01', '05-08']

/** Lives through them with answers lost and refused on the way; gives every digest's first line, in order. */
async function digestsOf(world: World): Promise<string[]> {
  const next = world.playground.faults.next('chat.postMessage')
  const trouble = [() => next.isDeliveredButLost(), () => undefined, () => next.fails(), () => next.isSlow(150)]
  world.expects('internal_error')
  for (const [index, morning] of mornings.entries()) {
    trouble[index % trouble.length]?.()
    await world.at(`2012-${morning}T09:00:00Z`)
    // What is unsure is asked about once its lease has run out, in real time.
    await expect.poll(() => underWay(world), { timeout: 30_000 }).toEqual([])
    await world.settle()
  }
  return world
    .channel(home)
    .ours()
    .filter(({ threadTs, blocks }) => threadTs === undefined && !JSON.stringify(blocks).includes('"mine.show"'))
    .map((message) => messageText(message).split('\n')[0] ?? '')
}

describe('two bots on one store', () => {
  it('say each morning once, exactly as one bot alone would', async () => {
    const alone = await begin({ mode: 'socket', empty: false })
    const two = await begin({ mode: 'socket', empty: false })
    await two.joinedByAnotherBot()
    const expected = await digestsOf(alone)
    const said = await digestsOf(two)
    expect(expected).toHaveLength(mornings.length)
    expect(said).toEqual(expected)
    expect(new Set(said).size).toBe(said.length)
  })

  it('answer a press once, whichever of them hears it', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    await world.joinedByAnotherBot()
    const alice = world.as('alice')
    await world.at('2012-03-01T09:00:00Z')
    await alice.clicks('Done', { in: home, about: 'M3' })
    await alice.submits({ outcome: 'Published as DSP0243.' })
    await alice.types('/wg milestone move M1 due:2H2012 reason:"waiting for OVF 2.0"', { in: home })
    const entries = await world.store().read((db) => db.auditEntry.findMany({ where: { kind: { startsWith: 'milestone.' } } }))
    expect(entries.map(({ ref, kind }) => [ref, kind])).toEqual([
      ['CSCC-M3', 'milestone.done'],
      ['CSCC-M1', 'milestone.moved'],
    ])
  })
})
