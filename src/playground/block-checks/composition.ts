/** Block Kit's composition objects: options, confirm dialogs, filters. */
import { anyText, flag, list, object, oneOf, plain, type Rule, string, url } from './rules.js'

// Sources of the figures: https://docs.slack.dev/reference/block-kit/composition-objects and @slack/types.
export const confirm: Rule = object({
  fields: { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30), style: oneOf('primary', 'danger') },
  required: ['title', 'text', 'confirm', 'deny'],
})

const optionValue = string({ min: 1, max: 150 })

export const option: Rule = object({ fields: { text: plain(75), value: optionValue, description: plain(75) }, required: ['text', 'value'] })

/** Radio buttons and checkboxes also take mrkdwn. */
export const richOption: Rule = object({
  fields: { text: anyText(75), value: optionValue, description: anyText(75) },
  required: ['text', 'value'],
})

export const overflowOption: Rule = object({
  fields: { text: plain(75), value: optionValue, description: plain(75), url: url(3000) },
  required: ['text', 'value'],
})

export const optionGroup: Rule = object({ fields: { label: plain(75), options: list(option, 1, 100) }, required: ['label', 'options'] })

export const slackFile: Rule = object({ fields: { url: url(), id: string({ min: 1 }) }, exactlyOne: ['url', 'id'] })

export const dispatchConfig: Rule = object({
  fields: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2, true) },
  required: ['trigger_actions_on'],
})

export const conversationFilter: Rule = object({
  fields: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 1, undefined, true),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
  minFields: 1,
})

const trigger: Rule = object({
  fields: {
    url: url(),
    customizable_input_parameters: list(
      object({ fields: { name: string({ min: 1 }), value: { is: 'anything' } }, required: ['name', 'value'] }),
    ),
  },
  required: ['url'],
})

export const workflow: Rule = object({ fields: { trigger }, required: ['trigger'] })
