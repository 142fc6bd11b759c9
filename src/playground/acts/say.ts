/** What a person types, deletes and uploads. */

import { postAsPerson, take } from '../posting.js'
import type { PageAnswer } from '../protocol.js'
import type { Slack } from '../slack.js'
import { shareFile, storeFile } from '../stored-files.js'
import { runCommand } from './command.js'
import { placeOf, refused } from './refusal.js'

export function say(slack: Slack, act: { as: string; channel: string; threadTs?: string; text: string }): PageAnswer {
  const place = placeOf(slack, act.as, act.channel)
  if ('error' in place) return refused(place.error)
  if (place.channel.archived) return refused(`#${place.channel.name} is archived. Unarchive it first.`)
  if (act.text.trim() === '') return refused('There is nothing to send.')
  if (/^\/\S/.test(act.text)) return runCommand(slack, place.person, place.channel, act.text, act.threadTs)
  const { threadTs } = act
  if (threadTs && !slack.workspace.message(place.channel.id, threadTs))
    return refused('There is no such thread. Its message may have been deleted.')
  const parent = threadTs ? slack.workspace.message(place.channel.id, threadTs)?.threadTs : undefined
  const thread = parent ?? threadTs
  const message = postAsPerson(slack, { user: act.as, channel: place.channel.id, line: act.text, ...(thread ? { threadTs: thread } : {}) })
  const { app } = slack.workspace
  if (place.channel.kind !== 'im' && message.text.includes(`<@${app.botUserId}>`) && !place.channel.members.has(app.botUserId)) {
    slack.workspace.toast(act.as, `${app.name} is not in #${place.channel.name} and does not see this. Invite it first.`)
  }
  return { ok: true, ts: message.ts }
}

export function erase(slack: Slack, act: { as: string; channel: string; ts: string }): PageAnswer {
  const place = placeOf(slack, act.as, act.channel)
  if ('error' in place) return refused(place.error)
  const message = slack.workspace.message(place.channel.id, act.ts)
  if (!message) return refused('There is no such message. It may have been deleted.')
  if (message.user !== act.as && place.person.kind !== 'admin') return refused('Only its author or an admin can delete a message.')
  take(slack, message)
  return { ok: true }
}

export interface Upload {
  as: string
  /** Empty for a file chosen in a form: it is posted nowhere. */
  channel: string
  thread?: string
  name: string
  comment?: string
  bytes: Buffer
}

/** A file a person puts into a channel, with or without a comment. */
export function upload(slack: Slack, act: Upload): PageAnswer {
  if (act.channel === '') return keepForForm(slack, act)
  const place = placeOf(slack, act.as, act.channel)
  if ('error' in place) return refused(place.error)
  if (place.channel.archived) return refused(`#${place.channel.name} is archived. Unarchive it first.`)
  const file = storeFile(slack, { name: act.name, user: act.as, bytes: act.bytes })
  slack.events.emit({ type: 'file_created', file_id: file.id, user_id: act.as, file: { id: file.id }, event_ts: slack.clock.nextTs() })
  const message = postAsPerson(slack, {
    user: act.as,
    channel: place.channel.id,
    line: act.comment ?? '',
    fileIds: [file.id],
    ...(act.thread ? { threadTs: act.thread } : {}),
  })
  shareFile(slack, file, { channel: place.channel.id, ts: message.ts, ...(act.thread ? { threadTs: act.thread } : {}) })
  return { ok: true, ts: message.ts, fileId: file.id }
}

/** A file chosen in a form: the person's own until the form is sent. */
function keepForForm(slack: Slack, act: Upload): PageAnswer {
  if (!slack.workspace.people.has(act.as)) return refused('Nobody here has that id.')
  return { ok: true, fileId: storeFile(slack, { name: act.name, user: act.as, bytes: act.bytes }).id }
}
