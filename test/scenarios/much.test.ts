/** More than fits one screen: long registers, long words, many registers in one channel; nothing is cut silently, Slack refuses nothing. */
import { describe, expect, it } from 'vitest'
import { registerText } from '../world/documents.js'
import type { Persona } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'
import { readsIn, refsIn, sends } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

const many = (count: number, date = '2Q2012'): string[] =>
  Array.from({ length: count }, (_, index) => `Deliverable number ${index + 1} & <its> annex (${date}).`)

/** Turns the pages of a private list to its end; all that was shown. */
async function allPages(alice: Persona, first: string): Promise<string[]> {
  const shown = [first]
  for (
    let page = 2;
    /page \d+ of \d+/.test(shown.at(-1) ?? '') && !new RegExp(`page ${page - 1} of ${page - 1}\\b`).test(shown.at(-1) ?? '');
    page += 1
  ) {
    shown.push((await alice.clicks('Next', { in: home })).text)
  }
  return shown
}

describe.each(modes)('much over %s', (mode) => {
  it('120 milestones are checked, kept, listed in pages, carded and reminded of', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await sends(alice, 'long.md', registerText({ milestones: many(120) }), home)
    await alice.clicks('Check and save', { in: home })
    await alice.submits()
    await alice.types('/wg register bind FUG', { in: home })
    const pages = await allPages(alice, (await alice.types('/wg milestone list', { in: home })).text)
    expect(new Set(pages.flatMap(refsIn)).size).toBe(120)
    world.channel(home).shows(/and 110 more/)
    await alice.types('/wg milestone done', { in: home })
    await alice.closes()

    await world.at('2012-05-31T09:00:00Z')
    const digest = world.channel(home).ours().at(-1)
    expect(digest && messageText(digest)).toMatch(/and \d+ more this morning/)
    const rest = await allPages(alice, (await alice.clicks('Show all', { in: home })).text)
    expect(new Set(rest.flatMap(refsIn).filter((ref) => ref.includes('-M'))).size).toBe(120)
    await alice.clicks('Done', { in: home, about: 'M1' })
    await alice.submits({ outcome: 'Out.' })
    world.channel(home).shows('Out.')
  })

  it('whoever owes 130 things reads at home how many more there are, and all of them in pages', async () => {
    const world = await begin({ mode })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await readsIn(alice, 'long.md', registerText({ milestones: many(130) }), home)
    await alice.types('/wg register bind FUG', { in: home })
    await world.store().change(async (tx) => {
      const all = await tx.milestone.findMany({ select: { id: true, workspace: true }, orderBy: { number: 'asc' } })
      await tx.milestoneOwner.createMany({
        data: all.map(({ id, workspace }) => ({ milestoneId: id, workspace, user: ben.id, party: 'FUG' })),
      })
      return { ok: true, value: null }
    })
    expect(await ben.opensHome()).toMatch(/FUG-M12\b[\s\S]*and 118 more: type `\/wg mine`/)
    const pages = await allPages(ben, (await ben.types('/wg mine', { in: home })).text)
    expect(new Set(pages.flatMap(refsIn)).size).toBe(130)
    for (let index = 1; index <= 14; index += 1)
      await alice.types(`/wg register new parties:"Alpha, Beta" title:"Work ${index}" key:AL${index}`, { in: '#general' })
    expect(await alice.opensHome()).toMatch(/Your registers[\s\S]*and 3 more: type `\/wg register list`/)
  })

  it('texts as long as forms take them, with letters that Slack escapes, are kept whole', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const long = `${'<&> ärger “x” '.repeat(214)}`.trim()
    await alice.types('/wg milestone add', { in: home })
    await alice.submits({ text: long, due: '2H2012' })
    expect(alice.errors()).toEqual({})
    await alice.types('/wg milestone move M5', { in: home })
    await alice.submits({ due: '1Q2013', reason: long })
    await alice.types('/wg milestone done M5', { in: home })
    await alice.submits({ outcome: long, link: 'https://example.org/a?b=c&d=e' })
    await alice.types('/wg activity add', { in: home })
    await alice.submits({ text: long })
    await alice.types('/wg register edit CSCC', { in: home })
    await alice.submits({ title: 'T'.repeat(300) })
    for (const line of [
      'milestone list state:all',
      'register history',
      'register history CSCC M5',
      'register show',
      'activity list',
      'mine',
      'register list',
    ]) {
      await alice.types(`/wg ${line}`, { in: home })
    }
    const kept = await world.store().read((db) => db.milestone.findFirst({ where: { number: 5, outcome: { not: null } } }))
    expect([kept?.text, kept?.outcome]).toEqual([long, long])
  })

  it('a document with long sections and many odd lines is shown within Slack’s limits', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    const odd = Array.from({ length: 60 }, (_, index) => `Item ${index} by 3${index}/1${index}/20${index} or so ${'very '.repeat(60)}`)
    await readsIn(
      alice,
      'odd.md',
      `${registerText({ milestones: [...many(30), ...odd] })}\n## Annex\n\n${'A long line of the annex. '.repeat(2000)}\n`,
      home,
    )
    const [register] = await world.store().read((db) => db.register.findMany())
    await alice.types(`/wg register bind ${register?.key}`, { in: home })
    await alice.types('/wg register show', { in: home })
    await alice.clicks('Whole text', { in: home })
    expect(alice.directMessages().some(({ files = [] }) => files.some(({ name }) => name === `${register?.key}.md`))).toBe(true)
  })

  it('several registers in one channel: a bare reference is asked about, a full one is enough', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await alice.types('/wg register bind OGF', { in: home })
    expect((await alice.types('/wg done M1 finished', { in: home })).text).toMatch(/holds CSCC, OGF: say which/)
    expect((await alice.types('/wg done OGF-M1 finished', { in: home })).text).toMatch(/OGF-M1[\s\S]*done/)
    expect((await alice.types('/wg milestone list key:CSCC', { in: home })).text).toContain('CSCC-M1')
    const card = world.channel(home).shows(/Customer council/)
    expect((await alice.mentions('done M1: finished', { in: home, thread: card.ts })).text).toMatch(/CSCC-M1[\s\S]*done/)
  })
})
