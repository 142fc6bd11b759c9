/** Word, PDF and web pages: the same register in each format reads alike, and what cannot be read is refused by its name. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sample, sharedOrSay } from '../../../../test/world/shared.js'
import type { Reading } from '../model.js'
import { archive, drawn, pdf, pdfPages, wordDocument, wordParagraphs } from './hostile.fixture.js'
import { readDocument } from './read-document.js'

const fixtures = path.resolve('test', 'fixtures', 'documents')
const directory = mkdtempSync(path.join(tmpdir(), 'registrar-formats-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

async function reading(bytes: Uint8Array, file: string): Promise<Reading> {
  const read = await readDocument({ bytes }, { file })
  if (!read.ok) throw new Error(read.problem.sentence)
  return read.value.reading
}

async function text(bytes: Uint8Array, file = 'a'): Promise<string> {
  const read = await readDocument({ bytes }, { file })
  if (!read.ok) throw new Error(read.problem.sentence)
  return read.value.text
}

/** The machine form without its lines and the name of its file. */
function bare(found: Reading): unknown {
  return JSON.parse(JSON.stringify({ ...found, file: '' }, (key, value: unknown) => (key === 'line' ? undefined : value)))
}

describe('a register in other formats', () => {
  it.each(['cscc', 'ogf'].flatMap((name) => ['docx', 'pdf', 'html'].map((format) => [name, format] as const)))(
    'the sample %s as .%s reads like its text',
    async (name, format) => {
      const original = await reading(Buffer.from(sample(name === 'cscc' ? 'cscc.md' : 'ogf.md')), `${name}.md`)
      expect(bare(await reading(readFileSync(path.join(fixtures, `${name}.${format}`)), `${name}.${format}`))).toEqual(bare(original))
    },
  )
})

const has = (program: string): boolean => {
  const there = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0
  if (!there) console.info(`skipped: documents made by ${program}, which is not here`)
  return there
}
const office = has('soffice')
const pandoc = has('pandoc')
const real = ['cscc-dmtf.txt', 'ogf-dmtf.txt'].flatMap((name) => sharedOrSay(`registers/${name}`, `${name} in other formats`) ?? [])

describe.skipIf(!office || real.length === 0)('the real registers, made by LibreOffice', () => {
  it.each(['docx', 'pdf', 'html'])('as .%s read like their text', { timeout: 180_000 }, async (format) => {
    const profile = `-env:UserInstallation=file://${directory}/profile`
    spawnSync('soffice', ['--headless', profile, '--convert-to', format, '--outdir', directory, ...real], { timeout: 170_000 })
    for (const file of real) {
      const name = path.basename(file, '.txt')
      const made = await reading(readFileSync(path.join(directory, `${name}.${format}`)), name)
      expect(bare(made)).toEqual(bare(await reading(readFileSync(file), name)))
    }
  })
})

describe.skipIf(!pandoc)('the samples, made by pandoc', () => {
  it.each(['docx', 'html'])('as .%s read like their text', { timeout: 120_000 }, async (format) => {
    for (const name of ['cscc.md', 'ogf.md'] as const) {
      const from = path.join(directory, name)
      const to = `${from}.${format}`
      writeFileSync(from, sample(name))
      spawnSync('pandoc', ['-s', '-f', 'markdown-raw_html-smart', from, '-o', to], { timeout: 60_000 })
      expect(bare(await reading(readFileSync(to), name))).toEqual(bare(await reading(Buffer.from(sample(name)), name)))
    }
  })
})

describe('Word', () => {
  const numbered = (level: number, words: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`

  it('draws the numbers of its lists, and takes rows for rows', async () => {
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
    const cell = (words: string): string => `<w:tc>${wordParagraphs([words])}</w:tc>`
    const body = `${numbered(0, 'one')}${numbered(1, 'in')}${numbered(1, 'in')}${numbered(0, 'two')}<w:tbl><w:tr>${cell('Date')}${cell('What')}</w:tr><w:tr>${cell('Q1 2012')}${cell('A | B')}</w:tr></w:tbl>`
    expect(await text(wordDocument(body, [{ name: 'word/numbering.xml', data: numbering }]))).toBe(
      'a. one\n(a.i) in\n(a.ii) in\nb. two\n\n| Date | What |\n| Q1 2012 | A / B |',
    )
  })

  it('says in each cell what a merged one says, and nothing twice across a whole table', async () => {
    const cell = (words: string, merged = ''): string => `<w:tc><w:tcPr>${merged}</w:tcPr>${wordParagraphs([words])}</w:tc>`
    const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`
    const body = `<w:tbl>${row(cell('Group'), cell('Task'), cell('Start'), cell('End'))}${row(cell('A', '<w:vMerge w:val="restart"/>'), cell('one'), cell('1Q2012'), cell('2Q2012'))}${row(cell('', '<w:vMerge/>'), cell('two'), cell('May 2012', '<w:gridSpan w:val="2"/>'))}${row(cell('B', '<w:gridSpan w:val="4"/>'))}</w:tbl>`
    expect(await text(wordDocument(body))).toBe(
      '| Group | Task | Start | End |\n| A | one | 1Q2012 | 2Q2012 |\n| A | two | May 2012 | May 2012 |\n| B |',
    )
  })

  it('leaves out what was deleted, hidden or drawn twice, and keeps what was inserted', async () => {
    const body =
      '<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:t> box</w:t></mc:Choice><mc:Fallback><w:t> box</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>'
    expect(await text(wordDocument(body))).toBe('new box')
  })
})

