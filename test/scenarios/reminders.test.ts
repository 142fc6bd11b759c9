/** When things are said: each stage on its morning, once, to the right place, and what people's acts make of it. */
import { describe, expect, it } from 'vitest'
import { registerText } from '../world/documents.js'
import type { World } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'
import { readsIn, refsIn } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'
const DAY_MS = 86_400_000

/** Top messages of the bot that are no card. */
function digests(world: World, channel: string = home): string[] {
  return world
    .channel(channel)
    .ours()
    .filter(({ threadTs, blocks }) => threadTs === undefined && !JSON.stringify(blocks).includes('"mine.show"'))
    .map(messageText)
}

/** Lives through the mornings from one day to another, both included; gives the days on which a thing was spoken of. */
async function mornings(world: World, from: string, to: string, ref: string, channel: string = home): Promise<string[]> {
  const said: string[] = []
  for (let at = Date.parse(`${from}T09:00:00Z`); at <= Date.parse(`${to}T09:00:00Z`); at += DAY_MS) {
    const before = digests(world, channel).length
    await world.at(new Date(at).toISOString())
    const fresh = digests(world, channel).slice(before)
    expect(fresh.length, 'at most one message a morning').toBeLessThanOrEqual(1)
    if (fresh.some((text) => refsIn(text).includes(ref))) said.push(new Date(at).toISOString().slice(5, 10))
  }
  return said
}

describe.each(modes)('reminders over %s', (mode) => {
  it('come 30, 14, 7 and 0 days before and 1, 8, 15, 22 and 52 days after, each moved to a working day', async () => {
    const world = await begin({ mode, empty: false })
    await world.at('2012-02-28T09:00:00Z')
    const said = await mornings(world, '2012-02-29', '2012-05-25', 'CSCC-M3')
    expect(said).toEqual(['03-01', '03-16', '03-23', '03-30', '04-02', '04-09', '04-16', '04-23', '05-22'])
    const [first, second] = digests(world).filter((text) => text.includes('overdue') && refsIn(text).includes('CSCC-M3'))
    expect(first).not.toContain('Stewards:')
    expect(second).toMatch(/Stewards: <@U0ALICE01>/)
  })

  it('keep silent through a snooze, then give one notice, then go on', async () => {
    const world = await begin({ mode, empty: false })
    await world.at('2012-03-01T09:00:00Z')
    await world.as('alice').clicks('Snooze', { in: home, about: 'M3' })
    world.channel(home).shows(/CSCC-M3[\s\S]*snoozed until 8 Mar 2012/)
    expect(await mornings(world, '2012-03-02', '2012-03-17', 'CSCC-M3')).toEqual(['03-08', '03-16'])
  })

  it('name an owner by their button while there is none', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await world.at('2012-03-01T09:00:00Z')
    world.channel(home).shows(/CSCC-M3[\s\S]*Nobody owns it yet\./)
    await alice.clicks('Assign', { in: home, about: 'M3' })
    await alice.submits({ owner: world.as('ben').id, party: 'DMTF' })
    world.channel(home).shows(/CSCC-M3[\s\S]*<@U0BEN0002>/)
    expect(digests(world).join()).not.toContain('Nobody owns it yet.')
  })

  it('begin their count of overdue days again after an act', async () => {
    const world = await begin({ mode, empty: false })
    await world.at('2012-03-30T09:00:00Z')
    expect(await mornings(world, '2012-04-01', '2012-04-09', 'CSCC-M3')).toEqual(['04-02', '04-09'])
    await world.as('alice').types('/wg milestone assign M3 @ben party:DMTF', { in: home })
    expect(await mornings(world, '2012-04-10', '2012-04-20', 'CSCC-M3')).toEqual(['04-10', '04-17'])
    world.channel(home).shows(/CSCC-M3[\s\S]*<@U0BEN0002>/)
  })

  it('stop for what is done, and follow what is moved', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await world.at('2012-03-01T08:00:00Z')
    await alice.types('/wg milestone move M3 due:"30 April 2012" reason:late', { in: home })
    expect(await mornings(world, '2012-03-01', '2012-03-31', 'CSCC-M3')).toEqual(['03-30'])
    await alice.types('/wg done M3 published', { in: home })
    expect(await mornings(world, '2012-04-01', '2012-05-10', 'CSCC-M3')).toEqual([])
    await alice.types('/wg reopen M3 the annex is missing', { in: home })
    expect(await mornings(world, '2012-05-11', '2012-05-20', 'CSCC-M3')).toEqual(['05-11', '05-18'])
  })

  it('missed by a bot that was down are made up at once during the day, and the next working morning after 17:00', async () => {
    const world = await begin({ mode, empty: false })
    await world.at('2012-03-01T14:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    const late = await begin({ mode, empty: false })
    await late.at('2012-03-01T18:00:00Z')
    expect(digests(late)).toEqual([])
    await late.restarts()
    expect(digests(late)).toEqual([])
    await late.at('2012-03-02T09:00:00Z')
    expect(digests(late).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
  })

  it('go to the stewards by direct message while the register has no channel', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await readsIn(alice, 'fieldbus.md', registerText(), '#general')
    await world.at('2012-05-31T09:00:00Z')
    const told = alice
      .directMessages()
      .map(messageText)
      .filter((text) => refsIn(text).includes('FUG-M1'))
    expect(told).toHaveLength(1)
    expect(digests(world, '#general')).toEqual([])
    await alice.clicks('Done', { in: world.playground.state.directChannel(alice.id).id, about: 'M1' })
    await alice.submits({ outcome: 'Catalogue 1.0 is out.' })
    expect(alice.directMessages().map(messageText).join()).toContain('Catalogue 1.0 is out.')
  })

  it('in another zone come at nine there, on both sides of the change to summer time', async () => {
    const world = await begin({ mode, empty: false })
    await world.as('alice').types('/wg register set CSCC zone:Europe/Berlin', { in: home })
    await world.at('2012-03-01T07:59:00Z')
    expect(digests(world)).toEqual([])
    await world.at('2012-03-01T08:00:00Z')
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    await world.at('2012-04-02T06:59:00Z')
    const before = digests(world).length
    await world.at('2012-04-02T07:00:00Z')
    // The review's stage of 30 March was missed by the jump and is made up here.
    expect(digests(world).slice(before).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
  })
})

