/** The checker against its own tables of wrong payloads and, where present, against a schema nobody here wrote. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { isRecord, type Json, recordsOf } from '../json.js'
import { blocks } from './blocks.js'
import { checkBlocks, checkMessage, checkView, errorLines } from './index.js'

const contracts = path.resolve(import.meta.dirname, '../../../../shared/contracts')
const here = existsSync(contracts)
if (!here) console.warn('The contracts are not present: the comparisons with the Block Kit schema are skipped.')

const plain = (text: string): Json => ({ type: 'plain_text', text })
const md = (text: string): Json => ({ type: 'mrkdwn', text })
const section = (more: Json = {}): Json => ({ type: 'section', text: md('x'), ...more })
const button = (more: Json = {}): Json => ({ type: 'button', action_id: 'a', text: plain('Go'), ...more })
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements })
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain('L'), element, ...more })
const option = (value: string): Json => ({ text: plain(value), value })
const options = (count: number): Json[] => Array.from({ length: count }, (_, index) => option(`o${index}`))
const many = (count: number): Json[] => Array.from({ length: count }, () => section())
const long = (length: number): string => 'x'.repeat(length)
const confirm = { title: plain('T'), text: md('x'), confirm: plain('Yes'), deny: plain('No') }
const table = (rows: number, cells: number): Json => ({
  type: 'table',
  rows: Array.from({ length: rows }, () => Array.from({ length: cells }, () => ({ type: 'raw_text', text: 'x' }))),
})

const modal = (more: Json = {}): Json => ({ type: 'modal', title: plain('T'), blocks: [section()], ...more })

/** What stands at or just within a limit. */
const good: [string, Json[]][] = [
  ['fifty sections', many(50)],
  ['a section of 3,000', [section({ text: md(long(3000)) })]],
  ['a header of 150', [{ type: 'header', text: plain(long(150)) }]],
  ['25 buttons', [actions(...Array.from({ length: 25 }, (_, i) => button({ action_id: `b${i}` })))]],
  ['a value of 2,000', [actions(button({ value: long(2000), style: 'danger', confirm }))]],
  ['100 options', [actions({ type: 'static_select', action_id: 's', options: options(100) })]],
  ['a full table', [table(100, 20)]],
  ['a markdown of 12,000', [{ type: 'markdown', text: long(12_000) }]],
  ['an image with alt text', [{ type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' }]],
  [
    'rich text',
    [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] }] }],
  ],
  ['an overflow of five', [section({ accessory: { type: 'overflow', action_id: 'o', options: options(5) } })]],
  ['an input in a message', [input({ type: 'plain_text_input', action_id: 'i', multiline: true, max_length: 3000 })]],
  [
    'a multi select',
    [
      actions({
        type: 'multi_static_select',
        action_id: 's',
        option_groups: [{ label: plain('G'), options: options(2) }],
        max_selected_items: 2,
      }),
    ],
  ],
  [
    'conversations',
    [
      actions({
        type: 'conversations_select',
        action_id: 's',
        filter: { include: ['im'], exclude_bot_users: true },
        placeholder: plain('p'),
      }),
    ],
  ],
  ['people', [actions({ type: 'multi_users_select', action_id: 's', initial_users: ['U1'] })]],
  ['channels', [actions({ type: 'channels_select', action_id: 's', initial_channel: 'C1', response_url_enabled: true })]],
  ['a date', [section({ accessory: { type: 'datepicker', action_id: 'd', initial_date: '2012-03-01', confirm } })]],
  ['a time', [section({ accessory: { type: 'timepicker', action_id: 'd', initial_time: '09:00', timezone: 'UTC' } })]],
  ['a date and time', [actions({ type: 'datetimepicker', action_id: 'd', initial_date_time: 1_330_592_280 })]],
  ['radio buttons', [actions({ type: 'radio_buttons', action_id: 'r', options: [{ text: md('x'), value: 'v', description: md('d') }] })]],
  [
    'a number',
    [
      input(
        { type: 'number_input', action_id: 'n', is_decimal_allowed: true, min_value: '1', initial_value: '2' },
        { hint: plain('h'), optional: true },
      ),
    ],
  ],
  [
    'a mail',
    [
      input(
        { type: 'email_text_input', action_id: 'm', dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
        { dispatch_action: true },
      ),
    ],
  ],
  ['rich text to type', [input({ type: 'rich_text_input', action_id: 'r' })]],
  ['a file to give', [input({ type: 'file_input', action_id: 'f', filetypes: ['txt'], max_files: 1 })]],
  ['a context', [{ type: 'context', elements: [md('x'), { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A' }] }]],
  ['an alert', [{ type: 'alert', text: md('x'), level: 'info' }]],
  ['a card', [{ type: 'card', title: plain('T'), body: md('b'), actions: [button()] }]],
  [
    'a container',
    [{ type: 'container', title: plain('T'), width: 'wide', is_collapsible: true, default_collapsed: true, child_blocks: [section()] }],
  ],
  [
    'feedback buttons',
    [
      {
        type: 'context_actions',
        elements: [
          {
            type: 'feedback_buttons',
            positive_button: { text: plain('y'), value: 'y' },
            negative_button: { text: plain('n'), value: 'n' },
          },
        ],
      },
    ],
  ],
  [
    'a data table',
    [{ type: 'data_table', caption: 'c', page_size: 5, rows: [[{ type: 'raw_text', text: 'h' }], [{ type: 'raw_number', value: 1 }]] }],
  ],
  ['a chart', [{ type: 'data_visualization', title: 't', chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } }]],
  [
    'a task',
    [{ type: 'task_card', task_id: 't', title: 't', status: 'pending', sources: [{ type: 'url', url: 'https://example.com', text: 'x' }] }],
  ],
  [
    'a video',
    [
      {
        type: 'video',
        alt_text: 'a',
        title: plain('t'),
        thumbnail_url: 'https://example.com/t.png',
        video_url: 'https://example.com/v',
        description: plain('d'),
      },
    ],
  ],
  [
    'a list',
    [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            indent: 1,
            elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
          },
        ],
      },
    ],
  ],
]

/** What is just beyond one, with the pointer Slack would give. */
const bad: [string, Json[], string][] = [
  ['a section without text', [{ type: 'section' }], '/blocks/0'],
  ['a section of 3,001', [section({ text: md(long(3001)) })], '/blocks/0/text/text'],
  ['an empty text', [section({ text: md('') })], '/blocks/0/text/text'],
  ['eleven fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => md('x')) }], '/blocks/0/fields'],
  ['a field of 2,001', [{ type: 'section', fields: [md(long(2001))] }], '/blocks/0/fields/0/text'],
  ['a header of 151', [{ type: 'header', text: plain(long(151)) }], '/blocks/0/text/text'],
  ['a header in mrkdwn', [{ type: 'header', text: md('x') }], '/blocks/0/text/type'],
  ['26 elements', [actions(...Array.from({ length: 26 }, (_, i) => button({ action_id: `b${i}` })))], '/blocks/0/elements'],
  ['a button text of 76', [actions(button({ text: plain(long(76)) }))], '/blocks/0/elements/0/text/text'],
  ['a button value of 2,001', [actions(button({ value: long(2001) }))], '/blocks/0/elements/0/value'],
  ['a button style of its own', [actions(button({ style: 'pink' }))], '/blocks/0/elements/0/style'],
  ['an unknown field', [section({ colour: 'red' })], '/blocks/0'],
  ['an unknown block', [{ type: 'banner' }], '/blocks/0/type'],
  ['a text input among actions', [actions({ type: 'plain_text_input', action_id: 'x' })], '/blocks/0/elements/0/type'],
  ['101 options', [actions({ type: 'static_select', action_id: 's', options: options(101) })], '/blocks/0/elements/0/options'],
  [
    'options and groups',
    [actions({ type: 'static_select', options: options(1), option_groups: [{ label: plain('g'), options: options(1) }] })],
    '/blocks/0/elements/0',
  ],
  [
    'an option text of 76',
    [actions({ type: 'static_select', options: [{ text: plain(long(76)), value: 'v' }] })],
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'an option value of 151',
    [actions({ type: 'static_select', options: [{ text: plain('t'), value: long(151) }] })],
    '/blocks/0/elements/0/options/0/value',
  ],
  ['an overflow of six', [section({ accessory: { type: 'overflow', options: options(6) } })], '/blocks/0/accessory/options'],
  ['eleven checkboxes', [actions({ type: 'checkboxes', options: options(11) })], '/blocks/0/elements/0/options'],
  [
    'a confirm without deny',
    [actions(button({ confirm: { title: plain('T'), text: md('x'), confirm: plain('Y') } }))],
    '/blocks/0/elements/0/confirm',
  ],
  [
    'a confirm title of 101',
    [actions(button({ confirm: { ...confirm, title: plain(long(101)) } }))],
    '/blocks/0/elements/0/confirm/title/text',
  ],
  ['an image without alt text', [{ type: 'image', image_url: 'https://example.com/a.png' }], '/blocks/0'],
  ['eleven context elements', [{ type: 'context', elements: Array.from({ length: 11 }, () => md('x')) }], '/blocks/0/elements'],
  ['a table of 101 rows', [table(101, 1)], '/blocks/0/rows'],
  ['a table row of 21', [table(1, 21)], '/blocks/0/rows/0'],
  ['a label of 2,001', [input({ type: 'plain_text_input' }, { label: plain(long(2001)) })], '/blocks/0/label/text'],
  ['a placeholder of 151', [input({ type: 'plain_text_input', placeholder: plain(long(151)) })], '/blocks/0/element/placeholder/text'],
  ['a file input that dispatches', [input({ type: 'file_input' }, { dispatch_action: true })], '/blocks/0'],
  ['an action_id of 256', [actions(button({ action_id: long(256) }))], '/blocks/0/elements/0/action_id'],
  ['a block_id of 256', [section({ block_id: long(256) })], '/blocks/0/block_id'],
  ['a date that is none', [actions({ type: 'datepicker', initial_date: '2012-13-01' })], '/blocks/0/elements/0/initial_date'],
  ['a url that is none', [actions(button({ url: 'no url' }))], '/blocks/0/elements/0/url'],
]

/** What the schema does not know: rules over several blocks and surfaces. */
const beyond: [string, Json[], string][] = [
  ['51 blocks', many(51), '/blocks'],
  ['two equal block_ids', [section({ block_id: 'b' }), section({ block_id: 'b' })], '/blocks/1/block_id'],
  ['two equal action_ids in a block', [actions(button(), button())], '/blocks/0/elements/1/action_id'],
  ['two tables', [table(1, 1), table(1, 1)], '/blocks/1'],
  [
    '12,001 characters of markdown',
    [
      { type: 'markdown', text: long(6000) },
      { type: 'markdown', text: long(6001) },
    ],
    '/blocks',
  ],
  [
    'an initial option of its own',
    [actions({ type: 'static_select', options: options(2), initial_option: option('z') })],
    '/blocks/0/elements/0',
  ],
]

describe('Block Kit checks', () => {
  it.each(good)('take %s', (_name, payload) => {
    expect(checkBlocks(payload, 'message')).toEqual([])
  })

  it.each([...bad, ...beyond])('refuse %s', (_name, payload, pointer) => {
    const errors = checkBlocks(payload, 'message')
    expect(errors.map((error) => error.pointer)).toContain(pointer)
    expect(errorLines(errors)[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:.*\]$/)
  })

  it('take the same action_id in different blocks', () => {
    expect(checkBlocks([actions(button()), actions(button())], 'message')).toEqual([])
  })

  it.each([
    ['a title of 25', modal({ title: plain(long(25)) }), '/title/text'],
    ['a submit of 25', modal({ submit: plain(long(25)) }), '/submit/text'],
    ['private_metadata of 3,001', modal({ private_metadata: long(3001) }), '/private_metadata'],
    ['a callback_id of 256', modal({ callback_id: long(256) }), '/callback_id'],
    ['101 blocks', modal({ blocks: many(101) }), '/blocks'],
    ['no blocks', modal({ blocks: [] }), '/blocks'],
    ['no title', { type: 'modal', blocks: [section()] }, ''],
    ['an input without submit', modal({ blocks: [input({ type: 'plain_text_input' })] }), ''],
    ['a markdown block', modal({ blocks: [{ type: 'markdown', text: 'x' }] }), '/blocks/0/type'],
    ['a table', modal({ blocks: [table(1, 1)] }), '/blocks/0/type'],
    ['another type', { type: 'page', blocks: [] }, '/type'],
    [
      'two focused fields',
      modal({
        submit: plain('S'),
        blocks: ['a', 'b'].map((id) => input({ type: 'plain_text_input', action_id: id, focus_on_load: true })),
      }),
      '/blocks/1/element/focus_on_load',
    ],
  ])('refuse a view with %s', (_name, view, pointer) => {
    expect(checkView(view).map((error) => error.pointer)).toContain(pointer)
  })

  it('take 100 blocks in a view and 101 attachments in no message', () => {
    expect(checkView(modal({ blocks: many(100) }))).toEqual([])
    expect(checkMessage({ attachments: Array.from({ length: 101 }, () => ({})) })).toHaveLength(1)
  })
})

function compiled(): (payload: unknown, part: string) => boolean {
  const schema: unknown = JSON.parse(readFileSync(path.join(contracts, 'block-kit-schema/slack-block-kit.schema.json'), 'utf8'))
  if (!isRecord(schema)) throw new Error('The schema is no object.')
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  ajv.addSchema(schema, 'kit')
  return (payload, part) => ajv.validate(part === '' ? 'kit' : `kit#/$defs/${part}`, payload) === true
}

/** Every copy of a payload in which one key is missing or holds something else. */
function mutations(payload: Json[]): [string, unknown][] {
  const found: [string, unknown][] = []
  const walk = (value: unknown, place: (string | number)[]): void => {
    const inside: [string | number, unknown][] = Array.isArray(value)
      ? value.slice(0, 1).map((item, index) => [index, item])
      : isRecord(value)
        ? Object.entries(value)
        : []
    for (const [key, item] of inside) {
      const here = [...place, key]
      for (const replacement of [undefined, null, 7, '', 'other', true, [], {}, 'x'.repeat(4000)]) {
        const copy: unknown = structuredClone(payload)
        let at: unknown = copy
        for (const step of place) at = isRecord(at) || Array.isArray(at) ? Reflect.get(at, step) : undefined
        if (isRecord(at) || Array.isArray(at)) {
          if (replacement === undefined && isRecord(at)) delete at[key]
          else Reflect.set(at, key, replacement)
        }
        found.push([`${here.join('/')} = ${JSON.stringify(replacement)?.slice(0, 20)}`, copy])
      }
      walk(item, here)
    }
  }
  walk(payload, [])
  return found
}

describe.skipIf(!here)('the Block Kit schema agrees', () => {
  const accepts = here ? compiled() : () => false

  it.each(good)('on %s', (_name, payload) => {
    expect(accepts(payload, '')).toBe(true)
  })

  it.each(bad)('that %s is wrong', (_name, payload) => {
    expect(accepts(payload, '')).toBe(false)
  })

  it('on which blocks there are', () => {
    const schema: unknown = JSON.parse(readFileSync(path.join(contracts, 'block-kit-schema/slack-block-kit.schema.json'), 'utf8'))
    const defs = isRecord(schema) && isRecord(schema.$defs) ? Object.keys(schema.$defs) : []
    const theirs = defs
      .filter((name) => name.endsWith('_block') && name !== 'container_child_block')
      .map((name) => name.replace(/_block$/, ''))
    expect(Object.keys(blocks).toSorted()).toEqual(theirs.toSorted())
  })

  it('that the samples Slack publishes are right', () => {
    const file: unknown = JSON.parse(readFileSync(path.join(contracts, 'block-kit-samples/slack-official-common-patterns.json'), 'utf8'))
    const samples = isRecord(file) ? recordsOf(file.samples) : []
    expect(samples.length).toBeGreaterThan(0)
    for (const { name, payload } of samples) {
      const errors = isRecord(payload) && payload.type === undefined ? checkMessage(payload) : checkView(payload)
      expect(errors, String(name)).toEqual([])
    }
  })

  it('on every good payload with one part left out or replaced', () => {
    const disagreements: string[] = []
    let compared = 0
    for (const [name, payload] of good) {
      for (const [place, changed] of mutations(payload.slice(0, 1))) {
        compared += 1
        const ours = checkBlocks(changed, 'message').length === 0
        if (ours !== accepts(changed, '')) disagreements.push(`${name} ${place}: we ${ours ? 'take' : 'refuse'} it`)
      }
    }
    expect(disagreements).toEqual([])
    expect(compared).toBeGreaterThan(2000)
  })
})
