/** Documents that are not as one would wish: each is answered by one helpful sentence, or read rightly all the same. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { binary, megabytes, registerText, utf16, windows1252 } from '../world/documents.js'
import { modes, worlds } from '../world/index.js'
import { projectRoot, sample } from '../world/shared.js'
import { changesNothing, readsIn, refsIn, sends } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'
const withLetters = registerText({ milestones: ['Publish the catalogue of “Größe” – naïvely (2Q2012).'] })

describe.each(modes)('a document sent beside a mention over %s', (mode) => {
  it.each<[string, string, Uint8Array | string, RegExp]>([
    ['an empty one', 'empty.txt', '', /empty/],
    ['one of blanks', 'blank.txt', ' \n\t\n ', /empty/],
    ['one of 20 MB', 'long.txt', megabytes(20), /larger than 10 MB/],
    ['a picture', 'logo.png', binary(), /holds no text/],
    [
      'a recipe',
      'soup.md',
      '# Leek soup\n\nPeel the potatoes. Boil everything for 20 minutes. Serves 4.\n',
      /does not read like a work register/,
    ],
  ])('%s is refused in one sentence', async (_name, file, bytes, words) => {
    const world = await begin({ mode })
    const answer = await changesNothing(world, () => sends(world.as('alice'), file, bytes, home))
    const last = answer.messages.filter(({ text }) => !text.startsWith('Reading the document'))
    expect(last.map(({ text }) => text)).toHaveLength(1)
    expect(last[0]?.text).toMatch(words)
    expect(world.as('alice').buttons({ in: home })).toEqual([])
  })

  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(withLetters)],
    ['UTF-16 with its low bytes first', utf16(withLetters, 'le')],
    ['UTF-16 with its high bytes first', utf16(withLetters, 'be')],
    ['Windows-1252', windows1252(withLetters)],
  ])('in %s is read rightly', async (_name, bytes) => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, 'register.txt', bytes, home)
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toContain('Publish the catalogue of “Größe” – naïvely')
    await alice.submits()
    await alice.types('/wg register bind FUG', { in: home })
    expect((await alice.types('/wg milestone list', { in: home })).text).toContain('“Größe” – naïvely')
  })

  it('without milestones says so, and is kept without inventing any', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, 'bare.md', registerText({ milestones: [] }), home)
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toMatch(/Not in the document: [^.]*milestones/)
    await alice.submits()
    await alice.types('/wg register bind FUG', { in: home })
    expect((await alice.types('/wg milestone list', { in: home })).text).toContain('FUG has no milestone yet')
  })

  it('with a 30 February names the line and keeps the words, not a day', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, 'leap.md', registerText({ milestones: ['Publish the catalogue (30 February 2012).'] }), home)
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toMatch(/line\s\d+: Publish[^\n]*\n[^\n]*30 February 2012/)
    await alice.submits()
    const milestones = await world.store().read((db) => db.milestone.findMany())
    expect(milestones.map(({ dueDay }) => dueDay)).toEqual([null])
  })

  it('rings nobody, whatever it holds', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await readsIn(
      alice,
      'loud.md',
      registerText({ first: '<!channel> Users Group (LUG)', milestones: ['<!here> & <!everyone> read <@U0BEN0002> (2Q2012).'] }),
      home,
    )
    const [register] = await world.store().read((db) => db.register.findMany())
    await alice.types(`/wg register bind ${register?.key}`, { in: home })
    await alice.types('/wg milestone list', { in: home })
    await alice.types('/wg register show', { in: home })
    world.channel(home).shows('&lt;!here&gt; &amp; &lt;!everyone&gt;')
  })

  it('sent twice offers the register there is, also with other white space', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    const text = sample('cscc.md')
    await readsIn(alice, 'cscc.md', text, home)
    for (const again of [text, text.replace(/\n/g, '\r\n').replace(/ /g, '  ').normalize('NFD')]) {
      const answer = await changesNothing(world, () => sends(alice, 'again.md', again, home))
      expect(answer.text).toContain('This text is kept already as *CSCC*')
      expect((await alice.clicks('Show CSCC', { in: home })).text).toContain('Customer council')
    }
  })

  it('whose key is in use is offered the next free one', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await readsIn(alice, 'one.md', registerText(), home)
    await sends(alice, 'two.md', registerText({ milestones: ['Something else (3Q2012).'] }), home)
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toContain('FUG2')
    await changesNothing(world, () => alice.submits({ key: 'FUG' }))
    expect(alice.errors().key).toMatch(/FUG already.*FUG2/)
    await alice.submits({ key: 'FUG2' })
    expect((await alice.types('/wg register list', { in: home })).text).toMatch(/FUG[\s\S]*FUG2/)
  })

  it('can have a sentence made a milestone on the check screen, and the whole reading as a file', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, 'one.md', registerText(), home)
    await alice.clicks('Check and save', { in: home })
    await alice.clicks('Whole reading')
    expect(alice.directMessages().flatMap(({ files = [] }) => files.map(({ name }) => name))).toEqual(['one.md-reading.txt'])
    await alice.clicks('Make a sentence an item')
    const section = JSON.stringify(alice.form()?.blocks).match(/"text":"(Background[^"]*)"/)?.[1] ?? ''
    await alice.submits({ section })
    const sentence = JSON.stringify(alice.form()?.blocks).match(/"text":"(Both bodies[^"]*)"/)?.[1] ?? ''
    await alice.submits({ sentence, as: 'milestone', due: '3Q2012' })
    expect(alice.formText()).toContain('3Q2012, by 30 Sep 2012')
    await alice.submits()
    expect((await world.store().read((db) => db.milestone.findMany({ orderBy: { number: 'asc' } }))).map(({ dueDay }) => dueDay)).toEqual([
      '2012-06-30',
      '2012-09-30',
    ])
  })

  it('can be a message, read in through the shortcut with Slack’s escapes and links undone', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    const said = await alice.act({
      type: 'say',
      as: alice.id,
      channel: world.channel(home).id,
      text: registerText({ milestones: ['Publish “A & B” <draft> at http://www.fug.example (2Q2012).'] }),
    })
    expect(said.text).toBe('')
    const ts = world.channel(home).messages().at(-1)?.ts ?? ''
    await alice.usesShortcut('register.read-in', { in: home, ts })
    await alice.clicks('Check and save', { in: home })
    await alice.submits()
    const [milestone] = await world.store().read((db) => db.milestone.findMany())
    expect(milestone?.text).toContain('“A & B” <draft> at http://www.fug.example')
  })
})

describe.each(modes)('formats over %s', (mode) => {
  it.each(['docx', 'pdf', 'html'])('a .%s is checked and kept like a text', async (format) => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, `ogf.${format}`, readFileSync(path.join(projectRoot, 'test', 'fixtures', 'documents', `ogf.${format}`)), home)
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toContain('approximately once per year')
    await alice.submits()
    await alice.types('/wg register bind OGF', { in: home })
    expect(refsIn((await alice.types('/wg milestone list', { in: home })).text)).toEqual(['OGF-M1', 'OGF-M2', 'OGF-M3', 'OGF-M4'])
  })

  it('a name with a path in it is a name, and harms nothing', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, '../../etc/<!here>.md', registerText(), home)
    await alice.clicks('Check and save', { in: home })
    await alice.clicks('Whole reading')
    const names = alice.directMessages().flatMap(({ files = [] }) => files.map(({ name }) => name))
    expect(names).toHaveLength(1)
    expect(names[0]).not.toMatch(/[/<>]/)
  })
})

describe('while a slow document is read', () => {
  it('the bot’s own thread stays free to answer others', async () => {
    const world = await begin({ mode: 'socket' })
    const alice = world.as('alice')
    await sends(alice, 'first.md', registerText(), home)
    const slow = Buffer.from(`${registerText()}\n${'The parties share the draft of the profile by 1Q2012. '.repeat(60_000)}`)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const answer = await sends(alice, 'slow.md', slow, home)
    delay.disable()
    expect(answer.text).toMatch(/ready to check|I have read|longer to read/)
    // Slack gives three seconds; nothing near that may pass without the bot looking up.
    expect(delay.max / 1e6).toBeLessThan(1_500)
  })
})
