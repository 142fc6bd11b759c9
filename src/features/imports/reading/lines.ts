/** Text → lines cleaned of what is no text: soft hyphens, unusual blanks, private glyphs, left-over HTML tags. */
import type { Line } from '../model.js'
import { isMail } from './enclosed.js'
import { withoutPages } from './pages.js'
import { kindOfHeading } from './vocabulary.js'
import { fromWiki, isWiki } from './wiki.js'

const BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/
const TAGS =
  /<\/?(?:a|abbr|address|article|b|blockquote|body|caption|center|cite|code|col|colgroup|dd|div|dl|dt|em|font|footer|h[1-6]|header|hr|html|i|ins|main|mark|nav|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?\s?\/?>/gi
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  bull: '•',
  middot: '·',
}

/** The lines of the input under their numbers, blank ones too; what only continues a row of HTML above is taken into that row. */
export function toLines(text: string): Line[] {
  const raw = withoutComments(text).split(BREAK)
  const quoted = isQuoted(raw)
  const shown = raw.filter((line) => WIKI_LINK.test(line)).length >= 2
  const mail = !quoted && isMail(raw)
  const said = raw.map((line, index) => ({
    number: index + 1,
    // What others wrote before is quoted in a mail, and is no part of what it hands on.
    text: quoted ? fromQuote(line) : mail && QUOTE.test(line) ? '' : shown ? fromPage(line) : line,
  }))
  const lines = rowsInOneLine(isWiki(raw) ? fromWiki(said) : said).map((line) => ({
    ...line,
    text: fromChat(cleanLine(line.text)),
  }))
  return withoutPages(asForm(defined(withoutFrontMatter(lines))))
}

