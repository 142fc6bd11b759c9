/** Putting a question: about what, to whom, by which rule, until when; and the list of those who may answer, frozen then. */
import type { Decision } from '../../../kernel/decision.js'
import { takeUp } from '../../../kernel/ladder.js'
import type { Period } from '../../../kernel/period.js'
import { dueDay, undated } from '../../../kernel/period.js'
import type { Result } from '../../../kernel/problem.js'
import { ok, refuse } from '../../../kernel/problem.js'
import type { RegisterAt } from '../../../platform/feature.js'
import type { NewApproval, Voter } from '../model.js'
import { Rule, Within } from '../model.js'
import type { Setting } from './acts.js'
import { askedByMessage, bySteward, readDue, told } from './acts.js'
import { closingTime } from './deadline.js'

/** What is asked about, as it stands. */
export interface Asked {
  readonly subjectKind: string
  readonly subjectNumber: number | null
  readonly subjectRef: string
  readonly title: string
  readonly version: string | null
  readonly textHash: string
}

/** How it is asked, as a person wrote it. */
export interface RequestWords {
  readonly rule: string | undefined
  readonly approvers: string | undefined
  readonly party: string | undefined
  readonly due: string | undefined
  readonly quorum: string | undefined
}

/** Seats of the roster that may come into question. */
export interface Seated extends Voter {
  readonly role: string
}

export interface Opening {
  readonly approval: NewApproval
  readonly voters: readonly Voter[]
}

/** As people call the rules. */
const ruleNames: Readonly<Record<string, Rule>> = {
  parties: 'parties',
  party: 'parties',
  'every party': 'parties',
  simple: 'simple',
  'simple majority': 'simple',
  majority: 'simple',
  special: 'special',
  'special majority': 'special',
  'two thirds': 'special',
  return: 'return',
  '75/75/30': 'return',
  iso: 'iso',
  consensus: 'consensus',
  'call for consensus': 'consensus',
}

export function request(
  setting: Setting,
  number: number,
  asked: Asked,
  words: RequestWords,
  seated: readonly Seated[],
): Result<Decision<Opening>> {
  const steward = bySteward(setting, 'puts a question to the parties')
  if (!steward.ok) return steward
  const rule = readRule(words.rule)
  if (!rule.ok) return rule
  const within = Within.safeParse(words.approvers?.trim().toLowerCase() ?? 'one')
  if (!within.success)
    return refuse('no-such-number', `“${words.approvers}” approvers are not known.`, {
      hint: 'Write `approvers:one`, `majority` or `all`.',
      field: 'approvers',
    })
  const parties = readParties(setting.register, words.party)
  if (!parties.ok) return parties
  const due = words.due === undefined ? ok(null) : readDue(words.due, setting)
  if (!due.ok) return due
  if (due.value === null && rule.value !== 'parties')
    return refuse('needs-due', 'A ballot needs a last day, at whose end it closes.', {
      hint: 'For example `due:"in 2 weeks"`.',
      field: 'due',
    })
  const voters = votersOf(rule.value, parties.value, seated)
  if (voters.length === 0 && rule.value !== 'parties')
    return refuse('no-voters', `${setting.register.key} has no members who could vote.`, {
      hint: `Name them first: \`/wg roster add @name role:member party:${parties.value[0] ?? 'OGF'}\`.`,
      field: 'rule',
    })
  const quorum = readQuorum(words.quorum, rule.value, voters.length)
  if (!quorum.ok) return quorum
  return ok(
    open(
      setting,
      number,
      asked,
      { rule: rule.value, within: within.data, parties: parties.value, due: due.value, quorum: quorum.value },
      voters,
    ),
  )
}

/** How it is asked, once that is settled. */
export interface Terms {
  readonly rule: Rule
  readonly within: Within
  readonly parties: readonly string[]
  readonly due: Period | null
  readonly quorum: number | null
}

