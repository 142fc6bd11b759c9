import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joined, nearest, takeApart, unwrapText } from './words.js'

const known = new Set(['reason', 'due', 'group', 'owner', 'link', 'channel', 'until'])
const read = (text: string) => {
  const { words, named, repeated } = takeApart(text, known)
  return { words: words.map((word) => word.text), named: Object.fromEntries(named), repeated }
}

describe('a line', () => {
  it.each<[string, string[], Record<string, string>]>([
    ['milestone add "Review of DSP0263" due:1H2012', ['milestone', 'add', 'Review of DSP0263'], { due: '1H2012' }],
    ['add “Review of it” due:“first half of 2012”', ['add', 'Review of it'], { due: 'first half of 2012' }],
    ['add „Profil“ group:«Schema»', ['add', 'Profil'], { group: 'Schema' }],
    ['add “zu spät; „später“ ist besser” due:2H2012', ['add', 'zu spät; „später“ ist besser'], { due: '2H2012' }],
    ['add “a „half pair” group:x', ['add', 'a „half pair'], { group: 'x' }],
    ['move M3 reason: "late, again" due: 2H2012', ['move', 'M3'], { reason: 'late, again', due: '2H2012' }],
    ['move M3 Reason:late DUE:2H2012', ['move', 'M3'], { reason: 'late', due: '2H2012' }],
    ['done M3: published as DSP0263', ['done', 'M3:', 'published', 'as', 'DSP0263'], {}],
    ['done M3 note: to all', ['done', 'M3', 'note:', 'to', 'all'], {}],
    ['assign M3 owner:<@U012AB3CD|ann>', ['assign', 'M3'], { owner: 'U012AB3CD' }],
    ['bind OGF channel:<#C012AB3CD|wg-ogf>', ['bind', 'OGF'], { channel: 'C012AB3CD' }],
    ['done M3 link:<https://www.example.org/a?b=1&amp;c=2|www.example.org>', ['done', 'M3'], { link: 'https://www.example.org/a?b=1&c=2' }],
    ['see https://example.org/x mailto:a@example.org', ['see', 'https://example.org/x', 'mailto:a@example.org'], {}],
    ['add <mailto:liaison@example.org|liaison@example.org>', ['add', 'liaison@example.org'], {}],
    ['add a &lt;b&gt; &amp;amp; c', ['add', 'a', '<b>', '&amp;', 'c'], {}],
    ['tell <!channel> and <!subteam^S1|@editors>', ['tell', '@channel', 'and', '@editors'], {}],
    ['until:', [], { until: '' }],
    ['add "never closed', ['add', 'never closed'], {}],
    ['add "half curly” and more', ['add', 'half curly', 'and', 'more'], {}],
    ['\t move \n M3  ', ['move', 'M3'], {}],
    ['unknown:thing', [], { unknown: 'thing' }],
    ['at 09:00 2/3', ['at', '09:00', '2/3'], {}],
  ])('%s', (text, words, named) => {
    expect(read(text)).toEqual({ words, named, repeated: [] })
  })

  it('knows persons and channels by their ids, with and without a label', () => {
    const { words } = takeApart('<@U1|ann> <@W2> <#C3|> <#C4|four>, "M3"')
    expect(words.map(({ id }) => id)).toEqual(['U1', 'W2', 'C3', 'C4', null])
    expect(words.map(({ text }) => text)).toEqual(['@ann', '@W2', '#C3', '#four,', 'M3'])
    expect(words.at(-1)?.quoted).toBe(true)
  })

  it('tells a name that stands twice with different values', () => {
    expect(read('due:1H2012 due:2H2012').repeated).toEqual(['due'])
    expect(read('due:1H2012 due:1H2012').repeated).toEqual([])
  })

  it('never throws, whatever is typed, and loses no plain word', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '“', '”', '<@U1|', '<', '>', '&lt;', ':', 'due:', '<!date^1^{x}|', '\\', '<mailto:', '|', 'M3:', '\u00a0'),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const line = takeApart(pieces.join(''), known)
        expect(typeof joined(line.words)).toBe('string')
        expect(typeof unwrapText(pieces.join(''))).toBe('string')
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z0-9.,-]{1,9}$/)), (plain) => {
        expect(takeApart(plain.join(' '), known).words.map(({ text }) => text)).toEqual(plain)
      }),
    )
  })

  it('a quoted value comes back as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^"<>&]*$/), (text) => {
        expect(takeApart(`reason:"${text}" due: "${text}"`, known).named.get('reason')).toBe(text)
      }),
    )
  })
})

describe('the nearest word', () => {
  const verbs = ['add', 'list', 'done', 'reopen', 'move', 'drop', 'assign', 'snooze', 'milestone']
  it.each([
    ['mvoe', 'move'],
    ['doen', 'done'],
    ['lst', 'list'],
    ['mile', 'milestone'],
    ['miletsone', 'milestone'],
    ['SNOZE', 'snooze'],
    ['xyzzy', null],
    ['', null],
    ['q', null],
  ])('of %s is %s', (typed, found) => {
    expect(nearest(typed, verbs)).toBe(found)
  })
})
