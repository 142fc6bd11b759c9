/** What a register says of its life: versions, what waits for whom, differences, its own days. */
import { daysBetween, formatDay } from '../../../kernel/calendar.js'
import { showPeriod } from '../../../kernel/period.js'
import type { Day } from '../../../kernel/time.js'
import type { AgreedItem } from '../../../platform/agreed.js'
import type { DigestItem, RegisterAt } from '../../../platform/feature.js'
import type { Block, Message } from '../../../platform/slack/blocks.js'
import { actions, button, context, MESSAGE_BLOCKS, plain, say, section, sections, short } from '../../../platform/slack/blocks.js'
import type { Answer, DeskStanding } from '../../../platform/subject.js'
import type { Register, RegisterDate, Version } from '../model.js'
import type { Difference } from '../rules/agreed.js'
import { approvalsOf, standingOf } from '../rules/standing.js'
import { can, inForceStates, silentStates } from '../rules/states.js'

/** Where a register stands with its parties. */
export interface Stands {
  readonly inForce: Version | null
  readonly open: Version | null
  readonly standing: DeskStanding | null
}

function and(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}

function has(names: readonly string[]): string {
  return names.length > 1 ? 'have' : 'has'
}

/** Lines on where a register stands: the version in force, the one that is asked about, whose approval is missing, what comes next. */
export function standingLines(register: Register, stands: Stands): string[] {
  const { inForce, open, standing } = stands
  if (silentStates.includes(register.state)) return []
  const recorded = standingOf(register)
  if (register.state === 'draft') return [...recorded, `Next: a steward submits it, \`/wg register submit ${register.key}\`.`]
  const lines = inForceStates.includes(register.state)
    ? [
        `Version ${inForce?.label ?? register.version ?? ''} is in force${inForce?.activeAt ? ` since ${formatDay(inForce.activeAt.slice(0, 10) as Day)}` : ''}${inForce?.approval ? `, approved with ${inForce.approval}` : ''}`.replace(
          '  ',
          ' ',
        ),
        ...approvedLines(register),
      ]
    : [...approvedLines(register)]
  if (open?.state === 'drafting') lines.push(`Version ${open.label} is being made; the one in force stays until it is approved`)
  if (open?.state === 'approved') lines.push(`Version ${open.label} is approved and waits for its contacts to acknowledge`)
  if (open?.state === 'approving') {
    const approved = standing?.approved ?? []
    const missing = standing?.missing ?? register.parties.map(({ short: of }) => of)
    if (approved.length > 0) lines.push(`${and(approved)} ${has(approved)} approved version ${open.label}`)
    if (missing.length > 0)
      lines.push(
        `${and(missing)} ${has(missing)} not approved version ${open.label} yet${standing ? ` (${standing.approval})` : ''}${inForce ? '' : ', so it is not active'}`,
      )
  }
  return lines
}

/** Formal decisions on the present version that the document or a steward recorded. */
function approvedLines(register: Register): readonly string[] {
  return standingOf({
    ...register,
    parties: approvalsOf(register).approved.map(({ party }) => ({ name: party, short: party, channel: null })),
  })
}

/** What `/wg register show` offers in this state. */
export function lifecycleButtons(register: Register, open: Version | null): Block[] {
  const state = register.state
  const may = (act: keyof typeof can): boolean => (can[act] as readonly string[]).includes(state)
  const payload = { register: register.id }
  const inForce = inForceStates.includes(state)
  const buttons = [
    ...(may('submit') && (!inForce || open?.state === 'drafting')
      ? [button('register.submit', 'Submit', payload, { style: 'primary', label: `Submit ${register.key} to its parties` })]
      : []),
    ...(may('revise') && !open
      ? [button('register.revise', 'New version', payload, { label: `Begin the next version of ${register.key}` })]
      : []),
    ...(open && inForce
      ? [button('register.diff', 'What changes', payload, { label: `What the next version of ${register.key} changes` })]
      : []),
    ...(open?.state === 'drafting' && inForce
      ? [button('register.give-up', 'Give up', payload, { label: `Give up version ${open.label}` })]
      : []),
    ...(may('end') ? [button('register.end', 'End', payload, { label: `End ${register.key}` })] : []),
  ]
  return buttons.length > 0 ? [{ ...actions(...buttons), block_id: 'lifecycle' }] : []
}