describe('a web page', () => {
  it('is read as it is shown: no scripts or menus, lists with their letters, addresses behind names', async () => {
    const page =
      '<!doctype html><title>t</title><script>bad()</script><nav>menu</nav><h2>Terms</h2><ol type="a" start="3"><li>one<li>two<ul><li>in</ul></ol><p style="display:none">no</p><p>Ask <a href="mailto:x@y.example?subject=z">Chen&nbsp;Li</a><br>now &lt;soon&gt; <Pointer to the statement></p>'
    expect((await text(Buffer.from(page))).replaceAll('\u00a0', ' ')).toBe(
      '## Terms\n\nc. one\nd. two\n  - in\n\nAsk Chen Li (x@y.example)\nnow <soon> <Pointer to the statement>',
    )
  })
})

describe('a web page with definitions and tables in tables', () => {
  it('is read like what it shows', async () => {
    const page =
      '<!doctype html><h1>Work Register of OGX and DMX</h1><dl><dt>Version</dt><dd>2.1</dd><dt>Date initiated</dt><dd>2012-09-01</dd></dl><details><summary>The parties shall</summary><ol type="a"><li>exchange drafts<br>before each ballot;<li>meet twice.</ol></details><h2>Milestones</h2><table><tr><td><table><tr><th rowspan="2">Deliverable<th colspan="2">Dates<th rowspan="2">Lead<tr><th>Planned<th>Revised<tr><td>Mapping<td>Q1 2013<td>Q2 2013<td>DMX</table></table>'
    const found = await reading(Buffer.from(page), 'a.html')
    expect(found).toMatchObject({ version: '2.1', initiated: { from: '2012-09-01' } })
    expect(found.terms.map(({ label, text: words }) => `${label} ${words}`)).toEqual([
      'a exchange drafts before each ballot;',
      'b meet twice.',
    ])
    expect(found.milestones).toMatchObject([{ text: 'Mapping (Dates Planned: Q1 2013)', due: { written: 'Q2 2013' }, parties: ['DMX'] }])
  })
})

describe('a PDF', () => {
  const column = (x: number, words: string): (readonly [number, number, string])[] =>
    Array.from({ length: 9 }, (_, line) => [x, 120 + line * 14, `${words} ${line} goes on and on to its edge`] as const)

  it('of two columns is read column by column', async () => {
    const found = await text(pdfPages([drawn([...column(60, 'left'), ...column(330, 'right')])]))
    expect(found.indexOf('left 8')).toBeLessThan(found.indexOf('right 0'))
  })

  it('loses its page headers and numbers, and joins what was wrapped or hyphenated', async () => {
    const page = (number: number): Buffer =>
      drawn([
        [60, 40, 'OGX / XDM confidential'],
        [60, 100, `Sheet ${'abc'[number]} tells of the interoperability of the drafts and of their interop-`],
        [60, 113, 'erability, and no more.'],
        [290, 810, `Page ${number + 1} of 3`],
      ])
    const found = await text(pdfPages([page(0), page(1), page(2)]))
    expect(found).not.toMatch(/confidential|Page/)
    expect(found.split('\n').filter(Boolean)).toHaveLength(3)
    expect(found).toContain('and of their interoperability, and no more.')
  })

  it('keeps the rows of a table, with cells of several lines', async () => {
    const found = await text(
      pdfPages([
        drawn([
          [60, 100, 'Date'],
          [160, 100, 'Deliverable'],
          [60, 124, 'Q1 2012'],
          [160, 124, 'Publish the draft'],
          [160, 137, 'of the profile'],
          [60, 161, 'Q2 2012'],
          [160, 161, 'Publish the profile'],
        ]),
      ]),
    )
    expect(found).toBe('| Date | Deliverable |\n| Q1 2012 | Publish the draft of the profile |\n| Q2 2012 | Publish the profile |')
  })
})

describe('what cannot be read', () => {
  const picture = pdfPages([Buffer.from('q Q')])
  const locked = pdf(
    [
      { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
      { dictionary: '<< /Type /Pages /Kids [] /Count 0 >>' },
      {
        dictionary: `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`,
      },
    ],
    '/Encrypt 3 0 R /ID [<00> <00>] ',
  )
  const wrapping = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)])
  it.each<[string, string, Uint8Array, RegExp]>([
    ['a scan', 'a.pdf', picture, /is a scan/],
    ['an encrypted PDF', 'a.pdf', locked, /PDF is protected by a password/],
    [
      'an encrypted Word document',
      'a.docx',
      Buffer.concat([wrapping, Buffer.from('EncryptedPackage', 'utf16le')]),
      /protected by a password/,
    ],
    ['a .doc', 'a.doc', wrapping, /old kind/],
    ['an archive', 'a.docx', archive([{ name: 'a.txt', data: 'a' }]), /archive, and no Word document/],
    ['a .rtf', 'a.txt', Buffer.from('{\\rtf1 a}'), /Rich Text/],
    ['a picture', 'a.docx', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]), /picture/],
    ['a Word document without text', 'a.docx', wordDocument(''), /holds no text/],
  ])('%s is refused by name', async (_what, file, bytes, words) => {
    const read = await readDocument({ bytes }, { file })
    expect(read.ok ? '' : read.problem.sentence).toMatch(words)
  })

  it('but a wrong ending does no harm', async () => {
    expect(await text(wordDocument(wordParagraphs(['a'])), 'a.pdf')).toBe('a')
    expect(await text(Buffer.from('<p>a <b>b</b></p>'), 'a.html')).toBe('a b')
    expect(await text(Buffer.from('a\n<u>b</u>'), 'a.docx')).toBe('a\n<u>b</u>')
  })
})
