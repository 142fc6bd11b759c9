/** What somebody owes and what waits for them, asked for or told on a morning; and the switch for the mornings. */
import type { Day, Zone } from '../../kernel/time.js'
import type { DigestItem, HomeLine } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { button, context, header, section } from '../../platform/slack/blocks.js'
import { pager } from '../registers/index.js'
import type { TitledLine } from './lines.js'

export interface MinePart {
  readonly title: string
  readonly lines: readonly HomeLine[]
}

/** What someone owes and what waits for them, over all registers. */
export function mineMessage(parts: readonly MinePart[], page: { readonly number: number; readonly of: number }): Message {
  if (parts.length === 0) {
    return {
      text: 'Nothing waits for you.',
      blocks: [
        section('Nothing waits for you: you own no open milestone, and nobody asked you anything.'),
        context('A steward makes you an owner with `/wg milestone assign M1 owner:@you`.'),
      ],
    }
  }
  const blocks = parts.flatMap(({ title, lines }): Block[] => [header(title), ...lines.map((line) => section(line.text, line.button))])
  return { text: 'What you owe, and what waits for you', blocks: [...blocks, ...pager('mine.show', {}, page)] }
}

/** A morning reads at a glance; the rest is behind `/wg mine`. */
const ON_A_MORNING = 10

/** Somebody's work in the message of a morning, as it is now. */
export function morningItem(lines: readonly TitledLine[], due: Day | null): DigestItem {
  const text = lines.length === 1 ? 'your work: 1 thing' : `your work: ${lines.length} things`
  if (lines.length === 0) return { text: 'your work', blocks: [context(':white_check_mark: Nothing of your work waits any more.')], due }
  const shown = lines.slice(0, ON_A_MORNING)
  const blocks = [...new Set(shown.map(({ title }) => title))].flatMap((title) => [
    section(`*${title}*`),
    ...shown.filter((line) => line.title === title).map((line) => section(line.text, line.button)),
  ])
  const more = lines.length - shown.length
  const foot = more > 0 ? `and ${more} more: \`/wg mine\`` : 'All of it: `/wg mine`'
  return { text, blocks: [...blocks, context(`${foot} · no more mornings like this: \`/wg mine morning:off\``)], due }
}

/** The switch in App Home. */
export function settingLine(on: boolean, zone: Zone): HomeLine {
  const text = on
    ? `Your work comes by direct message on working mornings at 09:00 (${zone}), when something is near, overdue or waits for you.`
    : 'Your work can come by direct message on working mornings, when something is near, overdue or waits for you.'
  return { text, due: null, button: button('mine.morning', on ? 'Stop it' : 'Send it', { morning: on ? 'off' : 'on' }) }
}

export function switchedWords(on: boolean, zone: Zone): string {
  return on
    ? `From the next working morning on, your work comes by direct message at 09:00 (${zone}). You hear nothing on mornings when nothing is near, overdue or waiting.`
    : 'Your work no longer comes in the morning. `/wg mine` shows it at any time.'
}
