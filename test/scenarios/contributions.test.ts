/** A contribution to the other party's group: the words on rights shown, decided by the group alone, its giver told. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messageText, worlds } from '../world/index.js'
import { offeredIn } from '../world/screen.js'
import { sharedOrSay } from '../world/shared.js'
import { readsIn, refused } from '../world/steps.js'

const begin = worlds()
const here = '#ogf-dmtf'
const real = sharedOrSay('registers/ogf-dmtf.txt', 'a contribution under the real register’s term a')

describe.each([
  ['the sample', null, 'OCCI remains a trademark of OGF'],
  ...(real ? [['the real register', real, 'OCCI is still a trademark owned by OGF'] as const] : []),
] as const)('to OCCI in %s', (_name, file, term) => {
  it('is given under term a, declined with a reason by OGF’s group, and not by a person of DMTF', async () => {
    const world = await begin({ mode: 'http', empty: file !== null })
    const alice = world.as('alice')
    if (file) {
      await readsIn(alice, 'ogf.txt', readFileSync(file), '#general')
      await alice.types('/wg register bind OGF channel:<#C0OGFDMTF>', { in: '#general' })
    }
    await alice.types('/wg roster add @ben role:member party:DMTF', { in: here })
    await alice.types('/wg roster add @hugo role:steward party:DMTF', { in: here })
    await alice.types('/wg roster add @erik role:member party:OGF', { in: here })
    await alice.types('/wg roster add @dana role:participant party:OGF', { in: here })
    const ben = world.as('ben')
    const line = '/wg contribution add "Changes to the OCCI model" link:https://example.org/occi notices:"Copyright DMTF 2011"'
    const shown = await ben.types(line, { in: here })
    expect(shown.text).toContain(term)
    expect(shown.text).toContain('acknowledge:yes')
    expect((await ben.types(`${line} acknowledge:yes`, { in: here })).text).toMatch(/OGF-C1\* is with OGF/)
    expect(messageText(world.channel(here).shows(/OGF-C1/))).toMatch(/to be retained:[\s\S]*Copyright DMTF 2011/)
    expect(await world.as('erik').opensHome()).toMatch(/OGF-C1/)

    // Neither the giver, nor a steward of DMTF, nor a participant of OGF, nor a steward of no party is the group.
    await refused(world, /You gave OGF-C1 yourself/, () => ben.types('/wg contribution decide C1 outcome:accept', { in: here }))
    for (const one of ['hugo', 'dana', 'alice'])
      await refused(world, /OGF alone decides on OGF-C1/, () =>
        world.as(one).types('/wg contribution decide C1 outcome:accept', { in: here }),
      )
    // Not even with a second membership, in the receiving group.
    await alice.types('/wg roster add @ben role:member party:OGF', { in: here })
    expect((await ben.types('/wg contribution list', { in: here })).messages.flatMap(offeredIn)).toEqual([])
    expect(await ben.opensHome()).not.toMatch(/OGF-C1/)
    await refused(world, /You gave OGF-C1 yourself/, () => ben.types('/wg contribution decide C1 outcome:accept', { in: here }))
    const erik = world.as('erik')
    await refused(world, /Say why it is declined/, () => erik.types('/wg contribution decide C1 outcome:decline', { in: here }))
    await erik.types('/wg contribution decide C1 outcome:decline "outside our charter"', { in: here })
    await refused(world, /was declined by <@U0ERIK005> already/, () =>
      erik.types('/wg contribution decide C1 outcome:accept', { in: here }),
    )
    expect(ben.directMessages().map(messageText).join('\n')).toMatch(
      /OGF has decided on your contribution[\s\S]*declined[\s\S]*outside our charter/,
    )
    const kept = await world
      .store()
      .read((db) => db.contribution.findFirst({ select: { state: true, reason: true, ipr: true, notices: true } }))
    expect(kept).toMatchObject({
      state: 'declined',
      reason: 'outside our charter',
      notices: 'Copyright DMTF 2011',
      ipr: [expect.stringContaining(term)],
    })

    // An individual's goes the same way, and who does not vote may give feedback all the same.
    await world.as('dana').types('/wg contribution add "A remark on OVF" from:individual to:OGF acknowledge:yes', { in: here })
    await erik.types('/wg contribution decide C2 outcome:accept', { in: here })
    expect((await erik.types('/wg contribution list', { in: here })).text).toMatch(/an individual, to OGF[\s\S]*accepted/)
    await alice.types('/wg approval request T1 party:OGF approvers:all', { in: here })
    const standing = (): Promise<unknown> =>
      world.store().read(async (db) => [await db.approval.findMany(), await db.position.findMany(), await db.voter.findMany()])
    const before = await standing()
    expect((await world.as('dana').types('/wg feedback add T1 "Which notice?"', { in: here })).text).toMatch(
      /OGF-F1\* on OGF-T1 is kept[\s\S]*as feedback and not as a vote: \*OGF-A1\*/,
    )
    expect(await standing()).toEqual(before)
    expect(await world.store().read((db) => db.feedback.findFirst({ select: { party: true, state: true } }))).toEqual({
      party: 'OGF',
      state: 'new',
    })
  })
})

describe('a contribution of somebody of another workspace', () => {
  it('is answered once, below the message that gave it', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const shared = '#cloud-users'
    const alice = world.as('alice')
    await alice.types('/wg register bind OGF channel:<#C0SHARED1>', { in: here })
    await alice.types('/wg roster add @alice role:member party:OGF', { in: shared })
    const grace = world.as('grace')
    await grace.mentions('contribution add "Our use cases" from:individual to:OGF acknowledge:yes', { in: shared })
    await alice.types('/wg contribution decide C1 outcome:part "the first three"', { in: shared })
    const told = world
      .channel(shared)
      .ours()
      .filter((message) => messageText(message).includes('OGF has decided on your contribution'))
    const own = world
      .channel(shared)
      .messages()
      .find(({ text }) => text.includes('Our use cases'))
    expect(told.map(({ threadTs }) => threadTs)).toEqual([own?.ts])
    expect(grace.directMessages()).toEqual([])
  })
})
