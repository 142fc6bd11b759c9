/** What a document says and what is kept, compared: how an export knows that it reads in again to the same register. */
import type { Period } from '../../../kernel/period.js'
import type { Contents } from '../../../platform/exporter.js'

/** What of a register a document may say otherwise than it is kept. */
export const parts = [
  'title',
  'version',
  'initiated',
  'parties',
  'terms',
  'ipr',
  'gates',
  'milestones',
  'activities',
  'review',
  'contacts',
  'approvalTarget',
  'approvals',
  'partnerDocument',
] as const satisfies readonly (keyof Contents)[]
export type Part = (typeof parts)[number]

/** The parts that differ, white space aside. No parties of a milestone means all of them. */
export function differing(kept: Contents, read: Contents): Part[] {
  const [one, other] = [shapeOf(kept), shapeOf(read)]
  return parts.filter((part) => JSON.stringify(one[part]) !== JSON.stringify(other[part]))
}

function shapeOf(contents: Contents): Readonly<Record<Part, unknown>> {
  const all = contents.parties.map(({ short }) => short)
  return {
    title: words(contents.title),
    version: words(contents.version),
    initiated: period(contents.initiated),
    parties: contents.parties.map(({ name, short }) => [words(name), words(short)]),
    terms: contents.terms.map(({ label, text }) => [label, words(text)]),
    ipr: contents.ipr.map(({ text }) => words(text)),
    gates: contents.gates.map(({ from, to, completeness, reviews }) => [from, to, completeness, reviews]),
    milestones: contents.milestones.map(({ text, due, group, priority, parties }) => [
      words(text),
      period(due),
      words(group),
      priority,
      [...(parties.length === 0 ? all : parties)].sort(),
    ]),
    activities: contents.activities.map(({ text }) => words(text)),
    review: contents.review && [
      contents.review.due?.precision === 'undated' ? null : period(contents.review.due),
      contents.review.cadence && [words(contents.review.cadence.written), contents.review.cadence.months],
    ],
    contacts: contents.contacts.map(({ party, name, role, email, phone, url }) => [party, name, role, email, phone, url].map(words)),
    approvalTarget: period(contents.approvalTarget),
    approvals: contents.approvals.map(({ party, body, resolution, on }) => [words(party), words(body), words(resolution), period(on)]),
    partnerDocument: contents.partnerDocument && [contents.partnerDocument.state, words(contents.partnerDocument.text)],
  }
}

function period(date: Period | null): unknown {
  return date && [words(date.written), date.from, date.to, date.precision]
}

function words(text: string | null): string | null {
  return (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim() || null
}
