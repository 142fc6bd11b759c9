/** Blocks → sections: what stands under which heading, of which kind, with its text as written. */
import type { ReadSection } from '../model.js'
import type { Block, Heading, Row } from './blocks.js'
import type { Drawn } from './drawn.js'
import { areSignatures, isOpen, looksDated } from './shapes.js'
import type { InnerKind } from './vocabulary.js'
import { outerKind } from './vocabulary.js'

export interface Section {
  /** Null for what stands before any heading. */
  readonly heading: string | null
  /** The number the heading carries: "3.1". */
  readonly label: string | null
  readonly kind: InnerKind
  readonly level: number
  readonly line: number
  /** Place of its first line among the lines that were walked. */
  readonly index: number
  readonly blocks: Block[]
  /** Rows of signatures that stand side by side, apart from what the section says. */
  readonly signatures: Row[]
}

const HOLDS_GROUPS: readonly InnerKind[] = ['milestones', 'schedule', 'activities', 'contacts', 'parties', 'approval', 'partner-document']

/** @param titleLines places of the lines that make up the title; no section begins there */
export function toSections(blocks: readonly Block[], titleLines: ReadonlySet<number>): Section[] {
  const sections: Section[] = []
  // "For OGF | For DMTF" above addresses heads people, and no signatures.
  const ofPeople = new Set(blocks.flatMap((block) => (block.kind === 'row' && block.text.includes('@') ? [block.table] : [])))
  let current: Section | null = null
  for (const block of blocks) {
    if (titleLines.has(block.index)) continue
    if (block.kind === 'heading' && opens(block, current)) {
      current = begin(block, current)
      sections.push(current)
      continue
    }
    if (!current) {
      current = { heading: null, label: null, kind: 'other', level: 0, line: block.line, index: block.index, blocks: [], signatures: [] }
      sections.push(current)
    }
    if (
      block.kind === 'row' &&
      !ofPeople.has(block.table) &&
      (areSignatures(block.cells) || block.table === current.signatures.at(-1)?.table)
    )
      current.signatures.push(block)
    else current.blocks.push(block)
  }
  return sections
}

function opens(heading: Heading, current: Section | null): boolean {
  if (heading.strength === 'label') return false
  if (!current || current.heading === null) return true
  const inside = HOLDS_GROUPS.includes(current.kind)
  // "Q1 2023" and "Later" under a roadmap are groups of it.
  if (inside && heading.means === null && isTime(heading.text)) return false
  if (heading.means) return !(inside && heading.strength === 'marked' && heading.level > current.level && heading.means === current.kind)
  if (heading.strength === 'plain') return !inside
  return !(inside && heading.level > current.level)
}

function isTime(text: string): boolean {
  if (isOpen(text)) return true
  return /^(?:later|future|beyond|next|now|in due course|afterwards|thereafter)$/i.test(text) || (looksDated(text) && text.length <= 30)
}

function begin(heading: Heading, parent: Section | null): Section {
  const deeper = parent !== null && heading.level > parent.level
  const inherited: InnerKind =
    deeper && (parent.kind === 'terms' || parent.kind === 'ipr') && heading.strength === 'marked' ? 'terms' : 'other'
  return {
    heading: heading.text,
    label: heading.label,
    kind: heading.means ?? inherited,
    level: heading.level,
    line: heading.line,
    index: heading.index,
    blocks: [],
    signatures: [],
  }
}

/** Two blanks after a full stop are a habit of typists, which web pages and PDFs do not keep. */
const TYPED_BLANKS = /(?<=[.:;!?]['")’”\]]?) {2,}(?=\S)/g

/** Sections in the machine form; the text is that of the input's lines, as written. */
export function asRead(sections: readonly Section[], lines: readonly Drawn[]): ReadSection[] {
  return sections.flatMap((section, index) => {
    const first = section.heading === null ? section.index : section.index + 1
    const last = sections[index + 1]?.index ?? lines.length
    const text = lines
      .slice(first, Math.max(first, last))
      .flatMap(({ text: words, written = words }) => (written === null ? [] : [written.replace(TYPED_BLANKS, ' ')]))
      .join('\n')
      .trim()
    return section.heading === null && (text === '' || section.blocks.every(isCover))
      ? []
      : [{ heading: section.heading ?? '', kind: outerKind(section.kind), text, line: section.line }]
  })
}

/** "Version: 1.0" and its like say nothing of their own: they are read as version and date. */
function isCover({ kind, text }: Block): boolean {
  return (
    kind !== 'heading' && text.length <= 80 && /^(?:version|date[ds]?|effective|initiat\w+|status|draft|revision|start date)\b/i.test(text)
  )
}
