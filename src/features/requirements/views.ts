/** What requirements say in Slack: lines with their statements, the matrix as a table, the forms. */
import type { FormShape, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { button, context, link, person, plain, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Requirement, Standard, Statement } from './model.js'
import { countsOf, gapsFirst, isStale, levelWords, metBy, refOf } from './rules.js'

/** Slack takes 100 rows of 20 cells; fewer read well. */
const MATRIX_ROWS = 30
const MATRIX_STANDARDS = 8

const marks = [':red_circle:', ':hourglass_flowing_sand:', ':large_yellow_circle:', ':white_check_mark:'] as const

function statementLine(statement: Statement, standards: readonly Standard[]): string {
  const { standard, version, level, party, reason, givenBy } = statement
  const how = level === null ? 'relevance' : `satisfied ${levelWords[level]}`
  const stale = isStale(statement, standards) ? ' :warning: _stale: there is a newer version_' : ''
  return `• ${plain(standard)} ${plain(version)}: *${how}*, ${plain(party)} (${person(givenBy)}): ${plain(short(reason, 300))}${stale}`
}

export function line(register: Pick<RegisterAt, 'key'>, requirement: Requirement, standards: readonly Standard[]): string {
  const head = `${marks[metBy(requirement, standards)] ?? marks[0]} *${refOf(register, requirement.number)}*  ${plain(requirement.party)}: ${plain(short(requirement.text, 400))}${requirement.link ? ` ${link(requirement.link, 'text')}` : ''}`
  const statements = requirement.statements.map((one) => statementLine(one, standards))
  return [head, ...(statements.length > 0 ? statements : ['_nothing is stated yet_'])].join('\n')
}

export function listMessage(
  register: RegisterAt,
  shown: readonly Requirement[],
  standards: readonly Standard[],
  page: { readonly number: number; readonly of: number },
  total: number,
): Message {
  if (total === 0) {
    const text = `${register.key} has no requirement yet.`
    return { text, blocks: [section(`${text} Add one: \`/wg requirement add "…" party:${register.parties[0]?.short ?? 'CSCC'}\`.`)] }
  }
  return {
    text: `Requirements of ${register.key}`,
    blocks: [
      section(
        `*Requirements of ${register.key}* · ${total}, gaps first`,
        button('requirement.matrix', 'Matrix', { register: register.id }),
      ),
      ...shown.flatMap((one) => sections(line(register, one, standards))),
      ...pager('requirement.list', { register: register.id }, page),
    ],
  }
}

/** `partly 1.0 (stale)`, `relevant`; a dash where nothing is stated. */
export function cellWords(requirement: Requirement, standard: Standard, standards: readonly Standard[], reasons: boolean): string {
  const words = requirement.statements
    .filter((one) => one.standard === standard.name)
    .map((one) => {
      const what = one.level ?? 'relevant'
      const stale = isStale(one, standards) ? ` (${one.version}, stale)` : ''
      return `${what}${stale}${reasons ? `: ${one.reason}` : ''}`
    })
  return words.join('; ') || (reasons ? '' : '—')
}

function cell(text: string): Block {
  return { type: 'raw_text', text: text || '—' }
}

/** How many pages the matrix has: all rows for the first standards, then for the next ones. */
export function matrixPages(requirements: number, standards: number): number {
  return Math.max(1, Math.ceil(requirements / MATRIX_ROWS)) * Math.max(1, Math.ceil(standards / MATRIX_STANDARDS))
}

export function matrixMessage(
  register: RegisterAt,
  requirements: readonly Requirement[],
  standards: readonly Standard[],
  page: number,
): Message {
  if (requirements.length === 0) return listMessage(register, [], standards, { number: 1, of: 1 }, 0)
  const rowPages = Math.max(1, Math.ceil(requirements.length / MATRIX_ROWS))
  const of = matrixPages(requirements.length, standards.length)
  const number = Math.min(page, of)
  const rowAt = ((number - 1) % rowPages) * MATRIX_ROWS
  const columnAt = Math.floor((number - 1) / rowPages) * MATRIX_STANDARDS
  const columns = standards.slice(columnAt, columnAt + MATRIX_STANDARDS)
  const shown = gapsFirst(requirements, standards).slice(rowAt, rowAt + MATRIX_ROWS)
  const rows = [
    [cell('Requirement'), cell('Party'), ...columns.map(({ name, version }) => cell(`${name} ${version}`))],
    ...shown.map((one) => [
      cell(`Q${one.number}  ${short(one.text, 80)}`),
      cell(one.party),
      ...columns.map((standard) => cell(cellWords(one, standard, standards, false))),
    ]),
  ]
  const { gaps, stale } = countsOf(requirements, standards)
  const title = `Coverage in ${register.key}: ${gaps === 0 ? 'no gaps' : gaps === 1 ? '1 gap' : `${gaps} gaps`} among ${requirements.length} requirement${requirements.length === 1 ? '' : 's'}${stale > 0 ? `, ${stale} stale` : ''}`
  return {
    text: title,
    blocks: [
      section(`*${plain(title)}*`, button('requirement.matrix', 'As CSV', { register: register.id, format: 'csv' })),
      { type: 'table', rows },
      ...pager('requirement.matrix', { register: register.id }, { number, of }),
    ],
  }
}

export function saidMessage(
  register: RegisterAt,
  requirement: Requirement,
  standards: readonly Standard[],
  lines: readonly HistoryLine[],
): Message {
  return {
    text: `${refOf(register, requirement.number)}: ${plain(short(requirement.text, 100))}`,
    blocks: [...sections(line(register, requirement, standards)), ...lines.map((one) => context(historyLine(one)))],
  }
}

export function cardBlocks(register: RegisterAt, requirements: readonly Requirement[], standards: readonly Standard[]): Block[] {
  if (requirements.length === 0) return []
  const { gaps, stale } = countsOf(requirements, standards)
  return [
    context(
      `*Requirements*: ${requirements.length}, ${gaps} without coverage${stale > 0 ? `, ${stale} statements stale` : ''} — \`/wg requirement matrix key:${register.key}\``,
    ),
  ]
}

function partyField(register: RegisterAt, label: string, given: Readonly<Record<string, string>>): FormShape['fields'][number] {
  const options = register.parties.map(({ short: of }) => ({ value: of, text: of }))
  return { name: 'party', label, kind: 'select', options, ...(given.party ? { initial: given.party } : {}) }
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'New requirement',
    submit: 'Add',
    intro: `What a party of *${register.key}* needs from standards.`,
    fields: [
      { name: 'text', label: 'What is needed', kind: 'text', ...(given.text ? { initial: given.text } : {}) },
      partyField(register, 'Who needs it', given),
      {
        name: 'link',
        label: 'Link',
        kind: 'line',
        optional: true,
        placeholder: 'https://…',
        ...(given.link ? { initial: given.link } : {}),
      },
    ],
  }
}

