/** A register as far as the letters at hand can draw it, and which of its things lose words by that. */
import type { Item, Sheet } from '../model.js'

/** Pictures of things and faces, and what joins and colours them: a title says the same without them. */
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\u20e3\ufe0e\ufe0f]|[\u{e0020}-\u{e007f}]/gu

/** The texts that a picture holds and that people wrote. */
export function textsOf({ name, items }: Sheet): string[] {
  return [
    name,
    ...items.flatMap(({ text, group, parties, due, firstDue }) => [text, group ?? '', ...parties, due.written, firstDue.written]),
  ]
}

/** @returns the register to draw, and the references of what cannot be drawn in its own words */
export function drawable(sheet: Sheet, canDraw: (text: string) => boolean): { readonly sheet: Sheet; readonly lacking: readonly string[] } {
  const plainOf = (text: string): string => (canDraw(text) ? text : text.replace(EMOJI, '').replace(/\s+/g, ' ').trim())
  const shown = (text: string, instead: string): string => {
    const plain = plainOf(text)
    return canDraw(plain) && (plain !== '' || text === '') ? plain : (withGaps(plain, canDraw) ?? instead)
  }
  const drawn = (item: Item): Item => ({
    ...item,
    text: shown(item.text, '(title in letters that this picture lacks)'),
    group: item.group === null ? null : shown(item.group, '(group in letters that this picture lacks)'),
    parties: item.parties.map((party) => shown(party, '(party)')),
    due: { ...item.due, written: shown(item.due.written, item.due.to ?? '…') },
    firstDue: { ...item.firstDue, written: shown(item.firstDue.written, item.firstDue.to ?? '…') },
  })
  return {
    sheet: { ...sheet, name: shown(sheet.name, sheet.register.key), items: sheet.items.map(drawn) },
    lacking: sheet.items
      .filter(({ text, group, due }) => ![text, group ?? '', due.written].every((one) => canDraw(plainOf(one))))
      .map(({ ref }) => ref),
  }
}

/** `OCCI 2.0 の公開` as `OCCI 2.0 …`, where most of its letters can be read in whole words; null elsewhere. */
function withGaps(text: string, canDraw: (text: string) => boolean): string | null {
  const words = text.split(' ')
  const lettersIn = (some: readonly string[]): number => some.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (lettersIn(words.filter(canDraw)) * 2 <= lettersIn(words)) return null
  return words
    .map((word) => (canDraw(word) ? word : '…'))
    .join(' ')
    .replace(/…(?: …)+/g, '…')
}
