/** Block Kit's elements: their fields, and which of them may stand where. */
import {
  confirm,
  conversationFilter,
  dispatchConfig,
  option,
  optionGroup,
  overflowOption,
  richOption,
  slackFile,
  workflow,
} from './composition.js'
import { richTextBlock } from './rich-text.js'
import {
  actionId,
  channelId,
  flag,
  list,
  object,
  oneOf,
  plain,
  type Rule,
  type Shape,
  string,
  typeName,
  url,
  userId,
  whole,
} from './rules.js'

// Sources of the figures: https://docs.slack.dev/reference/block-kit/block-elements and @slack/types.
const label75 = string({ min: 1, max: 75 })
const style = oneOf('primary', 'danger')
const placeholder = plain(150)
const number = string({ pattern: /^-?\d+(\.\d+)?$/ })
const common = { type: typeName, action_id: actionId, focus_on_load: flag }
const chosen = { ...common, confirm, placeholder }
const typing = { ...common, initial_value: string(), dispatch_action_config: dispatchConfig, placeholder }
const optionsOrGroups = { options: list(option, 1, 100), option_groups: list(optionGroup, 1, 100) }
const many = { ...chosen, max_selected_items: whole(1) }
const feedbackButton: Rule = object({
  fields: { text: plain(75), value: string({ min: 1, max: 2000 }), accessibility_label: label75 },
  required: ['text', 'value'],
})

const shapes = {
  button: {
    fields: {
      type: typeName,
      action_id: actionId,
      text: plain(75),
      url: url(3000),
      value: string({ min: 1, max: 2000 }),
      style,
      confirm,
      accessibility_label: label75,
    },
    required: ['text'],
  },
  icon_button: {
    fields: {
      type: typeName,
      action_id: actionId,
      icon: oneOf('trash'),
      text: plain(75),
      value: string({ min: 1, max: 2000 }),
      confirm,
      accessibility_label: label75,
      visible_to_user_ids: list(userId),
    },
    required: ['icon', 'text'],
  },
  feedback_buttons: {
    fields: { type: typeName, action_id: actionId, positive_button: feedbackButton, negative_button: feedbackButton },
    required: ['positive_button', 'negative_button'],
  },
  workflow_button: {
    fields: { type: typeName, action_id: actionId, text: plain(75), workflow, style, accessibility_label: label75 },
    required: ['text', 'workflow', 'action_id'],
  },
  overflow: { fields: { type: typeName, action_id: actionId, options: list(overflowOption, 1, 5), confirm }, required: ['options'] },
  checkboxes: {
    fields: { ...common, options: list(richOption, 1, 10), initial_options: list(richOption, 1), confirm },
    required: ['options'],
  },
  radio_buttons: { fields: { ...common, options: list(richOption, 1, 10), initial_option: richOption, confirm }, required: ['options'] },
  datepicker: { fields: { ...chosen, initial_date: string({ pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/ }) } },
  timepicker: { fields: { ...chosen, initial_time: string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }), timezone: string({ min: 1 }) } },
  datetimepicker: { fields: { ...common, confirm, initial_date_time: whole(0, 9_999_999_999) } },
  plain_text_input: { fields: { ...typing, multiline: flag, min_length: whole(0, 3000), max_length: whole(1, 3000) } },
  email_text_input: { fields: typing },
  url_text_input: { fields: typing },
  number_input: {
    fields: { ...typing, initial_value: number, is_decimal_allowed: flag, min_value: number, max_value: number },
    required: ['is_decimal_allowed'],
  },
  rich_text_input: { fields: { ...typing, initial_value: richTextBlock }, required: ['action_id'] },
  file_input: { fields: { type: typeName, action_id: actionId, filetypes: list(string({ min: 1 }), 1), max_files: whole(1, 10) } },
  static_select: { fields: { ...chosen, ...optionsOrGroups, initial_option: option }, exactlyOne: ['options', 'option_groups'] },
  external_select: { fields: { ...chosen, initial_option: option, min_query_length: whole(0) } },
  users_select: { fields: { ...chosen, initial_user: userId } },
  conversations_select: {
    fields: {
      ...chosen,
      initial_conversation: string({ min: 1 }),
      default_to_current_conversation: flag,
      response_url_enabled: flag,
      filter: conversationFilter,
    },
  },
  channels_select: { fields: { ...chosen, initial_channel: channelId, response_url_enabled: flag } },
  multi_static_select: {
    fields: { ...many, ...optionsOrGroups, initial_options: list(option, 1) },
    exactlyOne: ['options', 'option_groups'],
  },
  multi_external_select: { fields: { ...many, initial_options: list(option, 1), min_query_length: whole(0) } },
  multi_users_select: { fields: { ...many, initial_users: list(userId, 1) } },
  multi_conversations_select: {
    fields: {
      ...many,
      initial_conversations: list(string({ min: 1 }), 1),
      default_to_current_conversation: flag,
      filter: conversationFilter,
    },
  },
  multi_channels_select: { fields: { ...many, initial_channels: list(channelId, 1) } },
  image: {
    fields: { type: typeName, alt_text: string({ min: 1, max: 2000 }), image_url: url(3000), slack_file: slackFile },
    required: ['alt_text'],
    exactlyOne: ['image_url', 'slack_file'],
  },
  plain_text: { fields: { type: typeName, text: string({ min: 1, max: 3000 }), emoji: flag }, required: ['text'] },
  mrkdwn: { fields: { type: typeName, text: string({ min: 1, max: 3000 }), verbatim: flag }, required: ['text'] },
  url: { fields: { type: typeName, url: url(), text: string({ min: 1 }) }, required: ['url', 'text'] },
} satisfies Record<string, Shape>

type ElementType = keyof typeof shapes

function only(...types: ElementType[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(types.map((type) => [type, shapes[type]]))
}

const selects = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'] as const

export const inActions = only('button', 'workflow_button', 'overflow', 'datetimepicker', ...pickers, ...selects)
export const asAccessory = only('button', 'workflow_button', 'overflow', 'image', ...pickers, ...selects)
export const inContext = only('image', 'plain_text', 'mrkdwn')
export const inContextActions = only('feedback_buttons', 'icon_button')
export const inInput = only(
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  'datetimepicker',
  ...pickers,
  ...selects,
)
export const imageShape: Shape = shapes.image
export const buttonShape: Shape = shapes.button
export const urlSource = only('url')
