/** How wide words are in DejaVu Sans, and words cut and wrapped to a width. */
import { runs } from './letter-widths.js'

/** By the font's own tables; accented letters are as wide as the letter below the accent. */
const letters = new Map(
  runs.flatMap(({ from, regular, bold }) =>
    regular.map((width, index) => [from + index, { regular: width, bold: bold[index] ?? width }] as const),
  ),
)
/** Letters that a font of the machine draws, in hundredths of the size: as wide as such fonts have them. */
const others: readonly (readonly [RegExp, number])[] = [
  [/\p{Mc}/u, 45],
  [/[\p{M}\p{Cf}]/u, 0],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u, 102],
  [/\p{Extended_Pictographic}/u, 130],
]
const USUAL = 80

/** @param size in pixels @returns pixels */
export function widthOf(text: string, size: number, bold = false): number {
  let hundredths = 0
  for (const letter of text) hundredths += widthOfLetter(letter, bold ? 'bold' : 'regular')
  return (hundredths / 100) * size
}

function widthOfLetter(letter: string, weight: 'regular' | 'bold'): number {
  const own = letters.get(letter.codePointAt(0) ?? 0)?.[weight]
  if (own) return own
  const other = others.find(([pattern]) => pattern.test(letter))?.[1]
  if (other !== undefined) return other
  const [base, ...marks] = letter.normalize('NFD')
  return base === undefined || marks.length === 0 ? USUAL : widthOfLetter(base, weight)
}

/** As much as fits, with an ellipsis where something is left out. */
export function fitted(text: string, size: number, width: number, bold = false): string {
  return wrapped(text, size, width, 1, bold)[0] ?? ''
}

/** At most `lines` lines, broken at blanks where there are any; the last one says when something is left out. */
export function wrapped(text: string, size: number, width: number, lines: number, bold = false): string[] {
  const out: string[] = []
  let rest = text.replace(/\s+/g, ' ').trim()
  while (rest !== '' && out.length < lines) {
    const whole = widthOf(rest, size, bold) <= width
    if (whole) return [...out, rest]
    const last = out.length === lines - 1
    const cut = cutAt(rest, size, last ? width - widthOf('…', size, bold) : width, bold)
    out.push(last ? `${rest.slice(0, cut).trimEnd()}…` : rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return out
}

/** How many characters fit; after a word where that does not leave half the line empty. */
function cutAt(text: string, size: number, width: number, bold: boolean): number {
  let used = 0
  let at = 0
  let blank = 0
  for (const letter of text) {
    used += widthOf(letter, size, bold)
    if (used > width) break
    if (letter === ' ') blank = at
    at += letter.length
  }
  return Math.max(1, blank > at / 2 ? blank : at)
}
