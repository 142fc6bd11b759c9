/** What milestones say in Slack: lines, lists, the digest's items, the thread's message, the forms. */
import { formatDay } from '../../kernel/calendar.js'
import { milestoneLadder } from '../../kernel/ladder.js'
import { dueDay, showPeriod } from '../../kernel/period.js'
import type { Day } from '../../kernel/time.js'
import type { AgendaItem, DigestItem, Field, FormShape, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, link, person, plain, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine, WaitingByRef } from '../registers/index.js'
import { distance, historyLine, pager, waitingWords } from '../registers/index.js'
import type { Milestone } from './model.js'
import { refOf } from './rules.js'

/** A card stays readable with this many. */
const ON_CARD = 10
/** Of a long text this much stands in lists; its own message carries it whole. */
const IN_LIST = 240

/** `4Q2011, by 31 Dec 2011, was 2Q2011, moved twice` */
export function dueWords({ due, firstDue, moves }: Pick<Milestone, 'due' | 'firstDue' | 'moves'>): string {
  const now = plain(showPeriod(due))
  if (moves === 0) return now
  const times = moves === 1 ? 'moved once' : moves === 2 ? 'moved twice' : `moved ${moves} times`
  return `${now}, was ${plain(firstDue.written || 'undated')}, ${times}`
}

function ownersOf(milestone: Milestone): string {
  return milestone.owners.map(({ user, party }) => `${person(user)} (${plain(party)})`).join(', ')
}

function stateMark(milestone: Milestone, today: Day): string {
  if (milestone.state === 'done') return ':white_check_mark:'
  if (milestone.state === 'dropped') return ':no_entry_sign:'
  if (milestone.state === 'proposed') return ':hourglass:'
  const due = dueDay(milestone.due)
  return due !== null && due < today ? ':warning:' : due === null ? ':grey_question:' : ':small_blue_diamond:'
}

const nothingWaits: WaitingByRef = new Map()

/** One milestone in one or two lines, with what is proposed for it. */
export function line(
  register: Pick<RegisterAt, 'key'>,
  milestone: Milestone,
  today: Day,
  limit: number = IN_LIST,
  waits: WaitingByRef = nothingWaits,
): string {
  const ref = `${stateMark(milestone, today)} *${refOf(register, milestone.number)}*`
  const text = plain(short(milestone.text, limit))
  if (milestone.state === 'done' || milestone.state === 'dropped') {
    const by = milestone.closedBy ? ` by ${person(milestone.closedBy)}` : ''
    const what = milestone.outcome ? `: ${plain(short(milestone.outcome, 300))}` : ''
    const where = milestone.link ? ` ${link(milestone.link, 'link')}` : ''
    return `${ref}  ~${text}~\n${milestone.state}${by}${what}${where}`
  }
  const waiting = waits.get(refOf(register, milestone.number))
  const details = [
    `*${dueWords(milestone)}*`,
    dueDay(milestone.due) === null ? null : distance(dueDay(milestone.due), today),
    waiting ? `_${plain(waitingWords(waiting))}_` : null,
    milestone.snoozedUntil ? `snoozed until ${formatDay(milestone.snoozedUntil)}` : null,
    milestone.priority === null ? null : `priority ${milestone.priority}`,
    milestone.parties.length > 0 ? plain(milestone.parties.join(', ')) : null,
    ownersOf(milestone) || null,
  ].filter((part) => part !== null)
  return `${ref}  ${text}\n${details.join(' · ')}`
}

/** Overdue first, then by date, undated last, what is closed at the end. */
export function inOrder(milestones: readonly Milestone[]): Milestone[] {
  const rank = (milestone: Milestone): string =>
    `${milestone.state === 'open' || milestone.state === 'proposed' ? 0 : 1}${dueDay(milestone.due) ?? '9999-99-99'}${String(milestone.number).padStart(6, '0')}`
  return [...milestones].sort((a, b) => rank(a).localeCompare(rank(b)))
}

