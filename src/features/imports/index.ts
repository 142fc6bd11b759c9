/** Imports: a register read in from its document, checked by a person, then kept. */
import type { Feature } from '../../platform/feature.js'
import { checkButton, sectionButton, wholeButton } from './actions/check.js'
import { importRegister } from './commands/import.js'
import { check } from './forms/check.js'
import { chooseSection, chooseSentence } from './forms/sentence.js'
import { readJob } from './job.js'
import { readInShortcut } from './shortcut.js'

export { DOCUMENT_LIMIT_BYTES } from './job.js'
export type { Reading } from './model.js'
export { decode } from './reading/decode.js'
export { read } from './reading/read.js'
export { keep } from './rules.js'
export { saveKept } from './save.js'
export { wholeReading } from './views.js'

export const imports: Feature = {
  name: 'imports',
  commands: [importRegister],
  actions: [checkButton, sectionButton, wholeButton],
  forms: [check, chooseSection, chooseSentence],
  shortcuts: [readInShortcut],
  jobs: [readJob],
}
