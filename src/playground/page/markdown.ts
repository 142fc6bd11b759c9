/** Draws the standard Markdown of a markdown block: headings, lists, quotes, code, tables and inline styles. */
import { type Child, type Drawn, h } from './dom.js'
import { emojiOf } from './emoji.js'
import { broadcastMention, channelMention, personMention, safeLink } from './mrkdwn.js'

const inlinePattern =
  /(`[^`\n]+`)|\*\*(.+?)\*\*|__(.+?)__|~~(.+?)~~|!?\[([^\]]*)\]\(([^)\s]+)\)|<@(\w+)>|<#(\w+)(?:\|[^>]*)?>|<!(here|channel|everyone)>|<(https?:\/\/[^>\s]+)>|(https?:\/\/[^\s<>]*[^\s<>.,;:!?)'"])|\*([^*\s](?:[^*]*[^*\s])?)\*|\b_([^_\s](?:[^_]*[^_\s])?)_\b|:([a-z0-9_+-]+):/u

function found(match: RegExpExecArray): Child {
  const [whole, code, bold, bold2, struck, label, target, person, channel, range, angled, url, italic, italic2, emoji] = match
  if (code) return h('code', {}, code.slice(1, -1))
  if (bold ?? bold2) return h('strong', {}, inlineMarkdown(bold ?? bold2 ?? ''))
  if (struck) return h('s', {}, inlineMarkdown(struck))
  if (target) return safeLink(target, inlineMarkdown(label ?? target))
  if (person) return personMention(person)
  if (channel) return channelMention(channel)
  if (range) return broadcastMention(range)
  if (angled ?? url) return safeLink(angled ?? url ?? '', angled ?? url)
  if (italic ?? italic2) return h('em', {}, inlineMarkdown(italic ?? italic2 ?? ''))
  return (emoji && emojiOf(emoji)) ?? whole
}

function inlineMarkdown(text: string): Child[] {
  const match = inlinePattern.exec(text)
  if (!match) return [text]
  return [text.slice(0, match.index), found(match), ...inlineMarkdown(text.slice(match.index + match[0].length))]
}

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

const isTableRule = (line: string | undefined): boolean =>
  line !== undefined && /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(line) && line.includes('-')

/** Lines from the start that satisfy a test. */
const run = (lines: string[], test: (line: string) => boolean): string[] => {
  const end = lines.findIndex((line) => !test(line))
  return end < 0 ? lines : lines.slice(0, end)
}

interface Taken {
  drawn: Drawn | null
  lines: number
}

function takeTable(lines: string[]): Taken {
  const rows = run(lines, (line) => line.includes('|'))
  const [head, , ...body] = rows.map(cells)
  return {
    drawn: h(
      'div',
      { class: 'table-wrap' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            (head ?? []).map((cell) => h('th', { scope: 'col' }, inlineMarkdown(cell))),
          ),
        ),
        h(
          'tbody',
          {},
          body.map((row) =>
            h(
              'tr',
              {},
              row.map((cell) => h('td', {}, inlineMarkdown(cell))),
            ),
          ),
        ),
      ),
    ),
    lines: rows.length,
  }
}

const listMark = /^(\s*)(?:([-*+])|(\d+)[.)])\s+/

function takeList(lines: string[]): Taken {
  const items = run(lines, (line) => listMark.test(line) || /^\s{2,}\S/.test(line))
  const numbered = /^\s*\d/.test(items[0] ?? '')
  const texts: { text: string; deep: boolean }[] = []
  for (const line of items) {
    const mark = listMark.exec(line)
    const last = texts.at(-1)
    if (mark) texts.push({ text: line.slice(mark[0].length), deep: (mark[1] ?? '').length >= 2 })
    else if (last) last.text += ` ${line.trim()}`
  }
  const box = (text: string): Child => {
    const task = /^\[( |x|X)\]\s+/.exec(text)
    return task ? [task[1] === ' ' ? '☐ ' : '☑ ', inlineMarkdown(text.slice(task[0].length))] : inlineMarkdown(text)
  }
  const start = numbered ? Number.parseInt((items[0] ?? '1').trim(), 10) : undefined
  return {
    drawn: h(
      numbered ? 'ol' : 'ul',
      { start },
      texts.map(({ text, deep }) => h('li', { class: deep ? 'deep' : undefined }, box(text))),
    ),
    lines: items.length,
  }
}

function takeFence(lines: string[]): Taken {
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('```'))
  const until = end < 0 ? lines.length : end
  return { drawn: h('pre', {}, lines.slice(1, until).join('\n')), lines: until + 1 }
}

const startsBlock = (line: string): boolean =>
  line.trim() === '' || /^(#{1,6}\s|```|>)/.test(line) || listMark.test(line) || /^\s*([-*_])(\s*\1){2,}\s*$/.test(line)

function take(lines: string[]): Taken {
  const first = lines[0] ?? ''
  if (first.trim() === '') return { drawn: null, lines: 1 }
  if (first.startsWith('```')) return takeFence(lines)
  const heading = /^(#{1,6})\s+(.*)$/.exec(first)
  if (heading?.[1])
    return {
      drawn: h(`h${Math.min(6, heading[1].length + 2)}`, { class: `md-h${heading[1].length}` }, inlineMarkdown(heading[2] ?? '')),
      lines: 1,
    }
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(first)) return { drawn: h('hr'), lines: 1 }
  if (first.startsWith('>')) {
    const quoted = run(lines, (line) => line.startsWith('>'))
    return { drawn: h('blockquote', {}, inlineMarkdown(quoted.map((line) => line.replace(/^>\s?/, '')).join('\n'))), lines: quoted.length }
  }
  if (first.includes('|') && isTableRule(lines[1])) return takeTable(lines)
  if (listMark.test(first)) return takeList(lines)
  const rest = run(lines.slice(1), (line) => !startsBlock(line))
  return { drawn: h('p', {}, inlineMarkdown([first, ...rest].join('\n'))), lines: rest.length + 1 }
}

export function markdown(text: string): Drawn {
  const out: Drawn[] = []
  for (let lines = text.split('\n'); lines.length > 0; ) {
    const taken = take(lines)
    if (taken.drawn) out.push(taken.drawn)
    lines = lines.slice(taken.lines)
  }
  return h('div', { class: 'mrkdwn markdown' }, out)
}
