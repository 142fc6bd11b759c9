/** Lines of the reader's own making, and what a head of columns and a row between pipes look like. */
import type { Line } from '../model.js'

/** `written` is what stood in the document where the line is of the reader's own making; null where nothing did. */
export interface Drawn extends Line {
  readonly written?: string | null
}

const COLUMN_NAME =
  /^(?:(?:no|nr|ref)\.?|#|id|item|(?:key |joint |planned )?(?:milestone|deliverable|output|result|product)|work ?(?:item|package)|task|activity|action|(?:short )?description|title|subject|(?:full |short )?name|contact(?: person)?|person|(?:due|target|start|end|completion|delivery|planned|revised|original|forecast)?\s?date|due|deadline|(?:(?:original|revised|current|new) )?target|when|by when|timing|schedule|start|end|planned|revised|actual|original|responsible(?: party)?|responsibility|owner|who|what|lead(?: party)?|led by|party|organi[sz]ation|affiliation|body|side|role|function|position|e-?mail(?: address)?|mail|address|phone|tel\.?|telephone|web|priority|answerable|in charge|ready(?: on)?|step|status|state|remark|comment|note)s?$/i

export function isColumnName(text: string): boolean {
  return COLUMN_NAME.test(text.trim())
}

/** Several short cells, most of them names of columns. */
export function isHead(cells: readonly string[], least = 3): boolean {
  return (
    cells.length >= least &&
    cells.length <= 12 &&
    cells.every((cell) => cell.length <= 30) &&
    cells.filter(isColumnName).length * 3 >= cells.length * 2
  )
}

export function asRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '/').replace(/\s+/g, ' ').trim()).join(' | ')} |`
}
