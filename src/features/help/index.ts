/** Help: it sees every slice through the registry, never by import. */
import type { Feature } from '../../platform/feature.js'
import { help as helpCommand } from './commands/help.js'

export const help: Feature = {
  name: 'help',
  nouns: [{ word: 'help', summary: 'what can be done here' }],
  commands: [helpCommand],
}
