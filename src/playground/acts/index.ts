/** Everything a person can do in the workspace, one act at a time. */
import { createChannel, join, leave, setArchived } from '../channel-life.js'
import type { PageAct, PageAnswer } from '../protocol.js'
import type { Slack } from '../slack.js'
import { runShortcut } from './command.js'
import { close, submit } from './forms.js'
import { press } from './press.js'
import { placeOf, refused } from './refusal.js'
import { erase, say } from './say.js'

export { press } from './press.js'
export { type Upload, upload } from './say.js'

function openHome(slack: Slack, userId: string): PageAnswer {
  const { workspace } = slack
  if (!workspace.people.has(userId)) return refused(`Nobody here has the id ${userId}.`)
  const view = workspace.home(userId)
  slack.events.emit({
    type: 'app_home_opened',
    user: userId,
    channel: workspace.directChannel(userId).id,
    tab: 'home',
    ...(view ? { view: slack.wire.view(view) } : {}),
    event_ts: slack.clock.nextTs(),
  })
  return { ok: true }
}

function actOnChannel(slack: Slack, act: Extract<PageAct, { type: 'channel' }>): PageAnswer {
  if (act.do === 'create') {
    const made = createChannel(slack, { name: act.name, by: act.as })
    return typeof made === 'string' ? refused(`The channel cannot be made: ${made}.`) : { ok: true }
  }
  const place = placeOf(slack, act.as, act.channel)
  if ('error' in place) return refused(place.error)
  const { channel, person } = place
  if (person.kind === 'guest' || person.kind === 'external') return refused('Guests and people of other companies cannot change channels.')
  switch (act.do) {
    case 'invite': {
      if (!slack.workspace.people.has(act.user)) return refused(`Nobody here has the id ${act.user}.`)
      if (channel.members.has(act.user)) return refused('They are in this channel already.')
      join(slack, channel, act.user, act.as)
      return { ok: true }
    }
    case 'kick':
      if (!channel.members.has(act.user)) return refused('They are not in this channel.')
      leave(slack, channel, act.user)
      return { ok: true }
    case 'archive':
    case 'unarchive': {
      const archived = act.do === 'archive'
      if (channel.archived === archived) return refused(archived ? 'The channel is archived already.' : 'The channel is not archived.')
      setArchived(slack, channel, archived, act.as)
      return { ok: true }
    }
  }
}

function moveClock(slack: Slack, act: Extract<PageAct, { type: 'clock' }>): PageAnswer {
  try {
    if ('to' in act) slack.clock.set(act.to)
    else slack.clock.advance(act.advanceMs)
  } catch (cause) {
    if (cause instanceof RangeError) return refused(cause.message)
    throw cause
  }
  slack.workspace.changed()
  return { ok: true }
}

/** Does one act; what the app answers to it follows later, and shows in the next snapshot. */
export function act(slack: Slack, what: PageAct): PageAnswer {
  switch (what.type) {
    case 'say':
      return say(slack, what)
    case 'delete':
      return erase(slack, what)
    case 'press':
      return press(slack, what)
    case 'submit':
      return submit(slack, what)
    case 'close':
      return close(slack, what)
    case 'shortcut':
      return runShortcut(slack, what)
    case 'home':
      return openHome(slack, what.as)
    case 'read':
      slack.workspace.markRead(what.as, what.channel)
      return { ok: true }
    case 'dismiss':
      slack.workspace.dismiss(what.as, what.toast)
      return { ok: true }
    case 'clock':
      return moveClock(slack, what)
    case 'channel':
      return actOnChannel(slack, what)
  }
}
