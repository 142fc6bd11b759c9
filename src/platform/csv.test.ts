import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from './csv.js'

function cellsOf(text: string): (readonly string[])[] {
  const read = readCsv(text)
  if (!read.ok) throw new Error(read.problem.sentence)
  return read.value.map(({ cells }) => cells)
}

describe('a table written as CSV', () => {
  it('reads back as it was, whatever its cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', "'=1", "''", '+a', '-5', '@x', '\t=', 'a"b', '"', 'x\r\ny', 'x\ny', ';', ',', '＝1', ' =x', 'é ü'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const whole = rows.map((cells) => ['x', ...cells])
        expect(cellsOf(writeCsv([['a', 'b', 'c'], ...whole]))).toEqual([['a', 'b', 'c'], ...whole])
      }),
    )
  })

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('%j cannot run as a formula', (cell) => {
    expect(writeCsv([[cell]])).toMatch(/^\ufeff"?'/)
  })

  it('begins with the mark of UTF-8 and ends its lines as spreadsheets do', () => {
    expect(writeCsv([['é', 'b']])).toBe('\ufeffé,b\r\n')
  })
})

describe('a table read from CSV', () => {
  it.each([
    [
      'a;b;c\n1;"x;y";3',
      [
        ['a', 'b', 'c'],
        ['1', 'x;y', '3'],
      ],
    ],
    [
      'a\tb\n1\t2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n\r\n,\r\n1,"two\nlines"\r\n',
      [
        ['a', 'b'],
        ['1', 'two\nlines'],
      ],
    ],
    [
      '"a ""b""",c,\n1,2,',
      [
        ['a "b"', 'c', ''],
        ['1', '2', ''],
      ],
    ],
    [
      'a,b\r1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%j', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows)
  })

  it('knows the line on which each row begins', () => {
    const read = readCsv('a,b\n"x\ny",2\n\n3,4')
    expect(read.ok && read.value.map(({ line }) => line)).toEqual([1, 2, 5])
  })

  it('names the line of a quotation mark that never closes', () => {
    expect(readCsv('a,b\n1,"two\nthree')).toMatchObject({
      ok: false,
      problem: { code: 'open-quote', sentence: expect.stringContaining('Line\u00a02') },
    })
  })
})
