/** Layouts that no sample had, by the principle each shows. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../model.js'
import { read } from './read.js'
import { unseen } from './unseen.fixture.js'

function seen({ version, milestones, activities, review, contacts, gates, approvals, approvalTarget }: Reading): string[] {
  return [
    ...(version === null || version === '2' ? [] : [`version ${version}`]),
    ...milestones.map(({ text, due, parties }) => [text, due.to ?? 'open', ...(parties.length > 0 ? [parties.join(' ')] : [])].join(' | ')),
    ...activities.map(({ text }) => `on-going: ${text}`),
    ...(review ? [`review ${review.due?.to ?? '-'}, ${review.cadence?.months ?? '-'}`] : []),
    ...gates.map(({ from, to, completeness, reviews }) => `gate ${from} ${to}, ${completeness ?? '-'} %, ${reviews ?? '-'}`),
    ...approvals.map(
      ({ party, body, resolution, on }) => `approved ${[party, body, resolution, on?.to].map((one) => one ?? '-').join(' | ')}`,
    ),
    ...(approvalTarget ? [`to be approved ${approvalTarget.to ?? '-'}`] : []),
    ...contacts.map(({ party, name, role }) => `${party ?? '-'} ${name ?? '-'}${role === null ? '' : `, ${role}`}`),
  ]
}

describe('the reader copes with', () => {
  it.each(unseen)('$shows', ({ text, says }) => {
    const found = read(text, { file: 'a.txt' })
    expect(found.kind).toBe('register')
    expect(found.parties.map(({ short }) => short)).toEqual(['AAX', 'BBX'])
    expect(seen(found)).toEqual(says)
  })
})

const contactsOf = (lines: string): string[] =>
  read(`Liaison Agreement between AAX and BBX\n\nContacts\n${lines}\n`, { file: 'a.txt' }).contacts.map(
    ({ party, name, role, email, phone }) => [party, name, role, email, phone].map((one) => one ?? '-').join(' | '),
  )

describe('a contact written as', () => {
  it.each([
    [
      'For AAX: Jo Sample, Chair, j.sample@aax.example, tel. +44 20 7946 0112',
      ['AAX | Jo Sample | Chair | j.sample@aax.example | +44 20 7946 0112'],
    ],
    ['for BBX, Kim Muster, t.kim@bbx.example', ['BBX | Kim Muster | - | t.kim@bbx.example | -']],
    [
      'AAX - Jo Sample, jo@aax.example; BBX -\nDr. Kim Muster, Chair, kim@bbx.example',
      ['AAX | Jo Sample | - | jo@aax.example | -', 'BBX | Dr. Kim Muster | Chair | kim@bbx.example | -'],
    ],
    ['AAX: Jo Sample, Group Leader, jo@aax.example, 301-555-0119', ['AAX | Jo Sample | Group Leader | jo@aax.example | 301-555-0119']],
    [
      'AAX    Jo Sample, Secretary       jo@aax.example\nBBX    Kim Muster, Test chair    kim@bbx.example',
      ['AAX | Jo Sample | Secretary | jo@aax.example | -', 'BBX | Kim Muster | Test chair | kim@bbx.example | -'],
    ],
    [
      'AAX:\nJo Sample, Secretary, Tel: +44 20 7946 0112, Email:\njo@aax.example',
      ['AAX | Jo Sample | Secretary | jo@aax.example | +44 20 7946 0112'],
    ],
    [
      'AAX: Jo Sample, jo@aax.example · Robin Sample, robin@aax.example',
      ['AAX | Jo Sample | - | jo@aax.example | -', 'AAX | Robin Sample | - | robin@aax.example | -'],
    ],
    [
      'AAX    Jo Sample              jo@aax.example\n       Honorary Secretary     +33 1 45 55 01 70',
      ['AAX | Jo Sample | Honorary Secretary | jo@aax.example | +33 1 45 55 01 70'],
    ],
    ['Name: Jo Sample\nRole: Chair\nE-mail: jo@aax.example', ['AAX | Jo Sample | Chair | jo@aax.example | -']],
    ['The AAX\n- Help desk, desk@x.example', ['AAX | Help desk | - | desk@x.example | -']],
    ['For AAX\nJo Sample\nChair\njo@aax.example', ['AAX | Jo Sample | Chair | jo@aax.example | -']],
    [
      '| For | Post | Electronic mail |\n|---|---|---|\n| BBX | Honorary Secretary | sec@bbx.example |',
      ['BBX | - | Honorary Secretary | sec@bbx.example | -'],
    ],
  ])('%s', (lines, expected) => {
    expect(contactsOf(lines)).toEqual(expected)
  })
})

describe('parties by the name they go by', () => {
  it('in clauses with their seats', () => {
    const found = read(
      'MEMORANDUM OF UNDERSTANDING\n\nThis MoU is made by and between\n\n(1) AAX e.V., a registered association having its office at Lindenhof 4, 80331 Munich, Germany ("AAX"); and\n\n(2) the Beta Board, a foundation under Swiss law ("the Board").\n\nArticle 1 - Deliverables\n(a) a data dictionary, by 31 January 2018;\n(b) a guide by the Board, in the third quarter of 2018.\n',
      { file: 'a.txt' },
    )
    expect(found.parties.map(({ short, name }) => [short, name])).toEqual([
      ['AAX', 'AAX e.V.'],
      ['Board', 'Beta Board'],
    ])
    expect(found.milestones.map(({ due }) => due.to)).toEqual(['2018-01-31', '2018-09-30'])
  })
})

describe('a date of the cover', () => {
  it.each([
    ['(signed in Barcelona, 27 Feb 2019)', '2019-02-27'],
    ['Start: Jan 10, 2022', '2022-01-10'],
    ['Date of effect:      1 February 2018', '2018-02-01'],
    ['Version 1.0 | Started on 3 October 2022', '2022-10-03'],
  ])('%s', (line, day) => {
    const text = `Memorandum of Understanding between AAX and BBX\n${line}\n\nPurpose\nExchange of drafts.\n`
    expect(read(text, { file: 'a.txt' }).initiated?.from).toBe(day)
  })
})

it('parts what was adopted by one and by the other', () => {
  const text =
    'bSX and CEX TC 442 Joint Work Plan\n\nMilestones\n- Profile (1Q2019)\n\nAdoption\nThe plan was adopted by CEX TC 442 by Decision 31/2019 on 28 May 2019, and by the bSX Management Office on 17 June 2019.\n'
  expect(read(text, { file: 'a.txt' }).approvals.map(({ party, resolution, on }) => [party, resolution, on?.from])).toEqual([
    ['CEX TC 442', '31/2019', '2019-05-28'],
    ['bSX', null, '2019-06-17'],
  ])
})

it('parts an approval from the pointer that stands before it', () => {
  const text =
    'AAX / BBX Work Register\n\nMilestones\n- Profile (1Q2019)\n\nPartner register\n<Link to be added by AAX> Approved by the AAX Board of Directors on 12/07/2018.\n'
  expect(read(text, { file: 'a.txt' }).approvals.map(({ party, on }) => [party, on?.from])).toEqual([['AAX', '2018-12-07']])
})

describe('clauses', () => {
  const termsOf = (text: string): string[] => read(text, { file: 'a.txt' }).terms.map(({ label, text: words }) => `${label}: ${words}`)

  it('of a table of rules', () => {
    const text =
      'Liaison Agreement between AAX and BBX\n\n## Rules\n\n| Rule | Text |\n|---|---|\n| R1 | Each keeps its own documents. |\n| R2 | Drafts fall under the IPR rules of who receives them. |\n'
    expect(termsOf(text)).toEqual(['R1: Each keeps its own documents.', 'R2: Drafts fall under the IPR rules of who receives them.'])
    expect(read(text, { file: 'a.txt' }).ipr).toHaveLength(1)
  })

  it('of articles by their sign, whose numbers begin again', () => {
    const text =
      'Liaison Agreement between AAX and BBX\n\n§ 1  Conduct of the work\n\n(1) Each tells the other of new work.\n(2) Patents are declared under the policy of both.\n\n§ 2  Costs\n\n(1) Each bears its own.\n'
    expect(termsOf(text)).toEqual([
      '1: Each tells the other of new work.',
      '2: Patents are declared under the policy of both.',
      '1: Each bears its own.',
    ])
  })

  it('by names of their own', () => {
    expect(
      termsOf(
        'Liaison Agreement between AAX and BBX\n\nCONDITIONS\nC1:   The sheet is not exclusive.\nC2:   A change is announced\n      six months ahead.\n',
      ),
    ).toEqual(['C1: The sheet is not exclusive.', 'C2: A change is announced six months ahead.'])
  })

  it('of a review, which is one of them', () => {
    const text =
      'Liaison Agreement between AAX and BBX\n\nArticle 6 - Review and termination\n\n6.1  This agreement takes effect on 3 September 2018.\n6.2  The parties shall review it every 6 months.\n'
    expect(termsOf(text)).toHaveLength(2)
    expect(read(text, { file: 'a.txt' }).review?.cadence?.months).toBe(6)
  })
})

it.each([
  ['bSX keeps its own page about this plan: https://bsx.example/plan', 'linked'],
  ['The text that BBX publishes will be linked here as soon as it is available.', 'awaited'],
  ['BBX will publish its own version; the pointer will be added here.', 'awaited'],
])('%s', (sentence, state) => {
  const text = `Liaison Agreement between AAX and BBX\n\nScope\nExchange of drafts.\n\n${sentence}\n`
  expect(read(text, { file: 'a.txt' }).partnerDocument?.state).toBe(state)
})

it('takes bodies in other languages for the parties they are', () => {
  const text =
    'Agreement on data sheets\n\nBetween\n\nthe Alpha Institution (hereinafter "AAX"), 389 High Road, London,\nand the Association française de lecture (hereinafter "AFL"), 11 rue de la Paix, Paris\n\nArticle 1 - Approval\n\nApproved for AAX by the Strategy Committee, decision SPSC 18/06, on 12 February 2018.\nApproved for AFL by the Präsidialausschuss, Beschluss 4/2018, on 1 March 2018.\n'
  const found = read(text, { file: 'a.txt' })
  expect(found.parties.map(({ short, name }) => [short, name])).toEqual([
    ['AAX', 'Alpha Institution'],
    ['AFL', 'Association française de lecture'],
  ])
  expect(found.approvals.map(({ party, body, resolution }) => [party, body, resolution])).toEqual([
    ['AAX', 'Strategy Committee', 'SPSC 18/06'],
    ['AFL', 'Präsidialausschuss', '4/2018'],
  ])
})

it('reads both signatures that stand side by side in one line', () => {
  const text = 'Liaison Agreement between AAX and BBX\n\nSignatures\n\nAAX: signed 3/15/2019 (J. Sample)        BBX: signed 4/2/2019\n'
  expect(read(text, { file: 'a.txt' }).approvals.map(({ party, on }) => [party, on?.from])).toEqual([
    ['AAX', '2019-03-15'],
    ['BBX', '2019-04-02'],
  ])
})