/** Lists of definitions in Markdown, a name above lines that begin with a colon, as items with what is said of them. */
function defined(lines: readonly Line[]): readonly Line[] {
  const says = (line: Line | undefined): boolean => line !== undefined && /^:\s+\S/.test(line.text)
  if (lines.filter(says).length < 2) return lines
  return lines.map((line, index) => {
    if (says(line)) return { ...line, text: `  - ${line.text.replace(/^:\s+/, '')}` }
    const named = says(lines[index + 1]) && line.text.trim() !== '' && !/^\s*(?:[-*+#|]|\d+[.)])/.test(line.text.replace(/^\*\*/, ''))
    return named ? { ...line, text: `- ${line.text.trim().replace(/^\*\*(.*)\*\*$/, '$1')}` } : line
  })
}

const SMALL_FIELD = /^([a-z][\w /-]{1,30}):\s/

/** A form whose fields are named in small letters, "parties: …" above "milestone: …", as one in capitals. */
function asForm(lines: readonly Line[]): readonly Line[] {
  const spoken = lines.filter(({ text }) => text.trim() !== '')
  const fields = spoken.filter(({ text }) => SMALL_FIELD.test(text)).length
  if (fields < 4 || fields * 2 < spoken.length) return lines
  return lines.map((line) =>
    SMALL_FIELD.test(line.text) ? { ...line, text: `${line.text.charAt(0).toUpperCase()}${line.text.slice(1)}` } : line,
  )
}

/** Front matter of a Markdown file speaks to its site generator, but for the title and the version. */
function withoutFrontMatter(lines: readonly Line[]): readonly Line[] {
  const close = lines[0]?.text === '---' ? lines.slice(1, 40).findIndex(({ text }) => text === '---') : -1
  return lines.map((line, index) => {
    if (index > close + 1 || close < 0) return line
    const [, name, value] = /^(title|version|(?:date[ _]?)?initiated|effective|parties)\s*:\s*["']?(.{1,200}?)["']?$/i.exec(line.text) ?? []
    return {
      ...line,
      text:
        name === undefined || value === undefined
          ? ''
          : `${name === 'title' ? '' : `${name.charAt(0).toUpperCase()}${name.slice(1)}: `}${value}`,
    }
  })
}

/** Remarks of who made the page are no part of it; the line ends inside stay, for the numbers of the lines. */
function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text
  return text
    .split('<!--')
    .map((piece, index) => {
      const end = index === 0 ? -1 : piece.indexOf('-->')
      if (index === 0) return piece
      return end < 0 ? `<!--${piece}` : piece.slice(0, end).replace(/[^\n\r\u2028\u2029\u0085]/g, '') + piece.slice(end + 3)
    })
    .join('')
}

const QUOTE = /^\s?>+ ?/

/** A mail that passes a document on: most of its lines are quoted, and what stands around them is not the document's. */
function isQuoted(lines: readonly string[]): boolean {
  const spoken = lines.filter((line) => line.trim() !== '')
  const quoted = spoken.filter((line) => QUOTE.test(line)).length
  return quoted >= 8 && quoted * 2 > spoken.length
}

function fromQuote(line: string): string {
  const mark = QUOTE.exec(line)
  return mark ? line.slice(mark[0].length) : ''
}

/** What a wiki's page shows beside its headings. */
const WIKI_LINK = /^(\S.{0,120}?)\s*\[(edit|hide|show|edit source)\]\s*$/

/** "Background [edit]" is a heading; "Contents [hide]" is one too. */
function fromPage(line: string): string {
  const linked = WIKI_LINK.exec(line)
  return linked ? `## ${linked[1] ?? ''}` : line
}

/** Chats embolden by one asterisk: "*Milestones*" alone, "*Review*: yearly". */
function fromChat(line: string): string {
  const bold = /^\*([^*\s][^*]{0,80})\*(?=\s*:|\s*$)/.exec(line)
  return bold?.[1] && kindOfHeading(bold[1]) !== null ? `${bold[1]}${line.slice(bold[0].length)}` : line
}

const MOST_ROW_LINES = 60

/** A row of a left-over table whose cells stand in lines of their own, as one line. */
function rowsInOneLine(lines: readonly Line[]): Line[] {
  const out: Line[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) continue
    const opens = /<tr[\s>]/i.test(line.text) && !/<\/tr>/i.test(line.text)
    const end = opens ? lines.slice(index, index + MOST_ROW_LINES).findIndex(({ text }) => /<\/tr>/i.test(text)) : 0
    const row = lines.slice(index, index + Math.max(0, end) + 1)
    out.push(row.length > 1 ? { ...line, text: row.map(({ text }) => text.trim()).join(' ') } : line)
    index += row.length - 1
  }
  return out
}

function cleanLine(raw: string): string {
  let text = raw
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\f\v]/g, ' ')
  // Word and PDF write bullets as glyphs of the private use area.
  text = text.replace(/^(\s*)[\ue000-\uf8ff]\s*/, '$1• ').replace(/[\ue000-\uf8ff]/g, ' ')
  // A box to be ticked is no part of its task.
  text = text.replace(/^(\s*[-*+•]\s+)(?:\[[ xX✓]\]|[☐☑☒✅])\s+/u, '$1').replace(/^(\s*)[☐☑☒✅]\s+/u, '$1- ')
  // "Version:      2" is a field and no row of two columns.
  text = text.replace(/^(\s*(?:[-*•·]\s)?\p{Lu}[^:|\t]{1,40}:)(?:\t\s*| {2,})(?=\S)(?!.*\S(?:\t| {3,})\S)/u, '$1 ')
  text = text.replace(/[^\P{Cc}\t]/gu, '').replace(/[ \t]{100,}/g, '        ')
  if (text.includes('<')) {
    text = text
      .replace(/<li(?:\s[^<>]{0,500})?>/gi, '• ')
      // A line that is one link says where it leads.
      .replace(
        /^(\s*(?:<(?!a\b)[^<>]{1,100}>\s*)*)<a\s[^<>]{0,300}?href="(https?:[^"<>\s]{1,500})"[^<>]{0,300}>([^<>]{1,300})<\/a>(\s*(?:<[^<>]{1,100}>\s*)*)$/i,
        '$1$3 $2$4',
      )
      .replace(/<\/dt>\s*<dd(?:\s[^<>]{0,500})?>/gi, ': ')
      .replace(/<\/li>|<br\s?\/?>/gi, ' ')
      .replace(/^\s*<h([1-6])(?:\s[^<>]{0,500})?>/i, (_, level: string) => `${'#'.repeat(Number(level))} `)
      .replace(/<\/t[dh]>\s*(?=<t[dh][\s>])/gi, ' | ')
      .replace(/^\s*<tr(?:\s[^<>]{0,500})?>(.*)<\/tr>\s*$/i, '| $1 |')
      .replace(TAGS, '')
  }
  if (text.includes('&')) {
    text = text
      .replace(/&(amp|lt|gt|quot|nbsp|ndash|mdash|rsquo|lsquo|bull|middot);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      .replace(/&#0?39;/g, "'")
  }
  // Wikis offer to edit each section behind its heading.
  return text.replace(/\s*\[edit(?: source)?\]\s*$/i, '').trimEnd()
}

/** A text without the signs of Markdown: bold, code, and links as their words. */
export function plain(text: string): string {
  return text
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,1000}\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/(?<![\w*])\*(\S[^*]{0,300}?)\*(?![\w*])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}
