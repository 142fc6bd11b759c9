/** The register's own words, sections and terms, and the changes to them: given other words, added, dropped. */
import { z } from 'zod'
import type { Result } from '../../kernel/problem.js'
import { ok, refuse } from '../../kernel/problem.js'
import { referenceOf } from '../../kernel/reference.js'
import type { AgreedItem, AgreedPart, ChangeKind, ProposedChange } from '../../platform/agreed.js'
import { commit } from '../../platform/commit.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Acting } from '../../platform/subject.js'
import { said } from './messages.js'
import type { Section, Term } from './model.js'
import { bindingSections, sectionItem } from './rules/agreed.js'
import { changeTerm, termItem } from './rules/register.js'
import { ownRef } from './rules/states.js'
import { findFull, listAllTerms, listSections, listTerms, saveSection, saveTerm } from './store/register.js'

/** `text` null drops the term. */
const TermPayload = z.object({ number: z.number().int(), label: z.string().optional(), text: z.string().nullable() })
/** `text` null drops the section. */
const SectionPayload = z.object({ heading: z.string(), kind: z.string(), text: z.string().nullable() })

export const reword: NonNullable<AgreedPart['reword']> = async (db, { register: at }, item, text, reason) => {
  if (item.kind === 'term') {
    const term = (await listTerms(db, at.id)).find(({ number }) => referenceOf(at.key, 'term', number) === item.ref)
    if (!term) return null
    const decided = changeTerm(at, await findFull(db, at.id), term, text)
    return decided.ok ? ok(termChange(at, term, { ...term, text }, reason)) : decided
  }
  if (item.kind !== 'section') return null
  const section = bindingSections(await listSections(db, at.id), await listTerms(db, at.id)).find(
    (one, index) => sectionItem(one, index).ref === item.ref,
  )
  return section ? ok(sectionChange(section, { ...section, text }, reason)) : null
}

/** The change from one wording of a term to another; null on either side where there is none. */
function termChange(at: Pick<RegisterAt, 'key'>, before: Term | null, after: Term | null, reason: string | null): ProposedChange {
  const { number, label } = before ?? after ?? { number: 0, label: '' }
  return {
    kind: termKind.id,
    ref: referenceOf(at.key, 'term', number),
    title: before && after ? `change the words of term ${label}` : before ? `drop term ${label}` : `add term ${label}`,
    before: before && termItem(at, before),
    after: after && termItem(at, after),
    payload: { number, label, text: after?.text ?? null },
    reason,
  }
}

function sectionChange(before: Section | null, after: Section | null, reason: string | null): ProposedChange {
  const { heading, kind } = after ?? before ?? { heading: '', kind: 'other' }
  const item = (section: Section | null): AgreedItem | null => section && sectionItem(section, 0)
  const name = item(before ?? after)?.name ?? ''
  return {
    kind: sectionKind.id,
    ref: item(before ?? after)?.ref ?? '',
    title: before && after ? `change the words of ${name}` : before ? `drop ${name}` : `add ${name}`,
    before: item(before),
    after: item(after),
    payload: { heading, kind, text: after?.text ?? null },
    reason,
  }
}

/** What another document says differently of sections and terms; terms are the same by their labels, sections by their headings. */
export async function ownChanges(
  db: Db,
  at: RegisterAt,
  document: { readonly sections: readonly Section[]; readonly terms: readonly { readonly label: string; readonly text: string }[] },
): Promise<ProposedChange[]> {
  const [terms, all] = [await listTerms(db, at.id), await listAllTerms(db, at.id)]
  const sections = bindingSections(await listSections(db, at.id), terms)
  const wanted = bindingSections(document.sections, document.terms)
  let number = all.length
  const changes: ProposedChange[] = []
  for (const term of document.terms) {
    const before = terms.find(({ label }) => label === term.label) ?? null
    if (before?.text !== term.text) {
      if (!before) number += 1
      changes.push(termChange(at, before, { number: before?.number ?? number, ...term, state: 'stands' }, null))
    }
  }
  for (const term of terms) if (!document.terms.some(({ label }) => label === term.label)) changes.push(termChange(at, term, null, null))
  for (const section of wanted) {
    const before = sections.find(({ heading }) => heading === section.heading) ?? null
    if (before?.text !== section.text) changes.push(sectionChange(before, section, null))
  }
  for (const section of sections)
    if (!wanted.some(({ heading }) => heading === section.heading)) changes.push(sectionChange(section, null, null))
  return changes
}

/** Says a change in the history, with the reason it was made for. */
export async function tell(tx: Tx, who: Acting, at: RegisterAt, change: ProposedChange, ref: string, kind: string): Promise<void> {
  const done = change.title.replace(/^(add|drop|change)/, (verb) => ({ add: 'added', drop: 'dropped', change: 'changed' })[verb] ?? verb)
  const reason = change.reason ? { reason: change.reason } : {}
  const event = { ref, kind, sentence: done, before: change.before?.text ?? null, after: change.after?.text ?? null, ...reason }
  await commit(tx, who, at.id, { next: null, events: [event], notices: said(at, 'register.said', ownRef(at.key)) })
}

export const termKind: ChangeKind = {
  id: 'term.change',
  apply: async (tx, who, at, change) => {
    const { number, label, text } = TermPayload.parse(change.payload)
    const present = (await listAllTerms(tx, at.id)).find((one) => one.number === number) ?? null
    if (change.before && present?.state !== 'stands') return gone(change)
    const words = { label: label ?? present?.label ?? String(number), text: text ?? present?.text ?? '' }
    await saveTerm(tx, { workspace: who.workspace, registerId: at.id }, { number, ...words, state: text === null ? 'dropped' : 'stands' })
    await tell(tx, who, at, change, change.ref, change.after === null ? 'term.dropped' : change.before ? 'term.changed' : 'term.added')
    return ok(null)
  },
}

export const sectionKind: ChangeKind = {
  id: 'section.change',
  apply: async (tx, who, at, change) => {
    const { heading, kind, text } = SectionPayload.parse(change.payload)
    const there = (await listSections(tx, at.id)).some((one) => one.heading === heading)
    if (there !== (change.before !== null)) return gone(change)
    await saveSection(tx, { workspace: who.workspace, registerId: at.id }, { heading, kind }, text)
    await tell(tx, who, at, change, ownRef(at.key), 'section.changed')
    return ok(null)
  },
}

export function gone(change: ProposedChange): Result<null> {
  return refuse('no-longer', `${change.ref} is another by now, so the change is not made.`)
}
