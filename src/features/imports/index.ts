/** Imports: a register read in from its document, checked by a person, then kept. */
import type { Feature } from '../../platform/feature.js'
import { checkButton, newVersionButton, sectionButton, wholeButton } from './actions/check.js'
import { importRegister } from './commands/import.js'
import { check } from './forms/check.js'
import { nextVersion } from './forms/next-version.js'
import { chooseSection, chooseSentence } from './forms/sentence.js'
import { readJob } from './job.js'
import { read } from './reading/read.js'
import { readInShortcut } from './shortcut.js'

export type { Reading } from './model.js'
export { DOCUMENT_LIMIT_BYTES } from './reading/limits.js'
export { read } from './reading/read.js'
export type { Reader } from './reading/reader.js'
export { createReader } from './reading/reader.js'
export { keep } from './rules.js'
export { saveKept } from './save.js'
export { wholeReading } from './views.js'

export const imports: Feature = {
  name: 'imports',
  commands: [importRegister],
  actions: [checkButton, newVersionButton, sectionButton, wholeButton],
  forms: [check, nextVersion, chooseSection, chooseSentence],
  shortcuts: [readInShortcut],
  jobs: [readJob],
  reader: read,
}
