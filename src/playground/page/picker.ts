/** One drawn select for all: options, people and channels, one or several, searched by typing. */
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { opener, opens, popup } from './popup.js'
import { closeMenus, redraw, state } from './state.js'

export interface Pick {
  value: string
  /** What is searched and read out. */
  text: string
  label?: Child
  detail?: string
  group?: string
}

export interface PickerOptions {
  id: string
  label: string
  placeholder: string
  picks: Pick[]
  chosen: string[]
  many: boolean
  /** The most that may be chosen of several. */
  most?: number
  clearable: boolean
  attributes: Record<string, string | undefined>
  change: (values: string[]) => void
}

function matching(options: PickerOptions): Pick[] {
  const words = state.query.trim().toLowerCase()
  return options.picks.filter((pick) => pick.text.toLowerCase().includes(words))
}

function pickOne(options: PickerOptions, pick: Pick | undefined): void {
  if (!pick) return
  const has = options.chosen.includes(pick.value)
  if (!options.many) {
    closeMenus()
    document.querySelector<HTMLElement>(`[data-opens="${CSS.escape(options.id)}"]`)?.focus()
    if (!has) options.change([pick.value])
    return
  }
  if (!has && options.most !== undefined && options.chosen.length >= options.most) return
  options.change(has ? options.chosen.filter((value) => value !== pick.value) : [...options.chosen, pick.value])
}

function onKey(options: PickerOptions, event: KeyboardEvent): void {
  const list = matching(options)
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step && list.length > 0) {
    state.highlight = (state.highlight + step + list.length) % list.length
    event.preventDefault()
    redraw()
  } else if (event.key === 'Enter') {
    event.preventDefault()
    pickOne(options, list[state.highlight])
  } else if (event.key === 'Tab') closeMenus()
}

function drawPick(options: PickerOptions, pick: Pick, index: number, before: Pick | undefined): Child {
  const chosen = options.chosen.includes(pick.value)
  return [
    pick.group && pick.group !== before?.group ? h('div', { class: 'pick-group', role: 'presentation' }, pick.group) : null,
    h(
      'div',
      {
        class: `pick${index === state.highlight ? ' pick-at' : ''}`,
        id: `${options.id}-pick-${index}`,
        role: 'option',
        'aria-selected': chosen ? 'true' : 'false',
        'data-value': pick.value,
        drawn: index === state.highlight ? (element) => element.scrollIntoView({ block: 'nearest' }) : undefined,
        on: { click: () => pickOne(options, pick) },
      },
      h('span', { class: 'pick-words' }, pick.label ?? pick.text, pick.detail ? h('span', { class: 'pick-detail' }, pick.detail) : null),
      chosen ? icon('check') : null,
    ),
  ]
}

function list(options: PickerOptions): Child {
  const found = matching(options)
  return [
    h('input', {
      class: `pick-search${options.picks.length > 6 ? '' : ' quiet'}`,
      type: 'text',
      role: 'combobox',
      placeholder: 'Type to search',
      'aria-label': `Search: ${options.label}`,
      'aria-expanded': 'true',
      'aria-controls': `${options.id}-list`,
      'aria-activedescendant': `${options.id}-pick-${state.highlight}`,
      autocomplete: 'off',
      on: {
        keydown: (event) => onKey(options, event),
        input: (event) => {
          if (event.target instanceof HTMLInputElement) state.query = event.target.value
          state.highlight = 0
          redraw()
        },
      },
    }),
    h(
      'div',
      { class: 'picks', role: 'listbox', id: `${options.id}-list`, 'aria-label': options.label, 'aria-multiselectable': options.many },
      found.map((pick, index) => drawPick(options, pick, index, found[index - 1])),
      found.length === 0 ? h('p', { class: 'pick-none' }, 'Nothing matches.') : null,
    ),
  ]
}

function chips(options: PickerOptions, picks: Pick[]): Child {
  if (!options.many || picks.length === 0) return null
  return h(
    'div',
    { class: 'chips' },
    picks.map((pick) =>
      h(
        'span',
        { class: 'chip', key: pick.value },
        pick.text,
        h(
          'button',
          {
            type: 'button',
            class: 'chip-off',
            'aria-label': `Take ${pick.text} out`,
            on: { click: () => options.change(options.chosen.filter((v) => v !== pick.value)) },
          },
          icon('close'),
        ),
      ),
    ),
  )
}

export function picker(options: PickerOptions): Drawn {
  const picks = options.chosen.map((value) => options.picks.find((pick) => pick.value === value) ?? { value, text: value })
  const one = options.many ? undefined : picks[0]
  const clear = options.clearable && one !== undefined
  return h(
    'div',
    { class: `picker${options.many ? ' picker-many' : ''}`, key: `picker-${options.id}` },
    chips(options, picks),
    h(
      'div',
      { class: 'picker-row' },
      h(
        'button',
        {
          type: 'button',
          class: 'picker-button',
          'aria-label': `${options.label}: ${picks.map((pick) => pick.text).join(', ') || options.placeholder}`,
          ...opener(options.id, { 'aria-haspopup': 'listbox' }),
          ...options.attributes,
          on: { click: opens(options.id) },
        },
        h('span', { class: one ? 'picker-value' : 'picker-value picker-empty' }, one?.text ?? options.placeholder),
        icon('down'),
      ),
      popup({ id: options.id, role: 'dialog', label: options.label, wide: true, class: 'pick-popup' }, () => list(options)),
      clear
        ? h(
            'button',
            { type: 'button', class: 'icon-button', 'aria-label': `Clear ${options.label}`, on: { click: () => options.change([]) } },
            icon('close'),
          )
        : null,
    ),
  )
}
