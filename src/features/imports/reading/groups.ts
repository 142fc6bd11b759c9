/** What heads the items below it: a name, a date, or both. */
import type { DateContext, Period } from '../../../kernel/period.js'
import { parsePeriod, undated } from '../../../kernel/period.js'
import type { Block } from './blocks.js'
import { dueOf, hasDue } from './due.js'
import { priorityOf } from './items.js'
import { cellsOf, isOpen, titleShare, wordsOf } from './shapes.js'

/** A line of its own below an item: who answers for it. */
export const ANSWERS = /^(?:lead|leader|responsible(?: party)?|responsibility|owner|answerable|accountable|in charge|priority)s?\s*:/i
export const INTRO = /:$|\b(?:following|as follows|below|listed here)\b[^.]*[.:]?$/i

export interface Head {
  readonly name: string | null
  readonly priority: number | null
  /** For what carries no date of its own. */
  readonly due: Period | null
}

/** A heading inside the section, or a short bullet without a date that bullets follow. */
export function groupName(block: Block, next: Block | undefined, context: DateContext): string | null {
  if (block.kind === 'heading')
    return /\b(?:will|shall|agrees?|intends?|undertakes?|delivers?|produces?|plans?|are|is)\b/.test(block.text) ? null : block.text
  if (block.kind !== 'bullet' && block.kind !== 'paragraph' && block.kind !== 'clause') return null
  const text = block.text.replace(/:$/, '')
  // "Due: 31 January 2020." is of the item above.
  if (OF_ITEM.test(text)) return null
  if (
    (next?.kind === 'bullet' || next?.kind === 'clause') &&
    (block.kind === 'paragraph' || next.depth > block.depth) &&
    (isOpen(block.text) || tellsWhen(block, context) || heads(block, context) || isDatedHead(block, next, context))
  )
    return block.text
  if (next?.kind !== 'bullet' && next?.kind !== 'clause') return null
  if (block.kind !== 'paragraph' && next.depth < block.depth) return null
  if (block.kind === 'paragraph' && TRACK.test(text) && wordsOf(text).length <= 10 && !hasDue(text, context)) return text
  const short = wordsOf(text).length <= 7 && !/[.;!?]$/.test(text) && !/\d{4}/.test(text)
  if (!short) return null
  if (block.kind === 'paragraph')
    return !ANSWERS.test(text) &&
      (titleShare(text) >= 0.8 || priorityOf(text).priority !== null) &&
      !INTRO.test(block.text) &&
      !isHeadRow(text)
      ? text
      : null
  // "D.2 Identity (Priority 2)" above bullets that carry the dates.
  if (block.kind === 'clause' && next.kind === 'bullet' && hasDue(next.text, context) && !hasDue(text, context)) return text
  const nested = next.depth > block.depth
  // Beside its like, a lone short title is a group only where the next bullet is a sentence of its own.
  return (nested && (/:$/.test(block.text) || titleShare(text) >= 0.7)) ||
    (wordsOf(text).length <= 3 && titleShare(text) >= 0.99 && wordsOf(next.text).length >= 10)
    ? text
    : null
}

const OF_ITEM = /^(?:due|date|deadline|target|completion|expected|delivery|lead|responsible|owner)(?: date| by)?\s*:\s*\S/i

/** "Track 1: API alignment" */
const TRACK =
  /^(?:track|stream|phase|part|work ?stream|(?:work )?package|area|theme|block|step|stage|group|topic|pillar|wave)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})\s*[:.–—-]?\s+\p{Lu}|^(?:in the )?(?:short|medium|mid|near|long|longer)[- ]term:?$/iu

/** The head of a table that lost its rows: "Specification | Submission | Ballot". */
export function isHeadRow(text: string): boolean {
  const cells = cellsOf(text)
  return cells !== null && cells.length >= 2 && cells.every((cell) => cell.length <= 40 && !/\d/.test(cell))
}

/** "1st step, until the end of June 2017" directly above items that carry no date. */
function isDatedHead(block: Block, next: Block, context: DateContext): boolean {
  const { text } = block
  const directly = block.kind === 'paragraph' && block.index + block.marks.length === next.index
  return directly && wordsOf(text).length <= 10 && !/[.;]$/.test(text) && hasDue(text, context) && !hasDue(next.text, context)
}

/** "By end of 2020" or "By June 2021 the parties deliver:" above a list dates what stands in it. */
function heads(block: Block, context: DateContext): boolean {
  const { text } = block
  if (!/\d{4}/.test(text)) return false
  const whole = parsePeriod(text.replace(/[:.]$/, ''), context)
  return (whole.ok && whole.value.to !== null) || (block.kind === 'paragraph' && /:$/.test(text) && hasDue(text, context))
}

/** "Planned for 2H2012" says when and nothing of what. */
const ONLY_WHEN =
  /^(?:(?:work|items?|results?|deliverables?|outputs?)\s+)?(?:planned|due|expected|scheduled|targeted|target|foreseen|ends?|ending|finishes|until|by|in)?\s*(?:for|in|by|until)?$/i

/** A heading of its own that numbers a part of the work. */
export function headsPart(heading: string | null): boolean {
  return heading !== null && TRACK.test(heading)
}

/** "Ends 31 March 2022" below "Phase 1". */
function tellsWhen(block: Block, context: DateContext): boolean {
  if (block.kind !== 'paragraph' || wordsOf(block.text).length > 8 || !hasDue(block.text, context)) return false
  const { due, text } = dueOf(block.text, context)
  return due.to !== null && ONLY_WHEN.test(text.replace(due.written, '').replace(/[:.]$/, '').trim())
}

export function headNamed(head: string, context: DateContext): Head {
  const { priority, text } = priorityOf(head)
  const { due, text: rest } = dueOf(text.replace(/:$/, ''), context)
  const dated = due.to !== null
  const whole = parsePeriod(text.replace(/:$/, ''), context)
  if (whole.ok && whole.value.to !== null) return { name: /^year\s/i.test(text) ? text : null, priority, due: whole.value }
  if (isOpen(text)) return { name: null, priority, due: undated(text.replace(/:$/, '')) }
  const words = (dated ? rest.replace(due.written, '') : text).replace(/:$/, '').trim()
  const name = dated && ONLY_WHEN.test(words) ? '' : (dated ? rest : text).replace(/:$/, '').trim()
  return {
    name: dated && (name === '' || (/:$/.test(head) && wordsOf(name).length > 5)) ? null : name || head,
    priority,
    due: dated ? due : null,
  }
}
