/** A register as a Markdown document in the layout such registers have: its own sections as written, and what has changed put in their place. */
import type { Contents, DocumentReader } from '../../../platform/exporter.js'
import type { Sheet, WrittenSection } from '../model.js'
import type { Part } from '../rules/contents.js'
import { differing } from '../rules/contents.js'

/** How a part is given: as the section was written, as a list, or as a table, which says more. */
type Layout = 'written' | 'list' | 'table'
type Laid = 'parties' | 'terms' | 'milestones' | 'activities' | 'review' | 'contacts' | 'approvals' | 'partnerDocument'
type Layouts = Readonly<Record<Laid, Layout>>

/** The kind of the sections that hold a part, its heading where the register has no such section, and the layouts it can take. */
const laid = {
  parties: { kind: 'parties', heading: 'Alliance Organizations', layouts: ['written', 'list', 'table'] },
  terms: { kind: 'terms', heading: 'Terms', layouts: ['written', 'list'] },
  milestones: { kind: 'milestones', heading: 'Milestones / Dates', layouts: ['written', 'list', 'table'] },
  activities: { kind: 'activities', heading: 'On-going activities', layouts: ['written', 'list'] },
  review: { kind: 'review', heading: 'Work Register Review Date', layouts: ['written', 'list'] },
  contacts: { kind: 'contacts', heading: 'Points of Contact', layouts: ['written', 'list', 'table'] },
  approvals: { kind: 'approval', heading: 'Approval', layouts: ['written', 'list', 'table'] },
  partnerDocument: { kind: 'partner-document', heading: 'Corresponding Partner Work Register Document', layouts: ['written', 'list'] },
} as const satisfies Readonly<Record<Laid, { kind: string; heading: string; layouts: readonly Layout[] }>>
const order = Object.keys(laid) as Laid[]

/** Which part to lay out otherwise when something reads back differently. */
const lies: Readonly<Record<Part, Laid | null>> = {
  title: null,
  version: null,
  initiated: null,
  parties: 'parties',
  terms: 'terms',
  ipr: null,
  gates: null,
  milestones: 'milestones',
  activities: 'activities',
  review: 'review',
  contacts: 'contacts',
  approvalTarget: 'review',
  approvals: 'approvals',
  partnerDocument: 'partnerDocument',
}

export interface Document {
  readonly text: string
  /** What would read in otherwise than it is kept. */
  readonly differs: readonly Part[]
}

/**
 * Each section stays as written for as long as it says what is kept; what no longer does is laid out anew, until the document
 * reads in again to the same register or no layout is left.
 * @param reader null where nothing reads documents: then everything that can have changed is laid out anew
 */
export function registerDocument(sheet: Sheet, reader: DocumentReader | null): Document {
  let layouts: Layouts = beginning(sheet, reader === null ? 'list' : 'written')
  let best: Document & { readonly layouts: Layouts } = { text: draw(sheet, layouts), differs: [], layouts }
  if (!reader) return best
  const { register } = sheet
  for (let tries = 0; ; tries += 1) {
    const text = draw(sheet, layouts)
    const differs = differing(sheet.contents, reader(text, { file: `${register.key}.md`, dayFirst: register.dayFirst, key: register.key }))
    if (tries === 0 || differs.length < best.differs.length) best = { text, differs, layouts }
    const next = otherwise(layouts, differs)
    if (differs.length === 0 || !next) return best
    layouts = next
  }
}

/** What a register says may stand anywhere in its text; one without text has everything laid out. */
function beginning({ sections }: Sheet, layout: Layout): Layouts {
  const first = sections.length > 0 ? layout : 'list'
  return Object.fromEntries(order.map((part) => [part, first])) as unknown as Layouts
}

/** The next layout of every part that reads back differently; null when none is left. */
function otherwise(layouts: Layouts, differs: readonly Part[]): Layouts | null {
  const changed = new Map<Laid, Layout>()
  for (const part of differs) {
    const at = lies[part]
    const all: readonly Layout[] = at ? laid[at].layouts : []
    const next = at ? all[all.indexOf(layouts[at]) + 1] : undefined
    if (at && next) changed.set(at, next)
  }
  return changed.size === 0 ? null : { ...layouts, ...Object.fromEntries(changed) }
}

