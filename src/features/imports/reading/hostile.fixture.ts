/** Documents made to do harm, and the few formats needed to make them: archives, Word documents and PDFs written by hand. */
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

export interface Part {
  readonly name: string
  readonly data: Uint8Array | string
  /** What the directory says of its unpacked size, where that is a lie. */
  readonly said?: number
}

/** An archive as Word writes it. */
export function archive(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data, said } of parts) {
    const plain = Buffer.from(data)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(plain), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(said ?? plain.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, tail, Buffer.from(name)]))
    files.push(file)
    offset += file.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, index, Buffer.from('PK\u0005\u0006'), end])
}

/** @param body what stands in `w:body` */
export function wordDocument(body: string, others: readonly Part[] = [], before = ''): Buffer {
  const xmlns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return archive([
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', data: `<?xml version="1.0"?>${before}<w:document ${xmlns}><w:body>${body}</w:body></w:document>` },
    ...others,
  ])
}

export function wordParagraphs(lines: readonly string[]): string {
  return lines
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</w:t></w:r></w:p>`)
    .join('')
}

export interface PdfObject {
  readonly dictionary: string
  readonly stream?: Buffer
}

/** A PDF of these objects, numbered from 1; the first is its catalogue. */
export function pdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let at = pieces[0]?.length ?? 0
  objects.forEach(({ dictionary, stream }, index) => {
    offsets.push(at)
    const body = stream
      ? Buffer.concat([Buffer.from(`${index + 1} 0 obj\n${dictionary}\nstream\n`), stream, Buffer.from('\nendstream\nendobj\n')])
      : Buffer.from(`${index + 1} 0 obj\n${dictionary}\nendobj\n`)
    pieces.push(body)
    at += body.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  pieces.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

/** Draws these commands on one page each. */
export function pdfPages(
  contents: readonly Buffer[],
  more: { readonly resources?: string; readonly objects?: readonly PdfObject[] } = {},
): Buffer {
  const first = 4
  const kids = contents.map((_, index) => `${first + index * 2} 0 R`).join(' ')
  return pdf([
    { dictionary: '<< /Type /Catalog /Pages 2 0 R >>' },
    { dictionary: `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>` },
    { dictionary: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>' },
    ...contents.flatMap((content, index) => [
      {
        dictionary: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + index * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${more.resources ?? ''} >> >>`,
      },
      packed(content),
    ]),
    ...(more.objects ?? []),
  ])
}

export function packed(content: Buffer, more = ''): PdfObject {
  const stream = deflateSync(content)
  return { dictionary: `<< /Filter /FlateDecode /Length ${stream.length} ${more}>>`, stream }
}

/** Lines of text from the top of a page, each at its own place: `[x, y from above, words]`. */
export function drawn(lines: readonly (readonly [number, number, string])[], size = 11): Buffer {
  const shown = lines.map(
    ([x, y, words]) => `BT /F1 ${size} Tf ${x} ${842 - y} Td (${words.replace(/[\\()]/g, (sign) => `\\${sign}`)}) Tj ET`,
  )
  return Buffer.from(shown.join('\n'), 'latin1')
}

const MB = 1024 * 1024
const fill = (piece: string, bytes: number): string => piece.repeat(Math.ceil(bytes / piece.length)).slice(0, bytes)
const deep = (open: string, close: string, count: number): string => open.repeat(count) + close.repeat(count)

