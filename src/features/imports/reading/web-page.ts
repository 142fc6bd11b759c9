/** A web page (.html) → text: what a browser would show of it, without its scripts, styles and menus. */
import { Parser } from 'htmlparser2'
import type { Flow } from './flow.js'
import { createFlow } from './flow.js'
import { MOST_DEPTH, unreadable } from './limits.js'
import { mayHead } from './shapes.js'
import { addressOf } from './word.js'
import { inWords } from './word-numbering.js'

const APART = new Set(['p', 'pre', 'blockquote', 'hr', 'dl', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figure', 'fieldset'])
const BLOCK = new Set(
  'html body div section article main header footer aside address dt dd ul ol menu figcaption form center details summary legend hgroup search option'.split(
    ' ',
  ),
)
const INLINE = new Set(
  'a abbr acronym b basefont bdi bdo big br cite code col colgroup data datalist del dfn em font head i img input ins kbd label li link map area mark meta meter nobr optgroup output picture progress q rp rt ruby s samp slot small source span strike strong sub sup tbody td tfoot th thead time tr track tt u var wbr table caption base param frame frameset noframes marquee blink'.split(
    ' ',
  ),
)
/** Nothing of these is text that the document says. */
const PASSED_OVER = new Set(
  'script style template noscript title svg math iframe object embed applet audio video canvas select textarea button nav dialog'.split(
    ' ',
  ),
)
const FORMATS: Readonly<Record<string, string>> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }
const STYLED: readonly (readonly [RegExp, string])[] = [
  [/lower-(?:alpha|latin)/, 'lowerLetter'],
  [/upper-(?:alpha|latin)/, 'upperLetter'],
  [/lower-roman/, 'lowerRoman'],
  [/upper-roman/, 'upperRoman'],
]

interface List {
  readonly format: string | null
  count: number
}

interface Open {
  words: string
  lead: string
  heading: number
  gap: boolean
  bold: number
  letters: number
}

/** Whether a text is a web page and not one that holds a few tags. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 4000))
}

export function hasMarkup(text: string): boolean {
  return /<(?:p|br|div|table|tr|td|li|ul|ol|h[1-6]|body|section|article|span|pre)\b[^<>]{0,500}>/i.test(text)
}

const TAG_FIRST =
  /^\s*<\/?(?:p|br|div|table|thead|tbody|tr|t[dh]|li|ul|ol|h[1-6]|dl|dt|dd|section|article|span|a|b|strong|em|i|font|hr)\b[^<>]{0,500}>/i
const MOST_LOOKED_AT = 2000

/** Whether what is called a text is the source of a part of a page: nearly every line begins with a tag, the first one too. */
export function isPartOfPage(text: string): boolean {
  const lines = text
    .slice(0, 200_000)
    .split(/\r?\n/)
    .slice(0, MOST_LOOKED_AT)
    .filter((line) => line.trim() !== '')
  const tagged = lines.filter((line) => TAG_FIRST.test(line)).length
  return lines.length >= 3 && TAG_FIRST.test(lines[0] ?? '') && tagged * 10 >= lines.length * 8
}

export function readWebPage(html: string): string {
  const flow = createFlow()
  const page = createPage(flow)
  let depth = 0
  let passing: number | null = null
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1
        if (depth > MOST_DEPTH) throw unreadable('too-deep', 'This web page is nested deeper than can be read.', 'Save it as plain text.')
        if (passing !== null) return
        if (PASSED_OVER.has(name) || isHidden(attributes)) passing = depth
        else if (isElement(name)) page.open(name, attributes)
        // "<Pointer to the statement>" and "<liaison@body.example>" look like tags and are words.
        else page.say(html.slice(parser.startIndex, parser.endIndex + 1))
      },
      ontext: (words) => {
        if (passing === null) page.say(words)
      },
      onclosetag: (name) => {
        const inside = passing === null
        if (passing === depth) passing = null
        depth -= 1
        if (inside) page.close(name)
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  page.end()
  return flow.text()
}

function isElement(name: string): boolean {
  return APART.has(name) || BLOCK.has(name) || INLINE.has(name) || (/[-:]/.test(name) && !name.includes('@'))
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes.style ?? '')
}

interface Page {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  say(words: string): void
  end(): void
}

