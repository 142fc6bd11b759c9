/** Parties as texts tell them by the way: in a list after "six bodies:", as who agreed, and as those whose people are named. */
import type { Block } from './blocks.js'
import { lineAt } from './blocks.js'
import type { Named } from './organisations.js'
import { isBodyEntry, isShortName, nameOfEntry, namesIn } from './organisations.js'
import { PERSON, ROLE } from './people.js'
import type { Section } from './sections.js'
import { reachesSomebody } from './shapes.js'

type Told = Named & { readonly line: number }

/** Where a text tells who it is about. */
const FRONT = 30
const INTRODUCES = /\b(?:bodies|parties|organi[sz]ations|partners|members|signatories|groups|sides|committees)\b[^.]{0,60}:$/i

/** "It is kept by six bodies:" above one to a bullet. */
export function fromIntroduced(blocks: readonly Block[]): Told[] {
  const at = blocks
    .slice(0, FRONT)
    .findIndex((block) => opensList(block) && INTRODUCES.test(block.kind === 'heading' ? `${block.text}:` : block.text))
  if (at < 0) return []
  const rest = blocks.slice(at + 1)
  const end = rest.findIndex(({ kind }) => kind !== 'bullet' && kind !== 'clause')
  const listed = rest.slice(0, end < 0 ? rest.length : end)
  if (listed.length < 2 || !listed.every(({ text }) => text.length <= 160 && isBodyEntry(text))) return []
  return listed.flatMap((block) => {
    const entry = nameOfEntry(block.text)
    if (entry) return [{ ...entry, start: 0, line: block.line }]
    const short = block.text.split(/\s+\(|[,;:]\s|\s[–—-]\s/)[0]?.trim() ?? ''
    if (isShortName(short)) return [{ name: short, short, start: 0, line: block.line }]
    return namesIn(block.text, false)
      .slice(0, 1)
      .map((one) => ({ ...one, line: block.line }))
  })
}

function opensList(block: Block): boolean {
  return block.kind === 'paragraph' ? block.text.length <= 400 : block.kind === 'heading' && block.strength === 'label'
}

const AGREED =
  /(?:^|[.,;]\s|\b(?:what|that|which|as|here)\s)((?:the\s+)?\p{Lu}[^.;:]{2,240}?)\s+(?:have\s+|hereby\s+|both\s+|jointly\s+)*(?:agreed|agree\s+(?:to|that|as)|undertake)\b/u

/** "I confirm what the A Union (AU) and B agreed in Paris." */
export function fromAgreed(blocks: readonly Block[]): Told[] {
  for (const block of blocks.slice(0, FRONT)) {
    const match = block.kind !== 'paragraph' || block.text.length > 3000 ? null : AGREED.exec(block.text)
    const clause = (match?.[1] ?? '').replace(/^.*\b(?:what|that|which|here)\s+(?=(?:the\s+)?\p{Lu})/u, '')
    if (!match || !/\s(?:and|&)\s/.test(clause)) continue
    const from = match.index + match[0].indexOf(clause)
    const named = namesIn(clause, false)
    if (named.length >= 2) return named.map((one) => ({ ...one, line: lineAt(block, from + one.start) }))
  }
  return []
}

const SIDE = /^(?:for|side|party|organi[sz]ation|affiliation|body|group|committee)$/i

/** The column of a table of people that says whose they are, and "W3C: Jo Sample (chair), …" one to a line. */
export function fromPeople(sections: readonly Section[]): Told[] {
  return sections
    .filter(({ kind }) => kind === 'contacts')
    .flatMap(({ blocks }) => {
      const head = blocks.find((block) => block.kind === 'row')
      const column = head?.kind === 'row' ? head.cells.findIndex((cell) => SIDE.test(cell)) : -1
      return blocks.flatMap((block): Told[] => {
        if (block.kind === 'heading') return []
        const label =
          block.kind === 'row'
            ? block === head || column < 0
              ? ''
              : (block.cells[column] ?? '')
            : (/^(?:for\s+)?([^:@,]{2,60}):\s+(?=\S)/i.exec(block.text)?.[1] ?? '')
        const whose = block.kind === 'row' || reachesSomebody(block.text)
        const named = label.length <= 80 && whose && !PERSON.test(label) && !ROLE.test(label) ? namesIn(label, false) : []
        const [first] = named
        if (label === '' || !whose || ROLE.test(label)) return []
        if (isShortName(label)) return [{ name: label, short: label, start: 0, line: block.line }]
        return first ? [{ ...first, line: block.line }] : []
      })
    })
}
