/** The rail on the left: channels, direct messages, App Home; and the head and pane of the channel on screen. */
import type { PageChannel } from '../protocol.js'
import { dropsFiles } from './attachments.js'
import { avatar } from './avatar.js'
import { drawComposer } from './composer.js'
import { ask, askChannelName, closeButton, showPeople } from './dialogs.js'
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { drawMessages, followsEnd } from './messages.js'
import { inline } from './mrkdwn.js'
import { type MenuItem, menu, opener, opens } from './popup.js'
import { act } from './server.js'
import { currentChannel, goTo, personOf, redraw, state, titleOf } from './state.js'

const isCurrent = (channel: PageChannel): boolean => state.place.kind === 'channel' && state.place.channel === channel.id

/** What is on screen counts as read, even before the server has heard of it. */
const unreadOf = (channel: PageChannel): number => (isCurrent(channel) && !document.hidden ? 0 : channel.unread)

function signOf(channel: PageChannel): Drawn {
  if (channel.kind === 'im') return avatar(personOf(channel.members.find((id) => id !== state.snapshot?.me.id) ?? ''), 'small')
  return icon(channel.archived ? 'archive' : channel.kind === 'private' ? 'lock' : 'hash')
}

function link(channel: PageChannel): Drawn {
  const unread = unreadOf(channel)
  const words = [
    channel.kind === 'private' ? 'private' : '',
    channel.shared ? 'shared with another company' : '',
    channel.archived ? 'archived' : '',
    unread ? `${unread} unread` : '',
  ]
  return h(
    'li',
    { key: channel.id },
    h(
      'button',
      {
        type: 'button',
        class: `rail-link${isCurrent(channel) ? ' current' : ''}${unread ? ' unread' : ''}${channel.archived ? ' archived' : ''}`,
        'data-testid': `channel-${channel.name}`,
        'data-channel': channel.id,
        'aria-current': isCurrent(channel) ? 'page' : undefined,
        'aria-label': [titleOf(channel), ...words.filter(Boolean)].join(', '),
        on: { click: () => goTo({ kind: 'channel', channel: channel.id }) },
      },
      signOf(channel),
      h('span', { class: 'rail-name' }, titleOf(channel)),
      channel.shared ? h('span', { class: 'rail-mark', title: 'Shared with another company' }, icon('shared')) : null,
      unread ? h('span', { class: 'count-mark' }, String(Math.min(unread, 99))) : null,
    ),
  )
}

function group(title: string, channels: PageChannel[], extra: Child = null): Drawn | null {
  if (channels.length === 0 && !extra) return null
  return h(
    'section',
    { class: 'rail-group', key: title },
    h('div', { class: 'rail-title' }, h('h2', {}, title), extra),
    h('ul', {}, channels.map(link)),
  )
}

export function openHome(): void {
  goTo({ kind: 'home' })
  void act({ type: 'home' })
}

export function drawRail(): Drawn {
  const { snapshot } = state
  const channels = [...(snapshot?.channels ?? [])].sort((a, b) => a.name.localeCompare(b.name))
  const mayCreate = snapshot?.me.kind === 'admin' || snapshot?.me.kind === 'member'
  const plus = mayCreate
    ? h(
        'button',
        {
          type: 'button',
          class: 'icon-button',
          'aria-label': 'Create a channel',
          title: 'Create a channel',
          'data-testid': 'create-channel',
          on: { click: askChannelName },
        },
        icon('plus'),
      )
    : null
  return h(
    'nav',
    { class: `rail${state.railOpen ? ' open' : ''}`, 'aria-label': 'Channels', id: 'rail' },
    h(
      'div',
      { class: 'rail-head' },
      h('span', { class: 'rail-workspace' }, snapshot?.workspace.name ?? ''),
      h('span', { class: 'rail-domain' }, `${snapshot?.workspace.domain}.example`),
    ),
    h(
      'button',
      {
        type: 'button',
        class: `rail-link rail-home${state.place.kind === 'home' ? ' current' : ''}`,
        'data-testid': 'app-home',
        'aria-current': state.place.kind === 'home' ? 'page' : undefined,
        on: { click: openHome },
      },
      icon('home'),
      h('span', { class: 'rail-name' }, `${snapshot?.app.name ?? 'App'} Home`),
    ),
    group(
      'Channels',
      channels.filter((c) => c.kind !== 'im' && !c.archived),
      plus,
    ),
    group(
      'Direct messages',
      channels.filter((c) => c.kind === 'im'),
    ),
    group(
      'Archived',
      channels.filter((c) => c.kind !== 'im' && c.archived),
    ),
    h(
      'div',
      { class: 'rail-foot' },
      h(
        'span',
        {
          class: `lamp ${snapshot?.app.connected ? 'on' : 'off'}`,
          'data-testid': 'app-connected',
          'data-connected': snapshot?.app.connected ? 'true' : 'false',
        },
        `${snapshot?.app.name ?? 'The app'} is ${snapshot?.app.connected ? 'connected' : 'not connected'}`,
      ),
      state.reachable ? null : h('span', { class: 'lamp off' }, 'Playground out of reach, trying again'),
    ),
  )
}

