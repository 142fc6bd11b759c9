/** What feedback says in Slack: lines with their buttons, lists and counts, what the giver is told, the forms; and the report in Markdown. */
import type { Decision } from '../../kernel/decision.js'
import type { AgendaItem, Field, FormShape, HomeLine, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import {
  actions,
  button,
  context,
  lineWords,
  link,
  mentioning,
  person,
  plain,
  say,
  section,
  sections,
  short,
} from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Feedback, Filter } from './model.js'
import type { Dimension, Verb } from './rules.js'
import { can, countBy, refOf, resolutionWords } from './rules.js'

const IN_LIST = 400
/** Slack takes no more in a field. */
const FIELD_CHARACTERS = 3000
/** Lines of a file's problems that one message shows. */
const SHOWN_PROBLEMS = 20

const marks: Readonly<Record<Feedback['state'], string>> = {
  new: ':speech_balloon:',
  assigned: ':pencil2:',
  addressed: ':hourglass_flowing_sand:',
  disputed: ':warning:',
  closed: ':white_check_mark:',
}
const typeWords: Readonly<Record<string, string>> = { ge: 'general', te: 'technical', ed: 'editorial' }

/** "1 remark", "12 remarks" */
export function countWords(number: number, one = 'remark'): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}

function placeWords(feedback: Feedback): string {
  const parts = [
    `on ${feedback.about}${feedback.aboutVersion ? ` version ${plain(feedback.aboutVersion)}` : ''}`,
    feedback.clause ? `clause ${plain(feedback.clause)}` : null,
    feedback.element ? plain(feedback.element) : null,
    feedback.line ? lineWords(plain(feedback.line)) : null,
    feedback.type ? typeWords[feedback.type] : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

function rateWords({ completeness, clarity, detail }: Feedback): string {
  return `completeness *${completeness}*, clarity *${clarity}*, actionable detail *${detail}* of 5`
}

function stateWords(feedback: Feedback): string {
  const reason = feedback.reason ? `: ${plain(short(feedback.reason, IN_LIST))}` : ''
  const by = feedback.resolvedBy ? ` by ${person(feedback.resolvedBy)}` : ''
  const what = `${resolutionWords(feedback)}${by}${reason}`
  const words = {
    new: 'new',
    assigned: `with ${person(feedback.assignee ?? '')}`,
    addressed: `${what} — ${person(feedback.givenBy)} accepts or disputes`,
    disputed: `disputed by ${person(feedback.givenBy)}: ${plain(short(feedback.answer ?? '', IN_LIST))}\nwas ${what}`,
    closed: `closed: ${what}${feedback.answer ? ` (accepted: ${plain(short(feedback.answer, IN_LIST))})` : ''}`,
  }
  return words[feedback.state]
}

/** One remark or rating in a few lines. */
export function line(register: Pick<RegisterAt, 'key'>, feedback: Feedback, limit: number = IN_LIST): string {
  const head = `${marks[feedback.state]} *${refOf(register, feedback.number)}*  ${placeWords(feedback)}`
  const said = [
    feedback.kind === 'rating' ? rateWords(feedback) : null,
    feedback.comment ? plain(short(feedback.comment, limit)) : null,
    feedback.change ? `_proposed:_ ${plain(short(feedback.change, limit))}` : null,
  ].filter((part) => part !== null)
  const from = `${person(feedback.givenBy)}${feedback.party ? ` for ${plain(feedback.party)}` : ''}`
  const source = feedback.permalink
    ? ` · from a ${link(feedback.permalink, 'message')}${feedback.author && feedback.author !== feedback.givenBy ? ` of ${person(feedback.author)}` : ''}`
    : ''
  return `${head}\n${said.join('\n')}\n${from}${source} · *${stateWords(feedback)}*`
}

const labels: Readonly<Record<Verb, string>> = {
  assign: 'Assign',
  resolve: 'Resolve',
  accept: 'Accept',
  dispute: 'Dispute',
  reopen: 'Open again',
}

/** The acts its state allows; in what all see, who may do them is asked when they are pressed. */
function verbButtons(register: RegisterAt, feedback: Feedback, verbs: readonly Verb[] = can[feedback.state]): Block[] {
  const ref = refOf(register, feedback.number)
  return verbs.map((verb) =>
    button(
      `feedback.${verb}`,
      labels[verb],
      { register: register.id, ref: String(feedback.number) },
      { label: `${labels[verb]} ${ref}`, ...(verb === 'resolve' || verb === 'accept' ? { style: 'primary' as const } : {}) },
    ),
  )
}

/** @param shown with what the reader may do with each */
export function listMessage(
  register: RegisterAt,
  shown: readonly { readonly feedback: Feedback; readonly verbs: readonly Verb[] }[],
  page: { readonly number: number; readonly of: number },
  filter: Readonly<Record<string, string>>,
  total: number,
): Message {
  if (total === 0) {
    const filtered = Object.keys(filter).length > 0
    const text = filtered ? `${register.key} has no feedback like that.` : `${register.key} has no open feedback.`
    return {
      text,
      blocks: [
        section(`${text} ${filtered ? 'See all with `/wg feedback list state:all`.' : 'Give some: `/wg feedback add D1 clause:5.2 "…"`.'}`),
      ],
    }
  }
  const blocks = shown.flatMap(({ feedback, verbs }): Block[] => [
    ...sections(line(register, feedback)),
    ...(verbs.length > 0 ? [actions(...verbButtons(register, feedback, verbs))] : []),
  ])
  return {
    text: `${countWords(total)} in ${register.key}`,
    blocks: [
      section(`*Feedback in ${register.key}* · ${total}`),
      ...blocks,
      ...pager('feedback.list', { register: register.id, ...filter }, page),
    ],
  }
}

/** How many, by clause, type or state. */
export function countMessage(register: RegisterAt, all: readonly Feedback[], by: Dimension): Message {
  const lines = countBy(all, by).map(({ value, count }) => `• ${nameOf(by, value)}: *${count}*`)
  const text = `*Feedback in ${register.key} by ${by}* · ${all.length}`
  return { text: `Feedback by ${by}`, blocks: sections(`${text}\n${lines.join('\n')}`) }
}

function nameOf(by: Dimension, value: string): string {
  if (value === '') return by === 'clause' ? 'no clause' : 'no type'
  return plain(by === 'type' ? (typeWords[value] ?? value) : value)
}

/** "3 new, 2 addressed" */
function stateCounts(all: readonly Feedback[]): string {
  return countBy(all, 'state')
    .map(({ value, count }) => `${count} ${value}`)
    .join(', ')
}

export function saidMessage(register: RegisterAt, feedback: Feedback, lines: readonly HistoryLine[]): Message {
  return {
    text: `${refOf(register, feedback.number)} is ${feedback.state}`,
    blocks: [
      ...sections(line(register, feedback, FIELD_CHARACTERS)),
      ...lines.map((one) => context(historyLine(one))),
      actions(...verbButtons(register, feedback)),
    ],
  }
}

/** All feedback on one thing in one message of the thread, for what came as a table. */
export function tableMessage(register: RegisterAt, about: string, all: readonly Feedback[]): Message {
  const types = countBy(all, 'type').map(({ value, count }) => `${count} ${nameOf('type', value)}`)
  const disputed = all.filter(({ state }) => state === 'disputed').length
  const payload = { register: register.id, about }
  return {
    text: `${countWords(all.length)} on ${register.key}-${about}`,
    blocks: [
      section(
        `*Feedback on ${register.key}-${about}* · ${all.length}\n${stateCounts(all)}\n${types.join(', ')}${disputed > 0 ? `\n:warning: ${disputed} disputed` : ''}`,
      ),
      actions(
        button('feedback.list', 'Open ones', payload, { label: `Open feedback on ${about}` }),
        button('feedback.resolve', 'Resolve', { register: register.id }, { label: `Resolve feedback on ${about}` }),
        button('feedback.export', 'Table', payload, { label: `Feedback on ${about} as a table` }),
        button('feedback.export', 'Report', { ...payload, format: 'md' }, { label: `Disposition report on ${about}` }),
      ),
    ],
  }
}

/** Whoever gave it answers what became of it; the work on it is for others. */
function giversButtons(register: RegisterAt, feedback: Feedback): Block[] {
  const own: readonly Verb[] = ['accept', 'dispute', 'reopen']
  const verbs = can[feedback.state].filter((verb) => own.includes(verb))
  return verbs.length > 0 ? [actions(...verbButtons(register, feedback, verbs))] : []
}

/** What its giver gets to know; null once nothing of it waits any more and nothing can be said. */
export function answerMessage(register: RegisterAt, all: readonly Feedback[], giver: string): Message | null {
  const [only, another] = all
  if (!only) return null
  if (!another)
    return {
      text: `${refOf(register, only.number)} was ${resolutionWords(only)}`,
      blocks: [
        section(`${person(giver)}, this is what became of your feedback:`),
        ...sections(line(register, only, FIELD_CHARACTERS)),
        ...giversButtons(register, only),
      ],
    }
  const left = all.filter(({ state }) => state === 'addressed').length
  const text = `${person(giver)}, ${all.length} of your remarks in ${register.key} were resolved: ${stateCounts(all)}.`
  return {
    text,
    blocks: [
      section(text),
      ...(left > 0
        ? [
            context('Accept what is well, dispute what is not; each stays open until you do.'),
            actions(
              button('feedback.list', 'Look at them', { register: register.id, state: 'addressed' }, { style: 'primary' }),
              button('feedback.accept', 'Accept all', { register: register.id, state: 'addressed' }),
            ),
          ]
        : []),
    ],
  }
}

/** What was put into somebody's hands; what becomes of it later is drawn here too. */
export function assignedMessage(register: RegisterAt, feedback: Feedback, assignee: string): Message {
  return {
    text: `${refOf(register, feedback.number)} is with you`,
    blocks: [
      section(`${person(assignee)}, this feedback was assigned to you:`),
      ...sections(line(register, feedback, FIELD_CHARACTERS)),
      actions(...verbButtons(register, feedback)),
    ],
  }
}

/** @param open an approval on the same thing that is not closed yet: a remark takes no part in it */
export function givenMessage(register: RegisterAt, number: number, about: string, open: string | null): Message {
  const vote = open
    ? ` It counts as feedback and not as a vote: *${open}* on the same is answered with the buttons below its question.`
    : ''
  return say(`Thank you: *${register.key}-F${number}* on ${about} is kept. You are told what becomes of it.${vote}`)
}

/** What was done, in the words of the history. */
export function doneMessage(register: RegisterAt, { next, events }: Decision<Feedback>): Message {
  const told = events.map(({ sentence }) => sentence).join('; ')
  const wait = next.state === 'addressed' ? ` ${person(next.givenBy)} is told, and accepts or disputes it.` : ''
  return say(`*${refOf(register, next.number)}*: ${mentioning(told)}.${wait}`)
}

/** What many at once would do; nothing is changed before the button is pressed. */
export function previewMessage(
  register: RegisterAt,
  all: readonly Feedback[],
  verb: 'resolve' | 'accept',
  payload: Readonly<Record<string, string>>,
  words: string,
): Message {
  const lines = all.slice(0, 10).map((one) => `• ${refOf(register, one.number)}  ${plain(short(one.comment || 'rating', 120))}`)
  const more = all.length - lines.length
  const label = verb === 'resolve' ? `Resolve ${all.length}` : `Accept ${all.length}`
  return {
    text: `${countWords(all.length)} would be ${words}`,
    blocks: [
      ...sections(
        `${countWords(all.length)} would be ${plain(words)}. Nothing has been changed yet.\n${lines.join('\n')}${more > 0 ? `\n… and ${more} more` : ''}`,
      ),
      actions(
        button(
          'feedback.all',
          label,
          { ...payload, register: register.id, verb },
          { style: 'primary', label: `${label} of ${register.key}` },
        ),
      ),
    ],
  }
}

export function importingMessage(about: string): Message {
  return say(`Reading the table on ${about}. I tell you here what was kept.`)
}

export function importedMessage(
  register: RegisterAt,
  about: string,
  kept: { readonly first: number; readonly count: number; readonly there: number },
): Message {
  const there =
    kept.there > 0 ? ` ${countWords(kept.there, 'row')} stood there already and ${kept.there === 1 ? 'was' : 'were'} left out.` : ''
  if (kept.count === 0) return say(`Every row of that table stands on ${register.key}-${about} already; nothing was added.`)
  const range = kept.count === 1 ? `F${kept.first}` : `F${kept.first} to F${kept.first + kept.count - 1}`
  return say(`${countWords(kept.count)} on *${register.key}-${about}* ${kept.count === 1 ? 'is' : 'are'} kept as ${range}.${there}`)
}

export function rowProblemsMessage(file: string, problems: readonly { readonly line: number; readonly why: string }[]): Message {
  const lines = problems.slice(0, SHOWN_PROBLEMS).map(({ line: at, why }) => `• ${lineWords(at)}: ${plain(why)}`)
  const more = problems.length - SHOWN_PROBLEMS
  return say(
    `Nothing of *${plain(file)}* was kept: ${countWords(problems.length, 'row')} cannot be read.\n${lines.join('\n')}${more > 0 ? `\n… and ${more} more` : ''}\nMend them and send the file again.`,
  )
}

export function refusedFileMessage(file: string, problem: { readonly sentence: string; readonly hint?: string }): Message {
  return say(`Nothing of ${plain(file)} was kept: ${plain(problem.sentence)}${problem.hint ? `\n${plain(problem.hint)}` : ''}`)
}

export function cardBlocks(register: RegisterAt, open: readonly Feedback[]): Block[] {
  if (open.length === 0) return []
  return [context(`*Feedback*: ${open.length} open (${stateCounts(open)}) — \`/wg feedback list key:${register.key}\``)]
}

/** Open feedback as a review's agenda shows it: what is disputed first. */
export function agendaItems(register: RegisterAt, open: readonly Feedback[]): AgendaItem[] {
  const order = ['disputed', 'new', 'assigned', 'addressed', 'closed']
  return [...open]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.number - b.number)
    .map((feedback) => ({ text: line(register, feedback, 200), buttons: verbButtons(register, feedback) }))
}

export function homeLine(register: RegisterAt, feedback: Feedback, does: 'answer' | 'resolve'): HomeLine {
  const ref = refOf(register, feedback.number)
  const payload = { register: register.id, ref: String(feedback.number) }
  return {
    text: line(register, feedback, 160),
    due: null,
    button:
      does === 'answer'
        ? button('feedback.answer', 'Answer', payload, { label: `Answer on ${ref}` })
        : button('feedback.resolve', 'Resolve', payload, { label: `Resolve ${ref}` }),
  }
}

/** Slack takes 25 buttons in a row; fewer read well. */
const REGISTER_BUTTONS = 20

/** A channel holds several registers: which one the message is feedback for. @param cut whether a button carries only its beginning */
export function whichRegister(registers: readonly RegisterAt[], given: Readonly<Record<string, string>>, cut: boolean): Message {
  const shown = registers.slice(0, REGISTER_BUTTONS)
  const others = registers.slice(REGISTER_BUTTONS)
  const notes = [
    cut
      ? `That message is long: the form opens with its first ${(given.comment ?? '').length} characters. Add what is missing there; the link to the whole is kept.`
      : null,
    others.length > 0
      ? `For ${others.map(({ key }) => key).join(', ')} type \`/wg feedback add key:${others[0]?.key ?? ''} …\` with \`link:\` to the message.`
      : null,
  ].filter((note) => note !== null)
  return {
    text: 'Which register is it feedback for?',
    blocks: [
      section('Which register is it feedback for?'),
      ...notes.map((note) => context(note)),
      actions(...shown.map(({ id, key }) => button('feedback.add', key, { ...given, register: id }, { label: `Feedback for ${key}` }))),
    ],
  }
}

const typeOptions = Object.entries(typeWords).map(([value, text]) => ({ value, text }))

/** @param subjects what may be chosen; empty where it is known what the feedback is about */
export function addForm(
  register: RegisterAt,
  subjects: readonly { readonly about: string; readonly title: string }[],
  given: Readonly<Record<string, string>>,
): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  const source = given.link
    ? `From a ${link(given.link, 'message')}${given.author ? ` of ${person(given.author)}` : ''}; its link is kept.`
    : null
  const about = given.ref ? `On *${register.key}-${given.ref}*.` : null
  const intro = [about, source].filter((part) => part !== null).join(' ')
  const cut = (given.comment ?? '').length > FIELD_CHARACTERS
  return {
    title: 'Give feedback',
    submit: 'Give it',
    ...(intro ? { intro } : {}),
    fields: [
      ...(given.ref ? [] : [aboutField(subjects)]),
      {
        name: 'comment',
        label: 'Comment',
        kind: 'text',
        ...(cut ? { hint: `The message was longer than a field takes: its first ${FIELD_CHARACTERS} characters stand here` } : {}),
        ...initial('comment'),
      },
      { name: 'change', label: 'Proposed change', kind: 'text', optional: true, ...initial('change') },
      { name: 'type', label: 'Type', kind: 'select', optional: true, options: typeOptions, ...initial('type') },
      { name: 'clause', label: 'Clause', kind: 'line', optional: true, placeholder: '5.2', ...initial('clause') },
      { name: 'element', label: 'Paragraph, figure or table', kind: 'line', optional: true, placeholder: 'Table 1', ...initial('element') },
      { name: 'line', label: 'Line', kind: 'line', optional: true, placeholder: '17', ...initial('line') },
    ],
  }
}

