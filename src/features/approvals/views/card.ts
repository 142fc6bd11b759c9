/** The card of an approval in the register's thread, and its shorter forms in digests, on the register's card, at home and in reviews. */
import { dueDay } from '../../../kernel/period.js'
import type { Day } from '../../../kernel/time.js'
import type { AgendaItem, DigestItem, HomeLine, RegisterAt } from '../../../platform/feature.js'
import type { Block, Message } from '../../../platform/slack/blocks.js'
import { actions, button, context, MESSAGE_BLOCKS, person, plain, section, sections } from '../../../platform/slack/blocks.js'
import type { Approval, Voter } from '../model.js'
import { endWords, refOf } from '../rules/acts.js'
import { earlierWords, SEEN } from '../rules/answers.js'
import type { Standing } from '../rules/standing.js'
import { about, answerWords, dueWords, line, people, positionLine, ruleLine, stateMark } from './words.js'

/** A card stays readable with this many answers; `/wg approval status` has all. */
const ON_CARD = 10
/** People mentioned at once. */
const MENTIONED = 20

function payloadOf(register: RegisterAt, approval: Approval): Record<string, string> {
  return { register: register.id, ref: String(approval.number), version: approval.textHash.slice(0, SEEN) }
}

/** The buttons by which one answers. */
export function answerButtons(register: RegisterAt, approval: Approval): Block {
  const payload = payloadOf(register, approval)
  const ref = refOf(register, approval.number)
  return actions(
    button('approval.approve', answerWords.approve, payload, { style: 'primary', label: `Approve ${ref}` }),
    button('approval.give', answerWords.comments, { ...payload, position: 'comments' }, { label: `Approve ${ref} with comments` }),
    button(
      'approval.give',
      answerWords.disapprove,
      { ...payload, position: 'disapprove' },
      { style: 'danger', label: `Disapprove ${ref}` },
    ),
    button('approval.abstain', answerWords.abstain, payload, { label: `Abstain on ${ref}` }),
    button('approval.recuse', answerWords.recuse, payload, {
      label: `Recuse yourself from ${ref}`,
      confirm: {
        title: 'Recuse yourself?',
        text: 'You take no part in this one, for example because you have an interest in it.',
        confirm: 'Recuse myself',
        deny: 'Cancel',
      },
    }),
  )
}

function partyLines({ parties }: Standing): string[] {
  return parties.map(({ party, state, recorded, waiting }) => {
    if (state === 'approved' && recorded) return ''
    const name = `*${plain(party)}*`
    if (state === 'approved') return `• ${name} has approved`
    if (state === 'divided') return `• ${name} is divided`
    if (state === 'disapproved') return `• ${name} disapproves`
    return waiting.length > 0
      ? `• ${name}: waits for ${people(waiting, MENTIONED)}`
      : `• ${name}: nobody can answer yet. Name an approver: \`/wg roster add @name role:approver party:${plain(party)}\``
  })
}

function tallyLine({ rule }: Approval, { tally }: Standing): string {
  const { voters, yes, no, unreasoned, abstained } = tally
  const uncounted = rule === 'iso' && unreasoned > 0 ? `, *${unreasoned}* of them without a reason and not counted` : ''
  return `*${yes}* yes · *${no}* no${uncounted} · *${abstained}* abstaining · ${yes + no + abstained} of ${voters} have answered`
}

/** What was said in words is worth more room than a bare yes. */
function answerLines(approval: Approval, standing: Standing): string[] {
  const told = standing.answers.filter(({ user, comment, reason }) => user === null || comment !== null || reason !== null)
  const bare = approval.rule === 'parties' ? standing.answers.filter((one) => !told.includes(one)) : []
  return [...told, ...bare, ...standing.comments].map((position) => positionLine(approval, position))
}

function standingBlocks(approval: Approval, standing: Standing): Block[] {
  const lines = answerLines(approval, standing)
  const more = lines.length - ON_CARD
  const heads = approval.rule === 'parties' ? partyLines(standing).filter((one) => one !== '') : [tallyLine(approval, standing)]
  const earlier = standing.earlier.length
  return [
    ...sections([...heads, ...lines.slice(0, ON_CARD)].join('\n')),
    ...(more > 0 ? [context(`and ${more} more answers: \`/wg approval status A${approval.number}\``)] : []),
    ...(earlier > 0 ? [context(earlierLine(standing))] : []),
  ]
}

function earlierLine({ earlier }: Standing): string {
  const first = earlier[0]
  if (!first) return ''
  const who = earlier.map(({ user, party }) => (user === null ? plain(party) : person(user)))
  const named = `${who.slice(0, MENTIONED).join(' ')}${who.length > MENTIONED ? ` and ${who.length - MENTIONED} more` : ''}`
  return `Answered ${plain(earlierWords(first))}, and asked again since the text changed: ${named}`
}

