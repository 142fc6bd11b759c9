/** Draws Slack's mrkdwn: styles, code, quotes, links, mentions, dates and emoji, as elements and never as markup. */
import { fillDate } from './dates.js'
import { type Child, type Drawn, h } from './dom.js'
import { emojiOf } from './emoji.js'
import { channelOf, goTo, nameOf, readerZone, state, titleOf, workspaceNow } from './state.js'

/** Undoes Slack's three escapes. */
export const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** A link, if its scheme is one a person may safely follow; otherwise its words. */
export function safeLink(url: string, label: Child): Child {
  if (!/^(https?:|mailto:)/i.test(url)) return label
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label)
}

export const personMention = (id: string): Drawn =>
  h('span', { class: `mention${id === state.snapshot?.me.id ? ' mention-me' : ''}` }, `@${nameOf(id)}`)

export function channelMention(id: string, label = ''): Drawn {
  const channel = channelOf(id)
  const name = channel ? titleOf(channel) : label || 'private channel'
  if (!channel) return h('span', { class: 'mention' }, `#${name}`)
  return h('button', { type: 'button', class: 'mention', on: { click: () => goTo({ kind: 'channel', channel: id }) } }, `#${name}`)
}

export const broadcastMention = (range: string): Drawn => h('span', { class: 'mention mention-me' }, `@${range}`)

function dateToken(body: string, fallback: string): Child {
  const [seconds, pattern = '', link] = body.split('^').slice(1)
  const at = Number(seconds) * 1000
  if (!Number.isFinite(at)) return unescaped(fallback)
  const shown = h(
    'time',
    { datetime: new Date(at).toISOString(), title: unescaped(fallback) },
    fillDate(unescaped(pattern), at, readerZone(), workspaceNow()),
  )
  return link ? safeLink(unescaped(link), shown) : shown
}

/** What stands between `<` and `>`. */
function token(content: string): Child {
  const bar = content.indexOf('|')
  const target = bar < 0 ? content : content.slice(0, bar)
  const label = bar < 0 ? '' : content.slice(bar + 1)
  if (target.startsWith('@')) return personMention(target.slice(1))
  if (target.startsWith('#')) return channelMention(target.slice(1), label)
  if (target.startsWith('!date^')) return dateToken(target, label)
  if (/^!(channel|here|everyone)$/.test(target)) return broadcastMention(target.slice(1))
  if (target.startsWith('!')) return label || `@${target.slice(1)}`
  const url = unescaped(target)
  return safeLink(url, label ? inline(label) : url.replace(/^mailto:/, ''))
}

const styles: Record<string, string> = { '*': 'strong', _: 'em', '~': 's' }
const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter)

/** Where a style opened at `at` ends, or -1 when the sign is only a sign. */
function closing(text: string, at: number): number {
  const sign = text[at]
  if (isWord(text[at - 1]) || !text[at + 1] || /\s/.test(text[at + 1] ?? '')) return -1
  for (let end = at + 2; end < text.length && text[end] !== '\n'; end++)
    if (text[end] === sign && !/\s/.test(text[end - 1] ?? '') && !isWord(text[end + 1])) return end
  return -1
}

interface Piece {
  child: Child
  length: number
}

function pieceAt(text: string, at: number): Piece | null {
  const sign = text[at] ?? ''
  const rest = text.slice(at)
  if (sign === '<') {
    const end = rest.indexOf('>')
    return end > 1 ? { child: token(rest.slice(1, end)), length: end + 1 } : null
  }
  if (sign === '`') {
    const code = /^`([^`\n]+)`/.exec(rest)
    return code?.[1] ? { child: h('code', {}, unescaped(code[1])), length: code[0].length } : null
  }
  if (sign === ':') {
    const name = /^:([a-z0-9_+-]+):/.exec(rest)
    const emoji = name?.[1] ? emojiOf(name[1]) : undefined
    return name && emoji ? { child: h('span', { class: 'emoji', title: name[0] }, emoji), length: name[0].length } : null
  }
  const tag = styles[sign]
  const end = tag ? closing(text, at) : -1
  if (tag && end > 0) return { child: h(tag, {}, inline(text.slice(at + 1, end))), length: end + 1 - at }
  const url = sign === 'h' && !isWord(text[at - 1]) ? /^https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"]/.exec(rest) : null
  return url ? { child: safeLink(unescaped(url[0]), unescaped(url[0])), length: url[0].length } : null
}

/** One run of mrkdwn without block structure; line breaks stay. */
export function inline(text: string): Child[] {
  const out: Child[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at)
    if (!piece) {
      plain += text[at]
      at += 1
      continue
    }
    out.push(unescaped(plain), piece.child)
    plain = ''
    at += piece.length
  }
  out.push(unescaped(plain))
  return out
}

const quoteMark = /^(?:&gt;|>)\s?/
const bulletMark = /^\s*[•◦▪‣]\s+/

type LineKind = 'text' | 'quote' | 'bullet'
const kindOf = (line: string): LineKind => (quoteMark.test(line) ? 'quote' : bulletMark.test(line) ? 'bullet' : 'text')

function drawLines(kind: LineKind, lines: string[]): Drawn {
  if (kind === 'quote') return h('blockquote', {}, inline(lines.map((line) => line.replace(quoteMark, '')).join('\n')))
  if (kind === 'bullet')
    return h(
      'ul',
      {},
      lines.map((line) => h('li', {}, inline(line.replace(bulletMark, '')))),
    )
  return h('p', {}, inline(lines.join('\n')))
}

function paragraphs(text: string): Drawn[] {
  const out: Drawn[] = []
  let kind: LineKind = 'text'
  let lines: string[] = []
  const flush = (): void => {
    if (lines.some((line) => line.trim() !== '')) out.push(drawLines(kind, lines))
    lines = []
  }
  for (const line of text.split('\n')) {
    if (kindOf(line) !== kind) flush()
    kind = kindOf(line)
    lines.push(line)
  }
  flush()
  return out
}

/** A whole mrkdwn text: preformatted parts, quotes, bullets and paragraphs. */
export function mrkdwn(text: string): Drawn {
  const parts = text.split(/```\n?([\s\S]+?)\n?```\n?/)
  const children = parts.map((part, index) => (index % 2 ? h('pre', {}, unescaped(part)) : paragraphs(part.replace(/\n$/, ''))))
  return h('div', { class: 'mrkdwn' }, children)
}
