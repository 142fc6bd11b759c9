/** What a paper's pages leave in a text copied from them: page numbers and running titles, and the gap between two halves of a sentence. */
import type { Line } from '../model.js'
import { columnsOf } from './shapes.js'
import { AGREEMENT } from './vocabulary.js'

const MARK =
  /^(?:.{0,80}\S\s{2,})?(?:[-–—|]\s*)?(?:page|p\.|sheet)\s*\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?(?:\s*[-–—|]|\s{2,}\S.{0,60})?$|^\d{1,3}\s*(?:of|\/)\s*\d{1,3}$|^[-–—]\s*\d{1,3}\s*[-–—]$|\S\s{2,}\[page \d{1,3}\]$/i
/** "RFC 9999        Some Title        March 2017" at the head of a page, below the foot of the one before. */
const FOOT = /\[page \d{1,3}\]$/i
/** A running title stands within so many lines of its page's number. */
const NEAR = 3
/** Lines at the head of the first page. */
const HEAD = 6

export function withoutPages(lines: readonly Line[]): Line[] {
  const marks = lines.flatMap(({ text }, index) => (MARK.test(text.trim()) ? [index] : []))
  if (marks.length === 0) return [...lines]
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(keyOf(text), (counts.get(keyOf(text)) ?? 0) + 1)
  const running = new Set<string>()
  const dropped = new Set(marks)
  for (const mark of marks)
    for (let at = Math.max(0, mark - NEAR); at <= Math.min(lines.length - 1, mark + NEAR); at += 1) {
      const key = keyOf(lines[at]?.text ?? '')
      if (key === '' || (counts.get(key) ?? 0) < 2 || dropped.has(at)) continue
      running.add(key)
      dropped.add(at)
    }
  for (const mark of marks) {
    if (!FOOT.test(lines[mark]?.text ?? '')) continue
    const below = lines.slice(mark + 1, mark + 1 + NEAR).findIndex(({ text }) => text.trim() !== '')
    const head = lines[mark + 1 + below]
    if (below >= 0 && columnsOf(head?.text ?? '')?.length === 3) dropped.add(mark + 1 + below)
  }
  // At the head of the first page it goes too, unless it is the only title there is.
  const first = lines.findIndex(({ text }) => running.has(keyOf(text)))
  if (first >= 0 && first < NEAR && lines.slice(first + 1, first + 1 + HEAD).some(({ text }) => AGREEMENT.test(text))) dropped.add(first)
  const kept = lines.filter((_, index) => !dropped.has(index))
  return joined(kept, new Set(marks.map((mark) => lines[mark]?.number ?? 0)))
}

function keyOf(text: string): string {
  return text.trim().replace(/\d+/g, '#')
}

/** A sentence that goes on over a page's end loses the blank lines in its middle. */
function joined(lines: readonly Line[], marks: ReadonlySet<number>): Line[] {
  const out: Line[] = []
  let blanks: Line[] = []
  for (const line of lines) {
    if (line.text.trim() === '') {
      blanks.push(line)
      continue
    }
    const before = out.at(-1)
    const over = before !== undefined && [...range(before.number + 1, line.number, NEAR * 4)].some((number) => marks.has(number))
    if (!(over && /[^.:;!?)\s]\s*$/.test(before.text) && /^\s*\p{Ll}/u.test(line.text))) out.push(...blanks)
    blanks = []
    out.push(line)
  }
  return [...out, ...blanks]
}

function* range(from: number, to: number, most: number): Generator<number> {
  for (let number = from; number < Math.min(to, from + most); number += 1) yield number
}
