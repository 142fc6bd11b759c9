/** The page's own dialogs: confirmations of the app, a new channel's name, the people of a channel. */
import { avatar, personLine } from './avatar.js'
import { type Child, type Drawn, h } from './dom.js'
import { icon } from './icons.js'
import { type Json, recordOf, stringOf } from './json.js'
import { mrkdwn } from './mrkdwn.js'
import { act } from './server.js'
import { channelOf, type Dialog, goTo, note, redraw, state } from './state.js'

function open(dialog: Dialog): void {
  state.open = null
  state.dialog = dialog
  redraw()
}

export function closeDialog(): void {
  const dialog = state.dialog
  state.dialog = null
  if (dialog?.kind === 'confirm') dialog.answer(false)
  redraw()
}

export function ask(question: { title: string; body: Child; yes: string; no?: string; danger?: boolean }): Promise<boolean> {
  return new Promise((resolve) => {
    open({
      kind: 'confirm',
      title: question.title,
      body: question.body,
      yes: question.yes,
      no: question.no ?? 'Cancel',
      danger: question.danger ?? false,
      answer: resolve,
    })
  })
}

/** Words of a text object, drawn as its type says. */
export function textObject(object: Json | null): Child {
  if (!object) return null
  return stringOf(object, 'type') === 'mrkdwn' ? mrkdwn(stringOf(object, 'text')) : h('p', {}, stringOf(object, 'text'))
}

/** Asks a Block Kit confirmation object. */
export function askConfirm(confirm: Json): Promise<boolean> {
  const words = (key: string, otherwise: string): string => stringOf(recordOf(confirm, key) ?? {}, 'text') || otherwise
  return ask({
    title: words('title', 'Are you sure?'),
    body: textObject(recordOf(confirm, 'text')),
    yes: words('confirm', 'Yes'),
    no: words('deny', 'Cancel'),
    danger: stringOf(confirm, 'style') === 'danger',
  })
}

export const askChannelName = (): void => open({ kind: 'channel-name' })
export const showPeople = (channel: string): void => open({ kind: 'people', channel })

function answer(yes: boolean): void {
  const dialog = state.dialog
  state.dialog = null
  if (dialog?.kind === 'confirm') dialog.answer(yes)
  redraw()
}

const button = (label: string, look: string, run: () => void, testId?: string): Drawn =>
  h('button', { type: 'button', class: `button ${look}`, 'data-testid': testId, on: { click: run } }, label)

function confirmBody(dialog: Extract<Dialog, { kind: 'confirm' }>): Child {
  return [
    h('h2', { id: 'dialog-title' }, dialog.title),
    h('div', { class: 'dialog-body' }, dialog.body),
    h(
      'div',
      { class: 'dialog-foot' },
      button(dialog.no, '', () => answer(false), 'confirm-no'),
      button(dialog.yes, dialog.danger ? 'danger' : 'primary', () => answer(true), 'confirm-yes'),
    ),
  ]
}

