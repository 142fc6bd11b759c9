/** The parts of a Word document out of its archive, unpacked in memory and bounded in number and size. */
import yauzl from 'yauzl'
import { ALONE, MOST_ENTRIES, MOST_UNPACKED_BYTES, unreadable } from './limits.js'

export interface Archive {
  readonly names: ReadonlySet<string>
  /** The text of a part; null when there is none of that name. */
  part(name: string): Promise<string | null>
}

const ENCRYPTED = 0x1

/** Opens the directory alone. What an entry says of its size is checked again while it is unpacked. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }, (error, file) =>
      error ? reject(damaged(error)) : resolve(file),
    )
  })
  if (zip.entryCount > MOST_ENTRIES)
    throw unreadable('too-many-entries', `This document is packed of more than ${MOST_ENTRIES.toLocaleString('en')} parts.`, ALONE)
  const entries = await new Promise<Map<string, yauzl.Entry>>((resolve, reject) => {
    const found = new Map<string, yauzl.Entry>()
    zip.on('entry', (entry: yauzl.Entry) => {
      found.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(found))
    zip.once('error', (error) => reject(damaged(error)))
    zip.readEntry()
  })
  return {
    names: new Set(entries.keys()),
    part: async (name) => {
      const entry = entries.get(name)
      return entry ? unpack(zip, entry) : null
    },
  }
}

async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0)
    throw unreadable('encrypted', 'This document is protected by a password.', 'Save it without the password, or as plain text.')
  if (entry.uncompressedSize > MOST_UNPACKED_BYTES)
    throw unreadable('too-large-unpacked', `This document unpacks to more than ${MOST_UNPACKED_BYTES / 1024 / 1024} MB.`, ALONE)
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(damaged(error))
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => void pieces.push(piece))
      stream.once('end', () => resolve(Buffer.concat(pieces)))
      stream.once('error', (fault) => reject(damaged(fault)))
    })
  })
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(wide).decode(bytes)
}

function damaged(cause: unknown): Error {
  return Object.assign(
    unreadable('damaged', 'This Word document is damaged and cannot be opened.', 'Open it in Word, save it anew, and send that.'),
    { cause },
  )
}
