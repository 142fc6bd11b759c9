/** The message shortcut *Give as feedback*: a message becomes a remark, with its permalink and its author kept. */
import { ok, refuse } from '../../kernel/problem.js'
import type { Shortcut } from '../../platform/feature.js'
import { unwrapText } from '../../platform/words.js'
import { registerOfThread, registersAt } from '../registers/index.js'
import { whichRegister } from './views.js'

/** As much of a message, written as JSON, as a button's value has room for beside its link. */
const IN_BUTTON = 1200

export const feedbackShortcut: Shortcut = {
  callbackId: 'feedback.from-message',
  name: 'Give as feedback',
  description: 'Makes a numbered remark of this message, with its link and author',
  ability: 'anyone',
  run: async (ctx, message) => {
    const comment = unwrapText(message.text).trim()
    if (comment === '')
      return refuse('empty-message', 'That message has no text.', { hint: 'Choose the message that says what is remarked.' })
    const here = await ctx.read((db) => registersAt(db, ctx.workspace, message.channel))
    const thread = ctx.place.thread
    const ofThread = thread ? await ctx.read((db) => registerOfThread(db, ctx.workspace, message.channel, thread)) : null
    const given = { comment, link: message.permalink, ...(message.author ? { author: message.author } : {}) }
    const only = here.find(({ id }) => id === ofThread) ?? (here.length === 1 ? here[0] : undefined)
    if (only) return ok({ kind: 'form', open: { form: 'feedback.add', given: { ...given, register: only.id } } })
    if (here.length === 0)
      return refuse('which-register', 'No register is bound to this channel.', {
        hint: 'Bind one with `/wg register bind OGF`, or give the feedback where it is bound.',
      })
    const carried = beginning(comment)
    return ok({ kind: 'private', message: whichRegister(here, { ...given, comment: carried }, carried.length < comment.length) })
  },
}

/** As many of its first characters as a button carries; line breaks and quotes take two each there. */
function beginning(comment: string): string {
  let length = 0
  for (let at = 0; at < comment.length; at += 1) {
    length += JSON.stringify(comment[at]).length - 2
    if (length > IN_BUTTON) return comment.slice(0, at)
  }
  return comment
}
