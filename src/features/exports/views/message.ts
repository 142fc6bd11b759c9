/** What exports say in Slack. */
import type { FormShape, RegisterAt } from '../../../platform/feature.js'
import type { Message } from '../../../platform/slack/blocks.js'
import { plain, say } from '../../../platform/slack/blocks.js'
import type { Exported, Format } from '../model.js'

const formWords: Readonly<Record<Format, string>> = {
  md: 'the register as a document (Markdown)',
  csv: 'its milestones as a table (CSV)',
  ics: 'milestones and reviews for a calendar (iCalendar)',
  timeline: 'a picture of its timeline',
  json: 'everything, for programs (JSON)',
  minutes: 'minutes of a review or an approval',
}

/**
 * Said privately where it was asked for.
 * @param where "in this thread"
 */
export function exportMessage(register: RegisterAt, { name, remarks }: Exported, where: string): Message {
  return say([`${plain(name)} of ${register.key} is ${where}.`, ...remarks.map(plain)].join('\n'))
}

export function exportForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'Export the register',
    submit: 'Export',
    intro: `*${register.key}* as a file that you may hand on. Documents, JSON and minutes hold names and addresses.`,
    fields: [
      {
        name: 'format',
        label: 'As what',
        kind: 'select',
        initial: given.format ?? 'md',
        options: Object.entries(formWords).map(([value, text]) => ({ value, text })),
      },
      {
        name: 'of',
        label: 'Of which review or approval',
        kind: 'line',
        optional: true,
        placeholder: 'R1 or A1',
        hint: 'For minutes only',
        ...(given.of ? { initial: given.of } : {}),
      },
    ],
  }
}
