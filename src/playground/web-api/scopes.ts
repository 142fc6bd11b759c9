/** Which scopes a method asks for; any one of a list is enough. */

const reading = ['channels:read', 'groups:read', 'im:read']
const history = ['channels:history', 'groups:history', 'im:history']
const managing = ['channels:manage', 'groups:write']

export const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'bookmarks.add': ['bookmarks:write'],
  'bookmarks.edit': ['bookmarks:write'],
  'bookmarks.list': ['bookmarks:read'],
  'bots.info': ['users:read'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.archive': managing,
  'conversations.create': managing,
  'conversations.history': history,
  'conversations.info': reading,
  'conversations.invite': [...managing, 'channels:write.invites', 'groups:write.invites'],
  'conversations.join': ['channels:join'],
  'conversations.list': reading,
  'conversations.members': reading,
  'conversations.open': ['im:write', 'channels:manage'],
  'conversations.replies': history,
  'conversations.setTopic': [...managing, 'channels:write.topic', 'groups:write.topic'],
  'conversations.unarchive': managing,
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'pins.add': ['pins:write'],
  'pins.remove': ['pins:write'],
  'reactions.add': ['reactions:write'],
  'reactions.remove': ['reactions:write'],
  'team.info': ['team:read'],
  'users.conversations': reading,
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
}

/** History and channel reading ask for the scope of the channel's kind. */
export function scopeOfKind(method: string, kind: 'channel' | 'private' | 'im'): string | undefined {
  const prefix = { channel: 'channels', private: 'groups', im: 'im' }[kind]
  if (scopesOf[method] === history) return `${prefix}:history`
  if (method === 'conversations.info' || method === 'conversations.members') return `${prefix}:read`
  return undefined
}
