/** From what was read to what is kept: the answers of the check screen, a sentence made an item, a register made of it all. */
import type { Period } from '../../kernel/period.js'
import { parsePeriod, undated } from '../../kernel/period.js'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { keyFrom, nextFreeKey, RegisterKey } from '../../kernel/reference.js'
import type { Day, Zone } from '../../kernel/time.js'
import type { Framing, NewRegister } from '../registers/index.js'
import type { Reading } from './model.js'

/** What a person filled in on the check screen, as typed. */
export interface Answers {
  readonly key?: string | undefined
  readonly title?: string | undefined
  readonly version?: string | undefined
  /** First review, where the document names a cadence without any anchor. */
  readonly review?: string | undefined
}

/** The first party's short name, or the next free key made of it. */
export function proposedKey(reading: Reading, taken: ReadonlySet<string>): string {
  return nextFreeKey(reading.key ?? keyFrom(reading.parties[0]?.short ?? ''), taken)
}

/** A cadence that counts from nothing: its first date has to be asked. */
export function asksForReview(reading: Reading): boolean {
  return reading.review !== null && reading.review.due === null && reading.review.cadence !== null
}

/** Why a document cannot be kept as a register; null when it can. */
export function unfit(reading: Reading): { readonly sentence: string; readonly hint: string } | null {
  if (reading.kind === 'register') return null
  return {
    sentence: `${reading.file} does not read like a work register, so nothing was kept.`,
    hint: 'A register names its parties and has sections such as milestones, review or contacts. Begin one by hand with `/wg register new`.',
  }
}

export interface Kept {
  readonly register: NewRegister
  readonly milestones: readonly {
    readonly text: string
    readonly due: Period
    readonly group: string | null
    readonly priority: number | null
    readonly parties: readonly string[]
  }[]
  readonly activities: readonly string[]
  readonly contacts: readonly {
    readonly party: string
    readonly name: string | null
    readonly role: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly url: string | null
  }[]
  /** Undated where the cadence has no anchor yet; null where the document speaks of no review. */
  readonly review: Period | null
}

export interface KeepRequest {
  readonly answers: Answers
  readonly taken: ReadonlySet<string>
  readonly zone: Zone
  readonly dayFirst: boolean
  readonly text: string
  readonly foldedHash: string
  readonly today: Day
}

/** Everything that *Save* keeps, or what has to be mended first. */
export function keep(reading: Reading, request: KeepRequest): Result<Kept> {
  const reason = unfit(reading)
  if (reason) return refuse('no-register', reason.sentence, { hint: reason.hint })
  const key = RegisterKey.safeParse((request.answers.key ?? proposedKey(reading, request.taken)).toUpperCase())
  if (!key.success) return refuse('bad-key', key.error.issues[0]?.message ?? 'That is no key.', { field: 'key' })
  if (request.taken.has(key.data)) {
    return refuse('key-taken', `There is a register ${key.data} already.`, {
      hint: `Take the next free key, ${nextFreeKey(key.data, request.taken)}, or press *New version* where it is offered.`,
      field: 'key',
    })
  }
  const review = reviewOf(reading, request)
  if (!review.ok) return review
  const { sections, terms, milestones, activities } = contentsOf(reading)
  return ok({
    register: {
      key: key.data,
      title: request.answers.title ?? reading.title,
      version: request.answers.version ?? reading.version,
      initiated: periodOf(reading.initiated),
      dayFirst: request.dayFirst,
      zone: request.zone,
      text: request.text,
      foldedHash: request.foldedHash,
      parties: distinctParties(reading),
      sections,
      terms,
      gates: gatesOf(reading),
      ipr: reading.ipr.map(({ text }) => text),
      approvals: reading.approvals.flatMap(({ party, body, resolution, on }) =>
        party ? [{ party, body, resolution, on: periodOf(on) }] : [],
      ),
      approvalTarget: periodOf(reading.approvalTarget),
      partnerDocument: reading.partnerDocument
        ? { state: reading.partnerDocument.state, text: reading.partnerDocument.text, link: null }
        : null,
      cadence: reading.review?.cadence ?? null,
    },
    milestones,
    activities,
    contacts: reading.contacts.map(({ party, name, role, email, phone, url }) => ({ party: party ?? '', name, role, email, phone, url })),
    review: review.value,
  })
}

/** What of a document is numbered or has words of its own. */
export function contentsOf(reading: Reading): Pick<Kept, 'milestones' | 'activities'> & Pick<NewRegister, 'sections' | 'terms'> {
  return {
    sections: reading.sections.map(({ heading, kind, text }) => ({ heading, kind, text })),
    terms: reading.terms.map(({ label, text }) => ({ label, text })),
    milestones: reading.milestones.map(({ text, due, group, priority, parties }) => ({
      text,
      due: periodOf(due) ?? undated(''),
      group,
      priority,
      parties,
    })),
    activities: reading.activities.map(({ text }) => text),
  }
}

function gatesOf(reading: Reading): NewRegister['gates'] {
  return reading.gates.map(({ from, to, completeness, reviews }) => ({ from, to, completeness, reviews }))
}

