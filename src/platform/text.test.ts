/** Which text of another list is which of these. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pairTexts } from './text.js'

describe('pairing texts', () => {
  it.each<[string, string[], string[], (number | null)[]]>([
    ['the same in another order', ['a joint profile', 'use cases for audit'], ['use cases for audit', 'a joint profile'], [1, 0]],
    ['in other words', ['requirements and use cases for cloud audit'], ['use cases and requirements for auditing clouds'], [0]],
    ['something else', ['Joint meetings of the working groups'], ['A glossary of cloud terms'], [null]],
    ['one of two alike', ['extensions of OVF'], ['extensions of OVF 2.0', 'extensions of OVF'], [1]],
    ['twice the same', ['a report', 'a report'], ['a report'], [0, null]],
    ['nothing left', ['a report'], [], [null]],
  ])('%s', (_what, before, after, pairs) => {
    expect(pairTexts(before, after)).toEqual(pairs)
  })

  it('finds every text of a list again in that list, whatever its order, and gives none twice', () => {
    const texts = fc.uniqueArray(fc.lorem({ maxCount: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(
        texts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(pairTexts(list, shuffled).map((at) => shuffled[at ?? -1])).toEqual(list)
        },
      ),
    )
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const found = pairTexts(before, after).filter((at) => at !== null)
        expect(new Set(found).size).toBe(found.length)
      }),
    )
  })
})
