/** Block Kit's blocks: their fields, and which of them may stand on which surface. */
import { slackFile } from './composition.js'
import { asAccessory, buttonShape, imageShape, inActions, inContext, inContextActions, inInput, urlSource } from './elements.js'
import { richTextBlock, richTextParts, richTextShape } from './rich-text.js'
import { anyText, blockId, flag, list, object, oneOf, plain, type Rule, type Shape, string, typed, typeName, url, whole } from './rules.js'

// Sources of the figures: https://docs.slack.dev/reference/block-kit/blocks and @slack/types.
const own = { type: typeName, block_id: blockId }
const image = typed(() => ({ image: imageShape }))
const words20 = string({ min: 1, max: 20 })
const number: Rule = { is: 'number' }

const rawText = (min?: number): Shape => ({ fields: { type: typeName, text: string(min ? { min } : {}) }, required: ['text'] })
const rawNumber: Shape = { fields: { type: typeName, value: number, text: string({ min: 1 }) }, required: ['value'] }
const richCell: Shape = { fields: { type: typeName, elements: richTextParts }, required: ['elements'] }

const series = object({
  fields: { name: words20, data: list(object({ fields: { label: words20, value: number }, required: ['label', 'value'] }), 1, 20) },
  required: ['name', 'data'],
})
const axis = object({
  fields: { categories: list(words20, 0, 20), x_label: string({ max: 50 }), y_label: string({ max: 50 }) },
  required: ['categories'],
})
const curve: Shape = { fields: { type: typeName, series: list(series, 1, 6), axis_config: axis }, required: ['series', 'axis_config'] }
const pie: Shape = {
  fields: {
    type: typeName,
    segments: list(object({ fields: { label: words20, value: { is: 'number', above: 0 } }, required: ['label', 'value'] }), 1, 6),
  },
  required: ['segments'],
}

const task = {
  task_id: string({ min: 1 }),
  title: string({ min: 1 }),
  details: richTextBlock,
  output: richTextBlock,
  sources: list(typed(() => urlSource)),
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
}
const taskCard: Shape = { fields: { ...own, ...task }, required: ['task_id', 'title'] }

const card: Shape = {
  fields: {
    ...own,
    hero_image: image,
    icon: image,
    title: anyText(150),
    subtitle: anyText(150),
    body: anyText(200),
    actions: list(
      typed(() => ({ button: buttonShape })),
      1,
      2,
    ),
  },
  atLeastOne: ['hero_image', 'title', 'actions', 'body'],
}

export const blocks: Readonly<Record<string, Shape>> = {
  actions: {
    fields: {
      ...own,
      elements: list(
        typed(() => inActions),
        1,
        25,
      ),
    },
    required: ['elements'],
  },
  alert: { fields: { ...own, text: anyText(), level: oneOf('default', 'info', 'warning', 'error', 'success') }, required: ['text'] },
  card,
  carousel: {
    fields: {
      ...own,
      elements: list(
        typed(() => ({ card })),
        1,
        10,
      ),
    },
    required: ['elements'],
  },
  container: {
    fields: {
      ...own,
      title: plain(150),
      rich_text_title: richTextBlock,
      subtitle: anyText(150),
      icon: image,
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
      child_blocks: list(
        typed(() => inContainer),
        1,
        10,
      ),
    },
    required: ['child_blocks'],
    atLeastOne: ['title', 'rich_text_title'],
  },
  context: {
    fields: {
      ...own,
      elements: list(
        typed(() => inContext),
        1,
        10,
      ),
    },
    required: ['elements'],
  },
  context_actions: {
    fields: {
      ...own,
      elements: list(
        typed(() => inContextActions),
        1,
        5,
      ),
    },
    required: ['elements'],
  },
  data_table: {
    fields: {
      ...own,
      caption: string({ min: 1 }),
      page_size: whole(1, 100),
      row_header_column_index: whole(0, 19),
      rows: list(
        list(
          typed(() => ({ raw_text: rawText(1), raw_number: rawNumber, rich_text: richCell })),
          1,
          20,
        ),
        2,
        101,
      ),
    },
    required: ['caption', 'rows'],
  },
  data_visualization: {
    fields: { ...own, title: string({ min: 1, max: 50 }), chart: typed(() => ({ line: curve, bar: curve, area: curve, pie })) },
    required: ['title', 'chart'],
  },
  divider: { fields: own },
  file: { fields: { ...own, external_id: string({ min: 1 }), source: oneOf('remote') }, required: ['external_id', 'source'] },
  header: { fields: { ...own, text: plain(150), level: whole(1, 4) }, required: ['text'] },
  image: {
    fields: { ...own, alt_text: string({ min: 1, max: 2000 }), image_url: url(3000), slack_file: slackFile, title: plain(2000) },
    required: ['alt_text'],
    exactlyOne: ['image_url', 'slack_file'],
  },
  input: {
    fields: { ...own, label: plain(2000), element: typed(() => inInput), dispatch_action: flag, hint: plain(2000), optional: flag },
    required: ['label', 'element'],
  },
  markdown: { fields: { ...own, text: string({ min: 1, max: 12_000 }) }, required: ['text'] },
  plan: {
    fields: {
      ...own,
      title: { is: 'either', of: [string({ min: 1 }), plain()] },
      tasks: list(object({ fields: { ...own, ...task }, required: ['task_id', 'title'] })),
    },
    required: ['title'],
  },
  rich_text: richTextShape,
  section: {
    fields: { ...own, text: anyText(3000), fields: list(anyText(2000), 1, 10), accessory: typed(() => asAccessory), expand: flag },
    atLeastOne: ['text', 'fields'],
  },
  table: {
    fields: {
      ...own,
      rows: list(
        list(
          typed(() => ({ raw_text: rawText(), raw_number: rawNumber, rich_text: richCell })),
          1,
          20,
        ),
        1,
        100,
      ),
      column_settings: list(
        { is: 'nullable', of: object({ fields: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } }) },
        0,
        20,
      ),
    },
    required: ['rows'],
  },
  task_card: taskCard,
  video: {
    fields: {
      ...own,
      alt_text: string({ min: 1 }),
      title: plain(199),
      thumbnail_url: url(),
      video_url: string({ url: true, pattern: /^https:\/\// }),
      author_name: string({ max: 49 }),
      description: plain(199),
      provider_icon_url: url(),
      provider_name: string({ min: 1 }),
      title_url: string({ url: true, pattern: /^https:\/\// }),
    },
    required: ['alt_text', 'title', 'thumbnail_url', 'video_url'],
  },
}

function only(types: readonly string[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(types.flatMap((type) => (blocks[type] ? [[type, blocks[type]]] : [])))
}

const inContainer = only(['actions', 'context', 'divider', 'file', 'header', 'image', 'input', 'rich_text', 'section', 'table', 'video'])
const everywhere = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section', 'video'] as const

export type Surface = 'message' | 'modal' | 'home'

/** Which blocks may stand on which surface. */
export const surfaces: Readonly<Record<Surface, { blocks: Readonly<Record<string, Shape>>; maxBlocks: number }>> = {
  message: { blocks, maxBlocks: 50 },
  modal: { blocks: only([...everywhere, 'alert']), maxBlocks: 100 },
  home: { blocks: only([...everywhere, 'container', 'card', 'carousel', 'alert']), maxBlocks: 100 },
}
