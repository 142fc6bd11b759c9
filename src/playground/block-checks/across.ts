/** What Slack demands across the blocks of one message or view: unique ids, one table, totals, one focus. */
import { isRecord, type Json, recordOf, recordsOf, textOf } from '../json.js'
import type { BlockError } from './check.js'

export interface PlacedElement {
  element: Json
  block: Json
  pointer: string
}

/** Every block with its pointer, those inside containers too. */
export function everyBlock(blocks: readonly Json[], base: string): { block: Json; pointer: string }[] {
  return blocks.flatMap((block, index) => {
    const pointer = `${base}/${index}`
    return [{ block, pointer }, ...everyBlock(recordsOf(block.child_blocks), `${pointer}/child_blocks`)]
  })
}

/** Every element one can act on, with its block. */
export function everyElement(blocks: readonly Json[], base = ''): PlacedElement[] {
  return everyBlock(blocks, base).flatMap(({ block, pointer }) => {
    const lists: [string, unknown][] = [
      ['elements', block.type === 'rich_text' || block.type === 'carousel' || block.type === 'context' ? undefined : block.elements],
      ['actions', block.actions],
    ]
    const placed = lists.flatMap(([name, items]) =>
      recordsOf(items).map((element, index) => ({ element, block, pointer: `${pointer}/${name}/${index}` })),
    )
    const cards =
      block.type === 'carousel'
        ? everyElement(recordsOf(block.elements), `${pointer}/elements`).map((e) => ({
            ...e,
            block: { ...e.block, block_id: block.block_id },
          }))
        : []
    const single = [['accessory', block.accessory] as const, ['element', block.element] as const].flatMap(([name, element]) =>
      isRecord(element) && element.type !== 'image' ? [{ element, block, pointer: `${pointer}/${name}` }] : [],
    )
    return [...placed, ...single, ...cards]
  })
}

function duplicates(blocks: readonly Json[], base: string): BlockError[] {
  const found: BlockError[] = []
  const blockIds = new Set<string>()
  for (const { block, pointer } of everyBlock(blocks, base)) {
    const id = textOf(block.block_id)
    if (id === undefined) continue
    if (blockIds.has(id))
      found.push({ pointer: `${pointer}/block_id`, code: 'duplicate', message: '`block_id` already exists', field: 'block_id' })
    blockIds.add(id)
  }
  const actionIds = new Map<Json, Set<string>>()
  for (const { element, block, pointer } of everyElement(blocks, base)) {
    const id = textOf(element.action_id)
    if (id === undefined) continue
    const seen = actionIds.get(block) ?? new Set<string>()
    if (seen.has(id))
      found.push({ pointer: `${pointer}/action_id`, code: 'duplicate', message: '`action_id` already exists', field: 'action_id' })
    actionIds.set(block, seen.add(id))
  }
  return found
}

const tooMuch = (pointer: string, message: string, type: string, expected: number, got: number): BlockError => ({
  pointer,
  code: 'failed_constraint',
  message,
  constraint: { type, expected, got },
})

function totals(blocks: readonly Json[], base: string): BlockError[] {
  const found: BlockError[] = []
  const all = everyBlock(blocks, base)
  const tables = all.filter(({ block }) => block.type === 'table' || block.type === 'data_table')
  const second = tables[1]
  if (second) found.push(tooMuch(second.pointer, 'only_one_table_allowed', 'max_count', 1, tables.length))
  const letters = all
    .filter(({ block }) => block.type === 'markdown')
    .reduce((sum, { block }) => sum + (textOf(block.text)?.length ?? 0), 0)
  if (letters > 12_000)
    found.push(tooMuch(base, 'markdown text over all blocks must be less than 12001 characters', 'max_length', 12_000, letters))
  for (const { block, pointer } of all.filter((each) => each.block.type === 'data_table')) {
    const size = JSON.stringify(block.rows ?? []).length
    const cells = Array.isArray(block.rows) ? block.rows.flatMap((row) => recordsOf(row)) : []
    const written = cells.reduce((sum, cell) => sum + (textOf(cell.text)?.length ?? 0), 0)
    if (written > 10_000)
      found.push(tooMuch(`${pointer}/rows`, 'must be less than 10001 characters', 'max_length', 10_000, Math.min(written, size)))
  }
  const focused = everyElement(blocks, base).filter(({ element }) => element.focus_on_load === true)
  const extra = focused[1]
  if (extra)
    found.push(tooMuch(`${extra.pointer}/focus_on_load`, 'only one element may have focus_on_load', 'max_count', 1, focused.length))
  return found
}

const sameOption = (a: Json, b: Json): boolean => a.value === b.value && recordOf(a.text).text === recordOf(b.text).text

/** An initial option must be one of the options, as Slack demands. */
function initialOptions(blocks: readonly Json[], base: string): BlockError[] {
  return everyElement(blocks, base).flatMap(({ element, pointer }) => {
    const options = [...recordsOf(element.options), ...recordsOf(element.option_groups).flatMap((group) => recordsOf(group.options))]
    if (options.length === 0) return []
    const initial = [...(isRecord(element.initial_option) ? [element.initial_option] : []), ...recordsOf(element.initial_options)]
    const strange = initial.some((chosen) => !options.some((option) => sameOption(chosen, option)))
    return strange
      ? [
          {
            pointer,
            code: 'failed_constraint' as const,
            message: 'initial option must match one of the options',
            constraint: { type: 'initial_option' },
          },
        ]
      : []
  })
}

function containerRules(blocks: readonly Json[], base: string): BlockError[] {
  return everyBlock(blocks, base).flatMap(({ block, pointer }): BlockError[] => {
    if (block.type === 'container' && block.default_collapsed === true && block.is_collapsible !== true) {
      return [{ pointer, code: 'missing_required_field', message: 'missing required field: is_collapsible', field: 'is_collapsible' }]
    }
    if (block.type === 'input' && recordOf(block.element).type === 'file_input' && block.dispatch_action === true) {
      return [{ pointer, code: 'failed_constraint', message: 'a file_input cannot dispatch actions', field: 'dispatch_action' }]
    }
    return []
  })
}

/** Everything that holds over several blocks at once. */
export function checkAcross(blocks: readonly Json[], base: string): BlockError[] {
  return [...duplicates(blocks, base), ...totals(blocks, base), ...initialOptions(blocks, base), ...containerRules(blocks, base)]
}
