/** Slash commands: who may use them where, what the app gets, what its acknowledgement says. */
import { headOf } from '../interactions.js'
import { isRecord, type Json } from '../json.js'
import type { Channel, Person } from '../model.js'
import type { PageAnswer } from '../protocol.js'
import { type ResponsePlace, respond } from '../response-urls.js'
import type { Slack } from '../slack.js'
import { commandText } from '../typed-text.js'
import { refused } from './refusal.js'

function channelNameOf(channel: Channel): string {
  return channel.kind === 'im' ? 'directmessage' : channel.kind === 'private' ? 'privategroup' : channel.name
}

/** Says what an acknowledgement carries: nothing, a text, or a message. */
function sayAck(slack: Slack, place: ResponsePlace, command: string, body: unknown): void {
  if (!isRecord(body) || (body.text === '' && body.blocks === undefined)) return
  const said = respond(slack, place, body)
  if (said.ok) return
  slack.journal.add({ method: `ack ${command}`, body, status: 200, answer: { ok: false, error: said.error, ...said.details } })
  slack.workspace.toast(place.userId, `${command} failed with the error "${said.error}".`)
}

export function runCommand(slack: Slack, person: Person, channel: Channel, line: string, threadTs: string | undefined): PageAnswer {
  const { workspace } = slack
  const { manifest } = workspace
  const [command = '', ...words] = line.split(' ')
  const known = manifest.commands.find((each) => each.command === command)
  if (person.kind === 'external') return refused(`${command} is not available to people of other companies.`)
  if (!known && !manifest.open)
    return refused(
      `${command} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as slash commands.`,
    )
  if (threadTs) return refused(`${command} is not supported in threads. Sorry!`)
  const place = { channel: channel.id, userId: person.id }
  const { team, app } = workspace
  const payload: Json = {
    token: slack.tokens.verification,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelNameOf(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text: commandText(workspace, words.join(' ').trim(), known?.shouldEscape ?? false),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: slack.responseUrls.issue(place),
    trigger_id: slack.triggers.issue({ userId: person.id }),
  }
  void slack.inFlight.track(
    slack.interactions.deliver(slack, { kind: 'slash_commands', payload }, { userId: person.id, what: command }).then((answer) => {
      if (answer.acked) sayAck(slack, place, command, answer.body)
    }),
  )
  return { ok: true }
}

/** A message shortcut (with a message) or a global one. */
export function runShortcut(slack: Slack, act: { as: string; callbackId: string; channel?: string; ts?: string }): PageAnswer {
  const { workspace } = slack
  const person = workspace.people.get(act.as)
  if (!person) return refused(`Nobody here has the id ${act.as}.`)
  if (person.kind === 'external') return refused('Shortcuts are not available to people of other companies.')
  const channel = act.channel ? workspace.findChannel(act.channel) : undefined
  const type = act.ts ? 'message' : 'global'
  const known = workspace.manifest.shortcuts.some((each) => each.callbackId === act.callbackId && each.type === type)
  if (!known && !workspace.manifest.open) return refused(`There is no ${type} shortcut "${act.callbackId}".`)
  const head = headOf(slack, type === 'message' ? 'message_action' : 'shortcut', act.as)
  const common = {
    ...head,
    callback_id: act.callbackId,
    action_ts: slack.clock.nextTs(),
    trigger_id: slack.triggers.issue({ userId: act.as }),
  }
  let payload: Json = common
  if (act.ts) {
    const message = channel && workspace.message(channel.id, act.ts)
    if (!channel || !message || message.ephemeralFor) return refused('There is no such message. It may have been deleted.')
    if (!channel.members.has(act.as)) return refused(`${person.realName} is not in #${channel.name}.`)
    payload = {
      ...common,
      channel: { id: channel.id, name: channelNameOf(channel) },
      message_ts: message.ts,
      message: slack.wire.message(message),
      response_url: slack.responseUrls.issue({ channel: channel.id, userId: act.as, original: { ts: message.ts } }),
    }
  }
  void slack.interactions.deliver(slack, { kind: 'interactive', payload }, { userId: act.as, what: 'The shortcut' })
  return { ok: true }
}
