/** What Slack makes of a line as a person types it: mentions, links and escapes. */
import type { Json } from './json.js'
import type { Workspace } from './state.js'

type Part =
  | { is: 'text'; text: string }
  | { is: 'user'; id: string; name: string }
  | { is: 'channel'; id: string; name: string }
  | { is: 'broadcast'; range: string }
  | { is: 'link'; url: string; label?: string }
  | { is: 'mail'; address: string }

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function tokenPart(workspace: Workspace, token: string): Part | undefined {
  const [, sigil = '', id = ''] = /^<([@#!])([^|>]+)(?:\|[^>]*)?>$/.exec(token) ?? []
  const person = sigil === '@' ? workspace.people.get(id) : undefined
  if (person) return { is: 'user', id, name: person.name }
  const channel = sigil === '#' ? workspace.channels.get(id) : undefined
  if (channel) return { is: 'channel', id, name: channel.name }
  if (sigil === '!' && ['here', 'channel', 'everyone'].includes(id)) return { is: 'broadcast', range: id }
  const link = /^<((?:https?:\/\/|mailto:)[^|>\s]+)(?:\|([^>]*))?>$/.exec(token)
  if (!link?.[1]) return undefined
  return { is: 'link', url: link[1], ...(link[2] ? { label: link[2] } : {}) }
}

/** Names longest first, so that `@Chen Li` is not taken for `@Chen`. */
function mentionPart(workspace: Workspace, rest: string): { part: Part; length: number } | undefined {
  const sigil = rest[0]
  const names: { name: string; part: Part }[] =
    sigil === '@'
      ? [...workspace.people.values()].flatMap((p) =>
          [p.realName, p.name].map((name) => ({ name, part: { is: 'user', id: p.id, name: p.name } })),
        )
      : [...workspace.channels.values()].flatMap((c) =>
          c.kind === 'im' ? [] : [{ name: c.name, part: { is: 'channel', id: c.id, name: c.name } }],
        )
  if (sigil === '@')
    names.push(...['here', 'channel', 'everyone'].map((range) => ({ name: range, part: { is: 'broadcast' as const, range } })))
  const found = names
    .sort((a, b) => b.name.length - a.name.length)
    .find(
      ({ name }) =>
        name !== '' &&
        rest.slice(1, name.length + 1).toLowerCase() === name.toLowerCase() &&
        !/^[\p{L}\p{N}_-]/u.test(rest.slice(name.length + 1)),
    )
  return found && { part: found.part, length: found.name.length + 1 }
}

function partsOf(workspace: Workspace, line: string): Part[] {
  const parts: Part[] = []
  let text = ''
  const push = (part: Part): void => {
    if (text) parts.push({ is: 'text', text })
    text = ''
    parts.push(part)
  }
  for (let at = 0; at < line.length; ) {
    const rest = line.slice(at)
    const atWord = at === 0 || /[\s("':]/.test(line[at - 1] ?? '')
    const token = /^<[^<>]+>/.exec(rest)?.[0]
    const known = token ? tokenPart(workspace, token) : undefined
    const mention = atWord && /^[@#]/.test(rest) ? mentionPart(workspace, rest) : undefined
    const url = atWord ? /^https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/.exec(rest)?.[0] : undefined
    const mail = atWord ? /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(rest)?.[0] : undefined
    if (token && known) push(known)
    else if (mention) push(mention.part)
    else if (url) push({ is: 'link', url })
    else if (mail) push({ is: 'mail', address: mail })
    else text += line[at]
    at += known && token ? token.length : (mention?.length ?? url?.length ?? mail?.length ?? 1)
  }
  if (text) parts.push({ is: 'text', text })
  return parts
}

function written(part: Part, withNames: boolean): string {
  switch (part.is) {
    case 'text':
      return escaped(part.text)
    case 'user':
      return withNames ? `<@${part.id}|${part.name}>` : `<@${part.id}>`
    case 'channel':
      return `<#${part.id}|${withNames ? part.name : ''}>`
    case 'broadcast':
      return `<!${part.range}>`
    case 'link':
      return part.label ? `<${escaped(part.url)}|${part.label}>` : `<${escaped(part.url)}>`
    case 'mail':
      return `<mailto:${part.address}|${part.address}>`
  }
}

/** What a person sees of a part when the command does not escape. */
function plain(part: Part): string {
  switch (part.is) {
    case 'text':
      return escaped(part.text)
    case 'user':
      return `@${part.name}`
    case 'channel':
      return `#${part.name}`
    case 'broadcast':
      return `@${part.range}`
    case 'link':
      return escaped(part.url)
    case 'mail':
      return part.address
  }
}

/** The text of a slash command; mentions and links are only escaped when the manifest says should_escape. */
export function commandText(workspace: Workspace, line: string, shouldEscape: boolean): string {
  return partsOf(workspace, line)
    .map((part) => (shouldEscape ? written(part, true) : plain(part)))
    .join('')
}

function leaf(part: Part): Json {
  switch (part.is) {
    case 'text':
      return { type: 'text', text: part.text }
    case 'user':
      return { type: 'user', user_id: part.id }
    case 'channel':
      return { type: 'channel', channel_id: part.id }
    case 'broadcast':
      return { type: 'broadcast', range: part.range }
    case 'link':
      return { type: 'link', url: part.url, ...(part.label ? { text: part.label } : {}) }
    case 'mail':
      return { type: 'link', url: `mailto:${part.address}`, text: part.address }
  }
}

/** The text of a message as events and history carry it, and the rich_text block Slack's client makes of it. */
export function messageText(workspace: Workspace, line: string): { text: string; elements: Json[]; mentions: string[] } {
  const parts = partsOf(workspace, line)
  return {
    text: parts.map((part) => written(part, false)).join(''),
    elements: [{ type: 'rich_text_section', elements: parts.map(leaf) }],
    mentions: parts.flatMap((part) => (part.is === 'user' ? [part.id] : [])),
  }
}
