/** Slack's blocks as plain values, with the limits of Slack kept by construction; the only file a slice's views import from here. */
import { z } from 'zod'
import type { Field, FormShape, Option } from '../feature.js'

/** A Block Kit block as JSON. */
export type Block = { readonly type: string; readonly [key: string]: unknown }

export interface Message {
  /** What notifications and screen readers get; mrkdwn. */
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Slack allows 3,000 characters in a section; a little room is kept for closing a cut. */
const SECTION_LIMIT = 2900
const HEADER_LIMIT = 150
const BUTTON_LIMIT = 75
const VALUE_LIMIT = 2000
/** Slack allows 50 blocks in a message. */
export const MESSAGE_BLOCKS = 50

/** Escapes text from people, so that nobody makes the bot say `<!channel>`. */
export function plain(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Escaped text in which the persons and channels that the program itself put there are links again. */
export function mentioning(text: string): string {
  return plain(text).replace(/&lt;(@[UW][A-Z0-9]+|#[CGD][A-Z0-9]+)&gt;/g, '<$1>')
}

export function person(user: string): string {
  return /^[UW][A-Z0-9]+$/.test(user) ? `<@${user}>` : plain(user)
}

/** "line 12", which no screen breaks between the two. */
export function lineWords(line: number | string): string {
  return `line\u00a0${line}`
}

export function channel(id: string): string {
  return `<#${id}>`
}

/** A link with a label; both may come from people. */
export function link(url: string, label: string): string {
  return /^https?:\/\/[^\s<>|]+$/.test(url) ? `<${plain(url)}|${plain(label).replace(/\|/g, '¦')}>` : plain(label)
}

/** mrkdwn of ours as a file shows it: without marks, escapes and pictures, people by name. */
export function asText(mrkdwn: string, names: ReadonlyMap<string, string>): string {
  return mrkdwn
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<@([UW][A-Z0-9]+)>/g, (_, user: string) => names.get(user) ?? user)
    .replace(/<#([CGD][A-Z0-9]+)>/g, '$1')
    .replace(/<(https?:[^|>]*)\|[^>]*>/g, '$1')
    .replace(/:[a-z_]+: /g, '')
    .replace(/(^|[\s(])[*~_]([^*~_\n]+)[*~_](?=$|[\s).,:;])/g, '$1$2')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

/** Shortens at a word and says so with an ellipsis; for labels only, never for what must be read whole. */
export function short(text: string, limit: number): string {
  const folded = text.replace(/\s+/g, ' ').trim()
  if (folded.length <= limit) return folded
  const cut = folded.slice(0, limit - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`
}

export function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: short(text, HEADER_LIMIT) || '—', emoji: true } }
}

/** One section; longer mrkdwn must go through `sections`. */
export function section(mrkdwn: string, accessory?: Block): Block {
  return { type: 'section', text: { type: 'mrkdwn', text: mrkdwn.slice(0, 3000) || ' ' }, ...(accessory ? { accessory } : {}) }
}

/** As many sections as the text needs, cut at line ends, then at spaces. Nothing is lost. */
export function sections(mrkdwn: string): Block[] {
  return pieces(mrkdwn, SECTION_LIMIT).map((piece) => section(piece))
}

export function context(...mrkdwn: readonly string[]): Block {
  return { type: 'context', elements: mrkdwn.slice(0, 10).map((text) => ({ type: 'mrkdwn', text: text.slice(0, 3000) || ' ' })) }
}

export function divider(): Block {
  return { type: 'divider' }
}

/** Up to 25 elements in a row; more make more rows. */
export function actions(...elements: readonly Block[]): Block {
  return { type: 'actions', elements: distinct(elements.slice(0, 25)) }
}

/** Slack wants each action_id once in a block: the second *Next* of a row becomes `milestone.list~2`, which `idOf` undoes. */
function distinct(elements: readonly Block[]): Block[] {
  const seen = new Map<unknown, number>()
  return elements.map((element) => {
    const count = (seen.get(element.action_id) ?? 0) + 1
    seen.set(element.action_id, count)
    return count === 1 ? element : { ...element, action_id: `${String(element.action_id)}~${count}` }
  })
}

/** Id of the action that a button stands for. */
export function idOf(actionId: string): string {
  return actionId.replace(/~\d+$/, '')
}

export interface ButtonLook {
  readonly style?: 'primary' | 'danger'
  readonly confirm?: { readonly title: string; readonly text: string; readonly confirm: string; readonly deny: string }
  /** What a screen reader says where the label alone does not tell which thing it is about. */
  readonly label?: string
}

/** A button of ours: its id is an Action's, its value the Action's payload in the versioned form that `decodePayload` reads. */
export function button(id: string, label: string, payload: Readonly<Record<string, string>>, look: ButtonLook = {}): Block {
  const value = encodePayload(payload)
  return {
    type: 'button',
    action_id: id,
    text: { type: 'plain_text', text: short(label, BUTTON_LIMIT), emoji: true },
    value,
    ...(look.style ? { style: look.style } : {}),
    ...(look.label ? { accessibility_label: short(look.label, 75) } : {}),
    ...(look.confirm
      ? {
          confirm: {
            title: { type: 'plain_text', text: short(look.confirm.title, 100) },
            text: { type: 'plain_text', text: short(look.confirm.text, 300) },
            confirm: { type: 'plain_text', text: short(look.confirm.confirm, 30) },
            deny: { type: 'plain_text', text: short(look.confirm.deny, 30) },
          },
        }
      : {}),
  }
}

/** The wire form of a payload: a version, then flat JSON. Old versions stay readable. */
export function encodePayload(payload: Readonly<Record<string, string>>): string {
  const value = `v1:${JSON.stringify(payload)}`
  if (value.length > VALUE_LIMIT) throw new Error(`a button's value has ${value.length} characters; Slack takes ${VALUE_LIMIT}`)
  return value
}

/** Any button's value: our version mark, then flat JSON of strings. */
const Flat = z.record(z.string(), z.string())

/** Undoes `encodePayload`; null for what is not ours. Later versions are added here, earlier ones stay. */
export function decodePayload(value: string): Record<string, string> | null {
  if (!value.startsWith('v1:')) return null
  try {
    const parsed = Flat.safeParse(JSON.parse(value.slice(3)))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A message of one text. */
export function say(mrkdwn: string, ...more: readonly Block[]): Message {
  return { text: mrkdwn, blocks: [...sections(mrkdwn), ...more] }
}

/** A form's blocks: the intro, then one input block a field, block_id being the field's name. */
export function formBlocks(shape: FormShape): Block[] {
  const blocks: Block[] = shape.intro ? sections(shape.intro) : []
  for (const field of shape.fields) {
    if (field.above) blocks.push(...sections(field.above))
    blocks.push(inputBlock(field))
  }
  return blocks
}

/** Slack takes no more in a menu. */
const MENU_OPTIONS = 100

/** What stands below a field; a menu that cannot hold everything says how to reach the rest. */
function hintOf({ kind, hint, beyond, options = [] }: Field): string | undefined {
  if (kind !== 'select' || options.length <= MENU_OPTIONS) return hint
  const last = options.at(-1)?.text.split('  ')[0] ?? ''
  return `The first ${MENU_OPTIONS} of ${options.length}. ${beyond ?? `For another, type the command with its reference, such as ${last}.`}`
}

function inputBlock(field: Field): Block {
  const hint = hintOf(field)
  return {
    type: 'input',
    block_id: field.name,
    optional: field.optional === true,
    label: { type: 'plain_text', text: short(field.label, 150), emoji: true },
    ...(hint ? { hint: { type: 'plain_text', text: short(hint, 150), emoji: true } } : {}),
    element: element(field),
  }
}

function element(field: Field): Block {
  const placeholder = field.placeholder ? { placeholder: { type: 'plain_text', text: short(field.placeholder, 150) } } : {}
  switch (field.kind) {
    case 'line':
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: field.kind === 'text',
        max_length: 3000,
        ...(field.initial ? { initial_value: field.initial.slice(0, 3000) } : {}),
        ...placeholder,
      }
    case 'select': {
      const options = (field.options ?? []).slice(0, MENU_OPTIONS).map(option)
      const initial = (field.options ?? []).find(({ value }) => value === field.initial)
      return { type: 'static_select', action_id: 'value', options, ...(initial ? { initial_option: option(initial) } : {}), ...placeholder }
    }
    case 'checkboxes': {
      const chosen = new Set((field.initial ?? '').split(',').filter(Boolean))
      const options = (field.options ?? []).slice(0, 10)
      const initial = options.filter(({ value }) => chosen.has(value)).map(option)
      return {
        type: 'checkboxes',
        action_id: 'value',
        options: options.map(option),
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      }
    }
    case 'person':
      return { type: 'users_select', action_id: 'value', ...(field.initial ? { initial_user: field.initial } : {}), ...placeholder }
    case 'people': {
      const chosen = (field.initial ?? '').split(',').filter(Boolean)
      return { type: 'multi_users_select', action_id: 'value', ...(chosen.length > 0 ? { initial_users: chosen } : {}), ...placeholder }
    }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: 'value',
        ...(field.initial ? { initial_conversation: field.initial } : {}),
        ...placeholder,
      }
    case 'file':
      return { type: 'file_input', action_id: 'value', max_files: 1 }
  }
}

function option({ value, text }: Option): { text: { type: 'plain_text'; text: string }; value: string } {
  return { text: { type: 'plain_text', text: short(text, 75) || '—' }, value: value.slice(0, 150) }
}

function pieces(text: string, limit: number): string[] {
  const out: string[] = []
  let rest = text
  while (rest.length > limit) {
    const window = rest.slice(0, limit)
    const at = [window.lastIndexOf('\n'), window.lastIndexOf(' ')].find((index) => index > limit / 2) ?? limit
    out.push(rest.slice(0, at))
    rest = rest.slice(at).replace(/^\s/, '')
  }
  if (rest.trim() !== '' || out.length === 0) out.push(rest)
  return out
}