/** Each with a name for the test; made when asked for, since some are large. */
export const hostile: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['an archive that unpacks to 60 MB', 'bomb.docx', () => archive([{ name: 'word/document.xml', data: Buffer.alloc(60 * MB) }])],
  [
    'an archive that lies about its size',
    'lie.docx',
    () => archive([{ name: 'word/document.xml', data: Buffer.alloc(60 * MB), said: 1000 }]),
  ],
  [
    'an archive of 6,000 entries',
    'many.docx',
    () => archive(Array.from({ length: 6_000 }, (_, index) => ({ name: `word/media/${index}.png`, data: 'x' }))),
  ],
  ['Word tables 100,000 deep', 'deep.docx', () => wordDocument(deep('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 100_000))],
  ['a Word document of a million bullets', 'bullets.docx', () => wordDocument(fill('<w:p><w:r><w:t>• x</w:t></w:r></w:p>', 31 * MB))],
  [
    'a Word document whose entities grow without end',
    'laughs.docx',
    () =>
      wordDocument(
        '<w:p><w:r><w:t>&lol9; Work Register</w:t></w:r></w:p>',
        [],
        `<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index || ''};`.repeat(10)}">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`,
      ),
  ],
  [
    'a Word document whose styles stand in a circle',
    'circle.docx',
    () =>
      wordDocument('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Work Register</w:t></w:r></w:p>', [
        {
          name: 'word/styles.xml',
          data: '<w:styles><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>',
        },
      ]),
  ],
  ['web tables 200,000 deep', 'deep.html', () => Buffer.from(`<!doctype html>${deep('<table><tr><td>', '', 200_000)}`)],
  ['a web page of a million open tags', 'open.html', () => Buffer.from(`<!doctype html>${fill('<b><i><div>', 9 * MB)}`)],
  ['a web page of a million bullets', 'bullets.html', () => Buffer.from(`<!doctype html><ul>${fill('<li>x', 9 * MB)}`)],
  ['a web page of one attribute', 'attribute.html', () => Buffer.from(`<!doctype html><p title="${fill('x" y="', 9 * MB)}">`)],
  ['a web page of one row', 'row.html', () => Buffer.from(`<!doctype html><table><tr>${fill('<td>x', 9 * MB)}`)],
  ['a text of a million bullets', 'bullets.txt', () => Buffer.from(fill('- x\n', 10 * MB))],
  [
    'a text of 10 MB on one line',
    'line.txt',
    () => Buffer.from(`OGX Work Register ${fill('and will review the draft of the register by 1Q2012 ', 10 * MB - 100)}`),
  ],
  ['a line of dates', 'dates.txt', () => Buffer.from(`Milestones\n- ${fill('1Q2012 ', 10 * MB - 100)}`)],
  ['a line of brackets', 'brackets.txt', () => Buffer.from(fill('(', 10 * MB))],
  ['a line of tags', 'tags.txt', () => Buffer.from(fill('<a ', 10 * MB))],
  ['a line of addresses', 'addresses.txt', () => Buffer.from(`Contacts\n${fill('a@b.example, ', 10 * MB - 100)}`)],
  ['one word of 10 MB', 'word.txt', () => Buffer.from(fill('x', 10 * MB))],
  ['a text of capitals', 'capitals.txt', () => Buffer.from(fill('ALPHA OMEGA REGISTER MILESTONES\n', 10 * MB))],
  ['a table of 300,000 rows', 'table.txt', () => Buffer.from(`Milestones\n${fill('| Q1 2012 | Publish the draft |\n', 10 * MB - 100)}`)],
  [
    'dated bullets, 10 MB of them',
    'dated.txt',
    () => Buffer.from(`Milestones\n${fill('- OGX to publish the draft of the profile - 2Q2012\n', 10 * MB - 100)}`),
  ],
  [
    'clauses, 10 MB of them',
    'clauses.txt',
    () => Buffer.from(`Terms\n${fill('a. OGX shall publish the draft of the profile.\n', 10 * MB - 100)}`),
  ],
  [
    'half of a UTF-16 text',
    'half.txt',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(fill('Work Register\n', MB), 'utf16le').subarray(0, MB + 1)]),
  ],
  ['bytes of no encoding', 'bytes.txt', () => Buffer.from(Array.from({ length: MB }, (_, index) => (index * 7919 + (index >> 3)) % 256))],
  [
    'a PDF whose pages are their own children',
    'loop.pdf',
    () =>
      pdf([{ dictionary: '<< /Type /Catalog /Pages 2 0 R >>' }, { dictionary: '<< /Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 3 >>' }]),
  ],
  [
    'a PDF that draws itself',
    'draws.pdf',
    () =>
      pdfPages([Buffer.from('/X1 Do')], {
        resources: '/XObject << /X1 6 0 R >>',
        objects: [
          packed(Buffer.from('/X1 Do /X1 Do'), '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >> '),
        ],
      }),
  ],
  ['a PDF whose trailer points to itself', 'trailer.pdf', () => pdf([{ dictionary: '<< /Type /Catalog /Pages 1 0 R >>' }], '/Prev 9 ')],
  ['a PDF that unpacks to 150 MB', 'bomb.pdf', () => pdfPages([Buffer.alloc(150 * MB, '(x) Tj ')])],
  ['a PDF of a million words on a page', 'words.pdf', () => pdfPages([Buffer.from(`BT /F1 9 Tf ${fill('1 0 Td (x) Tj ', 12 * MB)} ET`)])],
  [
    'a PDF of 600 pages',
    'pages.pdf',
    () => pdfPages(Array.from({ length: 600 }, (_, index) => drawn([[70, 80, `Work Register, sheet ${index}`]]))),
  ],
  ['half of a PDF', 'half.pdf', () => pdfPages([drawn([[70, 80, 'Work Register']])]).subarray(0, 300)],
]
