/** Whole documents as bodies of this field write them, and what is read from each, line by line. */
import { describe, expect, it } from 'vitest'
import type { Reading } from '../model.js'
import { samples } from './bodies.fixture.js'
import { read } from './read.js'

function says(found: Reading): string[] {
  if (found.kind === 'other') return ['no register']
  const { title, version, initiated, parties, gates, review } = found
  return [
    `${title ?? 'no title'}; version ${version ?? '-'}; since ${initiated?.from ?? '-'}`,
    `between ${parties.map(({ short }) => short).join(' and ')}`,
    ...found.terms.map(({ line, label, text }) => `${line} term ${label}: ${text.slice(0, 60)}`),
    ...gates.map(({ line, from, to, completeness, reviews }) => `${line} gate ${from} to ${to}: ${completeness} %, ${reviews} reviews`),
    ...found.milestones.map(
      ({ line, text, due, parties: who, group, priority }) =>
        `${line} milestone: ${text.slice(0, 80)} | ${due.written} (${due.to ?? 'open'}) | ${who.join(' ')}${group ? ` | ${group}` : ''}${priority ? ` | ${priority}` : ''}`,
    ),
    ...found.activities.map(({ line, text }) => `${line} activity: ${text}`),
    ...(review
      ? [`${review.line} review: ${review.due?.written ?? '-'} (${review.due?.to ?? 'open'}), ${review.cadence?.months ?? '-'} months`]
      : []),
    ...found.contacts.map(
      ({ line, party, name, role, email }) => `${line} contact: ${[party, name, role, email].map((one) => one ?? '-').join(', ')}`,
    ),
    ...found.approvals.map(
      ({ line, party, body, resolution, on }) =>
        `${line} approval: ${[party, body, resolution, on?.from].map((one) => one ?? '-').join(', ')}`,
    ),
    ...found.problems.filter(({ line }) => line > 1).map(({ line, why }) => `${line} look: ${why}`),
  ]
}

describe('a document with', () => {
  it.each(samples)('$name', ({ text, says: expected }) => {
    expect(says(read(text, { file: 'a.txt' }))).toEqual(expected)
  })
})

const parties = (title: string, text = ''): string[] =>
  read(`${title}\n\nMilestones\n- Joint paper (2Q2012)\n\n${text}\n\nReview\nYearly.\n`, { file: 'a.txt' }).parties.map(
    ({ short }) => short,
  )

describe('a slash in a title', () => {
  it.each([
    ['OGX/DMX Work Register', ['OGX', 'DMX']],
    ['ISX/IEX JTC 1 and ITX-T SG13 Work Register', ['ISX/IEX JTC 1', 'ITX-T SG13']],
    ['ISX/IEX JTC 1/SC 38 / OGX Work Register', ['ISX/IEX JTC 1/SC 38', 'OGX']],
    ['Liaison Agreement between CEX/CENEX and ETX', ['CEX/CENEX', 'ETX']],
    ['IEEX/ISTX – DMX Work Register', ['IEEX/ISTX', 'DMX']],
  ])('%s', (title, expected) => {
    expect(parties(title)).toEqual(expected)
  })

  it('parts names that the text also says apart', () => {
    expect(parties('OGX/DMX and SNX Work Register', 'Terms\na. OGX shall send its drafts to DMX.')).toEqual(['OGX', 'DMX', 'SNX'])
  })
})

describe('a table of milestones', () => {
  const due = (head: string, row: string): string[] =>
    read(`OGX / DMX Work Register\n\nMilestones\n${head}\n|---|---|---|---|\n${row}\n`, { file: 'a.txt' }).milestones.map(
      ({ text, due: period }) => `${text} | ${period.written}`,
    )
  it.each([
    ['| Task | Planned | Actual | Revised |', '| Paper | 1Q2012 | | 2Q2012 |', 'Paper (Planned: 1Q2012) | 2Q2012'],
    ['| Task | Planned | Actual | Revised |', '| Paper | 1Q2012 | 3 May 2012 | |', 'Paper (Actual: 3 May 2012) | 1Q2012'],
    ['| Task | Start | End | Lead |', '| Paper | 1Q2012 | 4Q2012 | OGX |', 'Paper (Start: 1Q2012) | 4Q2012'],
    ['| Task | Start | End | Lead |', '| Paper | 1Q2012 | | OGX |', 'Paper (Start: 1Q2012) | '],
    ['| Task | Target date | Original date | Lead |', '| Paper | 2H2012 | 1H2012 | OGX |', 'Paper (Original date: 1H2012) | 2H2012'],
    ['| Task | Action by | Due by | Status |', '| Paper | OGX | 1H2012 | open |', 'Paper (Status: open) | 1H2012'],
  ])('%s %s', (head, row, expected) => {
    expect(due(head, row)).toEqual([expected])
  })
})