describe.each(modes)('a channel that cannot be written to over %s', (mode) => {
  it('keeps its digest until it is back, and the stewards are told', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    world.expects('is_archived')
    await alice.act({ type: 'channel', do: 'archive', as: alice.id, channel: world.channel(home).id })
    await world.at('2012-03-01T09:00:00Z')
    expect(digests(world)).toEqual([])
    expect(alice.directMessages().map(messageText).join()).toMatch(/cannot write to <#C0CSCCDMT>/)
    await alice.act({ type: 'channel', do: 'unarchive', as: alice.id, channel: world.channel(home).id })
    expect(digests(world).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    await world.restarts()
    expect(digests(world)).toHaveLength(1)
  })

  it.each([
    ['at once during the day', '2012-03-02T11:00:00Z', '2012-03-02T11:01:00Z'],
    ['on the next working morning after 17:00', '2012-03-02T20:00:00Z', '2012-03-05T09:00:00Z'],
  ])('hands what it kept to the channel that the register is bound to instead, %s, once', async (_, bound, said) => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const other = '#general'
    world.expects('is_archived')
    await alice.act({ type: 'channel', do: 'archive', as: alice.id, channel: world.channel(home).id })
    await world.at('2012-03-01T09:00:00Z')
    await world.at(bound)
    await alice.types('/wg register bind CSCC', { in: other })
    expect(digests(world, other)).toEqual([])
    await world.at(said)
    expect(digests(world, other).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
    await alice.act({ type: 'channel', do: 'unarchive', as: alice.id, channel: world.channel(home).id })
    await world.restarts()
    await world.at('2012-03-06T09:00:00Z')
    expect(digests(world)).toEqual([])
    expect(digests(world, other)).toHaveLength(1)
  })

  it('because Registrar is not in it gets the card once it is invited', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    world.expects('not_in_channel')
    expect((await alice.types('/wg register bind CSCC', { in: '#coffee' })).text).toContain('invite it there')
    expect(world.channel('#coffee').ours()).toEqual([])
    world.playground.control({ do: 'addBot', channel: world.channel('#coffee').id })
    await world.settle()
    expect(world.channel('#coffee').ours()).toHaveLength(1)
    world.channel('#coffee').shows('CSCC')
  })
})
