/** Buttons, selects and other elements: what the app gets when a person uses one, in a message, a modal or a Home tab. */
import { everyElement } from '../block-checks/index.js'
import { headOf } from '../interactions.js'
import { type Json, recordsOf } from '../json.js'
import type { Message, Values, View } from '../model.js'
import type { PageAct, PageAnswer } from '../protocol.js'
import type { Slack } from '../slack.js'
import { entered, keepsValue, valuesOf } from '../view-values.js'
import { placeOf, refused } from './refusal.js'

type Press = Extract<PageAct, { type: 'press' }>

export interface Forged {
  /** Sent instead of the button's own value, as a forger would. */
  value?: string
  /** Which earlier state of the message the person still has on the screen: 0 is the first. */
  stale?: number
}

type Made = { action: Json; state?: Json } | { error: string }

function actionOf(slack: Slack, element: Json, press: Press, forged: Forged): Made {
  const ids = { type: element.type, action_id: press.actionId, block_id: press.blockId }
  const ts = { action_ts: slack.clock.nextTs() }
  if (keepsValue(element)) {
    const made = entered(element, press.fields)
    return made.ok ? { action: { ...ids, ...made.state, ...ts }, state: made.state } : { error: made.error }
  }
  if (element.type === 'overflow') {
    const wanted = press.fields?.selected_option
    const value = typeof wanted === 'object' && wanted !== null && 'value' in wanted ? wanted.value : (wanted ?? press.fields?.value)
    const option = recordsOf(element.options).find((each) => each.value === value)
    return option ? { action: { ...ids, selected_option: option, ...ts } } : { error: `The menu has no option "${String(value)}".` }
  }
  const value = forged.value ?? element.value
  const { text, style, url } = element
  return {
    action: { ...ids, text, ...(value === undefined ? {} : { value }), ...(style ? { style } : {}), ...(url ? { url } : {}), ...ts },
  }
}

function elementAt(blocks: readonly Json[], press: Press): { element: Json; block: Json } | undefined {
  return everyElement(blocks).find(({ element, block }) => block.block_id === press.blockId && element.action_id === press.actionId)
}

const gone = 'There is no such element here. The message or form may have changed.'

function withState(values: Values, press: Press, state: Json | undefined): Values {
  return state ? { ...values, [press.blockId]: { ...values[press.blockId], [press.actionId]: state } } : values
}

function allBlocks(message: Message): Json[] {
  return [...(message.blocks ?? []), ...(message.attachments ?? []).flatMap((attachment) => recordsOf(attachment.blocks))]
}

function pressMessage(slack: Slack, press: Press, container: { channel: string; ts: string }, forged: Forged): PageAnswer {
  const place = placeOf(slack, press.as, container.channel)
  if ('error' in place) return refused(place.error)
  const message = slack.workspace.message(place.channel.id, container.ts)
  if (!message || (message.ephemeralFor && message.ephemeralFor !== press.as))
    return refused('There is no such message. It may have been deleted.')
  const blocks = forged.stale === undefined ? allBlocks(message) : (message.formerBlocks[forged.stale] ?? [])
  const found = elementAt(blocks, press)
  if (!found) return refused(gone)
  const made = actionOf(slack, found.element, press, forged)
  if ('error' in made) return refused(made.error)
  const values = withState(valuesOf(blocks, message.entered[press.as], place.channel.id), press, made.state)
  message.entered[press.as] = values
  const { channel } = place
  const payload: Json = {
    ...headOf(slack, 'block_actions', press.as),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeralFor !== undefined,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    trigger_id: slack.triggers.issue({ userId: press.as }),
    channel: { id: channel.id, name: channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name },
    // Slack leaves the message out of what happens on an ephemeral one.
    ...(message.ephemeralFor ? {} : { message: { ...slack.wire.message(message), ...(forged.stale === undefined ? {} : { blocks }) } }),
    state: { values },
    response_url: slack.responseUrls.issue({ channel: channel.id, userId: press.as, original: { ts: message.ts } }),
    actions: [made.action],
  }
  void slack.interactions.deliver(slack, { kind: 'interactive', payload }, { userId: press.as, what: 'The app' })
  return { ok: true }
}

function pressView(slack: Slack, press: Press, view: View, forged: Forged): PageAnswer {
  const found = elementAt(view.blocks, press)
  if (!found) return refused(gone)
  const made = actionOf(slack, found.element, press, forged)
  if ('error' in made) return refused(made.error)
  view.values = withState(view.values, press, made.state)
  slack.workspace.changed()
  // Inside an input block nothing is sent before the form, unless the block asks for it.
  if (found.block.type === 'input' && found.block.dispatch_action !== true) return { ok: true }
  const payload: Json = {
    ...headOf(slack, 'block_actions', press.as),
    container: { type: 'view', view_id: view.id },
    trigger_id: slack.triggers.issue({ userId: press.as, viewId: view.id }),
    view: slack.wire.view(view),
    actions: [made.action],
  }
  void slack.interactions.deliver(slack, { kind: 'interactive', payload }, { userId: press.as, what: 'The app' })
  return { ok: true }
}

/** @param forged what a test may falsify; a person cannot */
export function press(slack: Slack, act: Press, forged: Forged = {}): PageAnswer {
  if (!slack.workspace.people.has(act.as)) return refused(`Nobody here has the id ${act.as}.`)
  if (act.container.type === 'message') return pressMessage(slack, act, act.container, forged)
  const view = slack.workspace.views.get(act.container.viewId)
  if (!view || view.userId !== act.as) return refused('This form is no longer open.')
  return pressView(slack, act, view, forged)
}
