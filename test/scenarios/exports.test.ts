/** Exports as people ask for them: a file in the thread, for those who may read and no one else. */
import { describe, expect, it } from 'vitest'
import { modes, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

describe.each(modes)('exports over %s', (mode) => {
  it('come as files, from a command, a form and a mention in a thread', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const files = (): { name: string; mimetype: string; alt?: string }[] => alice.directMessages().flatMap(({ files: own = [] }) => own)

    // From elsewhere into direct messages, from the register's own channel into its thread there.
    const answer = await alice.types('/wg register export CSCC format:csv', { in: '#general' })
    expect(answer.text).toContain('CSCC-milestones.csv of CSCC is in your direct messages')
    for (const format of ['md', 'ics', 'json', 'timeline'])
      await alice.types(`/wg register export CSCC format:${format}`, { in: '#general' })
    expect(
      files()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['CSCC-milestones.csv', 'CSCC-timeline.png', 'CSCC.ics', 'CSCC.json', 'CSCC.md'])
    const picture = files().find(({ name }) => name.endsWith('.png'))
    expect(picture).toMatchObject({ mimetype: 'image/png', alt: expect.stringMatching(/^Timeline of .*CSCC-M3/) })

    const [root] = world.channel(home).ours()
    const inThread = (): string[] =>
      world
        .channel(home)
        .ours()
        .filter(({ threadTs }) => threadTs === root?.ts)
        .flatMap(({ files: own = [] }) => own.map(({ name }) => name))
    await alice.types('/wg register export CSCC', { in: home })
    await alice.submits({ format: 'minutes', of: 'R9' })
    expect(Object.values(alice.errors()).join()).toContain('CSCC has no review CSCC-R9')
    const told = await alice.submits({ format: 'minutes', of: 'R1' })
    expect(told.text).toMatch(/CSCC-R1-minutes\.md of CSCC is in the thread of CSCC in this channel[\s\S]*Open the thread/)
    expect(JSON.stringify(told.messages)).toContain(`/p${root?.ts.replace('.', '')}`)
    expect(inThread()).toEqual(['CSCC-R1-minutes.md'])
    world.channel(home).shows(/CSCC-R1-minutes\.md\* of CSCC, for <@U0ALICE01>/)

    await alice.types('/wg approval request "Adopt the joint profile" due:"in 2 weeks"', { in: home })
    await alice.types('/wg approval record A1 party:DMTF body:"Board of Directors" resolution:2011-12-04 on:12/15/2011', { in: home })
    expect((await alice.types('/wg register export CSCC format:minutes of:A7', { in: home })).text).toContain('See `/wg approval status`')
    await alice.types('/wg register export CSCC format:minutes of:A1', { in: home })
    const minutes = [...world.playground.state.files.values()].at(-1)?.bytes.toString('utf8') ?? ''
    expect(minutes).toMatch(/^# CSCC-A1: minutes\n\nCSCC-A1: Adopt the joint profile\n\nRule: every party\./)
    expect(minutes).toContain('- DMTF approved by Board of Directors, resolution 2011-12-04, on 15 Dec 2011')

    await alice.mentions('register export CSCC format:ics', { in: home, thread: root?.ts ?? '' })
    expect(inThread()).toEqual(['CSCC-R1-minutes.md', 'CSCC-A1-minutes.md', 'CSCC.ics'])
    expect(files()).toHaveLength(5)
  })

  it('as a calendar updates what was only put in other words', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const sequenceOf = async (ref: string): Promise<string | undefined> => {
      await alice.types('/wg register export CSCC format:ics', { in: '#general' })
      const text = [...world.playground.state.files.values()].at(-1)?.bytes.toString('utf8') ?? ''
      const event = text.split('BEGIN:VEVENT').find((one) => one.includes(`SUMMARY:${ref} `))
      return /SEQUENCE:(\d+)/.exec(event ?? '')?.[1]
    }
    expect(await sequenceOf('CSCC-M3')).toBe('0')
    await alice.types('/wg register edit M3 text:"Use cases of both groups"', { in: home })
    expect([await sequenceOf('CSCC-M3'), await sequenceOf('CSCC-M1')]).toEqual(['1', '0'])
    await alice.types('/wg milestone move M3 due:2H2012 reason:"waiting for OVF"', { in: home })
    expect(await sequenceOf('CSCC-M3')).toBe('2')
  })

  it('as documents say what stands: no dropped milestone, and each approval wherever it was given', async () => {
    const world = await begin({ mode, empty: false })
    const [alice, chen] = [world.as('alice'), world.as('chen')]
    await alice.types('/wg roster add @chen role:approver party:CSCC', { in: home })
    await alice.types('/wg milestone drop M2 reason:"no longer wanted"', { in: home })
    await alice.types('/wg milestone done M3 "published"', { in: home })
    await alice.types('/wg register submit CSCC', { in: home })
    await chen.types('/wg approve A1', { in: home })
    const told = await alice.types('/wg register export CSCC format:md', { in: '#general' })
    expect(told.text).toContain('Dropped, so not in the document: CSCC-M2.')
    expect(told.text).toContain('Done, which the document does not say: CSCC-M3')
    expect(told.text).not.toContain('would give otherwise')
    expect(alice.directMessages().at(-1)?.text).toBe('*CSCC.md* of CSCC')
    const document = [...world.playground.state.files.values()].at(-1)?.bytes.toString('utf8') ?? ''
    expect(document).not.toContain('use cases for cloud audit')
    expect(document).toContain('- Approved by the CSCC, on 16 Dec 2011.')
    expect(document).toMatch(/Approved by the DMTF Board of Directors.* 2011-12-04, on 12\/15\/2011/)
  })

  it.each(['not_in_channel', 'thread_not_found'])(
    'go into direct messages where the thread takes none (%s), and that is said',
    async (error) => {
      const world = await begin({ mode, empty: false })
      const alice = world.as('alice')
      world.expects(error)
      world.playground.next('files.completeUploadExternal').isRefused(error)
      await alice.types('/wg register export CSCC format:csv', { in: home })
      const [kept] = alice.directMessages()
      expect(kept?.files?.map(({ name }) => name)).toEqual(['CSCC-milestones.csv'])
      expect(kept?.text).toContain('Slack took no file into the thread, so it is here. *CSCC-milestones.csv* of CSCC')
      expect(
        world
          .channel(home)
          .ours()
          .flatMap(({ files = [] }) => files),
      ).toEqual([])
    },
  )

  it('say so where Slack takes them nowhere', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    world.expects('file_uploads_disabled')
    world.expects('takes a file nowhere')
    world.playground.next('files.completeUploadExternal').isRefused('file_uploads_disabled')
    const answer = await alice.types('/wg register export CSCC format:csv', { in: home })
    expect(answer.text).toContain('Slack did not take *CSCC-milestones.csv*, so it is nowhere. Please ask for it again.')
    expect(alice.directMessages()).toEqual([])
  })

  it('say what is wrong with the asking', async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    expect((await alice.types('/wg register export CSCC format:pdf', { in: home })).text).toContain('format:md')
    expect((await alice.types('/wg register export CSCC format:csv of:R1', { in: home })).text).toContain('Only minutes are of one thing')
    expect((await alice.types('/wg register export CSCC format:minutes', { in: home })).text).toContain('Say of what')
    expect((await alice.types('/wg register export CSCC format:minutes of:M1', { in: home })).text).toContain(
      'There are no minutes of a milestone',
    )
  })

  it('come below a mention in a party’s own channel, for people of other workspaces get no direct message', async () => {
    const world = await begin({ mode, empty: false })
    const theirs = '#cloud-users'
    await world.as('alice').types('/wg register bind CSCC party:DMTF channel:<#C0SHARED1>', { in: home })
    const grace = world.as('grace')
    const answer = await grace.mentions('register export CSCC format:csv', { in: theirs })
    expect(answer.text).toContain('CSCC-milestones.csv of CSCC is below your message')
    const messages = world.channel(theirs).messages()
    const asked = messages.find(({ text }) => text.includes('register export'))
    expect(messages.filter(({ files = [] }) => files.length > 0).map(({ threadTs }) => threadTs)).toEqual([asked?.ts])
    expect(grace.directMessages()).toEqual([])
  })

  it('give nothing to whoever may not read', async () => {
    const world = await begin({ mode, empty: false })
    const stranger = world.as('erik')
    const answer = await stranger.types('/wg register export CSCC format:json', { in: '#general' })
    expect(answer.text).toContain('There is no register CSCC')
    expect(stranger.directMessages().flatMap(({ files = [] }) => files)).toEqual([])
  })
})
