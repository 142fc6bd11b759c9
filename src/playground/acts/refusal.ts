/** What the Slack client itself refuses a person, in a sentence. */
import type { Channel, Person } from '../model.js'
import type { PageAnswer } from '../protocol.js'
import type { Slack } from '../slack.js'

export const refused = (error: string): PageAnswer => ({ ok: false, error })

/** The person and the channel of an act, when that person may act there. */
export function placeOf(slack: Slack, userId: string, channelId: string): { person: Person; channel: Channel } | { error: string } {
  const person = slack.workspace.people.get(userId)
  if (!person) return { error: `Nobody here has the id ${userId}.` }
  const channel = slack.workspace.findChannel(channelId)
  if (!channel) return { error: `There is no channel ${channelId}.` }
  if (!channel.members.has(person.id)) return { error: `${person.realName} is not in #${channel.name}. Invite them first.` }
  return { person, channel }
}
