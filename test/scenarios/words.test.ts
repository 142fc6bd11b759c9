/** What people type when they do not know the words: one sentence with the way on, nothing changed. */
import { describe, expect, it } from 'vitest'
import { modes, worlds } from '../world/index.js'
import { refused } from '../world/steps.js'

const begin = worlds()
const home = '#cscc-dmtf'

const slips: readonly [string, RegExp][] = [
  ['/wg milestone lst', /has no verb `lst`[\s\S]*`\/wg milestone list`/],
  ['/wg-milestone mvoe M1', /`\/wg milestone move`/],
  ['/wg milstone list', /does not know `milstone`[\s\S]*`\/wg milestone`/],
  ['/wg xyzzy', /does not know `xyzzy`[\s\S]*`\/wg` alone/],
  ['/wg milestone move M1 du:2H2012 reason:late', /takes no `du:`[\s\S]*`due:`/],
  ['/wg milestone move M1 colour:red', /takes no `colour:`[\s\S]*`due:`/],
  ['/wg milestone move M1 due:2H2012 due:1Q2013 reason:late', /twice/],
  ['/wg milestone move M1 due:"30 February 2012" reason:late', /30 February 2012/],
  ['/wg milestone move M1 due:soonish reason:late', /soonish/],
  ['/wg milestone move M1 due:1Q2011 reason:late', /1Q2011 is over/],
  ['/wg milestone move M1 due:1H2012 reason:late', /due 1H2012 already/],
  ['/wg milestone add Another due:"30 February 2012"', /30 February 2012/],
  ['/wg done M99 finished', /CSCC has no milestone M99/],
  ['/wg milestone done R1 finished', /R1 is a review/],
  ['/wg done R1 finished', /done/],
  ['/wg done M0 finished', /./],
  [
    '/wg register set CSCC colour:red',
    /takes no `colour:`[\s\S]*`zone:` `at:` `ladder:` `reviews:` and more; `\/wg register set` alone opens its form with all 12\./,
  ],
  ['/wg register set CSCC zoen:UTC', /Did you mean `zone:`\? `\/wg register set` alone opens its form with all 12\./],
  ['/wg draft list', /CSCC has no draft in preparation or in review\./],
  ['/wg register show NONE', /no register NONE/],
  ['/wg register term z', /CSCC has no terms\.[\s\S]*`\/wg register import`/],
  ['/wg register set CSCC zone:Berlin', /no time zone Berlin[\s\S]*Did you mean `Europe\/Berlin`\?/],
  ['/wg register history M', /no reference/],
  ['/wg register set CSCC zone:Mars/Olympus', /no time zone Mars\/Olympus/],
  ['/wg register set CSCC at:25:00', /no time of day/],
  ['/wg register set CSCC holidays:2012-02-30', /2012-02-30/],
  ['/wg milestone list state:gone', /state:open/],
  ['/wg milestone list page:none', /./],
  ['/wg roster add @ben role:king', /steward, approver, member, participant or observer/],
  ['/wg roster add ben role:steward', /with @/],
  ['/wg milestone assign M1 owner:@ben', /for which party/],
  ['/wg milestone assign M1 owner:@ben party:IETF', /no party IETF/],
  ['/wg register edit CSCC version:', /`version:` says nothing[\s\S]*right after it/],
  ['/wg feedback list by:colour', /For example: `\/wg feedback list D1 type:te clause:5`/],
  ['/wg register list page:9', /takes no `page:`[\s\S]*It takes no names/],
  [
    '/wg feedback add Z1 the retry is not bounded',
    /Z1 names nothing here: `feedback add` takes `D1` \(draft\), `M1` \(milestone\) or `T1` \(term\)/,
  ],
  ['/wg approval request Z1', /Z1 names nothing here[\s\S]*in quotes/],
  ['/wg milestone done Z1', /takes `M1`/],
  ['/wg help milestne', /`\/wg help milestone`/],
]

describe.each(modes)('a slip over %s', (mode) => {
  it('is answered by one sentence with the way on', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const wrong: string[] = []
    for (const [line, words] of slips) {
      try {
        const said = await refused(world, words, () => alice.types(line, { in: home }))
        if (/[a-z]{3,}Error|undefined|\[object|Expected|Invalid input|NaN/.test(said)) wrong.push(`${line} → ${said}`)
      } catch (error) {
        wrong.push(`${line} → ${error instanceof Error ? error.message : String(error)}`)
      }
      if (alice.form()) await alice.closes()
    }
    expect(wrong).toEqual([])
  })

  it('in a form stands at its field, and what was entered stays', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await alice.types('/wg milestone move M1', { in: home })
    const before = await world.entries()
    await alice.submits({ due: '30 February 2012', reason: 'late' })
    expect(alice.errors().due).toMatch(/30 February 2012/)
    expect(await world.entries()).toBe(before)
    await alice.submits({ due: '2H2012', reason: 'late' })
    expect(alice.form()).toBeNull()
    expect(await world.entries()).toBe(before + 1)
  })

  it('help for people of other workspaces has words that work for them', async () => {
    const world = await begin({ mode, empty: false })
    const grace = world.as('grace')
    for (const words of ['help', 'help milestone']) {
      const { text } = await grace.mentions(words, { in: '#cloud-users' })
      expect(text, words).toContain('`@Registrar ')
      expect(text, words).not.toMatch(/`\/wg|register import`/)
    }
    expect((await world.as('alice').types('/wg help register', { in: home })).text).toContain('Each verb takes names of its own')
  })

  it('refusals and an empty list name nothing that people of other workspaces cannot type', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, grace] = [world.as('alice'), world.as('grace')]
    await alice.types('/wg register bind CSCC channel:#cloud-users', { in: home })
    for (const words of ['mine', 'done M9 published', 'milestone frobnicate M1', 'move M1 due:whenever reason:late', 'register show XYZ']) {
      const { text } = await grace.mentions(words, { in: '#cloud-users' })
      expect(text, words).toContain('`@Registrar ')
      expect(text, words).not.toContain('`/wg')
    }
    expect((await grace.clicks('My items', { in: '#cloud-users' })).text).toMatch(/Nothing waits[\s\S]*`@Registrar milestone assign/)
    expect((await alice.mentions('register show XYZ', { in: '#cloud-users' })).text).toContain('`/wg ')
  })

  it('never rings anybody', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    await alice.types('/wg milestone add "<!channel> <!here> & <@U0BEN0002> read this" due:2H2012', { in: home })
    await alice.types('/wg milestone drop M5 <!everyone> is tired', { in: home })
    await alice.mentions('reopen M5: <!channel> is not', { in: home })
    await alice.types('/wg register edit CSCC title:"<!channel> register"', { in: home })
    await alice.types('/wg activity add <!here> all the time', { in: home })
    await alice.types('/wg <!channel>', { in: home })
    await alice.types('/wg register show <!channel>', { in: home })
    await alice.types('/wg milestone list group:<!channel>', { in: home })
    world.channel(home).shows('CSCC-M5')
  })

  it('help says what can be done here, with examples that work', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const here = await alice.types('/wg', { in: home })
    expect(here.text).toContain('CSCC')
    for (const [example] of here.text.matchAll(/(?<=`)\/wg [^`…]*(?=`)/g)) {
      const answer = await alice.types(example, { in: home })
      expect(answer.text, example).not.toMatch(/does not know|has no verb|broke/)
    }
    expect((await alice.types('/wg', { in: '#general' })).text).toContain('No register is bound')
  })
})
