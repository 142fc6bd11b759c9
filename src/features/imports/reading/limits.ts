/** How much of a document is read at most, and the one way to stop in the middle of one that holds more. */
import type { Problem } from '../../../kernel/problem.js'

/** At most 10 MB, as sent. */
export const DOCUMENT_LIMIT_BYTES = 10 * 1024 * 1024
/** Lines and characters of text; a register of a hundred pages has some 5,000 lines. */
export const MOST_LINES = 200_000
/** Pages of a PDF. */
export const MOST_PAGES = 300
/** Entries of the archive that a Word document is. */
export const MOST_ENTRIES = 5_000
/** Unpacked size of one part of a Word document. */
export const MOST_UNPACKED_BYTES = 32 * 1024 * 1024
/** Elements inside elements of a web page or a Word document. */
export const MOST_DEPTH = 500
/** Tables inside tables. */
export const MOST_NESTED_TABLES = 20

/** Thrown where a document goes over a limit or cannot be read on; `readDocument` turns it into its Problem. */
export class Unreadable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.sentence)
  }
}

export function unreadable(code: string, sentence: string, hint: string): Unreadable {
  return new Unreadable({ code, sentence, hint })
}

export const ALONE = 'Send the register alone, without annexes.'
