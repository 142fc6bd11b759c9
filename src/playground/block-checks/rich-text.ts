/** The rich_text block: sections, lists, quotes, preformatted text and the leaves in them. */
import { channelId, flag, list, object, oneOf, type Rule, type Shape, string, typed, typeName, url, userId, whole } from './rules.js'

const style: Rule = object({
  fields: Object.fromEntries(
    ['bold', 'italic', 'strike', 'underline', 'code', 'highlight', 'client_highlight', 'unlink'].map((name) => [name, flag]),
  ),
  minFields: 1,
})

const leaf = (fields: Record<string, Rule>, required: string[]): Shape => ({ fields: { type: typeName, style, ...fields }, required })

const leaves: Readonly<Record<string, Shape>> = {
  text: leaf({ text: string() }, ['text']),
  link: leaf({ url: url(), text: string(), unsafe: flag }, ['url']),
  user: leaf({ user_id: userId }, ['user_id']),
  usergroup: leaf({ usergroup_id: string({ pattern: /^S[A-Z0-9]+$/ }) }, ['usergroup_id']),
  team: leaf({ team_id: string({ pattern: /^T[A-Z0-9]+$/ }) }, ['team_id']),
  channel: leaf({ channel_id: channelId }, ['channel_id']),
  emoji: leaf({ name: string({ min: 1 }), skin_tone: whole(1, 6), unicode: string({ min: 1 }) }, ['name']),
  broadcast: leaf({ range: oneOf('here', 'channel', 'everyone') }, ['range']),
  color: leaf({ value: string({ pattern: /^#?[0-9a-fA-F]{6}$/ }) }, ['value']),
  date: leaf({ timestamp: whole(0), format: string({ min: 1 }), url: url(), fallback: string() }, ['timestamp', 'format']),
}

const inline = list(typed(() => leaves))
const border = oneOf(0, 1)
const section: Shape = { fields: { type: typeName, elements: inline }, required: ['elements'] }

const parts: Readonly<Record<string, Shape>> = {
  rich_text_section: section,
  rich_text_list: {
    fields: {
      type: typeName,
      style: oneOf('bullet', 'ordered'),
      elements: list(
        typed(() => ({ rich_text_section: section })),
        1,
      ),
      indent: whole(0),
      offset: whole(0),
      border,
    },
    required: ['style', 'elements'],
  },
  rich_text_preformatted: { fields: { type: typeName, elements: inline, border, language: string({ min: 1 }) }, required: ['elements'] },
  rich_text_quote: { fields: { type: typeName, elements: inline, border }, required: ['elements'] },
}

export const richTextParts: Rule = list(typed(() => parts))

export const richTextShape: Shape = {
  fields: { type: typeName, block_id: string({ min: 1, max: 255 }), elements: richTextParts },
  required: ['elements'],
}

export const richTextBlock: Rule = typed(() => ({ rich_text: richTextShape }))
