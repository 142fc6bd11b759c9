/** The text of a register as a list of what was agreed: written out, changed, and compared with another. */
import type { Period } from '../../../kernel/period.js'
import { showPeriod } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { Change, Gate, Party, Register, Section, Term } from '../model.js'
import { termItem } from './register.js'

/** Sections whose content stands in the register as items of their own. */
const keptAsItems: readonly string[] = ['terms', 'milestones', 'activities', 'review', 'contacts', 'approval', 'partner-document']

function item(kind: AgreedItem['kind'], ref: string, name: string, text: string): AgreedItem {
  return { ref, kind, name, text, due: null, parties: [], about: null }
}

/** Sections whose own words bind; a section of terms does as long as no term of it stands by itself. */
export function bindingSections(sections: readonly Section[], terms: readonly unknown[]): Section[] {
  return sections.filter(({ kind }) => !keptAsItems.includes(kind) || (kind === 'terms' && terms.length === 0))
}

/** @param index among the binding sections; only one without a heading is known by it */
export function sectionItem({ heading, text }: Section, index: number): AgreedItem {
  return item('section', `section ${heading || index + 1}`, heading ? `the section “${heading}”` : 'the opening text', text)
}

/** How a person names what is to have other words; one of them. */
export interface ItemWords {
  /** `M2` */
  readonly ref?: string | undefined
  /** A heading. */
  readonly section?: string | undefined
}

/** The part of a register's text that is meant. */
export function itemMeant({ key }: Pick<Register, 'key'>, items: readonly AgreedItem[], { ref, section }: ItemWords): Result<AgreedItem> {
  const wanted = section === undefined ? `${key}-${ref ?? ''}` : `section ${section.trim()}`
  const found = items.filter((one) => one.ref.toLowerCase() === wanted.toLowerCase())
  const [only, another] = found
  if (only && !another) return ok(only)
  if (only)
    return refuse('which-section', `${key} has several sections “${section}”.`, {
      hint: 'Change them in the document, and read that in as the next version.',
      field: 'section',
    })
  if (section === undefined)
    return refuse('not-agreed', `${wanted} is no part of what ${key} says now.`, {
      hint: 'Milestones, terms and on-going activities have words of their own, such as `M2`, `T3` or `V1`.',
      field: 'ref',
    })
  const headings = items.flatMap((one) => (one.kind === 'section' ? [one.ref.replace(/^section /, '')] : []))
  return refuse('no-such-section', `${key} has no section “${section}” with words of its own.`, {
    hint: headings.length > 0 ? `It has ${headings.join(', ')}.` : 'Its words stand in terms, milestones and activities.',
    field: 'section',
  })
}

/** What frames the text, each part as an item; a version may change any of them, but never who is bound. */
export const frame = {
  title: (title: string) => item('title', 'title', 'the title', title),
  initiated: (initiated: Period) => item('title', 'initiated', 'the date initiated', showPeriod(initiated)),
  party: ({ name, short }: Pick<Party, 'name' | 'short'>) => item('party', `party ${short}`, `the party ${short}`, name),
  gate: ({ from, to, completeness, reviews }: Gate) =>
    item(
      'gate',
      `gate ${from} ${to}`,
      `the gate from ${from} to ${to}`,
      `${completeness ?? 0} % complete, ${reviews ?? 0} internal review${reviews === 1 ? '' : 's'}`,
    ),
  /** @param number from 1, as it is now; one that comes takes the next */
  ipr: (text: string, number: number) => item('ipr', `ipr ${number}`, 'the IPR notice', text),
  cadence: ({ written }: { readonly written: string }) => item('review', 'cadence', 'how often it is reviewed', written),
} as const

/** What the registers slice itself keeps of the text. */
export function ownItems(register: Register, sections: readonly Section[], terms: readonly Term[]): AgreedItem[] {
  const { title, initiated, parties, gates, ipr, cadence } = register
  return [
    ...(title === null ? [] : [frame.title(title)]),
    ...(initiated === null ? [] : [frame.initiated(initiated)]),
    ...parties.map(frame.party),
    ...bindingSections(sections, terms).map(sectionItem),
    ...terms.map((term) => termItem(register, term)),
    ...gates.map(frame.gate),
    ...ipr.map((text, index) => frame.ipr(text, index + 1)),
    ...(cadence === null ? [] : [frame.cadence(cadence)]),
  ]
}

/** The whole text, a paragraph an item; its hash is what a position belongs to. */
export function textOf(version: string | null, items: readonly AgreedItem[]): string {
  const lines = items.map(({ name, text, due, about }) =>
    [`${name}: ${text}`, due === null ? null : `Due ${due}.`, about].filter((part) => part !== null).join(' '),
  )
  return [`Version ${version ?? 'not numbered'}`, ...lines].join('\n\n')
}

/** The items as they are once some changes are made: replaced in place, dropped, or added at the end of their kind. */
export function project(items: readonly AgreedItem[], changes: readonly Pick<Change, 'ref' | 'before' | 'after'>[]): AgreedItem[] {
  let next = [...items]
  for (const { ref, after } of changes) {
    const at = next.findIndex((item) => item.ref === ref)
    if (after === null) next = next.filter((item) => item.ref !== ref)
    else if (at >= 0) next[at] = after
    else {
      const last = next.findLastIndex(({ kind }) => kind === after.kind)
      next.splice(last < 0 ? next.length : last + 1, 0, after)
    }
  }
  return next
}

export type Difference =
  | { readonly kind: 'added'; readonly after: AgreedItem }
  | { readonly kind: 'dropped'; readonly before: AgreedItem }
  | { readonly kind: 'moved' | 'reworded'; readonly before: AgreedItem; readonly after: AgreedItem }

/** What another text says differently, in the order of the later one; what was dropped comes last. */
export function differences(from: readonly AgreedItem[], to: readonly AgreedItem[]): Difference[] {
  const before = new Map(from.map((item) => [item.ref, item]))
  const there = new Set(to.map(({ ref }) => ref))
  return [
    ...to.flatMap((after): Difference[] => {
      const was = before.get(after.ref)
      if (!was) return [{ kind: 'added', after }]
      const moved: Difference[] = was.due === after.due ? [] : [{ kind: 'moved', before: was, after }]
      const reworded: Difference[] = was.text === after.text && was.about === after.about ? [] : [{ kind: 'reworded', before: was, after }]
      return [...moved, ...reworded]
    }),
    ...from.filter(({ ref }) => !there.has(ref)).map((was): Difference => ({ kind: 'dropped', before: was })),
  ]
}
