/** users.*: people as the app may see them. */
import { ApiError, type Call, type Handler, pageOf } from './call.js'

function personOf({ slack, args }: Call): string {
  const id = args.required('user', 'user_not_found')
  const person = slack.workspace.people.get(id)
  if (!person) throw new ApiError('user_not_found')
  return person.id
}

const info: Handler = (call) => ({
  user: { ...call.slack.wire.user(personOf(call)), ...(call.args.flag('include_locale') ? { locale: 'en-GB' } : {}) },
})

const list: Handler = ({ slack, args }) => {
  const { people, channels, team } = slack.workspace
  // Other companies' people are listed once a shared channel has them.
  const known = [...people.values()].filter(
    (p) => p.teamId === team.id || [...channels.values()].some((c) => c.sharedTeams.has(p.teamId) && c.members.has(p.id)),
  )
  const { page, next } = pageOf(known, args, 1000, 1000)
  return {
    members: page.map((p) => slack.wire.user(p.id)),
    cache_ts: Math.floor(slack.clock.now() / 1000),
    response_metadata: { next_cursor: next },
  }
}

const byEmail: Handler = ({ slack, args }) => {
  const email = args.required('email', 'users_not_found').toLowerCase()
  const found = [...slack.workspace.people.values()].find(
    (p) => p.email.toLowerCase() === email && p.teamId === slack.workspace.team.id && p.kind !== 'bot',
  )
  if (!found) throw new ApiError('users_not_found')
  return { user: slack.wire.user(found.id) }
}

export const userMethods: Readonly<Record<string, Handler>> = { 'users.info': info, 'users.list': list, 'users.lookupByEmail': byEmail }
