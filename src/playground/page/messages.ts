/** Draws messages: one, its menu, and a pane of them with day dividers. */
import type { PageChannel, PageFile, PageMessage } from '../protocol.js'
import { avatar, badge } from './avatar.js'
import { drawBlocks } from './blocks.js'
import { scopeOfMessage } from './choices.js'
import { dayIn, longDayIn, nearDay, shortDayIn, timeIn } from './dates.js'
import { ask } from './dialogs.js'
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { mrkdwn } from './mrkdwn.js'
import { type MenuItem, menu, opener, opens } from './popup.js'
import { act, fileAddress } from './server.js'
import { nameOf, openThread, personOf, readerZone, state, workspaceNow } from './state.js'

export const instantOfTs = (ts: string): number => Number(ts) * 1000

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

function drawFile(file: PageFile): Drawn {
  const address = fileAddress(file.id)
  if (file.mimetype.startsWith('image/'))
    return h(
      'a',
      { class: 'file-image', href: address, download: file.name, key: file.id },
      h('img', { src: address, alt: file.alt ?? file.name, loading: 'lazy' }),
    )
  return h(
    'a',
    { class: 'file', href: address, download: file.name, key: file.id },
    icon('file'),
    h('span', {}, h('strong', {}, file.name), h('span', { class: 'file-size' }, size(file.size))),
  )
}

async function remove(channel: string, ts: string): Promise<void> {
  if (await ask({ title: 'Delete this message?', body: h('p', {}, 'It cannot be brought back.'), yes: 'Delete', danger: true }))
    await act({ type: 'delete', channel, ts })
}

function menuItems(channel: PageChannel, message: PageMessage, inThread: boolean): MenuItem[] {
  const { snapshot } = state
  const items: MenuItem[] = []
  if (!inThread && !message.ephemeral)
    items.push({ label: 'Reply in thread', run: () => openThread(channel.id, message.threadTs ?? message.ts) })
  if (!message.ephemeral)
    for (const shortcut of snapshot?.shortcuts ?? [])
      if (shortcut.type === 'message')
        items.push({
          label: shortcut.name,
          detail: snapshot?.app.name,
          value: shortcut.callbackId,
          run: () => void act({ type: 'shortcut', callbackId: shortcut.callbackId, channel: channel.id, ts: message.ts }),
        })
  if (!message.ephemeral && (message.user === snapshot?.me.id || snapshot?.me.kind === 'admin'))
    items.push({ label: 'Delete message', danger: true, run: () => void remove(channel.id, message.ts) })
  return items
}

function tools(channel: PageChannel, message: PageMessage, inThread: boolean): Drawn | null {
  const items = menuItems(channel, message, inThread)
  if (items.length === 0) return null
  const id = `menu-${inThread ? 'thread' : 'pane'}-${message.ts}`
  return h(
    'div',
    { class: `message-tools${state.open === id ? ' open' : ''}`, role: 'group', 'aria-label': 'Message actions' },
    inThread || message.ephemeral
      ? null
      : h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'aria-label': 'Reply in thread',
            title: 'Reply in thread',
            'data-testid': 'reply',
            on: { click: () => openThread(channel.id, message.threadTs ?? message.ts) },
          },
          icon('reply'),
        ),
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': 'More message actions',
        title: 'More',
        'data-testid': 'message-menu',
        ...opener(id),
        on: { click: opens(id) },
      },
      icon('more'),
    ),
    menu({ id, label: 'Message actions', align: 'end' }, () => items),
  )
}

/** Blocks of apps; what a person typed is drawn from its text, styles and all, as their client would have styled it. */
const hasBlocks = (message: PageMessage): boolean => message.botId !== undefined && (message.blocks?.length ?? 0) > 0

function body(channel: PageChannel, message: PageMessage): Child {
  return [
    hasBlocks(message)
      ? drawBlocks(scopeOfMessage(channel.id, message.ts), message.blocks ?? [])
      : message.text
        ? mrkdwn(message.text)
        : null,
    message.edited ? h('span', { class: 'edited' }, '(edited)') : null,
    (message.files?.length ?? 0) > 0 ? h('div', { class: 'files' }, (message.files ?? []).map(drawFile)) : null,
  ]
}

function replies(channel: PageChannel, message: PageMessage): Drawn | null {
  const count = message.replyCount ?? 0
  if (count === 0) return null
  const thread = channel.threads[message.ts] ?? []
  const last = thread.at(-1)
  const people = [...new Set(thread.map((reply) => reply.user))].slice(0, 4)
  return h(
    'button',
    { type: 'button', class: 'replies', 'data-testid': 'replies', on: { click: () => openThread(channel.id, message.ts) } },
    people.map((id) => avatar(personOf(id), 'small')),
    h('span', { class: 'replies-count' }, `${count} ${count === 1 ? 'reply' : 'replies'}`),
    last ? h('span', { class: 'replies-last' }, `last ${whenOf(last.ts)}`) : null,
  )
}

