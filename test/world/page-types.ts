/** How each kind of field carries what was entered. */
import { type Json, recordsOf } from '../../src/playground/json.js'

function optionOf(element: Json, wanted: string, textOf: (value: unknown) => string): Json {
  const options = recordsOf(element.options)
  const found = options.find((option) => option.value === wanted || textOf(option.text) === wanted)
  if (!found) throw new Error(`There is no option “${wanted}”, only ${options.map((option) => textOf(option.text)).join(', ')}.`)
  return found
}

/** @param wanted as one would type it; an empty text empties the field, several options are joined by commas */
export function pageTypes(element: Json, wanted: string, textOf: (value: unknown) => string): Record<string, unknown> {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: wanted === '' ? null : optionOf(element, wanted, textOf) }
    case 'checkboxes':
      return {
        selected_options: wanted
          .split(',')
          .filter(Boolean)
          .map((one) => optionOf(element, one, textOf)),
      }
    case 'users_select':
      return { selected_user: wanted || null }
    case 'multi_users_select':
      return { selected_users: wanted.split(',').filter(Boolean) }
    case 'conversations_select':
      return { selected_conversation: wanted || null }
    case 'channels_select':
      return { selected_channel: wanted || null }
    case 'file_input':
      return {
        files: wanted
          .split(',')
          .filter(Boolean)
          .map((id) => ({ id })),
      }
    default:
      return { value: wanted }
  }
}
