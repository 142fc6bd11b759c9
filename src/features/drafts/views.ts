/** What drafts say in Slack: lines, the partner's message with the notice on rights, the digest's items, the forms. */
import type { Decision } from '../../kernel/decision.js'
import { dueDay, showPeriod } from '../../kernel/period.js'
import type { Problem } from '../../kernel/problem.js'
import type { Day } from '../../kernel/time.js'
import type { DigestItem, Field, FormShape, HomeLine, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { actions, button, context, link, mentioning, person, plain, say, section, sections, short } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { distance, historyLine, pager } from '../registers/index.js'
import type { Draft, InternalReview } from './model.js'
import type { Gate } from './rules.js'
import { missingAt, refOf, resultWords, waiting } from './rules.js'

/** A card stays readable with this many. */
const ON_CARD = 5
const IN_LIST = 200

function mark(draft: Draft): string {
  if (draft.state === 'withdrawn') return ':no_entry_sign:'
  return draft.state === 'sent' ? ':outbox_tray:' : ':memo:'
}

function documentWords(draft: Draft): string {
  const file =
    draft.file === null ? null : draft.fileLink ? link(draft.fileLink, draft.fileName ?? 'file') : plain(draft.fileName ?? 'a file')
  return [draft.link ? link(draft.link, 'document') : null, file].filter((part) => part !== null).join(' · ')
}

function windowWords(draft: Draft, today: Day): string {
  if (!draft.until) return 'no closing day'
  const due = dueDay(draft.until)
  return due !== null && due < today
    ? `window closed ${plain(showPeriod(draft.until))}`
    : `open until ${plain(showPeriod(draft.until))}, ${distance(due, today)}`
}

function stateWords(draft: Draft, today: Day): string {
  if (draft.state === 'withdrawn') return `withdrawn: ${plain(draft.reason ?? '')}`
  if (draft.state === 'preparing')
    return draft.sentVersions.length === 0 ? 'not sent yet' : `not sent yet; version ${plain(draft.sentVersions.at(-1) ?? '')} was`
  const left = waiting(draft).length
  const answers = draft.asked.length === 0 ? null : `${draft.asked.length - left} of ${draft.asked.length} answered`
  const kind = draft.access === 'early' ? 'early access for' : 'in review by'
  return [`${kind} ${plain(draft.sentTo.join(' and '))}`, windowWords(draft, today), answers].filter((part) => part !== null).join(' · ')
}

/** One draft in two lines. */
export function line(register: Pick<RegisterAt, 'key'>, draft: Draft, today: Day, limit: number = IN_LIST): string {
  const held = draft.reviews.length
  const facts = [
    plain(draft.party),
    `version ${plain(draft.version)}`,
    `${draft.completeness} % complete`,
    held === 0 ? 'no internal review' : `${held} internal review${held === 1 ? '' : 's'}`,
    documentWords(draft),
  ].filter((part) => part !== '')
  return `${mark(draft)} *${refOf(register, draft.number)}*  ${plain(short(draft.title, limit))}\n${facts.join(' · ')}\n*${stateWords(draft, today)}*`
}

function reviewLine({ reviewer, on, result, version, note }: InternalReview): string {
  return `• version ${plain(version)}, ${plain(showPeriod(on))}: ${person(reviewer)} — ${resultWords[result]}${note ? ` (${plain(short(note, 300))})` : ''}`
}

export function listMessage(
  register: RegisterAt,
  drafts: readonly Draft[],
  today: Day,
  page: { readonly number: number; readonly of: number },
  state: string,
): Message {
  if (drafts.length === 0) {
    const text = `${register.key} has no draft${state === 'all' ? '' : state === 'open' ? ' in preparation or in review' : ' like that'}.`
    return {
      text,
      blocks: [
        section(
          `${text} Add one: \`/wg draft add "…" party:${register.parties[0]?.short ?? 'DMTF'} version:0.5 completeness:60 link:https://…\`.`,
        ),
      ],
    }
  }
  const blocks = drafts.map((draft) =>
    section(
      line(register, draft, today),
      button(
        'draft.show',
        'Show',
        { register: register.id, ref: String(draft.number) },
        { label: `Show ${refOf(register, draft.number)}` },
      ),
    ),
  )
  return {
    text: `Drafts of ${register.key}`,
    blocks: [section(`*Drafts of ${register.key}*`), ...blocks, ...pager('draft.list', { register: register.id, state }, page)],
  }
}

/**
 * One draft whole, with what may be done next.
 * @param works whether the reader works on it
 */
export function showMessage(register: RegisterAt, draft: Draft, today: Day, gates: readonly Gate[], works: boolean): Message {
  const payload = { register: register.id, ref: String(draft.number) }
  const ref = refOf(register, draft.number)
  const reviews = draft.reviews.length > 0 ? sections(`*Internal reviews*\n${draft.reviews.map(reviewLine).join('\n')}`) : []
  const asked =
    draft.asked.length > 0
      ? [
          section(
            `*Asked*\n${draft.asked.map(({ user, answeredAt }) => `• ${person(user)}: ${answeredAt ? 'answered' : 'not yet'}`).join('\n')}`,
          ),
        ]
      : []
  const standing = gates
    .filter(() => draft.state === 'preparing')
    .map((gate) => {
      const missing = missingAt(gate, draft)
      return context(missing.length === 0 ? `It may go to ${plain(gate.to)}.` : `Not yet to ${plain(gate.to)}: ${missing.join(', and ')}.`)
    })
  const send = button('draft.send', 'Send', payload, { style: 'primary', label: `Send ${ref}` })
  const review = button('draft.internal-review', 'Record a review', payload)
  const withdraw = button('draft.withdraw', 'Withdraw', payload)
  const work = {
    preparing: [send, review, button('draft.revise', 'Revise', payload), withdraw],
    sent: [button('draft.revise', 'New version', payload), withdraw],
    withdrawn: [],
  }[draft.state]
  const give = button('feedback.add', 'Give feedback', { register: register.id, ref: `D${draft.number}` }, { style: 'primary' })
  const given = button('feedback.list', 'Feedback', { register: register.id, about: `D${draft.number}` })
  const verbs = [...(draft.state === 'sent' ? [give] : []), ...(draft.state === 'preparing' ? [] : [given]), ...(works ? work : [])]
  return {
    text: `${ref}: ${plain(draft.title)}`,
    blocks: [
      ...sections(line(register, draft, today, 3000)),
      ...reviews,
      ...asked,
      ...standing,
      ...(verbs.length > 0 ? [actions(...verbs)] : []),
    ],
  }
}

export function cardBlocks(register: RegisterAt, drafts: readonly Draft[], today: Day): Block[] {
  const open = drafts.filter(({ state }) => state !== 'withdrawn').toReversed()
  if (open.length === 0) return []
  const more = open.length - ON_CARD
  return [
    ...sections(
      `*Drafts*\n${open
        .slice(0, ON_CARD)
        .map((draft) => line(register, draft, today, 110))
        .join('\n')}`,
    ),
    ...(more > 0 ? [context(`and ${more} more: \`/wg draft list key:${register.key}\``)] : []),
  ]
}

/** "1 draft in review" */
export function healthWords(drafts: readonly Draft[]): string | null {
  const count = drafts.filter(({ state }) => state === 'sent').length
  return count === 0 ? null : `${count} draft${count === 1 ? '' : 's'} in review`
}

export function saidMessage(register: RegisterAt, draft: Draft, today: Day, lines: readonly HistoryLine[]): Message {
  return {
    text: `${refOf(register, draft.number)} is ${draft.state === 'preparing' ? 'being prepared' : draft.state}`,
    blocks: [...sections(line(register, draft, today)), ...lines.map((one) => context(historyLine(one)))],
  }
}

function iprBlocks(register: RegisterAt, ipr: readonly string[]): Block[] {
  if (ipr.length === 0) return []
  return sections(`*Notice on rights in ${register.key}*\n${ipr.map((text) => `> ${plain(text).replace(/\n/g, '\n> ')}`).join('\n')}`)
}

/** What the partner gets when a version is sent; later versions have messages of their own. */
export function sentMessage(register: RegisterAt, draft: Draft, today: Day, ipr: readonly string[], sending: number): Message {
  const ref = refOf(register, draft.number)
  const version = draft.sentVersions[sending - 1] ?? draft.version
  const present = draft.state === 'sent' && sending === draft.sentVersions.length
  const title = `*${ref}*  ${plain(draft.title)}, version ${plain(version)}`
  if (draft.state === 'withdrawn')
    return {
      text: `${ref} was withdrawn`,
      blocks: [
        section(`:no_entry_sign: ${title}\nwithdrawn by ${plain(draft.party)}: ${plain(draft.reason ?? '')}`),
        context('The feedback given on it stays on record.'),
      ],
    }
  if (!present)
    return {
      text: `${ref} has a newer version`,
      blocks: [section(`${title}\n_${plain(draft.party)} is working on a newer version; it will be sent by itself._`)],
    }
  const ask = draft.access === 'early' ? 'gives you early access to' : 'asks for your review of'
  const left = waiting(draft)
  const payload = { register: register.id, ref: String(draft.number) }
  return {
    text: `${plain(draft.party)} ${ask} ${plain(draft.title)}`,
    blocks: [
      section(
        `:outbox_tray: ${plain(draft.party)} ${ask}\n${title}, ${draft.completeness} % complete${documentWords(draft) ? `\n${documentWords(draft)}` : ''}\n*${windowWords(draft, today)}*`,
      ),
      ...(left.length > 0 ? sections(`Asked and still to answer: ${left.map(({ user }) => person(user)).join(' ')}`) : []),
      ...iprBlocks(register, ipr),
      context(
        'Say how complete, how clear and how detailed it is, or remark on a clause. In this thread a mention does it too: `@Registrar feedback add clause:5.2 "…"`',
      ),
      actions(
        button(
          'feedback.add',
          'Give feedback',
          { register: register.id, ref: `D${draft.number}` },
          { style: 'primary', label: `Give feedback on ${ref}` },
        ),
        button('feedback.rate', 'Rate it', { register: register.id, ref: `D${draft.number}` }, { label: `Rate ${ref}` }),
        button('draft.answer', 'No remarks', payload, { label: `No remarks on ${ref}` }),
        button('mine.show', 'My items', {}),
      ),
    ],
  }
}

/** One window of a morning's digest; once everybody has answered or it was acted on, what became of it. */
export function digestItem(register: RegisterAt, draft: Draft, today: Day, notice: { readonly due: Day | null }): DigestItem {
  const ref = refOf(register, draft.number)
  const left = waiting(draft)
  const waits = draft.state === 'sent' && left.length > 0 && (draft.until && dueDay(draft.until)) === notice.due
  const ask = waits ? `\nStill to answer: ${left.map(({ user }) => person(user)).join(' ')}` : ''
  const buttons = waits
    ? [
        actions(
          button(
            'feedback.add',
            'Give feedback',
            { register: register.id, ref: `D${draft.number}` },
            { style: 'primary', label: `Give feedback on ${ref}` },
          ),
          button('draft.answer', 'No remarks', { register: register.id, ref: String(draft.number) }, { label: `No remarks on ${ref}` }),
        ),
      ]
    : []
  const text = `${line(register, draft, today)}${ask}`
  return { text: `${ref} ${draft.until ? distance(dueDay(draft.until), today) : ''}`, blocks: [section(text), ...buttons], due: notice.due }
}

/** A draft on which somebody's answer is awaited. */
export function homeLine(register: RegisterAt, draft: Draft, today: Day): HomeLine {
  return {
    text: `*${refOf(register, draft.number)}*  ${plain(short(draft.title, IN_LIST))}, version ${plain(draft.version)}\n${plain(draft.party)} asks for your review · ${windowWords(draft, today)}`,
    due: draft.until && dueDay(draft.until),
    button: button(
      'feedback.add',
      'Give feedback',
      { register: register.id, ref: `D${draft.number}` },
      { label: `Give feedback on ${refOf(register, draft.number)}` },
    ),
  }
}

/** What was done, in the words of the history, and the next step. */
export function answerMessage(register: RegisterAt, { next, events }: Decision<Draft>): Message {
  const ref = refOf(register, next.number)
  const text = `*${ref}*: ${mentioning(events.map(({ sentence }) => sentence).join('; '))}.`
  return next.state === 'preparing' ? say(`${text} Send it to the partner with \`/wg draft send D${next.number}\`.`) : say(text)
}

/** The private answer to sending: who was told, and the notice on rights at this very moment. */
export function sentAnswer(register: RegisterAt, draft: Draft, ipr: readonly string[]): Message {
  const ref = refOf(register, draft.number)
  const told =
    draft.asked.length > 0
      ? ` Asked: ${draft.asked.map(({ user }) => person(user)).join(' ')}.`
      : ' Nobody was asked by name, so nobody is reminded.'
  return say(
    `*${ref}* version ${plain(draft.version)} is with ${plain(draft.sentTo.join(' and '))} now.${told}`,
    ...iprBlocks(register, ipr),
  )
}

export function fileGoneMessage(ref: string, problem: Problem): Message {
  return say(
    `The file of *${plain(ref)}* could not be read: ${plain(problem.sentence)}\nGive it again with \`/wg draft revise\`, or a link instead.`,
  )
}

function chooser(drafts: readonly Draft[]): Field {
  const options = drafts
    .slice(-100)
    .toReversed()
    .map((one) => ({ value: String(one.number), text: `D${one.number}  ${short(one.title, 60)}` }))
  return { name: 'ref', label: 'Draft', kind: 'select', options }
}

/** The form of a verb on one draft: which one, then what the verb asks. */
export function verbForm(
  register: RegisterAt,
  drafts: readonly Draft[],
  given: Readonly<Record<string, string>>,
  look: { readonly title: string; readonly submit: string; readonly fields: readonly Field[]; readonly intro?: string },
): FormShape {
  const chosen = drafts.find(({ number }) => String(number) === given.ref)
  const filled = look.fields.map((field) => (given[field.name] ? { ...field, initial: given[field.name] ?? '' } : field))
  const about = chosen
    ? `*${refOf(register, chosen.number)}*  ${plain(short(chosen.title, IN_LIST))}, version ${plain(chosen.version)}, ${chosen.completeness} % complete`
    : null
  const intro = [about, look.intro ?? null].filter((part) => part !== null).join('\n')
  return {
    title: look.title,
    submit: look.submit,
    ...(intro === '' ? {} : { intro }),
    fields: chosen ? filled : [chooser(drafts), ...filled],
  }
}

/** The notice on rights above a form's fields. */
export function iprIntro(register: RegisterAt, ipr: readonly string[]): string | undefined {
  if (ipr.length === 0) return undefined
  return `*Notice on rights in ${register.key}*\n${ipr.map((text) => `> ${plain(text).replace(/\n/g, '\n> ')}`).join('\n')}`
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  const initial = (name: string): { initial?: string } => (given[name] ? { initial: given[name] } : {})
  return {
    title: 'New draft',
    submit: 'Add',
    intro: `A document that one party of *${register.key}* shows the others before it is finished. Adding it shows it to nobody yet.`,
    fields: [
      { name: 'title', label: 'Document', kind: 'line', placeholder: 'Cloud audit use cases', ...initial('title') },
      {
        name: 'party',
        label: 'Whose draft',
        kind: 'select',
        options: register.parties.map(({ short: of }) => ({ value: of, text: of })),
        ...initial('party'),
      },
      { name: 'version', label: 'Version', kind: 'line', placeholder: '0.5', ...initial('version') },
      { name: 'completeness', label: 'How complete, in percent', kind: 'line', placeholder: '60', ...initial('completeness') },
      { name: 'link', label: 'Link', kind: 'line', optional: true, placeholder: 'https://…', ...initial('link') },
      { name: 'file', label: 'Or the file', kind: 'file', optional: true },
    ],
  }
}
