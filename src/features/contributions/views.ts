/** What contributions say in Slack: lines, lists, what the giver is told, the forms with the words on rights. */
import type { Field, FormShape, HomeLine, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, link, person, plain, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Contribution } from './model.js'
import type { Setting } from './rules.js'
import { mayDecide, refOf, stateWords } from './rules.js'

const marks: Readonly<Record<Contribution['state'], string>> = {
  submitted: ':inbox_tray:',
  accepted: ':white_check_mark:',
  'in-part': ':heavy_check_mark:',
  declined: ':no_entry_sign:',
}

/** An individual's and a party's stand on the same footing, and read alike. */
export function line(register: Pick<RegisterAt, 'key'>, contribution: Contribution): string {
  const { state, reason, decidedBy, notices } = contribution
  const from = `${person(contribution.givenBy)}${contribution.fromParty ? ` for ${plain(contribution.fromParty)}` : ', an individual'}, to ${plain(contribution.toParty)}`
  const became = `${stateWords[state]}${decidedBy ? ` by ${person(decidedBy)}` : ''}${reason ? `: ${plain(short(reason, 600))}` : ''}`
  const lines = [
    `${marks[state]} *${refOf(register, contribution.number)}*  ${plain(short(contribution.title, 400))}${contribution.link ? ` ${link(contribution.link, 'text')}` : ''}`,
    `${from} · *${became}*`,
    ...(notices ? [`_to be retained:_ ${plain(short(notices, 600))}`] : []),
  ]
  return lines.join('\n')
}

function decideButton(register: RegisterAt, contribution: Contribution): Block[] {
  if (contribution.state !== 'submitted') return []
  const payload = { register: register.id, ref: String(contribution.number) }
  return [
    actions(
      button('contribution.decide', 'Decide', payload, { style: 'primary', label: `Decide on ${refOf(register, contribution.number)}` }),
    ),
  ]
}

/** @param actor who reads: *Decide* is offered to the receiving group alone */
export function listMessage(
  register: RegisterAt,
  shown: readonly Contribution[],
  page: { readonly number: number; readonly of: number },
  state: string,
  actor: Setting['actor'],
): Message {
  if (shown.length === 0) {
    const text = `${register.key} has no contribution${state === 'all' ? '' : ' like that'}.`
    return {
      text,
      blocks: [section(`${text} Give one: \`/wg contribution add "…" to:${register.parties[0]?.short ?? 'OGF'} link:https://…\`.`)],
    }
  }
  const blocks = shown.flatMap((one): Block[] => [
    ...sections(line(register, one)),
    ...(mayDecide(actor, one) ? decideButton(register, one) : []),
  ])
  return {
    text: `Contributions in ${register.key}`,
    blocks: [
      section(`*Contributions in ${register.key}*`),
      ...blocks,
      ...pager('contribution.list', { register: register.id, state }, page),
    ],
  }
}

export function saidMessage(register: RegisterAt, contribution: Contribution, lines: readonly HistoryLine[]): Message {
  return {
    text: `${refOf(register, contribution.number)} ${stateWords[contribution.state]}`,
    blocks: [
      ...sections(line(register, contribution)),
      ...lines.map((one) => context(historyLine(one))),
      ...decideButton(register, contribution),
    ],
  }
}

/** What became of it, to whoever gave it. */
export function answerMessage(register: RegisterAt, contribution: Contribution): Message {
  return {
    text: `${refOf(register, contribution.number)} was ${stateWords[contribution.state]}`,
    blocks: [
      section(`${person(contribution.givenBy)}, ${plain(contribution.toParty)} has decided on your contribution:`),
      ...sections(line(register, contribution)),
    ],
  }
}

export function cardBlocks(register: RegisterAt, all: readonly Contribution[]): Block[] {
  const waiting = all.filter(({ state }) => state === 'submitted').length
  return waiting === 0 ? [] : [context(`*Contributions*: ${waiting} to decide — \`/wg contribution list key:${register.key}\``)]
}

export function homeLine(register: RegisterAt, contribution: Contribution): HomeLine {
  const payload = { register: register.id, ref: String(contribution.number) }
  return {
    text: line(register, contribution),
    due: null,
    button: button('contribution.decide', 'Decide', payload, { label: `Decide on ${refOf(register, contribution.number)}` }),
  }
}

export function iprWords(register: RegisterAt, ipr: readonly string[]): string | null {
  if (ipr.length === 0) return null
  return `*Notice on rights in ${register.key}*\n${ipr.map((text) => `> ${plain(text).replace(/\n/g, '\n> ')}`).join('\n')}`
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>, ipr: readonly string[]): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  const parties = register.parties.map(({ short: of }) => ({ value: of, text: of }))
  const words = iprWords(register, ipr)
  return {
    title: 'New contribution',
    submit: 'Give it',
    intro: `The receiving group alone decides on it, as on any individual’s.${words ? `\n${words}` : ''}`,
    fields: [
      ...(words
        ? [
            {
              name: 'acknowledge',
              label: 'Rights',
              kind: 'checkboxes' as const,
              options: [{ value: 'yes', text: 'I have read the notice above and give it under these words' }],
            },
          ]
        : []),
      { name: 'title', label: 'What is contributed', kind: 'text', ...initial('title') },
      { name: 'to', label: 'Who decides', kind: 'select', options: parties, ...initial('to') },
      {
        name: 'from',
        label: 'Given for',
        kind: 'select',
        options: [...parties, { value: 'individual', text: 'myself, as an individual' }],
        ...initial('from'),
      },
      { name: 'link', label: 'Link to the text', kind: 'line', optional: true, placeholder: 'https://…', ...initial('link') },
      { name: 'notices', label: 'Copyright notices to be retained', kind: 'text', optional: true, ...initial('notices') },
    ],
  }
}

export function decideForm(register: RegisterAt, all: readonly Contribution[], given: Readonly<Record<string, string>>): FormShape {
  const chosen = all.find(({ number }) => String(number) === given.ref)
  const options = all.map(({ number, title }) => ({ value: String(number), text: `C${number}  ${short(title, 60)}` }))
  const which: Field[] = chosen ? [] : [{ name: 'ref', label: 'Contribution', kind: 'select', options }]
  return {
    title: 'Decide',
    submit: 'Decide',
    ...(chosen ? { intro: line(register, chosen) } : {}),
    fields: [
      ...which,
      {
        name: 'outcome',
        label: 'The group',
        kind: 'select',
        options: [
          { value: 'accept', text: 'accepts it' },
          { value: 'part', text: 'accepts it in part' },
          { value: 'decline', text: 'declines it' },
        ],
        ...(given.outcome ? { initial: given.outcome } : {}),
      },
      {
        name: 'reason',
        label: 'Why',
        kind: 'text',
        optional: true,
        hint: 'Needed unless it is accepted whole; whoever gave it reads this',
        ...(given.reason ? { initial: given.reason } : {}),
      },
    ],
  }
}
