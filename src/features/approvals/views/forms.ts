/** The forms of approvals. */

import type { Day } from '../../../kernel/time.js'
import type { Field, FormShape, Option, RegisterAt } from '../../../platform/feature.js'
import { plain, short } from '../../../platform/slack/blocks.js'
import type { Answering, Approval } from '../model.js'
import { Answering as Answers } from '../model.js'
import { about, answerWords, dueWords, ruleWords, withinWords } from './words.js'

type Given = Readonly<Record<string, string>>

function initial(given: Given, name: string): { initial?: string } {
  return given[name] ? { initial: given[name] } : {}
}

/** Which approval, where the form was not opened for one. */
export function chooser(approvals: readonly Approval[], given: Given): Field {
  const options = approvals.map((one) => ({ value: String(one.number), text: `A${one.number}  ${short(one.title, 60)}` }))
  return { name: 'ref', label: 'Approval', kind: 'select', options, ...initial(given, 'ref') }
}

/** A form about one approval, or one that first asks which. */
export function aboutForm(
  title: string,
  submit: string,
  chosen: Approval | null,
  approvals: readonly Approval[],
  given: Given,
  today: Day,
  fields: readonly Field[],
): FormShape {
  const filled = fields.map((field) => ({ ...field, ...initial(given, field.name) }))
  return chosen
    ? { title, submit, intro: `*A${chosen.number}*  ${about(chosen, 1500)}\n${dueWords(chosen, today)}`, fields: filled }
    : { title, submit, fields: [chooser(approvals, given), ...filled] }
}

const positionOptions: readonly Option[] = Answers.options.map((value) => ({ value, text: answerWords[value] }))

/**
 * What an answer asks for; all of it where the answer itself is still open.
 * @param reasonless whether one may disapprove without saying why
 */
export function answerFields(position: Answering | null, parties: readonly string[], given: Given, reasonless: boolean): Field[] {
  const needsWords = position === null || reasonless
  const hint = reasonless ? { hint: 'A negative vote without a reason is kept, and not counted' } : {}
  const fields: Field[] = []
  if (position === null) fields.push({ name: 'position', label: 'Your answer', kind: 'select', options: positionOptions })
  if (parties.length > 1)
    fields.push({
      name: 'party',
      label: 'For which party',
      kind: 'select',
      options: parties.map((party) => ({ value: party, text: party })),
    })
  if (position === 'disapprove' || position === null) {
    fields.push({ name: 'reason', label: 'Why you disapprove', kind: 'text', optional: needsWords, ...hint })
    fields.push({ name: 'change', label: 'The change that would turn it', kind: 'text', optional: needsWords })
  }
  if (position !== 'disapprove') fields.push({ name: 'comment', label: 'Comments', kind: 'text', optional: position !== 'comments' })
  return fields.map((field) => ({ ...field, ...initial(given, field.name) }))
}

export function requestForm(register: RegisterAt, given: Given): FormShape {
  return {
    title: 'Ask for approval',
    submit: 'Ask',
    intro: `A question to the parties of *${plain(register.key)}*, or to its voting members.`,
    fields: [
      {
        name: 'ref',
        label: 'About',
        kind: 'line',
        optional: true,
        placeholder: 'D1, C2, M3, or the word register',
        ...initial(given, 'ref'),
      },
      { name: 'motion', label: 'Or a motion in words', kind: 'text', optional: true, ...initial(given, 'motion') },
      {
        name: 'rule',
        label: 'Rule',
        kind: 'select',
        options: Object.entries(ruleWords).map(([value, text]) => ({ value, text })),
        initial: given.rule ?? 'parties',
      },
      {
        name: 'approvers',
        label: 'Where parties are asked',
        kind: 'select',
        options: Object.entries(withinWords).map(([value, text]) => ({ value, text })),
        initial: given.approvers ?? 'one',
      },
      {
        name: 'due',
        label: 'Last day',
        kind: 'line',
        optional: true,
        placeholder: 'in 2 weeks',
        hint: 'A ballot closes at its end; parties may be asked without one',
        ...initial(given, 'due'),
      },
      {
        name: 'party',
        label: 'Only these parties',
        kind: 'line',
        optional: true,
        placeholder: register.parties.map(({ short: of }) => of).join(', '),
        hint: 'With commas; empty is all',
        ...initial(given, 'party'),
      },
      { name: 'quorum', label: 'Quorum', kind: 'line', optional: true, hint: 'Of a ballot: 5, or 50%', ...initial(given, 'quorum') },
    ],
  }
}

export const reasonField: Field = { name: 'reason', label: 'Why', kind: 'text' }

export function recordFields(approval: Approval | null, register: RegisterAt): Field[] {
  const against: Field[] = [
    { name: 'reason', label: 'Why, where it is against', kind: 'text', optional: true },
    { name: 'change', label: 'The change that would turn it', kind: 'text', optional: true },
  ]
  if (approval && approval.rule !== 'parties')
    return [
      { name: 'user', label: 'Whose vote', kind: 'person' },
      { name: 'position', label: 'The vote', kind: 'select', options: positionOptions.filter(({ value }) => value !== 'comments') },
      { name: 'evidence', label: 'Where one can read it', kind: 'line', placeholder: 'https://… or mail of 12 March' },
      ...against,
    ]
  const parties = approval?.parties ?? register.parties.map(({ short: of }) => of)
  return [
    { name: 'party', label: 'Which party has decided', kind: 'select', options: parties.map((party) => ({ value: party, text: party })) },
    {
      name: 'position',
      label: 'What it decided',
      kind: 'select',
      initial: 'approve',
      options: positionOptions.filter(({ value }) => value === 'approve' || value === 'disapprove'),
    },
    { name: 'body', label: 'Which of its bodies', kind: 'line', optional: true, placeholder: 'Board of Directors' },
    {
      name: 'resolution',
      label: 'Number of the resolution',
      kind: 'line',
      optional: true,
      hint: 'As it is written, even where it looks like a date',
    },
    { name: 'on', label: 'On', kind: 'line', optional: true, placeholder: register.dayFirst ? '15/12/2011' : '12/15/2011' },
    { name: 'evidence', label: 'Where one can read it', kind: 'line', optional: true, placeholder: 'https://…' },
    ...against,
  ]
}
