/** Running text → sentences, with the place of each, minding abbreviations. */

export interface Sentence {
  readonly text: string
  /** Position of its first character in the text. */
  readonly start: number
}

const ABBREVIATION =
  /(?:^|[\s(])(?:[A-Z]|e\.g|i\.e|etc|inc|ltd|co|corp|no|nos|vs|dr|mr|mrs|ms|prof|st|approx|cf|fig|sec|art|para|vol|ver|rev|tel|ext|dept|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.$/i

/** Split where a full stop, question or exclamation mark is followed by a blank and what may open a sentence. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const match of text.matchAll(/[.!?]["”’)\]]{0,3}\s+(?=["“‘([<]{0,2}[\p{Lu}\d])/gu)) {
    const stop = match.index + match[0].trimEnd().length
    if (match[0].startsWith('.') && ABBREVIATION.test(text.slice(Math.max(start, match.index - 12), match.index + 1))) continue
    add(sentences, text, start, stop)
    start = match.index + match[0].length
  }
  add(sentences, text, start, text.length)
  return sentences
}

function add(sentences: Sentence[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to)
  const trimmed = raw.trim()
  if (trimmed !== '') sentences.push({ text: trimmed, start: from + (raw.length - raw.trimStart().length) })
}
