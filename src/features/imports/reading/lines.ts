/** Text → lines cleaned of what is no text: soft hyphens, unusual blanks, private glyphs, left-over HTML tags. */
import type { Line } from '../model.js'

const BREAK = /\r\n|[\n\r\u2028\u2029\u0085]/
const TAGS =
  /<\/?(?:a|abbr|b|blockquote|body|center|code|div|em|font|h[1-6]|html|i|ins|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]{0,500})?\s?\/?>/gi
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

/** Every line of the input, blank ones too, so that numbers stay those of the input. */
export function toLines(text: string): Line[] {
  const lines = text.split(BREAK).map((raw, index) => ({ number: index + 1, text: cleanLine(raw) }))
  // Front matter of a Markdown file speaks to its site generator.
  const close = lines[0]?.text === '---' ? lines.slice(1, 40).findIndex(({ text: one }) => one === '---') : -1
  return close < 0 ? lines : lines.map((line, index) => (index <= close + 1 ? { ...line, text: '' } : line))
}

function cleanLine(raw: string): string {
  let text = raw.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\f\v]/g, ' ')
  // Word and PDF write bullets as glyphs of the private use area.
  text = text.replace(/^(\s*)[\ue000-\uf8ff]\s*/, '$1• ').replace(/[\ue000-\uf8ff]/g, ' ')
  text = text.replace(/[^\P{Cc}\t]/gu, '').replace(/[ \t]{100,}/g, '        ')
  if (text.includes('<')) {
    text = text
      .replace(/<li(?:\s[^<>]{0,500})?>/gi, '• ')
      .replace(/<\/li>|<br\s?\/?>/gi, ' ')
      .replace(/^\s*<h([1-6])(?:\s[^<>]{0,500})?>/i, (_, level: string) => `${'#'.repeat(Number(level))} `)
      .replace(/<\/t[dh]>\s*(?=<t[dh][\s>])/gi, ' | ')
      .replace(TAGS, '')
  }
  if (text.includes('&')) {
    text = text
      .replace(/&(amp|lt|gt|quot|nbsp|ndash|mdash|rsquo|lsquo|bull|middot);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      .replace(/&#0?39;/g, "'")
  }
  return text.trimEnd()
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
