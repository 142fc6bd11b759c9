/** Every way of writing a date, in every place of a document where one may stand, through the whole reader. */
import { describe, expect, it } from 'vitest'
import type { ReadMilestone } from '../model.js'
import { read } from './read.js'

/** As written, first day, last day, precision. */
const dates: readonly (readonly [string, string | null, string | null, string])[] = [
  ['1H2012', '2012-01-01', '2012-06-30', 'half'],
  ['2H 2012', '2012-07-01', '2012-12-31', 'half'],
  ['H1 2012', '2012-01-01', '2012-06-30', 'half'],
  ['first half of 2012', '2012-01-01', '2012-06-30', 'half'],
  ['1Q2012', '2012-01-01', '2012-03-31', 'quarter'],
  ['Q1 2012', '2012-01-01', '2012-03-31', 'quarter'],
  ['2012Q1', '2012-01-01', '2012-03-31', 'quarter'],
  ['4Q2011', '2011-10-01', '2011-12-31', 'quarter'],
  ['Q4/2011', '2011-10-01', '2011-12-31', 'quarter'],
  ['first quarter of 2012', '2012-01-01', '2012-03-31', 'quarter'],
  ['April 2012', '2012-04-01', '2012-04-30', 'month'],
  ['Apr 2012', '2012-04-01', '2012-04-30', 'month'],
  ['2012-04', '2012-04-01', '2012-04-30', 'month'],
  ['by the end of August 2016', '2016-08-01', '2016-08-31', 'month'],
  ['early 2015', '2015-01-01', '2015-04-30', 'third'],
  ['mid-2012', '2012-05-01', '2012-08-31', 'third'],
  ['late 2015', '2015-09-01', '2015-12-31', 'third'],
  ['2012', '2012-01-01', '2012-12-31', 'year'],
  ['by end of 2024', '2024-01-01', '2024-12-31', 'year'],
  ['week of 12/11', '2011-12-11', '2011-12-17', 'week'],
  ['11/08/2011', '2011-11-08', '2011-11-08', 'day'],
  ['12/15/2011', '2011-12-15', '2011-12-15', 'day'],
  ['April 1 2010', '2010-04-01', '2010-04-01', 'day'],
  ['April 1, 2010', '2010-04-01', '2010-04-01', 'day'],
  ['1 April 2010', '2010-04-01', '2010-04-01', 'day'],
  ['13 Dec. 2004', '2004-12-13', '2004-12-13', 'day'],
  ['6th of July 2017', '2017-07-06', '2017-07-06', 'day'],
  ['29-Nov-11', '2011-11-29', '2011-11-29', 'day'],
  ['2011-12-15', '2011-12-15', '2011-12-15', 'day'],
  ['21 - 24 June 2010', '2010-06-21', '2010-06-24', 'range'],
  ['2016-12-05 - 2016-12-09', '2016-12-05', '2016-12-09', 'range'],
  ['TBD', null, null, 'undated'],
  ['Coincident with WoT WG', null, null, 'undated'],
  ['By GGF14 cutoff date', null, null, 'undated'],
  ['Start date + 9 months', null, null, 'undated'],
  ['at that time', null, null, 'undated'],
]

const PROMISE = 'Publish the joint profile'
const places: Readonly<Record<string, (date: string) => string>> = {
  'in brackets': (date) => `- ${PROMISE} (${date})`,
  'after a dash': (date) => `- ${PROMISE} – ${date}`,
  'after a comma': (date) => `- ${PROMISE}, ${date}`,
  'after a colon': (date) => `- ${PROMISE}: ${date}`,
  'after its label': (date) => `- ${PROMISE} (target date: ${date})`,
  'first, with a colon': (date) => `- ${date}: ${PROMISE}`,
  'first, with a dash': (date) => `- ${date} – ${PROMISE}`,
  'in a row': (date) => `| ${PROMISE} | ${date} |`,
  'in a table': (date) => `| Milestone | Date |\n|---|---|\n| ${PROMISE} | ${date} |`,
  'between tabs': (date) => `Milestone\tDate\n${PROMISE}\t${date}`,
  'in columns': (date) => `Milestone                      Date\n${PROMISE}      ${date}`,
}

function milestonesOf(body: string): readonly ReadMilestone[] {
  const text = `# Work Register between OGF and DMTF\n\nDate Initiated: 11/08/2011\n\n## Milestones\n\n${body}\n\n## Contacts\n\nOGF: liaison@ogf.example\n`
  return read(text, { file: 'a.md' }).milestones
}

describe.each(Object.entries(places))('a date %s', (_place, line) => {
  it.each(dates)('%s', (written, from, to, precision) => {
    expect(milestonesOf(line(written)).map(({ text, due }) => ({ text, due }))).toEqual([
      {
        text: PROMISE,
        due: { written: expect.stringMatching(new RegExp(`^(?:by )?${written.replace(/^by |[+]/gi, '.*')}$`, 'i')), from, to, precision },
      },
    ])
  })
})

describe('a date inside its sentence', () => {
  it.each(dates.filter(([, from]) => from !== null))('%s', (written, from, to, precision) => {
    const by = written.startsWith('by ') ? written : `by ${written}`
    const [found, more] = milestonesOf(`- ${PROMISE} ${by} for the members of both.`)
    expect(more).toBeUndefined()
    expect(found?.due).toMatchObject({ from, to, precision })
  })
})

const noDates = [
  'Board Resolution 2011-12-04',
  'Resolution 07/19',
  'Q14/15',
  'Q8, 9, 10/16',
  '10/16',
  'DSP4003',
  'ITU-R 223-1/8',
  'Tel: +44 20 7946 0958',
  '2/3 majority',
  'ISO/IEC 17788:2014',
  'IEEE 802.15.4, 2015',
]

describe('what is no date, in an item', () => {
  it.each(noDates)('%s', (words) => {
    for (const item of [`- ${PROMISE} (${words})`, `- ${PROMISE} as in ${words}`, `- ${words}: ${PROMISE}`, `| ${PROMISE} | ${words} |`])
      expect(milestonesOf(item).map(({ due }) => due.to)).toEqual([null])
  })
})

it('the day before which nothing is due is no due date', () => {
  const [found] = milestonesOf(`- ${PROMISE} – not before 2018`)
  expect(found?.due).toEqual({ written: 'not before 2018', from: null, to: null, precision: 'undated' })
})