/** Where a question is found. */
const askedWords = {
  thread: 'the question stands in the register’s thread',
  message: 'each approver is asked by direct message',
} as const

export function submittedMessage(register: RegisterAt, stands: Stands): Message {
  const version = stands.open ?? stands.inForce
  const label = version?.label ?? ''
  if (version?.state === 'active') return say(`Every party of ${register.key} has approved version ${plain(label)} already: it is active.`)
  if (version?.state === 'approved')
    return say(
      `Every party of ${register.key} has approved version ${plain(label)}; it becomes active when every contact has acknowledged.`,
    )
  const missing = stands.standing?.missing ?? []
  const who = missing.length > 0 ? `${and(missing.map(plain))} ${has(missing)} to approve it; ` : ''
  const where = askedWords[register.homeChannel === null ? 'message' : 'thread']
  return say(`Version ${plain(label)} of ${register.key} is put to its parties: ${who}${where}.`)
}

export function revisedMessage(register: Register, label: string): Message {
  return say(
    `Version ${plain(label)} of ${register.key} is begun; version ${plain(register.version ?? '')} stays in force, and its reminders go on.\nMove, add and drop milestones or change terms as usual: all of it is kept for version ${plain(label)}. Then put it to the parties: \`/wg register submit ${register.key}\`.`,
    actions(
      button('register.diff', 'What changes', { register: register.id }),
      button('register.submit', 'Submit', { register: register.id }),
      button('register.give-up', 'Give up', { register: register.id }),
    ),
  )
}

/** In a message this much of a text is quoted; the whole stands in its own answer. */
const QUOTED = 400

function quote(text: string): string {
  return plain(short(text, QUOTED)).replace(/\n/g, '\n> ')
}

function about(item: AgreedItem): string {
  return /^[A-Z][A-Z0-9]*-[A-Z]\d+$/.test(item.ref) ? `*${plain(item.ref)}*` : `*${plain(item.name)}*`
}

function differenceLine(difference: Difference): string {
  if (difference.kind === 'added') {
    const { after } = difference
    return `:heavy_plus_sign: added ${about(after)}${after.due ? `, due ${plain(after.due)}` : ''}\n> ${quote(after.text)}`
  }
  if (difference.kind === 'dropped') return `:heavy_minus_sign: dropped ${about(difference.before)}\n> ${quote(difference.before.text)}`
  const { before, after } = difference
  if (difference.kind === 'moved')
    return `:arrow_right: moved ${about(after)} from ${plain(before.due ?? 'no date')} to ${plain(after.due ?? 'no date')}`
  const was = [before.text, before.about].filter((part) => part !== null).join(' · ')
  const is = [after.text, after.about].filter((part) => part !== null).join(' · ')
  return `:pencil2: changed ${about(after)}\n> _before:_ ${quote(was)}\n> _after:_ ${quote(is)}`
}

/** Differences in one message; the rest is counted. */
const SHOWN = 40

export function differenceBlocks(found: readonly Difference[]): Block[] {
  const more = found.length - SHOWN
  return [
    ...found.slice(0, SHOWN).map((difference) => section(differenceLine(difference))),
    ...(more > 0 ? [context(`and ${more} more`)] : []),
  ]
}

export function diffMessage(register: RegisterAt, from: string, to: string, found: readonly Difference[], open: Version | null): Message {
  const name = (label: string): string => (label === 'now' ? 'the register as it stands' : `version ${plain(label)}`)
  const title = `*${register.key}*: from ${name(from)} to ${name(to)}`
  if (found.length === 0) return say(`${title}: nothing is different.`)
  const foot =
    open?.state === 'drafting' && open.label === to
      ? [
          actions(
            button('register.submit', 'Submit', { register: register.id }),
            button('register.give-up', 'Give up', { register: register.id }),
          ),
        ]
      : []
  return {
    text: `${register.key}: ${found.length} differences`,
    blocks: [section(title), ...differenceBlocks(found), ...foot].slice(0, MESSAGE_BLOCKS),
  }
}

