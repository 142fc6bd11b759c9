import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blank } from './feedback.fixture.js'
import type { Feedback } from './model.js'
import type { ReadTable } from './table.js'
import { cellsOf, readTable, sameness, writeTable } from './table.js'

function read(text: string): ReadTable {
  const table = readTable(text)
  if (!table.ok) throw new Error(table.problem.sentence)
  return table.value
}

/** The same table as remarks of another register. */
function again(table: ReadTable): Feedback[] {
  return table.rows.map(({ remark }, index) => ({ ...blank, ...remark, number: index + 1 }))
}

describe('the commenting table', () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('=1+1', '"quoted"', 'two\nlines', 'a;b,c', "'=x", '@here', 'é–“”'),
    )
    .map((text) => text.trim())
  const some = words.filter((text) => text !== '')
  const maybe = fc.option(some, { nil: null })
  const remark = fc.record({
    clause: maybe,
    line: maybe,
    element: maybe,
    type: fc.constantFrom('ge' as const, 'te' as const, 'ed' as const, null),
    comment: some,
    change: maybe,
    party: words,
    reason: maybe,
  })

  it('re-imports to the same, whatever was remarked', () => {
    fc.assert(
      fc.property(fc.array(remark, { minLength: 1, maxLength: 8 }), (remarks) => {
        const all = remarks.map((one) => ({ ...blank, ...one }))
        const table = read(writeTable(all))
        expect(table.problems).toEqual([])
        expect(again(table).map(cellsOf)).toEqual(all.map(cellsOf))
        expect(again(table).map(sameness)).toEqual(all.map(sameness))
      }),
    )
  })

  it('keeps ratings and what became of each', () => {
    const all: Feedback[] = [
      { ...blank, kind: 'rating', completeness: 3, clarity: 4, detail: 2, comment: 'Roles are missing.' },
      { ...blank, kind: 'rating', completeness: 1, clarity: 1, detail: 1, comment: '' },
      { ...blank, state: 'addressed', resolution: 'revised', reason: 'see 5.2.1' },
      { ...blank, state: 'closed', resolution: 'duplicate', duplicateOf: 2 },
      { ...blank, comment: 'y', state: 'disputed', resolution: 'rejected', reason: 'out of scope', answer: 'it is in scope' },
    ]
    const written = writeTable(all)
    expect(written).toContain('Duplicate of F2')
    expect(written).toContain('Rejected: out of scope — disputed: it is in scope')
    expect(again(read(written)).map(cellsOf)).toEqual(all.map(cellsOf))
  })
})

describe('headings', () => {
  it.each([
    'MB/NC,Line number (e.g. 17),Clause/ Subclause (e.g. 3.1),Paragraph/ Figure/ Table/ (e.g. Table 1),Type of comment,Comments,Proposed change,Observations of the secretariat',
    'MB;Clause No./ Subclause No./Annex (e.g. 3.1);Paragraph/Figure/Table/Note (e.g. Table 1);Type of com-ment;Comment (justification for change) by the MB;Proposed change by the MB;Secretariat observations on each comment submitted',
    'Organisation\tSection\tType\tComment\tSuggested change',
  ])('%s are understood', (heading) => {
    const delimiter = heading.includes('\t') ? '\t' : heading.includes(';') ? ';' : ','
    const cells = heading
      .split(delimiter)
      .map((name) => (/omment(?!s? ?$)|omments|^Comment$/.test(name) && !/^Type/.test(name) ? 'said' : ''))
    const table = read(`Ballot of 2011\n\n${heading}\n${cells.join(delimiter)}`)
    expect(table.problems).toEqual([])
    expect(table.rows[0]).toMatchObject({ line: 4, remark: { comment: 'said' } })
  })

  it('that are none are refused with those that are wanted', () => {
    expect(readTable('a,b\n1,2')).toMatchObject({ ok: false, problem: { code: 'no-headings' } })
    expect(readTable('Clause,Comments\n')).toMatchObject({ ok: false, problem: { code: 'empty-table' } })
  })
})

it('problems are told by the line of the file, all of them at once', () => {
  const table = read('Clause,Type,Comments\n5,te,"two\nlines"\n6,xx,no\n7,te,\n8,ed,fine,extra\n9,General,good')
  expect(table.rows.map(({ line }) => line)).toEqual([2, 7])
  expect(table.rows[1]?.remark.type).toBe('ge')
  expect(table.problems).toEqual([
    { line: 4, why: expect.stringContaining('xx') },
    { line: 5, why: 'the comment is missing' },
    { line: 6, why: expect.stringContaining('more cells') },
  ])
})
