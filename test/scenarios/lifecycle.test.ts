/** A register's life: read in, put to its parties, in force, changed by agreement, revised, ended. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { World } from '../world/index.js'
import { messageText, modes, worlds } from '../world/index.js'
import { sample, sharedOrSay } from '../world/shared.js'

const begin = worlds()
const home = '#cscc-dmtf'
const real = sharedOrSay('registers/cscc-dmtf.txt', 'approving the real register of CSCC and DMTF')

const documents: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'cscc.md', text: sample('cscc.md') },
  ...(real ? [{ name: 'cscc-dmtf.txt', text: readFileSync(real, 'utf8') }] : []),
]

/** Reads a document in, binds it, and names who approves for each party. */
async function takenUp(world: World, name: string, text: string): Promise<void> {
  const alice = world.as('alice')
  const { fileId } = await alice.uploads(name, text, { in: home })
  await alice.types('/wg register import', { in: home })
  await alice.submits({ file: fileId })
  await alice.clicks('Check and save', { in: home })
  await alice.submits({})
  await alice.types('/wg register bind CSCC', { in: home })
  await alice.types('/wg roster add @ben role:approver party:CSCC', { in: home })
  await alice.types('/wg roster add @hugo role:approver party:DMTF', { in: home })
}

/** The sample, taken up and in force. */
async function inForce(world: World): Promise<void> {
  await takenUp(world, 'cscc.md', sample('cscc.md'))
  await world.as('alice').types('/wg register submit CSCC version:1.0', { in: home })
  await world.as('ben').types('/wg register accept', { in: home })
}

async function shown(world: World): Promise<string> {
  return (await world.as('alice').types('/wg register show CSCC', { in: home })).text
}

describe.each(modes.flatMap((mode) => documents.map((document) => ({ mode, ...document }))))(
  'the register of CSCC and DMTF ($name) over $mode',
  ({ mode, name, text }) => {
    it.each(['button', 'command'] as const)(
      'is active once CSCC’s approver approves by %s, once, and the history tells who',
      async (by) => {
        const world = await begin({ mode })
        const [alice, ben] = [world.as('alice'), world.as('ben')]
        await takenUp(world, name, text)
        const draft = await shown(world)
        expect(draft).toMatch(/DMTF approved version 1\.0 \(.*resolution 2011-12-04, on 15 Dec 2011\)/)
        expect(draft).toContain('CSCC has not approved version 1.0 yet')

        await alice.types('/wg register submit CSCC version:1.0', { in: home })
        expect(await shown(world)).toMatch(
          /waiting for approvals[\s\S]*CSCC has not approved version 1\.0 yet \(CSCC-A1\), so it is not active/,
        )
        world.channel(home).shows(/CSCC-A1/)

        if (by === 'button') await ben.clicks('Approve', { in: home })
        else await ben.types('/wg approve A1', { in: home })
        expect(await shown(world)).toMatch(/Version 1\.0 is in force since 16 Dec 2011, approved with CSCC-A1/)
        if (by === 'button') await world.restarts()
        const history = (await alice.types('/wg register history CSCC', { in: home })).text
        expect(history.match(/brought version 1\.0 of CSCC into force/g)).toHaveLength(1)
        expect(history).toMatch(
          new RegExp(`${ben.id}> brought version 1\\.0 of CSCC into force:[^\n]*CSCC-A1\\)${by === 'button' ? ' _\\(button\\)_' : ''}`),
        )
      },
    )
  },
)

