/** What activities say in Slack. */
import type { AgendaItem, FormShape, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { button, context, person, plain, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Activity } from './model.js'

/** A card stays readable with this many; the rest is behind the list. */
const ON_CARD = 6

export function line(register: Pick<RegisterAt, 'key'>, activity: Activity): string {
  const ref = `*${register.key}-V${activity.number}*`
  if (activity.state === 'proposed') return `${ref}  ${plain(activity.text)}  _proposed: waits for the other parties_`
  if (activity.state === 'open') return `${ref}  ${plain(activity.text)}`
  return `:white_check_mark: ${ref}  ~${plain(short(activity.text, 200))}~  closed${activity.closedBy ? ` by ${person(activity.closedBy)}` : ''}: ${plain(activity.outcome ?? '')}`
}

/** Open activities as a review's agenda asks about them. */
export function agendaItems(register: RegisterAt, activities: readonly Activity[]): AgendaItem[] {
  return activities
    .filter(({ state }) => state === 'open')
    .map((activity) => ({
      text: `*${register.key}-V${activity.number}*  ${plain(short(activity.text, 600))}`,
      buttons: [
        button(
          'activity.close',
          'No longer active',
          { register: register.id, ref: String(activity.number) },
          { label: `Close ${register.key}-V${activity.number}` },
        ),
      ],
    }))
}

export function listMessage(
  register: RegisterAt,
  activities: readonly Activity[],
  page: { readonly number: number; readonly of: number },
  filter: string,
): Message {
  if (activities.length === 0) {
    const text = filter === 'open' ? `${register.key} has no open activity.` : `${register.key} has no activity.`
    return { text, blocks: [section(`${text} A steward adds one with \`/wg activity add …\`.`)] }
  }
  const blocks = activities.flatMap((activity) => sections(line(register, activity)))
  return {
    text: `Activities of ${register.key}`,
    blocks: [
      section(`*On-going activities of ${register.key}*`),
      ...blocks,
      ...pager('activity.list', { register: register.id, state: filter }, page),
    ],
  }
}

export function cardBlocks(register: RegisterAt, activities: readonly Activity[]): Block[] {
  const open = activities.filter(({ state }) => state === 'open')
  if (open.length === 0) return []
  const lines = open.slice(0, ON_CARD).map((activity) => `• V${activity.number}  ${plain(short(activity.text, 220))}`)
  const more = open.length - ON_CARD
  return [
    section(`*On-going activities*\n${lines.join('\n')}`),
    ...(more > 0 ? [context(`and ${more} more: \`/wg activity list key:${register.key}\``)] : []),
  ]
}

export function saidMessage(register: RegisterAt, activity: Activity, lines: readonly HistoryLine[]): Message {
  return {
    text: `${register.key}-V${activity.number} ${{ proposed: 'is proposed', open: 'is on-going', closed: 'is closed' }[activity.state]}`,
    blocks: [...sections(line(register, activity)), ...lines.map((one) => context(historyLine(one)))],
  }
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: `New activity`,
    submit: 'Add',
    intro: `On-going work of *${register.key}* without a date. It is never overdue; each review asks about it.`,
    fields: [{ name: 'text', label: 'What goes on', kind: 'text', ...(given.text ? { initial: given.text } : {}) }],
  }
}