/** What was said about a question, and where it stands now. */
export function answeredWords(question: { readonly title: string }, kind: Answer['kind'], standing: DeskStanding | null): string {
  const done = kind === 'approve' ? 'Accepted' : 'Declined'
  const title = plain(question.title)
  if (standing?.state === 'passed') return `${done}: ${title}. Every party that was asked has accepted, so it holds now.`
  if (standing?.state === 'failed' || standing?.state === 'withdrawn')
    return `${done}: ${title}. It is closed without acceptance, and nothing is changed.`
  const missing = standing?.missing ?? []
  return `${done}: ${title}.${missing.length > 0 ? ` It still waits for ${and(missing.map(plain))}.` : ''}`
}

/** The private answer to a change that waits: what it is, and for whom. */
export function putForwardWords(put: {
  readonly sentence: string
  readonly version: string | null
  readonly asked: readonly string[]
  readonly where: 'thread' | 'message'
  readonly another: boolean
}): string {
  const together = put.another ? '\nSeveral changes can be asked about together, as a next version: `/wg register revise`.' : ''
  return put.version === null
    ? `That was agreed, so it is proposed: ${plain(put.sentence)}. ${and(put.asked.map(plain))} must accept it; ${askedWords[put.where]}.${together}`
    : `Kept for version ${plain(put.version)}: ${plain(put.sentence)}. It holds when the parties have approved that version.`
}

export function endedWords(register: Pick<RegisterAt, 'key'>): string {
  return `${register.key} is ended: nothing of it is reminded of any more. Its history stays: \`/wg register history ${register.key}\`.`
}

export function endingWords(register: Pick<RegisterAt, 'key'>, asked: readonly string[]): string {
  return `It is proposed to end ${register.key}. ${and(asked.map(plain))} must accept it; until then it stays as it is.`
}

/** "OGF expires on 31 Dec 2012" */
export function dateWords(register: Pick<RegisterAt, 'key'>, { kind, due }: Pick<RegisterDate, 'kind' | 'due'>): string {
  return kind === 'expiry'
    ? `${register.key} expires on ${formatDay(due)}`
    : `Last day to give notice to ${register.key}: ${formatDay(due)}`
}

function ahead(due: Day, today: Day): string {
  const days = daysBetween(today, due)
  return days < 0 ? 'is over' : days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`
}

/** One of the register's own days in a morning's digest. */
export function dateItem(register: RegisterAt, date: RegisterDate, today: Day, notice: { readonly due: Day | null }): DigestItem {
  const over = silentStates.includes(register.state)
  const moved = notice.due !== date.due
  const words = dateWords(register, date)
  const payload = { register: register.id }
  const ask =
    date.kind === 'expiry'
      ? 'Keep it going with another day, or let it end.'
      : 'After this day it runs to its end; to go on, begin a new version or set another day.'
  const buttons =
    over || moved
      ? []
      : [
          actions(
            button('register.set', 'Set another day', payload, { label: `Set another day for ${register.key}` }),
            button('register.revise', 'New version', payload, { label: `Begin the next version of ${register.key}` }),
            button('register.end', 'End', payload, { label: `End ${register.key}` }),
          ),
        ]
  const state = over ? ` _${register.state}_` : moved ? '\n_set anew since_' : `\n${ask}`
  return {
    text: words,
    blocks: [...sections(`:hourglass: *${plain(words)}* · ${ahead(date.due, today)}${state}`), ...buttons],
    due: notice.due,
  }
}

/** "expires 31 Dec 2012, notice 3 months before" */
export function termWords({ expires, notice }: Register['settings']): string | null {
  if (!expires) return null
  return `Expires ${plain(showPeriod(expires))}${notice ? `, notice ${plain(notice.written)} before` : ''}`
}
