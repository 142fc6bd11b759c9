/** Draws Block Kit blocks, in messages, forms and App Home alike. */
import { elementId, fieldsOf, type Scope } from './choices.js'
import { textObject } from './dialogs.js'
import { type Child, type Drawn, h } from './dom.js'
import { drawElement, image } from './elements.js'
import { withEmoji } from './emoji.js'
import type { Spot } from './fields.js'
import { icon } from './icons.js'
import { flagOf, isJson, type Json, listOf, recordOf, stringOf, wordsOf } from './json.js'
import { markdown } from './markdown.js'
import { inline, safeLink } from './mrkdwn.js'
import { richText } from './rich-text.js'

const acting = (scope: Scope, blockId: string, label: string): Spot => ({ scope, blockId, label, dispatches: true })

const asId = (text: string): string => text.replace(/[^\w-]/g, '_')

function section(scope: Scope, block: Json, blockId: string): Child {
  const text = recordOf(block, 'text')
  const accessory = recordOf(block, 'accessory')
  const fields = listOf(block, 'fields')
  return [
    h(
      'div',
      { class: 'section-words' },
      text ? textObject(text) : null,
      fields.length > 0
        ? h(
            'div',
            { class: 'section-fields' },
            fields.map((field) => h('div', {}, textObject(field))),
          )
        : null,
    ),
    accessory
      ? h(
          'div',
          { class: `section-side${stringOf(accessory, 'type') === 'image' ? ' section-image' : ''}` },
          drawElement(acting(scope, blockId, text ? (stringOf(text, 'text').split('\n')[0] ?? '') : ''), accessory),
        )
      : null,
  ]
}

function context(block: Json): Child {
  return listOf(block, 'elements').map((element) => {
    if (stringOf(element, 'type') === 'image') return image(element)
    return stringOf(element, 'type') === 'mrkdwn'
      ? h('span', {}, inline(stringOf(element, 'text')))
      : h('span', {}, withEmoji(stringOf(element, 'text')))
  })
}

export type Errors = Record<string, string>

function input(scope: Scope, block: Json, blockId: string, errors: Errors): Child {
  const element = recordOf(block, 'element')
  if (!element) return null
  const label = withEmoji(wordsOf(block, 'label'))
  const fieldId = asId(`f-${elementId(scope, blockId, element)}`)
  const error = errors[blockId]
  const hint = wordsOf(block, 'hint')
  const most = element.max_length
  const typed = fieldsOf(scope, blockId, element).value
  const count = typeof most === 'number' && typeof typed === 'string' && typed.length > most * 0.8 ? `${typed.length} of ${most}` : ''
  return [
    h(
      'label',
      { class: 'field-label', for: fieldId },
      label,
      flagOf(block, 'optional') ? h('span', { class: 'optional' }, 'optional') : h('span', { class: 'required', title: 'Required' }, '*'),
    ),
    drawElement({ scope, blockId, label, fieldId, error, dispatches: flagOf(block, 'dispatch_action') }, element),
    error ? h('p', { class: 'field-error', id: `${fieldId}-error`, role: 'alert' }, error) : null,
    hint || count ? h('p', { class: 'hint' }, withEmoji(hint), count ? h('span', { class: 'count' }, count) : null) : null,
  ]
}

function cell(value: unknown): Child {
  if (!isJson(value)) return null
  return stringOf(value, 'type') === 'rich_text' ? richText(value) : withEmoji(stringOf(value, 'text') || String(value.value ?? ''))
}

function table(block: Json): Child {
  const rows: unknown[][] = Array.isArray(block.rows) ? block.rows.filter((row): row is unknown[] => Array.isArray(row)) : []
  const columns: unknown[] = Array.isArray(block.column_settings) ? block.column_settings : []
  const look = (index: number): Record<string, string | undefined> => {
    const settings = columns[index]
    return isJson(settings)
      ? { 'data-align': stringOf(settings, 'align') || undefined, 'data-wrap': flagOf(settings, 'is_wrapped') ? 'yes' : undefined }
      : {}
  }
  const [head, ...body] = rows
  return h(
    'div',
    { class: 'table-wrap', tabindex: 0, role: 'region', 'aria-label': 'Table' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          (head ?? []).map((value, index) => h('th', { scope: 'col', ...look(index) }, cell(value))),
        ),
      ),
      h(
        'tbody',
        {},
        body.map((row) =>
          h(
            'tr',
            {},
            row.map((value, index) => h('td', look(index), cell(value))),
          ),
        ),
      ),
    ),
  )
}

function video(block: Json): Child {
  const title = wordsOf(block, 'title') || 'Video'
  return [
    h('p', {}, icon('link'), safeLink(stringOf(block, 'title_url') || stringOf(block, 'video_url'), title)),
    recordOf(block, 'description') ? h('p', { class: 'hint' }, wordsOf(block, 'description')) : null,
  ]
}

function body(scope: Scope, block: Json, blockId: string, errors: Errors): Child {
  switch (stringOf(block, 'type')) {
    case 'section':
      return section(scope, block, blockId)
    case 'header':
      return h('h3', {}, withEmoji(wordsOf(block, 'text')))
    case 'divider':
      return h('hr')
    case 'context':
      return context(block)
    case 'actions':
      return listOf(block, 'elements').map((element) => drawElement(acting(scope, blockId, ''), element))
    case 'image':
      return h('figure', {}, recordOf(block, 'title') ? h('figcaption', {}, wordsOf(block, 'title')) : null, image(block))
    case 'input':
      return input(scope, block, blockId, errors)
    case 'rich_text':
      return richText(block)
    case 'table':
      return table(block)
    case 'markdown':
      return markdown(stringOf(block, 'text'))
    case 'file':
      return h('p', {}, icon('file'), `Remote file ${stringOf(block, 'external_id')}`)
    case 'video':
      return video(block)
    default:
      return h('span', { class: 'unknown' }, `The playground does not draw "${stringOf(block, 'type')}".`)
  }
}

/** Draws blocks in order; `errors` by block_id stand under their fields. */
export function drawBlocks(scope: Scope, blocks: unknown[], errors: Errors = {}): Drawn {
  return h(
    'div',
    { class: 'blocks' },
    blocks.filter(isJson).map((block, index) => {
      const blockId = stringOf(block, 'block_id') || `block-${index}`
      const type = stringOf(block, 'type')
      return h(
        'div',
        { class: `block block-${asId(type)}${errors[blockId] ? ' has-error' : ''}`, key: `${type}-${blockId}`, 'data-block': blockId },
        body(scope, block, blockId, errors),
      )
    }),
  )
}