function aboutField(subjects: readonly { readonly about: string; readonly title: string }[]): Field {
  const options = subjects.map(({ about, title }) => ({
    value: about,
    text: about === 'register' ? short(title, 70) : `${about}  ${short(title, 60)}`,
  }))
  return { name: 'ref', label: 'What it is about', kind: 'select', options }
}

const rates = [
  { value: '5', text: '5: nothing is missing' },
  { value: '4', text: '4' },
  { value: '3', text: '3: half way' },
  { value: '2', text: '2' },
  { value: '1', text: '1: not yet' },
]

/** The three judgements a partner is asked for. */
export function rateForm(register: RegisterAt, about: string): FormShape {
  return {
    title: 'Rate a draft',
    submit: 'Give it',
    intro: `How *${register.key}-${about}* reads to you.`,
    fields: [
      { name: 'completeness', label: 'Completeness', kind: 'select', options: rates },
      { name: 'clarity', label: 'Clarity', kind: 'select', options: rates },
      { name: 'detail', label: 'Level of actionable detail', kind: 'select', options: rates },
      { name: 'comment', label: 'In words', kind: 'text', optional: true },
    ],
  }
}

export function importForm(
  subjects: readonly { readonly about: string; readonly title: string }[],
  given: Readonly<Record<string, string>>,
): FormShape {
  return {
    title: 'Import comments',
    submit: 'Import',
    intro: 'A CSV file with the headings of the ISO/IEC commenting table. If one row cannot be read, nothing is kept.',
    fields: [
      ...(given.ref ? [] : [aboutField(subjects)]),
      { name: 'file', label: 'File', kind: 'file', hint: 'CSV with commas, semicolons or tabs' },
    ],
  }
}

