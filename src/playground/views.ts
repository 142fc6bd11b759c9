/** Modals and Home tabs: opened, pushed, changed and closed, with what people entered in them. */
import { randomBytes } from 'node:crypto'
import { checkView, errorLines } from './block-checks/index.js'
import { withIds } from './block-ids.js'
import { isRecord, type Json, recordsOf, textOf } from './json.js'
import type { View } from './model.js'
import type { Workspace } from './state.js'
import { valuesOf } from './view-values.js'

// https://docs.slack.dev/surfaces/modals: three views at once.
const maxStack = 3

export type ViewResult = { ok: true; view: View } | { ok: false; error: string; details?: Json }

const newHash = (workspace: Workspace): string => `${Math.floor(workspace.clock.now() / 1000)}.${randomBytes(4).toString('hex')}`

/** The errors of a view as Slack's views methods answer them. */
export function refusalOf(view: unknown, type: 'modal' | 'home'): { ok: false; error: string; details?: Json } | undefined {
  if (!isRecord(view))
    return { ok: false, error: 'invalid_arguments', details: { response_metadata: { messages: ['[ERROR] missing required field: view'] } } }
  const errors = checkView(view, '/view')
  if (errors.length > 0)
    return { ok: false, error: 'invalid_arguments', details: { errors, response_metadata: { messages: errorLines(errors) } } }
  if (view.type !== type)
    return {
      ok: false,
      error: 'invalid_arguments',
      details: { response_metadata: { messages: [`[ERROR] must be a ${type} view [json-pointer:/view/type]`] } },
    }
  return undefined
}

function fieldsOf(
  json: Json,
): Pick<
  View,
  | 'title'
  | 'submit'
  | 'close'
  | 'blocks'
  | 'privateMetadata'
  | 'callbackId'
  | 'externalId'
  | 'clearOnClose'
  | 'notifyOnClose'
  | 'submitDisabled'
> {
  const text = (value: unknown): Json | null => (isRecord(value) ? { emoji: true, ...value } : null)
  return {
    title: text(json.title),
    submit: text(json.submit),
    close: text(json.close),
    blocks: withIds(recordsOf(json.blocks)),
    privateMetadata: textOf(json.private_metadata) ?? '',
    callbackId: textOf(json.callback_id) ?? '',
    externalId: textOf(json.external_id) ?? '',
    clearOnClose: json.clear_on_close === true,
    notifyOnClose: json.notify_on_close === true,
    submitDisabled: json.submit_disabled === true,
  }
}

function newView(workspace: Workspace, userId: string, json: Json, place: { type: View['type']; previous?: View; channel?: string }): View {
  const id = workspace.newId('V')
  const fields = fieldsOf(json)
  return {
    id,
    type: place.type,
    userId,
    ...fields,
    hash: newHash(workspace),
    rootViewId: place.previous?.rootViewId ?? id,
    previousViewId: place.previous?.id ?? null,
    values: valuesOf(fields.blocks, {}, place.channel),
    errors: {},
  }
}

/** Whether another view of the workspace already has this external_id. */
function isTaken(workspace: Workspace, json: Json, except?: View): boolean {
  const wanted = textOf(json.external_id)
  return (
    wanted !== undefined && wanted !== '' && [...workspace.views.values()].some((view) => view.externalId === wanted && view !== except)
  )
}

/** Opens a modal; whatever was open before is closed. */
export function openView(workspace: Workspace, userId: string, json: unknown, channel?: string): ViewResult {
  const refusal = refusalOf(json, 'modal')
  if (refusal || !isRecord(json)) return refusal ?? { ok: false, error: 'invalid_arguments' }
  if (isTaken(workspace, json)) return { ok: false, error: 'duplicate_external_id' }
  const view = newView(workspace, userId, json, { type: 'modal', ...(channel ? { channel } : {}) })
  workspace.setStack(userId, [view])
  return { ok: true, view }
}

/** Puts a modal on top of the one in which the person acted. */
export function pushView(workspace: Workspace, userId: string, json: unknown): ViewResult {
  const refusal = refusalOf(json, 'modal')
  if (refusal || !isRecord(json)) return refusal ?? { ok: false, error: 'invalid_arguments' }
  const stack = workspace.stack(userId)
  if (stack.length >= maxStack) return { ok: false, error: 'push_limit_reached' }
  if (isTaken(workspace, json)) return { ok: false, error: 'duplicate_external_id' }
  const previous = stack.at(-1)
  const view = newView(workspace, userId, json, { type: 'modal', ...(previous ? { previous } : {}) })
  workspace.setStack(userId, [...stack, view])
  return { ok: true, view }
}

/** Replaces a view's content; what the person entered stays where block_id and action_id stay. */
export function updateView(workspace: Workspace, view: View, json: unknown, hash?: string): ViewResult {
  const refusal = refusalOf(json, view.type)
  if (refusal || !isRecord(json)) return refusal ?? { ok: false, error: 'invalid_arguments' }
  if (hash !== undefined && hash !== '' && hash !== view.hash) return { ok: false, error: 'hash_conflict' }
  if (isTaken(workspace, json, view)) return { ok: false, error: 'duplicate_external_id' }
  const fields = fieldsOf(json)
  Object.assign(view, fields, { values: valuesOf(fields.blocks, view.values), hash: newHash(workspace), errors: {} })
  workspace.changed()
  return { ok: true, view }
}

/** Publishes a person's Home tab. */
export function publishHome(workspace: Workspace, userId: string, json: unknown, hash?: string): ViewResult {
  const refusal = refusalOf(json, 'home')
  if (refusal || !isRecord(json)) return refusal ?? { ok: false, error: 'invalid_arguments' }
  const present = workspace.home(userId)
  if (present) return updateView(workspace, present, json, hash)
  const view = newView(workspace, userId, json, { type: 'home' })
  workspace.setHome(view)
  return { ok: true, view }
}
