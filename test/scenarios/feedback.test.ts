/** Feedback from start to closure: given in every way there is, resolved, disputed, closed, exported and read in again; and its races. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, worlds } from '../world/index.js'
import { sharedOrSay } from '../world/shared.js'
import { changesNothing, readsIn, refused } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'
const real = sharedOrSay('registers/cscc-dmtf.txt', 'feedback followed to closure in the real register')

/** CSCC's draft is with DMTF; Ben reviews for DMTF, Chen edits for CSCC. @param file of a real register, in place of the sample */
async function inReview(file: string | null = null): Promise<World> {
  const world = await begin({ mode: 'socket', empty: file !== null })
  const alice = world.as('alice')
  if (file) {
    await readsIn(alice, 'cscc.txt', readFileSync(file), '#general')
    await alice.types('/wg register bind CSCC channel:<#C0CSCCDMT>', { in: '#general' })
  }
  await alice.types('/wg roster add @chen role:member party:CSCC', { in: home })
  await alice.types('/wg roster add @ben role:member party:DMTF', { in: home })
  const chen = world.as('chen')
  await chen.types('/wg draft add "Cloud audit use cases" version:0.6 completeness:60 link:https://example.org/audit', { in: home })
  await chen.types('/wg draft internal-review D1 by:"Security WG"', { in: home })
  await chen.types('/wg draft send D1 until:"in 4 weeks"', { in: home })
  return world
}

async function states(world: World): Promise<string[]> {
  const rows = await world.store().read((db) => db.feedback.findMany({ orderBy: { number: 'asc' } }))
  return rows.map(({ number, state, resolution }) => `F${number} ${state} ${resolution ?? ''}`.trim())
}

/** The text of the newest file. */
function newestFile(world: World): string {
  const files = [...world.playground.state.files.values()]
  return files.at(-1)?.bytes.toString('utf8') ?? ''
}

