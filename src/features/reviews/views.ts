/** What reviews say in Slack. */
import type { Cadence } from '../../kernel/cadence.js'
import { formatDay } from '../../kernel/calendar.js'
import { dueDay, showPeriod } from '../../kernel/period.js'
import type { Day } from '../../kernel/time.js'
import type { AgendaItem, AgendaPart, DigestItem, Field, FormShape, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, asText, button, context, header, person, plain, section } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { distance, historyLine, pager } from '../registers/index.js'
import type { Outcome, Review } from './model.js'
import { refOf } from './rules.js'

const outcomeWords: Readonly<Record<Outcome, string>> = {
  keep: 'kept as it is',
  'new-version': 'a new version is to be made',
  end: 'the register is to end',
}

export function dueWords({ due, firstDue, moves }: Review): string {
  const now = plain(showPeriod(due))
  return moves === 0 ? now : `${now}, was ${plain(firstDue.written || 'undated')}`
}

export function line(register: Pick<RegisterAt, 'key'>, review: Review, today: Day): string {
  const ref = `*${refOf(register, review.number)}*`
  if (review.state === 'closed') {
    return `:white_check_mark: ${ref}  Review of ${register.key}, ${dueWords(review)}\nclosed${review.closedBy ? ` by ${person(review.closedBy)}` : ''}: ${review.outcome ? outcomeWords[review.outcome] : ''}${review.note ? ` — ${plain(review.note)}` : ''}`
  }
  const due = dueDay(review.due)
  const mark = due !== null && due < today ? ':warning:' : ':mag:'
  const when =
    due === null
      ? `no date yet${review.due.written ? ` (${plain(review.due.written)})` : ''}`
      : `${dueWords(review)} · ${distance(due, today)}`
  return `${mark} ${ref}  Review of ${register.key}\n*${when}*${review.snoozedUntil ? ` · snoozed until ${formatDay(review.snoozedUntil)}` : ''}${review.state === 'open' ? ' · open' : ''}`
}

export function listMessage(
  register: RegisterAt,
  reviews: readonly Review[],
  today: Day,
  page: { readonly number: number; readonly of: number },
): Message {
  if (reviews.length === 0)
    return {
      text: 'No review',
      blocks: [section(`${register.key} has no review planned. A steward plans one: \`/wg review schedule due:"April 2013"\`.`)],
    }
  const blocks = reviews.map((review) => section(line(register, review, today)))
  return {
    text: `Reviews of ${register.key}`,
    blocks: [section(`*Reviews of ${register.key}*`), ...blocks, ...pager('review.list', { register: register.id }, page)],
  }
}

/** "review in 12 days", "review 3 days overdue" */
export function healthWords(review: Review, today: Day): string {
  const due = dueDay(review.due)
  return due === null ? 'review without a date' : `review ${distance(due, today)}`
}

export function cardBlocks(register: RegisterAt, reviews: readonly Review[], today: Day): Block[] {
  const next = reviews.find(({ state }) => state !== 'closed')
  return next ? [section(line(register, next, today))] : [context('No review planned: `/wg review schedule due:"April 2013"`')]
}

export function saidMessage(register: RegisterAt, review: Review, today: Day, lines: readonly HistoryLine[]): Message {
  return {
    text: `${refOf(register, review.number)} is ${review.state}`,
    blocks: [section(line(register, review, today)), ...lines.map((one) => context(historyLine(one)))],
  }
}

/** Opens the thread; once closed it says with what outcome. */
export function threadMessage(register: RegisterAt, review: Review, today: Day, lines: readonly HistoryLine[]): Message {
  const ref = refOf(register, review.number)
  const payload = { register: register.id, ref: String(review.number) }
  const foot =
    review.state === 'closed'
      ? lines.map((one) => context(historyLine(one)))
      : [
          context('The agenda is in the thread. The review ends with a decision: keep the register, make a new version, or end it.'),
          actions(
            button('review.close', 'Close the review', payload, { style: 'primary', label: `Close ${ref} with its outcome` }),
            button('register.show', 'The register', { register: register.id }),
          ),
        ]
  const title = `Review of ${register.key}`
  return { text: `${title} is ${review.state}`, blocks: [header(title), section(line(register, review, today)), ...foot] }
}

/** Items of one point in one message. */
const POINT_ITEMS = 15

/** Null where the point has nothing. */
export function pointMessage(part: Pick<AgendaPart, 'title' | 'more'>, items: readonly AgendaItem[]): Message | null {
  if (items.length === 0) return null
  const shown = items
    .slice(0, POINT_ITEMS)
    .flatMap(({ text, buttons }): Block[] => [section(text), ...(buttons.length > 0 ? [actions(...buttons)] : [])])
  const more = items.length - POINT_ITEMS
  return {
    text: part.title,
    blocks: [section(`*${part.title}*`), ...shown, ...(more > 0 ? [context(`and ${more} more: \`${part.more}\``)] : [])],
  }
}

