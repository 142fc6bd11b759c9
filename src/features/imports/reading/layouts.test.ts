/** Reading of further layouts: whose name stands where, cards of contacts, columns, and pastes that lost their ends. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../model.js'
import * as layouts from './layouts.fixture.js'
import { read } from './read.js'

function reading(text: string): Reading {
  return read(text, { file: 'a.txt' })
}

const shorts = ({ parties }: Reading): string[] => parties.map(({ short }) => short)
const dues = ({ milestones }: Reading): string[] => milestones.map(({ due, line }) => `${line} ${due.written} ${due.to ?? '-'}`)
const people = ({ contacts }: Reading): string[] =>
  contacts.map(({ party, name, role, email }) => [party, name, role, email].map((one) => one ?? '-').join(' | '))

describe('further layouts', () => {
  it('takes the parties above the title, columns set apart by blanks, and cards of three lines', () => {
    const found = reading(layouts.besideTitle)
    expect(found.title).toBe('Object Modelling Group (OMX) and TeleManagement Union (TMU) LIAISON AGREEMENT')
    expect(shorts(found)).toEqual(['OMX', 'TMU'])
    expect(dues(found)).toEqual(['22 3Q2013 2013-09-30', '23 Q1 2014 2014-03-31', '24 2H2014 2014-12-31', '25 TBD -'])
    expect(found.milestones.map(({ parties }) => parties)).toEqual([['OMX'], ['OMX', 'TMU'], ['OMX', 'TMU'], ['TMU']])
    expect(found.terms.map(({ label }) => label)).toEqual(['i', 'ii', 'iii'])
    expect(people(found)).toEqual([
      'OMX | Jean Sample | Technical Director | jean@omx.example',
      'TMU | Rolf Placeholder | Head of Standards Collaboration | rolf.placeholder@tmu.example',
    ])
  })

  it('knows a party by a word of its own', () => {
    const found = reading(layouts.partOfName)
    expect(people(found)).toEqual([
      'W3X Web Payments WG | Hal Sample | Staff contact | hal@w3x.example',
      'ISO/IEC TX 68 SC 9 | Ines Muster | Secretary | ines@tx68.example',
    ])
    expect(found.approvals).toMatchObject([{ party: 'W3X Web Payments WG', on: { from: '2017-12-13' } }])
    expect(found.review?.cadence?.months).toBe(12)
    expect(reading(layouts.tabbed)).toMatchObject({
      title: 'Work Register of Ecmx International TX39 and the W3X JavaScript Modules Community Group',
      gates: [{ from: 'W3X JavaScript Modules Community Group', to: 'Ecmx International TX39', completeness: 70, reviews: 2 }],
    })
  })

  it('takes one party to a line of the cover, with its address below', () => {
    const found = reading(layouts.coverOfTwo)
    expect(shorts(found)).toEqual(['ERSI', 'OLC'])
    expect(dues(found)).toEqual(['36 30/06/2019 2019-06-30', '37 week of 7 October 2019 2019-10-12', '38 to be determined -'])
    expect(found.contacts.map(({ name }) => name)).toEqual(['Maud Exemple', 'Nils Sample'])
  })

  it('makes the most of what was cut off at both ends', () => {
    const found = reading(layouts.cutOff)
    expect(found.kind).toBe('register')
    expect(shorts(found)).toEqual(['DMX', 'IETX NETMOD WG'])
    expect(found.milestones.map(({ due }) => [due.written, due.to])).toEqual([
      ['12/15/2011', '2011-12-15'],
      ['1Q2012', '2012-03-31'],
      ['week of 2/6', null],
    ])
  })

  it('completes a card line by line, and keeps a bracket whose priority is taken out', () => {
    const found = reading(layouts.cards)
    expect(people(found)).toEqual([
      'CSX | Lara Sample | Director of Research | lara@csx.example',
      'DMX | Milo Muster | Chair, CMWG | milo@dmx.example',
    ])
    expect(found.milestones[0]).toMatchObject({ text: 'CSX to review DSP2028 and DSP0262 v1.1', due: { written: 'Q3 2014' }, priority: 1 })
    expect(found.approvals).toMatchObject([{ party: 'DMX', resolution: '2014-05-02', on: { from: '2014-05-20' } }])
  })

  it('parts a paste at headings that close with a stop', () => {
    const found = reading(layouts.stops)
    expect(dues(found).slice(0, 3)).toEqual(['1 4Q2015 2015-12-31', '1 April 2016 2016-04-30', '1 13 - 15 June 2016 2016-06-15'])
    expect(found.review).toMatchObject({ due: { written: 'October 2016' }, cadence: { months: 12 } })
    expect(found.contacts.map(({ party }) => party)).toEqual(['TMX Forum', 'ETSX ISG NFX'])
  })

  it('takes lines of members for parties, and the line below a bare kind of document for its title', () => {
    const found = reading(layouts.ofMembers)
    expect(found).toMatchObject({
      kind: 'register',
      title: 'JOINT TERMS OF REFERENCE Smart Energy Interoperability Task Team',
      review: { due: null, cadence: { months: 36 } },
    })
    expect(shorts(found)).toEqual(['ARX', 'CEX/TX 57', 'IEXE SA', 'OGX', 'ZIX', 'TMX Forum'])
    expect(found.parties[0]).toEqual({ name: 'Alliance for Radio Examples', short: 'ARX', line: 6 })
    expect(people(found)).toEqual(['IEXE SA | - | - | energy-team@iexe.example'])
  })

  it('finds the second party of a cover behind the address of the first', () => {
    expect(reading(layouts.overAddresses).parties.map(({ name }) => name)).toEqual([
      'World Geospatial Example Consortium',
      'International Building Model Association',
    ])
    const beside = reading(layouts.besideAddresses)
    expect(beside.title).toMatch(/Consortium \(WGEC\) and International Building Model Association \(IBMA\)$/)
    expect(shorts(beside)).toEqual(['WGEC', 'IBMA'])
  })

  it('tells lists of bodies from lists of people, whatever they are headed', () => {
    const found = reading(layouts.participants)
    expect(found.title).toBe('Work Register Open Grid Example / Data Management Example')
    expect(shorts(found)).toEqual(['OGX', 'DMX', 'SEA'])
    expect(people(found)).toEqual([
      'OGX | Ed Sample | chair | -',
      'DMX | Ada Muster | editor | ada@dmx.example',
      'SEA | Bo Placeholder | liaison officer | bo@sea.example',
    ])
    expect(found.review).toMatchObject({ due: null, cadence: { months: 24 } })
    expect(found.problems.map(({ line, why }) => `${line} ${why}`)).toContain(
      '25 An end date stands here: make it a review, or a milestone, where reminders are wanted.',
    )
    expect(people(reading(layouts.people))).toEqual([
      'OGX | Ed Sample | chair | -',
      'DMX | Ada Muster | editor | ada@dmx.example',
      'OGX | Cy Beispiel | Chair | -',
      'DMX | Di Exempel | secretary | di@dmx.example',
      'OGX | Flo Sample | liaison officer | -',
      'OGX | Gus Sample | - | -',
      'DMX | Hal Muster | chair | hal@dmx.example',
    ])
    expect(people(reading(layouts.sidesInLine))).toEqual([
      'OGX | Ian Sample | President | -',
      'OGX | Ken Muster | Editor | -',
      'DMX | - | - | liaison@dmx.example',
    ])
  })

  it('gives each of a list inside one clause its own date, and who answers from the words before it', () => {
    const found = reading(layouts.clauseOfDates)
    expect(found.milestones.map(({ due, parties }) => [due.written, parties.join(' ')])).toEqual([
      ['30 June 2016', 'ETX W3X'],
      ['Q4 2016', 'ETX W3X'],
      ['week of 6 March 2017', 'ETX W3X'],
      ['May 2016', 'ETX'],
    ])
    expect(found.review).toMatchObject({ due: { written: '1 year from approval', precision: 'undated' }, cadence: { months: 24 } })
  })

  it('points at dated promises outside the milestones', () => {
    const found = reading(layouts.promisesOutside)
    expect(dues(found)).toEqual(['10 4Q2012 2012-12-31', '13 2012 2012-12-31'])
    expect(found.problems.filter(({ why }) => why.includes('outside the milestones')).map(({ line, text }) => `${line} ${text}`)).toEqual([
      '7 OGX will review the draft by 3Q2016.',
      '7 DMX will publish the revised profile by Q3 2012.',
      '17 OGX shall send its comments within 30 days; the first set is sent by 1 May 2012.',
    ])
  })

  it('parts a paste of bullets at headings that no stop precedes', () => {
    for (const text of [layouts.bulletsInLine, layouts.bulletsWithStops]) {
      const found = reading(text)
      expect(found.activities.map(({ text: words }) => words)).toEqual(['Regular calls between editors', 'Mutual review of drafts'])
      expect(found.milestones.at(-1)).toMatchObject({ due: { precision: 'undated' } })
      expect(found.review).toMatchObject({ due: { written: 'May 2013' }, cadence: { months: 12 } })
    }
  })

  it('takes a column of items for the deliverables where no other names them, and a table of approvals', () => {
    const found = reading(layouts.tableOfItems)
    expect(dues(found)).toEqual(['9 1H2018 2018-06-30', '10 mid-2018 2018-08-31'])
    expect(found.approvals.map(({ party, body, resolution, on }) => [party, body, resolution, on?.from])).toEqual([
      ['W3X', 'Advisory Board', 'AB-17/33', '2017-11-02'],
      ['IXTF', 'IESX Steering Group', null, '2017-12-14'],
    ])
  })

  it('reads signatures side by side from above, and takes none of them for contacts or milestones', () => {
    const signed = ({ approvals }: Reading): string[] => approvals.map(({ party, on }) => `${party} ${on?.from}`)
    for (const text of [layouts.signedBelow, layouts.signedInColumns, layouts.clauseOfDates]) {
      expect(signed(reading(text))).toEqual(['ETX 2016-01-12', 'W3X 2016-01-19'])
      expect(reading(text).contacts.every(({ email }) => email !== null)).toBe(true)
    }
    expect(signed(reading(layouts.coverOfTwo))).toEqual(['ERSI 2019-01-11', 'OLC 2019-01-22'])
    const half = reading(layouts.signedInTable)
    expect(signed(half)).toEqual(['ETX 2016-01-12'])
    expect(dues(half)).toEqual(['7 30 June 2016 2016-06-30'])
  })

  it('reads agreements with seats, in-line heads and left-over tags', () => {
    const seats = reading(layouts.seats)
    expect(seats.title).toBe(
      'CO-OPERATION AGREEMENT between EUROTEL STANDARDS EXAMPLE (hereinafter "ETSX") and THE MOBILE PARTNERSHIP EXAMPLE (hereinafter "MPX")',
    )
    expect(shorts(seats)).toEqual(['ETSX', 'MPX'])
    expect(seats.milestones.map(({ due }) => due.to)).toEqual(['2021-06-30', '2021-12-31', '2022-06-24', null])
    expect(seats.review).toMatchObject({ due: null, cadence: { months: 18 } })
    const heads = reading(layouts.headsWithStops)
    expect(heads.sections.map(({ kind }) => kind)).toEqual(['background', 'scope', 'milestones', 'terms', 'review', 'contacts'])
    expect(heads.approvals.map(({ party, on }) => [party, on?.from])).toEqual([
      ['IEXE SA', '2022-05-20'],
      ['ORAX', '2022-05-27'],
    ])
    expect(dues(reading(layouts.tagsLeft)).map((due) => due.slice(0, 7))).toEqual(['8 2Q201', '9 Octob', '10 to b'])
  })

  it('reads charters of joint groups: expected completion, tables of phases, several chairs in one line', () => {
    const charter = reading(layouts.jointCharter)
    expect(charter.milestones.map(({ text, group, due }) => [text, group, due.written])).toEqual([
      ['API / protocol mapping (W3X Note).', null, 'Q2 2021'],
      ['Test suite for stream reset, with IETX WEBTRANS WG.', null, '2021-09'],
      ['Registry of error codes.', null, 'TBD'],
    ])
    const tagged = reading(layouts.charterWithTags)
    expect(shorts(tagged)).toEqual(['OGX', 'W3X'])
    expect(people(tagged)).toEqual(['OGX | Lin Sample | Initial chairs | -', 'W3X | Bill Muster | Initial chairs | -'])
    expect(tagged.milestones.map(({ text }) => text)).toEqual([
      'Best Practices, 2nd edition',
      'Strategy roadmap — updated every six months',
      'Statistical best practices (FPWD: Q1 2018)',
      'Coverage JSON (FPWD: Q2 2018)',
    ])
    expect(tagged.milestones.map(({ due }) => due.written).slice(2)).toEqual(['Q3 2019', 'TBD'])
  })

  it('reads a register whose lines are parted by tabs', () => {
    const found = reading(layouts.tabsAlone)
    expect(found).toMatchObject({ version: '1.4', initiated: { from: '2015-06-15' }, review: { due: { written: 'June 2016' } } })
    expect(found.milestones.map(({ due, parties }) => [due.written, parties.join(' ')])).toEqual([
      ['3Q2015', 'SNIX'],
      ['March 2016', 'DMTX'],
      ['week of 4/11', 'SNIX DMTX'],
      ['TBD', 'SNIX'],
    ])
    expect(found.activities).toHaveLength(2)
    expect(found.approvals.map(({ party, on }) => [party, on?.from])).toEqual([
      ['SNIX', '2015-06-10'],
      ['DMTX', '2015-06-18'],
    ])
  })

  const { statementWithQuestions, callNotes, thread } = layouts
  it.each(Object.entries({ statementWithQuestions, callNotes, thread }))('tells that %s is no register', (_, text) => {
    expect(reading(text)).toMatchObject({ kind: 'other', parties: [], milestones: [] })
  })
})
