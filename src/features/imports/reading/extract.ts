/** Bytes of any document that can be read → its text; the bytes say what it is, the name only helps. */
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { decode } from './decode.js'
import { ALONE, DOCUMENT_LIMIT_BYTES, Unreadable } from './limits.js'
import { readPdf } from './pdf.js'
import { hasMarkup, isPartOfPage, isWebPage, readWebPage } from './web-page.js'
import { readWord } from './word.js'

export interface Extracted {
  readonly text: string
  /** Each line is a whole paragraph: the document knows where its paragraphs end. */
  readonly whole: boolean
}

const HINT = 'Save it as .docx, .pdf, .html or plain text and send that.'
/** Formats that come instead of one that can be read, by their first bytes. */
const OTHERS: readonly { readonly begins: readonly number[]; readonly code: string; readonly sentence: string; readonly hint: string }[] = [
  {
    begins: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    code: 'rich-text',
    sentence: 'This is a Rich Text file (.rtf), which Registrar cannot read.',
    hint: 'Save it as .docx and send that.',
  },
  ...[
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x47, 0x49, 0x46, 0x38],
    [0x49, 0x49, 0x2a, 0x00],
    [0x4d, 0x4d, 0x00, 0x2a],
  ].map((begins) => ({
    begins,
    code: 'picture',
    sentence: 'This is a picture and holds no text.',
    hint: 'Send the document that it shows, or its text.',
  })),
]

/** Refuses, by name, what cannot be read: too large, encrypted, scanned, damaged, of another format. */
export async function extract(bytes: Uint8Array, name: string): Promise<Result<Extracted>> {
  if (bytes.length > DOCUMENT_LIMIT_BYTES)
    return refuse('document-too-large', `This document is larger than ${DOCUMENT_LIMIT_BYTES / 1024 / 1024} MB.`, { hint: ALONE })
  try {
    return await extractFrom(bytes, name)
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem }
    throw error
  }
}

async function extractFrom(bytes: Uint8Array, name: string): Promise<Result<Extracted>> {
  const other = OTHERS.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte))
  if (other) return refuse(other.code, other.sentence, { hint: other.hint })
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return oldOffice(bytes)
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0x50, 0x4b, 0x05, 0x06])) return filled(await readWord(bytes), true)
  // A PDF may have a few bytes of a mail or a printer before it.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength)).includes('%PDF-'))
    return filled(await readPdf(bytes), true)
  const text = decode(bytes)
  if (!text.ok) return text
  const page = isWebPage(text.value) || isPartOfPage(text.value) || (/\.x?html?$/i.test(name) && hasMarkup(text.value))
  return page ? filled(readWebPage(text.value), true) : ok({ text: text.value, whole: false })
}

function begins(bytes: Uint8Array, first: readonly number[]): boolean {
  return first.every((byte, index) => bytes[index] === byte)
}

function filled(text: string, whole: boolean): Result<Extracted> {
  return text.trim() === ''
    ? refuse('empty-document', 'This document holds no text.', { hint: 'Send the text of the register, or paste it into a message.' })
    : ok({ text, whole })
}

/** Files of Office before 2007, and newer ones under a password, come in the same wrapping. */
function oldOffice(bytes: Uint8Array): Result<Extracted> {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (packed.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    return refuse('encrypted', 'This document is protected by a password.', { hint: 'Save it without the password and send that.' })
  return refuse('old-word', 'This is a Word file of the old kind (.doc), which Registrar cannot read.', { hint: HINT })
}
