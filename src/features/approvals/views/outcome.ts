/** How an approval stands or ended, each value beside what its rule asks, and the text for the minutes. */
import { dayIn, formatDay } from '../../../kernel/calendar.js'
import type { Day } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { Block, Message } from '../../../platform/slack/blocks.js'
import { actions, asText, button, context, MESSAGE_BLOCKS, person, plain, section, sections } from '../../../platform/slack/blocks.js'
import { pager } from '../../registers/index.js'
import type { Approval, Position, Requirement } from '../model.js'
import { endWords, outcomeSentence, refOf } from '../rules/acts.js'
import { decisionWords, earlierWords, isUnreasoned } from '../rules/answers.js'
import type { Standing } from '../rules/standing.js'
import { about, dueWords, line, people, positionLine, ruleLine, stateMark, versionWords } from './words.js'

/** Answers on one page. */
export const STATUS_PAGE = 15
const MENTIONED = 40

function valueLine({ what, value, needs, met }: Requirement): string {
  return `${met ? ':heavy_check_mark:' : ':heavy_multiplication_x:'} ${plain(what)}: *${plain(value)}*, needs ${plain(needs)}`
}

function valueBlocks(values: readonly Requirement[]): Block[] {
  return values.length === 0 ? [] : sections(values.map(valueLine).join('\n'))
}

/** What the closing says in the thread. */
export function outcomeMessage(register: RegisterAt, approval: Approval): Message | null {
  const { outcome } = approval
  const ref = refOf(register, approval.number)
  if (!outcome) return null
  const hint =
    approval.state === 'failed' && outcome.undecided
      ? [
          context(
            `It stayed undecided. A steward can open it again: \`/wg approval extend A${approval.number} due:"in 2 weeks" reason:"…"\``,
          ),
        ]
      : []
  return {
    text: `${ref} ${endWords(register, approval)}: ${plain(outcomeSentence(approval))}`,
    blocks: [
      section(`${stateMark(approval)} *${ref} ${endWords(register, approval)}*\n${about(approval, 500)} · ${plain(ruleLine(approval))}`),
      ...valueBlocks(outcome.values),
      ...hint,
      actions(
        button('approval.minutes', 'Text for the minutes', { register: register.id, ref: String(approval.number) }),
        button('approval.status', 'All answers', { register: register.id, ref: String(approval.number) }),
      ),
    ],
  }
}

/** What a closing says once it no longer holds. */
export function reopenedMessage(register: RegisterAt, approval: Approval): Message {
  const ref = refOf(register, approval.number)
  const text = `${ref} was closed undecided, and opened again since.`
  return { text, blocks: [section(`${stateMark(approval)} ${text}\n${about(approval, 500)}`)] }
}

/** The private answer to `approval status A1`. */
export function statusMessage(register: RegisterAt, approval: Approval, standing: Standing, today: Day, page: number): Message {
  const ref = refOf(register, approval.number)
  const values = approval.outcome?.values ?? standing.judged.values
  const lines = [
    ...standing.answers.map((position) => positionLine(approval, position)),
    ...standing.comments.map((position) => positionLine(approval, position)),
    ...standing.earlier.map((position) => `${positionLine(approval, position)} _(${plain(earlierWords(position))})_`),
  ]
  const of = Math.max(1, Math.ceil(lines.length / STATUS_PAGE))
  const shown = lines.slice((page - 1) * STATUS_PAGE, page * STATUS_PAGE)
  const waiting =
    approval.state === 'open' && standing.waiting.length > 0
      ? [
          context(
            `Still to answer: ${people(
              standing.waiting.map(({ user }) => user),
              MENTIONED,
            )}`,
          ),
        ]
      : []
  const payload = { register: register.id, ref: String(approval.number) }
  return {
    text: `${ref} ${approval.state === 'open' ? 'is open' : endWords(register, approval)}`,
    blocks: [
      ...sections(
        `${line(register, approval, standing, today, 3000)}\n${plain(ruleLine(approval))} · asked by ${person(approval.openedBy)}`,
      ),
      ...valueBlocks(values),
      ...(shown.length > 0 ? sections(shown.join('\n')) : [context('Nobody has answered yet.')]),
      ...waiting,
      ...pager('approval.status', payload, { number: page, of }),
      ...(approval.state === 'open' ? [] : [actions(button('approval.minutes', 'Text for the minutes', payload))]),
    ].slice(0, MESSAGE_BLOCKS),
  }
}

/** The private answer to `approval status`: all approvals of a register, open ones first. */
export function listMessage(
  register: RegisterAt,
  all: readonly { readonly approval: Approval; readonly standing: Standing }[],
  today: Day,
  page: { readonly number: number; readonly of: number },
): Message {
  if (all.length === 0)
    return {
      text: 'No approval',
      blocks: [
        section(
          `Nothing of ${register.key} has been put to its parties yet. A steward asks: \`/wg approval request "…" due:"in 2 weeks"\`.`,
        ),
      ],
    }
  const blocks = all.map(({ approval, standing }) =>
    section(
      line(register, approval, standing, today),
      button(
        'approval.status',
        'Answers',
        { register: register.id, ref: String(approval.number) },
        { label: `Answers to A${approval.number}` },
      ),
    ),
  )
  return { text: `Approvals of ${register.key}`, blocks: [...blocks, ...pager('approval.status', { register: register.id }, page)] }
}

