/** Forms as Slack's modals: drawn from a FormShape, read back into plain strings, with what must travel kept in private_metadata. */
import { z } from 'zod'
import type { Opened } from '../dispatch.js'
import type { Place } from '../feature.js'
import type { Block } from './blocks.js'
import { formBlocks, short } from './blocks.js'

/** What a modal carries from its opening to its submission. */
export const Carried = z.object({
  v: z.literal(1),
  given: z.record(z.string(), z.string()),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
})
export type Carried = z.infer<typeof Carried>

export interface Modal {
  readonly type: 'modal'
  readonly callback_id: string
  readonly private_metadata: string
  readonly title: { readonly type: 'plain_text'; readonly text: string }
  readonly submit?: { readonly type: 'plain_text'; readonly text: string }
  readonly close: { readonly type: 'plain_text'; readonly text: string }
  readonly blocks: readonly Block[]
}

/** Slack allows 100 blocks in a view and 3,000 characters of metadata. */
export function modalOf(opened: Opened, place: Place): Modal {
  const shown = new Set(opened.shape.fields.map(({ name }) => name))
  const hidden = Object.fromEntries(Object.entries(opened.given).filter(([name]) => !shown.has(name)))
  const carried: Carried = { v: 1, given: hidden, channel: place.channel, thread: place.thread }
  const fields = formBlocks(opened.shape)
  const blocks = [...(opened.shape.blocks ?? []), ...fields]
  if (blocks.length > 100) throw new Error(`the form ${opened.form} has ${blocks.length} blocks; Slack takes 100`)
  const submit = opened.shape.submit ?? (fields.length > 0 ? 'Save' : undefined)
  return {
    type: 'modal',
    callback_id: opened.form,
    private_metadata: JSON.stringify(carried),
    title: { type: 'plain_text', text: short(opened.shape.title, 24) },
    ...(submit ? { submit: { type: 'plain_text', text: short(submit, 24) } } : {}),
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  }
}

/** Null when the metadata is not ours or was tampered with. */
export function carriedOf(privateMetadata: string): Carried | null {
  try {
    const parsed = Carried.safeParse(JSON.parse(privateMetadata))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Slack's `view.state.values` → one string a field; an untouched or emptied field is an empty string. */
export function valuesOf(state: unknown): Record<string, string> {
  const values: Record<string, string> = {}
  if (!isRecord(state)) return values
  for (const [block, elements] of Object.entries(state)) {
    if (!isRecord(elements)) continue
    const element = Object.values(elements)[0]
    values[block] = isRecord(element) ? elementValue(element) : ''
  }
  return values
}

/** One element's or action's value as a string, whatever its kind. */
export function elementValue(element: Readonly<Record<string, unknown>>): string {
  for (const name of ['value', 'selected_user', 'selected_conversation', 'selected_channel', 'selected_date', 'selected_time']) {
    const value = element[name]
    if (typeof value === 'string') return value
  }
  const option = element.selected_option
  if (isRecord(option) && typeof option.value === 'string') return option.value
  const options = element.selected_options
  if (Array.isArray(options)) return options.flatMap((one) => (isRecord(one) && typeof one.value === 'string' ? [one.value] : [])).join(',')
  const users = element.selected_users
  if (Array.isArray(users)) return users.filter((one) => typeof one === 'string').join(',')
  const files = element.files
  if (Array.isArray(files)) return files.flatMap((one) => (isRecord(one) && typeof one.id === 'string' ? [one.id] : [])).join(',')
  return ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