export function listMessage(
  register: RegisterAt,
  shown: readonly Milestone[],
  today: Day,
  page: { readonly number: number; readonly of: number },
  given: Readonly<Record<string, string>>,
  total: number,
  waits: WaitingByRef,
): Message {
  if (total === 0) {
    const filtered = Object.keys(given).length > 0
    const text = filtered ? `${register.key} has no milestone like that.` : `${register.key} has no milestone yet.`
    return {
      text,
      blocks: [
        section(
          `${text} ${filtered ? 'See all with `/wg milestone list state:all`.' : 'A steward adds one: `/wg milestone add "…" due:2H2012`.'}`,
        ),
      ],
    }
  }
  const blocks: Block[] = [section(`*Milestones of ${register.key}* · ${total}`)]
  let group: string | null = null
  for (const milestone of shown) {
    if (milestone.group !== group && milestone.group) blocks.push(context(`*${plain(short(milestone.group, 200))}*`))
    group = milestone.group
    blocks.push(section(line(register, milestone, today, IN_LIST, waits)))
  }
  return {
    text: `${total} milestones of ${register.key}`,
    blocks: [...blocks, ...pager('milestone.list', { register: register.id, ...given }, page)],
  }
}

export function cardBlocks(register: RegisterAt, milestones: readonly Milestone[], today: Day, waits: WaitingByRef): Block[] {
  if (milestones.length === 0) return [context('No milestone yet: `/wg milestone add "…" due:2H2012`')]
  const ordered = inOrder(milestones)
  const shown = ordered.slice(0, ON_CARD)
  const lines = shown.map((milestone) => line(register, milestone, today, 110, waits))
  const more = ordered.length - shown.length
  return [
    ...sections(`*Milestones*\n${lines.join('\n')}`),
    ...(more > 0 ? [context(`and ${more} more: \`/wg milestone list key:${register.key}\``)] : []),
  ]
}

export function saidMessage(
  register: RegisterAt,
  milestone: Milestone,
  today: Day,
  lines: readonly HistoryLine[],
  waits: WaitingByRef,
): Message {
  const ref = refOf(register, milestone.number)
  const whole = milestone.text.length > IN_LIST ? sections(`>>> ${plain(milestone.text)}`) : []
  return {
    text: `${ref} ${milestone.state === 'open' ? `is due ${plain(milestone.due.written) || 'at a time to come'}` : `is ${milestone.state}`}`,
    blocks: [section(line(register, milestone, today, IN_LIST, waits)), ...whole, ...lines.map((one) => context(historyLine(one)))],
  }
}

/** Second overdue notice and later: the stewards are told too. */
export function tellsStewards({ overdue }: Pick<RegisterAt, 'overdue'>, stage: string): boolean {
  const after = /^T\+(\d+)$/.exec(stage)
  const first = (overdue ?? milestoneLadder.overdue)[0] ?? 0
  return after !== null && Number(after[1]) > first
}

/** A party that answers for it, for the example in a hint. */
/** The party that answers for it first, whose owner is the first to be named; none where all do. */
function sideOf(register: RegisterAt, { parties }: Milestone): { readonly party?: string } {
  const answers = register.parties.find(({ short: of }) => parties.some((party) => party === of || party.startsWith(`${of} `)))
  return answers ? { party: answers.short } : {}
}

