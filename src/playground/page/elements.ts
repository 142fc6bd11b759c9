/** Draws Block Kit's interactive elements. */

import { personLine } from './avatar.js'
import { elementId, fieldOf, fieldsOf, isMany } from './choices.js'
import { type Child, type Drawn, h } from './dom.js'
import { withEmoji } from './emoji.js'
import { fileField, marks, type Spot, textField } from './fields.js'
import { icon } from './icons.js'
import { isJson, type Json, listOf, numberOf, recordOf, stringOf, stringsOf, wordsOf } from './json.js'
import { inline } from './mrkdwn.js'
import { type Pick, picker } from './picker.js'
import { menu, opener, opens } from './popup.js'
import { change, press } from './press.js'
import { currentChannel, state, titleOf } from './state.js'

const optionText = (option: Json): string => withEmoji(wordsOf(option, 'text'))

function optionLabel(option: Json): Child {
  const text = recordOf(option, 'text')
  return text && stringOf(text, 'type') === 'mrkdwn' ? inline(stringOf(text, 'text')) : optionText(option)
}

const isBusy = (spot: Spot, element: Json): boolean => state.busy.has(elementId(spot.scope, spot.blockId, element))

function button(spot: Spot, element: Json): Drawn {
  const url = stringOf(element, 'url')
  const value = stringOf(element, 'value')
  const look = stringOf(element, 'style')
  const run = async (): Promise<void> => {
    const sent = await press(spot.scope, spot.blockId, element, value ? { value } : undefined)
    if (sent && /^https?:/i.test(url)) window.open(url, '_blank', 'noopener')
  }
  return h(
    'button',
    {
      type: 'button',
      class: `button ${look === 'primary' || look === 'danger' ? look : ''}`,
      disabled: isBusy(spot, element),
      'aria-busy': isBusy(spot, element) || undefined,
      'aria-label': stringOf(element, 'accessibility_label') || undefined,
      ...marks(spot, element),
      on: { click: () => void run() },
    },
    withEmoji(wordsOf(element, 'text')),
    url ? icon('link') : null,
  )
}

function overflow(spot: Spot, element: Json): Drawn {
  const id = `overflow-${elementId(spot.scope, spot.blockId, element)}`
  return h(
    'span',
    { class: 'anchor' },
    h(
      'button',
      {
        type: 'button',
        class: 'icon-button boxed',
        'aria-label': 'More actions',
        title: 'More actions',
        disabled: isBusy(spot, element),
        ...marks(spot, element),
        ...opener(id),
        on: { click: opens(id) },
      },
      icon('more'),
    ),
    menu({ id, label: 'More actions', align: 'end' }, () =>
      listOf(element, 'options').map((option) => ({
        label: optionText(option),
        detail: wordsOf(option, 'description') || undefined,
        value: stringOf(option, 'value'),
        run: () => {
          void press(spot.scope, spot.blockId, element, { selected_option: option }).then((sent) => {
            const url = stringOf(option, 'url')
            if (sent && /^https?:/i.test(url)) window.open(url, '_blank', 'noopener')
          })
        },
      })),
    ),
  )
}

function staticPicks(element: Json): { pick: Pick; option: Json }[] {
  const one = (group?: string) => (option: Json) => ({
    option,
    pick: {
      value: stringOf(option, 'value'),
      text: optionText(option),
      detail: wordsOf(option, 'description') || undefined,
      group,
    } satisfies Pick,
  })
  return [
    ...listOf(element, 'options').map(one()),
    ...listOf(element, 'option_groups').flatMap((group) => listOf(group, 'options').map(one(wordsOf(group, 'label')))),
  ]
}

const peoplePicks = (): Pick[] =>
  (state.snapshot?.people ?? []).map((person) => ({ value: person.id, text: person.name, detail: personLine(person) }))

function channelPicks(element: Json): Pick[] {
  const type = stringOf(element, 'type')
  const conversations = type.endsWith('conversations_select')
  const include = stringsOf(recordOf(element, 'filter') ?? {}, 'include')
  const words = { channel: 'public', private: 'private', im: 'im' } as const
  return (state.snapshot?.channels ?? [])
    .filter(
      (channel) =>
        !channel.archived && (conversations ? include.length === 0 || include.includes(words[channel.kind]) : channel.kind === 'channel'),
    )
    .map((channel) => ({
      value: channel.id,
      text: channel.kind === 'im' ? titleOf(channel) : `#${channel.name}`,
      detail: channel.kind === 'im' ? 'Direct message' : channel.topic || undefined,
    }))
}

