/** What a register says in Slack: its card, its answers, its forms. All wording of the slice lives here. */
import { daysBetween, formatDay } from '../../../kernel/calendar.js'
import { showPeriod } from '../../../kernel/period.js'
import type { Day, Instant } from '../../../kernel/time.js'
import { msOf } from '../../../kernel/time.js'
import type { AgendaItem, HomeLine, RegisterAt } from '../../../platform/feature.js'
import type { Block, Message } from '../../../platform/slack/blocks.js'
import {
  actions,
  button,
  channel,
  context,
  divider,
  header,
  link,
  MESSAGE_BLOCKS,
  mentioning,
  person,
  plain,
  section,
  sections,
  short,
} from '../../../platform/slack/blocks.js'
import type { Register, Section, Term } from '../model.js'
import { stateWords } from '../rules/states.js'
import type { Stands } from './lifecycle.js'
import { lifecycleButtons, standingLines, termWords } from './lifecycle.js'

/** An entry of the audit chain as the views need it. */
export interface HistoryLine {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly source: string
  readonly sentence: string
  readonly reason: string | null
  readonly ref: string | null
}

export function titleOf(register: {
  readonly key: string
  readonly title: string | null
  readonly parties: readonly { readonly short: string }[]
}): string {
  return register.title ?? `Work register of ${register.parties.map(({ short }) => short).join(' and ') || register.key}`
}

