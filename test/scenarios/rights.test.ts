/** Who may do what, and what the others are told: nothing changes, nothing is given away. */
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { modes, worlds } from '../world/index.js'
import type { Answer } from '../world/persona.js'
import { offeredIn } from '../world/screen.js'
import { sample } from '../world/shared.js'
import { changesNothing, refsIn, refused, sends } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** A register of another workspace, as another process with the same file would keep it. */
async function foreignRegister(world: World): Promise<string> {
  const made = await world.store().change(async (tx) => {
    const row = await tx.register.create({
      data: {
        workspace: 'T0ELSEWHERE',
        key: 'XYZ',
        title: 'Hidden',
        state: 'draft',
        zone: 'UTC',
        at: '09:00',
        holidays: [],
        text: '',
        foldedHash: 'x',
        homeChannel: world.channel(home).id,
        createdBy: 'U0ALICE01',
        createdAt: '2011-12-16T08:58:00.000Z',
      },
    })
    return { ok: true, value: row.id }
  })
  return made.ok ? made.value : ''
}

describe.each(modes)('rights over %s', (mode) => {
  it('someone of the channel who is neither steward nor owner reads, and changes nothing', async () => {
    const world = await begin({ mode, empty: false })
    const ben = world.as('ben')
    expect(refsIn((await ben.types('/wg milestone list', { in: home })).text)).toHaveLength(4)
    await refused(world, /Only .*steward of CSCC/, () => ben.types('/wg milestone move M1 due:2H2012 reason:late', { in: home }))
    await refused(world, /Only a steward of CSCC/, () => ben.types('/wg milestone add Another due:2H2012', { in: home }))
    await refused(world, /Only a steward of CSCC/, () => ben.types('/wg register edit CSCC title:Mine', { in: home }))
    await refused(world, /Only a steward of CSCC/, () => ben.types('/wg roster add @ben role:approver party:DMTF', { in: home }))
    await refused(world, /steward/, () => ben.mentions('drop M1: no longer wanted', { in: home }))
  })

  it('a private answer offers its reader what they may do, and what the register’s state allows', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben, grace] = [world.as('alice'), world.as('ben'), world.as('grace')]
    const offered = (answer: Answer): string[] => answer.messages.flatMap(offeredIn)
    await alice.types('/wg register bind CSCC channel:#cloud-users', { in: home })
    const reading = ['Whole text', 'History']
    const show = '/wg register show CSCC'
    expect(offered(await alice.types(show, { in: home }))).toEqual([...reading, 'Settings', 'Submit', 'End'])
    expect(offered(await ben.types(show, { in: '#cloud-users' }))).toEqual(reading)
    expect(offered(await grace.clicks('The register', { in: '#cloud-users' }))).toEqual(reading)
    await ben.types('/wg feedback add M1 "Say who writes it"', { in: '#cloud-users' })
    const list = '/wg feedback list'
    expect(offered(await alice.types(list, { in: '#cloud-users' }))).toEqual(['Assign', 'Resolve'])
    expect(offered(await ben.types(list, { in: '#cloud-users' }))).toEqual([])
    await alice.types('/wg feedback resolve F1 as:revised reason:"It names the group now"', { in: '#cloud-users' })
    expect(offered(await ben.types(list, { in: '#cloud-users' }))).toEqual(['Accept', 'Dispute', 'Open again'])
    await alice.types('/wg draft add "White paper" party:DMTF version:0.1 completeness:60 link:https://example.org/d', {
      in: '#cloud-users',
    })
    expect(offered(await alice.types('/wg draft show D1', { in: '#cloud-users' }))).toEqual([
      'Send',
      'Record a review',
      'Revise',
      'Withdraw',
    ])
    expect(offered(await ben.types('/wg draft show D1', { in: '#cloud-users' }))).toEqual([])
    await alice.types('/wg register end CSCC reason:"both groups were closed"', { in: '#cloud-users' })
    expect(offered(await alice.types(show, { in: '#cloud-users' }))).toEqual(reading)
  })

  it('an owner does, moves and snoozes their own, and no other', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await alice.types('/wg milestone assign M1 owner:@ben party:DMTF', { in: home })
    expect((await ben.types('/wg milestone move M1 due:2H2012 reason:late', { in: home })).text).toContain('2H2012')
    expect((await ben.types('/wg snooze M1', { in: home })).text).toMatch(/snoozed M1/)
    await refused(world, /Only an owner of CSCC-M2 or a steward of CSCC/, () => ben.types('/wg done M2 finished', { in: home }))
    expect(await ben.opensHome()).toContain('CSCC-M1')
    expect((await ben.types('/wg mine', { in: '#general' })).text).toContain('CSCC-M1')
  })

  it('an owner and a contact answer from App Home, where no channel speaks for them', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben, erik] = [world.as('alice'), world.as('ben'), world.as('erik')]
    await alice.types('/wg milestone assign M1 owner:@ben party:DMTF', { in: home })
    await alice.types('/wg contact add party:DMTF user:@erik role:"Liaison officer"', { in: home })
    await ben.opensHome()
    await ben.clicks('Done', { home: true, about: 'M1' })
    await ben.submits({ outcome: 'Published.' })
    world.channel(home).shows(/CSCC-M1[\s\S]*Published\./)
    await erik.opensHome()
    await erik.clicks('Acknowledge', { home: true })
    await erik.submits({})
    expect((await alice.types('/wg register history CSCC', { in: home })).text).toMatch(/<@U0ERIK[0-9]*> acknowledged as contact 4/)
    await alice.types('/wg contact replace 4 party:DMTF role:"Liaison officer"', { in: home })
    await refused(world, /no register CSCC/, () => erik.types('/wg milestone list key:CSCC', { in: '#general' }))
  })

  it('elsewhere only the roster and admins know of the register', async () => {
    const world = await begin({ mode, empty: false })
    const erik = world.as('erik')
    const unknown = await refused(world, /no register NONE/, () => erik.types('/wg milestone list key:NONE', { in: '#general' }))
    const hidden = await refused(world, /no register CSCC/, () => erik.types('/wg milestone list key:CSCC', { in: '#general' }))
    expect(hidden.replace('CSCC', 'NONE')).toBe(unknown)
    await refused(world, /no register CSCC/, () => erik.types('/wg done CSCC-M1 finished', { in: '#general' }))
    expect((await erik.types('/wg register list', { in: '#general' })).text).toMatch(/no register that you can read/)
    await world.as('alice').types('/wg roster add @erik role:observer', { in: home })
    expect(refsIn((await erik.types('/wg milestone list key:CSCC', { in: '#general' })).text)).toHaveLength(4)
    expect(refsIn((await world.as('alice').types('/wg milestone list key:CSCC', { in: '#general' })).text)).toHaveLength(4)
  })

  it('a register of another workspace does not exist here, by name, by button and in lists', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const id = await foreignRegister(world)
    await refused(world, /no register XYZ/, () => alice.types('/wg register show XYZ', { in: home }))
    await refused(world, /no register XYZ/, () => alice.types('/wg done XYZ-M1 finished', { in: home }))
    expect((await alice.types('/wg register list', { in: home })).text).not.toContain('XYZ')
    const { container, blockId, actionId } = alice.find('The register', { in: home })
    if (container.type !== 'message') throw new Error('the card is a message')
    const { channel, ts } = container
    const before = world.playground.state.ephemeral(channel, alice.id).length
    await changesNothing(world, async () => {
      world.playground.control({
        do: 'forge',
        as: alice.id,
        channel,
        ts,
        blockId,
        actionId,
        value: `v1:${JSON.stringify({ register: id })}`,
      })
      await world.settle()
    })
    const said = world.playground.state
      .ephemeral(channel, alice.id)
      .slice(before)
      .map(({ text }) => text)
    expect(said.join()).toMatch(/no such register/)
    expect(said.join()).not.toMatch(/XYZ|Hidden/)
  })

  it('guests and people of other companies read nothing in and create nothing', async () => {
    const world = await begin({ mode })
    const fatima = world.as('fatima')
    expect(await fatima.opensHome()).not.toContain('register import')
    expect(await world.as('ben').opensHome()).toContain('register import')
    await refused(world, /Only full members/, () => fatima.types('/wg register import', { in: home }))
    await refused(world, /Only full members/, () => fatima.types('/wg register new parties:"A, B"', { in: home }))
    await refused(world, /Only full members/, () => sends(fatima, 'cscc.md', sample('cscc.md'), home))
    await refused(world, /Only full members/, () => sends(world.as('grace'), 'cscc.md', sample('cscc.md'), '#cloud-users'))
  })

  it('people of another company have no commands, and are served by mentions, buttons and their forms', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, grace] = [world.as('alice'), world.as('grace')]
    await alice.types('/wg register bind CSCC channel:#cloud-users', { in: home })
    await expect(grace.types('/wg milestone list', { in: '#cloud-users' })).rejects.toThrow('not available')
    expect(refsIn((await grace.mentions('milestone list', { in: '#cloud-users' })).text)).toHaveLength(4)
    expect(refsIn((await grace.clicks('All milestones', { in: '#cloud-users' })).text)).toHaveLength(4)
    await refused(world, /Only an owner of CSCC-M1 or a steward of CSCC/, () => grace.mentions('done M1: finished', { in: '#cloud-users' }))
    await alice.types('/wg milestone assign M1 owner:@grace party:CSCC', { in: '#cloud-users' })
    expect((await grace.mentions('move M1 due:2H2012 reason:"more time"', { in: '#cloud-users' })).text).toContain('2H2012')
    expect((await grace.clicks('My items', { in: '#cloud-users' })).text).toContain('CSCC-M1')
    expect(await grace.opensHome()).toMatch(/CSCC-M1[\s\S]*mention Registrar: `@Registrar help`/)
    expect(await grace.opensHome()).not.toContain('/wg')
    await grace.clicks('Done', { in: '#cloud-users', about: 'M1' })
    await grace.submits({ outcome: 'Published.' })
    world.channel('#cloud-users').shows('Published.')
  })

  it('a last steward stays, and a party’s approvers are named by its own steward', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await refused(world, /last steward/, () => alice.types('/wg roster remove @alice', { in: home }))
    await alice.types('/wg roster add @ben role:steward party:DMTF', { in: home })
    await refused(world, /approvers of DMTF are named by its own steward/, () =>
      alice.types('/wg roster add @hugo role:approver party:DMTF', { in: home }),
    )
    expect((await ben.types('/wg roster add @hugo role:approver party:DMTF', { in: home })).text).toMatch(/approver for DMTF/)
    await refused(world, /already/, () => ben.types('/wg roster add @hugo role:approver party:DMTF', { in: home }))
  })
})
