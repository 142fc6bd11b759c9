/** views.*: modals and Home tabs. */
import type { Json } from '../json.js'
import type { View } from '../model.js'
import type { Trigger } from '../triggers.js'
import { openView, publishHome, pushView, refusalOf, updateView, type ViewResult } from '../views.js'
import { ApiError, type Call, type Handler } from './call.js'

function answerOf({ slack }: Call, result: ViewResult): Json {
  if (!result.ok) throw new ApiError(result.error, result.details)
  return { view: slack.wire.view(result.view) }
}

/** The view is checked before the trigger is used up. */
function checkedView({ args }: Call, type: 'modal' | 'home'): unknown {
  const view = args.json('view')
  const refusal = refusalOf(view, type)
  if (refusal) throw new ApiError(refusal.error, refusal.details)
  return view
}

function exchange({ slack, args }: Call): Trigger {
  const id = args.text('trigger_id') ?? args.required('interactivity_pointer', 'invalid_trigger_id')
  const used = slack.triggers.exchange(id)
  if (!used.ok) throw new ApiError(used.error)
  return used.trigger
}

const open: Handler = (call) => {
  const view = checkedView(call, 'modal')
  return answerOf(call, openView(call.slack.workspace, exchange(call).userId, view))
}

const push: Handler = (call) => {
  const view = checkedView(call, 'modal')
  const trigger = exchange(call)
  const stack = call.slack.workspace.stack(trigger.userId)
  if (!stack.some((each) => each.id === trigger.viewId)) throw new ApiError('not_found')
  return answerOf(call, pushView(call.slack.workspace, trigger.userId, view))
}

function viewOf({ slack, args }: Call): View {
  const id = args.text('view_id')
  const external = args.text('external_id')
  if (!id && !external) throw new ApiError('invalid_arguments')
  const found = id ? slack.workspace.views.get(id) : [...slack.workspace.views.values()].find((v) => v.externalId === external)
  if (!found) throw new ApiError('not_found')
  return found
}

const update: Handler = (call) => {
  const found = viewOf(call)
  return answerOf(call, updateView(call.slack.workspace, found, checkedView(call, found.type), call.args.text('hash')))
}

const publish: Handler = (call) => {
  const user = call.args.required('user_id')
  const person = call.slack.workspace.people.get(user)
  if (!person) throw new ApiError('user_not_found')
  return answerOf(call, publishHome(call.slack.workspace, person.id, checkedView(call, 'home'), call.args.text('hash')))
}

export const viewMethods: Readonly<Record<string, Handler>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