function holds({ kind, heading }: WrittenSection, part: Laid): boolean {
  // A section that names the parties is kept under "other".
  if (part === 'parties') return kind === 'other' && /\b(?:organi[sz]ations?|parties|partners|signatories)$/i.test(heading)
  return kind === laid[part].kind
}

function draw(sheet: Sheet, layouts: Layouts): string {
  const { contents, sections } = sheet
  const front = [
    contents.title === null ? null : `# ${contents.title}`,
    contents.version === null ? null : `Version ${contents.version}`,
    contents.initiated === null ? null : `Date Initiated: ${contents.initiated.written}`,
  ].filter((line) => line !== null)
  const told = new Set<Laid>()
  const out: string[] = []
  const tell = (part: Laid, heading: string): void => {
    if (told.has(part)) return
    told.add(part)
    const body = bodyOf(part, contents, layouts[part])
    if (body !== '') out.push(`## ${heading}\n\n${body}`)
  }
  if (layouts.parties !== 'written' && !sections.some((section) => holds(section, 'parties'))) tell('parties', laid.parties.heading)
  let above: string | null = null
  for (const section of sections) {
    const part = order.find((one) => holds(section, one))
    // Approvals and terms often stand among other text: it stays, and what it does not say is added or put right.
    if (part === undefined || layouts[part] === 'written' || part === 'terms' || part === 'approvals') {
      const text = layouts.terms === 'written' ? section.text : amended(section.text, contents.terms)
      // Clauses under a heading of their own belong to the terms above.
      const mark = section.kind === 'terms' && above === 'terms' ? '###' : '##'
      out.push(section.heading === '' ? text : `${mark} ${section.heading}\n\n${text}`.trimEnd())
      if (part && part !== 'approvals') told.add(part)
    } else tell(part, section.heading)
    above = section.kind
  }
  const termsStand = sections.some(({ text }) => contents.terms.some((term) => startOf(text.split('\n'), term.label) >= 0))
  if (termsStand) told.add('terms')
  for (const part of order) if (layouts[part] !== 'written') tell(part, laid[part].heading)
  return `${[...front, ...out].join('\n\n')}\n`
}

function bodyOf(part: Laid, contents: Contents, layout: Layout): string {
  switch (part) {
    case 'parties':
      return layout === 'table'
        ? table(
            ['Organisation', 'Short name'],
            contents.parties.map(({ name, short }) => [name, short]),
          )
        : contents.parties.map(({ name, short }) => `- ${name === short ? name : `${name} (${short})`}`).join('\n')
    case 'terms':
      return contents.terms.map(({ label, text }) => (label === '' ? `- ${text}` : `${label}. ${text}`)).join('\n\n')
    case 'milestones':
      return layout === 'table' ? milestoneTable(contents) : milestoneList(contents)
    case 'activities':
      return contents.activities.map(({ text }) => `- ${oneLine(text)}`).join('\n')
    case 'review':
      return reviewText(contents)
    case 'contacts':
      return layout === 'table' ? contactTable(contents) : contactList(contents)
    case 'approvals':
      return layout === 'table'
        ? table(
            ['Party', 'Body', 'Resolution', 'Date'],
            contents.approvals.map(({ party, body, resolution, on }) => [party, body, resolution, on?.written ?? null]),
          )
        : contents.approvals.map(approvalLine).join('\n')
    case 'partnerDocument':
      return contents.partnerDocument?.text ?? ''
  }
}

