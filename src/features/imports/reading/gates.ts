/** Gates: how complete a draft must be, and how often reviewed inside, before it goes to the other party. */
import type { ReadGate, ReadParty } from '../model.js'
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import { firstMention, mentioned, mentionedInPart } from './parties.js'
import { sentencesOf } from './sentences.js'

const COMPLETE =
  /(\d{1,3})\s?(?:%|per ?cent|percent)[\s-]*(?:complete\w*|complet\w*|finished|ready|mature|stable|maturity)|complete(?:ness|d)?\s+(?:of\s+|to\s+|level\s+of\s+)?(?:at least\s+|a minimum of\s+|≥\s?|>=?\s?)?(\d{1,3})\s?(?:%|per ?cent|percent)/i
const REVIEWS =
  /\b(one|two|three|four|five|an?|single|\d{1,2})\s+(?:\(\d\)\s+)?(?:[\p{L}\d/-]+\s+){0,3}?(?:internal|in-house|working[- ]group|committee)(?:\s+[\p{L}-]+){0,2}\s+(?:reviews?|review rounds?|ballots?)\b/iu
const ROUNDS = /\b(one|two|three|four|five|an?|single|\d{1,2})\s+(?:\(\d\)\s+)?rounds?\s+of\s+(?:[\p{L}-]+\s+){0,2}internal\s+review/iu
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, single: 1, two: 2, three: 3, four: 4, five: 5 }
const DRAFT =
  /\b(?:drafts?|documents?|specifications?|deliverables?|requirements?|use-?cases?|standards?|proposals?|texts?|papers?|contributions?|data|files?|profiles?|schemas?)\b/i

export function readGates(blocks: readonly Block[], parties: readonly ReadParty[]): ReadGate[] {
  const gates: ReadGate[] = []
  for (const block of blocks) {
    if (block.kind === 'heading' || !/\d\s?(?:%|per)|internal|in-house/i.test(block.text)) continue
    for (const { text, start } of sentencesOf(block.text)) {
      const completeness = percentIn(text)
      const reviews = reviewsIn(text)
      if ((completeness === null && reviews === null) || !DRAFT.test(text)) continue
      for (const { from, to } of directions(text, parties)) {
        if (!gates.some((gate) => gate.from === from && gate.to === to))
          gates.push({ from, to, completeness, reviews, line: lineAt(block, start) })
      }
    }
  }
  return gates
}

function percentIn(text: string): number | null {
  const match = COMPLETE.exec(text)
  const number = Number(match?.[1] ?? match?.[2] ?? Number.NaN)
  return Number.isInteger(number) && number <= 100 ? number : null
}

function reviewsIn(text: string): number | null {
  const word = (REVIEWS.exec(text) ?? ROUNDS.exec(text))?.[1]?.toLowerCase()
  if (word === undefined) return null
  return NUMBERS[word] ?? Number(word)
}

/** From who acts to who is named after it; "either party" goes both ways. Without two parties there is no direction, so no gate. */
function directions(text: string, parties: readonly ReadParty[]): { from: string; to: string }[] {
  const whole = mentioned(text, parties)
  const [first, second] = whole.length >= 2 ? whole : mentionedInPart(text, parties)
  if (first && second) {
    const receiver = parties.find(({ short }) => short === first)
    const passive = receiver && /\b(?:to|by|with|for)\s+(?:the\s+)?$/i.test(text.slice(0, firstMention(text, receiver)))
    const sends = /\b(?:by|from)\s+(?:the\s+)?$/i
    if (passive && !sends.test(text.slice(0, receiver ? firstMention(text, receiver) : 0))) return [{ from: second, to: first }]
    // "Drafts of A go to B and C when …"
    const others = whole.length > 2 && /\bto\b[^.;]*\band\b/.test(text) ? whole.slice(1) : [second]
    return others.map((to) => ({ from: first, to }))
  }
  const [one, other] = parties
  if (parties.length !== 2 || !one || !other) return []
  if (first) {
    const receives = new RegExp(String.raw`\b(?:to|with|by|for)\s+(?:the\s+)?${first.replace(/[^A-Za-z0-9]/g, '\\$&')}\b`).test(text)
    const rest = parties.find(({ short }) => short !== first)?.short ?? ''
    return [receives ? { from: rest, to: first } : { from: first, to: rest }]
  }
  return [
    { from: one.short, to: other.short },
    { from: other.short, to: one.short },
  ]
}