export function digestItem(
  register: RegisterAt,
  review: Review,
  today: Day,
  notice: { readonly stage: string; readonly due: Day | null },
  stewards: readonly string[],
): DigestItem {
  const due = dueDay(review.due)
  const ref = refOf(register, review.number)
  const moved = review.state !== 'closed' && due !== notice.due
  const waits = review.state !== 'closed' && !moved && review.snoozedUntil === null
  const ask = waits && stewards.length > 0 ? `\n${stewards.map((user) => person(user)).join(' ')}` : ''
  const payload = { register: register.id, ref: String(review.number) }
  const buttons = waits
    ? [
        actions(
          ...(review.state === 'scheduled' ? [button('review.start', 'Start', payload, { label: `Start ${ref}` })] : []),
          button('review.close', 'Done', payload, { style: 'primary', label: `Close ${ref} with its outcome` }),
          button('review.schedule', 'Move', payload, { label: `Move ${ref}` }),
          button('review.snooze', 'Snooze', payload, { label: `Snooze ${ref} for a week` }),
        ),
      ]
    : []
  return {
    text: `${ref} ${distance(due, today)}`,
    blocks: [section(`${line(register, review, today)}${moved ? '\n_moved since_' : ''}${ask}`), ...buttons],
    due: notice.due,
  }
}

export interface MinutesOfReview {
  readonly register: RegisterAt
  readonly title: string
  readonly review: Review
  readonly next: Review | null
  /** Empty once the review is closed: its points stand no longer as they did. */
  readonly points: readonly { readonly title: string; readonly items: readonly AgendaItem[] }[]
  readonly changes: readonly HistoryLine[]
  readonly closedOn: Day | null
  readonly names: ReadonlyMap<string, string>
}

/** The minutes of a review as a text: what was decided, what had changed, and what is still on the agenda. */
export function minutesText({ register, title, review, next, points, changes, closedOn, names }: MinutesOfReview): string {
  const name = (user: string): string => (user === 'operator' ? 'the operator' : (names.get(user) ?? user))
  const list = (heading: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `\n## ${heading}\n\n${lines.map((one) => `- ${one.replace(/\s*\n\s*/g, ' · ')}`).join('\n')}\n`
  const head = [
    `${refOf(register, review.number)}, ${review.due.written === '' ? 'no date' : asText(dueWords(review), names)}`,
    `Parties: ${register.parties.map(({ short }) => short).join(', ')}`,
    review.state === 'closed'
      ? `Closed${closedOn ? ` on ${formatDay(closedOn)}` : ''}${review.closedBy ? ` by ${name(review.closedBy)}` : ''}`
      : review.state === 'open'
        ? 'Open: nothing is decided yet'
        : 'Not begun',
    review.outcome ? `Outcome: ${outcomeWords[review.outcome]}` : null,
    review.note ? `What was found: ${review.note}` : null,
    next ? `Next review: ${refOf(register, next.number)}, ${next.due.written === '' ? 'no date yet' : showPeriod(next.due)}` : null,
  ].filter((one) => one !== null)
  const told = changes.map(
    ({ at, actor, sentence, reason }) => `${at.slice(0, 10)}, ${name(actor)}: ${asText(sentence, names)}${reason ? `: “${reason}”` : ''}`,
  )
  return [
    `# Review of ${register.key}: minutes\n\n${title}\n\n${head.map((one) => `- ${one.replace(/\s*\n\s*/g, ' ')}`).join('\n')}\n`,
    ...points.map((point) =>
      list(
        point.title,
        point.items.map(({ text }) => asText(text, names)),
      ),
    ),
    list('Changes since the review before', told),
  ].join('')
}

/** @param review the one to move; null plans a new one */
export function scheduleForm(register: RegisterAt, review: Review | null, given: Readonly<Record<string, string>>, today: Day): FormShape {
  const due: Field = {
    name: 'due',
    label: review ? 'New date' : 'When',
    kind: 'line',
    placeholder: 'April 2013',
    hint: 'As you write dates: April 2013, Q2 2013, in 6 months',
    ...(given.due ? { initial: given.due } : {}),
  }
  if (!review)
    return { title: 'Plan a review', submit: 'Plan it', intro: `When the parties look at *${register.key}* again.`, fields: [due] }
  return {
    title: 'Move the review',
    submit: 'Move it',
    intro: line(register, review, today),
    fields: [
      due,
      {
        name: 'reason',
        label: 'Why',
        kind: 'text',
        optional: dueDay(review.due) === null,
        ...(given.reason ? { initial: given.reason } : {}),
      },
    ],
  }
}

export function closeForm(
  register: RegisterAt,
  review: Review,
  given: Readonly<Record<string, string>>,
  today: Day,
  cadence: Cadence | null,
): FormShape {
  const undecided = cadence && cadence.months === null ? `\nThe register says “${plain(cadence.written)}”: decide now how often.` : ''
  const next = given.next ?? (cadence && cadence.months !== null ? cadence.written : undefined)
  return {
    title: 'Close the review',
    submit: 'Close it',
    intro: `${line(register, review, today)}${undecided}`,
    fields: [
      {
        name: 'outcome',
        label: 'Outcome',
        kind: 'select',
        initial: given.outcome ?? 'keep',
        options: [
          { value: 'keep', text: 'keep the register as it is' },
          { value: 'new-version', text: 'make a new version' },
          { value: 'end', text: 'end the register' },
        ],
      },
      {
        name: 'next',
        label: 'Next review',
        kind: 'line',
        optional: true,
        placeholder: 'yearly, or April 2013',
        hint: 'A date or how often; needed unless the register ends',
        ...(next ? { initial: next } : {}),
      },
      { name: 'note', label: 'What was found', kind: 'text', optional: true, ...(given.note ? { initial: given.note } : {}) },
    ],
  }
}
