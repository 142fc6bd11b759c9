/** Pressing an element: confirmed where the app asks for it, then told to the server. */
import { choose, elementId, fieldsOf, type Scope, unheard } from './choices.js'
import { askConfirm } from './dialogs.js'
import { type Json, recordOf, stringOf } from './json.js'
import { act } from './server.js'
import { redraw, state } from './state.js'

/** Tells the server what was typed in the form so far, as Slack's payloads carry the whole state. */
async function tellTyped(scope: Scope, except: string): Promise<void> {
  const view = [...(state.snapshot?.modals ?? []), state.snapshot?.home].find((each) => each && `view:${each.id}` === scope.id)
  if (!view) return
  for (const { blockId, element } of unheard(view))
    if (elementId(scope, blockId, element) !== except)
      await act(
        {
          type: 'press',
          container: scope.container,
          blockId,
          actionId: stringOf(element, 'action_id'),
          fields: fieldsOf(scope, blockId, element),
        },
        true,
      )
}

/** @returns whether it was sent; false when the person declined or the playground refused */
export async function press(scope: Scope, blockId: string, element: Json, fields?: Json): Promise<boolean> {
  const confirm = recordOf(element, 'confirm')
  if (confirm && !(await askConfirm(confirm))) return false
  const id = elementId(scope, blockId, element)
  state.busy.add(id)
  redraw()
  await tellTyped(scope, id)
  const answer = await act({
    type: 'press',
    container: scope.container,
    blockId,
    actionId: stringOf(element, 'action_id'),
    ...(fields ? { fields } : {}),
  })
  state.busy.delete(id)
  redraw()
  return answer.ok
}

export interface Use {
  /** Choosing it is told to the server at once. */
  dispatches: boolean
}

/** A new value in an element: kept, and told when the element acts by itself; taken back when the person declines the confirmation. */
export async function change(scope: Scope, blockId: string, element: Json, fields: Json, use: Use): Promise<void> {
  const before = fieldsOf(scope, blockId, element)
  choose(scope, blockId, element, fields)
  redraw()
  if (!use.dispatches) return
  if (!(await press(scope, blockId, element, fields))) {
    choose(scope, blockId, element, before)
    redraw()
  }
}