function milestoneList({ milestones }: Contents): string {
  const lines: string[] = []
  let group: string | null = null
  milestones.forEach((milestone, index) => {
    if (milestone.group !== group && milestone.group !== null) {
      const end = milestones.findIndex((one, at) => at > index && one.group !== milestone.group)
      const run = milestones.slice(index, end < 0 ? undefined : end)
      const shared = run.every(({ priority }) => priority === milestone.priority) ? milestone.priority : null
      lines.push(`${index === 0 ? '' : '\n'}### ${milestone.group}${shared === null ? '' : ` (Priority ${shared})`}\n`)
    }
    group = milestone.group
    const text = oneLine(milestone.text)
    const when = milestone.due.written
    // Where the text has numbers of its own, the date says that it is the one.
    const label = /\d/.test(text) || milestone.due.to === null ? 'Target: ' : ''
    const priority = milestone.group === null && milestone.priority !== null ? ` (Priority ${milestone.priority})` : ''
    lines.push(`- ${text}${priority}${when === '' ? '' : ` (${label}${when})`}`)
  })
  return lines.join('\n')
}

function milestoneTable({ milestones, parties }: Contents): string {
  const all = parties.map(({ short }) => short)
  return table(
    ['Milestone', 'Due', 'Party', 'Group', 'Priority'],
    milestones.map(({ text, due, group, priority, parties: answers }) => [
      text,
      due.written,
      answers.length === 0 || answers.length === all.length ? 'all' : answers.join(', '),
      group,
      priority === null ? null : String(priority),
    ]),
  )
}

function reviewText({ review, approvalTarget }: Contents): string {
  const target = approvalTarget ? `The parties intend to approve this register in ${approvalTarget.written}.` : ''
  const often = review?.cadence ? `The register is reviewed: ${review.cadence.written}.` : ''
  const next = review?.due?.written ? `Next review: ${review.due.written}.` : ''
  return [target, next, often].filter((one) => one !== '').join('\n\n') || (review ? 'To be determined' : '')
}

function contactList({ contacts }: Contents): string {
  const lines: string[] = []
  let party: string | null = null
  for (const contact of contacts) {
    if (contact.party !== party && contact.party) lines.push(`${lines.length === 0 ? '' : '\n'}${contact.party}:\n`)
    party = contact.party
    const { name, role, email, phone, url } = contact
    const words = [name, role, email && `email: ${email}`, phone && `Tel: ${phone}`, url && `Web: ${url}`]
    lines.push(`- ${words.filter((one) => one !== null && one !== '').join(', ')}`)
  }
  return lines.join('\n')
}

function contactTable({ contacts }: Contents): string {
  return table(
    ['Name', 'Organisation', 'Role', 'Email', 'Phone', 'Web'],
    contacts.map(({ name, party, role, email, phone, url }) => [name, party, role, email, phone && `Tel: ${phone}`, url]),
  )
}

function approvalLine({ party, body, resolution, on }: Contents['approvals'][number]): string {
  const who = body?.startsWith(party) ? body : [party, body].filter(Boolean).join(' ')
  const number = resolution ? `; Resolution ${resolution}` : ''
  return `- Approved by the ${who}${number}${on ? `, on ${on.written}` : ''}.`
}

/** Rows that stay rows: no bars and no line ends inside a cell. */
function table(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly (string | null)[]): string =>
    `| ${cells.map((cell) => oneLine(cell ?? '').replace(/\|/g, '¦')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}

/** The section's text with each term as it stands now, where the term is known by its letter or number. */
function amended(text: string, terms: Contents['terms']): string {
  let lines = text.split('\n')
  for (const term of terms) {
    const start = startOf(lines, term.label)
    if (start < 0) continue
    const length = lines
      .slice(start + 1)
      .findIndex((line) => line.trim() === '' || /^\s*\(?(?:[a-z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s/i.test(line))
    const end = length < 0 ? lines.length : start + 1 + length
    const old = lines.slice(start, end).join(' ')
    const lead = /^\s*\(?[\w.]+?[.)]\s+/.exec(old)?.[0] ?? ''
    if (fold(old.slice(lead.length)) !== fold(term.text)) lines = [...lines.slice(0, start), `${lead}${term.text}`, ...lines.slice(end)]
  }
  return lines.join('\n')
}

function startOf(lines: readonly string[], label: string): number {
  if (label === '') return -1
  return lines.findIndex((line) => {
    const found = /^\s*\(?([\w.]+?)[.)]\s/.exec(line)
    return found?.[1] === label
  })
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
