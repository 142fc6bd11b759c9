/** How wide words are in DejaVu Sans, near enough to cut and wrap them; and which letters a font has. */

/** Widths in hundredths of the size, by kind of letter; measured on DejaVu Sans and rounded up. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/\p{M}/u, 0],
  [/[\s!',./:;Iijl|]/u, 34],
  [/[frtJ"*\-()[\]]/u, 42],
  [/[sczkvxy–]/u, 59],
  [/[mMW@%—…]/u, 99],
  [/[w\p{Lu}#&+<=>~]/u, 80],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u, 105],
]
const USUAL = 64
/** How much wider bold letters are. */
export const BOLD = 1.1

/** @param size in pixels @returns pixels */
export function widthOf(text: string, size: number, bold = false): number {
  let hundredths = 0
  for (const letter of text) hundredths += widths.find(([pattern]) => pattern.test(letter))?.[1] ?? USUAL
  return (hundredths / 100) * size * (bold ? BOLD : 1)
}

/** As much as fits, with an ellipsis where something is left out. */
export function fitted(text: string, size: number, width: number): string {
  return wrapped(text, size, width, 1)[0] ?? ''
}

/** At most `lines` lines, broken at blanks where there are any; the last one says when something is left out. */
export function wrapped(text: string, size: number, width: number, lines: number): string[] {
  const out: string[] = []
  let rest = text.replace(/\s+/g, ' ').trim()
  while (rest !== '' && out.length < lines) {
    const whole = widthOf(rest, size) <= width
    if (whole) return [...out, rest]
    const last = out.length === lines - 1
    const cut = cutAt(rest, size, last ? width - widthOf('…', size) : width)
    out.push(last ? `${rest.slice(0, cut).trimEnd()}…` : rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return out
}

/** How many characters fit; after a word where that does not leave half the line empty. */
function cutAt(text: string, size: number, width: number): number {
  let used = 0
  let at = 0
  let blank = 0
  for (const letter of text) {
    used += widthOf(letter, size)
    if (used > width) break
    if (letter === ' ') blank = at
    at += letter.length
  }
  return Math.max(1, blank > at / 2 ? blank : at)
}
