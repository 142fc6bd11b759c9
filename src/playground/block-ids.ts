/** Gives blocks and elements the ids that Slack gives where the app gave none. */
import { everyElement } from './block-checks/index.js'
import { type Json, recordsOf } from './json.js'

let serial = 0

function nextId(): string {
  serial += 1
  return `p${serial.toString(36).padStart(5, '0')}`
}

function withBlockIds(blocks: readonly Json[]): Json[] {
  return blocks.map((block) => ({
    ...block,
    block_id: block.block_id ?? nextId(),
    ...(block.child_blocks ? { child_blocks: withBlockIds(recordsOf(block.child_blocks)) } : {}),
  }))
}

/** A copy of the blocks in which every block has a block_id and every element an action_id. */
export function withIds(blocks: unknown): Json[] {
  const copy = withBlockIds(structuredClone(recordsOf(blocks)))
  for (const { element } of everyElement(copy)) if (element.type !== 'image') element.action_id ??= nextId()
  return copy
}
