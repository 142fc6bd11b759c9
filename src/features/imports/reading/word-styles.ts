/** Styles of a Word document: which paragraphs are headings, lists or entries of a table of contents, and how far apart they stand. */
import { Parser } from 'htmlparser2'

/** Twentieths of a point; null is not said. */
export interface Spacing {
  readonly before: number | null
  readonly after: number | null
  /** No gap between paragraphs of one style. */
  readonly contextual: boolean | null
}

export interface Style {
  /** 1 to 6; 0 for text. */
  readonly heading: number
  readonly contents: boolean
  readonly numbering: { readonly id: string | null; readonly level: number | null } | null
  readonly spacing: { readonly before: number; readonly after: number; readonly contextual: boolean }
}

export interface Styles {
  of(id: string | null): Style
}

interface Raw {
  name: string
  basedOn: string | null
  outline: number | null
  numbering: { id: string | null; level: number | null } | null
  spacing: Spacing
}

const NOTHING_SAID: Spacing = { before: null, after: null, contextual: null }
/** Styles may be based on one another in a circle. */
const MOST_BASES = 20

export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(?:0|false|off|none)$/i.test(value)
}

/** What is said nearer to the paragraph wins. */
export function addSpacing<T extends Spacing>(
  under: T,
  over: {
    readonly before?: string | number | null | undefined
    readonly after?: string | number | null | undefined
    readonly contextual?: boolean | null
  },
): T {
  const number = (value: string | number | null | undefined, other: number | null): number | null =>
    value === undefined || value === null || Number.isNaN(Number(value)) ? other : Number(value)
  return {
    ...under,
    before: number(over.before, under.before),
    after: number(over.after, under.after),
    contextual: over.contextual ?? under.contextual,
  }
}

export function readStyles(xml: string): Styles {
  const raw = new Map<string, Raw>()
  let current: Raw | null = null
  let usual: string | null = null
  let defaults = NOTHING_SAID
  let inDefaults = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const value = attributes['w:val']
        if (name === 'w:docDefaults') inDefaults = true
        else if (name === 'w:style' && (attributes['w:type'] ?? 'paragraph') === 'paragraph') {
          current = { name: '', basedOn: null, outline: null, numbering: null, spacing: NOTHING_SAID }
          raw.set(attributes['w:styleId'] ?? '', current)
          if (attributes['w:default'] !== undefined && isOn(attributes['w:default'])) usual = attributes['w:styleId'] ?? null
        } else if (name === 'w:spacing') {
          const said = { before: attributes['w:before'], after: attributes['w:after'] }
          if (current) current.spacing = addSpacing(current.spacing, said)
          else if (inDefaults) defaults = addSpacing(defaults, said)
        } else if (!current) return
        else if (name === 'w:name') current.name = value ?? ''
        else if (name === 'w:basedOn') current.basedOn = value ?? null
        else if (name === 'w:outlineLvl') current.outline = Number(value)
        else if (name === 'w:contextualSpacing') current.spacing = { ...current.spacing, contextual: isOn(value) }
        else if (name === 'w:numPr') current.numbering = { id: null, level: null }
        else if (name === 'w:numId' && current.numbering) current.numbering.id = value ?? null
        else if (name === 'w:ilvl' && current.numbering) current.numbering.level = Number(value) || 0
      },
      onclosetag: (name) => {
        if (name === 'w:style') current = null
        if (name === 'w:docDefaults') inDefaults = false
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  const known = new Map<string | null, Style>()
  return {
    of: (id) => {
      const style = known.get(id) ?? resolve(raw, id ?? usual, defaults)
      known.set(id, style)
      return style
    },
  }
}

function resolve(raw: ReadonlyMap<string, Raw>, id: string | null, defaults: Spacing): Style {
  const chain: Raw[] = []
  for (let at = id; at !== null && chain.length < MOST_BASES; ) {
    const one = raw.get(at)
    if (!one) break
    chain.unshift(one)
    at = one.basedOn
  }
  const spacing = chain.reduce((sum, one) => addSpacing(sum, one.spacing), defaults)
  const outline = chain.findLast((one) => one.outline !== null)?.outline ?? null
  const named = chain.map(({ name }) => headingNamed(name)).findLast((level) => level > 0) ?? 0
  return {
    heading: outline !== null && outline < 6 ? outline + 1 : named,
    contents: /^(?:toc|contents)\s?(?:heading|\d)/i.test(chain.at(-1)?.name ?? ''),
    numbering: chain.findLast((one) => one.numbering !== null)?.numbering ?? null,
    spacing: { before: spacing.before ?? 0, after: spacing.after ?? 0, contextual: spacing.contextual ?? false },
  }
}

function headingNamed(name: string): number {
  if (/^title$/i.test(name)) return 1
  return Number(/^heading ([1-6])$/i.exec(name)?.[1] ?? 0)
}