describe('feedback', () => {
  const registers: [string, string | null][] = [['the sample', null]]
  if (real) registers.push(['the real register', real])
  it.each(registers)(
    'in %s follows ratings and remarks to closure, one disputed and reopened, and its table re-imports to the same',
    async (_name, file) => {
      const world = await inReview(file)
      const ben = world.as('ben')
      const chen = world.as('chen')
      await ben.clicks('Rate it', { in: home })
      await ben.submits({ completeness: '3', clarity: '4', detail: '2', comment: 'Roles are missing.' })
      await ben.clicks({ action: 'feedback.add' }, { in: home, ts: world.channel(home).shows(/asks for your review/).ts })
      expect(ben.formText()).toContain('CSCC-D1')
      await ben.submits({ comment: 'The retry is not bounded', change: '=Say how often', type: 'te', clause: '5.2', line: '17' })
      await ben.types('/wg feedback add D1 clause:7 type:ed "A comma, and a “quote”"', { in: home })
      expect(await states(world)).toEqual(['F1 new', 'F2 new', 'F3 new'])
      expect(await world.as('ben').opensHome()).not.toContain('asks for your review')

      await refused(world, /worked on by the editor/, () => ben.types('/wg resolve F2 as:accepted', { in: home }))
      const alice = world.as('alice')
      await alice.types('/wg assign F2 @chen', { in: home })
      const assigned = (): number => chen.directMessages().filter((message) => messageText(message).includes('was assigned to you')).length
      expect(assigned()).toBe(1)
      await alice.types('/wg assign F1 @alice', { in: home })
      expect(alice.directMessages().map(messageText).join('\n')).not.toContain('was assigned to you')
      expect((await chen.types('/wg mine', { in: home })).text).toMatch(/You owe[\s\S]*CSCC-F2/)
      await refused(world, /Say why it is rejected/, () => chen.types('/wg resolve F2 as:rejected', { in: home }))
      await chen.types('/wg resolve F1 as:noted', { in: home })
      await chen.types('/wg resolve F2 as:rejected "out of scope"', { in: home })
      await chen.types('/wg resolve F3 as:accepted', { in: home })
      expect(ben.directMessages().map(messageText).join('\n')).toMatch(
        /what became of your feedback[\s\S]*CSCC-F2[\s\S]*rejected[\s\S]*out of scope/,
      )

      expect(await ben.opensHome()).toMatch(/Waits for your answer[\s\S]*CSCC-F2/)
      await ben.types('/wg accept F1', { in: home })
      await ben.clicks({ action: 'feedback.answer' }, { home: true, about: '2' })
      await ben.submits({ answer: 'dispute', reason: 'It is in the scope of clause 1.' })
      await refused(world, /Only <@U0BEN0002>/, () => chen.types('/wg accept F3', { in: home }))
      await ben.types('/wg accept F3', { in: home })
      expect(await states(world)).toEqual(['F1 closed noted', 'F2 disputed rejected', 'F3 closed accepted'])
      await chen.types('/wg reopen F2 we look at clause 1 again', { in: home })
      await chen.types('/wg resolve F2 as:revised "bounded now"', { in: home })
      await ben.types('/wg accept F2', { in: home })
      expect(await states(world)).toEqual(['F1 closed noted', 'F2 closed revised', 'F3 closed accepted'])

      await ben.types('/wg feedback export about:D1', { in: home })
      const table = newestFile(world)
      expect(table).toMatch(/^\ufeffMB\/NC,Line number/)
      expect(table).toContain("'=Say how often")
      const same = await ben.uploads('again.csv', table, { in: home, mention: 'feedback import D1' })
      expect(same.text).toContain('nothing was added')
      await chen.types('/wg draft add "Twin" version:1 completeness:90 link:https://example.org/twin', { in: home })
      expect((await ben.uploads('again.csv', table, { in: home, mention: 'feedback import D2' })).text).toMatch(
        /3 remarks on \*CSCC-D2\* are kept as F4 to F6/,
      )
      await ben.types('/wg feedback export about:D2', { in: home })
      expect(newestFile(world)).toBe(table)
      await ben.types('/wg feedback export about:D1 format:md', { in: home })
      expect(newestFile(world)).toMatch(/# Disposition of comments[\s\S]*CSCC-F2[\s\S]*revised: bounded now/)
      expect((await ben.types('/wg feedback list about:D1 state:all by:type', { in: home })).text).toMatch(
        /technical: \*1\*[\s\S]*editorial: \*1\*/,
      )
    },
  )

  it('keeps the link and the author of a message, also once that message is gone', async () => {
    const world = await inReview()
    await world.as('ben').types('Clause 9 contradicts the annex', { in: home })
    const ts =
      world
        .channel(home)
        .messages()
        .findLast(({ text }) => text.includes('Clause 9'))?.ts ?? ''
    const alice = world.as('alice')
    await alice.usesShortcut('feedback.from-message', { in: home, ts })
    expect(alice.formText()).toContain('Clause 9 contradicts the annex')
    await alice.submits({ ref: 'D1', type: 'te' })
    const kept = await world.store().read((db) => db.feedback.findFirst())
    expect(kept).toMatchObject({ author: 'U0BEN0002', givenBy: 'U0ALICE01', permalink: expect.stringContaining(`p${ts.replace('.', '')}`) })
    world.expects('message_not_found')
    const said = world.channel(home).shows(/CSCC-F1/)
    for (const gone of [ts, said.ts]) {
      const message = world.playground.state.message('C0CSCCDMT', gone)
      if (message) world.playground.state.remove(message)
    }
    const answer = await world.as('chen').types('/wg resolve F1 as:accepted', { in: home })
    expect(answer.text).toMatch(/resolved F1 as accepted/)
    expect(await states(world)).toEqual(['F1 addressed accepted'])
  })

  it('where a channel holds several registers, asks for which, and says what a button cannot carry', async () => {
    const world = await inReview()
    const alice = world.as('alice')
    await alice.types('/wg register bind OGF party:OGF channel:<#C0CSCCDMT>', { in: home })
    await world.as('ben').types(`Long\n${'"so"\n'.repeat(400)}`, { in: home })
    const ts =
      world
        .channel(home)
        .messages()
        .findLast(({ text }) => text.startsWith('Long'))?.ts ?? ''
    expect((await alice.usesShortcut('feedback.from-message', { in: home, ts })).text).toMatch(
      /Which register[\s\S]*the form opens with its first \d+ characters/,
    )
    await alice.clicks('CSCC', { in: home })
    await alice.submits({ ref: 'D1' })
    expect(await states(world)).toEqual(['F1 new'])
  })

  it('by a mention in the draft’s thread needs no reference, and people of other workspaces are served whole', async () => {
    const world = await inReview()
    const alice = world.as('alice')
    await alice.types('/wg register bind CSCC channel:<#C0SHARED1>', { in: home })
    await alice.types('/wg draft revise D1 version:0.7', { in: '#cloud-users' })
    await alice.types('/wg draft send D1', { in: '#cloud-users' })
    const root = world.channel('#cloud-users').shows(/asks for your review/).ts
    const grace = world.as('grace')
    const answer = await grace.mentions('feedback add clause:3 "Say who audits"', { in: '#cloud-users', thread: root })
    expect(answer.text).toMatch(/CSCC-F1\* on CSCC-D1 is kept/)
    expect(await world.store().read((db) => db.feedback.findFirst({ select: { permalink: true } }))).toMatchObject({
      permalink: expect.stringContaining(`thread_ts=${root}`),
    })
    await grace.clicks('Give feedback', { in: '#cloud-users', ts: root })
    await grace.submits({ comment: 'Roles are missing' })
    await alice.types('/wg resolve F2 as:accepted', { in: '#cloud-users' })
    world.channel('#cloud-users').shows(/<@U0GRACE07>, this is what became of your feedback/)
    await grace.mentions('accept F2', { in: '#cloud-users', thread: root })
    expect(await states(world)).toEqual(['F1 new', 'F2 closed accepted'])
  })

  it('its outcome is told to people of other workspaces where they gave it, once, and nowhere else', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const [alice, ben, grace] = [world.as('alice'), world.as('ben'), world.as('grace')]
    const theirs = '#cloud-users'
    await alice.types('/wg register bind CSCC party:DMTF channel:<#C0SHARED1>', { in: home })
    const tsOf = (words: string): string =>
      world
        .channel(theirs)
        .messages()
        .find(({ text }) => text.includes(words))?.ts ?? ''
    await ben.types('What do you think of M1?', { in: theirs })
    const talk = tsOf('What do you think')
    await grace.mentions('feedback add M1 "Say who audits"', { in: theirs, thread: talk })
    await grace.mentions('feedback add M2 "Roles are missing"', { in: theirs })
    const own = tsOf('Roles are missing')
    for (const one of ['F1', 'F2']) await alice.types(`/wg resolve ${one} as:accepted`, { in: home })
    const told = (): [string, string | undefined][] =>
      [theirs, home].flatMap((channel) =>
        world
          .channel(channel)
          .messages()
          .filter((message) => messageText(message).includes('what became of your feedback'))
          .map((message): [string, string | undefined] => [channel, message.threadTs]),
      )
    expect(told()).toEqual([
      [theirs, talk],
      [theirs, own],
    ])
    expect(grace.directMessages()).toEqual([])
    await grace.clicks('Accept', { in: theirs, about: 'F1' })
    expect(await states(world)).toEqual(['F1 closed accepted', 'F2 addressed accepted'])

    await grace.mentions('feedback add M3 "Which profile?"', { in: theirs, thread: talk })
    await alice.types('/wg register bind CSCC party:DMTF channel:<#C0GENERAL>', { in: home })
    await alice.types('/wg resolve F3 as:noted', { in: home })
    // No longer bound there, it is no place for what the register says.
    expect(told().map(([channel]) => channel)).toEqual([theirs, theirs, home])
  })

  it('on a term and a milestone is given the same way', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const erik = world.as('erik')
    await erik.types('/wg feedback add T3 "May they speak?"', { in: '#ogf-dmtf' })
    await erik.types('/wg feedback add OGF-M1 "Which drafts?"', { in: '#ogf-dmtf' })
    expect((await erik.types('/wg feedback list', { in: '#ogf-dmtf' })).text).toMatch(/on T3[\s\S]*on M1/)
    await refused(world, /none of them/, () => erik.types('/wg feedback add V1 no', { in: '#ogf-dmtf' }))
    expect((await erik.types('/wg register term c', { in: '#ogf-dmtf' })).text).toContain('OGF-T3')
  })
})

