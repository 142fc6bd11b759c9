/** The bar on top: the playground's name, the clock, and as whom one acts; and the notes that pass at the edge. */
import { avatar, personLine } from './avatar.js'
import { drawClock } from './clock.js'
import { type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { moveFocus, opener, opens, popup } from './popup.js'
import { act, look } from './server.js'
import { closeMenus, dropNote, redraw, state } from './state.js'

/** Goes on as somebody else; what is open belongs to the one before. */
function actAs(id: string): void {
  closeMenus()
  if (id === state.as) return
  state.as = id
  state.thread = null
  state.dialog = null
  void look()
}

function people(): Drawn {
  const all = (state.snapshot?.people ?? []).filter((person) => person.kind !== 'bot')
  return h(
    'div',
    { class: 'people-list', on: { keydown: moveFocus } },
    h('p', { class: 'menu-title' }, 'Act as'),
    all.map((person) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitemradio',
          class: 'person-pick',
          key: person.id,
          'aria-checked': person.id === state.as ? 'true' : 'false',
          'data-testid': `act-as-${person.id}`,
          'data-person': person.id,
          on: { click: () => actAs(person.id) },
        },
        avatar(person, 'small'),
        h('span', { class: 'person-words' }, h('strong', {}, person.name), h('span', {}, `${personLine(person)} · ${person.zone}`)),
        person.id === state.as ? icon('check') : null,
      ),
    ),
  )
}

function switcher(): Drawn | null {
  const me = state.snapshot?.me
  if (!me) return null
  return h(
    'div',
    { class: 'anchor' },
    h(
      'button',
      {
        type: 'button',
        class: 'switcher',
        'data-testid': 'acting-as',
        'data-person': me.id,
        'aria-label': `Acting as ${me.name}, ${personLine(me)}. Change person`,
        ...opener('people'),
        on: { click: opens('people') },
      },
      avatar(me, 'small'),
      h('span', { class: 'person-words' }, h('strong', {}, me.name), h('span', {}, personLine(me))),
      icon('down'),
    ),
    popup({ id: 'people', role: 'menu', label: 'Act as', align: 'end', class: 'people-popup' }, people),
  )
}

export function drawTop(): Drawn {
  const flip = (): void => {
    state.railOpen = !state.railOpen
    redraw()
  }
  return h(
    'header',
    { class: 'top' },
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button rail-toggle',
        'aria-label': 'Channels',
        'aria-expanded': state.railOpen ? 'true' : 'false',
        'aria-controls': 'rail',
        'data-testid': 'rail-toggle',
        on: { click: flip },
      },
      icon('menu'),
    ),
    h(
      'div',
      { class: 'brand' },
      h(
        'svg',
        { class: 'brand-mark', viewBox: '0 0 32 32', 'aria-hidden': 'true' },
        h('rect', { width: '32', height: '32', rx: '9' }),
        h('path', { d: 'M9 20a7 7 0 0 1 14 0' }),
        h('circle', { cx: '16', cy: '11', r: '2.6' }),
      ),
      h('span', {}, 'Playground'),
    ),
    drawClock(),
    switcher(),
  )
}

export function drawNotes(): Drawn {
  const served = (state.snapshot?.toasts ?? []).map(({ id, text }) => ({
    id,
    text,
    drop: () => void act({ type: 'dismiss', toast: id }, true),
  }))
  const own = state.notes.map(({ id, text }) => ({ id, text, drop: () => dropNote(id) }))
  return h(
    'div',
    { class: 'notes', role: 'status', 'aria-live': 'polite' },
    [...served, ...own].map(({ id, text, drop }) =>
      h(
        'div',
        { class: 'note', key: id, 'data-testid': 'toast' },
        h('p', {}, text),
        h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', on: { click: drop } }, icon('close')),
      ),
    ),
  )
}