async function createChannel(form: HTMLFormElement): Promise<void> {
  const name = String(new FormData(form).get('name') ?? '')
    .trim()
    .replace(/^#/, '')
  if (!name) return note('Give the channel a name, for example "schema-group".')
  const before = new Set(state.snapshot?.channels.map((channel) => channel.id))
  const answered = await act({ type: 'channel', do: 'create', name })
  if (!answered.ok) return
  state.dialog = null
  const made = state.snapshot?.channels.find((channel) => !before.has(channel.id) && channel.kind !== 'im')
  if (made) goTo({ kind: 'channel', channel: made.id })
  redraw()
}

function channelNameBody(): Child {
  return h(
    'form',
    {
      on: {
        submit: (event) => {
          event.preventDefault()
          if (event.target instanceof HTMLFormElement) void createChannel(event.target)
        },
      },
    },
    h('h2', { id: 'dialog-title' }, 'Create a channel'),
    h(
      'div',
      { class: 'dialog-body' },
      h('label', { class: 'field-label', for: 'channel-name' }, 'Name'),
      h('input', {
        class: 'field',
        id: 'channel-name',
        name: 'name',
        'data-testid': 'channel-name',
        autocomplete: 'off',
        maxlength: 80,
        placeholder: 'schema-group',
      }),
      h('p', { class: 'hint' }, 'Lower-case letters, digits, hyphens and underscores.'),
    ),
    h(
      'div',
      { class: 'dialog-foot' },
      button('Cancel', '', closeDialog),
      h('button', { type: 'submit', class: 'button primary', 'data-testid': 'channel-create' }, 'Create'),
    ),
  )
}

function peopleBody(id: string): Child {
  const channel = channelOf(id)
  const people = state.snapshot?.people ?? []
  const row = (inside: boolean) => (person: (typeof people)[number]) =>
    h(
      'li',
      { class: 'person-row', key: person.id },
      avatar(person, 'small'),
      h('span', { class: 'person-words' }, h('strong', {}, person.name), h('span', {}, personLine(person))),
      channel?.archived
        ? null
        : button(
            inside ? (person.id === state.snapshot?.me.id ? 'Leave' : 'Remove') : 'Invite',
            'small',
            () => void act({ type: 'channel', do: inside ? 'kick' : 'invite', channel: id, user: person.id }),
            `${inside ? 'kick' : 'invite'}-${person.id}`,
          ),
    )
  const members = people.filter((person) => channel?.members.includes(person.id))
  const others = people.filter((person) => !channel?.members.includes(person.id))
  return [
    h(
      'div',
      { class: 'dialog-head' },
      h('h2', { id: 'dialog-title' }, `People in ${channel?.kind === 'im' ? '' : '#'}${channel?.name ?? ''}`),
      closeButton(),
    ),
    h(
      'div',
      { class: 'dialog-body' },
      h('h3', { class: 'dialog-part' }, `Here · ${members.length}`),
      h('ul', { class: 'person-list' }, members.map(row(true))),
      others.length > 0 && !channel?.archived
        ? [h('h3', { class: 'dialog-part' }, 'Not in this channel'), h('ul', { class: 'person-list' }, others.map(row(false)))]
        : null,
    ),
  ]
}

export const closeButton = (run: () => void = closeDialog, label = 'Close'): Drawn =>
  h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, on: { click: run } }, icon('close'))

/** Keeps Tab within the topmost dialog. */
export function keepFocusInside(event: KeyboardEvent): void {
  if (event.key !== 'Tab' || !(event.currentTarget instanceof HTMLElement)) return
  const stops = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'a[href], button:not([disabled]), input:not([disabled]):not([type="hidden"]), textarea, select, [tabindex="0"]',
    ),
  ].filter((element) => element.offsetParent !== null)
  const first = stops[0]
  const last = stops.at(-1)
  if (event.shiftKey && document.activeElement === first) last?.focus()
  else if (!event.shiftKey && document.activeElement === last) first?.focus()
  else return
  event.preventDefault()
}

const bodyOf = (dialog: Dialog): Child => {
  switch (dialog.kind) {
    case 'confirm':
      return confirmBody(dialog)
    case 'channel-name':
      return channelNameBody()
    case 'people':
      return peopleBody(dialog.channel)
  }
}

export function drawDialog(): Drawn | null {
  const { dialog } = state
  if (!dialog) return null
  return h(
    'div',
    {
      class: 'veil veil-dialog',
      key: `dialog-${dialog.kind}`,
      on: { pointerdown: (event) => event.target === event.currentTarget && closeDialog() },
    },
    h(
      'div',
      {
        class: `dialog dialog-${dialog.kind}`,
        role: dialog.kind === 'confirm' ? 'alertdialog' : 'dialog',
        'aria-modal': 'true',
        'aria-labelledby': 'dialog-title',
        'data-testid': 'dialog',
        tabindex: -1,
        created: (element) => (element.querySelector<HTMLElement>('input, .dialog-foot .button:last-child') ?? element).focus(),
        on: { keydown: keepFocusInside },
      },
      bodyOf(dialog),
    ),
  )
}
