/** Chance that can be repeated: the same seed gives the same choices. */

export interface Chance {
  /** From 0 up to, but not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** @throws RangeError when there is nothing to choose from */
  oneOf<T>(choices: readonly T[]): T
}

/** Weyl's sequence with two rounds of mixing: ample for choosing where to die. @param seed a whole number */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    const first = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    const second = Math.imul(first ^ (first >>> 15), 0x735a2d97)
    return ((second ^ (second >>> 15)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    oneOf: (choices) => {
      const chosen = choices[between(0, choices.length - 1)]
      if (chosen === undefined) throw new RangeError('nothing to choose from')
      return chosen
    },
  }
}

export interface Deck<T> {
  /** The next card; when all have been dealt, they are dealt again in the same order. */
  deal(): T
}

/**
 * Cards in a shuffled order, each dealt once before any is dealt again.
 * @param start from 0 up to, but not including, 1: how far into the order the first card lies, so that several with the same seed deal different ones
 */
export function deckOf<T>(cards: readonly T[], seed: number, start: number): Deck<T> {
  const chance = chanceFrom(seed)
  const order = cards
    .map((card) => ({ card, place: chance.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ card }) => card)
  let next = Math.floor(start * order.length)
  return {
    deal: () => {
      const card = order[next % order.length]
      if (card === undefined) throw new RangeError('nothing to deal')
      next += 1
      return card
    },
  }
}
