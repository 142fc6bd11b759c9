/** Words that cards, lists and minutes of approvals share. */
import { daysBetween, formatDay } from '../../../kernel/calendar.js'
import { dueDay, showPeriod } from '../../../kernel/period.js'
import type { Day } from '../../../kernel/time.js'
import type { RegisterAt } from '../../../platform/feature.js'
import { link, person, plain, short } from '../../../platform/slack/blocks.js'
import type { Answering, Approval, Position, PositionKind, Rule, Within } from '../model.js'
import { endWords, refOf } from '../rules/acts.js'
import { decisionWords, isUnreasoned } from '../rules/answers.js'
import type { Standing } from '../rules/standing.js'

export const ruleWords: Readonly<Record<Rule, string>> = {
  parties: 'every party',
  simple: 'simple majority',
  special: 'two thirds yes and at most one quarter no of all voting members',
  return: '75 % return, 75 % yes, under 30 % abstaining',
  iso: 'two thirds of votes cast, at most one quarter negative',
  consensus: 'call for consensus: silence agrees, an objection stops it',
}

export const withinWords: Readonly<Record<Within, string>> = {
  one: 'one approver of each party',
  majority: 'a majority of each party’s approvers',
  all: 'all approvers of each party',
}

export const answerWords: Readonly<Record<Answering, string>> = {
  approve: 'Approve',
  comments: 'Approve with comments',
  disapprove: 'Disapprove',
  abstain: 'Abstain',
  recuse: 'Recuse',
}

const marks: Readonly<Record<PositionKind, string>> = {
  approve: ':white_check_mark:',
  comments: ':white_check_mark:',
  disapprove: ':x:',
  abstain: ':white_circle:',
  recuse: ':no_entry_sign:',
  comment: ':speech_balloon:',
}

const does: Readonly<Record<PositionKind, string>> = {
  approve: 'approves',
  comments: 'approves with comments',
  disapprove: 'disapproves',
  abstain: 'abstains',
  recuse: 'is recused',
  comment: 'comments, without a vote',
}

export function ruleLine({ rule, within, quorum }: Approval): string {
  if (rule === 'parties') return within === 'one' ? ruleWords.parties : `${ruleWords.parties}, ${withinWords[within]}`
  return quorum === null ? ruleWords[rule] : `${ruleWords[rule]}; quorum ${quorum}`
}

/** "by 17 Dec 2011, in 3 days"; "until it is decided" */
export function dueWords({ due }: Pick<Approval, 'due'>, today: Day): string {
  const day = dueDay(due)
  if (day === null) return 'until it is decided'
  const days = daysBetween(today, day)
  const far = days === 0 ? 'today' : days === 1 ? 'tomorrow' : days > 0 ? `in ${days} days` : `${-days} ${days === -1 ? 'day' : 'days'} ago`
  return `by ${due.precision === 'day' ? formatDay(day) : plain(showPeriod(due))}, ${far}`
}

/** "version 1.0", or nothing where the text has none. */
export function versionWords({ version }: Pick<Approval, 'version'>): string {
  return version ? `version ${plain(version)}` : ''
}

/** What is asked about, in one line. */
export function about(approval: Approval, limit: number): string {
  const title = plain(short(approval.title, limit))
  if (approval.subjectKind === 'motion') return title
  const version = versionWords(approval)
  return `${title}${version && !title.includes(version) ? `, ${version}` : ''}`
}

export function stateMark({ state }: Approval): string {
  return { open: ':ballot_box_with_ballot:', passed: ':white_check_mark:', failed: ':x:', withdrawn: ':no_entry_sign:' }[state]
}

/** One approval in two lines. */
export function line(register: RegisterAt, approval: Approval, standing: Standing | null, today: Day, limit = 200): string {
  const ref = `${stateMark(approval)} *${refOf(register, approval.number)}*`
  if (approval.state !== 'open') return `${ref}  ${about(approval, limit)}\n${endWords(register, approval)}`
  const needed = standing?.judged.needed ? ` · *${plain(standing.judged.needed)}*` : ''
  return `${ref}  ${about(approval, limit)}\n${dueWords(approval, today)}${needed}`
}

/** A link where it is one, else the words: "mail of 12 March". */
function evidenceWords(evidence: string): string {
  return /^https?:\/\//.test(evidence) ? link(evidence, 'evidence') : `(${plain(evidence)})`
}

/** One answer as a line: who, what, and the words that came with it. */
export function positionLine(approval: Approval, position: Position): string {
  if (position.user === null) {
    const where = position.evidence ? ` ${evidenceWords(position.evidence)}` : ''
    const why = position.reason
      ? `: “${plain(position.reason)}”${position.change ? `; would turn with “${plain(position.change)}”` : ''}`
      : ''
    return `${marks[position.kind]} ${plain(position.party)} ${does[position.kind]} by ${plain(decisionWords(position))}${where}, recorded by ${person(position.enteredBy)}${why}`
  }
  const party = approval.rule === 'parties' && position.party ? ` (${plain(position.party)})` : ''
  const told = [
    position.comment ? `“${plain(position.comment)}”` : null,
    position.reason ? `“${plain(position.reason)}”` : null,
    position.change ? `would turn with “${plain(position.change)}”` : null,
  ].filter((text) => text !== null)
  const elsewhere =
    position.enteredBy === position.user
      ? ''
      : `, recorded by ${person(position.enteredBy)}${position.evidence ? ` ${evidenceWords(position.evidence)}` : ''}`
  const uncounted = isUnreasoned(approval, position) ? ' without a reason, which is not counted' : ''
  return `${marks[position.kind]} ${person(position.user)}${party} ${does[position.kind]}${uncounted}${elsewhere}${told.length > 0 ? `: ${told.join('; ')}` : ''}`
}

export function people(users: readonly string[], most: number): string {
  const distinct = [...new Set(users)]
  const more = distinct.length - most
  return `${distinct
    .slice(0, most)
    .map((user) => person(user))
    .join(' ')}${more > 0 ? ` and ${more} more` : ''}`
}