export function coverForm(register: RegisterAt, requirements: readonly Requirement[], given: Readonly<Record<string, string>>): FormShape {
  const chosen = requirements.find(({ number }) => String(number) === given.ref)
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  const options = requirements.map(({ number, text }) => ({ value: String(number), text: `Q${number}  ${short(text, 60)}` }))
  return {
    title: 'State coverage',
    submit: 'State it',
    intro: chosen
      ? `*${refOf(register, chosen.number)}*  ${plain(short(chosen.text, 1000))}`
      : 'The other party states how far a standard satisfies a requirement; the party that needs it, of what relevance the standard is.',
    fields: [
      ...(chosen ? [] : [{ name: 'ref', label: 'Requirement', kind: 'select' as const, options }]),
      partyField(register, 'For which party', given),
      { name: 'standard', label: 'Standard', kind: 'line', placeholder: 'DSP0263', ...initial('standard') },
      { name: 'version', label: 'Its version', kind: 'line', placeholder: '1.0', ...initial('version') },
      {
        name: 'level',
        label: 'Satisfies it',
        kind: 'select',
        optional: true,
        hint: 'Empty for a statement of relevance by the party that needs it',
        options: [
          { value: 'fully', text: 'fully' },
          { value: 'partly', text: 'partly' },
          { value: 'planned', text: 'planned' },
          { value: 'no', text: 'no' },
        ],
        ...initial('level'),
      },
      { name: 'reason', label: 'Why, or of what relevance', kind: 'text', ...initial('reason') },
    ],
  }
}
