/** One document from its bytes to what was read: what the reading thread does. */
import type { Result } from '../../../kernel/problem.js'
import { ok } from '../../../kernel/problem.js'
import { hashOfText } from '../../../platform/text.js'
import type { Reading } from '../model.js'
import { extract } from './extract.js'
import type { ReadOptions } from './read.js'
import { read } from './read.js'

/** Bytes of a file, or text from a message. */
export type Source = { readonly bytes: Uint8Array } | { readonly text: string }

export interface ReadDocument {
  /** The text of the input, or what was extracted from it: the lines of the reading are its lines. */
  readonly text: string
  readonly foldedHash: string
  readonly reading: Reading
}

export async function readDocument(source: Source, options: Omit<ReadOptions, 'whole'>): Promise<Result<ReadDocument>> {
  const extracted = 'text' in source ? ok({ text: source.text, whole: false }) : await extract(source.bytes, options.file)
  if (!extracted.ok) return extracted
  const { text, whole } = extracted.value
  return ok({ text, foldedHash: hashOfText(text), reading: read(text, { ...options, whole }) })
}
