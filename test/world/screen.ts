/** What stands on somebody's screen: texts, and the elements one can press or fill in. */
import { everyElement } from '../../src/playground/block-checks/index.js'
import { type Json, recordOf, recordsOf } from '../../src/playground/json.js'
import type { PageMessage, PageSnapshot, PageView } from '../../src/playground/protocol.js'
import { pageTypes } from './page-types.js'

/** Every text a reader meets, in order: of a message, a form, a Home tab, or any part of them. */
export function textOf(value: unknown): string {
  const found: string[] = []
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) walk(one)
    else if (typeof part === 'object' && part !== null) {
      for (const [name, inner] of Object.entries(part)) {
        if (typeof inner === 'string' && ['text', 'initial_value'].includes(name)) found.push(inner)
        else walk(inner)
      }
    }
  }
  walk(value)
  return found.join('\n')
}

/** The text of a message's blocks, or its plain text where it has none. */
export function messageText(message: PageMessage): string {
  return message.blocks ? textOf(message.blocks) : message.text
}

export function viewText(view: PageView): string {
  return `${view.title}\n${textOf(view.blocks)}`
}

/** Where an element stands. */
export type Container =
  | { readonly type: 'message'; readonly channel: string; readonly ts: string }
  | { readonly type: 'view'; readonly viewId: string }

export interface Pressable {
  readonly container: Container
  readonly blockId: string
  readonly actionId: string
  readonly label: string
  /** The payload it carries, where it is one of ours. */
  readonly payload: Readonly<Record<string, string>>
  readonly fields?: Record<string, unknown>
}

/** Undoes the wire form of a button's value. */
function payloadOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'string' || !value.startsWith('v1:')) return {}
  const parsed: unknown = JSON.parse(value.slice(3))
  return Object.fromEntries(Object.entries(recordOf(parsed)).map(([name, one]) => [name, String(one)]))
}

function pressablesOf(container: Container, blocks: readonly Json[]): Pressable[] {
  return everyElement(blocks).flatMap(({ element, block }): Pressable[] => {
    const at = { container, blockId: String(block.block_id), actionId: String(element.action_id) }
    if (element.type === 'button') return [{ ...at, label: textOf(element.text), payload: payloadOf(element.value) }]
    if (element.type !== 'overflow') return []
    return recordsOf(element.options).map((option) => ({
      ...at,
      label: textOf(option.text),
      payload: payloadOf(option.value),
      fields: { selected_option: { value: option.value } },
    }))
  })
}

/** What one message offers to press. */
export function offeredIn(message: PageMessage): string[] {
  return everyElement(recordsOf(message.blocks)).flatMap(({ element }) => (element.type === 'button' ? [textOf(element.text)] : []))
}

/** Messages of one channel with all its threads, newest first. */
export function everyMessage(snapshot: PageSnapshot, channel: string): PageMessage[] {
  const found = snapshot.channels.find(({ id }) => id === channel)
  if (!found) return []
  return [...found.messages, ...Object.values(found.threads).flat()].sort((a, b) => Number(b.ts) - Number(a.ts))
}

/** What can be pressed on a screen: in the open form alone where there is one, else in a channel (newest first) or on the Home tab. */
export function pressables(snapshot: PageSnapshot, where: { readonly channel: string | null; readonly home: boolean }): Pressable[] {
  const modal = snapshot.modals.at(-1)
  if (modal) return pressablesOf({ type: 'view', viewId: modal.id }, recordsOf(modal.blocks))
  if (where.home) return snapshot.home ? pressablesOf({ type: 'view', viewId: snapshot.home.id }, recordsOf(snapshot.home.blocks)) : []
  const { channel } = where
  if (channel === null) return []
  return everyMessage(snapshot, channel).flatMap((message) =>
    pressablesOf({ type: 'message', channel, ts: message.ts }, recordsOf(message.blocks)),
  )
}

/** What a person puts into a field → Slack's fields of that element. @throws Error when there is no such field or option */
export function entryOf(
  view: PageView,
  name: string,
  wanted: string,
): { blockId: string; actionId: string; fields: Record<string, unknown> } {
  const found = everyElement(recordsOf(view.blocks)).find(({ block }) => block.block_id === name || textOf(block.label) === name)
  if (!found) throw new Error(`The form “${view.title}” has no field ${name}.`)
  const { element, block } = found
  const at = { blockId: String(block.block_id), actionId: String(element.action_id) }
  return { ...at, fields: pageTypes(element, wanted, textOf) }
}
