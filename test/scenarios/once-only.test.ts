/** The same act arriving twice, an old screen, a forged button: the state is changed once or not at all. */
import { describe, expect, it } from 'vitest'
import type { Persona, World } from '../world/index.js'
import { modes, worlds } from '../world/index.js'
import { changesNothing } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** The digest of Thursday 1 March 2012, with buttons for M3 and R1. */
async function withDigest(mode: World['mode']): Promise<{ world: World; alice: Persona }> {
  const world = await begin({ mode, empty: false })
  await world.at('2012-03-01T09:00:00Z')
  return { world, alice: world.as('alice') }
}

async function again(world: World, what: 'event' | 'interaction' | 'command'): Promise<void> {
  expect(world.playground.control({ do: 'redeliver', what })).toEqual({ ok: true })
  await world.settle()
}

describe.each(modes)('once only over %s', (mode) => {
  it('a mention delivered again changes nothing more', async () => {
    const { world, alice } = await withDigest(mode)
    await alice.mentions('done M3: published', { in: home })
    await changesNothing(world, () => again(world, 'event'))
  })

  it('a command delivered again changes nothing more', async () => {
    const { world, alice } = await withDigest(mode)
    await alice.types('/wg milestone add "Another promise" due:2H2012', { in: home })
    await changesNothing(world, () => again(world, 'command'))
    expect(await world.store().read((db) => db.milestone.count({ where: { text: 'Another promise' } }))).toBe(1)
  })

  it('a document sent once is read once, however often its event comes', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await alice.uploads('one.md', '# A (AAA) / B (BBB) Work Register\n\n## Milestones\n\n- Publish it (2Q2012).\n', {
      in: home,
      mention: '',
    })
    await again(world, 'event')
    expect(await world.store().read((db) => db.reading.count())).toBe(1)
  })

  it('a form delivered again changes nothing more', async () => {
    const { world, alice } = await withDigest(mode)
    await alice.clicks('Move', { in: home, about: 'M3' })
    await alice.submits({ due: '3Q2012', reason: 'late' })
    await changesNothing(world, () => again(world, 'interaction'))
  })

  it('a button delivered again changes nothing more', async () => {
    const { world, alice } = await withDigest(mode)
    await alice.clicks('Snooze', { in: home, about: 'M3' })
    await changesNothing(world, () => again(world, 'interaction'))
  })

  it('a double click counts once', async () => {
    const { world, alice } = await withDigest(mode)
    const { container, blockId, actionId } = alice.find('Snooze', { in: home, about: 'M3' })
    const before = await world.entries()
    const press = { type: 'press', as: alice.id, container, blockId, actionId } as const
    world.playground.act(press)
    world.playground.act(press)
    await world.settle()
    expect(await world.entries()).toBe(before + 1)
  })

  it('two people who close one milestone at the same time: one does, the other is told', async () => {
    const { world, alice } = await withDigest(mode)
    const ben = world.as('ben')
    await alice.types('/wg milestone assign M3 owner:@ben party:DMTF', { in: home })
    await alice.types('/wg milestone done M3', { in: home })
    await ben.types('/wg milestone done M3', { in: home })
    const before = await world.entries()
    await alice.submits({ outcome: 'By Alice.' })
    const late = await ben.submits({ outcome: 'By Ben.' })
    expect(`${late.text}${Object.values(ben.errors()).join()}`).toMatch(/CSCC-M3 is done already/)
    expect(await world.entries()).toBe(before + 1)
    world.channel(home).lacks('By Ben.')
  })

  it('a button on an old screen tells how things stand', async () => {
    const { world, alice } = await withDigest(mode)
    const { container, blockId, actionId } = alice.find('Done', { in: home, about: 'M3' })
    if (container.type !== 'message') throw new Error('a digest is a message')
    await alice.types('/wg done M3 published', { in: home })
    const before = world.playground.state.ephemeral(container.channel, alice.id).length
    await changesNothing(world, async () => {
      expect(
        world.playground.control({
          do: 'pressStale',
          as: alice.id,
          channel: container.channel,
          ts: container.ts,
          blockId,
          actionId,
          version: 0,
        }),
      ).toEqual({ ok: true })
      await world.settle()
    })
    expect(alice.form()).toBeNull()
    const said = world.playground.state.ephemeral(container.channel, alice.id).slice(before)
    expect(said.map(({ text }) => text).join()).toMatch(/CSCC-M3 is done already/)
  })

  it.each<[string, string]>([
    ['no payload of ours', 'drop everything'],
    ['broken JSON', 'v1:{"register":'],
    ['another version', 'v9:{"register":"x","ref":"3"}'],
    ['no object', 'v1:[1,2]'],
    ['a register that is not there', 'v1:{"register":"nowhere","ref":"3"}'],
    ['a reference that is not there', 'v1:{"register":"$","ref":"99"}'],
    ['a reference that is none', 'v1:{"register":"$","ref":"3; DROP TABLE Milestone"}'],
    ['deep nonsense', `v1:{"register":{"a":"${'x'.repeat(300)}"}}`],
  ])('a forged button with %s changes nothing', async (_name, forged) => {
    const { world, alice } = await withDigest(mode)
    for (const label of ['Snooze', 'Done', 'Move']) {
      const { container, blockId, actionId, payload } = alice.find(label, { in: home, about: 'M3' })
      if (container.type !== 'message') throw new Error('a digest is a message')
      const { channel, ts } = container
      const before = world.playground.state.ephemeral(channel, alice.id).length
      const value = forged.replace('$', payload.register ?? '')
      await changesNothing(world, async () => {
        world.playground.control({ do: 'forge', as: alice.id, channel, ts, blockId, actionId, value })
        await world.settle()
      })
      const said = world.playground.state
        .ephemeral(channel, alice.id)
        .slice(before)
        .map(({ text }) => text)
      expect(said.join(), label).not.toMatch(/broke/)
      if (alice.form()) await alice.closes()
    }
  })
})
