/** Reading: real documents where they are at hand, and one made-up document for each layout. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Reading } from '../model.js'
import { decode } from './decode.js'
import * as documents from './documents.fixture.js'
import { read } from './read.js'

const REAL = '../shared/registers'
const absent = !existsSync(REAL)
if (absent) console.info(`skipped: ${REAL} is not here`)

function real(file: string): Reading {
  const text = decode(readFileSync(`${REAL}/${file}`))
  if (!text.ok) throw new Error(text.problem.sentence)
  return Reading.parse(read(text.value, { file }))
}

function reading(text: string): Reading {
  return Reading.parse(read(text, { file: 'a.txt' }))
}

const dues = ({ milestones }: Reading): string[] => milestones.map(({ due, line }) => `${line} ${due.written} ${due.to ?? '-'}`)
const shorts = ({ parties }: Reading): string[] => parties.map(({ short }) => short)
const people = ({ contacts }: Reading): string[] => contacts.map(({ party, name, email }) => `${party} | ${name} | ${email}`)

describe.skipIf(absent)('real documents', () => {
  it('reads the CSCC register', () => {
    const found = real('cscc-dmtf.txt')
    expect(found).toMatchObject({
      kind: 'register',
      title: 'Cloud Standards Customer Council / DMTF Work Register',
      key: 'CSCC',
      version: '1.0',
    })
    expect(found.initiated).toEqual({ written: '11/08/2011', from: '2011-11-08', to: '2011-11-08', precision: 'day' })
    expect(found.parties).toEqual([
      { name: 'Cloud Standards Customer Council', short: 'CSCC', line: 5 },
      { name: 'Distributed Management Task Force', short: 'DMTF', line: 5 },
    ])
    expect(dues(found)).toEqual(['31 1H2012 2012-06-30', '33 1H2012 2012-06-30', '35 1Q2012 2012-03-31', '37 1H2012 2012-06-30'])
    expect(found.gates).toEqual([{ from: 'CSCC', to: 'DMTF', completeness: 60, reviews: 1, line: 21 }])
    expect(found.review).toMatchObject({
      due: { written: 'April 2012' },
      cadence: { written: 'determine frequency', months: null },
      line: 41,
    })
    expect(found.approvalTarget).toMatchObject({ from: '2011-12-11', to: '2011-12-17', precision: 'week' })
    expect(found.contacts.map(({ party, line }) => `${party} ${line}`)).toEqual(['CSCC 47', 'CSCC 47', 'DMTF 51'])
    expect(found.approvals).toMatchObject([{ party: 'DMTF', resolution: '2011-12-04', on: { from: '2011-12-15' }, line: 57 }])
    expect(found.partnerDocument).toMatchObject({ state: 'awaited', line: 55 })
    expect(found.problems.map(({ why }) => why)).toEqual(['No approval is recorded of CSCC.'])
  })

  it('reads the OGF register', () => {
    const found = real('ogf-dmtf.txt')
    expect(found).toMatchObject({ kind: 'register', title: null, key: 'OGF', version: null, initiated: null, approvals: [], gates: [] })
    expect(found.terms.map(({ label, line }) => `${label} ${line}`)).toEqual(['a 30', 'b 32', 'c 34', 'd 35', 'e 36'])
    expect(found.ipr.map(({ line }) => line)).toEqual([30])
    expect(found.milestones.map(({ due, group, priority, line }) => [due.written, group, priority, line])).toEqual([
      ['2Q2011', 'Collaboration on Cloud Standards', 1, 43],
      ['4Q2011', 'Collaboration on Cloud Standards', 1, 45],
      ['2Q2012', 'Collaboration on Cloud Standards', 1, 47],
      ['4Q2011', 'Schema', null, 51],
    ])
    expect(found.activities.map(({ line }) => line)).toEqual([56, 58, 59])
    expect(found.review).toEqual({ due: null, cadence: { written: 'approximately once per year', months: 12 }, line: 62 })
    expect(found.contacts.map(({ party }) => party)).toEqual(['OGF', 'OGF', 'OGF', 'OGF', 'DMTF', 'DMTF', 'DMTF'])
  })

  it('reads charter, draft and statement', () => {
    const charter = real('w3c-ocf-liaison-charter.md')
    expect(charter.kind).toBe('register')
    expect(charter.milestones.map(({ due, line }) => [due.precision, line])).toEqual(
      [59, 60, 61, 62, 63, 64].map((line) => ['undated', line]),
    )
    const draft = real('w3c-etsi-liaison-draft.md')
    expect(draft.milestones.map(({ due }) => due.to)).toEqual(['2024-12-31', '2024-12-31'])
    expect(draft.problems.some(({ why }) => why.includes('not been formally agreed'))).toBe(true)
    expect(draft.contacts).toHaveLength(7)
    expect(real('ietf-itu-liaison-statement.txt')).toMatchObject({ kind: 'other', initiated: null, milestones: [], review: null })
  })
})

describe('layouts', () => {
  it('finds the lines that a paste ran together', () => {
    const found = reading(documents.runTogether)
    expect(found).toMatchObject({
      title: 'Nordic Grid Alliance / OBSF Work Register',
      version: '2.1',
      key: 'NGA',
      initiated: { from: '2013-03-15' },
    })
    expect(dues(found)).toEqual(['1 3Q2013 2013-09-30', '1 Q4 2013 2013-12-31', '1 21 - 24 June 2014 2014-06-24'])
    expect(people(found)).toEqual([
      'NGA | Kim Sample | liaison@nga.example',
      'NGA | Robin Placeholder | chair@nga.example',
      'OBSF | Alex Muster | president@obsf.example',
    ])
  })

  it('reads tables by their headings, dates first', () => {
    const found = reading(documents.tables)
    expect(dues(found)).toEqual(['15 Q2 2015 2015-06-30', '16 2015-11 2015-11-30', '17 TBD -'])
    expect(found.milestones.map(({ parties, priority }) => [parties, priority])).toEqual([
      [['SPC', 'CDF'], 1],
      [['CDF'], 2],
      [['SPC'], null],
    ])
    expect(found.activities).toEqual([{ text: 'Exchange of meeting calendars', line: 18 }])
    expect(found.approvals.map(({ party, resolution, on }) => [party, resolution, on?.from])).toEqual([
      ['SPC', '15/03', '2015-03-12'],
      ['CDF', 'CDF-2015-07', '2015-03-20'],
    ])
  })

  it('finds six parties and groups inside them', () => {
    const found = reading(documents.sixParties)
    expect(shorts(found)).toEqual(['ARI', 'BETA', 'GSU', 'XDMTF CMWG', 'OPAL SAF TC', 'ISO/IEC JTC 1/SC 38'])
    expect(found.review?.due).toMatchObject({ written: 'To be determined', precision: 'undated' })
    expect(found.terms.map(({ label }) => label)).toEqual(['1', '2'])
  })

  it('joins wrapped lines and keeps the clauses of a memorandum apart', () => {
    const found = reading(documents.wrapped)
    expect(shorts(found)).toEqual(['FTF', 'IMA'])
    expect(found.initiated?.from).toBe('2016-03-03')
    expect(found.terms.map(({ label }) => label)).toEqual(['2.1', '2.2', '2.3', '3'])
    expect(dues(found)).toEqual(['34 31/12/2016 2016-12-31', '35 first half of 2017 2017-06-30', '37  -'])
    expect(found.approvals).toEqual([])
  })

  it('makes the most of a truncated paste', () => {
    const found = reading(documents.truncated)
    expect(found).toMatchObject({ kind: 'register', title: null, key: 'QXF' })
    expect(found.milestones.map(({ parties }) => parties)).toEqual([['QXF'], ['RTB'], []])
    expect(found.activities).toHaveLength(2)
  })

  it('reads dates that stand before what they date', () => {
    expect(dues(reading(documents.datesFirst))).toEqual([
      '5 1Q2018 2018-03-31',
      '6 April 2018 2018-04-30',
      '7 2018-09-15 2018-09-15',
      '8 H1 2019 2019-06-30',
      '9 After the HRC plenary -',
    ])
  })

  it('lets a date that can only be day first decide for all', () => {
    const found = reading(documents.dayFirst)
    expect(dues(found)).toEqual(['8 05/03/2014 2014-03-05', '9 30/06/2014 2014-06-30', '10 10/12/2014 2014-12-10'])
    expect(found.approvals).toMatchObject([{ party: 'AEN', resolution: '2014/03', on: { from: '2014-02-20' } }])
  })

  it('groups by Markdown headings and numbers', () => {
    expect(reading(documents.markdown).milestones.map(({ group, due }) => [group, due.written])).toEqual([
      ['Packaging', 'Q1 2017'],
      ['Packaging', ''],
      ['Accessibility', 'by the end of August 2016'],
      ['Accessibility', 'early 2017'],
    ])
    const found = reading(documents.numbered)
    expect(found.activities.map(({ line }) => line)).toEqual([18, 19])
    expect(found.problems.some(({ line, why }) => line === 15 && why.includes('ends before it starts'))).toBe(true)
    expect(people(found)).toEqual([
      'SNIA | Hal Sample | hal@snia.example',
      'SNIA | Ida Sample | ida@snia.example',
      'XDMT | VP Alliances | vp-alliances@xdmt.example',
    ])
  })

  it('reads capitals, tabs and cards of contacts', () => {
    const found = reading(documents.capitals)
    expect(dues(found)).toEqual(['11 2Q2012 2012-06-30', '12 late 2012 2012-12-31', '13 Start date + 9 months -'])
    expect(people(found)).toEqual(['ALPHA | Chris Example | chris@alpha.example', 'OMEGA | Dana Example | dana@omega.example'])
  })

  it('reads promises, gate and approvals out of prose', () => {
    const found = reading(documents.prose)
    expect(found).toMatchObject({ kind: 'register', key: 'WMG', gates: [{ from: 'WMG', to: 'UDL', completeness: 50, reviews: 1 }] })
    expect(dues(found)).toEqual(['2 30 September 2018 2018-09-30', '2 Q1 2019 2019-03-31'])
    expect(found.approvals.map(({ party, resolution }) => [party, resolution])).toEqual([
      ['WMG', '07/19'],
      ['UDL', null],
    ])
  })

  it('reads terms of reference and charters', () => {
    const reference = reading(documents.reference)
    expect(reference.review).toMatchObject({ due: { from: '2020-05-01' }, cadence: { months: 12 } })
    expect(reference.approvals).toHaveLength(2)
    expect(shorts(reading(documents.charter))).toEqual(['TMC', 'OLA'])
    expect(reading(documents.divided).approvalTarget?.written).toBe('June 2015')
  })

  it('takes no beginning for a review, and no empty line for a signature', () => {
    const found = reading(documents.signatures)
    expect(shorts(found)).toEqual(['TIE', 'GFA'])
    expect(found.milestones.map(({ due, group }) => [due.written, group])).toEqual([
      ['first quarter of 2014', null],
      ['start date + 9 months', null],
    ])
    expect(found.review).toMatchObject({ due: null, cadence: { months: 12 } })
    expect(found.approvals.map(({ party, on }) => [party, on?.from])).toEqual([['TIE', '2013-09-20']])
    expect(people(found)).toEqual(['TIE | Fay Sample | dg@tie.example', 'GFA | Gil Sample | gil@gfa.example'])
  })

  it('parts a register in one line at headings with their colon', () => {
    const found = reading(documents.inOneLine)
    expect(found).toMatchObject({ version: '2', initiated: { from: '2011-12-15' }, review: { due: null, cadence: { months: 12 } } })
    expect(shorts(found)).toEqual(['W3X Device API WG', 'OMX DCAP'])
    expect(dues(found)).toEqual(['1 Q4/2011 2011-12-31', '1 11/30/2012 2012-11-30', '1 TBD -'])
  })

  it('takes lines without bullets for items, and one line for one party', () => {
    const found = reading(documents.listed)
    expect(shorts(found)).toEqual(['SC 38', 'SG13'])
    expect(found.milestones.map(({ due }) => due.written)).toEqual([
      '2016-12-05 - 2016-12-09',
      'late 2016',
      'coincident with the next plenary',
    ])
    expect(found.activities.map(({ line }) => line)).toEqual([15, 16])
    expect(found.approvals).toMatchObject([{ party: 'SC 38', resolution: '2016-03-04', on: { from: '2016-03-18' } }])
  })

  const { minutes, recipe, statement, plan } = documents
  it.each(Object.entries({ minutes, recipe, statement, plan }))('tells that %s is no register', (_, text) => {
    expect(reading(text)).toMatchObject({ kind: 'other', parties: [], milestones: [], initiated: null })
  })
})

describe('any text', () => {
  it('never throws, reads alike twice, and numbers only lines that are there', () => {
    const words = fc.constantFrom(
      'Milestones',
      '- ',
      '\n',
      'OGX',
      ' will ',
      '1H2012',
      '(',
      ')',
      '|',
      '\t',
      '**',
      'a. ',
      '3. ',
      ': ',
      'Contacts',
      'x@y.example',
      'Approved by the ',
      'Board',
      '11/08/2011',
      ' / ',
      'Work Register',
      '#',
      '?',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const found = reading(text)
          const count = text.split(/\r\n|[\n\r\u2028\u2029\u0085]/).length
          expect(reading(text)).toEqual(found)
          for (const { line } of [...found.sections, ...found.milestones, ...found.contacts, ...found.problems])
            expect(line).toBeLessThanOrEqual(count)
        },
      ),
      { numRuns: 300 },
    )
  })
})