function facts(register: Register): string {
  const parts = [
    `*${register.key}*`,
    register.version ? `version ${plain(register.version)}` : 'no version yet',
    stateWords[register.state],
    register.initiated ? `initiated ${plain(showDay(register))}` : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

function showDay({ initiated }: Register): string {
  if (!initiated) return ''
  return initiated.precision === 'day' && initiated.to ? formatDay(initiated.to) : showPeriod(initiated)
}

function partiesLine(register: Register): string {
  return (
    register.parties.map(({ name, short }) => (name === short ? plain(short) : `${plain(name)} (${plain(short)})`)).join(' · ') ||
    'No parties yet'
  )
}

function head(register: Register, stands: Stands): Block[] {
  const lines = standingLines(register, stands)
  return [
    header(titleOf(register)),
    section(`${facts(register)}\n${partiesLine(register)}`),
    ...(lines.length > 0 ? sections(lines.map((line) => `• ${plain(line)}`).join('\n')) : []),
    ...(register.partnerDocument?.state === 'awaited'
      ? [context(':hourglass_flowing_sand: The partner’s corresponding document is still awaited.')]
      : []),
    ...(register.partnerDocument?.link
      ? [context(`Partner’s document: ${link(register.partnerDocument.link, register.partnerDocument.link)}`)]
      : []),
  ]
}

/** The card in the home channel: what the register is, what is open, what to press. */
export function cardMessage(register: Register, stands: Stands, parts: readonly Block[]): Message {
  const foot = actions(
    button('feedback.add', 'Give feedback', { register: register.id }),
    button('mine.show', 'My items', {}),
    button('milestone.list', 'All milestones', { register: register.id }),
    button('register.show', 'The register', { register: register.id }),
    button('register.history', 'History', { register: register.id }),
  )
  const room = MESSAGE_BLOCKS - 2
  const blocks = [...head(register, stands), ...parts].slice(0, room)
  return { text: `${plain(titleOf(register))} (${register.key}, ${stateWords[register.state]})`, blocks: [...blocks, foot] }
}

/** The private answer to `register show`. */
export function showMessage(
  register: Register,
  stands: Stands,
  parts: readonly Block[],
  contents: readonly Section[],
  terms: readonly Term[],
): Message {
  const home = register.homeChannel
    ? `Home channel ${channel(register.homeChannel)}`
    : 'Bound to no channel yet: `/wg register bind` in the channel it belongs to'
  const own = register.parties.flatMap(({ short, channel: of }) => (of ? [`${plain(short)} in ${channel(of)}`] : []))
  const lines = [
    `${contents.length} sections, ${terms.length} terms${register.gates.length > 0 ? `, ${register.gates.length} gate${register.gates.length > 1 ? 's' : ''}` : ''}`,
    ...register.gates.map((gate) => `Drafts from ${plain(gate.from)} to ${plain(gate.to)}: ${gateWords(gate)}`),
    termWords(register.settings),
    register.approvalTarget ? `Approval intended ${plain(showPeriod(register.approvalTarget))}` : null,
    [home, ...own].join(' · '),
  ].filter((line) => line !== null)
  const foot = actions(
    button('register.text', 'Whole text', { register: register.id }),
    ...(terms.length > 0 ? [button('register.term', 'Terms', { register: register.id })] : []),
    button('register.history', 'History', { register: register.id }),
    button('register.set', 'Settings', { register: register.id }),
  )
  const feet = [foot, ...lifecycleButtons(register, stands.open)]
  const body = [...head(register, stands), section(lines.join('\n')), divider(), ...parts].slice(0, MESSAGE_BLOCKS - feet.length)
  return { text: `${register.key}: ${plain(titleOf(register))}`, blocks: [...body, ...feet] }
}

export function gateWords(gate: { readonly completeness: number | null; readonly reviews: number | null }): string {
  const needs = [
    gate.completeness === null ? null : `at least ${gate.completeness} % complete`,
    gate.reviews === null ? null : `after ${gate.reviews} internal review${gate.reviews === 1 ? '' : 's'}`,
  ].filter((need) => need !== null)
  return needs.join(' and ') || 'no condition'
}

export function listMessage(registers: readonly Register[], page: { readonly number: number; readonly of: number }): Message {
  if (registers.length === 0) {
    return {
      text: 'There is no register that you can read from here.',
      blocks: [
        section(
          'There is no register that you can read from here. Read one in with `/wg register import`, or begin with `/wg register new`.',
        ),
      ],
    }
  }
  const lines = registers.map((register) => {
    const home = register.homeChannel ? ` · ${channel(register.homeChannel)}` : ' · not bound to a channel'
    return section(
      `*${register.key}*  ${plain(titleOf(register))}\n${facts(register)}${home}`,
      button('register.show', 'Show', { register: register.id }, { label: `Show ${register.key}` }),
    )
  })
  return { text: `${registers.length} registers`, blocks: [...lines, ...pager('register.list', {}, page)] }
}

/** What happened to the register, newest first; the opening of the review itself is left out. */
export function changeItems({ entries }: { readonly entries: readonly (HistoryLine & { readonly kind: string })[] }): AgendaItem[] {
  return entries.filter(({ kind }) => kind !== 'review.started').map((entry) => ({ text: historyLine(entry, 'message'), buttons: [] }))
}

/** A register in somebody's App Home, with how it is doing: "2 overdue · review in 12 days · CSCC has not approved". */
export function homeLine(register: Register, health: readonly string[]): HomeLine {
  const home = register.homeChannel ? channel(register.homeChannel) : 'not bound to a channel'
  const doing = health.map((words) => plain(words)).join(' · ')
  return {
    text: `*${register.key}*  ${plain(titleOf(register))}\n${stateWords[register.state]} · ${home}${doing ? `\n${doing}` : ''}`,
    due: null,
    button: button('register.show', 'Show', { register: register.id }, { label: `Show ${register.key}` }),
  }
}

/** "in 30 days", "today", "12 days overdue" */
export function distance(due: Day | null, today: Day): string {
  if (due === null) return 'no date yet'
  const days = daysBetween(today, due)
  if (days === 0) return 'today'
  if (days > 0) return days === 1 ? 'tomorrow' : `in ${days} days`
  return days === -1 ? '1 day overdue' : `${-days} days overdue`
}

/** Previous and Next for a list answered in pages; nothing where one page is all. */
export function pager(
  id: string,
  payload: Readonly<Record<string, string>>,
  page: { readonly number: number; readonly of: number },
): Block[] {
  if (page.of <= 1) return []
  const turn = (label: string, to: number): Block => button(id, label, { ...payload, page: String(to) }, { label: `${label}, page ${to}` })
  const buttons = [
    ...(page.number > 1 ? [turn('Previous', page.number - 1)] : []),
    ...(page.number < page.of ? [turn('Next', page.number + 1)] : []),
  ]
  return [context(`page ${page.number} of ${page.of}`), { ...actions(...buttons), block_id: `pager-${page.number}` }]
}

export function historyMessage(
  register: RegisterAt,
  lines: readonly HistoryLine[],
  page: { readonly number: number; readonly of: number },
  about: string | null,
): Message {
  if (lines.length === 0)
    return {
      text: 'No history',
      blocks: [section(about ? `Nothing is recorded about ${plain(about)} yet.` : `Nothing is recorded about ${register.key} yet.`)],
    }
  const blocks = lines.map((line) => section(historyLine(line, 'message')))
  const payload: Record<string, string> = about ? { register: register.id, about } : { register: register.id }
  return {
    text: `History of ${about ?? register.key}`,
    blocks: [section(`*History of ${plain(about ?? register.key)}*, newest first`), ...blocks, ...pager('register.history', payload, page)],
  }
}

/** `1 Mar 2012, 09:05 — Alice moved M1 …: reason` */
export function historyLine(line: Omit<HistoryLine, 'seq' | 'ref'>, within: 'message' | 'context' = 'context'): string {
  const unix = Math.floor(msOf(line.at as Instant) / 1000)
  const when = `<!date^${unix}^{date_short_pretty} {time}|${line.at.slice(0, 16).replace('T', ' ')} UTC>`
  const who = line.actor === 'operator' ? 'the operator' : person(line.actor)
  const from = line.source === 'command' || line.source === 'clock' ? '' : ` _(${line.source === 'cli' ? 'command line' : line.source})_`
  // A context line shows no quotes; a section does.
  const quoted =
    within === 'context' ? `: “${plain(short(line.reason ?? '', 600))}”` : `\n> ${plain(line.reason ?? '').replace(/\n/g, '\n> ')}`
  const reason = line.reason ? quoted : ''
  return `${when} — ${who} ${mentioning(line.sentence)}${from}${reason}`.slice(0, 2900)
}

/** The message in the thread that tells of changes to the register itself. */
export function saidMessage(register: Register, lines: readonly HistoryLine[]): Message {
  const told = lines.map((line) => section(historyLine(line, 'message')))
  return { text: `${register.key} was changed`, blocks: [section(`*${register.key}* itself was changed`), ...told] }
}

export function termMessage(register: RegisterAt, terms: readonly Term[]): Message {
  const blocks = terms.flatMap((term) => sections(`*${register.key}-T${term.number}*  (${plain(term.label)})\n${quote(term.text)}`))
  return {
    text: `Terms of ${register.key}`,
    blocks:
      blocks.length > 0
        ? blocks.slice(0, MESSAGE_BLOCKS)
        : [section(`${register.key} has no terms: they come with its document, read in by \`/wg register import\`.`)],
  }
}

function quote(text: string): string {
  return plain(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** A text of the whole register, for a file. */
export function wholeText(register: Register, contents: readonly Section[]): string {
  const parts = contents.map(({ heading, text }) => `${heading ? `## ${heading}\n\n` : ''}${text}`)
  return `# ${titleOf(register)}\n\n${parts.join('\n\n')}\n`
}

export function createdMessage(register: RegisterAt, title: string): Message {
  return {
    text: `${register.key} is kept.`,
    blocks: [
      section(`*${register.key}* ${plain(title)} is kept as a draft. You are its steward.`),
      context('Next: bind it to the channel where its group talks, so that its card and reminders go there.'),
      actions(
        button('register.bind', 'Bind to a channel', { register: register.id }, { style: 'primary' }),
        button('register.show', 'Show it', { register: register.id }),
      ),
    ],
  }
}
