/** Draws rich_text blocks: sections, lists, quotes and preformatted text with every inline element. */
import { fillDate } from './dates.js'
import { type Child, type Drawn, h } from './dom.js'
import { emojiOf } from './emoji.js'
import { flagOf, type Json, listOf, numberOf, recordOf, stringOf } from './json.js'
import { broadcastMention, channelMention, personMention, safeLink } from './mrkdwn.js'
import { readerZone, workspaceNow } from './state.js'

const tags = { bold: 'strong', italic: 'em', strike: 's', underline: 'u', code: 'code' } as const

function styled(element: Json, child: Child): Child {
  const style = recordOf(element, 'style')
  if (!style) return child
  return Object.entries(tags).reduce<Child>((inner, [name, tag]) => (flagOf(style, name) ? h(tag, {}, inner) : inner), child)
}

function leaf(element: Json): Child {
  switch (stringOf(element, 'type')) {
    case 'text':
      return stringOf(element, 'text')
    case 'link':
      return safeLink(stringOf(element, 'url'), stringOf(element, 'text') || stringOf(element, 'url'))
    case 'user':
      return personMention(stringOf(element, 'user_id'))
    case 'channel':
      return channelMention(stringOf(element, 'channel_id'))
    case 'usergroup':
      return h('span', { class: 'mention' }, `@${stringOf(element, 'usergroup_id')}`)
    case 'broadcast':
      return broadcastMention(stringOf(element, 'range'))
    case 'emoji':
      return h(
        'span',
        { class: 'emoji', title: `:${stringOf(element, 'name')}:` },
        emojiOf(stringOf(element, 'name')) ?? `:${stringOf(element, 'name')}:`,
      )
    case 'color':
      return [h('span', { class: 'swatch', style: { '--swatch': stringOf(element, 'value') } }), stringOf(element, 'value')]
    case 'date': {
      const at = (numberOf(element, 'timestamp') ?? 0) * 1000
      const shown = h(
        'time',
        { datetime: new Date(at).toISOString() },
        fillDate(stringOf(element, 'format'), at, readerZone(), workspaceNow()),
      )
      return stringOf(element, 'url') ? safeLink(stringOf(element, 'url'), shown) : shown
    }
    default:
      return stringOf(element, 'text') || stringOf(element, 'fallback')
  }
}

const leaves = (from: Json): Child[] => listOf(from, 'elements').map((element) => styled(element, leaf(element)))

function part(element: Json): Drawn {
  switch (stringOf(element, 'type')) {
    case 'rich_text_list': {
      const indent = String(Math.min(8, numberOf(element, 'indent') ?? 0))
      const ordered = stringOf(element, 'style') === 'ordered'
      const start = ordered ? (numberOf(element, 'offset') ?? 0) + 1 : undefined
      return h(
        ordered ? 'ol' : 'ul',
        { class: 'rich-list', 'data-indent': indent, start },
        listOf(element, 'elements').map((item) => h('li', {}, leaves(item))),
      )
    }
    case 'rich_text_quote':
      return h('blockquote', {}, leaves(element))
    case 'rich_text_preformatted':
      return h('pre', {}, leaves(element))
    default:
      return h('p', {}, leaves(element))
  }
}

export const richText = (block: Json): Drawn => h('div', { class: 'mrkdwn rich' }, listOf(block, 'elements').map(part))

/** Plain text as the value of a rich_text_input. */
export const asRichText = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})

/** The plain text of a rich_text value. */
export function plainOf(value: Json | null): string {
  if (!value) return ''
  if (typeof value.text === 'string') return value.text
  return listOf(value, 'elements').map(plainOf).join('')
}
