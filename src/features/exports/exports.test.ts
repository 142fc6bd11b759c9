import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { item, nothing, sheet } from './exports.fixture.js'
import { fontsFor } from './fonts.js'
import type { Sheet } from './model.js'
import { pictureOf } from './picture.js'
import { drawable, textsOf } from './rules/drawable.js'
import { timeline } from './rules/timeline.js'
import { milestoneTable } from './table.js'
import { calendar } from './views/calendar.js'
import { timelineAlt, timelineSvg } from './views/timeline.js'

interface Entry {
  readonly uid: string
  readonly sequence: number
  readonly status: string
  readonly day: string
  readonly summary: string
}

/** As another program reads it. */
function entriesOf(of: Sheet): Entry[] {
  const component = new ICAL.Component(ICAL.parse(calendar(of)))
  return component.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
    status: String(event.getFirstPropertyValue('status')),
    day: String(event.getFirstPropertyValue('dtstart')),
    summary: String(event.getFirstPropertyValue('summary')),
  }))
}

describe('a calendar', () => {
  it('shows a period on its last day, with its words in the title', () => {
    expect(entriesOf(sheet([item(1, '1H2012')]))).toEqual([
      {
        uid: 'r1-m1@registrar',
        sequence: 0,
        status: 'CONFIRMED',
        day: '2012-06-30',
        summary: 'OGF-M1 (1H2012) Profile 1 of the joint work',
      },
    ])
  })

  it('updates a moved thing under its UID, and cancels what was dropped or lost its date', () => {
    const [moved, dropped, lost] = entriesOf(
      sheet([
        item(1, '2H2012', { was: '1H2012' }),
        item(2, '1Q2012', { state: 'dropped', changes: 3 }),
        item(3, 'TBD', { was: '2Q2012', changes: 2 }),
      ]),
    )
    expect(moved).toMatchObject({ uid: 'r1-m1@registrar', sequence: 1, day: '2012-12-31', status: 'CONFIRMED' })
    expect(dropped).toMatchObject({ sequence: 3, status: 'CANCELLED' })
    expect(lost).toMatchObject({ sequence: 2, status: 'CANCELLED', day: '2012-06-30' })
  })

  it('cancels what an ended register leaves open, and keeps what was done', () => {
    const entries = entriesOf(sheet([item(1, '1H2012', { changes: 2 }), item(2, '1Q2012', { state: 'done', changes: 1 })], { ended: true }))
    expect(entries.map(({ status, sequence }) => [status, sequence])).toEqual([
      ['CANCELLED', 3],
      ['CONFIRMED', 1],
    ])
  })

  it('leaves out what never had a day', () => {
    expect(entriesOf(sheet([item(1, 'TBD')]))).toEqual([])
  })

  it('keeps any title whole, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
        const clean = text
          .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
          .replace(/\s+/g, ' ')
          .trim()
        const [entry] = entriesOf(sheet([item(1, '1H2012', { text: clean })]))
        expect(entry?.summary).toBe(`OGF-M1 (1H2012) ${clean}`)
      }),
      { numRuns: 60 },
    )
  })
})

const formula = '=HYPERLINK("http://evil.example";"click")'
const sums = sheet([
  item(1, '1H2012', { text: formula, group: '+1', outcome: '@SUM(A1)', link: '-2+3' }),
  item(2, '15 March 2012', { text: 'Über "Quotes",\nand a line; Ω 標準' }),
  item(3, '2012', { text: 'Two profiles', state: 'done', outcome: 'First one\nthen the other' }),
])