describe.each(modes)('a register in force over %s', (mode) => {
  it('keeps a milestone where it was until the other party accepts, and drops what is declined', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    const put = await ben.types('/wg milestone move M3 due:2H2012 reason:"waiting for OVF 2.0"', { in: home })
    expect(put.text).toMatch(/Only .*steward of CSCC/)
    await alice.types('/wg milestone assign M3 owner:@ben party:CSCC', { in: home })
    expect((await ben.types('/wg milestone move M3 due:2H2012 reason:"waiting for OVF 2.0"', { in: home })).text).toMatch(
      /proposed: move M3 from 1Q2012 to 2H2012\. DMTF must accept it/,
    )
    expect((await alice.types('/wg milestone list', { in: home })).text).toMatch(
      /CSCC-M3[\s\S]*1Q2012[\s\S]*proposed: 2H2012, waits for DMTF/,
    )
    expect((await ben.types('/wg register accept M3', { in: home })).text).not.toMatch(/Accepted/)
    expect((await hugo.types('/wg register accept M3', { in: home })).text).toMatch(/Accepted[\s\S]*it holds now/)
    expect((await alice.types('/wg milestone list', { in: home })).text).toMatch(/2H2012, by 31 Dec 2012, was 1Q2012, moved once/)
    world.channel(home).shows(/CSCC-M3[\s\S]*was 1Q2012/)

    await ben.types('/wg milestone move M3 due:1H2013 reason:"more time"', { in: home })
    await hugo.types('/wg register decline M3 reason:"too late for us" change:"keep 2H2012"', { in: home })
    const after = (await alice.types('/wg milestone list', { in: home })).text
    expect(after).toMatch(/2H2012, by 31 Dec 2012, was 1Q2012, moved once/)
    expect(after).not.toContain('1H2013')
    expect((await alice.types('/wg register history CSCC M3', { in: home })).text).toMatch(/left CSCC-M3 as it was[\s\S]*too late for us/)
  })

  it('takes up a new milestone and gives one up only when all agree with a steward of none', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    expect((await alice.types('/wg milestone add "Joint profile" due:2H2012 party:DMTF', { in: home })).text).toMatch(
      /CSCC and DMTF must accept/,
    )
    expect((await alice.types('/wg milestone drop M2 "both groups were closed"', { in: home })).text).toMatch(/drop M2/)
    const waiting = (await alice.types('/wg milestone list', { in: home })).text
    expect(waiting).toMatch(/CSCC-M5[\s\S]*proposed: new, waits for CSCC and DMTF/)
    expect(waiting).toMatch(/CSCC-M2[\s\S]*proposed: to be dropped/)
    expect((await hugo.types('/wg register accept', { in: home })).text).toMatch(/say which/)
    await hugo.types('/wg register accept M5', { in: home })
    await ben.types('/wg register accept M5', { in: home })
    await ben.types('/wg register decline M2 reason:"we still need it" change:"keep it"', { in: home })
    expect((await alice.types('/wg milestone list', { in: home })).text).toMatch(/small_blue_diamond[^\n]*CSCC-M5/)
    expect((await alice.types('/wg milestone list state:dropped', { in: home })).text).toMatch(/no milestone like that/)
    await alice.types('/wg register set CSCC proposing:no', { in: home })
    expect((await alice.types('/wg milestone drop M2 "both groups were closed"', { in: home })).text).toMatch(/dropped M2/)
  })

  it('changes words, activities and what was given up by agreement alone', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    const told = async (line: string): Promise<string> => (await alice.types(line, { in: home })).text
    const accepted = async (what: string): Promise<void> => {
      await ben.types(`/wg register accept ${what}`, { in: home })
      expect((await hugo.types(`/wg register accept ${what}`, { in: home })).text).toMatch(/it holds now/)
    }
    await inForce(world)
    await alice.types('/wg register edit M2', { in: home })
    await alice.submits({ text: 'Glossary of clouds', reason: 'as both groups call it' })
    expect(await told('/wg milestone list')).toMatch(/CSCC-M2[\s\S]*proposed: other words, waits for CSCC and DMTF/)
    expect(await told('/wg milestone list')).not.toContain('Glossary of clouds')
    await accepted('M2')
    expect(await told('/wg milestone list')).toContain('Glossary of clouds')

    expect(await told('/wg register edit CSCC section:Scope text:"Clouds of every kind"')).toMatch(
      /no section “Scope”[\s\S]*It has .*Background/,
    )
    expect(await told('/wg register edit CSCC section:background text:"Clouds of every kind"')).toMatch(
      /proposed: change the words of the section “Background”\. CSCC and DMTF must accept it/,
    )
    expect(await told('/wg activity add Exchange of drafts')).toMatch(/proposed: add V\d+\. CSCC and DMTF must accept it/)
    const activity = /add (V\d+)/.exec(await told('/wg register history CSCC'))?.[1] ?? ''
    expect(await told(`/wg activity close ${activity} done`)).toMatch(/is proposed: it waits for the other parties/)
    await accepted(activity)
    expect(await told(`/wg activity close ${activity} they are exchanged`)).toMatch(new RegExp(`proposed: close ${activity}`))
    await hugo.types(`/wg register decline ${activity} reason:"more to come" change:"none"`, { in: home })
    expect(await told('/wg activity list')).toMatch(/Exchange of drafts/)

    await told('/wg milestone drop M4 "no longer needed"')
    await accepted('M4')
    expect(await told('/wg milestone reopen M4 needed after all')).toMatch(/proposed: open M4 again/)
    await accepted('M4')
    expect(await told('/wg milestone list')).toContain('CSCC-M4')
  })

  it('gathers date and words of one milestone in its next version', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    const told = async (line: string): Promise<string> => (await alice.types(line, { in: home })).text
    await inForce(world)
    await told('/wg register revise CSCC')
    await told('/wg milestone move M3 due:2H2012 reason:"waiting for OVF 2.0"')
    await told('/wg register edit M3 text:"Use cases of both groups"')
    expect(await told('/wg register diff CSCC')).toMatch(
      /moved \*?CSCC-M3\*? from 1Q2012 to 2H2012[\s\S]*changed \*?CSCC-M3[\s\S]*Use cases of both groups/,
    )
    await told('/wg register submit CSCC')
    await ben.types('/wg register accept', { in: home })
    await hugo.types('/wg register accept', { in: home })
    expect(await told('/wg milestone list')).toMatch(/Use cases of both groups[\s\S]*2H2012, by 31 Dec 2012, was 1Q2012/)
  })

  it('is revised from a document: what that changes is listed, then asked of the parties together', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    const text = sample('cscc.md')
      .replace('(1Q2012)', '(2H2012)')
      .replace('requirements and use cases for cloud audit', 'use cases and requirements for auditing clouds')
      .replace(/- Joint meetings of .*\n/, '- A joint glossary of cloud terms (2H2012).\n')
      .replace('CSCC may state', 'CSCC will state')
      .replace('cloud work register', 'register of work on clouds')
      .replace('at least 60% complete', 'at least 75% complete')
      .replace(
        'Progress is reviewed in April 2012; determine frequency of reviews at that time.',
        'Progress is reviewed yearly, first in June 2012.',
      )
      .replace('- Nora Bell, email: office@cscc.example', '- Ada Moss, email: ada@cscc.example')
    const { fileId } = await alice.uploads('cscc-2.md', text, { in: home })
    await alice.types('/wg register import', { in: home })
    await alice.submits({ file: fileId })
    await alice.clicks('Check and save', { in: home })
    expect(alice.formText()).toMatch(/CSCC is in use[\s\S]*CSCC2/)
    await alice.clicks('New version of CSCC')
    const screen = alice.formText()
    expect(screen).toMatch(/changed \*?the section “Standards Development”/)
    expect(screen).toMatch(/moved \*?CSCC-M3\*? from 1Q2012 to 2H2012/)
    expect(screen).toMatch(/changed \*?CSCC-M2[\s\S]*auditing clouds/)
    expect(screen).toMatch(/added \*?CSCC-M5\*?, due 2H2012/)
    expect(screen).toMatch(/dropped \*?CSCC-M4/)
    expect(screen).toMatch(/changed \*?the title[\s\S]*register of work on clouds/)
    expect(screen).toMatch(/changed \*?the gate from CSCC to DMTF[\s\S]*75 % complete/)
    expect(screen).toMatch(/changed \*?how often it is reviewed[\s\S]*yearly/)
    expect(screen).toMatch(
      /Not brought over\*\n• Review “June 2012”.*review schedule[^\n]*\n• 1 contact that CSCC does not have.*\n• 1 approval recorded in it/,
    )
    const before = await world.entries()
    const begun = await alice.submits({ version: '1.1' })
    expect(alice.form()).toBeNull()
    expect(begun.text).toMatch(/from version 1\.0 to version 1\.1[\s\S]*CSCC-M5/)
    expect(await world.entries()).toBeGreaterThan(before)
    expect((await alice.types('/wg milestone list', { in: home })).text).toMatch(/CSCC-M3[\s\S]*1Q2012[\s\S]*in version 1\.1: 2H2012/)

    await alice.types('/wg register import', { in: home })
    const again = await alice.uploads('cscc-3.md', text, { in: home })
    expect((await alice.submits({ file: again.fileId })).text).toMatch(/This text is kept already as/)

    await alice.types('/wg register submit CSCC', { in: home })
    await ben.types('/wg register accept', { in: home })
    await hugo.types('/wg register accept', { in: home })
    const list = (await alice.types('/wg milestone list', { in: home })).text
    expect(list).toMatch(/CSCC-M5/)
    expect(list).toMatch(/auditing clouds/)
    expect(list).not.toContain('CSCC-M4')
    expect(await shown(world)).toMatch(
      /register of work on clouds[\s\S]*Version 1\.1 is in force[\s\S]*at least 75 % complete and after 1 internal review/,
    )
    expect((await alice.types('/wg register diff CSCC', { in: home })).text).toMatch(
      /changed \*?the title[\s\S]*changed \*?how often it is reviewed/,
    )
    expect((await alice.types('/wg register history CSCC', { in: home })).text).toContain('changed the gate from CSCC to DMTF')
  })

  it('is revised beside itself: reminders go on, the differences are shown, and one approval brings it all into force', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    expect((await alice.types('/wg register revise CSCC', { in: home })).text).toMatch(
      /Version 1\.1 of CSCC is begun; version 1\.0 stays in force/,
    )
    await alice.types('/wg milestone move M3 due:2H2012 reason:"waiting for OVF 2.0"', { in: home })
    await alice.types('/wg milestone drop M2 "both groups were closed"', { in: home })
    await alice.types('/wg milestone add "Joint profile" due:2H2012', { in: home })
    const diff = (await alice.types('/wg register diff CSCC', { in: home })).text
    expect(diff).toMatch(/from version 1\.0 to version 1\.1/)
    expect(diff).toMatch(/moved \*?CSCC-M3\*? from 1Q2012 to 2H2012/)
    expect(diff).toMatch(/added \*?CSCC-M5/)
    expect(diff).toMatch(/dropped \*?CSCC-M2/)
    await alice.types('/wg register submit CSCC version:1.1', { in: home })
    await world.at('2012-03-01T09:00:00Z')
    world.channel(home).shows(/CSCC-M3[\s\S]*1Q2012/)
    await ben.types('/wg register accept', { in: home })
    expect(await shown(world)).toMatch(/Version 1\.0 is in force[\s\S]*DMTF has not approved version 1\.1/)
    await alice.types('/wg milestone move M4 due:2H2012 reason:"later"', { in: home })
    expect(await shown(world)).toMatch(/CSCC and DMTF have not approved version 1\.1/)
    await ben.types('/wg register accept', { in: home })
    await hugo.types('/wg register accept', { in: home })
    expect(await shown(world)).toMatch(/version 1\.1[\s\S]*Version 1\.1 is in force since 1 Mar 2012/)
    const all = (await alice.types('/wg milestone list state:all', { in: home })).text
    expect(all).toMatch(/2H2012, by 31 Dec 2012, was 1Q2012/)
    expect(all).toMatch(/dropped/)
    expect((await alice.types('/wg register diff CSCC from:1.0 to:1.1', { in: home })).text).toMatch(/moved \*?CSCC-M4/)
  })

  it('ends when the other parties agree, or by itself on its last day, and is silent from then on', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    await alice.types('/wg register set CSCC expires:"15 June 2012" notice:"1 month"', { in: home })
    expect((await alice.types('/wg register end CSCC reason:"both groups were closed"', { in: home })).text).toMatch(/proposed to end CSCC/)
    await hugo.types('/wg register accept', { in: home })
    await ben.types('/wg register decline reason:"we go on" change:"none"', { in: home })
    expect(await shown(world)).toMatch(/Version 1\.0 is in force/)
    await world.at('2012-05-15T09:00:00Z')
    world.channel(home).shows(/Last day to give notice to CSCC: 15 May 2012[\s\S]*today/)
    world.channel(home).shows(/CSCC expires on 15 Jun 2012/)
    expect(await shown(world)).toMatch(/active, review due/)
    await world.at('2012-06-15T23:59:00Z')
    expect(await shown(world)).toMatch(/active/)
    await world.at('2012-06-16T00:01:00Z')
    expect(await shown(world)).toMatch(/expired/)
    expect((await alice.types('/wg milestone move M1 due:2H2012 reason:late', { in: home })).text).toMatch(/CSCC is expired/)
    const said = world.channel(home).ours().length
    await world.at('2012-07-02T09:00:00Z')
    expect(world.channel(home).ours()).toHaveLength(said)
  })

  it('ends once every other party accepts, and a review’s outcome begins the next version', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await inForce(world)
    const closed = await alice.types('/wg review close R1 outcome:new-version next:yearly', { in: home })
    expect(closed.text).toMatch(/CSCC-R1 is closed[\s\S]*Version 1\.1 is begun/)
    await alice.types('/wg milestone move M3 due:2H2012 reason:"later"', { in: home })
    await alice.types('/wg register show CSCC', { in: home })
    await alice.clicks('Give up', { in: home })
    expect((await alice.types('/wg milestone list', { in: home })).text).not.toContain('in version 1.1')
    await alice.types('/wg register end CSCC reason:"both groups were closed"', { in: home })
    await hugo.types('/wg register accept', { in: home })
    expect(await shown(world)).toMatch(/Version 1\.0 is in force/)
    await ben.types('/wg register accept', { in: home })
    expect(await shown(world)).toMatch(/· ended/)
    expect((await alice.types('/wg register history CSCC', { in: home })).text).toMatch(/ended CSCC as its parties agreed/)
  })

  it('is what help and refusals read: nothing is offered that its state does not allow', async () => {
    const world = await begin({ mode })
    const alice = world.as('alice')
    await takenUp(world, 'cscc.md', sample('cscc.md'))
    const help = async (): Promise<string> => (await alice.types('/wg', { in: home })).text
    expect(await help()).toMatch(/\(draft\)[\s\S]*\/wg register submit[\s\S]*\*register\*.*submit/)
    expect(await help()).not.toMatch(/register revise|register accept|\*register\*.*(revise|accept)/)
    expect((await alice.types('/wg help register', { in: home })).text).toMatch(/register revise OGF`\n_not now \(CSCC: draft\)_/)

    await alice.types('/wg register end CSCC reason:"both groups were closed"', { in: home })
    expect(await help()).toMatch(/\(ended\)[\s\S]*register history/)
    expect(await help()).not.toMatch(/register submit|milestone move|\*milestone\*.*add/)
    expect((await alice.types('/wg help milestone', { in: home })).text).toMatch(/`\/wg milestone drop [^`]*`\n_not now \(CSCC: ended\)_/)
    for (const line of ['/wg milestone add', '/wg draft add', '/wg approval request "Go on"', '/wg register revise CSCC'])
      expect((await alice.types(line, { in: home })).text, line).toContain('CSCC is ended: it can no longer be changed.')
  })

  it('without a channel asks the approvers by direct message, and says what to do where there is none', async () => {
    const world = await begin({ mode })
    const [alice, ben, hugo] = [world.as('alice'), world.as('ben'), world.as('hugo')]
    await alice.types('/wg register new parties:"Alpha Body (AB), Beta Body (BB)" title:"Joint profiles"', { in: home })
    await alice.types('/wg roster add @ben role:approver party:AB key:AB', { in: home })
    const refused = await alice.types('/wg register submit AB version:1.0', { in: home })
    expect(refused.text).toMatch(/neither a channel nor an approver for BB[\s\S]*register bind AB[\s\S]*role:approver party:BB key:AB/)
    await alice.types('/wg roster add @hugo role:approver party:BB key:AB', { in: home })
    const put = await alice.types('/wg register submit AB version:1.0', { in: home })
    expect(put.text).toContain('AB and BB have to approve it; each approver is asked by direct message.')
    expect(ben.directMessages().map(messageText).join('\n')).toMatch(/AB-A1[\s\S]*Still to answer/)
    await ben.types('/wg approve AB-A1', { in: '#general' })
    const pressed = hugo.sees().channels.find(({ kind }) => kind === 'im')
    expect((await hugo.clicks('Approve', { in: pressed?.id ?? '' })).text).toMatch(/passed/)
    expect((await alice.types('/wg register show AB', { in: '#general' })).text).toMatch(/Version 1\.0 is in force/)
    const add = await alice.types('/wg milestone add "A joint profile" due:2H2012 key:AB', { in: '#general' })
    expect(add.text).toMatch(/proposed[\s\S]*AB and BB must accept it; each approver is asked by direct message/)
  })

  it('asks its contacts together, and waits for them where it says so', async () => {
    const world = await begin({ mode })
    const [alice, ben, erik] = [world.as('alice'), world.as('ben'), world.as('erik')]
    await takenUp(world, 'cscc.md', sample('cscc.md'))
    await alice.types('/wg register set CSCC acknowledge:yes', { in: home })
    await alice.types('/wg contact add party:DMTF user:@erik role:"Liaison officer"', { in: home })
    await alice.types('/wg register submit CSCC', { in: home })
    expect(erik.directMessages().map(messageText).join('\n')).toMatch(/names you as contact 4 for DMTF[\s\S]*CSCC-M1/)
    await ben.types('/wg register accept', { in: home })
    expect(await shown(world)).toMatch(/waiting for approvals[\s\S]*approved and waits for its contacts/)
    for (const contact of [1, 2, 3, 4]) await alice.types(`/wg contact accept ${contact} evidence:"mail of 12 March"`, { in: home })
    expect(await shown(world)).toMatch(/Version 1\.0 is in force/)
  })
})
