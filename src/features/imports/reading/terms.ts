/** Terms: the lettered or numbered clauses one can cite; and what is said about intellectual property. */
import type { ReadTerm, ReadText } from '../model.js'
import type { Block, ClauseBlock, Row } from './blocks.js'
import type { Section } from './sections.js'
import type { InnerKind } from './vocabulary.js'

const UNDERTAKES = /\b(?:will|shall|agrees?|may|must|should|undertakes?|is|are|remains?|stays?|retains?)\b/
const RIGHTS =
  /\b(?:IPR|intellectual[- ]property|copyrights?|patents?|trade ?marks?|F?RAND|royalt(?:y|ies)|licen[cs](?:e[ds]?|ing) (?:terms|polic\w+|commitments?|obligations?)|IP (?:rules|rights|polic\w+)|(?:remains?|stays?) the property of|(?:is|are|be) licen[cs]ed (?:under|to|by)|under (?:the |an? )?(?:[\w-]+ ){0,4}licen[cs]e)\b/i
const WITH_TERMS: readonly InnerKind[] = ['terms', 'ipr', 'scope', 'other', 'background', 'mission', 'benefits', 'review']
/** Where other things are told, only a paragraph of its own speaks of rights. */
const BESIDE: readonly InnerKind[] = ['milestones', 'schedule', 'review', 'approval']
const WITH_RIGHTS: readonly InnerKind[] = ['terms', 'ipr', 'scope', 'other', 'activities']

export function readTerms(sections: readonly Section[]): ReadTerm[] {
  // Where the clauses have numbers of their own, text without one is none.
  const cited = sections.some(({ kind, blocks }) => kind === 'terms' && blocks.filter((block) => block.kind === 'clause').length >= 2)
  // Below the parties may stand what they agree: "The three organizations agree that: (i) …"
  return sections.flatMap((section) =>
    section.kind === 'parties' ? undertaken(section) : WITH_TERMS.includes(section.kind) ? termsOf(section, cited) : [],
  )
}

/** "The Parties shall:" above a list makes undertakings of its items. */
const OPENS =
  /(?:\b(?:[Pp]art(?:y|ies)|PARTIES|bodies|body|[Oo]rgani[sz]ations?|sides?|[Bb]oth|[Ee]ach|[Tt]hey|[Ww]e)|\b[A-Z][A-Z0-9]\S*)(?:\s+(?:will|shall|agrees?|undertakes?|commits?|hereby|jointly|each|both|therefore|also|endeavou?r|to|have agreed|as follows|that)){1,5}\s*:?$/
const BINDS = /\b(?:will|shall|agreed?s?|undertakes?|commits?)\b/

function undertaken(section: Section): ReadTerm[] {
  const out: ReadTerm[] = []
  let opened = section.heading !== null && opens(section.heading)
  section.blocks.forEach((block, index) => {
    if (block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'row') opened = opens(block.text)
    else if (block.kind === 'clause' && opens(block.text)) opened = true
    else if (opened && block.kind === 'clause') out.push({ label: block.label, text: withDetails(section.blocks, index), line: block.line })
    else if (opened && section.blocks[index - 1]?.kind !== 'clause') out.push({ label: '', text: block.text, line: block.line })
  })
  return out
}

function opens(text: string): boolean {
  return text.length <= 200 && BINDS.test(text) && OPENS.test(text.trim())
}

const LABEL = /^\(?(?:[A-Z]{0,2}-?\d{1,2}(?:\.\d{1,2})?|[a-z])[.)]?$/

/** @param cited whether clauses elsewhere have labels of their own */
function termsOf(section: Section, cited: boolean): ReadTerm[] {
  const own = section.kind === 'terms' || section.kind === 'ipr'
  const clauses = section.blocks.filter((block): block is ClauseBlock => block.kind === 'clause')
  const binding = clauses.filter(({ text }) => UNDERTAKES.test(text) || isRule(text)).length
  // A numbered list of aims is none; clauses undertake something.
  if (clauses.length > 0 && (own || (clauses.length >= 2 && binding * 2 >= clauses.length))) {
    return section.blocks.flatMap((block, index) =>
      block.kind === 'clause' ? [{ label: block.label, text: withDetails(section.blocks, index), line: block.line }] : [],
    )
  }
  // "R1 | Each keeps its own documents" in a table of rules.
  const rows = own
    ? section.blocks.filter((block): block is Row => block.kind === 'row' && block.cells.length === 2 && LABEL.test(block.cells[0] ?? ''))
    : []
  if (rows.length >= 2)
    return rows.map(({ cells, line }) => ({ label: (cells[0] ?? '').replace(/[().]/g, ''), text: cells[1] ?? '', line }))
  const listed = undertaken(section)
  if (listed.length > 0) return listed
  if (!own) return []
  const prose = section.blocks.filter(({ kind, text }) => kind === 'paragraph' && UNDERTAKES.test(text))
  // "2. Confidentiality" with its text below is cited as clause 2.
  if (section.label !== null && prose.length > 0 && !cited)
    return [{ label: section.label, text: prose.map(({ text }) => text).join(' '), line: section.line }]
  if (!/\b(?:terms|conditions|responsibilit|obligations|undertakings|provisions|principles)/i.test(section.heading ?? '')) return []
  return section.blocks.filter(({ kind }) => kind === 'bullet').map(({ text, line }) => ({ label: '', text, line }))
}

/** "The IHO decides on the content of charts." says who does what, though it says no "shall". */
export function isRule(text: string): boolean {
  return (
    /^(?:the|each|every|neither|either|no|both|all|any|members?|part(?:y|ies)|[A-Z\d][A-Z\d]+),?\s/i.test(text) &&
    /[.;]$/.test(text) &&
    text.split(' ').length >= 5 &&
    !/^[Tt]o\b/.test(text)
  )
}

export function undertakes(text: string): boolean {
  return UNDERTAKES.test(text) && /\.$/.test(text)
}

function withDetails(blocks: readonly Block[], index: number): string {
  const parts = [blocks[index]?.text ?? '']
  for (let at = index + 1; at < blocks.length && blocks[at]?.kind === 'bullet'; at += 1) parts.push(blocks[at]?.text ?? '')
  return parts.join(' ')
}

export function isOnRights(text: string): boolean {
  return RIGHTS.test(text)
}

/** Clauses and paragraphs on rights; a footer's copyright line is none. */
export function readRights(sections: readonly Section[]): ReadText[] {
  return sections
    .filter(({ kind }) => WITH_RIGHTS.includes(kind) || BESIDE.includes(kind))
    .flatMap((section) =>
      section.blocks
        .filter(
          ({ kind, text }) =>
            kind !== 'heading' &&
            (kind !== 'row' || section.kind === 'terms' || section.kind === 'ipr') &&
            text.length > 20 &&
            (RIGHTS.test(text) || section.kind === 'ipr') &&
            (kind === 'paragraph' || !BESIDE.includes(section.kind)) &&
            !/^copyright\s*[©(\d]|all rights reserved/i.test(text),
        )
        .map(({ text, line }) => ({ text, line })),
    )
}