describe('a table', () => {
  it('is UTF-8 with its mark, CRLF, and has no formula', () => {
    const text = milestoneTable(sums)
    expect(text.startsWith('\uFEFFReference,Milestone,')).toBe(true)
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""click"")"`)
    for (const cell of [`'+1`, `'@SUM(A1)`, `'-2+3`]) expect(text).toContain(cell)
    expect(text).toContain('"First one\nthen the other"')
    expect(text.split('\r\n')).toHaveLength(5)
  })

  const office = spawnSync('soffice', ['--version']).status === 0
  if (!office) console.info('skipped: a table in LibreOffice, which is not here')
  it.skipIf(!office)('opens in LibreOffice as meant', { timeout: 120_000 }, () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'registrar-table-'))
    try {
      writeFileSync(path.join(dir, 'OGF.csv'), milestoneTable(sums))
      const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false'
      const out = path.join(dir, 'out')
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${dir}/profile`,
          '--headless',
          // Comma, quotes, UTF-8: what its own dialogue proposes for a file that begins with the mark.
          '--infilter=CSV:44,34,76,1',
          '--convert-to',
          filter,
          '--outdir',
          out,
          path.join(dir, 'OGF.csv'),
        ],
        { stdio: 'ignore' },
      )
      // Written again with tabs by the program that opened it: the same cells, none of them computed.
      const again = readFileSync(path.join(out, 'OGF.csv'), 'utf8')
      expect(again).toContain(`OGF-M1\t"'=HYPERLINK(""http://evil.example"";""click"")"`)
      expect(again).toContain('Ω 標準')
      expect(again).toContain('"First one\nthen the other"')
      expect(again.split('\n')[0]?.split('\t')).toHaveLength(16)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})

/** The least of a font: a character map of format 4 with one segment for each code point. */
function fontOf(points: readonly number[]): Buffer {
  const ends = [...points].sort((a, b) => a - b)
  const map = Buffer.alloc(16 + 8 * (ends.length + 1))
  for (const [value, at] of [
    [4, 0],
    [map.length, 2],
    [2 * (ends.length + 1), 6],
  ] as const)
    map.writeUInt16BE(value, at)
  for (const [index, point] of [...ends, 0xffff].entries()) {
    map.writeUInt16BE(point, 14 + 2 * index)
    map.writeUInt16BE(point, 16 + 2 * (ends.length + 1) + 2 * index)
  }
  const head = Buffer.alloc(28 + 12)
  head.writeUInt16BE(1, 4)
  head.write('cmap', 12, 'latin1')
  head.writeUInt32BE(28, 20)
  head.writeUInt32BE(12 + map.length, 24)
  head.writeUInt16BE(1, 30)
  head.writeUInt32BE(12, 36)
  return Buffer.concat([head, map])
}

/** Where the letters of a text stand, by the font that draws them. */
function boxOf(text: string, fontFiles: string[]): { text: string; x: number; right: number; y: number; bottom: number } {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="9000" font-family="DejaVu Sans">${text}</svg>`
  const box = new Resvg(svg, { font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' } }).innerBBox()
  if (!box) throw new Error(`nothing is drawn of ${text}`)
  return { text, x: box.x, right: box.x + box.width, y: box.y, bottom: box.y + box.height }
}

describe('a timeline', () => {
  const { lanes, reviews, waiting, today, ticks } = timeline(
    sheet([
      item(1, '2Q2011', { state: 'done', parties: ['OGF'] }),
      item(2, '2Q2012', { was: '4Q2011', parties: ['DMTF'], group: 'Schema' }),
      item(3, 'January 2012', { parties: ['DMTF'] }),
      item(4, '1H2012'),
      item(5, 'TBD'),
      item(6, '2099'),
      { ...item(7, 'April 2012'), kind: 'review' as const, ref: 'OGF-R1' },
    ]),
  )
  const rows = lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows))
  const row = (ref: string) => rows.find((one) => one.ref === ref)

  it('stands by party and group', () => {
    expect(lanes.map(({ heading, groups }) => [heading, groups.map(({ name }) => name)])).toEqual([
      ['All parties', [null]],
      ['OGF', [null]],
      ['DMTF', [null, 'Schema']],
    ])
    expect(reviews.map(({ ref }) => ref)).toEqual(['OGF-R1'])
    expect(waiting.map(({ ref }) => ref)).toEqual(['OGF-M5'])
  })

  it('marks what is overdue, done and moved, and keeps the far-off from pressing the rest', () => {
    expect([row('OGF-M1')?.mark, row('OGF-M3')?.mark, row('OGF-M4')?.mark]).toEqual(['done', 'overdue', 'open'])
    expect(row('OGF-M2')?.original?.to).toBeLessThan(row('OGF-M2')?.bar.from ?? 0)
    expect(row('OGF-M6')?.beyond).toBe('after')
    expect(today.beyond).toBeNull()
    expect(ticks.length).toBeLessThanOrEqual(10)
  })

  it('stays inside its frame, whatever the dates', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.option(day, { nil: undefined })), { maxLength: 40 }), (days) => {
        const plan = timeline(sheet(days.map(([due, was], index) => item(index + 1, due, was === undefined ? {} : { was }))))
        for (const { bar, original } of plan.lanes.flatMap(({ groups }) => groups.flatMap((group) => group.rows)))
          for (const at of [bar.from, bar.to, original?.from ?? 0, original?.to ?? 0]) expect(at >= 0 && at <= 1).toBe(true)
        expect(plan.ticks.length).toBeLessThanOrEqual(10)
        expect(timelineAlt(plan).length).toBeLessThanOrEqual(1000)
      }),
      { numRuns: 100 },
    )
  })

  it('takes no markup from a title, and becomes a picture', async () => {
    const svg = timelineSvg(timeline(sheet([item(1, '1H2012', { text: '</text><script>alert(1)</script>\u0000 & "x"' })])))
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;')
    const png = await pictureOf(svg, (await fontsFor([], [])).files)
    expect(Buffer.from(png.slice(1, 4)).toString()).toBe('PNG')
    expect(png.length).toBeGreaterThan(5000)
  })

  it('knows which letters its fonts have, and looks for others among those of the machine', async () => {
    const texts = ['Profile', 'Публикация', 'Δημοσίευση', 'نشر', 'é – “x”', '標準', 'मानक', '표준', 'มาตรฐาน']
    const fonts = await fontsFor(texts, [])
    expect(texts.map(fonts.canDraw)).toEqual([true, true, true, true, true, false, false, false, false])
    expect(fonts.files.map((file) => path.basename(file))).toEqual(['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'])
    const dir = mkdtempSync(path.join(tmpdir(), 'registrar-fonts-'))
    try {
      mkdirSync(path.join(dir, 'truetype'))
      writeFileSync(path.join(dir, 'truetype', 'NotoSansMade.ttf'), fontOf([0x6a19, 0x6e96]))
      writeFileSync(path.join(dir, 'Serif-Bold.ttf'), fontOf([0x6a19, 0x6e96, 0xd45c]))
      writeFileSync(path.join(dir, 'torn.ttf'), fontOf([0x6a19]).subarray(0, 40))
      writeFileSync(path.join(dir, 'none.ttf'), 'no font at all, whatever its name says')
      const more = await fontsFor(texts, [path.join(dir, 'not-there'), dir])
      expect(texts.map(more.canDraw)).toEqual([true, true, true, true, true, true, false, false, false])
      expect(more.files.map((file) => path.basename(file)).slice(2)).toEqual(['NotoSansMade.ttf', 'Serif-Bold.ttf'])
      expect((await fontsFor(['Profile'], [dir])).files).toHaveLength(2)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

  it('leaves out what its letters cannot draw, and names what loses words by that', async () => {
    const titles = ['🚀 Launch the profile 👩‍💻', 'OCCI 2.0 の公開', '標準の公開', '🎉', 'Δημοσίευση']
    const all = sheet(titles.map((text, index) => item(index + 1, '1H2012', { text })))
    const { canDraw } = await fontsFor(textsOf(all), [])
    const drawn = drawable(all, canDraw)
    expect(drawn.sheet.items.map(({ text }) => text)).toEqual([
      'Launch the profile',
      'OCCI 2.0 …',
      '(title in letters that this picture lacks)',
      '(title in letters that this picture lacks)',
      'Δημοσίευση',
    ])
    expect(drawn.lacking).toEqual(['OGF-M2', 'OGF-M3'])
  })

  // Letters with two accents reach a little into the room of the line above.
  const ACCENT = 5
  const wide = 'WWWWW MMMMM Wömmm @@@ %%% '
  const narrow = 'illij .,:;| ffi tjl iiii '
  it.each([
    ['wide', wide],
    ['narrow', narrow],
    ['in Cyrillic', 'Публикация щитовых журналов, Южные ЖЖШШЩЩ ышюфмж '],
    ['in Greek', 'Δημοσίευση ΩΩΩ ώμω ψψψ ΜΜΜ '],
    ['in Vietnamese', 'Ấn phẩm tiêu chuẩn ƯỠỮ ườờ '],
  ])('has room for every letter: %s', async (_kind, words) => {
    const long = words.repeat(12)
    const party = words.repeat(4).trim()
    const items = Array.from({ length: 30 }, (_, index) =>
      item(index + 1, index % 3 === 0 ? '2H2012' : 'week of 12/31/2012', {
        was: '1H2012',
        text: index % 2 === 0 ? long : `${index} ${words.replace(/\s/g, '').repeat(9)}`,
        group: index > 15 ? long : null,
        parties: index > 10 ? [party] : [],
      }),
    )
    const files = [...(await fontsFor([], [])).files]
    for (const few of [items.slice(8, 20), items]) {
      const svg = timelineSvg(timeline(sheet([...few, item(99, words.repeat(3))], { name: long })))
      const [, width = '0', height = '0'] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? []
      const boxes = [...svg.matchAll(/<text .*?<\/text>/g)].map(([text]) => boxOf(text, files))
      for (const { text, x, right, y, bottom } of boxes)
        expect([x >= 0, right <= Number(width) - 8, y >= 0, bottom <= Number(height)], text).toEqual([true, true, true, true])
      for (const [index, one] of boxes.entries())
        for (const other of boxes.slice(index + 1))
          expect(
            one.right <= other.x || other.right <= one.x || one.bottom - ACCENT <= other.y || other.bottom - ACCENT <= one.y,
            `${one.text}\n${other.text}`,
          ).toBe(true)
    }
  })

  it('lays Hebrew and Arabic from right to left, Latin names in them too', () => {
    const svg = timelineSvg(timeline(sheet([item(1, '1H2012', { text: 'פרופיל של OGF' }), item(2, '1H2012', { text: 'OGF: נשר' })])))
    expect(svg).toContain('>\u202bפרופיל של OGF\u202c<')
    expect(svg).toContain('>OGF: נשר<')
  })

  it('is never without a word', () => {
    expect(timelineSvg(timeline(sheet([])))).toContain('No milestone and no review yet.')
    expect(timelineSvg(timeline(sheet([item(1, '1H2012')], { contents: { ...nothing, parties: [] } })))).toContain('OGF')
  })
})
