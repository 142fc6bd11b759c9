/** Source of a wiki's page: headings, bold, links, tables and boxes of fields as the lines that the reader takes. */
import type { Line } from '../model.js'

const HEADING = /^(={1,6})\s*([^=\s].{0,200}?)\s*\1\s*$/
const BOX = /^\s*\{\{\s*(?:infobox|box|register|document|agreement)\b/i
const TABLE = /^\s*\{\|/
/** "style="width:20%" | words": how a cell is shown, before what it holds. */
const STYLED = /^\s*(?:[\w-]{1,20}\s*=\s*"[^"]{0,200}"\s*){1,6}\|(?!\|)/

export function isWiki(lines: readonly string[]): boolean {
  return lines.filter((line) => HEADING.test(line)).length >= 2 || lines.some((line) => BOX.test(line))
}

/** As many lines as came in, under their numbers; a row whose cells stand in lines of their own is one line, and those below it are empty. */
export function fromWiki(source: readonly Line[]): Line[] {
  let inside: 'box' | 'table' | null = null
  /** The row that is being gathered: the place of its first line, and its cells. */
  let row: { readonly at: number; readonly cells: string[] } | null = null
  const out = source.map((line) => ({ ...line }))
  const put = (): void => {
    if (row) out[row.at] = { ...(out[row.at] as Line), text: `| ${row.cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |` }
    row = null
  }
  source.forEach(({ text }, index) => {
    const set = (words: string): void => {
      out[index] = { ...(out[index] as Line), text: words }
    }
    if (inside === null && (BOX.test(text) || TABLE.test(text))) {
      inside = BOX.test(text) ? 'box' : 'table'
      set('')
    } else if (inside === 'box') {
      const [, name = '', value = ''] = /^\s*\|\s*([^=|]{1,60}?)\s*=\s*(.*?)\s*$/.exec(text) ?? []
      if (/^\s*\}\}/.test(text)) inside = null
      set(value === '' ? '' : inline(`${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`))
    } else if (inside === 'table') {
      // A rule keeps what stands above and below it one table.
      set(/^\s*\|\}/.test(text) ? '' : '|--|')
      if (/^\s*\|\}/.test(text)) inside = null
      if (/^\s*\|[-}]/.test(text)) put()
      else if (/^\s*\|\+/.test(text)) set(inline(text.replace(/^\s*\|\+\s*/, '')))
      else if (/^\s*[|!]/.test(text)) {
        row ??= { at: index, cells: [] }
        row.cells.push(...cellsIn(text))
      } else if (row && text.trim() !== '') row.cells.push(`${row.cells.pop() ?? ''} ${inline(text.trim())}`.trim())
    } else {
      const heading = HEADING.exec(text)
      set(heading ? `${'#'.repeat(heading[1]?.length ?? 1)} ${inline(heading[2] ?? '')}` : inline(text).replace(/^#+\s*(?=\S)/, '- '))
    }
  })
  put()
  return out
}

function cellsIn(text: string): string[] {
  return text
    .replace(/^\s*[|!]\s*/, '')
    .split(/\s*(?:\|\||!!)\s*/)
    .map((cell) => inline(cell.replace(STYLED, '')).trim())
}

/** Three apostrophes embolden; a link is its words, and keeps the address it leads to. */
function inline(text: string): string {
  return text
    .replaceAll("'''", '**')
    .replace(/\[\[(?:[^[\]|]{1,300}\|)?([^[\]|]{1,300})\]\]/g, '$1')
    .replace(/\[(https?:\/\/[^\s[\]]{1,500})\s+([^[\]]{1,300})\]/g, '$2 $1')
}