/** One thing of a morning's digest; once somebody acted on it, what became of it. */
export function digestItem(
  register: RegisterAt,
  milestone: Milestone,
  today: Day,
  notice: { readonly stage: string; readonly due: Day | null },
  stewards: readonly string[],
  proposed: WaitingByRef,
): DigestItem {
  const due = dueDay(milestone.due)
  const ref = refOf(register, milestone.number)
  const moved = milestone.state === 'open' && due !== notice.due
  const waits = milestone.state === 'open' && !moved && milestone.snoozedUntil === null
  const ask = waits && tellsStewards(register, notice.stage) ? `\nStewards: ${stewards.map((user) => person(user)).join(' ')}` : ''
  const unowned = waits && milestone.owners.length === 0
  const nobody = unowned ? '\nNobody owns it yet.' : ''
  const text = `${line(register, milestone, today, IN_LIST, proposed)}${moved ? '\n_moved since_' : ''}${ask}${nobody}`
  const payload = { register: register.id, ref: String(milestone.number) }
  const buttons = waits
    ? [
        actions(
          button('milestone.done', 'Done', payload, { style: 'primary', label: `Done: ${ref}` }),
          button('milestone.move', 'Move', payload, { label: `Move ${ref}` }),
          button('milestone.snooze', 'Snooze', payload, { label: `Snooze ${ref} for a week` }),
          ...(unowned
            ? [button('milestone.assign', 'Assign', { ...payload, ...sideOf(register, milestone) }, { label: `Name an owner of ${ref}` })]
            : []),
        ),
      ]
    : []
  return { text: `${ref} ${distance(due, today)}`, blocks: [section(text), ...buttons], due: notice.due }
}

/** Milestones as a review's agenda shows them. */
export function agendaItems(register: RegisterAt, milestones: readonly Milestone[], today: Day, waits: WaitingByRef): AgendaItem[] {
  return milestones.map((milestone) => {
    const payload = { register: register.id, ref: String(milestone.number) }
    const ref = refOf(register, milestone.number)
    return {
      text: line(register, milestone, today, IN_LIST, waits),
      buttons: [
        button('milestone.done', 'Done', payload, { label: `Done: ${ref}` }),
        button('milestone.move', 'Move', payload, { label: `Move ${ref}` }),
        button('milestone.drop', 'Drop', payload, { label: `Drop ${ref}` }),
      ],
    }
  })
}

function chooser(milestones: readonly Milestone[], given: Readonly<Record<string, string>>): Field {
  const options = milestones.map((one) => ({ value: String(one.number), text: `M${one.number}  ${short(one.text, 60)}` }))
  return { name: 'ref', label: 'Milestone', kind: 'select', options, ...(given.ref ? { initial: given.ref } : {}) }
}

/** The form of a verb on one milestone: which one, then what the verb asks. */
export function verbForm(
  title: string,
  submit: string,
  register: RegisterAt,
  milestones: readonly Milestone[],
  given: Readonly<Record<string, string>>,
  today: Day,
  fields: readonly Field[],
): FormShape {
  const chosen = milestones.find(({ number }) => String(number) === given.ref)
  const filled = fields.map((field) => (given[field.name] ? { ...field, initial: given[field.name] ?? '' } : field))
  // A form opened for one milestone shows that one; otherwise it asks which.
  return chosen
    ? { title, submit, intro: line(register, chosen, today), fields: filled }
    : { title, submit, fields: [chooser(milestones, given), ...filled] }
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return {
    title: 'New milestone',
    submit: 'Add',
    intro: `What the parties of *${register.key}* promise each other.`,
    fields: [
      { name: 'text', label: 'What is promised', kind: 'text', ...initial('text') },
      {
        name: 'due',
        label: 'By when',
        kind: 'line',
        optional: true,
        placeholder: '1H2012',
        hint: 'As you write dates: Q2 2012, April 2012, 2012-06-30; empty is undated',
        ...initial('due'),
      },
      {
        name: 'party',
        label: 'Who answers for it',
        kind: 'line',
        optional: true,
        placeholder: register.parties.map(({ short: of }) => of).join(', '),
        hint: 'Parties or bodies inside them, with commas; empty is all',
        ...initial('party'),
      },
      { name: 'group', label: 'Heading', kind: 'line', optional: true, ...initial('group') },
      { name: 'priority', label: 'Priority', kind: 'line', optional: true, placeholder: '1', ...initial('priority') },
    ],
  }
}
