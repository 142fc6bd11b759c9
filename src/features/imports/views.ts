/** What reading in says: the invitation, the check screen, the refusals. */
import { showPeriod } from '../../kernel/period.js'
import type { Problem } from '../../kernel/problem.js'
import type { Field, FormShape, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, divider, lineWords, plain, say, section, sections, short } from '../../platform/slack/blocks.js'
import type { Reading } from './model.js'
import type { LeftOut, Sentence } from './rules.js'
import { asksForReview } from './rules.js'

/** Slack allows 100 blocks in a view; these many are for lists, the rest for fields and frames. */
const LIST_BLOCKS = 70
const SHOWN_PROBLEMS = 25
/** Slack allows 3,000 characters in a section. */
const PART_CHARACTERS = 2800

export function importForm(): FormShape {
  return {
    title: 'Read in a register',
    submit: 'Read',
    intro: 'Choose the document. You check what was read before anything is kept.',
    fields: [
      { name: 'file', label: 'Document', kind: 'file', hint: 'Word (.docx), PDF, web page (.html), text or Markdown, at most 10 MB' },
      {
        name: 'dayfirst',
        label: 'A date such as 11/08/2011 is',
        kind: 'select',
        initial: 'no',
        options: [
          { value: 'no', text: '8 November: month first' },
          { value: 'yes', text: '11 August: day first' },
        ],
      },
    ],
  }
}

export function readingMessage(): Message {
  return say('Reading the document. I tell you here as soon as it is ready to check.')
}

/** Says what was found and invites to the check screen. */
export function readyMessage(id: string, reading: Reading): Message {
  const found = `I have read *${plain(reading.file)}*: ${counted(reading)}.`
  const problems = reading.problems.length > 0 ? ` ${count(reading.problems.length, 'line')} to look at.` : ''
  return {
    text: `${plain(reading.file)} is ready to check.`,
    blocks: [
      section(`${found}${problems}\nNothing is kept before you save.`),
      actions(button('import.check', 'Check and save', { reading: id }, { style: 'primary' })),
    ],
  }
}

export function counted(reading: Reading): string {
  const parts = [
    count(reading.parties.length, 'party', 'parties'),
    count(reading.milestones.length, 'milestone'),
    count(reading.activities.length, 'on-going activity', 'on-going activities'),
    count(reading.terms.length, 'term'),
    count(reading.contacts.length, 'contact'),
  ]
  return parts.join(', ')
}

