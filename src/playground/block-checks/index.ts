/** Block Kit checks: what Slack would refuse in a message, a modal or a Home tab, and how it would say so. */
import { isRecord, type Json, recordOf, recordsOf } from '../json.js'
import { checkAcross } from './across.js'
import { type Surface, surfaces } from './blocks.js'
import { type BlockError, checkRule, checkShape } from './check.js'
import { flag, list, plain, type Shape, string, typed, typeName } from './rules.js'

export { everyElement } from './across.js'
export type { Surface } from './blocks.js'
export type { BlockError } from './check.js'

const wholeView = {
  type: typeName,
  private_metadata: string({ max: 3000 }),
  callback_id: string({ max: 255 }),
  external_id: string({ max: 255 }),
  blocks: typeName,
  close: plain(24),
  submit: plain(24),
  title: plain(24),
  clear_on_close: flag,
  notify_on_close: flag,
  submit_disabled: flag,
}

const views: Record<'modal' | 'home', Shape> = {
  modal: { fields: wholeView, required: ['title', 'blocks'] },
  home: { fields: wholeView, required: ['blocks'] },
}

/** Checks the blocks of one surface. @returns every error, in order; none when Slack would take them */
export function checkBlocks(blocks: unknown, surface: Surface, base = '/blocks'): BlockError[] {
  const { blocks: allowed, maxBlocks } = surfaces[surface]
  const least = surface === 'message' ? 0 : 1
  const found = checkRule(blocks, list({ is: 'anything' }, least, maxBlocks), base)
  if (found.length > 0 || !Array.isArray(blocks)) return found
  const each = blocks.flatMap((block: unknown, index) =>
    checkRule(
      block,
      typed(() => allowed),
      `${base}/${index}`,
    ),
  )
  // Ids and totals only make sense once every block has its shape.
  return each.length > 0 ? each : checkAcross(recordsOf(blocks), base)
}

function withoutSubmit(view: Json): BlockError[] {
  if (view.type !== 'modal' || view.submit !== undefined) return []
  const inputs = recordsOf(view.blocks).some((block) => block.type === 'input')
  return inputs ? [{ pointer: '', code: 'missing_required_field', message: 'missing required field: submit', field: 'submit' }] : []
}

/** Checks a whole modal or Home view. @returns every error, in order */
export function checkView(view: unknown, base = ''): BlockError[] {
  if (!isRecord(view)) return [{ pointer: base, code: 'wrong_type', message: 'must provide an object' }]
  if (view.type !== 'modal' && view.type !== 'home') {
    return [
      {
        pointer: `${base}/type`,
        code: 'unsupported_type',
        message: `unsupported type: ${String(view.type)}`,
        constraint: { type: 'enum', expected: ['modal', 'home'], got: view.type },
      },
    ]
  }
  const given = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== null))
  const shape = checkShape(given, views[view.type], base)
  const blocks = view.blocks === undefined ? [] : checkBlocks(view.blocks, view.type, `${base}/blocks`)
  return [...shape, ...blocks, ...withoutSubmit(given).map((error) => ({ ...error, pointer: base }))]
}

/** Checks the blocks and attachments of a message. */
export function checkMessage(message: { blocks?: unknown; attachments?: unknown }): BlockError[] {
  const own = message.blocks === undefined ? [] : checkBlocks(message.blocks, 'message')
  if (message.attachments === undefined) return own
  const attached = checkRule(message.attachments, list({ is: 'anything' }, 0, 100), '/attachments')
  const inside = recordsOf(message.attachments).flatMap((attachment, index) =>
    attachment.blocks === undefined ? [] : checkBlocks(recordOf(attachment).blocks, 'message', `/attachments/${index}/blocks`),
  )
  return [...own, ...attached, ...inside]
}

/** The lines Slack puts into `response_metadata.messages`. */
export const errorLines = (errors: readonly BlockError[]): string[] => errors.map((e) => `[ERROR] ${e.message} [json-pointer:${e.pointer}]`)
