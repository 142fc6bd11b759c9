/** Every way of writing a date, in every place of a document where one may stand, through the whole reader. */
import { describe, expect, it } from 'vitest'
import { vagueWords, writtenDates } from '../../../kernel/period.fixture.js'
import type { Reading, ReadMilestone } from '../model.js'
import { read } from './read.js'

/** As written, first day, last day, precision. */
const dates: readonly (readonly [string, string | null, string | null, string])[] = [
  ...writtenDates,
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

function registerOf(body: string): Reading {
  const text = `# Work Register between OGF and DMTF\n\nDate Initiated: 11/08/2011\n\n## Milestones\n\n${body}\n\n## Contacts\n\nOGF: liaison@ogf.example\n`
  return read(text, { file: 'a.md' })
}

function milestonesOf(body: string): readonly ReadMilestone[] {
  return registerOf(body).milestones
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

describe('words that name no days are kept, with a note by line', () => {
  it.each(vagueWords)('%s', (words) => {
    for (const item of [`- ${PROMISE} – ${words}`, `- ${PROMISE} (${words})`, `| ${PROMISE} | ${words} |`, `- ${words}: ${PROMISE}`]) {
      const found = registerOf(item)
      expect(found.milestones.map(({ text, due }) => ({ text, due }))).toEqual([
        { text: PROMISE, due: { written: words, from: null, to: null, precision: 'undated' } },
      ])
      expect(found.problems.map(({ line, why }) => `${line} ${why}`)).toContainEqual(expect.stringMatching(/^7 .*set the date by hand/))
    }
  })

  it('but a date beside them is taken', () => {
    expect(milestonesOf(`- ${PROMISE} in fall 2022, not later than 15 December 2022`)[0]?.due.to).toBe('2022-12-15')
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
