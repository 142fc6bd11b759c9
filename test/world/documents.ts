/** Documents that people send: registers of made-up bodies, in several encodings, and things that are no register. */

/** @param milestones as they stand in the text, each with its date; none leaves the section out */
export function registerText(
  parts: { readonly first?: string; readonly second?: string; readonly milestones?: readonly string[]; readonly initiated?: string } = {},
): string {
  const {
    first = 'Fieldbus Users Group (FUG)',
    second = 'Instrument Makers Forum (IMF)',
    milestones = ['Publish the profile catalogue (2Q2012).'],
    initiated = '11/08/2011',
  } = parts
  return [
    `# ${first} / ${second} Work Register`,
    '',
    'Version 1.0',
    '',
    `Date Initiated: ${initiated}`,
    '',
    '## Alliance Organizations',
    '',
    `${first} and ${second}`,
    '',
    '## Background',
    '',
    'Both bodies describe the same instruments and want to do so once. Größe und Maßeinheit are agreed “as is” – naïvely, perhaps.',
    '',
    ...(milestones.length > 0 ? ['## Milestones / Dates', '', ...milestones.map((milestone) => `- ${milestone}`), ''] : []),
    '## Work Register Review Date',
    '',
    'Progress is reviewed in June 2012.',
    '',
    '## Points of Contact',
    '',
    `- Liaison Officer, email: liaison@fug.example`,
    '',
  ].join('\n')
}

export function utf16(text: string, order: 'le' | 'be'): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

/** Windows-1252, whose letters beyond Latin-1 stand where Latin-1 has controls. */
export function windows1252(text: string): Buffer {
  const beyond: Readonly<Record<string, number>> = {
    '“': 0x93,
    '”': 0x94,
    '–': 0x96,
    '—': 0x97,
    '’': 0x92,
    '‘': 0x91,
    '…': 0x85,
    '€': 0x80,
    '•': 0x95,
  }
  return Buffer.from([...text].map((letter) => beyond[letter] ?? letter.charCodeAt(0)))
}

/** A picture's first bytes and much noise after them. */
export function binary(): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 193 + 7) % 256)),
  ])
}

export function megabytes(count: number): Buffer {
  return Buffer.alloc(count * 1024 * 1024, 'This line is repeated until the document is long enough.\n')
}
