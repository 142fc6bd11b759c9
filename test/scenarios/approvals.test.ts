/** What is put to the parties or to a vote: whose answer counts, what ends it, and what changes nothing. */
import { describe, expect, it } from 'vitest'
import { undated } from '../../src/kernel/period.js'
import { encodePayload } from '../../src/platform/slack/blocks.js'
import type { Persona, World, WorldMode } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'

const begin = worlds()
const home = '#cscc-dmtf'

/** CSCC with an approver on each side, a participant, and one motion put to both parties. */
async function asked(mode: WorldMode, more = ''): Promise<{ world: World; alice: Persona; ben: Persona; chen: Persona }> {
  const world = await begin({ mode, empty: false })
  const [alice, ben, chen] = [world.as('alice'), world.as('ben'), world.as('chen')]
  for (const line of ['@ben role:approver party:DMTF', '@chen role:approver party:CSCC', '@fatima role:participant party:CSCC'])
    await alice.types(`/wg roster add ${line}`, { in: home })
  await alice.types(`/wg approval request "Adopt the joint profile" ${more}`, { in: home })
  return { world, alice, ben, chen }
}

/** Everything that makes the result, and every message. */
async function result(world: World): Promise<unknown> {
  const rows = await world.store().read(async (db) => ({
    approvals: await db.approval.findMany({ orderBy: { id: 'asc' } }),
    positions: await db.position.findMany({ where: { kind: { not: 'comment' } }, orderBy: { seq: 'asc' } }),
    voters: await db.voter.findMany({ orderBy: { user: 'asc' } }),
  }))
  return rows
}

/** Presses a button of the newest card of A1 with another value than it carries. */
async function forges(world: World, who: Persona, action: string, payload: Readonly<Record<string, string>>): Promise<string> {
  const { container, blockId, actionId } = who.find({ action }, { in: home })
  if (container.type !== 'message') throw new Error('the card is a message')
  const before = world.playground.state.ephemeral(container.channel, who.id).length
  const { channel, ts } = container
  world.playground.control({ do: 'forge', as: who.id, channel, ts, blockId, actionId, value: encodePayload(payload) })
  await world.settle()
  return world.playground.state
    .ephemeral(channel, who.id)
    .slice(before)
    .map(({ text }) => text)
    .join('\n')
}

/** An open approval with the same number in a register of another workspace, as another process with the same file would keep it. */
async function foreignApproval(world: World): Promise<string> {
  const made = await world.store().change(async (tx) => {
    const present = await tx.register.findFirstOrThrow({ where: { key: 'CSCC' } })
    const asked = await tx.approval.findFirstOrThrow({ where: { number: 1 } })
    const { id } = await tx.register.create({
      data: {
        workspace: 'T0ELSEWHERE',
        key: 'CSCC',
        state: 'draft',
        zone: present.zone,
        at: present.at,
        holidays: [],
        text: '',
        foldedHash: 'x',
        homeChannel: present.homeChannel,
        createdBy: present.createdBy,
        createdAt: present.createdAt,
        parties: { create: [{ workspace: 'T0ELSEWHERE', position: 0, name: 'CSCC', short: 'CSCC' }] },
        roster: { create: [{ workspace: 'T0ELSEWHERE', user: 'U0CHEN003', role: 'approver', party: 'CSCC', addedBy: '', addedAt: '' }] },
      },
    })
    const { id: _id, parties: _parties, due: _due, outcome: _outcome, ...rest } = asked
    const own = { workspace: 'T0ELSEWHERE', registerId: id, parties: ['CSCC'], due: undated('') }
    await tx.approval.create({
      data: { ...rest, ...own, voters: { create: [{ workspace: 'T0ELSEWHERE', user: 'U0CHEN003', party: 'CSCC' }] } },
    })
    return { ok: true, value: id }
  })
  return made.ok ? made.value : ''
}