/** "read in OGF with 4 milestones and 1 term": for the history, without what there is none of. */
export function readInWords(key: string, found: Readonly<Record<'milestones' | 'activities' | 'terms', number>>): string {
  const parts = [
    found.milestones > 0 ? count(found.milestones, 'milestone') : null,
    found.activities > 0 ? count(found.activities, 'on-going activity', 'on-going activities') : null,
    found.terms > 0 ? count(found.terms, 'term') : null,
  ].filter((part) => part !== null)
  const list = [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ')
  return `read in ${key}${list === '' ? '' : ` with ${list}`}`
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number === 0 ? 'no' : number} ${number === 1 ? one : many}`
}

export function problemMessageOf(file: string, problem: Problem): Message {
  return say(`${plain(file)}: ${plain(problem.sentence)}${problem.hint ? `\n${plain(problem.hint)}` : ''}`)
}

/** The same text is kept already. */
export function sameTextMessage(register: RegisterAt): Message {
  return {
    text: `This text is kept already as ${register.key}.`,
    blocks: [
      section(`This text is kept already as *${register.key}*; nothing was added.`),
      actions(button('register.show', `Show ${register.key}`, { register: register.id })),
    ],
  }
}

/**
 * The check screen: everything that was read with its line, what is missing, what was not understood, and the fields to fill in.
 * @param there the register whose key is wanted, where this could be its next version
 */
export function checkForm(
  id: string,
  reading: Reading,
  key: { readonly proposed: string; readonly wanted: string },
  answers: Readonly<Record<string, string>>,
  there: Pick<RegisterAt, 'id' | 'key'> | null,
): FormShape & { blocks: Block[] } {
  return {
    title: 'Check and save',
    submit: 'Save',
    blocks: [...overview(reading), ...shownItems(reading), ...problems(reading), buttons(id, there), divider()],
    fields: fields(reading, key, answers),
  }
}

function shownItems(reading: Reading): Block[] {
  const all = items(reading)
  return all.length <= LIST_BLOCKS
    ? all
    : [...all.slice(0, LIST_BLOCKS), context('The document is longer than this screen: *Whole reading* gives you all of it as a file.')]
}

function fields(
  reading: Reading,
  key: { readonly proposed: string; readonly wanted: string },
  answers: Readonly<Record<string, string>>,
): Field[] {
  const taken =
    key.proposed === key.wanted
      ? 'It names the register in references such as '
      : `${key.wanted} is in use. It names the register in references such as `
  const review: Field[] = asksForReview(reading)
    ? [
        {
          name: 'review',
          label: 'First review',
          kind: 'line',
          optional: true,
          initial: answers.review ?? '',
          placeholder: 'April 2012',
          hint: `The document says “${short(reading.review?.cadence?.written ?? '', 60)}” and not from when. Without a date it stays undated.`,
        },
      ]
    : []
  return [
    { name: 'key', label: 'Key', kind: 'line', initial: answers.key ?? key.proposed, hint: `${taken}${key.proposed}-M1.` },
    {
      name: 'title',
      label: 'Title',
      kind: 'line',
      optional: true,
      initial: answers.title ?? reading.title ?? '',
      placeholder: 'The document names none',
    },
    {
      name: 'version',
      label: 'Version',
      kind: 'line',
      optional: true,
      initial: answers.version ?? reading.version ?? '',
      placeholder: 'The document names none',
    },
    ...review,
  ]
}

function overview(reading: Reading): Block[] {
  const missing = [
    reading.title === null ? 'title' : null,
    reading.version === null ? 'version' : null,
    reading.initiated === null ? 'date initiated' : null,
    reading.milestones.length === 0 ? 'milestones' : null,
    reading.review === null ? 'review' : null,
    reading.contacts.length === 0 ? 'contacts' : null,
    reading.approvals.length === 0 ? 'approval' : null,
  ].filter((name) => name !== null)
  const lines = [
    `*${plain(reading.title ?? reading.file)}*`,
    [
      reading.version ? `version ${plain(reading.version)}` : null,
      reading.initiated ? `initiated ${plain(showPeriod(reading.initiated))}` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    `Parties: ${reading.parties.map(({ name, short: abbreviation }) => (name === abbreviation ? plain(name) : `${plain(name)} (${plain(abbreviation)})`)).join(' · ') || 'none found'}`,
    missing.length > 0 ? `Not in the document: ${missing.join(', ')}.` : '',
  ].filter((line) => line !== '')
  return sections(lines.join('\n'))
}

function items(reading: Reading): Block[] {
  const at = (line: number): string => `  _${lineWords(line)}_`
  const milestones = reading.milestones.map(({ text, due, group: heading, priority, parties, line }, index) => {
    const about = [
      `*${plain(showPeriod(due))}*`,
      parties.length > 0 ? plain(parties.join(', ')) : null,
      priority === null ? null : `priority ${priority}`,
      `_${lineWords(line)}_`,
    ]
    // Said once, above the first of those that stand under it.
    const under = heading !== null && heading !== (reading.milestones[index - 1]?.group ?? null) ? `_${plain(heading)}_\n` : ''
    return `${under}*M${index + 1}*  ${plain(text)}\n${about.filter((one) => one !== null).join(' · ')}`
  })
  const review = reading.review
    ? [
        `• ${reading.review.due ? plain(showPeriod(reading.review.due)) : 'no date yet'}${reading.review.cadence ? `, ${plain(reading.review.cadence.written)}` : ''}${at(reading.review.line)}`,
      ]
    : []
  return [
    ...group(
      'Sections',
      [reading.sections.map(({ heading, line }) => `${plain(heading || 'without heading')}${at(line)}`).join(' · ')].filter(Boolean),
    ),
    ...apart(`Milestones · ${milestones.length}`, milestones),
    ...apart(
      'On-going activities',
      reading.activities.map(({ text, line }, index) => `*V${index + 1}*  ${plain(text)}${at(line)}`),
    ),
    ...apart(
      'Terms',
      reading.terms.map(({ label, text, line }) => `*${plain(label)}*  ${plain(text)}${at(line)}`),
    ),
    ...group('Review', review),
    ...group(
      'Gates',
      reading.gates.map(
        ({ from, to, completeness, reviews, line }) =>
          `• ${plain(from)} to ${plain(to)}: ${completeness ?? '–'} % complete, ${reviews ?? 0} internal review(s)${at(line)}`,
      ),
    ),
    ...group(
      'IPR',
      reading.ipr.map(({ text, line }) => {
        const term = reading.terms.find((one) => one.text === text)
        return `• ${term ? `term *${plain(term.label)}* above` : plain(text)}${at(line)}`
      }),
    ),
    ...group(
      'Contacts',
      reading.contacts.map(
        ({ party, name, role, email, url, line }) => `• ${plain([party, name, role, email, url].filter(Boolean).join(', '))}${at(line)}`,
      ),
    ),
    ...group(
      'Approvals recorded',
      reading.approvals.map(
        ({ party, body, resolution, on, line }) =>
          `• ${plain([party, body, resolution ? `resolution ${resolution}` : null, on ? showPeriod(on) : null].filter(Boolean).join(', '))}${at(line)}`,
      ),
    ),
    ...group('Approval intended', reading.approvalTarget ? [`• ${plain(showPeriod(reading.approvalTarget))}`] : []),
    ...group(
      'Partner document',
      reading.partnerDocument
        ? [`• ${reading.partnerDocument.state}: ${plain(reading.partnerDocument.text)}${at(reading.partnerDocument.line)}`]
        : [],
    ),
  ]
}

function group(title: string, lines: readonly string[]): Block[] {
  return lines.length === 0 ? [] : sections(`*${title}*\n${lines.join('\n')}`)
}

/** Things that take more than a line each, with room between them; none is torn over two blocks that fits in one. */
function apart(title: string, things: readonly string[]): Block[] {
  const parts: string[] = []
  for (const thing of [`*${title}*`, ...things]) {
    const last = parts.at(-1)
    // The title stays with the first of its things.
    if (last !== undefined && last.length + thing.length < PART_CHARACTERS)
      parts[parts.length - 1] = `${last}${parts.length === 1 && last === `*${title}*` ? '\n' : '\n\n'}${thing}`
    else parts.push(thing)
  }
  return things.length === 0 ? [] : parts.flatMap(sections)
}

function problems(reading: Reading): Block[] {
  if (reading.problems.length === 0) return [context('Every line was understood.')]
  const lines = reading.problems.slice(0, SHOWN_PROBLEMS).map(({ line, text, why }, index, all) => {
    const before = all[index - 1]
    const same = before?.line === line && before.text === text
    return same ? `    ${plain(why)}` : `• ${lineWords(line)}: ${plain(short(text, 160))}\n    ${plain(why)}`
  })
  const more = reading.problems.length - SHOWN_PROBLEMS
  return [...sections(`*To look at*\n${lines.join('\n')}`), ...(more > 0 ? [context(`and ${more} more: see *Whole reading*.`)] : [])]
}

function buttons(id: string, there: Pick<RegisterAt, 'id' | 'key'> | null): Block {
  return actions(
    ...(there ? [button('import.new-version', `New version of ${there.key}`, { reading: id, register: there.id })] : []),
    button('import.section', 'Make a sentence an item', { reading: id }),
    button('import.whole', 'Whole reading', { reading: id }),
  )
}

/** What a document would change in a register that is there, before its next version is begun. */
export function nextVersionForm(
  register: RegisterAt,
  reading: Reading,
  foreseen: { readonly blocks: readonly Block[]; readonly label: string },
  without: LeftOut,
): FormShape & { blocks: Block[] } {
  const intro =
    foreseen.blocks.length > 0
      ? `*${plain(reading.file)}* says this differently from *${register.key}* as it stands. The version in force stays until every party has approved the next one; what was noted for that one so far is replaced.`
      : `*${plain(reading.file)}* says what *${register.key}* says already.`
  return {
    title: short(`New version of ${register.key}`, 24),
    submit: 'Begin it',
    blocks: [...sections(intro), ...foreseen.blocks, ...leftOutBlocks(register, without)],
    fields: [{ name: 'version', label: 'Version', kind: 'line', initial: foreseen.label }],
  }
}

/** What stays as it is although the document says otherwise, each with what to do about it. */
function leftOutBlocks({ key }: RegisterAt, { parties, unnamed, review, contacts, approvals, silent }: LeftOut): Block[] {
  const named = [
    parties.length > 0 ? `it names ${plain(parties.join(', '))}` : null,
    unnamed.length > 0 ? `it does not name ${plain(unnamed.join(', '))}` : null,
  ].filter((words) => words !== null)
  const lines = [
    named.length > 0
      ? `Parties: ${named.join(' and ')}. Who is bound by ${key} stays as it is; for other parties go back and save it under another key.`
      : null,
    review === null ? null : `Review “${plain(review)}”: set it with \`/wg review schedule\`.`,
    contacts === 0
      ? null
      : `${count(contacts, 'contact')} that ${key} does not have: \`/wg contact add\`, or \`/wg contact replace\` for one who follows another.`,
    approvals === 0 ? null : `${count(approvals, 'approval')} recorded in it: \`/wg approval record\`, once the version is submitted.`,
  ].filter((line) => line !== null)
  return [
    ...(lines.length > 0 ? sections(`*Not brought over*\n${lines.map((line) => `• ${line}`).join('\n')}`) : []),
    ...(silent.length > 0 ? [context(`It does not say ${silent.join(' or ')}: that stays as it is.`)] : []),
  ]
}