/** The values of a select, as option values or ids. */
function chosenOf(fields: Json, field: string): string[] {
  const value = fields[field]
  const all: unknown[] = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  return all.flatMap((entry) => (typeof entry === 'string' ? [entry] : isJson(entry) ? [stringOf(entry, 'value')] : []))
}

function select(spot: Spot, element: Json): Drawn {
  const type = stringOf(element, 'type')
  const field = fieldOf(element)
  const options = staticPicks(element)
  const isStatic = type.endsWith('static_select')
  const picks = isStatic ? options.map(({ pick }) => pick) : type.endsWith('users_select') ? peoplePicks() : channelPicks(element)
  const back = (value: string): unknown => (isStatic ? options.find(({ pick }) => pick.value === value)?.option : value)
  const many = isMany(element)
  const fields = fieldsOf(spot.scope, spot.blockId, element)
  const here = currentChannel()
  const current = element.default_to_current_conversation === true && fields[field] === null && here ? [here.id] : null
  return picker({
    id: `select-${elementId(spot.scope, spot.blockId, element)}`,
    label: spot.label || wordsOf(element, 'placeholder') || 'Choose',
    placeholder: wordsOf(element, 'placeholder') || (many ? 'Choose any' : 'Choose one'),
    picks,
    chosen: current ?? chosenOf(fields, field),
    many,
    most: numberOf(element, 'max_selected_items') ?? undefined,
    clearable: !spot.dispatches,
    attributes: marks(spot, element),
    change: (values) => {
      const next = many ? values.map(back) : (values.map(back)[0] ?? null)
      void change(spot.scope, spot.blockId, element, { [field]: next }, spot)
    },
  })
}

function choices(spot: Spot, element: Json): Drawn {
  const many = isMany(element)
  const field = fieldOf(element)
  const chosen = chosenOf(fieldsOf(spot.scope, spot.blockId, element), field)
  const name = `choice-${elementId(spot.scope, spot.blockId, element)}`
  const take = (option: Json, on: boolean): void => {
    const value = stringOf(option, 'value')
    const kept = on ? [...chosen, value] : chosen.filter((each) => each !== value)
    const next = many ? listOf(element, 'options').filter((each) => kept.includes(stringOf(each, 'value'))) : option
    void change(spot.scope, spot.blockId, element, { [field]: next }, spot)
  }
  return h(
    'div',
    { class: 'choices', role: many ? 'group' : 'radiogroup', 'aria-label': spot.label || 'Choices', ...marks(spot, element) },
    listOf(element, 'options').map((option, index) =>
      h(
        'label',
        { class: 'choice', key: stringOf(option, 'value') },
        h('input', {
          type: many ? 'checkbox' : 'radio',
          name,
          value: stringOf(option, 'value'),
          checked: chosen.includes(stringOf(option, 'value')),
          'data-option': index,
          on: { change: (event) => event.target instanceof HTMLInputElement && take(option, event.target.checked) },
        }),
        h(
          'span',
          { class: 'choice-words' },
          h('span', {}, optionLabel(option)),
          recordOf(option, 'description') ? h('span', { class: 'choice-detail' }, describe(option)) : null,
        ),
      ),
    ),
  )
}

function describe(option: Json): Child {
  const description = recordOf(option, 'description')
  return description && stringOf(description, 'type') === 'mrkdwn'
    ? inline(stringOf(description, 'text'))
    : withEmoji(wordsOf(option, 'description'))
}

/** An image beside or between texts. */
export const image = (element: Json): Drawn =>
  h('img', {
    class: 'block-picture',
    src: stringOf(element, 'image_url'),
    alt: stringOf(element, 'alt_text'),
    loading: 'lazy',
    referrerpolicy: 'no-referrer',
  })

export function drawElement(spot: Spot, element: Json): Child {
  const type = stringOf(element, 'type')
  if (type === 'button' || type === 'workflow_button') return button(spot, element)
  if (type === 'overflow') return overflow(spot, element)
  if (type === 'image') return image(element)
  if (type === 'checkboxes' || type === 'radio_buttons') return choices(spot, element)
  if (type === 'file_input') return fileField(spot, element)
  if (/(static|users|conversations|channels)_select$/.test(type)) return select(spot, element)
  if (/_input$|picker$/.test(type)) return textField(spot, element)
  return h('span', { class: 'unknown' }, `The playground does not draw "${type}".`)
}