/** Plain text that can be pasted into minutes; people appear as Slack shows them. */
export function minutesText(register: RegisterAt, approval: Approval, standing: Standing): string {
  const ref = refOf(register, approval.number)
  const version = versionWords(approval)
  const asked = `${ref}: ${plain(approval.title)}${version && !approval.title.includes(version) ? ` (${version})` : ''}`
  const day = approval.closedAt ? formatDay(dayIn(approval.closedAt, register.zone)) : ''
  const state = { open: 'is open', passed: 'passed', failed: 'failed', withdrawn: 'was withdrawn' }[approval.state]
  const values = (approval.outcome?.values ?? standing.judged.values).map(
    ({ what, value, needs, met }) => `- ${plain(what)}: ${plain(value)} (needs ${plain(needs)}: ${met ? 'met' : 'not met'})`,
  )
  const answers = standing.answers.map((position) => `- ${minutesLine(approval, position)}`)
  return [
    asked,
    `Rule: ${plain(ruleLine(approval))}. The question was put on ${formatDay(dayIn(approval.openedAt, register.zone))} and ${state}${day ? ` on ${day}` : ''}.`,
    ...(approval.reason ? [`Reason: ${plain(approval.reason)}`] : []),
    ...(values.length > 0 ? ['Counted:', ...values] : []),
    ...(answers.length > 0 ? ['Answers:', ...answers] : []),
  ].join('\n')
}

/** The same as a document of its own, with people by name. */
export function minutesFile(register: RegisterAt, approval: Approval, standing: Standing, names: ReadonlyMap<string, string>): string {
  const [asked = '', ...rest] = asText(minutesText(register, approval, standing), names).split('\n')
  const head = `# ${refOf(register, approval.number)}: minutes\n\n${asked}\n`
  // A heading and its list stand apart, as Markdown wants them.
  return `${head}\n${rest.map((line, at) => (/^(?:Counted|Answers):$/.test(line) ? `${at > 0 ? '\n' : ''}## ${line.slice(0, -1)}\n` : line)).join('\n')}\n`
}

function minutesLine(approval: Approval, position: Position): string {
  const words = {
    approve: 'approved',
    comments: 'approved',
    disapprove: 'disapproved',
    abstain: 'abstained',
    recuse: 'was recused',
    comment: 'commented',
  }
  if (position.user === null)
    return `${plain(position.party)} ${words[position.kind]} by ${plain(decisionWords(position))}${position.reason ? `: ${plain(position.reason)}` : ''}`
  const party = approval.rule === 'parties' && position.party ? ` for ${plain(position.party)}` : ''
  const told = [position.comment, position.reason, position.change ? `would turn with: ${position.change}` : null].filter(
    (text) => text !== null,
  )
  return `${person(position.user)} ${words[position.kind]}${party}${told.length > 0 ? `: ${plain(told.join('; '))}` : ''}`
}

export function minutesMessage(text: string): Message {
  return { text: 'Text for the minutes', blocks: [section('*Text for the minutes*'), ...sections(text)] }
}

const did = {
  approve: 'approved',
  comments: 'approved',
  disapprove: 'disapproved',
  abstain: 'abstained on',
  recuse: 'recused yourself from',
  comment: '',
}

/** What somebody is told who has answered. */
export function answeredWords(register: RegisterAt, { kind, approval, position }: AnsweredWords): string {
  const ref = refOf(register, approval.number)
  const end = `*${ref}* ${endWords(register, approval)}`
  if (kind === 'late') return `${end}: your answer came after its last day, so it was not counted.`
  if (kind === 'changed') {
    const version = versionWords(approval)
    return `What *${ref}* asks about has changed, so nothing was counted. It asks ${version ? `about ${version}` : 'about the changed text'} now: please read it and answer again.`
  }
  if (kind === 'kept') return `Thank you: your comment on *${ref}* is kept. It is no vote, for ${whoVotes(approval)}.`
  if (!position) return end
  const party = approval.rule === 'parties' && position.party ? ` for ${plain(position.party)}` : ''
  const uncounted = isUnreasoned(approval, position)
    ? ` Without a reason it is not counted: give one with \`/wg approval give A${approval.number} disapprove reason:"…" change:"…"\`.`
    : ''
  const what =
    position.user === null
      ? `That ${plain(position.party)} ${did[position.kind]} *${ref}* by ${plain(decisionWords(position))} is recorded.`
      : position.enteredBy !== position.user
        ? `That ${person(position.user)} ${did[position.kind]} *${ref}* is recorded.`
        : `You have ${did[position.kind]} *${ref}*${party}.${uncounted}`
  return approval.state === 'open'
    ? `${what}${position.enteredBy !== position.user ? '' : ' You can change your answer until it closes.'}`
    : `${what} ${end}.`
}

export interface AnsweredWords {
  readonly kind: 'counted' | 'kept' | 'late' | 'changed'
  readonly approval: Approval
  readonly position?: Position
}

function whoVotes({ rule, parties }: Approval): string {
  return rule === 'parties'
    ? `the approvers of ${plain(parties.join(' and '))} answer this one`
    : 'those who were members when it was opened vote on this one'
}

/** What a steward is told who has asked. */
export function requestedWords(register: RegisterAt, approval: Approval, voters: number, today: Day): string {
  const ref = refOf(register, approval.number)
  const whom =
    approval.rule === 'parties' ? plain(approval.parties.join(' and ')) : `${voters} voting ${voters === 1 ? 'member' : 'members'}`
  const where = register.homeChannel
    ? `It stands in the thread of ${register.key} in <#${register.homeChannel}>.`
    : `${register.key} is bound to no channel, so each is asked by direct message: \`/wg register bind ${register.key}\` gives it a thread.`
  return `*${ref}* asks ${whom}, ${dueWords(approval, today)}. ${where}`
}