export function cardMessage(
  register: RegisterAt,
  approval: Approval,
  standing: Standing,
  today: Day,
  more: { readonly ipr: readonly string[]; readonly feedback: boolean },
): Message {
  const ref = refOf(register, approval.number)
  const asked = `asked by ${person(approval.openedBy)} · ${plain(ruleLine(approval))}`
  const head = sections(
    `${stateMark(approval)} *${ref}*  ${about(approval, 3000)}\n${asked}${approval.state === 'open' ? ` · *${dueWords(approval, today)}*` : ''}`,
  )
  if (approval.state !== 'open') {
    const why = approval.reason ? `\n> ${plain(approval.reason).replace(/\n/g, '\n> ')}` : ''
    const by = approval.closedBy ? ` by ${person(approval.closedBy)}` : ''
    return {
      text: `${ref} ${endWords(register, approval)}`,
      blocks: [
        ...head,
        section(`*${ref} ${endWords(register, approval)}*${by}${why}`),
        ...standingBlocks(approval, standing),
        footOf(register, approval, false),
      ].slice(-MESSAGE_BLOCKS),
    }
  }
  const needed = standing.judged.needed
  const room = MESSAGE_BLOCKS - 4
  return {
    text: `${ref}: ${about(approval, 150)}. ${needed ? plain(needed) : 'As it stands it passes.'}`,
    blocks: [
      ...[...head, ...standingBlocks(approval, standing)].slice(0, room),
      section(needed ? `*${plain(needed)}*` : '*As it stands it passes.*'),
      ...(more.ipr.length > 0 ? [context(`IPR: ${plain(more.ipr.join(' ')).slice(0, 2000)}`)] : []),
      answerButtons(register, approval),
      footOf(register, approval, more.feedback),
    ],
  }
}

function footOf(register: RegisterAt, approval: Approval, feedback: boolean): Block {
  const ref = String(approval.number)
  return actions(
    ...(approval.subjectKind === 'motion' ? [] : [button('approval.text', 'Read it', { register: register.id, ref })]),
    button('approval.status', 'All answers', { register: register.id, ref }),
    ...(feedback ? [button('feedback.add', 'Give feedback', { register: register.id })] : []),
    button('mine.show', 'My items', {}),
  )
}

/** One thing of a morning's digest: those who have not answered are asked there. */
export function digestItem(
  register: RegisterAt,
  approval: Approval & { readonly waiting: readonly Voter[] },
  today: Day,
  notice: { readonly due: Day | null },
): DigestItem {
  const ref = refOf(register, approval.number)
  const waits = approval.state === 'open' && approval.waiting.length > 0
  const answered = approval.state === 'open' ? '\n_all have answered since_' : ''
  const asked = waits
    ? `\nStill to answer: ${people(
        approval.waiting.map(({ user }) => user),
        MENTIONED,
      )}`
    : answered
  return {
    text: `${ref} ${approval.state === 'open' ? dueWords(approval, today) : approval.state}`,
    blocks: [section(`${line(register, approval, null, today)}${asked}`), ...(waits ? [answerButtons(register, approval)] : [])],
    due: notice.due,
  }
}

/** The message by which a steward reminds at once. */
export function nudgeMessage(register: RegisterAt, approval: Approval, standing: Standing, today: Day): Message {
  const ref = refOf(register, approval.number)
  const waits = approval.state === 'open' && standing.waiting.length > 0
  const asked = waits
    ? `\nStill to answer: ${people(
        standing.waiting.map(({ user }) => user),
        MENTIONED,
      )}`
    : ''
  return {
    text: waits ? `${ref} waits for your answer` : `${ref} waits for nobody any more`,
    blocks: [section(`${line(register, approval, standing, today)}${asked}`), ...(waits ? [answerButtons(register, approval)] : [])],
  }
}

/** Open approvals on the register's card. */
export function cardSection(
  register: RegisterAt,
  open: readonly { readonly approval: Approval; readonly standing: Standing }[],
  today: Day,
): Block[] {
  if (open.length === 0) return []
  const lines = open.slice(0, 5).map(({ approval, standing }) => line(register, approval, standing, today, 110))
  const more = open.length - 5
  return [
    ...sections(`*Approvals asked for*\n${lines.join('\n')}`),
    ...(more > 0 ? [context(`and ${more} more: \`/wg approval status key:${register.key}\``)] : []),
  ]
}

export function agendaItem(register: RegisterAt, approval: Approval, standing: Standing, today: Day): AgendaItem {
  const payload = { register: register.id, ref: String(approval.number) }
  return {
    text: line(register, approval, standing, today),
    buttons: [
      button('approval.status', 'All answers', payload, { label: `Answers to A${approval.number}` }),
      button('approval.extend', 'Extend', payload, { label: `Extend A${approval.number}` }),
      button('approval.withdraw', 'Withdraw', payload, { label: `Withdraw A${approval.number}` }),
    ],
  }
}

/** What waits for somebody's answer. */
export function homeLine(register: RegisterAt, approval: Approval, today: Day): HomeLine {
  return {
    text: line(register, approval, null, today),
    due: dueDay(approval.due),
    button: button('approval.give', 'Answer', payloadOf(register, approval), { label: `Answer ${refOf(register, approval.number)}` }),
  }
}