/** What of a document frames a register. */
export function frameOf(reading: Reading): Framing {
  return {
    title: reading.title,
    initiated: periodOf(reading.initiated),
    parties: distinctParties(reading),
    gates: gatesOf(reading),
    ipr: reading.ipr.map(({ text }) => text),
    cadence: reading.review?.cadence ?? null,
  }
}

/** What a register has of the things that a next version does not take from a document. */
export interface Present {
  readonly title: string | null
  readonly parties: readonly { readonly short: string }[]
  readonly cadence: { readonly written: string } | null
  readonly contacts: readonly { readonly name: string | null; readonly email: string | null; readonly role: string | null }[]
  /** As written, of its reviews that are not closed. */
  readonly reviews: readonly string[]
}

/** What a document says that a next version does not take from it, and what it does not say. */
export interface LeftOut {
  /** Short names of parties that the document alone names, and that the register alone has. */
  readonly parties: readonly string[]
  readonly unnamed: readonly string[]
  readonly review: string | null
  readonly contacts: number
  readonly approvals: number
  /** Not in the document, so that they stay as they are. */
  readonly silent: readonly string[]
}

export function leftOut(reading: Reading, present: Present): LeftOut {
  const shorts = distinctParties(reading).map(({ short }) => short)
  const own = present.parties.map(({ short }) => short)
  const known = new Set(present.contacts.flatMap((one) => namesOf(one)))
  const review = reading.review?.due?.written ?? null
  return {
    parties: shorts.filter((short) => !own.includes(short)),
    unnamed: own.filter((short) => !shorts.includes(short)),
    review: review !== null && !present.reviews.includes(review) ? review : null,
    contacts: reading.contacts.filter((one) => !namesOf(one).some((name) => known.has(name))).length,
    approvals: reading.approvals.length,
    silent: [
      reading.title === null && present.title !== null ? 'the title' : null,
      !reading.review?.cadence && present.cadence !== null ? 'how often it is reviewed' : null,
    ].filter((name) => name !== null),
  }
}

/** By what somebody is known; a contact without name and address by the role. */
function namesOf({ name, email, role }: Present['contacts'][number]): string[] {
  const names = [name, email].flatMap((one) => (one ? [fold(one)] : []))
  return names.length > 0 ? names : [fold(role ?? '')]
}

function periodOf(date: Reading['initiated']): Period | null {
  return date
}

/** Two parties of one short name would answer to the same word. */
function distinctParties(reading: Reading): { name: string; short: string }[] {
  const seen = new Map<string, { name: string; short: string }>()
  for (const { name, short } of reading.parties) if (!seen.has(short.toLowerCase())) seen.set(short.toLowerCase(), { name, short })
  return [...seen.values()]
}

function reviewOf(reading: Reading, request: KeepRequest): Result<Period | null> {
  if (!reading.review) return ok(null)
  if (reading.review.due) return ok(periodOf(reading.review.due))
  if (request.answers.review === undefined) return ok(undated(reading.review.cadence?.written ?? ''))
  const parsed = parsePeriod(request.answers.review, { today: request.today, dayFirst: request.dayFirst })
  return parsed.ok ? parsed : { ok: false, problem: { ...parsed.problem, field: 'review' } }
}

/** A sentence of a section, with the line of the section's heading. */
export interface Sentence {
  readonly text: string
  readonly line: number
}

/** The sentences of one section that are not an item already. */
export function sentencesOf(reading: Reading, section: number): Sentence[] {
  const found = reading.sections[section]
  if (!found) return []
  const kept = new Set([...reading.milestones, ...reading.activities, ...reading.terms].map(({ text }) => fold(text)))
  return found.text
    .split(/\n+|(?<=[.;!?])\s+(?=[\p{Lu}“"(])/u)
    .map((text) => text.replace(/^\s*[·•–—*o-]\s+/u, '').trim())
    .filter((text) => text !== '' && !kept.has(fold(text)))
    .map((text) => ({ text, line: found.line }))
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
}

export type ItemKind = 'term' | 'activity' | 'milestone'

/** Adds a sentence to what was read. The date of a milestone is what the person wrote, or still to come. */
export function makeItem(
  reading: Reading,
  sentence: Sentence,
  kind: ItemKind,
  due: string | undefined,
  dayFirst: boolean,
  today: Day,
): Result<Reading> {
  const { text, line } = sentence
  if (kind === 'activity') return ok({ ...reading, activities: [...reading.activities, { text, line }] })
  if (kind === 'term')
    return ok({ ...reading, terms: [...reading.terms, { label: nextLabel(reading.terms.map(({ label }) => label)), text, line }] })
  const date = due ? parsePeriod(due, { initiated: reading.initiated?.from ?? undefined, dayFirst, today }) : ok(undated('TBD'))
  if (!date.ok) return { ok: false, problem: { ...date.problem, field: 'due' } }
  return ok({ ...reading, milestones: [...reading.milestones, { text, due: date.value, group: null, priority: null, parties: [], line }] })
}

/** a, b, c … or 1, 2, 3 …, going on from the last one there is. */
function nextLabel(labels: readonly string[]): string {
  const last = labels.at(-1)
  if (!last) return 'a'
  if (/^\d+$/.test(last)) return String(Number(last) + 1)
  if (/^[a-y]$/i.test(last)) return String.fromCharCode(last.charCodeAt(0) + 1)
  return String(labels.length + 1)
}
