/** The partner's own document that corresponds to this one: linked, or still awaited. */
import type { PartnerDocument } from '../model.js'
import type { Section } from './sections.js'

const POINTER = /<\s*(?:pointer|link|reference|url)\b[^<>]{0,200}>/i
const AWAITED =
  /<[^<>]*>|\b(?:once|when|until|after)\b.*\b(?:published|available|issued|approved|exists)\b|\b(?:tb[acd]|to be (?:published|provided|added|supplied|issued|confirmed)|pending|forthcoming|awaited|not yet|in preparation|will be (?:published|provided|added|supplied|linked)|as soon as)\b/i
const ADDRESS = /\bhttps?:\/\/\S+|\bwww\.\S+/i

/** "The pointer will be added here once it is published." */
const PROMISED =
  /\b(?:pointer|link|reference|url)\s+(?:to\s+[^.;]{2,80}\s+)?(?:will|shall|is to)\s+be\s+(?:added|given|inserted|put|provided|set)\b|\b(?:text|document|register|version|page)\b[^.;]{0,80}\bwill be linked\b/i

/** The sentence that promises it. */
function promisedIn(text: string): string | null {
  const found = PROMISED.exec(text)
  if (!found) return null
  const start = Math.max(text.lastIndexOf('.', found.index), text.lastIndexOf(';', found.index)) + 1
  const end = text.slice(found.index + found[0].length).search(/[.;]/)
  return text.slice(start, end < 0 ? undefined : found.index + found[0].length + end + 1).trim()
}

/** "bSI keeps its own page about this plan: …" */
const OWN =
  /\b(?:its|their) own (?:page|text|version|record|copy|document|register)\b|\b(?:page|text|version|record|register|document) of its own\b/i

export function readPartnerDocument(sections: readonly Section[]): PartnerDocument | null {
  const own = sections.find(({ kind }) => kind === 'partner-document')
  if (own) {
    const block = own.blocks.find(({ kind, text }) => kind !== 'heading' && text !== '')
    if (!block) return { state: 'unknown', text: '', line: own.line }
    return { state: stateOf(block.text), text: block.text, line: block.line }
  }
  for (const section of sections) {
    for (const block of section.blocks) {
      const pointer = POINTER.exec(block.text)
      const promised = pointer ? null : promisedIn(block.text)
      if (!pointer && block.kind !== 'heading' && OWN.test(block.text) && (ADDRESS.test(block.text) || AWAITED.test(block.text)))
        return { state: stateOf(block.text), text: block.text, line: block.line }
      if (promised) return { state: 'awaited', text: promised, line: block.line }
      if (pointer) return { state: stateOf(pointer[0]), text: pointer[0], line: block.line }
    }
  }
  return null
}

function stateOf(text: string): PartnerDocument['state'] {
  if (ADDRESS.test(text)) return 'linked'
  return AWAITED.test(text) ? 'awaited' : 'unknown'
}
