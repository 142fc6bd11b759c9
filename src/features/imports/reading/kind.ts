/** Whether a document is a register at all: a score of its structure, against the structure of what else gets pasted. */
import type { ReadMilestone, ReadReview, ReadTerm } from '../model.js'
import type { Block } from './blocks.js'
import type { Section } from './sections.js'
import type { Title } from './title.js'
import { AGREEMENT, MAYBE_AGREEMENT } from './vocabulary.js'

export interface Evidence {
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
  readonly title: Title | null
  readonly parties: number
  /** The document itself names its parties. */
  readonly sure: boolean
  readonly milestones: readonly ReadMilestone[]
  readonly terms: readonly ReadTerm[]
  readonly review: ReadReview | null
  readonly contactParties: number
}

const HEAD_BLOCKS = 25
const WEIGHTS: Readonly<Partial<Record<Section['kind'], number>>> = {
  milestones: 2,
  schedule: 1,
  activities: 1,
  review: 2,
  contacts: 1,
  parties: 2,
  benefits: 1,
  scope: 1,
  terms: 1,
  'partner-document': 2,
  approval: 1,
  ipr: 1,
  mission: 1,
  background: 1,
}
const SELF = new RegExp(
  String.raw`\b(?:this|the)\s+(?:\S+\s+){0,2}?(?:${AGREEMENT.source.replaceAll('\\b', '')}|alliance|liaison (?:relationship|task force))\b`,
  'i',
)
const STATEMENT = [
  /\bliaison statement\b/i,
  /^(?:to|from|source|cc|sent|subject|re)\s*:/im,
  /\bfor (?:information|action|comment)\b/i,
  /\b(?:sincerely|kind regards|best regards|yours faithfully|dear (?:all|colleagues|sir|chair))\b/i,
]
const MINUTES = [
  /\bminutes\b/i,
  /\b(?:attendees|attendance|present|apologies|regrets|scribe|in attendance)\b\s*:?/i,
  /\bagenda\b/i,
  /\b(?:action items?|actions?)\b\s*:/i,
  /\b(?:adjourned|called to order|roll call|next meeting|seconded|any other business|AOB)\b/i,
]
/** What is told to the public of an agreement is not the agreement. */
const PRESS = [
  /\b(?:press|news|media) release\b|\bfor immediate release\b/i,
  /\bannounce[sd]?\b/i,
  /\btoday\b/i,
  /\b(?:press|media) contact\b/i,
]

/** What goes out to all readers of a bulletin. */
const NEWS = [
  /\bnewsletter\b|\bbulletin\b|\bround-?up\b/i,
  /\bnews in brief\b|\bfrom the editor\b/i,
  /\bnext issue\b|\bsave the date\b|\bsubscri/i,
]

export function kindOf(evidence: Evidence): 'register' | 'other' {
  const { blocks, sections, title, parties, sure } = evidence
  const head = blocks
    .slice(0, HEAD_BLOCKS)
    .map(({ text }) => text.slice(0, 2000))
    .join('\n')
  const agreement = title !== null && AGREEMENT.test(title.text)
  const itself = blocks.slice(0, 2000).some(({ text }) => SELF.test(text.slice(0, 3000)))
  // Without a bond between bodies a document may be a plan or a charter, but no register.
  const bond = agreement || itself || (sure && parties >= 2) || evidence.contactParties >= 2
  if (!bond || parties === 0) return 'other'
  let score = agreement ? 4 : title !== null && MAYBE_AGREEMENT.test(title.text) && parties >= 2 ? 2 : 0
  for (const kind of new Set(sections.map((section) => section.kind))) score += WEIGHTS[kind] ?? 0
  score +=
    (itself ? 2 : 0) +
    (sure && parties >= 2 ? 2 : 0) +
    (evidence.milestones.length > 0 ? 1 : 0) +
    (evidence.review ? 1 : 0) +
    (evidence.terms.length >= 2 ? 1 : 0) +
    (evidence.contactParties >= 2 ? 1 : 0)
  const statement = STATEMENT.filter((sign) => sign.test(head)).length
  const minutes = MINUTES.filter((sign) => sign.test(head)).length
  const press = PRESS.filter((sign) => sign.test(head)).length
  const news = NEWS.filter((sign) => sign.test(head)).length
  const against =
    (press >= 2 ? press * 3 : 0) +
    (news >= 2 ? news * 3 : 0) +
    (statement >= 2 ? statement * 3 : 0) +
    (minutes >= 2 ? minutes * 3 : /\bminutes\b/i.test(title?.text ?? '') ? 6 : 0)
  return score - (agreement && statement < 3 && minutes < 3 ? Math.floor(against / 3) : against) >= 5 ? 'register' : 'other'
}
