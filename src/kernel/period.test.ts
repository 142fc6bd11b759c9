import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vagueWords, writtenDates } from './period.fixture.js'
import type { DateContext } from './period.js'
import { dueDay, findPeriods, isBackwards, parsePeriod, showPeriod } from './period.js'
import type { Day } from './time.js'

const initiated = '2011-11-08' as Day
const today = '2012-03-01' as Day
const context: DateContext = { initiated, today }

describe('dates as people in this field write them', () => {
  it.each(writtenDates)('%s', (written, from, to, precision) => {
    const parsed = parsePeriod(written, context)
    expect(parsed).toEqual({ ok: true, value: { written, from, to, precision } })
  })

  it.each(writtenDates.filter(([, , , precision]) => precision !== 'year'))(
    '%s is found in running text, as it was written',
    (written, from, to, precision) => {
      const found = findPeriods(`The work is promised, ${written}, and reviewed.`, context)
      expect(found.map(({ period }) => period)).toEqual([{ written, from, to, precision }])
    },
  )

  it.each([
    ['today', '2012-03-01'],
    ['tomorrow', '2012-03-02'],
    ['next Tuesday', '2012-03-06'],
    ['in 2 weeks', '2012-03-15'],
    ['+10d', '2012-03-11'],
    ['in a month', '2012-04-01'],
  ])('%s is a day in a command, and no date in a document', (written, day) => {
    const parsed = parsePeriod(written, context)
    expect(parsed.ok && [parsed.value.from, parsed.value.to, parsed.value.precision]).toEqual([day, day, 'day'])
    expect(parsePeriod(written, { initiated }).ok).toBe(false)
  })

  it.each(['TBD', 'Coincident with WoT WG', 'By GGF14 cutoff date', 'Start date + 9 months', 'at that time'])(
    '%s keeps its words and has no day',
    (written) => {
      expect(parsePeriod(written, context)).toEqual({ ok: true, value: { written, from: null, to: null, precision: 'undated' } })
    },
  )

  it('reads a slash date day first where the register says so', () => {
    const parsed = parsePeriod('11/08/2011', { dayFirst: true })
    expect(parsed.ok && parsed.value.from).toBe('2011-08-11')
  })

  it('flags a range that ends before it starts, and repairs nothing', () => {
    const parsed = parsePeriod('2016-12-09 - 2016-12-05', context)
    expect(parsed.ok && isBackwards(parsed.value)).toBe(true)
    expect(parsed.ok && [parsed.value.from, parsed.value.to]).toEqual(['2016-12-09', '2016-12-05'])
  })

  it.each(['30 February 2012', '2/30/2012', '2012-02-30', 'Q5 2012', '3H2012', '31 April 2012', '29 February 2011', '2012-13'])(
    '%s is refused as no date',
    (words) => {
      const parsed = parsePeriod(words, context)
      expect(parsed.ok ? null : parsed.problem.code).toBe('no-such-date')
      expect(parsed.ok ? null : parsed.problem.sentence).toContain(words)
    },
  )

  it.each(['banana', '', '12', 'Q14/15', '10/16', 'DSP4003'])('“%s” is refused with examples of what to write', (words) => {
    const parsed = parsePeriod(words, context)
    expect(parsed.ok ? null : parsed.problem.code).toBe('not-a-date')
    expect(parsed.ok ? null : parsed.problem.hint).toContain('1H2012')
  })

  it.each(vagueWords)('“%s” names no days: refused in a command, kept as words in a text, never a date', (words) => {
    const parsed = parsePeriod(words, context)
    expect(parsed.ok ? null : parsed.problem.code).toBe('no-such-date')
    expect(findPeriods(`It is due ${words} at the latest.`, context)).toMatchObject([
      { period: { written: words, from: null, to: null, precision: 'undated' }, uncertain: expect.stringContaining(words) },
    ])
  })

  it('29 February stands in leap years', () => {
    expect(parsePeriod('29 February 2012', context).ok).toBe(true)
  })
})

describe('what looks like a date and is none', () => {
  it.each([
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
    'RFC 2119',
    'version 1.0',
    'IEEE 802.1Q-2011',
    'draft-ietf-codec-opus-05',
    'at least 60% complete',
    'see https://example.org/2012/04/01/notes',
  ])('%s', (words) => {
    expect(findPeriods(`As said in ${words}, the work goes on.`, context)).toEqual([])
  })

  it('the date beside a resolution is found, the resolution is not', () => {
    const found = findPeriods('Approved by the Board; Board Resolution 2011-12-04, on 12/15/2011.', context)
    expect(found.map(({ period }) => period.from)).toEqual(['2011-12-15'])
  })
})

describe('laws', () => {
  const year = fc.integer({ min: 1990, max: 2099 })
  const written = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 4 }), year).map(([n, y]) => `${n}Q${y}`),
    fc.tuple(fc.integer({ min: 1, max: 2 }), year).map(([n, y]) => `${n}H${y}`),
    fc.tuple(fc.constantFrom('early', 'mid', 'late'), year).map(([n, y]) => `${n} ${y}`),
    fc.tuple(fc.constantFrom('January', 'Feb', 'Sept.', 'December'), year).map(([n, y]) => `${n} ${y}`),
    fc
      .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`),
  )

  it('a period prints back as it was read, its first day not after its last', () => {
    fc.assert(
      fc.property(written, (words) => {
        const parsed = parsePeriod(words, context)
        expect(parsed.ok).toBe(true)
        if (!parsed.ok) return
        expect(parsed.value.written).toBe(words)
        expect((parsed.value.from ?? '') <= (dueDay(parsed.value) ?? '')).toBe(true)
        expect(showPeriod(parsed.value)).toContain(words)
        const again = parsePeriod(parsed.value.written, context)
        expect(again).toEqual(parsed)
      }),
    )
  })

  it('spans never overlap, and nothing makes the reader throw', () => {
    const noise = fc
      .array(fc.oneof(fc.string(), written, fc.constantFrom(' - ', '/', 'by end of ', 'week of ', '30 February 2012', 'Q')), {
        maxLength: 12,
      })
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(noise, (text) => {
        let free = 0
        for (const { start, end, period } of findPeriods(text, context)) {
          expect(start).toBeGreaterThanOrEqual(free)
          expect(text.slice(start, end)).toBe(period.written)
          free = end
        }
        parsePeriod(text, context)
      }),
    )
  })

  it('a text without digits names no day', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\p{Nd}/u.test(text)),
        (text) => {
          expect(findPeriods(text, { initiated }).every(({ period }) => period.from === null)).toBe(true)
        },
      ),
    )
  })

  it.each(['1', 'a', '1 ', '-', 'end of ', 'Q1 ', '12/'])('a megabyte of “%s” is read to its end', (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length))
    expect(findPeriods(text, context).length).toBeGreaterThanOrEqual(0)
  })
})
