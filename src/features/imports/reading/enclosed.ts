/** A mail that hands a document on: where the document begins, below what the mail says of it. */
import type { Line } from '../model.js'
import { isCapitals } from './shapes.js'
import { AGREEMENT, MAYBE_AGREEMENT } from './vocabulary.js'

const HEADER = /^(?:from|to|cc|bcc|date|sent|subject|reply-to|message-id)\s*:/i
const RULE = /^\s*(?:[-=_*]\s?){10,}\s*$/
/** Lines that the headers of a mail take, and below a rule the title of what it hands on. */
const HEADERS = 10
const TITLE = 6

/** Whether a text begins with the headers of a mail. */
export function isMail(lines: readonly string[]): boolean {
  return lines.slice(0, HEADERS).filter((line) => HEADER.test(line)).length >= 2
}

/** The number of the line that parts the mail from its enclosure; 0 where the text is no such mail. */
export function enclosedBelow(lines: readonly Line[]): number {
  if (!isMail(lines.slice(0, HEADERS).map(({ text }) => text))) return 0
  const alone = lines.find(
    ({ text }, index) =>
      index >= 3 &&
      isCapitals(text) &&
      isTitle({ number: 0, text }) &&
      lines[index - 1]?.text.trim() === '' &&
      lines[index + 1]?.text.trim() === '',
  )
  if (alone) return alone.number - 1
  const rule = lines.find(({ text }, index) => index >= 2 && RULE.test(text) && lines.slice(index + 1, index + 1 + TITLE).some(isTitle))
  return rule?.number ?? 0
}

function isTitle({ text }: Line): boolean {
  const words = text.trim()
  return (
    words.length <= 160 &&
    !/[.;?!]$/.test(words) &&
    (AGREEMENT.test(words) || (MAYBE_AGREEMENT.test(words) && (isCapitals(words) || /^#\s/.test(words))))
  )
}
