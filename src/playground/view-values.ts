/** The fields of Slack's `state.values`: their shape when untouched, and what a person's act makes of them. */
import { everyElement } from './block-checks/index.js'
import { isRecord, type Json, recordOf, recordsOf, textOf } from './json.js'
import type { Values } from './model.js'

type Shape =
  | { field: string; initial: string; many: false; options: boolean }
  | { field: string; initial: string; many: true; options: boolean }

const one = (field: string, initial: string, options = false): Shape => ({ field, initial, many: false, options })
const many = (field: string, initial: string, options = false): Shape => ({ field, initial, many: true, options })

/** For each element that keeps a value: the field it keeps it in, and the field of its initial value. */
const shapes: Readonly<Record<string, Shape>> = {
  plain_text_input: one('value', 'initial_value'),
  email_text_input: one('value', 'initial_value'),
  url_text_input: one('value', 'initial_value'),
  number_input: one('value', 'initial_value'),
  rich_text_input: one('rich_text_value', 'initial_value'),
  datepicker: one('selected_date', 'initial_date'),
  timepicker: one('selected_time', 'initial_time'),
  datetimepicker: one('selected_date_time', 'initial_date_time'),
  static_select: one('selected_option', 'initial_option', true),
  external_select: one('selected_option', 'initial_option'),
  radio_buttons: one('selected_option', 'initial_option', true),
  users_select: one('selected_user', 'initial_user'),
  conversations_select: one('selected_conversation', 'initial_conversation'),
  channels_select: one('selected_channel', 'initial_channel'),
  checkboxes: many('selected_options', 'initial_options', true),
  multi_static_select: many('selected_options', 'initial_options', true),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  file_input: many('files', 'initial_files'),
}

export const keepsValue = (element: Json): boolean => Object.hasOwn(shapes, String(element.type))

function untouched(element: Json, currentChannel?: string): Json {
  const type = String(element.type)
  const shape = shapes[type]
  if (!shape) return { type }
  const current = element.default_to_current_conversation === true ? currentChannel : undefined
  const initial = element[shape.initial] ?? (current === undefined ? undefined : shape.many ? [current] : current)
  return {
    type,
    [shape.field]: initial ?? (shape.many ? [] : null),
    ...(type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {}),
  }
}

/** The state of every element that keeps a value; what a person had already entered is carried over where ids and type are the same. */
export function valuesOf(blocks: readonly Json[], before: Values = {}, currentChannel?: string): Values {
  const values: Values = {}
  for (const { element, block } of everyElement(blocks)) {
    const blockId = textOf(block.block_id)
    const actionId = textOf(element.action_id)
    if (!blockId || !actionId || !keepsValue(element)) continue
    const kept = before[blockId]?.[actionId]
    values[blockId] = { ...values[blockId], [actionId]: kept && kept.type === element.type ? kept : untouched(element, currentChannel) }
  }
  return values
}

const optionsOf = (element: Json): Json[] => [
  ...recordsOf(element.options),
  ...recordsOf(element.option_groups).flatMap((group) => recordsOf(group.options)),
]

type Entered = { ok: true; state: Json } | { ok: false; error: string }

/** Finds the option meant by an option object or by its bare value. */
function optionMeant(element: Json, given: unknown): Json | undefined {
  const value = textOf(given) ?? textOf(recordOf(given).value)
  return optionsOf(element).find((option) => option.value === value)
}

function chosen(element: Json, shape: Shape, given: unknown): Entered {
  const type = String(element.type)
  if (given === null || given === undefined || given === '') return { ok: true, state: { type, [shape.field]: shape.many ? [] : null } }
  const items: unknown[] = Array.isArray(given) ? given : [given]
  if (!shape.options) return { ok: true, state: { type, [shape.field]: shape.many ? items : given } }
  const found = items.map((item) => optionMeant(element, item))
  if (found.some((option) => option === undefined)) return { ok: false, error: `"${String(element.action_id)}" has no such option.` }
  return { ok: true, state: { type, [shape.field]: shape.many ? found : found[0] } }
}

/**
 * What an element's state becomes when a person enters something.
 * @param given Slack's own fields (`{ selected_option: … }`) or the bare value
 */
export function entered(element: Json, given: unknown): Entered {
  const type = String(element.type)
  const shape = shapes[type]
  if (!shape) return { ok: true, state: { type } }
  const value = isRecord(given) && (shape.field in given || !('value' in given)) && type !== 'rich_text_input' ? given[shape.field] : given
  const bare = isRecord(value) && shape.field === 'value' ? value.value : value
  const made = chosen(
    element,
    shape,
    type === 'rich_text_input' && isRecord(given) && 'rich_text_value' in given ? given.rich_text_value : bare,
  )
  if (!made.ok || type !== 'timepicker' || !element.timezone) return made
  return { ok: true, state: { ...made.state, timezone: element.timezone } }
}

const isEmpty = (element: Json, state: Json): boolean => {
  const shape = shapes[String(element.type)]
  const value = shape ? state[shape.field] : undefined
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function refusalOfText(element: Json, text: string): string | undefined {
  const { type } = element
  if (type === 'plain_text_input') {
    const least = typeof element.min_length === 'number' ? element.min_length : 0
    const most = typeof element.max_length === 'number' ? element.max_length : 3000
    if (text.length < least) return `Please use at least ${least} characters.`
    if (text.length > most) return `Please use at most ${most} characters.`
  }
  if (type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'Please enter a valid email address.'
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.'
  if (type === 'number_input') {
    const number = Number(text)
    if (!Number.isFinite(number)) return 'Please enter a number.'
    if (element.is_decimal_allowed === false && !Number.isInteger(number)) return 'Please enter a whole number.'
    if (element.min_value !== undefined && number < Number(element.min_value)) return `Please enter ${String(element.min_value)} or more.`
    if (element.max_value !== undefined && number > Number(element.max_value)) return `Please enter ${String(element.max_value)} or less.`
  }
  return undefined
}

/** What Slack's client itself refuses before anything is sent, by block_id. */
export function clientRefusals(blocks: readonly Json[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { element, block } of everyElement(blocks)) {
    if (block.type !== 'input') continue
    const blockId = String(block.block_id)
    const state = recordOf(values[blockId]?.[String(element.action_id)])
    const empty = isEmpty(element, state)
    if (empty && block.optional !== true) errors[blockId] = 'Please complete this required field.'
    const wrong = empty ? undefined : refusalOfText(element, textOf(state.value) ?? '')
    if (wrong && textOf(state.value) !== undefined) errors[blockId] = wrong
    const most = element.max_selected_items
    const shape = shapes[String(element.type)]
    const count = shape ? countOf(state[shape.field]) : 0
    if (typeof most === 'number' && count > most) errors[blockId] = `Please choose at most ${most}.`
  }
  return errors
}

const countOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0)