/** Opens the form of *Disapprove* below A1, and sends it with other things travelling in it than Registrar put there. */
async function refills(
  world: World,
  who: Persona,
  given: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Promise<string> {
  await who.clicks('Disapprove', { in: home, about: 'A1' })
  const view = world.playground.state.views.get(who.form()?.id ?? '')
  if (!view) throw new Error('no form is open')
  const carried: unknown = JSON.parse(view.privateMetadata)
  view.privateMetadata = JSON.stringify({
    ...(carried as object),
    given: Object.fromEntries(Object.entries(given).filter(([, one]) => one !== '')),
  })
  const said = await who.submits(values)
  const errors = Object.values(who.errors()).join('\n')
  if (who.form()) await who.closes()
  return `${said.text}\n${errors}`
}

describe.each(modes)('every party over %s', (mode) => {
  it('passes once the last party has approved, and says who, when and from where', async () => {
    const { world, alice, ben, chen } = await asked(mode)
    world.channel(home).shows(/CSCC-A1[\s\S]*needs 1 of CSCC · needs 1 of DMTF/)
    expect((await ben.clicks('Approve', { in: home, about: 'A1' })).text).toMatch(/You have approved \*CSCC-A1\* for DMTF/)
    world.channel(home).shows(/DMTF\* has approved[\s\S]*needs 1 of CSCC/)
    expect(await chen.opensHome()).toMatch(/Waits for your answer[\s\S]*CSCC-A1/)
    expect((await chen.types('/wg approve A1 as discussed', { in: home })).text).toMatch(
      /approved \*CSCC-A1\* for CSCC\. \*CSCC-A1\* passed/,
    )
    expect(await chen.opensHome()).not.toMatch(/CSCC-A1/)
    const outcomes = world
      .channel(home)
      .ours()
      .filter((message) => messageText(message).includes('CSCC-A1 passed'))
    expect(outcomes.map(messageText).at(-1)).toMatch(/CSCC: \*1 approves\*, needs one approver[\s\S]*DMTF: \*1 approves\*/)
    const history = (await alice.types('/wg register history A1', { in: home })).text
    expect(history).toMatch(/<@U0CHEN003> closed A1 as passed: CSCC and DMTF approved/)
    expect(history).toMatch(/<@U0CHEN003> approved A1 for CSCC\n> as discussed/)
    expect(history).toMatch(/<@U0BEN0002> approved A1 for DMTF _\(button\)_/)
    expect((await alice.clicks('Text for the minutes', { in: home })).text).toMatch(/- CSCC: 1 approves \(needs one approver: met\)/)
  })

  it('a disapproval carries its reason and the change that would turn it, and can be turned', async () => {
    const { world, ben, chen } = await asked(mode)
    await ben.clicks('Approve', { in: home, about: 'A1' })
    await chen.clicks('Disapprove', { in: home, about: 'A1' })
    await chen.submits({ reason: 'Clause 4 is unclear.', change: 'Say who pays.' })
    world.channel(home).shows(/disapproves: “Clause 4 is unclear\.”; would turn with “Say who pays\.”[\s\S]*CSCC disapproves/)
    expect((await chen.mentions('approve A1', { in: home })).text).toMatch(/passed/)
  })

  it('somebody of two parties says for which', async () => {
    const { world, alice, ben } = await asked(mode)
    await alice.types('/wg roster add @ben role:approver party:CSCC', { in: home })
    await alice.types('/wg approval withdraw A1 another list', { in: home })
    await alice.types('/wg approval request "Adopt the other profile"', { in: home })
    await ben.clicks('Approve', { in: home, about: 'A2' })
    expect(ben.formText()).toMatch(/For which party/)
    await ben.submits({ party: 'CSCC' })
    world.channel(home).shows(/CSCC-A2[\s\S]*CSCC\* has approved[\s\S]*needs 1 of DMTF/)
    expect((await ben.mentions('approve A2', { in: home })).text).toMatch(/You can answer for .* and .*: say for which/)
    expect((await ben.mentions('approve A2 party:DMTF', { in: home })).text).toMatch(/passed/)
  })

  it('an outsider with the right of their party answers by button, form and mention', async () => {
    const { world, alice, ben } = await asked(mode)
    await alice.types('/wg register bind CSCC channel:#cloud-users', { in: home })
    const grace = world.as('grace')
    await alice.types('/wg roster add @grace role:approver party:CSCC', { in: '#cloud-users' })
    await alice.types('/wg approval withdraw A1 another list', { in: '#cloud-users' })
    await alice.types('/wg approval request "Adopt it" party:CSCC approvers:all', { in: '#cloud-users' })
    expect((await grace.clicks('Abstain', { in: '#cloud-users', about: 'A2' })).text).toMatch(/You have abstained on \*CSCC-A2\* for CSCC/)
    await grace.clicks('Approve with comments', { in: '#cloud-users', about: 'A2' })
    expect((await grace.submits({ comment: 'Fine.' })).text).toMatch(/You have approved/)
    expect((await grace.mentions('approval give A2 disapprove reason:"too soon" change:"wait"', { in: '#cloud-users' })).text).toMatch(
      /You have disapproved \*CSCC-A2\* for CSCC/,
    )
    expect((await ben.clicks('Approve', { in: '#cloud-users', about: 'A2' })).text).toMatch(
      /not counted: A2 is answered by the approvers of CSCC/,
    )
  })

  it('what somebody without a vote has to say is kept, and counts for nothing', async () => {
    const { world } = await asked(mode)
    const fatima = world.as('fatima')
    const before = await result(world)
    await fatima.clicks('Approve with comments', { in: home, about: 'A1' })
    expect(fatima.formText()).toMatch(/You have no vote in this one/)
    expect((await fatima.submits({ comment: 'I like it.' })).text).toMatch(/Thank you: your comment on \*CSCC-A1\* is kept\. It is no vote/)
    expect(await result(world)).toEqual(before)
    world.channel(home).shows(/<@U0FATIMA6> comments, without a vote: “I like it\.”/)
  })

  it('a decision taken elsewhere keeps its number as it is, and its date in the register’s order', async () => {
    const { world, alice, ben } = await asked(mode)
    const line = 'approval record CSCC-A1 party:DMTF body:"Board of Directors" resolution:2011-12-04 on:12/15/2011'
    expect((await world.as('chen').types(`/wg ${line}`, { in: home })).text).toMatch(/Only a steward of CSCC or an approver of DMTF/)
    expect((await ben.types(`/wg ${line} evidence:https://example.org/r`, { in: home })).text).toMatch(
      /DMTF approved \*CSCC-A1\* by Board of Directors, resolution 2011-12-04, on 15 Dec 2011/,
    )
    world.channel(home).shows(/DMTF approves by Board of Directors, resolution 2011-12-04, on 15 Dec 2011[\s\S]*recorded by <@U0BEN0002>/)
    expect((await alice.types(`/wg ${line.replace('12/15/2011', '12/25/2011')}`, { in: home })).text).toMatch(/lies ahead/)
    const row = await world.store().read((db) => db.position.findFirstOrThrow({ where: { party: 'DMTF' } }))
    expect(row).toMatchObject({ user: null, resolution: '2011-12-04', enteredBy: 'U0BEN0002', decidedOn: { to: '2011-12-15' } })
  })

  it('a body that decided against is recorded with its reason, and no single approver carries over it', async () => {
    const { world, alice, ben } = await asked(mode)
    const line = '/wg approval record A1 party:DMTF body:"Board of Directors" position:disapprove'
    expect((await alice.types(line, { in: home })).text).toMatch(/Say why/)
    expect((await alice.types('/wg approval record A1', { in: home })).form).not.toBeNull()
    expect(alice.formText()).toMatch(/Which party has decided[\s\S]*What it decided/)
    await alice.closes()
    expect((await alice.types(`${line} reason:"clause 4 is unclear" change:"say who pays"`, { in: home })).text).toMatch(
      /That DMTF disapproved \*CSCC-A1\* by Board of Directors is recorded/,
    )
    expect((await ben.clicks('Approve', { in: home, about: 'A1' })).text).toMatch(/You have approved/)
    world.channel(home).shows(/DMTF\* is divided[\s\S]*DMTF disapproves by Board of Directors, recorded by .*“clause 4 is unclear”/)
    await alice.types('/wg approval record A1 party:DMTF body:"Board of Directors" resolution:12', { in: home })
    world.channel(home).shows(/needs 1 of CSCC/)
  })

  it('a register without a channel asks each approver by direct message', async () => {
    const world = await begin({ mode })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await alice.types('/wg register new parties:"Alpha Body (AB), Beta Body (BB)" title:"Joint profiles"', { in: home })
    for (const party of ['AB', 'BB']) await alice.types(`/wg roster add @ben role:approver party:${party} key:AB`, { in: home })
    expect((await alice.types('/wg approval request "Adopt it" party:AB key:AB', { in: home })).text).toMatch(
      /each is asked by direct message/,
    )
    expect(ben.directMessages().map(messageText).join('\n')).toMatch(/AB-A1[\s\S]*Adopt it[\s\S]*Still to answer: <@U0BEN0002>/)
    expect((await ben.types('/wg approve AB-A1', { in: home })).text).toMatch(/passed/)
    expect(ben.directMessages().map(messageText).join('\n')).toMatch(/AB-A1[\s\S]*passed/)
  })

  it('a guest who is an approver answers by button, form and command, and may do no more', async () => {
    const { world, alice } = await asked(mode)
    const fatima = world.as('fatima')
    await alice.types('/wg approval withdraw A1 another list', { in: home })
    await alice.types('/wg roster add @fatima role:approver party:CSCC', { in: home })
    await alice.types('/wg approval request "Adopt it" party:CSCC approvers:all', { in: home })
    await fatima.clicks('Disapprove', { in: home, about: 'A2' })
    expect((await fatima.submits({ reason: 'too soon', change: 'wait' })).text).toMatch(/You have disapproved \*CSCC-A2\* for CSCC/)
    expect((await fatima.types('/wg approve A2', { in: home })).text).toMatch(/You have approved \*CSCC-A2\* for CSCC/)
    expect((await fatima.clicks('Abstain', { in: home, about: 'A2' })).text).toMatch(/You have abstained/)
    expect((await fatima.types('/wg register new parties:"A (AA), B (BB)"', { in: home })).text).toMatch(/Only full members/)
    expect((await fatima.types('/wg approval withdraw A2 no', { in: home })).text).toMatch(/Only a steward/)
    await fatima.clicks('Approve', { in: home, about: 'A2' })
    expect((await world.as('chen').clicks('Approve', { in: home, about: 'A2' })).text).toMatch(/passed/)
  })

  it('of two of one party who press at once the order decides nothing but the words', async () => {
    const { world, alice } = await asked(mode)
    await alice.types('/wg roster add @hugo role:approver party:DMTF', { in: home })
    await alice.types('/wg approval withdraw A1 another list', { in: home })
    await alice.types('/wg approval request "Adopt it" due:"in 2 weeks"', { in: home })
    const [ben, hugo] = [world.as('ben'), world.as('hugo')]
    await Promise.all([ben, hugo].map((one) => one.clicks('Approve', { in: home, about: 'A2' })))
    world.channel(home).shows(/CSCC-A2[\s\S]*DMTF\* has approved[\s\S]*needs 1 of CSCC/)
    expect(await world.store().read((db) => db.position.count())).toBe(2)
  })

  it('when the only approver has left, the party is said to have nobody, and a new one answers', async () => {
    const { world, alice, ben } = await asked(mode)
    await ben.clicks('Approve', { in: home, about: 'A1' })
    await world.store().change(async (tx) => {
      await tx.person.updateMany({ where: { user: 'U0CHEN003' }, data: { deleted: true } })
      return { ok: true, value: null }
    })
    expect((await alice.types('/wg approval status A1', { in: home })).text).toMatch(/CSCC has nobody who can answer/)
    await alice.types('/wg roster add @hugo role:approver party:CSCC', { in: home })
    expect((await world.as('hugo').types('/wg approve A1', { in: home })).text).toMatch(/approved \*CSCC-A1\* for CSCC.*passed/)
  })
})

describe.each(modes)('nothing of this changes a result, over %s', (mode) => {
  it('and each is refused with a sentence', async () => {
    const { world, alice, ben, chen } = await asked(mode, 'party:CSCC')
    const [fatima, erik, hugo] = [world.as('fatima'), world.as('erik'), world.as('hugo')]
    const { payload } = chen.find('Approve', { in: home, about: 'A1' })
    const value = { register: payload.register ?? '', ref: '1', version: payload.version ?? '' }
    const attempts: readonly [string, RegExp, () => Promise<string>][] = [
      [
        'someone of the channel off the roster',
        /not counted.*not on the roster/s,
        async () => (await hugo.clicks('Approve', { in: home, about: 'A1' })).text,
      ],
      ['someone outside the channel', /no register CSCC/, async () => (await erik.types('/wg approve CSCC-A1', { in: '#general' })).text],
      [
        'a participant',
        /not counted.*you are a participant of CSCC/s,
        async () => (await fatima.clicks('Approve', { in: home, about: 'A1' })).text,
      ],
      [
        'the other party’s approver',
        /not counted.*approvers of CSCC/s,
        async () => (await ben.clicks('Approve', { in: home, about: 'A1' })).text,
      ],
      [
        'the other party’s approver, naming the party',
        /not counted/,
        async () => (await ben.types('/wg approve A1 party:CSCC', { in: home })).text,
      ],
      [
        'its approver, for the other party',
        /You cannot answer for DMTF/,
        async () => (await chen.types('/wg approve A1 party:DMTF', { in: home })).text,
      ],
      [
        'a steward who is no approver',
        /not counted.*you are a steward/s,
        async () => (await alice.types('/wg approve A1', { in: home })).text,
      ],
      [
        'a disapproval without its change',
        /Say which change/,
        async () => (await chen.mentions('approval give A1 disapprove reason:"no"', { in: home })).text,
      ],
      [
        'approving with comments, and none',
        /Say your comments/,
        async () => (await chen.mentions('approval give A1 comments', { in: home })).text,
      ],
      ['an unknown answer', /Say your answer/, async () => (await chen.mentions('approval give A1 perhaps', { in: home })).text],
      ['an approval there is none of', /no approval A7/, async () => (await chen.types('/wg approve A7', { in: home })).text],
      [
        'an earlier version',
        /by now, so nothing was counted/,
        async () => (await chen.types('/wg approve A1 version:0.9', { in: home })).text,
      ],
      [
        'a card of an earlier text',
        /nothing was counted/,
        () => forges(world, chen, 'approval.approve', { ...value, version: '0123456789ab' }),
      ],
      ['a forged number', /no approval A99/, () => forges(world, chen, 'approval.approve', { ...value, ref: '99' })],
      ['a number that is none', /no longer fits/, () => forges(world, chen, 'approval.approve', { ...value, ref: 'one' })],
      ['another register', /no such register/, () => forges(world, chen, 'approval.approve', { ...value, register: 'nowhere' })],
      ['a forged party', /not counted/, () => forges(world, ben, 'approval.approve', { ...value, party: 'CSCC' })],
      ['closing by someone else', /Only a steward/, async () => (await ben.types('/wg approval close A1 enough', { in: home })).text],
      [
        'more time by someone else',
        /Only a steward/,
        async () => (await chen.types('/wg approval extend A1 due:"in 2 weeks" reason:late', { in: home })).text,
      ],
      ['withdrawing by someone else', /Only a steward/, async () => (await chen.types('/wg approval withdraw A1 no', { in: home })).text],
      [
        'a decision of a party not asked',
        /does not ask DMTF/,
        async () => (await alice.types('/wg approval record A1 party:DMTF body:Board', { in: home })).text,
      ],
      [
        'a decision of nobody knows where',
        /Say what was decided where/,
        async () => (await alice.types('/wg approval record A1 party:CSCC', { in: home })).text,
      ],
    ]
    const before = await result(world)
    for (const [what, says, work] of attempts) {
      expect(await work(), what).toMatch(says)
      expect(await result(world), what).toEqual(before)
    }
    await chen.clicks('Approve', { in: home, about: 'A1' })
    const after = await result(world)
    const late: readonly [string, RegExp, () => Promise<string>][] = [
      ['again', /is closed/, async () => (await chen.types('/wg approve A1', { in: home })).text],
      ['another mind', /is closed/, async () => (await chen.mentions('approval give A1 abstain', { in: home })).text],
      ['more time', /is closed/, async () => (await alice.types('/wg approval extend A1 due:"in 2 weeks" reason:late', { in: home })).text],
      ['a decision', /is closed/, async () => (await alice.types('/wg approval record A1 party:CSCC body:Board', { in: home })).text],
      ['taking it back', /is closed/, async () => (await alice.types('/wg approval withdraw A1 no', { in: home })).text],
    ]
    for (const [what, says, work] of late) {
      expect(await work(), what).toMatch(says)
      expect(await result(world), what).toEqual(after)
    }
  })

  it('nor does what goes around the card: other rows, other forms, other places, other seats', async () => {
    const { world, alice, ben, chen } = await asked(mode, 'party:CSCC')
    const hugo = world.as('hugo')
    await alice.types('/wg approval request "Adopt it" party:DMTF', { in: home })
    await alice.types('/wg roster add @ben role:member party:DMTF', { in: home })
    await alice.types('/wg approval request "Meet in Berlin" rule:simple due:"in 2 weeks"', { in: home })
    await alice.types('/wg roster add @hugo role:member party:DMTF', { in: home })
    const elsewhere = await foreignApproval(world)
    const { payload } = chen.find('Approve', { in: home, about: 'A1' })
    const value = { register: payload.register ?? '', ref: '1', version: payload.version ?? '' }
    const other = await world.store().read((db) => db.register.findFirstOrThrow({ where: { key: 'OGF' }, select: { id: true } }))
    const answers = { reason: 'too soon', change: 'wait' }
    const attempts: readonly [string, RegExp, () => Promise<string>][] = [
      ['a row of another workspace', /no such register/, () => forges(world, chen, 'approval.approve', { ...value, register: elsewhere })],
      [
        'a row of another workspace, by a form',
        /no such register/,
        () => refills(world, chen, { ...value, register: elsewhere, position: 'disapprove' }, answers),
      ],
      [
        'a form turned to the other party’s approval',
        /It is no vote, for the approvers of DMTF/,
        () => refills(world, chen, { ...value, ref: '2', version: '', position: 'disapprove' }, answers),
      ],
      [
        'a form turned to the other party',
        /You cannot answer for DMTF/,
        () => refills(world, chen, { ...value, party: 'DMTF', position: 'disapprove' }, answers),
      ],
      [
        'a form turned to another register',
        /no such register|no approval A1/,
        () => refills(world, chen, { ...value, register: other.id, position: 'disapprove' }, answers),
      ],
      ['a form turned to an answer there is none of', /An answer is/, () => refills(world, chen, { ...value, position: 'veto' }, answers)],
      [
        'a mention in the thread of another register, where A2 is that register’s own',
        /OGF has no approval A2/,
        async () => (await ben.mentions('approve A2', { in: '#ogf-dmtf', thread: world.channel('#ogf-dmtf').ours()[0]?.ts ?? '' })).text,
      ],
      [
        'a mention from a channel that knows nothing of it',
        /no register CSCC/,
        async () => (await world.as('erik').mentions('approve CSCC-A1', { in: '#general' })).text,
      ],
      ['a member named after the ballot was opened', /not counted/, async () => (await hugo.types('/wg approve A3', { in: home })).text],
      [
        'an approver named after it was asked, while the one asked is there',
        /not counted/,
        async () => {
          await alice.types('/wg roster add @hugo role:approver party:CSCC', { in: home })
          return (await hugo.clicks('Approve', { in: home, about: 'A1' })).text
        },
      ],
      [
        'an approver taken off the roster meanwhile',
        /not counted/,
        async () => {
          await alice.types('/wg roster remove @chen role:approver', { in: home })
          return (await chen.clicks('Approve', { in: home, about: 'A1' })).text
        },
      ],
    ]
    const before = await result(world)
    for (const [what, says, work] of attempts) {
      expect(await work(), what).toMatch(says)
      expect(await result(world), what).toEqual(before)
    }
    // Who was named instead answers now, and that alone counts.
    expect((await hugo.types('/wg approve A1', { in: home })).text).toMatch(/approved \*CSCC-A1\* for CSCC.*passed/)
    expect((await ben.types('/wg approval status A1', { in: home })).text).not.toContain(`<@${chen.id}> approved`)
  })

  it('a double click and a payload delivered again count once', async () => {
    const { world, ben } = await asked(mode)
    const { container, blockId, actionId } = ben.find('Approve', { in: home, about: 'A1' })
    const press = { type: 'press', as: ben.id, container, blockId, actionId } as const
    world.playground.act(press)
    world.playground.act(press)
    await world.settle()
    world.playground.control({ do: 'redeliver', what: 'interaction' })
    await world.settle()
    expect(await world.store().read((db) => db.position.count())).toBe(1)
  })
})

describe('a ballot', () => {
  async function ballot(rule: string): Promise<{ world: World; alice: Persona; ben: Persona }> {
    const world = await begin({ mode: 'socket', empty: false })
    const [alice, ben] = [world.as('alice'), world.as('ben')]
    await alice.types('/wg register set CSCC zone:Europe/Berlin', { in: home })
    for (const user of ['alice', 'ben', 'chen', 'hugo']) await alice.types(`/wg roster add @${user} role:member party:DMTF`, { in: home })
    await alice.types(`/wg approval request "Meet in Berlin" ${rule} due:2011-12-20`, { in: home })
    return { world, alice, ben }
  }

  it('closes by itself at the end of its last day in the register’s zone; who comes later is told', async () => {
    const { world, alice, ben } = await ballot('rule:simple')
    await ben.clicks('Approve', { in: home, about: 'A1' })
    await world.at('2011-12-20T22:59:59Z')
    world.channel(home).lacks(/passed/)
    world.playground.clock.set('2011-12-20T23:00:00Z')
    expect((await alice.types('/wg approve A1', { in: home })).text).toMatch(/passed on 21 Dec 2011.*came after its last day/)
    await world.at('2011-12-20T23:01:00Z')
    const outcome = world.channel(home).shows(/1 yes, 0 no\*, needs more yes than no/)
    expect(messageText(outcome)).toContain('CSCC-A1 passed')
    expect((await alice.types('/wg register history A1', { in: home })).text.match(/Registrar closed A1/g)).toHaveLength(1)
  })

  it('that stays undecided fails, and can be opened again with a reason, with all that was answered', async () => {
    const { world, alice, ben } = await ballot('rule:special')
    await ben.clicks('Approve', { in: home, about: 'A1' })
    await world.at('2011-12-21T00:00:00Z')
    world.channel(home).shows(/CSCC-A1 failed[\s\S]*1 of 4\*, needs at least 3 \(two thirds\)[\s\S]*open it again/)
    await alice.types('/wg approval extend A1 due:2012-01-10 reason:"holidays"', { in: home })
    world.channel(home).shows(/CSCC-A1 was closed undecided, and opened again/)
    for (const user of ['chen', 'hugo']) await world.as(user).types('/wg approve A1', { in: home })
    await world.at('2012-01-10T23:00:00Z')
    world.channel(home).shows(/CSCC-A1 passed on 11 Jan 2012/)
  })

  it('under the ISO rule keeps a negative without a reason, says that it is not counted, and counts it with one', async () => {
    const { world, alice, ben } = await ballot('rule:iso')
    await ben.clicks('Disapprove', { in: home, about: 'A1' })
    expect(ben.formText()).toMatch(/without a reason is kept, and not counted/)
    expect((await ben.submits({})).text).toMatch(/You have disapproved \*CSCC-A1\*\. Without a reason it is not counted/)
    world.channel(home).shows(/\*1\* no, \*1\* of them without a reason and not counted/)
    await alice.types('/wg approve A1', { in: home })
    world.channel(home).shows(/As it stands it passes/)
    await ben.types('/wg approval give A1 disapprove reason:"clause 4" change:"say who pays"', { in: home })
    world.channel(home).shows(/CSCC-A1[\s\S]*needs 2 more yes/)
  })

  it('takes a vote given elsewhere from a steward, with its evidence, but never over an answer in person', async () => {
    const { world, alice, ben } = await ballot('rule:simple')
    const line = (user: string, more: string): string => `/wg approval record A1 user:@${user} ${more}`
    expect((await ben.types(line('chen', 'position:approve evidence:mail'), { in: home })).text).toMatch(/Only a steward/)
    expect((await alice.types(line('fatima', 'position:approve evidence:mail'), { in: home })).text).toMatch(/has no vote in CSCC-A1/)
    expect((await alice.types(line('chen', 'position:approve'), { in: home })).text).toMatch(/where the vote can be read/)
    expect((await alice.types(line('chen', 'position:approve evidence:"mail of 12 December"'), { in: home })).text).toMatch(
      /That <@U0CHEN003> approved \*CSCC-A1\* is recorded/,
    )
    world.channel(home).shows(/\*1\* yes/)
    await world.as('chen').clicks('Abstain', { in: home, about: 'A1' })
    expect((await alice.types(line('chen', 'position:approve evidence:mail'), { in: home })).text).toMatch(/has answered CSCC-A1 in person/)
    world.channel(home).shows(/\*0\* yes[\s\S]*\*1\* abstaining/)
  })

  it('reminds those who have not answered, and nobody once all have', async () => {
    const { world } = await ballot('rule:simple')
    await world.at('2011-12-19T08:00:00Z')
    const digest = world.channel(home).shows(/Monday 19 December 2011/)
    expect(messageText(digest)).toMatch(/Still to answer: <@U0ALICE01> <@U0BEN0002> <@U0CHEN003> <@U0HUGO008>/)
    for (const user of ['alice', 'ben', 'chen', 'hugo']) await world.as(user).types('/wg approve A1', { in: home })
    await world.at('2011-12-20T08:00:00Z')
    world.channel(home).lacks(/Tuesday 20 December 2011/)
    world.channel(home).shows(/Monday 19 December[\s\S]*all have answered since/)
  })

  it('is closed early only when everybody has answered', async () => {
    const { world, alice } = await ballot('rule:consensus')
    expect((await alice.types('/wg approval close A1', { in: home })).text).toMatch(/4 voters have not answered A1 yet/)
    for (const user of ['alice', 'ben', 'chen', 'hugo']) await world.as(user).types('/wg approve A1', { in: home })
    expect((await alice.types('/wg approval close A1', { in: home })).text).toMatch(/CSCC-A1\* passed/)
  })
})
