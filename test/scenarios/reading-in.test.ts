/** A register is read in, bound, reminded of, worked on: the first story from the document to the history. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Persona, World } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'
import { sample, sharedOrSay } from '../world/shared.js'
import { refsIn } from '../world/steps.js'

const begin = worlds()
const real = sharedOrSay('registers/cscc-dmtf.txt', 'reading in the real register of CSCC and DMTF')
const home = '#cscc-dmtf'

const documents: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'cscc.md', text: sample('cscc.md') },
  ...(real ? [{ name: 'cscc-dmtf.txt', text: readFileSync(real, 'utf8') }] : []),
]

const runs = modes.flatMap((mode) => documents.map((document) => ({ mode, ...document })))

/** The one message with the register's card. */
function cards(world: World): readonly { readonly ts: string; readonly text: string }[] {
  return world
    .channel(home)
    .ours()
    .filter(({ threadTs, blocks }) => threadTs === undefined && JSON.stringify(blocks).includes('"mine.show"'))
    .map((message) => ({ ts: message.ts, text: messageText(message) }))
}

async function readByForm(alice: Persona, name: string, text: string): Promise<void> {
  const { fileId } = await alice.uploads(name, text, { in: home })
  await alice.types('/wg register import', { in: home })
  expect(alice.form()?.title).toBe('Read in a register')
  const answer = await alice.submits({ file: fileId })
  expect(answer.text).toContain(name)
  expect(answer.text).toMatch(/2 parties, 4 milestones/)
}

describe.each(runs)('the register of CSCC and DMTF ($name) over $mode', ({ mode, name, text }) => {
  it('is checked, kept, bound, reminded of on the right morning, and its history tells all', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')

    await readByForm(alice, name, text)
    expect(await world.entries()).toBe(0)
    await alice.clicks('Check and save', { in: home })
    const screen = alice.formText()
    for (const words of [
      'version 1.0',
      '8 Nov 2011',
      'CSCC',
      'DMTF',
      '1H2012, by 30 Jun 2012',
      '1Q2012, by 31 Mar 2012',
      'April 2012',
      'determine frequency',
      '60 % complete, 1 internal review',
      'week of 12/11',
      '2011-12-04',
      '15 Dec 2011',
      'awaited',
    ]) {
      expect(screen).toContain(words)
    }
    expect(screen.match(/1H2012/g)?.length).toBeGreaterThanOrEqual(3)
    expect(await world.entries()).toBe(0)

    const kept = await alice.submits()
    expect(kept.text).toMatch(/CSCC.*is kept as a draft/s)
    expect(alice.form()).toBeNull()
    world.channel(home).lacks(/./)

    await alice.clicks('Bind to a channel', { in: home })
    await alice.submits({ channel: world.channel(home).id, party: 'home' })
    expect(cards(world)).toHaveLength(1)
    const [card] = cards(world)
    expect(card?.text).toMatch(/CSCC has not approved version 1\.0 yet, so it is not active/)
    expect(card?.text).toMatch(/awaited/)

    const list = await alice.types('/wg milestone list', { in: home })
    expect(refsIn(list.text)).toEqual(['CSCC-M1', 'CSCC-M2', 'CSCC-M3', 'CSCC-M4'])
    expect(list.text.indexOf('CSCC-M3')).toBeLessThan(list.text.indexOf('CSCC-M1'))

    await world.at('2012-02-29T09:00:00Z')
    expect(world.channel(home).ours()).toHaveLength(1)
    await world.at('2012-03-01T08:59:00Z')
    expect(world.channel(home).ours()).toHaveLength(1)
    await world.at('2012-03-01T09:00:00Z')
    const said = world
      .channel(home)
      .ours()
      .filter(({ ts }) => ts !== card?.ts)
    expect(said).toHaveLength(1)
    const [digest] = said
    if (!digest) throw new Error('there is no digest')
    expect(digest.threadTs).toBeUndefined()
    expect(messageText(digest)).toMatch(/Thursday,? 1 March 2012/)
    expect(refsIn(messageText(digest))).toEqual(['CSCC-M3', 'CSCC-R1'])

    await alice.clicks('Done', { in: home, about: 'M3', ts: digest.ts })
    await alice.submits({ outcome: 'The extensions went into OVF 2.0.' })
    await alice.types('/wg milestone move M1 due:2H2012 reason:"CIMI needs another draft"', { in: home })

    const history = await alice.types('/wg register history', { in: home })
    expect(history.text).toMatch(/closed M3 as done[\s\S]*The extensions went into OVF 2\.0\./)
    expect(history.text).toMatch(/moved M1 from 1H2012 to 2H2012[\s\S]*CIMI needs another draft/)

    const after = cards(world)
    expect(after.map(({ ts }) => ts)).toEqual([card?.ts])
    expect(after[0]?.text).toContain('The extensions went into OVF 2.0.')
    expect(after[0]?.text).toMatch(/2H2012, by 31 Dec 2012, was 1H2012, moved once/)
    const drawn = world
      .channel(home)
      .ours()
      .find(({ ts }) => ts === digest.ts)
    expect(drawn && messageText(drawn)).toContain('The extensions went into OVF 2.0.')
    expect(() => alice.find('Done', { in: home, about: 'M3', ts: digest.ts })).toThrow('sees no button')

    await world.restarts()
    await world.at('2012-03-01T16:00:00Z')
    await world.at('2012-03-02T09:00:00Z')
    const digests = (): string[] =>
      world
        .channel(home)
        .ours()
        .filter(({ threadTs, ts }) => threadTs === undefined && ts !== card?.ts)
        .map(({ ts }) => ts)
    expect(digests()).toEqual([digest.ts])

    await world.at('2012-05-01T09:00:00Z')
    const may = world
      .channel(home)
      .ours()
      .find(({ ts }) => ts === digests()[1])
    expect(may && refsIn(messageText(may))).toEqual(['CSCC-M2', 'CSCC-M4', 'CSCC-R1'])
    expect(digests()).toHaveLength(2)
    expect(
      world.journal().filter(({ method, body }) => method === 'chat.postMessage' && JSON.stringify(body).includes('mine.show')),
    ).toHaveLength(1)
  })
})

describe.each(modes)('living through the days over %s', (mode) => {
  it('a bot that runs says the same as one that was away: M3 and R1 on 1 March, nothing before', async () => {
    const world = await begin({ mode, empty: false, now: '2012-02-24T12:00:00Z' })
    const before = world.channel(home).ours().length
    await world.advance({ days: 5 })
    expect(world.channel(home).ours()).toHaveLength(before)
    await world.advance({ days: 1 })
    const said = world.channel(home).ours().slice(before)
    expect(said).toHaveLength(1)
    expect(said.map(messageText).map(refsIn)).toEqual([['CSCC-M3', 'CSCC-R1']])
  })

  it('the samples’ first digest comes while one watches, at 09:00 of Friday 16 December 2011', async () => {
    const world = await begin({ mode, empty: false })
    const count = (): number => world.channel('#ogf-dmtf').ours().length + world.channel(home).ours().length
    const before = count()
    await world.advance({ minutes: 2 })
    expect(count()).toBe(before + 1)
    world.channel('#ogf-dmtf').shows(/Friday,? 16 December 2011/)
    await world.advance({ hours: 20 })
    expect(count()).toBe(before + 1)
  })
})