function whenOf(ts: string): string {
  const at = instantOfTs(ts)
  const near = nearDay(readerZone(), at, workspaceNow())
  return near === 'Today'
    ? `today at ${timeIn(readerZone(), at)}`
    : `${near?.toLowerCase() ?? shortDayIn(readerZone(), at)} at ${timeIn(readerZone(), at)}`
}

/** Follows on the one before: same author within five minutes, so that its head need not be said again. */
function follows(message: PageMessage, before: PageMessage | undefined): boolean {
  if (
    !before ||
    before.user !== message.user ||
    before.ephemeral !== message.ephemeral ||
    message.ephemeral ||
    hasBlocks(message) ||
    hasBlocks(before) ||
    (before.replyCount ?? 0) > 0
  )
    return false
  return (
    Number(message.ts) - Number(before.ts) < 300 &&
    dayIn(readerZone(), instantOfTs(message.ts)) === dayIn(readerZone(), instantOfTs(before.ts))
  )
}

export function drawMessage(channel: PageChannel, message: PageMessage, options: { before?: PageMessage; inThread: boolean }): Drawn {
  const joined = follows(message, options.before)
  const at = instantOfTs(message.ts)
  const time = timeIn(readerZone(), at)
  const open = !options.inThread && state.thread?.ts === message.ts
  return h(
    'article',
    {
      class: `message${joined ? ' joined' : ''}${message.ephemeral ? ' ephemeral' : ''}${open ? ' threaded' : ''}`,
      key: message.ts,
      'data-testid': 'message',
      'data-ts': message.ts,
      'data-user': message.user,
      'data-ephemeral': message.ephemeral ? 'true' : undefined,
      'aria-label': `${nameOf(message.user)}, ${time}`,
      tabindex: -1,
    },
    h('div', { class: 'message-side' }, joined ? h('span', { class: 'joined-time' }, time) : avatar(personOf(message.user))),
    h(
      'div',
      { class: 'message-main' },
      message.ephemeral ? h('p', { class: 'only-you' }, icon('eye'), 'Only visible to you') : null,
      joined
        ? null
        : h(
            'div',
            { class: 'message-head' },
            h('strong', { class: 'author' }, nameOf(message.user)),
            badge(message.user, message),
            h('time', { datetime: new Date(at).toISOString(), title: `${longDayIn(readerZone(), at)}, ${time} (${readerZone()})` }, time),
          ),
      body(channel, message),
      options.inThread ? null : replies(channel, message),
    ),
    tools(channel, message, options.inThread),
  )
}

function divider(at: number): Drawn {
  const near = nearDay(readerZone(), at, workspaceNow())
  const day = dayIn(readerZone(), at)
  return h(
    'div',
    { class: 'day', key: `day-${day}`, role: 'separator' },
    h('span', {}, near === 'Today' || near === 'Yesterday' ? `${near} · ${shortDayIn(readerZone(), at)}` : longDayIn(readerZone(), at)),
  )
}

/** Messages in order of time with a divider before each day. */
export function drawMessages(channel: PageChannel, messages: PageMessage[], inThread: boolean): Child {
  return messages.map((message, index) => {
    const before = messages[index - 1]
    const newDay = !inThread && (!before || dayIn(readerZone(), instantOfTs(before.ts)) !== dayIn(readerZone(), instantOfTs(message.ts)))
    return [
      newDay ? divider(instantOfTs(message.ts)) : null,
      drawMessage(channel, message, { inThread, ...(before && !newDay ? { before } : {}) }),
    ]
  })
}

/** How near the end counts as reading along. */
const nearEnd = 80

const atEnd = new WeakMap<HTMLElement, boolean>()
const heights = new WeakMap<HTMLElement, number>()

/** A pane that stays at its end while new messages come, unless the person has scrolled up. */
export const followsEnd = {
  created: (element: HTMLElement): void => {
    atEnd.set(element, true)
    element.scrollTop = element.scrollHeight
    element.addEventListener(
      'scroll',
      () => atEnd.set(element, element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd),
      { passive: true },
    )
    new ResizeObserver(() => {
      if (atEnd.get(element)) element.scrollTop = element.scrollHeight
    }).observe(element)
  },
  // Only what has grown is followed: a redraw alone must not move what one reads.
  drawn: (element: HTMLElement): void => {
    if (atEnd.get(element) && heights.get(element) !== element.scrollHeight) element.scrollTop = element.scrollHeight
    heights.set(element, element.scrollHeight)
  },
}

/** Goes to the end of the panes on screen, as after sending. */
export function toEnd(): void {
  for (const element of document.querySelectorAll<HTMLElement>('.pane-list')) {
    atEnd.set(element, true)
    element.scrollTop = element.scrollHeight
  }
}
