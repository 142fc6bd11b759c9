/** What one person sees: the page's snapshot of the workspace. */

import { textOf } from './json.js'
import type { Channel, Message, Person, View } from './model.js'
import { colourOf, initialsOf } from './people.js'
import type { PageChannel, PageFile, PageMessage, PagePerson, PageSnapshot, PageView } from './protocol.js'
import type { Slack } from './slack.js'

const pagePerson = (person: Person): PagePerson => ({
  id: person.id,
  name: person.realName,
  kind: person.kind,
  organisation: person.organisation,
  zone: person.zone,
  initials: initialsOf(person.realName),
  colour: colourOf(person),
})

function pageFiles(slack: Slack, message: Message): PageFile[] {
  return message.fileIds
    .flatMap((id) => slack.workspace.files.get(id) ?? [])
    .map((file) => ({
      id: file.id,
      name: file.name,
      size: file.bytes.length,
      mimetype: file.mimetype,
      ...(file.altText ? { alt: file.altText } : {}),
    }))
}

function pageMessage(slack: Slack, message: Message, replyCount = 0): PageMessage {
  const blocks = [
    ...(message.blocks ?? []),
    ...(message.attachments ?? []).flatMap((each) => (Array.isArray(each.blocks) ? each.blocks : [])),
  ]
  const files = pageFiles(slack, message)
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    ...(blocks.length > 0 ? { blocks } : {}),
    ...(files.length > 0 ? { files } : {}),
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    ...(replyCount > 0 ? { replyCount } : {}),
    ...(message.edited ? { edited: true } : {}),
    ...(message.ephemeralFor ? { ephemeral: true } : {}),
    ...(message.botId ? { botId: message.botId } : {}),
  }
}

function pageChannel(slack: Slack, channel: Channel, userId: string): PageChannel {
  const { workspace } = slack
  const all = [...workspace.messages(channel.id), ...workspace.ephemeral(channel.id, userId)].sort((a, b) => Number(a.ts) - Number(b.ts))
  const isTop = (message: Message): boolean => !message.threadTs || message.threadTs === message.ts || message.broadcast === true
  const threads: Record<string, PageMessage[]> = {}
  for (const message of all) {
    if (!message.threadTs || message.threadTs === message.ts) continue
    threads[message.threadTs] = [...(threads[message.threadTs] ?? []), pageMessage(slack, message)]
  }
  const read = Number(workspace.lastRead(userId, channel.id))
  return {
    id: channel.id,
    name: channel.kind === 'im' ? workspace.app.name : channel.name,
    kind: channel.kind,
    archived: channel.archived,
    shared: channel.sharedTeams.size > 0,
    topic: channel.topic.value,
    members: [...channel.members],
    unread: all.filter((message) => message.user !== userId && Number(message.ts) > read).length,
    messages: all.filter(isTop).map((message) => pageMessage(slack, message, threads[message.ts]?.length)),
    threads,
  }
}

const plainText = (text: Record<string, unknown> | null): string | undefined => textOf(text?.text)

function pageView(view: View): PageView {
  const submit =
    plainText(view.submit) ?? (view.type === 'modal' && view.blocks.some((block) => block.type === 'input') ? 'Submit' : undefined)
  const close = plainText(view.close)
  return {
    id: view.id,
    type: view.type,
    title: plainText(view.title) ?? '',
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
    blocks: view.blocks,
    values: view.values,
    errors: view.errors,
  }
}

/** Everything a person sees now. @throws Error when there is no such person */
export function snapshotFor(slack: Slack, userId: string): PageSnapshot {
  const { workspace } = slack
  const me = workspace.personNamed(userId)
  if (me.kind !== 'bot') workspace.directChannel(me.id)
  const outsider = me.kind === 'external'
  const { manifest } = workspace
  const home = workspace.home(me.id)
  return {
    revision: workspace.revision,
    workspace: { name: workspace.team.name, domain: workspace.team.domain },
    now: slack.clock.iso(),
    me: pagePerson(me),
    people: [...workspace.people.values()].map(pagePerson),
    channels: [...workspace.channels.values()].filter((c) => c.members.has(me.id) && !c.deleted).map((c) => pageChannel(slack, c, me.id)),
    app: { name: workspace.app.name, connected: slack.delivery.connected(), botUser: workspace.app.botUserId },
    commands: outsider ? [] : manifest.commands.map(({ command, description, usageHint }) => ({ command, description, usageHint })),
    shortcuts: outsider ? [] : manifest.shortcuts.map(({ type, callbackId, name }) => ({ type, callbackId, name })),
    home: home ? pageView(home) : null,
    modals: workspace.stack(me.id).map(pageView),
    toasts: [...workspace.toasts(me.id)],
  }
}
