/** Every verb of every noun at least once: by command, by mention, and through its form where it has one. */
import { describe, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { commandId } from '../../src/platform/registry.js'
import { registerText } from '../world/documents.js'
import type { Persona, World } from '../world/index.js'
import { modes, worlds } from '../world/index.js'

const begin = worlds()
const here = '#ogf-dmtf'

interface ByForm {
  /** The line that opens it, or the way there. */
  readonly open: string | ((alice: Persona, world: World) => Promise<unknown>)
  readonly fill: Readonly<Record<string, string>> | ((alice: Persona) => Promise<Readonly<Record<string, string>>>)
  readonly says: RegExp
}

interface Row {
  /** As typed after `/wg `, with what is answered. */
  readonly line: readonly [string, RegExp]
  readonly form?: ByForm
}

/** In this order, each builds on what the ones before did to the sample register OGF. */
const rows: Readonly<Record<string, Row>> = {
  'register.import': {
    line: ['register import file:F0NOWHERE', /no longer has that file/],
    form: {
      open: 'register import',
      fill: async (alice) => ({ file: (await alice.uploads('fieldbus.md', registerText(), { in: here })).fileId, dayfirst: 'yes' }),
      says: /I have read \*fieldbus\.md\*/,
    },
  },
  'register.new': {
    line: ['register new parties:"Alpha Body (AB), DMTF" title:"Joint profiles" version:1.0', /\*AB\* Joint profiles is kept as a draft/],
    form: {
      open: 'register new',
      fill: { parties: 'Gamma Body (GB), DMTF', title: 'More profiles', initiated: '8 November 2011' },
      says: /\*GB\* More profiles is kept as a draft/,
    },
  },
  'register.list': { line: ['register list', /OGF/] },
  'register.show': { line: ['register show OGF', /Work register of OGF and DMTF/] },
  'register.edit': {
    line: ['register edit OGF version:1.1', /OGF is changed/],
    form: { open: 'register edit OGF', fill: { title: 'Cloud and grid' }, says: /OGF is changed/ },
  },
  'register.set': {
    line: ['register set OGF zone:Europe/Berlin at:09:00', /set zone of OGF to Europe\/Berlin/],
    form: { open: 'register set OGF', fill: { at: '08:30', holidays: '2012-01-02' }, says: /set at of OGF to 08:30/ },
  },
  'register.term': { line: ['register term c', /OGF-T3/] },
  'register.document': {
    line: ['register document OGF awaited', /document is awaited/],
    form: { open: 'register document OGF', fill: { link: 'https://www.ogf.example/register' }, says: /document is linked/ },
  },
  'register.history': { line: ['register history OGF', /read in OGF/] },
  'register.export': {
    line: ['register export OGF format:csv', /OGF-milestones\.csv of OGF is in/],
    form: { open: 'register export OGF', fill: { format: 'timeline' }, says: /OGF-timeline\.png of OGF is in/ },
  },
  'register.bind': {
    line: ['register bind OGF party:DMTF channel:<#C0CLOUDWG>', /DMTF’s own reminders of OGF go to/],
    form: {
      open: async (alice) => {
        await alice.types('/wg register new parties:"Delta (DD), Epsilon (EE)"', { in: '#general' })
        await alice.clicks('Bind to a channel', { in: '#general' })
      },
      fill: { channel: 'C0CLOUDWG', party: 'home' },
      says: /DD is bound to/,
    },
  },
  'roster.add': {
    line: ['roster add @dana role:approver party:OGF', /<@U0DANA004> is now an approver for OGF/],
    form: { open: 'roster add', fill: { user: 'U0ERIK005', role: 'member', party: 'OGF' }, says: /<@U0ERIK005> is now a member for OGF/ },
  },
  'approval.request': {
    line: ['approval request "Meet in Berlin" due:"in 2 weeks"', /\*OGF-A1\* asks OGF and DMTF/],
    form: {
      open: 'approval request',
      fill: { motion: 'Meet in Berlin', due: 'in 2 weeks' },
      says: /\*OGF-A1\* asks OGF and DMTF/,
    },
  },
  'approval.give': {
    line: ['approval give A1 comments well done', /your comment on \*OGF-A1\* is kept/],
    form: {
      open: 'approval give A1',
      fill: { position: 'comments', comment: 'Well done.' },
      says: /your comment on \*OGF-A1\* is kept/,
    },
  },
  'approval.record': {
    line: [
      'approval record A1 party:DMTF body:"Board of Directors" resolution:2011-12-04 on:12/15/2011',
      /DMTF approved \*OGF-A1\* by Board of Directors, resolution 2011-12-04, on 15 Dec 2011/,
    ],
    form: {
      open: 'approval record A1',
      fill: { party: 'DMTF', body: 'Board of Directors', resolution: '2011-12-04' },
      says: /DMTF approved \*OGF-A1\* by Board of Directors, resolution 2011-12-04/,
    },
  },
  'approval.status': { line: ['approval status A1', /needs 1 of OGF[\s\S]*recorded by <@U0ALICE01>/] },
  'approval.remind': {
    line: ['approval remind A1', /have not answered \*OGF-A1\* are reminded/],
    form: {
      open: async (alice) => {
        await alice.types('/wg roster add @dana role:approver party:OGF', { in: here })
        await alice.types('/wg approval remind', { in: here })
      },
      fill: { ref: '1' },
      says: /have not answered \*OGF-A1\* are reminded/,
    },
  },
  'approval.close': {
    line: ['approval close A1 the parties will meet first', /\*OGF-A1\* failed on .*: OGF has not approved/],
    form: { open: 'approval close A1', fill: { reason: 'The parties will meet first.' }, says: /\*OGF-A1\* failed/ },
  },
  'approval.extend': {
    line: ['approval extend A1 due:"in 4 weeks" reason:"the board meets then"', /\*OGF-A1\* is open until 13 Jan 2012/],
    form: {
      open: 'approval extend A1',
      fill: { due: 'in 4 weeks', reason: 'The board meets then.' },
      says: /\*OGF-A1\* is open until 13 Jan 2012/,
    },
  },
  'approval.withdraw': {
    line: ['approval withdraw A1 the text is being rewritten', /\*OGF-A1\* is withdrawn/],
    form: { open: 'approval withdraw A1', fill: { reason: 'The text is being rewritten.' }, says: /\*OGF-A1\* is withdrawn/ },
  },
  'roster.list': { line: ['roster list', /<@U0ALICE01>/] },
  'roster.remove': {
    line: ['roster remove @dana role:approver', /<@U0DANA004> is off the roster/],
    form: { open: 'roster remove', fill: { user: 'U0ERIK005' }, says: /<@U0ERIK005> is off the roster/ },
  },
  'contact.add': {
    line: ['contact add "Liaison officer" party:OGF email:liaison@ogf.example', /Contact 8 for OGF is added/],
    form: { open: 'contact add', fill: { party: 'DMTF', role: 'Co-chair', user: 'U0BEN0002' }, says: /Contact 8 for DMTF is added/ },
  },
  'contact.list': { line: ['contact list', /Contacts of OGF/] },
  'contact.accept': {
    line: ['contact accept 1 evidence:"mail of 12 March"', /Contact 1 for OGF is acknowledged/],
    form: { open: 'contact accept', fill: { contact: '2', evidence: 'mail of 12 March' }, says: /Contact 2 for OGF is acknowledged/ },
  },
  'contact.replace': {
    line: ['contact replace 2 name:"Vice President" email:vice@ogf.example', /Contact 2 is replaced/],
    form: { open: 'contact replace', fill: { contact: '3', name: 'Another Officer' }, says: /Contact 3 is replaced/ },
  },
  'milestone.add': {
    line: ['milestone add "Joint profile of OCCI and CIMI" due:2H2012 party:DMTF', /OGF-M5 is added, due 2H2012/],
    form: {
      open: 'milestone add',
      fill: { text: 'Joint profile', due: '2H2012', party: 'OGF, DMTF', group: 'Profiles', priority: '2' },
      says: /OGF-M5 is added, due 2H2012/,
    },
  },
  'milestone.list': { line: ['milestone list', /OGF-M1[\s\S]*OGF-M5/] },
  'milestone.assign': {
    line: ['milestone assign M5 @ben party:DMTF', /OGF-M5[\s\S]*owner of M5/],
    form: { open: 'milestone assign', fill: { ref: '5', owner: 'U0BEN0002', party: 'DMTF' }, says: /OGF-M5[\s\S]*owner of M5/ },
  },
  'milestone.move': {
    line: ['milestone move M5 due:1Q2013 reason:"waiting for OVF 2.0"', /due 1Q2013, by 31 Mar 2013, was 2H2012, moved once/],
    form: {
      open: 'milestone move M5',
      fill: { due: '2Q2013', reason: 'waiting for OVF 2.0' },
      says: /due 2Q2013, by 30 Jun 2013, was 2H2012, moved once/,
    },
  },
  'milestone.snooze': {
    line: ['milestone snooze M5 until:"in 2 weeks"', /OGF-M5[\s\S]*snoozed M5/],
    form: { open: 'milestone snooze', fill: { ref: '5', until: '' }, says: /OGF-M5[\s\S]*snoozed M5/ },
  },
  'milestone.done': {
    line: ['milestone done M5 published as DSP0263', /OGF-M5[\s\S]*closed M5 as done/],
    form: {
      open: 'milestone done',
      fill: { ref: '5', outcome: 'Published.', link: 'https://example.org/dsp0263' },
      says: /OGF-M5[\s\S]*closed M5 as done/,
    },
  },
  'milestone.reopen': {
    line: ['milestone reopen M5 the annex is still missing', /OGF-M5[\s\S]*opened M5 again/],
    form: { open: 'milestone reopen', fill: { ref: '5', reason: 'The annex is missing.' }, says: /OGF-M5[\s\S]*opened M5 again/ },
  },
  'milestone.drop': {
    line: ['milestone drop M5 both groups were closed', /OGF-M5[\s\S]*dropped M5/],
    form: { open: 'milestone drop M5', fill: { reason: 'Both groups were closed.' }, says: /OGF-M5[\s\S]*dropped M5/ },
  },
  'activity.add': {
    line: ['activity add Exchange of drafts between the two groups', /OGF-V4 is added/],
    form: { open: 'activity add', fill: { text: 'Exchange of drafts' }, says: /OGF-V4 is added/ },
  },
  'activity.list': { line: ['activity list', /OGF-V4/] },
  'activity.close': {
    line: ['activity close V4 the drafts are exchanged', /OGF-V4 is closed/],
    form: { open: 'activity close', fill: { ref: '4', outcome: 'The drafts are exchanged.' }, says: /OGF-V4 is closed/ },
  },
  'draft.add': {
    line: [
      'draft add "CIMI model" party:DMTF version:0.5 completeness:60 link:https://example.org/cimi',
      /OGF-D1\* is added; nobody else has been told/,
    ],
    form: {
      open: 'draft add',
      fill: { title: 'CIMI model', party: 'DMTF', version: '0.5', completeness: '60 %', link: 'https://example.org/cimi' },
      says: /OGF-D1\* is added/,
    },
  },
  'draft.internal-review': {
    line: ['draft internal-review D1 by:"CMWG" on:2011-12-12 result:passed', /internal review of D1 version 0\.5 by CMWG: passed/],
    form: { open: 'draft internal-review', fill: { ref: '1', by: 'CMWG', result: 'changes' }, says: /by CMWG: passed with changes/ },
  },
  'draft.send': {
    line: ['draft send D1 @dana until:"in 4 weeks"', /with OGF now\. Asked: <@U0DANA004>/],
    form: {
      open: 'draft send',
      fill: { ref: '1', until: 'in 4 weeks', ask: 'U0DANA004,U0ERIK005', access: 'early' },
      says: /with OGF now\. Asked: <@U0DANA004> <@U0ERIK005>/,
    },
  },
  'draft.list': { line: ['draft list', /OGF-D1[\s\S]*in review by OGF/] },
  'draft.show': { line: ['draft show D1', /Internal reviews[\s\S]*CMWG/] },
  'feedback.add': {
    line: ['feedback add D1 clause:5.2 type:te "The retry is not bounded"', /OGF-F1\* on OGF-D1 is kept/],
    form: {
      open: 'feedback add',
      fill: { ref: 'D1', comment: 'The retry is not bounded', type: 'te', clause: '5.2' },
      says: /OGF-F1\* on OGF-D1 is kept/,
    },
  },
  'feedback.import': {
    line: ['feedback import D1 file:F0NOWHERE', /no longer has that file/],
    form: {
      open: 'feedback import',
      fill: async (alice) => ({ ref: 'D1', file: (await alice.uploads('ballot.csv', 'Clause,Comments\n7,So', { in: here })).fileId }),
      says: /1 remark on \*OGF-D1\* is kept as F2/,
    },
  },
  'feedback.list': { line: ['feedback list D1', /OGF-F1[\s\S]*clause 5\.2/] },
  'feedback.assign': {
    line: ['feedback assign F1 @ben', /assigned F1 to <@U0BEN0002>/],
    form: { open: 'feedback assign F1', fill: { assignee: 'U0BEN0002' }, says: /assigned F1 to <@U0BEN0002>/ },
  },
  'feedback.resolve': {
    line: ['feedback resolve F1 as:revised "bounded now"', /resolved F1 as revised/],
    form: { open: 'feedback resolve', fill: { ref: '1', as: 'rejected', reason: 'Out of scope.' }, says: /resolved F1 as rejected/ },
  },
  'feedback.dispute': {
    line: ['feedback dispute F1 the annex still says otherwise', /disputed the resolution of F1/],
    form: { open: 'feedback dispute F1', fill: { reason: 'The annex says otherwise.' }, says: /disputed the resolution of F1/ },
  },
  'feedback.reopen': {
    line: ['feedback reopen F1 we look again', /opened F1 again/],
    form: { open: 'feedback reopen F1', fill: { reason: 'We look again.' }, says: /opened F1 again/ },
  },
  'feedback.accept': { line: ['feedback accept about:D1', /Nothing of yours that fits/] },
  'feedback.export': { line: ['feedback export D1', /OGF-D1-feedback\.csv\* with 1 remark/] },
  'contribution.add': {
    line: ['contribution add "Changes to OCCI" from:DMTF acknowledge:yes', /OGF-C1\* is with OGF[\s\S]*OCCI remains a trademark/],
    form: {
      open: 'contribution add',
      fill: { acknowledge: 'yes', title: 'Changes to OCCI', from: 'individual', to: 'OGF', notices: 'Copyright 2011' },
      says: /OGF-C1\* is with OGF/,
    },
  },
  'contribution.list': { line: ['contribution list', /OGF-C1[\s\S]*waits for the group/] },
  'contribution.decide': {
    line: ['contribution decide C1 outcome:decline "outside our charter"', /You gave OGF-C1 yourself/],
    form: {
      open: async (alice, world) => {
        await world.as('ben').types('/wg contribution add "A profile" from:individual to:OGF acknowledge:yes', { in: here })
        await alice.types('/wg roster add @alice role:member party:OGF', { in: here })
        await alice.types('/wg contribution decide C2', { in: here })
      },
      fill: { outcome: 'decline', reason: 'Outside our charter.' },
      says: /OGF-C2\* is declined/,
    },
  },
  'requirement.add': {
    line: ['requirement add "Every change is recorded" party:OGF', /OGF-Q1\* is added/],
    form: { open: 'requirement add', fill: { text: 'Every change is recorded', party: 'OGF' }, says: /OGF-Q1\* is added/ },
  },
  'requirement.cover': {
    line: ['requirement cover Q1 party:DMTF standard:DSP0263 version:1.0 level:partly "no archive"', /statement on \*OGF-Q1\* is kept/],
    form: {
      open: 'requirement cover',
      fill: { ref: '1', party: 'DMTF', standard: 'DSP0263', version: '1.0', level: 'partly', reason: 'No archive.' },
      says: /statement on \*OGF-Q1\* is kept/,
    },
  },
  'requirement.list': { line: ['requirement list', /OGF-Q1[\s\S]*satisfied partly/] },
  'requirement.matrix': { line: ['requirement matrix', /Coverage in OGF: no gaps among 1 requirement\b[\s\S]*partly/] },
  'draft.revise': {
    line: ['draft revise D1 version:0.6 completeness:70', /version 0\.5 became 0\.6, 70 % complete/],
    form: { open: 'draft revise D1', fill: { version: '0.6', completeness: '70' }, says: /version 0\.5 became 0\.6, 70 % complete/ },
  },
  'draft.withdraw': {
    line: ['draft withdraw D1 replaced by a joint document', /withdrew D1/],
    form: { open: 'draft withdraw D1', fill: { reason: 'Replaced by a joint document.' }, says: /withdrew D1/ },
  },
  'review.schedule': {
    line: ['review schedule R1 due:"April 2012" reason:"the chairs meet then"', /OGF-R1 is planned for April 2012/],
    form: {
      open: 'review schedule R1',
      fill: { due: 'May 2012', reason: 'The chairs meet then.' },
      says: /OGF-R1 is planned for May 2012/,
    },
  },
  'review.start': { line: ['review start R1', /The review is open/] },
  'review.list': { line: ['review list', /OGF-R1/] },
  'review.close': {
    line: ['review close R1 outcome:keep next:"April 2013"', /OGF-R1 is closed\. The next review is April 2013/],
    form: { open: 'review close', fill: { outcome: 'keep', next: 'April 2013', note: 'All well.' }, says: /OGF-R1 is closed/ },
  },
  'register.submit': {
    line: ['register submit OGF version:1.1', /Version 1\.1 of OGF is put to its parties: OGF and DMTF have to approve it/],
    form: {
      open: async (alice) => {
        await alice.types('/wg roster add @alice role:approver party:OGF', { in: here })
        await alice.types('/wg register show OGF', { in: here })
        await alice.clicks('Submit', { in: here })
      },
      fill: { version: '1.2' },
      says: /Version 1\.2 of OGF is put to its parties/,
    },
  },
  'register.revise': { line: ['register revise OGF', /OGF waits for its parties’ approval already/] },
  'register.diff': { line: ['register diff OGF', /\*OGF\*: from version 1\.\d to the register as it stands/] },
  'register.accept': { line: ['register accept', /approver/] },
  'register.decline': {
    line: ['register decline reason:"too early" change:"another date"', /was not counted: A\d+ is answered by the approvers/],
    form: {
      open: 'register decline',
      fill: { reason: 'Too early.', change: 'Another date.' },
      says: /Declined: version 1\.2 of OGF\. It still waits for OGF and DMTF/,
    },
  },
  'register.end': {
    line: ['register end OGF both groups were closed', /OGF is ended/],
    form: { open: 'register end OGF', fill: { reason: 'Both groups were closed.' }, says: /OGF is ended/ },
  },
  'mine.show': { line: ['mine', /Nothing waits for you|You owe/] },
  'help.help': { line: ['help milestone', /\*move\*/] },
}

const registry = assembleAll()
const ids = registry.commands.map(commandId)

describe('this story', () => {
  it('leaves out no verb and no form', () => {
    expect(Object.keys(rows).sort()).toEqual(ids.toSorted())
    const withForm = registry.commands.filter(({ hasForm }) => hasForm).map(commandId)
    expect(
      Object.keys(rows)
        .filter((id) => rows[id]?.form)
        .sort(),
    ).toEqual(withForm.toSorted())
  })
})

/** What went wrong, one line each, so that one verb's fault hides no other's. */
async function faultOf(name: string, work: () => Promise<void>): Promise<string[]> {
  try {
    await work()
    return []
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message.split('\n').slice(0, 12).join(' ') : String(error)}`]
  }
}

describe.each(modes)('every verb over %s', (mode) => {
  it.each(['command', 'own command', 'mention'] as const)('by %s', { timeout: 180_000 }, async (by) => {
    const world = await begin({ mode, empty: false })
    world.expects('file_not_found')
    const alice = world.as('alice')
    const faults: string[] = []
    for (const [id, { line }] of Object.entries(rows)) {
      const [words, says] = line
      const [noun = '', ...rest] = words.split(' ')
      faults.push(
        ...(await faultOf(id, async () => {
          const answer =
            by === 'mention' || (by === 'own command' && noun === 'help')
              ? await alice.mentions(words, { in: here })
              : await alice.types(by === 'command' ? `/wg ${words}` : `/wg-${noun} ${rest.join(' ')}`, { in: here })
          expect(answer.text).toMatch(says)
          expect(answer.form).toBeNull()
        })),
      )
    }
    expect(faults).toEqual([])
  })

  it('by its form', { timeout: 180_000 }, async () => {
    const world = await begin({ mode, empty: false })
    const alice = world.as('alice')
    const faults: string[] = []
    for (const [id, { form }] of Object.entries(rows)) {
      if (!form) continue
      faults.push(
        ...(await faultOf(id, async () => {
          const fill = typeof form.fill === 'function' ? await form.fill(alice) : form.fill
          if (typeof form.open === 'string') await alice.types(`/wg ${form.open}`, { in: here })
          else await form.open(alice, world)
          expect(alice.form(), 'a form opens').not.toBeNull()
          const answer = await alice.submits(fill)
          expect(alice.errors()).toEqual({})
          expect(alice.form()).toBeNull()
          expect(answer.text).toMatch(form.says)
        })),
      )
      if (alice.form()) await alice.closes()
    }
    expect(faults).toEqual([])
  })
})
