/** A draft from its gate to the partner's answer: refused, reviewed, sent once, reminded, revised, withdrawn. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, worlds } from '../world/index.js'
import { sharedOrSay } from '../world/shared.js'
import { changesNothing, readsIn, refused } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

const real = sharedOrSay('registers/cscc-dmtf.txt', 'a draft at the real register’s gate')

async function withPeople(file: string | null = null): Promise<World> {
  const world = await begin({ mode: 'http', empty: file !== null })
  const alice = world.as('alice')
  if (file) {
    await readsIn(alice, 'cscc.txt', readFileSync(file), '#general')
    await alice.types('/wg register bind CSCC channel:<#C0CSCCDMT>', { in: '#general' })
  }
  await alice.types('/wg roster add @chen role:member party:CSCC', { in: home })
  await alice.types('/wg roster add @ben role:member party:DMTF', { in: home })
  await alice.types('/wg roster add @hugo role:approver party:DMTF', { in: home })
  return world
}

const added = '/wg draft add "Cloud audit use cases" party:CSCC version:0.5 completeness:55 link:https://example.org/audit'

describe('a draft', () => {
  const registers: [string, string | null][] = [['the sample', null]]
  if (real) registers.push(['the real register', real])
  it.each(registers)(
    'is refused at the gate of %s with both halves named, and goes once it is complete enough and reviewed',
    async (_name, file) => {
      const world = await withPeople(file)
      const chen = world.as('chen')
      expect((await chen.types(added, { in: home })).text).toContain('CSCC-D1')
      const text = await refused(
        world,
        /55 % complete where at least 60 % is asked, and it has had no internal review where 1 is asked/,
        () => chen.types('/wg draft send D1 until:"in 4 weeks"', { in: home }),
      )
      expect(text).toContain('draft internal-review D1')
      await chen.types('/wg draft revise D1 completeness:60', { in: home })
      await refused(world, /has had no internal review where 1 is asked/, () => chen.types('/wg draft send D1', { in: home }))
      await chen.types('/wg draft internal-review D1 by:"Security WG" result:failed', { in: home })
      await refused(world, /no internal review/, () => chen.types('/wg draft send D1', { in: home }))
      await chen.types('/wg draft internal-review D1 by:"Security WG" on:2011-12-12', { in: home })
      const sent = await chen.types('/wg draft send D1 until:"in 4 weeks"', { in: home })
      expect(sent.text).toMatch(/with DMTF now\. Asked: <@U0HUGO008> <@U0BEN0002>/)
      const message = world.channel(home).shows(/asks for your review of/)
      expect(messageText(message)).toMatch(/60 % complete[\s\S]*open until 13 Jan 2012/)
      await refused(world, /is with DMTF already/, () => chen.types('/wg draft send D1', { in: home }))
      await refused(world, /CSCC’s draft/, () => world.as('ben').types('/wg draft withdraw D1 no', { in: home }))
    },
  )

  it.each(registers)('of the other party passes no gate of %s', async (_name, file) => {
    const world = await withPeople(file)
    const ben = world.as('ben')
    await ben.types('/wg draft add "CIMI model" version:0.1 completeness:10 link:https://example.org/cimi', { in: home })
    expect((await ben.types('/wg draft send D1 access:early', { in: home })).text).toContain('with CSCC now')
    world.channel(home).shows(/gives you early access to/)
  })

  it('tells the partner’s own channel once, shows the notice on rights, and reminds only who has not answered', async () => {
    const world = await begin({ mode: 'http', empty: false })
    const alice = world.as('alice')
    const here = '#ogf-dmtf'
    await alice.types('/wg register bind OGF party:OGF channel:<#C0CLOUDWG>', { in: here })
    await alice.types('/wg draft add "CIMI model" party:DMTF version:0.9 completeness:80 link:https://example.org/cimi key:OGF', {
      in: here,
    })
    await alice.types('/wg draft send D1', { in: here })
    await alice.types('/wg draft revise D1 version:1.0', { in: here })
    await alice.types('/wg draft send D1 <@U0DANA004> <@U0ERIK005> until:2012-01-13', { in: here })
    const ours = world.channel('#cloud-wg').ours().map(messageText)
    expect(ours).toHaveLength(2)
    expect(ours[1]).toMatch(/OCCI remains a trademark of OGF/)
    expect(ours[0]).toContain('newer version')
    const erik = world.as('erik')
    expect((await erik.clicks('No remarks', { in: '#cloud-wg' })).text).toContain('had no remarks')
    await changesNothing(world, () => erik.clicks('No remarks', { in: '#cloud-wg' }))
    expect(await world.as('dana').opensHome()).toMatch(/CIMI model[\s\S]*asks for your review/)
    expect(await erik.opensHome()).not.toMatch(/CIMI model/)
    await world.at('2012-01-06T09:00:00Z')
    const digest = messageText(world.channel('#cloud-wg').shows(/Still to answer/))
    expect(digest).toContain('<@U0DANA004>')
    expect(digest).not.toContain('<@U0ERIK005>')
    await world.as('dana').clicks('No remarks', { in: '#cloud-wg' })
    await world.at('2012-01-12T09:00:00Z')
    await world.at('2012-02-20T09:00:00Z')
    world.channel('#cloud-wg').lacks(/Still to answer/)
    expect(
      world
        .channel('#cloud-wg')
        .ours()
        .filter((message) => messageText(message).includes('OGF-D1')),
    ).toHaveLength(3)
    await alice.types('/wg draft withdraw D1 superseded by a joint document', { in: here })
    world.channel('#cloud-wg').shows(/withdrawn by DMTF: superseded/)
  })

  it('with a file that was deleted before it was read says so, and keeps the draft', async () => {
    const world = await withPeople()
    world.expects('file_not_found')
    const chen = world.as('chen')
    const answer = await chen.types('/wg draft add "Use cases" version:0.5 completeness:60 file:F0NOWHERE', { in: home })
    expect(answer.text).toMatch(/CSCC-D1[\s\S]*could not be read: Slack no longer has that file/)
    const { fileId } = await chen.uploads('cases.md', 'one\n', { in: home, mention: 'draft revise D1 version:0.6' })
    expect(await world.store().read((db) => db.draft.findFirst({ select: { file: true, fileName: true, version: true } }))).toEqual({
      file: fileId,
      fileName: 'cases.md',
      version: '0.6',
    })
  })
})
