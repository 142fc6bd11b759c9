/** The panel on the right: one thread and its composer. */
import { dropsFiles } from './attachments.js'
import { drawComposer } from './composer.js'
import { closeButton } from './dialogs.js'
import { type Drawn, h } from './dom.js'
import { drawMessage, drawMessages, followsEnd } from './messages.js'
import { channelOf, messageAt, redraw, state, titleOf } from './state.js'

export function closeThread(): void {
  state.thread = null
  redraw()
}

export function drawThread(): Drawn | null {
  const { thread } = state
  const channel = thread ? channelOf(thread.channel) : undefined
  if (!thread || !channel) return null
  const parent = messageAt(thread.channel, thread.ts)
  const replies = channel.threads[thread.ts] ?? []
  return h(
    'aside',
    {
      class: 'thread',
      key: `thread-${thread.ts}`,
      'aria-label': 'Thread',
      'data-testid': 'thread',
      on: dropsFiles({ channel, threadTs: thread.ts }),
    },
    h(
      'header',
      { class: 'pane-head' },
      h(
        'div',
        { class: 'pane-words' },
        h('h2', {}, 'Thread'),
        h('p', { class: 'topic' }, `${channel.kind === 'im' ? '' : '#'}${titleOf(channel)}`),
      ),
      closeButton(closeThread, 'Close thread'),
    ),
    h(
      'div',
      { class: 'pane-list', role: 'log', 'aria-live': 'polite', 'aria-label': 'Replies', tabindex: 0, ...followsEnd },
      parent ? drawMessage(channel, parent, { inThread: true }) : h('p', { class: 'hint' }, 'The first message was deleted.'),
      h(
        'div',
        { class: 'day replies-line', role: 'separator' },
        h('span', {}, replies.length === 0 ? 'No replies yet' : `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`),
      ),
      drawMessages(channel, replies, true),
    ),
    channel.archived ? null : drawComposer({ channel, threadTs: thread.ts }),
  )
}
