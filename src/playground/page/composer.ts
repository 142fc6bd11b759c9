/** Where one types: messages, slash commands with their list, mentions, files. */
import type { PageAnswer } from '../protocol.js'
import { attach, attachments, placeOf, type Writing } from './attachments.js'
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { toEnd } from './messages.js'
import { type MenuItem, menu, opener, opens } from './popup.js'
import { act, upload } from './server.js'
import { redraw, state, titleOf } from './state.js'
import { type Offer, offerFor, usageFor } from './suggest.js'

interface Offering {
  place: string
  offer: Offer
  at: number
  /** The arrows were used, so Enter means the marked entry. */
  moved: boolean
}

let offering: Offering | null = null

function reconsider(writing: Writing, area: HTMLTextAreaElement): void {
  const place = placeOf(writing)
  state.drafts.set(place, area.value)
  const offer = offerFor(area.value, area.selectionEnd, writing.threadTs === undefined)
  offering = offer ? { place, offer, at: 0, moved: false } : null
  redraw()
}

function grow(area: HTMLElement): void {
  area.style.height = 'auto'
  area.style.height = `${Math.min(area.scrollHeight, 220)}px`
}

function accept(writing: Writing, area: HTMLTextAreaElement, index: number): void {
  const item = offering?.offer.items[index]
  if (!offering || !item) return
  const before = area.value.slice(0, offering.offer.from) + item.insert
  const after = area.value.slice(area.selectionEnd)
  area.value = `${before} ${after.replace(/^ /, '')}`
  area.setSelectionRange(before.length + 1, before.length + 1)
  area.focus()
  offering = null
  state.drafts.set(placeOf(writing), area.value)
  redraw()
}

async function sendFiles(writing: Writing, files: File[], comment: string): Promise<PageAnswer> {
  let last: PageAnswer = { ok: true }
  for (const [index, file] of files.entries()) {
    last = await upload(file, {
      channel: writing.channel.id,
      ...(writing.threadTs ? { thread: writing.threadTs } : {}),
      ...(index === 0 && comment ? { comment } : {}),
    })
    if (!last.ok) return last
  }
  return last
}

/** Sends what stands in the field; gives the words back when the playground refuses them. */
async function submit(writing: Writing, area: HTMLTextAreaElement): Promise<void> {
  const place = placeOf(writing)
  const text = area.value.trim()
  const files = state.attached.get(place) ?? []
  if (text === '' && files.length === 0) return
  const typed = area.value
  area.value = ''
  state.drafts.delete(place)
  state.attached.delete(place)
  offering = null
  redraw()
  const { threadTs } = writing
  const answer =
    files.length > 0
      ? await sendFiles(writing, files, text)
      : await act({ type: 'say', channel: writing.channel.id, text, ...(threadTs ? { threadTs } : {}) })
  if (!answer.ok && area.value === '') {
    area.value = typed
    state.drafts.set(place, typed)
    if (files.length > 0) state.attached.set(place, files)
    redraw()
  } else toEnd()
}

/** Typed out in full already: Enter sends rather than completes. */
const isWhole = (offered: Offering): boolean =>
  !offered.moved && offered.offer.items.some((item) => item.insert.toLowerCase() === offered.offer.typed.trim().toLowerCase())

function onKey(writing: Writing, event: KeyboardEvent): void {
  const area = event.target
  if (!(area instanceof HTMLTextAreaElement) || event.isComposing) return
  const offered = offering?.place === placeOf(writing) ? offering : null
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (offered && step) {
    offering = { ...offered, at: (offered.at + step + offered.offer.items.length) % offered.offer.items.length, moved: true }
    redraw()
  } else if (offered && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !isWhole(offered))))
    accept(writing, area, offered.at)
  else if (offered && event.key === 'Escape') {
    event.stopPropagation()
    offering = null
    redraw()
  } else if (event.key === 'Enter' && !event.shiftKey) void submit(writing, area)
  else return
  event.preventDefault()
}

