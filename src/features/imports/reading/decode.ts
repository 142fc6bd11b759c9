/** Bytes of a plain text file → text, whichever of the usual encodings it came in; refuses what is no text. */
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import { textOf } from '../../../platform/text.js'
import { DOCUMENT_LIMIT_BYTES } from './limits.js'

/**
 * UTF-8 with or without mark, UTF-16 of either order by its mark or its zero bytes, else Windows-1252.
 * Refuses `document-too-large` (over 10 MB), `empty-document` and `binary-file`.
 */
export function decode(bytes: Uint8Array): Result<string> {
  if (bytes.length > DOCUMENT_LIMIT_BYTES) {
    return refuse('document-too-large', 'This document is larger than 10 MB: send the register alone, without pictures or annexes.')
  }
  const text = textOf(bytes)
  if (text === null) {
    return refuse('binary-file', 'This file holds no text: send it as .txt, .md, .docx, .pdf or .html, or paste the text into a message.')
  }
  if (text.trim() === '')
    return refuse('empty-document', 'This document is empty: send the text of the register, or paste it into a message.')
  return ok(text)
}
