/** What Registrar asks people by itself, by direct message: contacts once a year, stewards about a partner's document, and their work in the morning. */
import { describe, expect, it } from 'vitest'
import type { Persona, World } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** Everything that person was told directly and not in answer, oldest first. */
function told(person: Persona): string[] {
  return person
    .directMessages()
    .map(messageText)
    .filter((text) => /^\w+,? \d+ \w+ \d{4}/.test(text))
}

function dm(world: World, person: Persona): string {
  return world.playground.state.directChannel(person.id).id
}

/** Ben is the DMTF contact of CSCC, linked to his person in Slack. */
async function withBen() {
  const world = await begin({ mode: 'socket', empty: false })
  const alice = world.as('alice')
  await alice.types('/wg contact add party:DMTF user:@ben role:"Working group chair"', { in: home })
  return { world, alice, ben: world.as('ben') }
}

describe('contacts', () => {
  it('are asked a year after they were added whether they are still right, and a year after their answer', async () => {
    const { world, ben } = await withBen()
    await world.at('2012-12-14T09:00:00Z')
    expect(told(ben)).toEqual([])
    // 16 December 2012 is a Sunday.
    await world.at('2012-12-17T09:00:00Z')
    expect(told(ben)).toHaveLength(1)
    expect(told(ben)[0]).toContain('You are named as contact 4 for DMTF in *CSCC*. Is that still right?')
    expect(await ben.opensHome()).toContain('You are named as contact 4 for DMTF. Is that still right?')
    await world.at('2013-03-18T09:00:00Z')
    expect(told(ben)).toHaveLength(1)
    await ben.clicks('Still right', { in: dm(world, ben), about: '4' })
    expect(told(ben)[0]).toContain('is right, said on 18 Mar 2013')
    expect(await ben.opensHome()).not.toContain('contact 4')
    world.channel(home).shows('<@U0BEN0002> acknowledged as contact 4 for DMTF')
    await world.at('2013-12-17T09:00:00Z')
    await world.restarts()
    expect(told(ben)).toHaveLength(1)
    await world.at('2014-03-18T09:00:00Z')
    expect(told(ben)).toHaveLength(2)
  })

  it('who do not answer are asked again a year later, and may name who follows them', async () => {
    const { world, ben } = await withBen()
    for (const day of ['2012-12-17', '2013-06-17', '2013-12-16']) await world.at(`${day}T09:00:00Z`)
    expect(told(ben)).toHaveLength(2)
    await ben.clicks('Replace', { in: dm(world, ben), about: '4' })
    await ben.submits({ contact: '4', user: 'U0DANA004' })
    expect(told(ben).map((text) => text.includes('was replaced'))).toEqual([true, true])
    expect((await world.as('chen').types('/wg contact replace 5 user:@chen', { in: home })).text).toContain(
      'Only a steward of CSCC or the contact',
    )
  })

  it('who are not in Slack are asked about in one message to the stewards, who answer for them', async () => {
    const { world, alice, ben } = await withBen()
    await world.at('2012-12-17T09:00:00Z')
    const asked = told(alice).filter((text) => text.includes('still right?'))
    expect(asked).toHaveLength(1)
    expect(asked[0]?.match(/Contact \d for \w+/g)).toEqual([
      'Contact 1 for CSCC',
      'Contact 2 for CSCC',
      'Contact 3 for DMTF',
      ...ogfContacts,
    ])
    await alice.clicks('Still right', { in: dm(world, alice), about: '1' })
    expect(told(alice).filter((text) => text.includes('still right?'))[0]).toMatch(/Contact 1 for CSCC of \*CSCC\* is right/)
    expect((await ben.types('/wg contact accept 2', { in: home })).text).toContain('answers for themself')
  })
})

const ogfContacts = ['OGF', 'OGF', 'OGF', 'OGF', 'DMTF', 'DMTF', 'DMTF'].map((party, index) => `Contact ${index + 1} for ${party}`)