function drawOffer(writing: Writing): Drawn | null {
  if (!offering || offering.place !== placeOf(writing)) return null
  const { offer, at } = offering
  const titles = { commands: 'Commands', people: 'People', channels: 'Channels' }
  return h(
    'div',
    { class: 'offer', key: 'offer', role: 'listbox', 'aria-label': titles[offer.kind], id: 'offer', 'data-testid': 'offer' },
    h('div', { class: 'offer-head' }, h('span', {}, titles[offer.kind]), h('span', { class: 'offer-keys' }, '↑ ↓ to move · Tab to take')),
    offer.items.map((item, index) =>
      h(
        'div',
        {
          class: `offer-item${index === at ? ' offer-at' : ''}`,
          key: item.key,
          id: `offer-${index}`,
          role: 'option',
          'aria-selected': index === at ? 'true' : 'false',
          drawn: index === at ? (element) => element.scrollIntoView({ block: 'nearest' }) : undefined,
          on: {
            pointerdown: (event) => {
              event.preventDefault()
              const area =
                event.currentTarget instanceof Element ? event.currentTarget.closest('.composer')?.querySelector('textarea') : null
              if (area) accept(writing, area, index)
            },
          },
        },
        h('span', { class: 'offer-picture' }, item.picture),
        h('span', { class: 'offer-title' }, item.title),
        item.detail ? h('span', { class: 'offer-detail' }, item.detail) : null,
      ),
    ),
  )
}

function globalShortcuts(writing: Writing): Child {
  const shortcuts = (state.snapshot?.shortcuts ?? []).filter((shortcut) => shortcut.type === 'global')
  if (shortcuts.length === 0 || writing.threadTs) return null
  const items = (): MenuItem[] =>
    shortcuts.map((each) => ({
      label: each.name,
      detail: state.snapshot?.app.name,
      value: each.callbackId,
      run: () => void act({ type: 'shortcut', callbackId: each.callbackId }),
    }))
  return h(
    'span',
    { class: 'anchor' },
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button',
        'aria-label': 'Shortcuts',
        title: 'Shortcuts',
        'data-testid': 'shortcuts',
        ...opener('shortcuts'),
        on: { click: opens('shortcuts') },
      },
      icon('bolt'),
    ),
    menu({ id: 'shortcuts', label: 'Shortcuts' }, items),
  )
}

function foot(writing: Writing): Drawn {
  const thread = writing.threadTs !== undefined
  const sendFrom = (event: Event): void => {
    const area = event.currentTarget instanceof Element ? event.currentTarget.closest('.composer')?.querySelector('textarea') : null
    if (!area) return
    void submit(writing, area)
    area.focus()
  }
  return h(
    'div',
    { class: 'composer-foot', key: 'foot' },
    h(
      'label',
      { class: 'icon-button', title: 'Attach a file' },
      icon('attach'),
      h('input', {
        type: 'file',
        class: 'quiet',
        multiple: true,
        'aria-label': 'Attach a file',
        'data-testid': thread ? 'thread-file-input' : 'file-input',
        on: {
          change: (event) => {
            if (!(event.target instanceof HTMLInputElement)) return
            attach(writing, event.target.files)
            event.target.value = ''
          },
        },
      }),
    ),
    globalShortcuts(writing),
    h('span', { class: 'usage' }, usageFor(state.drafts.get(placeOf(writing)) ?? '')),
    h(
      'button',
      {
        type: 'button',
        class: 'button primary send',
        'aria-label': 'Send',
        title: 'Send (Enter)',
        'data-testid': thread ? 'thread-send' : 'send',
        on: { click: sendFrom },
      },
      icon('send'),
    ),
  )
}

export function drawComposer(writing: Writing): Drawn {
  const thread = writing.threadTs !== undefined
  const title = `${writing.channel.kind === 'im' ? '' : '#'}${titleOf(writing.channel)}`
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    attach(writing, event.dataTransfer?.files)
  }
  const shown = offering?.place === placeOf(writing)
  return h(
    'div',
    { class: 'composer', key: `composer-${placeOf(writing)}`, on: { dragover: (event) => event.preventDefault(), drop } },
    drawOffer(writing),
    attachments(writing),
    h('textarea', {
      key: 'words',
      rows: 1,
      initial: state.drafts.get(placeOf(writing)) ?? '',
      placeholder: thread ? 'Reply…' : `Message ${title}`,
      'aria-label': thread ? 'Reply in thread' : `Message ${title}`,
      'aria-expanded': shown ? 'true' : undefined,
      'aria-controls': shown ? 'offer' : undefined,
      'aria-activedescendant': shown ? `offer-${offering?.at}` : undefined,
      'data-testid': thread ? 'thread-composer' : 'composer',
      drawn: grow,
      on: {
        input: (event) => event.target instanceof HTMLTextAreaElement && reconsider(writing, event.target),
        keydown: (event) => onKey(writing, event),
        blur: () => {
          offering = null
          redraw()
        },
        paste: (event) => {
          if ((event.clipboardData?.files.length ?? 0) === 0) return
          event.preventDefault()
          attach(writing, event.clipboardData?.files)
        },
      },
    }),
    foot(writing),
  )
}