/** Accept or dispute, in one form for places with room for one button. */
export function answerForm(register: RegisterAt, feedback: Feedback): FormShape {
  return {
    title: 'Answer',
    submit: 'Answer',
    intro: line(register, feedback, 1500),
    fields: [
      {
        name: 'answer',
        label: 'The resolution',
        kind: 'select',
        initial: 'accept',
        options: [
          { value: 'accept', text: 'I accept it' },
          { value: 'dispute', text: 'I dispute it' },
        ],
      },
      { name: 'reason', label: 'What is still wrong', kind: 'text', optional: true, hint: 'Needed where you dispute' },
    ],
  }
}

export const resolutionOptions = [
  { value: 'accepted', text: 'accepted: it is done as proposed' },
  { value: 'revised', text: 'revised: done in another way' },
  { value: 'rejected', text: 'rejected: it is not done' },
  { value: 'noted', text: 'noted: nothing to do' },
  { value: 'duplicate', text: 'duplicate of another remark' },
]

export function verbForm(
  register: RegisterAt,
  all: readonly Feedback[],
  given: Readonly<Record<string, string>>,
  look: { readonly title: string; readonly submit: string; readonly fields: readonly Field[] },
): FormShape {
  const chosen = all.find(({ number }) => String(number) === given.ref)
  const fields = look.fields.map((field) => (given[field.name] ? { ...field, initial: given[field.name] ?? '' } : field))
  if (chosen) return { title: look.title, submit: look.submit, intro: line(register, chosen, 1500), fields }
  const options = all.map((one) => ({ value: String(one.number), text: `F${one.number}  ${short(one.comment || 'rating', 60)}` }))
  return { title: look.title, submit: look.submit, fields: [{ name: 'ref', label: 'Which one', kind: 'select', options }, ...fields] }
}

