/** A review from its start to its decision: the thread, the agenda that follows what is done, the next date. */
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** The review's own thread: what opens it and its points, in order. */
function threadOf(world: World): string[] {
  const ours = world.channel(home).ours()
  const root = ours.find((message) => messageText(message).startsWith('Review of CSCC'))
  return root ? [root, ...ours.filter(({ threadTs }) => threadTs === root.ts)].map(messageText) : []
}

describe.each(modes)('a review over %s', (mode) => {
  it('opens a thread with its agenda, follows what is done, and ends with a decision', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await world.at('2012-04-18T09:00:00Z')
    await alice.types('/wg review start R1', { in: home })
    const [root, ...points] = threadOf(world)
    expect(root).toContain('The agenda is in the thread.')
    expect(points.map((text) => text.replaceAll('*', '').split('\n')[0])).toEqual([
      'Milestones overdue and coming',
      'Contacts to confirm',
      'Partner’s document',
      'Changes since the last review',
    ])
    expect(points[0]).toMatch(/CSCC-M3[\s\S]*overdue[\s\S]*CSCC-M1/)
    expect(points[1]).not.toContain('@')

    await alice.types('/wg done M3 published as DSP0243', { in: home })
    expect(threadOf(world)[1]).not.toContain('CSCC-M3')
    expect((await alice.types('/wg review start R1', { in: home })).text).toContain('CSCC-R1 is open already')

    await alice.clicks('Close the review', { in: home })
    expect(alice.formText()).toContain('decide now how often')
    await alice.submits({ outcome: 'keep', next: 'yearly', note: 'All agree.' })
    expect(threadOf(world)[0]).toMatch(/closed[\s\S]*kept as it is[\s\S]*All agree\./)
    expect(threadOf(world)).toHaveLength(5)
    world.channel(home).shows(/CSCC-R2/)
    await alice.types('/wg milestone move M1 due:2H2012 reason:later', { in: home })
    expect(threadOf(world)[1]).toContain('1H2012')
  })

  it('is started from the digest’s button, once, however often it is pressed', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await world.at('2012-03-01T09:00:00Z')
    await alice.clicks('Start', { in: home, about: 'R1' })
    expect(threadOf(world)).toHaveLength(5)
    await world.restarts()
    await world.at('2012-03-02T09:00:00Z')
    expect(threadOf(world)).toHaveLength(5)
  })
})