describe('many at once', () => {
  const table = (rows: number): string =>
    `Clause;Type;Comments;Proposed change\n${Array.from({ length: rows }, (_, index) => `${index % 9};${index % 3 === 0 ? 'ed' : 'te'};"Remark ${index}; with\nlines";`).join('\n')}`

  it('several hundred rows are one message, and resolved by filter after a preview that must still hold', async () => {
    const world = await inReview()
    const ben = world.as('ben')
    const chen = world.as('chen')
    expect((await ben.uploads('ballot.csv', table(300), { in: home, mention: 'feedback import D1' })).text).toMatch(/300 remarks/)
    expect(messageText(world.channel(home).shows(/Feedback on CSCC-D1/))).toMatch(/300 new[\s\S]*200 technical, 100 editorial/)
    await chen.types('/wg feedback resolve', { in: home })
    expect(chen.formText()).toContain('The first 100 of 300. For another, type the command with its reference, such as F300.')
    await chen.closes()
    const preview = await chen.types('/wg feedback resolve about:D1 type:ed as:accepted', { in: home })
    expect(preview.text).toMatch(/100 remarks would be resolved as accepted\. Nothing has been changed yet/)
    await chen.types('/wg resolve F1 as:noted', { in: home })
    expect((await chen.clicks('Resolve 100', { in: home })).text).toMatch(/has changed since: 99 remarks/)
    await chen.types('/wg feedback resolve about:D1 type:ed as:accepted', { in: home })
    await chen.clicks('Resolve 99', { in: home })
    world.channel(home).shows(/200 new, 100 addressed/)
    expect(ben.directMessages().map(messageText).join('\n')).toMatch(/99 of your remarks/)
    await ben.types('/wg feedback accept about:D1', { in: home })
    await ben.clicks('Accept 100', { in: home })
    world.channel(home).shows(/200 new, 100 closed/)
  })

  it('one bad row keeps all of them out, by its line', async () => {
    const world = await inReview()
    const ben = world.as('ben')
    const answer = await changesNothing(world, () =>
      ben.uploads('bad.csv', 'Clause,Type,Comments\n5,te,good\n6,??,bad\n7,te,', { in: home, mention: 'feedback import D1' }),
    )
    expect(answer.text).toMatch(/Nothing of \*bad\.csv\* was kept: 2 rows[\s\S]*line\u00a03:[\s\S]*line\u00a04: the comment is missing/)
    const windows = Buffer.from('Clause,Comments\r\n5,"caf\xe9 \x96 \x93so\x94"\r\n', 'latin1')
    await ben.uploads('windows.csv', windows, { in: home, mention: 'feedback import D1' })
    expect(await world.store().read((db) => db.feedback.findFirst({ select: { comment: true } }))).toEqual({ comment: 'café – “so”' })
  })

  it('a table that was taken away before it was read keeps nothing, and says so', async () => {
    const world = await inReview()
    world.expects('file_not_found')
    const ben = world.as('ben')
    await changesNothing(world, () => ben.types('/wg feedback import D1 file:F0NOWHERE', { in: home }))
    const told = [
      ...ben.directMessages().map(messageText),
      world
        .journal()
        .map((entry) => JSON.stringify(entry.body))
        .join(),
    ].join()
    expect(told).toContain('Slack no longer has that file')
    expect(await world.store().read((db) => db.feedback.count())).toBe(0)
  })

  it('an import whose process dies is whole or not there, and never twice', async () => {
    const world = await inReview()
    const ben = world.as('ben')
    await ben.uploads('ballot.csv', table(20), { in: home, mention: 'feedback import D1' })
    const job = await world.store().read((db) => db.job.findFirstOrThrow({ where: { kind: 'feedback.import' } }))
    // As a process leaves it that died after the rows were kept and before the job was closed.
    await world.store().change(async (tx) => {
      await tx.job.update({ where: { id: job.id }, data: { state: 'running', leaseUntil: '2000-01-01T00:00:00.000Z' } })
      return { ok: true, value: null }
    })
    await world.restarts()
    expect(await world.store().read((db) => db.feedback.count())).toBe(20)
    expect(await world.store().read((db) => db.job.count({ where: { state: 'done', kind: 'feedback.import' } }))).toBe(1)
  })
})