function cell(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/</g, '&lt;')
    .replace(/\s*\r?\n\s*/g, '<br>')
}

/** The disposition report: what was remarked and what became of it, in Markdown. */
export function dispositionReport(register: RegisterAt, title: string, all: readonly Feedback[], filter: Filter): string {
  const counts = (by: Dimension): string =>
    countBy(all, by)
      .map(({ value, count }) => `${nameOf(by, value)} ${count}`)
      .join(', ')
  const abouts = [...new Set(all.map(({ about }) => about))]
  const rows = all.map((one) => {
    const became =
      one.state === 'new' || one.state === 'assigned' ? one.state : `${resolutionWords(one)}${one.reason ? `: ${one.reason}` : ''}`
    const answer = { new: '', assigned: '', addressed: 'awaited', disputed: `disputed: ${one.answer ?? ''}`, closed: 'accepted' }[one.state]
    const said =
      one.kind === 'rating'
        ? `completeness ${one.completeness}, clarity ${one.clarity}, detail ${one.detail} of 5. ${one.comment}`
        : one.comment
    return [refOf(register, one.number), one.about, one.party, one.clause ?? '', one.type ?? '', said, one.change ?? '', became, answer]
  })
  const heading = ['Ref', 'On', 'From', 'Clause', 'Type', 'Comment', 'Proposed change', 'Disposition', 'Answer of the giver']
  const table = [heading, heading.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`)
  return [
    `# Disposition of comments: ${title}`,
    '',
    `Register ${register.key}${filter.about ? `, ${filter.about}` : `, ${abouts.join(', ') || 'nothing yet'}`}. ${countWords(all.length)}.`,
    '',
    `- by state: ${counts('state') || 'none'}`,
    `- by type: ${counts('type') || 'none'}`,
    `- by clause: ${counts('clause') || 'none'}`,
    '',
    ...table,
    '',
  ].join('\n')
}
