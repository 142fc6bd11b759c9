/** Forms handed in and closed: what the app gets, and what its answer does to the stack of modals. */
import { everyElement } from '../block-checks/index.js'
import { headOf } from '../interactions.js'
import { isRecord, type Json, recordOf, textOf } from '../json.js'
import type { Values, View } from '../model.js'
import type { PageAct, PageAnswer } from '../protocol.js'
import type { Slack } from '../slack.js'
import { handOver } from '../stored-files.js'
import { clientRefusals, entered } from '../view-values.js'
import { pushView, updateView } from '../views.js'
import { refused } from './refusal.js'

const trouble = 'We had some trouble connecting. Try again?'

/** The view's values with what the person entered; a refusal when an entry is impossible. */
function mergedValues(view: View, given: Values | Record<string, Record<string, unknown>>): { values: Values } | { error: string } {
  const values = structuredClone(view.values)
  for (const [blockId, actions] of Object.entries(given)) {
    for (const [actionId, fields] of Object.entries(actions)) {
      const found = everyElement(view.blocks).find(({ element, block }) => block.block_id === blockId && element.action_id === actionId)
      if (!found) return { error: `The form has no field "${blockId}" / "${actionId}".` }
      const made = entered(found.element, fields)
      if (!made.ok) return { error: made.error }
      values[blockId] = { ...values[blockId], [actionId]: made.state }
    }
  }
  return { values }
}

/** response_urls of the conversation selects that ask for one. */
function responseUrlsOf(slack: Slack, view: View): Json[] {
  return everyElement(view.blocks).flatMap(({ element, block }) => {
    if (element.response_url_enabled !== true) return []
    const state = recordOf(view.values[String(block.block_id)]?.[String(element.action_id)])
    const channel = textOf(state.selected_conversation) ?? textOf(state.selected_channel)
    if (!channel) return []
    const url = slack.responseUrls.issue({ channel, userId: view.userId })
    return [{ response_url: url, channel_id: channel, block_id: block.block_id, action_id: element.action_id }]
  })
}

function notifyClosed(slack: Slack, view: View, isCleared: boolean): void {
  if (!view.notifyOnClose) return
  const payload = { ...headOf(slack, 'view_closed', view.userId), view: slack.wire.view(view), is_cleared: isCleared }
  void slack.interactions.deliver(slack, { kind: 'interactive', payload }, { userId: view.userId, what: 'Closing the form' })
}

/** Closes a view and those above it. */
function closeView(slack: Slack, view: View): void {
  const stack = slack.workspace.stack(view.userId)
  const at = stack.indexOf(view)
  if (at >= 0) slack.workspace.setStack(view.userId, stack.slice(0, at))
}

function clear(slack: Slack, userId: string, except?: View): void {
  const stack = slack.workspace.stack(userId)
  slack.workspace.setStack(userId, [])
  for (const view of stack) if (view !== except) notifyClosed(slack, view, true)
}

function showErrors(slack: Slack, view: View, errors: Json): string | undefined {
  const known = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => String(block.block_id)))
  const entries = Object.entries(errors).map(([blockId, text]): [string, string] => [blockId, String(text)])
  const strange = entries.filter(([blockId]) => !known.has(blockId))
  if (entries.length === 0 || strange.length > 0) return 'invalid_errors'
  view.errors = Object.fromEntries(entries)
  slack.workspace.changed()
  return undefined
}

/** Does what the acknowledgement of a form says. @returns Slack's error when it cannot */
function obey(slack: Slack, view: View, body: unknown): { error: string; details?: Json } | undefined {
  if (!isRecord(body) || body.response_action === undefined) {
    closeView(slack, view)
    return undefined
  }
  switch (body.response_action) {
    case 'clear':
      clear(slack, view.userId, view)
      return undefined
    case 'errors': {
      const error = showErrors(slack, view, recordOf(body.errors))
      return error ? { error } : undefined
    }
    case 'update': {
      const result = updateView(slack.workspace, view, body.view)
      return result.ok ? undefined : result
    }
    case 'push': {
      const result = pushView(slack.workspace, view.userId, body.view)
      return result.ok ? undefined : result
    }
    default:
      return { error: 'invalid_response_action' }
  }
}

export function submit(slack: Slack, act: Extract<PageAct, { type: 'submit' }>): PageAnswer {
  const view = slack.workspace.views.get(act.viewId)
  if (!view || view.userId !== act.as || view.type !== 'modal') return refused('This form is no longer open.')
  if (view.submitDisabled) return refused('The form cannot be sent yet: something in it must be changed first.')
  const merged = mergedValues(view, act.values)
  if ('error' in merged) return refused(merged.error)
  view.values = merged.values
  view.errors = clientRefusals(view.blocks, view.values)
  slack.workspace.changed()
  const first = Object.values(view.errors)[0]
  if (first) return refused(first)
  view.values = handOver(slack, act.as, view.values)
  const payload = {
    ...headOf(slack, 'view_submission', act.as),
    trigger_id: slack.triggers.issue({ userId: act.as, viewId: view.id }),
    view: slack.wire.view(view),
    response_urls: responseUrlsOf(slack, view),
  }
  const sent = slack.interactions
    .deliver(slack, { kind: 'interactive', payload }, { userId: act.as, what: 'Sending the form' })
    .then((answer) => {
      if (!answer.acked) return
      const problem = obey(slack, view, answer.body)
      if (!problem) return
      slack.journal.add({
        method: 'ack view_submission',
        body: recordOf(answer.body),
        status: 200,
        answer: { ok: false, error: problem.error, ...problem.details },
      })
      slack.workspace.toast(act.as, `${trouble} (${problem.error})`)
    })
  void slack.inFlight.track(sent)
  return { ok: true }
}

export function close(slack: Slack, act: { as: string; viewId: string }): PageAnswer {
  const view = slack.workspace.views.get(act.viewId)
  if (!view || view.userId !== act.as || view.type !== 'modal') return refused('This form is no longer open.')
  const above = slack.workspace.stack(act.as)
  if (view.clearOnClose) clear(slack, act.as, view)
  else {
    closeView(slack, view)
    for (const each of above.slice(above.indexOf(view) + 1)) notifyClosed(slack, each, false)
  }
  notifyClosed(slack, view, false)
  return { ok: true }
}
