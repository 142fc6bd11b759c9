/** A table says by its own head what it is, whatever section it stands in. */
import type { Row } from './blocks.js'
import { isHeadOfMilestones } from './milestone-tables.js'
import type { Section } from './sections.js'
import type { InnerKind } from './vocabulary.js'

const VERSIONS = /^(?:(?:document )?version|ver\.?|rev(?:ision|\.)?|issue|edition)(?: (?:no\.?|number))?$/i
const CHANGES = /\b(?:date|changes?|description|authors?|editors?|comments?|remarks?|status|by)\b/i
const PERSONS = /\b(?:name|person|contact|representative|delegate|focal point)s?\b/i
const REACHES = /\b(?:e-?mail|mail|phone|telephone|tel|address)\b/i
const PARTY = /^(?:short(?: name)?|abbreviation|acronym|part(?:y|ies)|organi[sz]ation|body|code)$/i
const NAMED = /^(?:(?:full |long )?name|organi[sz]ation|party|body|group|committee)$/i
const POSTS = /^(?:post|role|position|function|job title|office|title)$/i
const SIDES = /^(?:for|side|party|organi[sz]ation|body|group)$/i
const DECISIONS = /\b(?:resolution|decision|approved|signature|signed|signatory)\b/i

/** Sections as their tables part them: each table that is of another kind than its section is one of its own. */
export function parted(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => {
    const kinds = new Map<number, InnerKind>()
    for (const block of section.blocks) {
      const kind = block.kind === 'row' && !kinds.has(block.table) ? kindOfTable(block) : null
      if (kind !== null && block.kind === 'row' && !isKin(kind, section.kind)) kinds.set(block.table, kind)
    }
    if (kinds.size === 0) return [section]
    const rest = section.blocks.filter((block) => block.kind !== 'row' || !kinds.has(block.table))
    const own = [...kinds].map(([table, kind]): Section => {
      const blocks = section.blocks.filter((block) => block.kind === 'row' && block.table === table)
      const first = blocks[0]
      return { ...section, kind, line: first?.line ?? section.line, index: first?.index ?? section.index, blocks, signatures: [] }
    })
    return [{ ...section, blocks: rest }, ...own]
  })
}

/** Milestones are milestones under any heading that promises something. */
function isKin(table: InnerKind, section: InnerKind): boolean {
  return table === section || (table === 'milestones' && (section === 'schedule' || section === 'activities' || section === 'review'))
}

/** By the names of its columns; null where they tell nothing. */
function kindOfTable(head: Row): InnerKind | null {
  const { cells } = head
  if (cells.some((cell) => cell.length > 40 || /@|\d/.test(cell))) return null
  const has = (pattern: RegExp): boolean => cells.some((cell) => pattern.test(cell))
  if (has(VERSIONS) && has(CHANGES)) return 'contents'
  if (has(REACHES) && (has(PERSONS) || (has(POSTS) && has(SIDES)))) return 'contacts'
  if (has(DECISIONS)) return 'approval'
  if (isHeadOfMilestones(head)) return 'milestones'
  return cells.length === 2 && PARTY.test(cells[0] ?? '') && NAMED.test(cells[1] ?? '') ? 'parties' : null
}
