/** Sections headed like promises that promise nothing by a day, where others of the document do: rules, or tasks without an end. */
import type { DateContext } from '../../../kernel/period.js'
import { hasDue } from './due.js'
import type { Section } from './sections.js'
import { isRule, undertakes } from './terms.js'

const TASKS = /^(?:\W*\d[\d.)]*\s+)?(?:(?:joint|common|main|general|its|the)\s+)*(?:tasks|duties|functions)$/i

/** "What each of us will do" above undertakings, and "Tasks" above undated ones, as what they are. */
export function settled(sections: readonly Section[], context: DateContext): readonly Section[] {
  const promising = sections.filter(({ kind }) => kind === 'milestones' || kind === 'schedule')
  if (promising.length < 2 || !promising.some((section) => isDated(section, context))) return sections
  return sections.map((section) => {
    if (section.kind !== 'milestones' || isDated(section, context)) return section
    const clauses = section.blocks.filter(({ kind }) => kind === 'clause')
    const binding = clauses.filter(({ text }) => undertakes(text) || isRule(text)).length
    if (clauses.length >= 2 && clauses.length === section.blocks.length && binding === clauses.length) return { ...section, kind: 'terms' }
    return TASKS.test(section.heading ?? '') ? { ...section, kind: 'activities' } : section
  })
}

function isDated({ blocks }: Section, context: DateContext): boolean {
  return blocks.some(({ text }) => hasDue(text, context))
}