const LATER = 'What stands further down is added after saving, such as with /wg milestone add.'

/** First step of making a sentence an item: which section it stands in. */
export function sectionForm(reading: Reading): FormShape {
  return {
    title: 'Make a sentence an item',
    submit: 'Next',
    fields: [
      {
        name: 'section',
        label: 'Section',
        kind: 'select',
        beyond: LATER,
        options: reading.sections.map(({ heading, line }, index) => ({
          value: String(index),
          text: `${short(heading || 'without heading', 55)} (${lineWords(line)})`,
        })),
      },
    ],
  }
}

/** Second step: which sentence, as what, by when. */
export function sentenceForm(sentences: readonly Sentence[]): FormShape {
  return {
    title: 'Make a sentence an item',
    submit: 'Add',
    fields: [
      {
        name: 'sentence',
        label: 'Sentence',
        kind: 'select',
        beyond: LATER,
        options: sentences.map(({ text }, index) => ({ value: String(index), text: short(text, 74) })),
      },
      {
        name: 'as',
        label: 'Make it',
        kind: 'select',
        initial: 'milestone',
        options: [
          { value: 'milestone', text: 'a milestone' },
          { value: 'activity', text: 'an on-going activity' },
          { value: 'term', text: 'a term' },
        ],
      },
      {
        name: 'due',
        label: 'By when, for a milestone',
        kind: 'line',
        optional: true,
        placeholder: '1H2012',
        hint: 'As you write dates; empty is undated',
      },
    ],
  }
}

/** What was read, as text for a file: nothing of a long document has to be cut. */
export function wholeReading(reading: Reading): string {
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`
  return [
    `${reading.title ?? reading.file}\n\n`,
    list(
      'Parties',
      reading.parties.map(({ name, short: abbreviation, line }) => `${name} (${abbreviation}), line ${line}`),
    ),
    list(
      'Milestones',
      reading.milestones.map(({ text, due, line }) => `${text} | ${showPeriod(due)} | line ${line}`),
    ),
    list(
      'On-going activities',
      reading.activities.map(({ text, line }) => `${text} | line ${line}`),
    ),
    list(
      'Terms',
      reading.terms.map(({ label, text, line }) => `${label}. ${text} | line ${line}`),
    ),
    list(
      'Contacts',
      reading.contacts.map(({ party, name, role, line }) => `${[party, name, role].filter(Boolean).join(', ')} | line ${line}`),
    ),
    list(
      'To look at',
      reading.problems.map(({ line, text, why }) => `line ${line}: ${text} | ${why}`),
    ),
    list(
      'Sections',
      reading.sections.map(({ heading, kind, line }) => `${heading || 'without heading'} | ${kind} | line ${line}`),
    ),
  ].join('')
}