export function open(
  setting: Pick<Setting, 'register' | 'actor' | 'now'>,
  number: number,
  asked: Asked,
  terms: Terms,
  voters: readonly Voter[],
): Decision<Opening> {
  const due = terms.due ?? undated('')
  const approval: NewApproval = {
    ...asked,
    rule: terms.rule,
    within: terms.within,
    parties: [...terms.parties],
    quorum: terms.quorum,
    due,
    closesAt: closingTime(setting.register, { rule: terms.rule, subjectKind: asked.subjectKind, due }),
    openedBy: setting.actor.user,
    openedAt: setting.now,
    ...takeUp(dueDay(due), setting.register, setting.now),
  }
  const whom =
    terms.rule === 'parties' ? terms.parties.join(' and ') : `${voters.length} voting ${voters.length === 1 ? 'member' : 'members'}`
  const decision = told(
    setting,
    number,
    { approval, voters },
    {
      kind: 'approval.requested',
      sentence: `asked ${whom} to approve ${asked.title} (A${number})`,
      before: null,
      after: {
        about: asked.subjectRef,
        rule: terms.rule,
        parties: [...terms.parties],
        version: asked.version,
        text: asked.textHash,
        due: due.written,
        voters: voters.map(({ user, party }) => ({ user, party })),
      },
    },
  )
  const { register } = setting
  const users = voters.map(({ user }) => user)
  return register.homeChannel === null ? { ...decision, notices: askedByMessage(register, number, users, 'ask') } : decision
}

/** Under “every party” the approvers of the parties asked; in a ballot the members, each person once. */
export function votersOf(rule: Rule, parties: readonly string[], seated: readonly Seated[]): Voter[] {
  const role = rule === 'parties' ? 'approver' : 'member'
  const all = seated.filter((seat) => seat.role === role && parties.includes(seat.party)).map(({ user, party }) => ({ user, party }))
  return rule === 'parties' ? all : all.filter(({ user }, index) => all.findIndex((one) => one.user === user) === index)
}

function readRule(word: string | undefined): Result<Rule> {
  const rule = ruleNames[(word ?? 'parties').trim().toLowerCase()]
  if (rule !== undefined) return ok(rule)
  return refuse('no-such-rule', `“${word}” is no rule.`, {
    hint: `There are: ${Rule.options.map((one) => `\`${one}\``).join(', ')}.`,
    field: 'rule',
  })
}

/** Parties as the register writes them; empty is all. */
export function readParties(register: RegisterAt, text: string | undefined): Result<string[]> {
  const all = register.parties.map(({ short }) => short)
  const wanted = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  if (wanted.length === 0) {
    return all.length > 0
      ? ok(all)
      : refuse('no-parties', `${register.key} has no parties that could be asked.`, { hint: 'See `/wg register show`.' })
  }
  const found: string[] = []
  for (const one of wanted) {
    const party = all.find((short) => short.toLowerCase() === one.toLowerCase())
    if (party === undefined)
      return refuse('no-such-party', `${register.key} has no party ${one}.`, { hint: `Its parties are ${all.join(', ')}.`, field: 'party' })
    if (!found.includes(party)) found.push(party)
  }
  return ok(found)
}

function readQuorum(text: string | undefined, rule: Rule, voters: number): Result<number | null> {
  if (text === undefined || text.trim() === '') return ok(null)
  if (rule === 'parties' || rule === 'consensus')
    return refuse(
      'no-quorum',
      rule === 'parties'
        ? 'Every party must approve, so there is no quorum.'
        : 'In a call for consensus silence agrees, so there is no quorum.',
      {
        hint: 'Leave `quorum:` out.',
        field: 'quorum',
      },
    )
  const [, digits, percent] = /^(\d{1,4})( ?%)?$/.exec(text.trim()) ?? []
  const given = Number(digits)
  const product = given * voters
  const count = percent === undefined ? given : (product + ((100 - (product % 100)) % 100)) / 100
  if (digits === undefined || count < 1 || count > voters)
    return refuse('not-a-quorum', `“${text}” is no quorum of ${voters} ${voters === 1 ? 'voter' : 'voters'}.`, {
      hint: 'Write a number of voters or a share of them: `quorum:5` or `quorum:50%`.',
      field: 'quorum',
    })
  return ok(count)
}