describe('a partner’s document', () => {
  it('is asked about every month from the take-up, each on a working morning, until it is linked', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const alice = world.as('alice')
    const asked: string[] = []
    // 16 June 2012 is a Saturday.
    for (const day of ['01-13', '01-16', '01-17', '02-16', '03-16', '04-16', '05-16', '06-15', '06-18', '06-19']) {
      const before = told(alice).length
      await world.at(`2012-${day}T09:00:00Z`)
      if (told(alice).length > before) asked.push(day)
    }
    expect(asked).toEqual(['01-16', '02-16', '03-16', '04-16', '05-16', '06-18'])
    expect(told(alice).at(-1)).toContain('The partner’s document of *CSCC*, awaited since 16 Dec 2011: is there one by now?')
    expect(await alice.opensHome()).toContain('The partner’s document is awaited since 16 Dec 2011')
    await alice.clicks('Link it', { home: true })
    await alice.submits({ link: 'https://cscc.example/register' })
    expect(told(alice).at(-1)).toContain('is linked')
    expect(await alice.opensHome()).not.toContain('partner’s document')
    await world.at('2012-07-16T09:00:00Z')
    expect(told(alice)).toHaveLength(6)
  })

  it('that will never come is asked about no more, until somebody awaits it again', async () => {
    const world = await begin({ mode: 'socket', empty: false })
    const alice = world.as('alice')
    await world.at('2012-01-16T09:00:00Z')
    await alice.clicks('There will be none', { in: dm(world, alice) })
    expect(told(alice)).toHaveLength(1)
    expect(told(alice)[0]).toContain('will have no partner’s document')
    await world.at('2012-02-16T09:00:00Z')
    expect(told(alice)).toHaveLength(1)
    expect((await alice.types('/wg register document CSCC none', { in: home })).text).toContain('recorded already')
    await alice.types('/wg register document CSCC awaited', { in: home })
    await world.at('2012-03-16T09:00:00Z')
    expect(told(alice)).toHaveLength(2)
    expect((await world.as('ben').types('/wg register document CSCC none', { in: home })).text).toContain('Only a steward')
  })
})

describe.each(modes)('my work over %s', (mode) => {
  it('comes at nine where one lives, on working mornings with something to say, once', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await alice.types('/wg milestone assign M3 @ben party:DMTF', { in: home })
    expect((await ben.types('/wg mine morning:on', { in: home })).text).toContain('09:00 (Africa/Lagos)')
    await world.at('2012-03-15T08:00:00Z')
    expect(told(ben)).toEqual([])
    // Lagos is an hour ahead; M3 is due on Saturday 31 March.
    await world.at('2012-03-19T07:59:00Z')
    expect(told(ben)).toEqual([])
    await world.at('2012-03-19T08:00:00Z')
    expect(told(ben)).toHaveLength(1)
    expect(told(ben)[0]).toMatch(/^Monday,? 19 March 2012[\s\S]*You owe[\s\S]*CSCC-M3[\s\S]*in 12 days/)
    for (const at of ['2012-03-19T08:01:00Z', '2012-03-18T08:00:00Z', '2012-03-19T12:00:00Z']) await world.at(at)
    await world.restarts()
    expect(told(ben)).toHaveLength(1)
    await world.at('2012-03-20T08:00:00Z')
    await world.at('2012-03-24T08:00:00Z')
    expect(told(ben)).toHaveLength(2)
    await ben.clicks('Done', { in: dm(world, ben), about: 'M3' })
    await ben.submits({ outcome: 'Published.' })
    expect(told(ben)[1]).toContain('Nothing of your work waits any more')
    expect(told(ben)[0]).toContain('in 12 days')
    await world.at('2012-03-26T08:00:00Z')
    expect(told(ben)).toHaveLength(2)
  })

  it('is switched in App Home, and keeps still about what is snoozed', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await alice.types('/wg milestone assign M3 @ben party:DMTF', { in: home })
    expect(await ben.opensHome()).toContain('Your work can come by direct message')
    await ben.clicks('Send it', { home: true })
    expect(await ben.opensHome()).toContain('comes by direct message on working mornings at 09:00 (Africa/Lagos)')
    await world.at('2012-03-19T08:00:00Z')
    await ben.types('/wg snooze M3', { in: home })
    await world.at('2012-03-20T08:00:00Z')
    expect(told(ben)).toHaveLength(1)
    expect((await ben.types('/wg mine morning:maybe', { in: home })).text).toContain('Say `morning:on` or `morning:off`')
    await ben.clicks('Stop it', { home: true })
    await world.at('2012-03-28T08:00:00Z')
    expect(told(ben)).toHaveLength(1)
  })

  it('is offered to nobody of another workspace, to whom it could not come', async () => {
    const world = await begin({ mode, empty: false })
    const grace = world.as('grace')
    // Slack tells of which workspace somebody is.
    const asked = await grace.mentions('mine morning:on', { in: '#cloud-users' })
    expect(asked.text).toMatch(/People of other workspaces get no direct messages[\s\S]*@Registrar mine/)
    expect(await grace.opensHome()).not.toContain('mornings')
    expect(await world.as('ben').opensHome()).toContain('Your mornings')
  })
})