describe('races', () => {
  it('of two editors one resolves, and the other is told by whom; a form sent twice counts once', async () => {
    const world = await inReview()
    const alice = world.as('alice')
    const chen = world.as('chen')
    await world.as('ben').types('/wg feedback add D1 "One remark"', { in: home })
    for (const one of [alice, chen]) await one.clicks('Resolve', { in: home, about: 'F1' })
    await chen.submits({ as: 'accepted' })
    world.playground.control({ do: 'redeliver', what: 'interaction' })
    await world.settle()
    await alice.submits({ as: 'rejected', reason: 'no' })
    expect(JSON.stringify(alice.errors())).toContain('was resolved as accepted by <@U0CHEN003> already')
    await alice.closes()
    expect(await states(world)).toEqual(['F1 addressed accepted'])
  })

  it('on a draft that was withdrawn meanwhile nothing is kept, and what was given stays to be closed', async () => {
    const world = await inReview()
    const ben = world.as('ben')
    await ben.types('/wg feedback add D1 "One remark"', { in: home })
    await ben.clicks('Give feedback', { in: home, ts: world.channel(home).shows(/asks for your review/).ts })
    await world.as('chen').types('/wg draft withdraw D1 merged into another', { in: home })
    await changesNothing(world, () => ben.submits({ comment: 'Too late' }))
    expect(JSON.stringify(ben.errors())).toContain('was withdrawn: merged into another')
    await ben.closes()
    await world.as('chen').types('/wg resolve F1 as:noted', { in: home })
    expect(await states(world)).toEqual(['F1 addressed noted'])
  })
})
