/** A Word document (.docx) → text: paragraphs with the bullets and numbers that Word draws, headings by style, tables as rows. */
import { Parser } from 'htmlparser2'
import { openArchive } from './archive.js'
import { createFlow } from './flow.js'
import { MOST_DEPTH, unreadable } from './limits.js'
import type { Numbering } from './word-numbering.js'
import { readNumbering } from './word-numbering.js'
import type { Spacing, Styles } from './word-styles.js'
import { addSpacing, isOn, readStyles } from './word-styles.js'

/** Gaps narrower than this many twentieths of a point are not seen as such. */
const SEEN_GAP = 100
/** What stands in these is no text of the document: its other rendering, what was deleted, what was there before. */
const PASSED_OVER = new Set(['mc:Fallback', 'w:del', 'w:moveFrom', 'w:pPrChange', 'w:rPrChange', 'w:sectPrChange', 'w:tblPrChange'])

interface Open {
  words: string
  style: string | null
  heading: number | null
  numbering: { id: string | null; level: number | null } | null
  spacing: Spacing
  bold: number
  letters: number
}

interface Before {
  readonly style: string | null
  readonly after: number
}

/** Reads the body; page headers, footers, notes and comments are left out. Nothing that the document points to is fetched. */
export async function readWord(bytes: Uint8Array): Promise<string> {
  const archive = await openArchive(bytes)
  const main = targets((await archive.part('_rels/.rels')) ?? '').find(({ type }) => type.endsWith('/officeDocument'))?.target
  const name = (main ?? 'word/document.xml').replace(/^\//, '')
  const body = await archive.part(name)
  if (body === null)
    throw unreadable('no-word', 'This file is an archive, and no Word document.', 'Send the document itself as .docx, .pdf, .html or text.')
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  const links = targets((await archive.part(`${folder}_rels/${name.slice(folder.length)}.rels`)) ?? '')
  const partOf = async (type: string, usual: string): Promise<string> => {
    const target = links.find((link) => link.type.endsWith(type))?.target ?? usual
    return (await archive.part(target.startsWith('/') ? target.slice(1) : `${folder}${target}`)) ?? ''
  }
  const styles = readStyles(await partOf('/styles', 'styles.xml'))
  const numbering = readNumbering(await partOf('/numbering', 'numbering.xml'))
  const mails = new Map(links.filter(({ target }) => /^mailto:/i.test(target)).map(({ id, target }) => [id, addressOf(target)]))
  return bodyText(body, styles, numbering, mails)
}

interface Link {
  readonly id: string
  readonly type: string
  readonly target: string
}

function targets(xml: string): Link[] {
  const found: Link[] = []
  const parser = new Parser(
    {
      onopentag: (name, { Id = '', Type = '', Target = '' }) => {
        if (name === 'Relationship') found.push({ id: Id, type: Type, target: Target })
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return found
}

export function addressOf(link: string): string {
  return link.replace(/^mailto:/i, '').replace(/\?.*$/, '')
}

function bodyText(xml: string, styles: Styles, numbering: Numbering, mails: ReadonlyMap<string, string>): string {
  const flow = createFlow()
  const paragraphs: Open[] = []
  const links: { readonly address: string; readonly from: number }[] = []
  let depth = 0
  let passing: number | null = null
  let run = { bold: false, hidden: false, own: false }
  let collecting = false
  let before: Before | null = null

  const say = (words: string): void => {
    const open = paragraphs.at(-1)
    if (!open || run.hidden) return
    open.words += words
    const letters = words.trim().length
    open.letters += letters
    if (run.bold) open.bold += letters
  }

  const finish = (open: Open): void => {
    const style = styles.of(open.style)
    if (style.contents) return
    const own = open.numbering ?? style.numbering
    const level = open.numbering?.level ?? style.numbering?.level ?? 0
    const mark = own && open.words.trim() !== '' ? numbering.next(own.id ?? style.numbering?.id ?? null, level) : null
    const spacing = addSpacing(style.spacing, open.spacing)
    const heading = open.heading ?? style.heading
    const close = before !== null && before.style === open.style && spacing.contextual
    flow.write({
      words: open.words,
      lead: mark ?? '',
      depth: mark === '- ' ? level : 0,
      heading: open.words.trim() === '' ? 0 : heading,
      bold: open.letters > 0 && open.bold === open.letters,
      gap: !close && before !== null && Math.max(before.after, spacing.before) >= SEEN_GAP,
    })
    // Below a heading there always is a gap.
    before = { style: open.style, after: heading > 0 ? SEEN_GAP : spacing.contextual && mark !== null ? 0 : spacing.after }
  }

  const property = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const open = paragraphs.at(-1)
    const value = attributes['w:val']
    if (name === 'w:gridSpan') flow.widen(Number(value))
    else if (name === 'w:vMerge' && value !== 'restart') flow.mergeUp()
    if (name === 'w:b') run.bold = isOn(value)
    else if (name === 'w:vanish' && run.own) run.hidden = isOn(value)
    if (!open) return
    if (name === 'w:pStyle') open.style = value ?? null
    else if (name === 'w:outlineLvl') open.heading = Number(value) < 6 ? Number(value) + 1 : 0
    else if (name === 'w:numPr') open.numbering = { id: null, level: null }
    else if (name === 'w:numId' && open.numbering) open.numbering.id = value ?? null
    else if (name === 'w:ilvl' && open.numbering) open.numbering.level = Number(value) || 0
    else if (name === 'w:spacing' && !run.own)
      open.spacing = addSpacing(open.spacing, { before: attributes['w:before'], after: attributes['w:after'] })
    else if (name === 'w:contextualSpacing') open.spacing = { ...open.spacing, contextual: isOn(value) }
  }

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > MOST_DEPTH)
          throw unreadable('too-deep', 'This Word document is nested deeper than can be read.', 'Save it as plain text.')
        if (passing !== null) return
        if (PASSED_OVER.has(name)) passing = depth
        else if (name === 'w:p') {
          paragraphs.push({
            words: '',
            style: null,
            heading: null,
            numbering: null,
            spacing: { before: null, after: null, contextual: null },
            bold: 0,
            letters: 0,
          })
          run = { bold: false, hidden: false, own: false }
        } else if (name === 'w:r') run = { bold: false, hidden: false, own: true }
        else if (name === 'w:t') collecting = true
        else if (name === 'w:tab' && run.own) say('\t')
        else if (name === 'w:br' || name === 'w:cr') say('\n')
        else if (name === 'w:noBreakHyphen') say('-')
        else if (name === 'w:sym') say('•')
        else if (name === 'w:hyperlink')
          links.push({ address: mails.get(attributes['r:id'] ?? '') ?? '', from: paragraphs.at(-1)?.words.length ?? 0 })
        else if (name === 'w:tbl') flow.openTable()
        else if (name === 'w:tr') flow.openRow()
        else if (name === 'w:tc') flow.openCell()
        else property(name, attributes)
      },
      ontext: (words) => {
        if (collecting && passing === null) say(words)
      },
      onclosetag: (name) => {
        const inside = passing === null
        if (passing === depth) passing = null
        depth -= 1
        if (!inside) return
        if (name === 'w:t') collecting = false
        else if (name === 'w:r') run = { bold: false, hidden: false, own: false }
        else if (name === 'w:hyperlink') {
          const link = links.pop()
          const said = paragraphs.at(-1)?.words.slice(link?.from ?? 0) ?? ''
          if (link && link.address !== '' && !said.includes('@')) say(` (${link.address})`)
        } else if (name === 'w:p') {
          const open = paragraphs.pop()
          if (open) finish(open)
        } else if (name === 'w:tc') flow.closeCell()
        else if (name === 'w:tr') flow.closeRow()
        else if (name === 'w:tbl') {
          flow.closeTable()
          before = null
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return flow.text()
}