function createPage(flow: Flow): Page {
  const lists: List[] = []
  const links: { readonly address: string; readonly from: number }[] = []
  let pre = 0
  let bold = 0
  let open: Open = fresh(false)
  /** What a list of definitions defines, until its text comes. */
  let term: string | null = null

  const finish = (gapAfter: boolean): void => {
    if (term !== null) {
      flow.write({ words: term, gap: open.gap })
      term = null
    }
    const words = open.words.replace(/ ?\n ?/g, '\n').replace(/^ +| +$/g, '')
    if (words.trim() !== '')
      flow.write({
        words,
        lead: open.lead,
        depth: Math.max(0, lists.length - 1),
        heading: open.heading,
        bold: open.letters > 0 && open.bold === open.letters,
        gap: open.gap,
      })
    // An item whose text has not come yet keeps its mark.
    else if (open.lead !== '') {
      open = { ...fresh(open.gap || gapAfter), lead: open.lead }
      return
    }
    open = fresh(gapAfter || (words.trim() === '' && open.gap))
  }

  const say = (words: string): void => {
    if (pre > 0) {
      // Each line of preformatted text is a line of its own.
      const parts = words.split(/\r\n|\n|\r/)
      parts.forEach((part, index) => {
        if (index > 0) {
          flow.write({ words: open.words, lead: open.lead, gap: open.gap })
          open = fresh(false)
        }
        open.words += part
      })
      return
    }
    const folded = words.replace(/[ \t\r\n\f]+/g, ' ')
    const added = open.words === '' || /[ \n]$/.test(open.words) ? folded.replace(/^ /, '') : folded
    open.words += added
    const letters = added.trim().length
    open.letters += letters
    if (bold > 0) open.bold += letters
  }

  const openItem = (attributes: Readonly<Record<string, string>>): void => {
    finish(false)
    const list = lists.at(-1)
    if (!list?.format) {
      open.lead = '- '
      return
    }
    list.count = Number.parseInt(attributes.value ?? '', 10) || list.count + 1
    open.lead = `${inWords(list.count, list.format)}. `
  }

  const openElement = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'br') open.words += open.heading > 0 ? ' ' : '\n'
    else if (name === 'b' || name === 'strong') bold += 1
    else if (name === 'a')
      links.push({ address: /^mailto:/i.test(attributes.href ?? '') ? addressOf(attributes.href ?? '') : '', from: open.words.length })
    else if (name === 'li') openItem(attributes)
    else if (name === 'ul' || name === 'ol' || name === 'menu') {
      finish(lists.length === 0)
      lists.push({ format: name === 'ol' ? formatOf(attributes) : null, count: (Number.parseInt(attributes.start ?? '', 10) || 1) - 1 })
    } else if (name === 'table') {
      finish(false)
      flow.openTable()
    } else if (name === 'tr') flow.openRow()
    else if (name === 'td' || name === 'th') {
      finish(false)
      flow.openCell(Number(attributes.colspan), Number(attributes.rowspan))
    } else if (APART.has(name)) {
      finish(true)
      if (name === 'pre') pre += 1
      open.heading = Number(/^h([1-6])$/.exec(name)?.[1] ?? 0)
    } else if (name === 'dd' && term !== null) {
      // "Version" and "2.1" of a list of definitions are a field and its value.
      open = { ...open, words: `${term}: ` }
      term = null
    } else if (BLOCK.has(name)) finish(false)
  }

  const closeElement = (name: string): void => {
    if (name === 'b' || name === 'strong') bold = Math.max(0, bold - 1)
    else if (name === 'a') {
      const link = links.pop()
      if (link && link.address !== '' && !open.words.slice(link.from).includes('@')) say(` (${link.address})`)
    } else if (name === 'ul' || name === 'ol' || name === 'menu') {
      finish(lists.length <= 1)
      lists.pop()
    } else if (name === 'li') {
      finish(false)
      open = fresh(open.gap)
    } else if (name === 'td' || name === 'th') {
      finish(false)
      open = fresh(false)
      flow.closeCell()
    } else if (name === 'tr') flow.closeRow()
    else if (name === 'table') {
      finish(true)
      flow.closeTable()
    } else if (name === 'pre') {
      finish(true)
      pre = Math.max(0, pre - 1)
    } else if (name === 'dt' && mayHead(open.words.replace(/:?\s*$/, ''))) {
      term = open.words.replace(/:?\s*$/, '')
      open = fresh(open.gap)
    } else if (APART.has(name)) finish(true)
    else if (BLOCK.has(name)) finish(false)
  }

  return { open: openElement, close: closeElement, say, end: () => finish(false) }
}

function fresh(gap: boolean): Open {
  return { words: '', lead: '', heading: 0, gap, bold: 0, letters: 0 }
}

function formatOf(attributes: Readonly<Record<string, string>>): string {
  return STYLED.find(([pattern]) => pattern.test(attributes.style ?? ''))?.[1] ?? FORMATS[attributes.type ?? ''] ?? 'decimal'
}
