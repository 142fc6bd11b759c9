/** Marked PDFs: their parts as they say them, over pages too; a document that is not marked well enough is left to its looks. */
import { describe, expect, it } from 'vitest'
import type { Drawn, Element, StructuredPage } from './pdf-structure.js'
import { lettersOf, structuredText } from './pdf-structure.js'

const joined = (lines: readonly string[]): string => lines.join(' ')

/** A page of parts whose leaves hold their words; `|` ends a line. */
function pageOf(
  children: readonly Element[],
  written: Readonly<Record<string, string>>,
  x: Readonly<Record<string, number>> = {},
): StructuredPage {
  const words = new Map<string, readonly Drawn[]>(
    Object.entries(written).map(([id, text]) => [
      id,
      text.split('|').map(
        (line, index, all): Drawn => ({
          words: line,
          x: x[id] ?? 50,
          y: 0,
          width: line.length * 5,
          size: 10,
          endsLine: index < all.length - 1,
        }),
      ),
    ]),
  )
  const letters = [...words.values()].reduce((sum, drawn) => sum + lettersOf(drawn), 0)
  return { root: { role: 'Root', children: [{ role: 'Document', children }] }, words, letters }
}

const leaf = (role: string, id: string): Element => ({ role, children: [{ type: 'content', id }] })
const item = (label: string, body: string, ...nested: readonly Element[]): Element => ({
  role: 'LI',
  children: [leaf('Lbl', label), { role: 'LBody', children: [{ type: 'content', id: body }, ...nested] }],
})
const row = (role: 'TH' | 'TD', ...ids: readonly string[]): Element => ({ role: 'TR', children: ids.map((id) => leaf(role, id)) })

describe('a marked PDF', () => {
  it('gives headings, lists with their letters, lists within lists, and lines whose end was meant', () => {
    const page = pageOf(
      [
        leaf('H1', 'h1'),
        leaf('P', 'p'),
        leaf('H2', 'h2'),
        { role: 'L', children: [item('la', 'a'), item('lb', 'b', { role: 'L', children: [item('dot', 'c')] })] },
      ],
      {
        h1: 'A and B Work Register',
        p: 'Version 1.0|Date Initiated: 1 April 2010|The parties work together on what stands below, and say so|to everybody.',
        h2: 'Terms',
        la: 'a.',
        a: 'Each tells the other.',
        lb: 'b.',
        b: 'Both keep:',
        dot: '•',
        c: 'their rules',
      },
    )
    expect(structuredText([page], joined)).toBe(
      '# A and B Work Register\n\nVersion 1.0\nDate Initiated: 1 April 2010\nThe parties work together on what stands below, and say so to everybody.\n\n## Terms\na. Each tells the other.\nb. Both keep:\n  - their rules',
    )
  })

  it('gives tables whole over a page end: the head once, a row that was parted, cells that reach down', () => {
    const head = row('TH', 'h1', 'h2', 'h3')
    const first = pageOf(
      [
        leaf('H1', 't'),
        {
          role: 'Table',
          children: [
            head,
            row('TD', 'a1', 'a2', 'a3'),
            { role: 'TR', children: [leaf('TD', 'b2'), leaf('TD', 'b3')] },
            row('TD', 'c1', 'c2', 'c3'),
          ],
        },
      ],
      {
        t: 'Plan',
        h1: 'Party',
        h2: 'What',
        h3: 'Due',
        a1: 'OGF',
        a2: 'Profile',
        a3: '1Q2012',
        b2: 'Guide',
        b3: '2Q2012',
        c1: 'DMTF',
        c2: 'Joint',
        c3: '2013',
      },
      { h2: 150, a2: 150, b2: 150, c2: 150, h3: 300, a3: 300, b3: 300, c3: 300 },
    )
    const second = pageOf(
      [{ role: 'Table', children: [head, row('TD', 'c1', 'd2', 'c3'), row('TD', 'e1', 'e2', 'e3')] }, leaf('P', 'p'), leaf('P', 'q')],
      { h1: 'Party', h2: 'What', h3: 'Due', d2: 'paper', e1: 'OGF', e2: 'Report', e3: 'TBD', p: 'Below the table.', q: 'More.' },
    )
    expect(structuredText([first, second], joined)).toBe(
      '# Plan\n\n| Party | What | Due |\n| OGF | Profile | 1Q2012 |\n| OGF | Guide | 2Q2012 |\n| DMTF | Joint paper | 2013 |\n| OGF | Report | TBD |\n\nBelow the table.\n\nMore.',
    )
  })

  it('is left to its looks where too little of it is marked, or a page is one part', () => {
    const whole = pageOf([leaf('P', 'p')], { p: 'All of the page.' })
    expect(structuredText([whole], joined)).toBeNull()
    const half = pageOf([leaf('H1', 'a'), leaf('P', 'b'), leaf('P', 'c')], { a: 'Title', b: 'one', c: 'two' })
    expect(structuredText([half], joined)).not.toBeNull()
    expect(structuredText([{ ...half, letters: half.letters * 2 }], joined)).toBeNull()
    expect(structuredText([{ ...half, root: null }], joined)).toBeNull()
  })
})
