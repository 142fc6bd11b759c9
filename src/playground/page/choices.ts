/** What a person has chosen or typed in the elements of a message, a form or App Home, in the fields Slack gives it. */
import type { PageAct, PageView } from '../protocol.js'
import { flagOf, isJson, type Json, listOf, recordOf, stringOf } from './json.js'
import { state } from './state.js'

export interface Scope {
  /** `view:V1` or `message:C1:1324025880.000100`. */
  id: string
  container: Extract<PageAct, { type: 'press' }>['container']
  /** `view.state.values` as the server has it. */
  values: Record<string, Record<string, unknown>>
  /** A form keeps what was entered when the app redraws it; a message forgets it. */
  keeps: boolean
}

export const scopeOfView = (view: PageView): Scope => ({
  id: `view:${view.id}`,
  container: { type: 'view', viewId: view.id },
  values: view.values,
  keeps: view.type === 'modal',
})

export const scopeOfMessage = (channel: string, ts: string): Scope => ({
  id: `message:${channel}:${ts}`,
  container: { type: 'message', channel, ts },
  values: {},
  keeps: false,
})

/** Per element: the field that keeps its value, the one of its initial value, and whether it is a list. */
const shapes: Record<string, [field: string, initial: string, many?: 'many']> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  checkboxes: ['selected_options', 'initial_options', 'many'],
  multi_static_select: ['selected_options', 'initial_options', 'many'],
  multi_external_select: ['selected_options', 'initial_options', 'many'],
  multi_users_select: ['selected_users', 'initial_users', 'many'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', 'many'],
  multi_channels_select: ['selected_channels', 'initial_channels', 'many'],
  file_input: ['files', 'initial_files', 'many'],
}

export const fieldOf = (element: Json): string => shapes[stringOf(element, 'type')]?.[0] ?? 'value'
export const isMany = (element: Json): boolean => shapes[stringOf(element, 'type')]?.[2] === 'many'

export const elementId = (scope: Scope, blockId: string, element: Json): string =>
  `${scope.id}|${blockId}|${stringOf(element, 'action_id')}`

/** The present fields of an element: chosen here, else known to the server, else initial. */
export function fieldsOf(scope: Scope, blockId: string, element: Json): Json {
  const [field, initial, many] = shapes[stringOf(element, 'type')] ?? ['value', 'initial_value']
  const local = state.choices.get(elementId(scope, blockId, element))
  if (local && (scope.keeps || local.drawnFrom === JSON.stringify(element))) return local.fields
  const served = scope.values[blockId]?.[stringOf(element, 'action_id')]
  if (isJson(served) && field in served) return { [field]: served[field] }
  return { [field]: element[initial] ?? (many ? [] : null) }
}

export function choose(scope: Scope, blockId: string, element: Json, fields: Json): void {
  state.choices.set(elementId(scope, blockId, element), { drawnFrom: JSON.stringify(element), fields })
}

export interface Placed {
  block: Json
  blockId: string
  element: Json
}

/** Every element of some blocks that keeps a value. */
export function keepers(blocks: unknown[]): Placed[] {
  return blocks.filter(isJson).flatMap((block) => {
    const own = recordOf(block, 'element') ?? recordOf(block, 'accessory')
    const all = stringOf(block, 'type') === 'actions' ? listOf(block, 'elements') : own ? [own] : []
    return all
      .filter((element) => stringOf(element, 'type') in shapes)
      .map((element) => ({ block, blockId: stringOf(block, 'block_id'), element }))
  })
}

/** `view.state.values` as the form stands on the screen. */
export function valuesOf(view: PageView): Record<string, Record<string, unknown>> {
  const scope = scopeOfView(view)
  const values: Record<string, Record<string, unknown>> = {}
  for (const { blockId, element } of keepers(view.blocks))
    values[blockId] = {
      ...values[blockId],
      [stringOf(element, 'action_id')]: { type: stringOf(element, 'type'), ...fieldsOf(scope, blockId, element) },
    }
  return values
}

/** Fields entered in inputs of the view that the server has not heard of: it must, before a button of the same form is pressed. */
export function unheard(view: PageView): Placed[] {
  const scope = scopeOfView(view)
  return keepers(view.blocks).filter(({ block, blockId, element }) => {
    if (stringOf(block, 'type') !== 'input' || flagOf(block, 'dispatch_action')) return false
    const local = state.choices.get(elementId(scope, blockId, element))
    const served = scope.values[blockId]?.[stringOf(element, 'action_id')]
    return (
      local !== undefined &&
      !(isJson(served) && JSON.stringify(served[fieldOf(element)]) === JSON.stringify(local.fields[fieldOf(element)]))
    )
  })
}
