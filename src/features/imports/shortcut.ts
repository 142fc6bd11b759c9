/** The message shortcut *Read in as register*: a message's file, or its text with Slack's escapes and links undone. */
import { refuse } from '../../kernel/problem.js'
import type { Shortcut } from '../../platform/feature.js'
import { unwrapText } from '../../platform/words.js'
import { begin } from './commands/import.js'

export const readInShortcut: Shortcut = {
  callbackId: 'register.read-in',
  name: 'Read in as register',
  description: 'Reads this message or its file as a work register',
  ability: 'create',
  run: async (ctx, message) => {
    const file = message.files[0]
    if (file) return begin(ctx, { fileId: file }, false)
    const text = unwrapText(message.text)
    if (text.trim() === '')
      return refuse('empty-message', 'That message has no text and no file.', { hint: 'Choose the message that holds the register.' })
    return begin(ctx, { text, name: 'message' }, false)
  },
}