async function archive(channel: PageChannel): Promise<void> {
  const sure = await ask({
    title: `Archive #${channel.name}?`,
    body: h('p', {}, 'Nobody can write in it until it is unarchived.'),
    yes: 'Archive',
    danger: true,
  })
  if (sure) await act({ type: 'channel', do: 'archive', channel: channel.id })
}

function channelMenu(channel: PageChannel): MenuItem[] {
  const me = state.snapshot?.me.id ?? ''
  const items: MenuItem[] = [{ label: 'People of the channel', testId: 'channel-people', run: () => showPeople(channel.id) }]
  if (channel.archived)
    items.push({
      label: 'Unarchive',
      testId: 'channel-unarchive',
      run: () => void act({ type: 'channel', do: 'unarchive', channel: channel.id }),
    })
  else {
    items.push({ label: 'Leave the channel', run: () => void act({ type: 'channel', do: 'kick', channel: channel.id, user: me }) })
    items.push({ label: 'Archive', danger: true, testId: 'channel-archive', run: () => void archive(channel) })
  }
  return items
}

function head(channel: PageChannel): Drawn {
  const im = channel.kind === 'im'
  return h(
    'header',
    { class: 'pane-head' },
    h('span', { class: 'pane-sign' }, signOf(channel)),
    h(
      'div',
      { class: 'pane-words' },
      h(
        'h1',
        {},
        titleOf(channel),
        channel.shared ? h('span', { class: 'badge badge-external' }, 'Shared') : null,
        channel.archived ? h('span', { class: 'badge' }, 'Archived') : null,
      ),
      channel.topic ? h('p', { class: 'topic' }, inline(channel.topic)) : null,
    ),
    im
      ? null
      : h(
          'button',
          {
            type: 'button',
            class: 'button small people-count',
            title: 'People of the channel',
            'aria-label': `People of the channel: ${channel.members.length}`,
            on: { click: () => showPeople(channel.id) },
          },
          icon('people'),
          String(channel.members.length),
        ),
    im
      ? null
      : h(
          'span',
          { class: 'anchor' },
          h(
            'button',
            {
              type: 'button',
              class: 'icon-button',
              'aria-label': 'Channel actions',
              title: 'Channel actions',
              'data-testid': 'channel-menu',
              ...opener('channel-menu'),
              on: { click: opens('channel-menu') },
            },
            icon('more'),
          ),
          menu({ id: 'channel-menu', label: 'Channel actions', align: 'end' }, () => channelMenu(channel)),
        ),
  )
}

function nothingYet(channel: PageChannel): Drawn {
  return h(
    'div',
    { class: 'nothing' },
    h('h2', {}, channel.kind === 'im' ? `You and ${titleOf(channel)}` : `#${channel.name}`),
    h('p', {}, 'Nothing has been said here yet. Type below, or a / for the list of commands.'),
  )
}

export function drawChannel(): Drawn {
  const channel = currentChannel()
  if (!channel) return h('main', { class: 'pane' }, h('div', { class: 'nothing' }, h('p', {}, 'Choose a channel on the left.')))
  return h(
    'main',
    { class: 'pane', key: `pane-${state.as}-${channel.id}`, on: dropsFiles({ channel }) },
    head(channel),
    h(
      'div',
      {
        class: 'pane-list',
        role: 'log',
        'aria-live': 'polite',
        'aria-label': `Messages in ${titleOf(channel)}`,
        'data-testid': 'messages',
        tabindex: 0,
        ...followsEnd,
      },
      h('div', { class: 'pane-fill' }),
      channel.messages.length === 0 ? nothingYet(channel) : drawMessages(channel, channel.messages, false),
    ),
    channel.archived
      ? h('p', { class: 'composer-closed' }, `#${channel.name} is archived. Unarchive it to write in it.`)
      : drawComposer({ channel }),
  )
}

/** Closes the rail where it lies over the page. */
export function drawRailVeil(): Drawn | null {
  const close = (): void => {
    state.railOpen = false
    redraw()
  }
  return state.railOpen ? h('div', { class: 'rail-veil', on: { click: close } }, closeButton(close, 'Close the list of channels')) : null
}

const told = new Map<string, string>()

/** Tells the server that the channel on screen was looked at, once for each newest message. */
export function tellRead(): void {
  const channel = currentChannel()
  if (!channel || channel.unread === 0 || document.hidden) return
  const newest = [...channel.messages, ...Object.values(channel.threads).flat()].reduce(
    (latest, message) => (Number(message.ts) > Number(latest) ? message.ts : latest),
    '0',
  )
  const key = `${state.as} ${channel.id}`
  if (told.get(key) === newest) return
  told.set(key, newest)
  void act({ type: 'read', channel: channel.id }, true)
}
