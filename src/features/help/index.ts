/** Help and `mine`: they see every slice through the registry, never by import. */
import type { Feature } from '../../platform/feature.js'
import { help as helpCommand } from './commands/help.js'
import { mine } from './commands/mine.js'

export const help: Feature = {
  name: 'help',
  nouns: [
    { word: 'mine', summary: 'what you owe, by when, and what waits for your answer' },
    { word: 'help', summary: 'what can be done here' },
  ],
  commands: [mine, helpCommand],
}
