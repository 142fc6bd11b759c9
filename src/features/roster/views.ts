/** What the roster says in Slack. */
import type { FormShape, Option, RegisterAt } from '../../platform/feature.js'
import type { Block, Message } from '../../platform/slack/blocks.js'
import { context, person, plain, section } from '../../platform/slack/blocks.js'
import type { HistoryLine } from '../registers/index.js'
import { historyLine, pager } from '../registers/index.js'
import type { Named } from './rules.js'

const roleWords = {
  steward: 'Stewards',
  approver: 'Approvers',
  member: 'Members',
  participant: 'Participants (no vote)',
  observer: 'Observers',
} as const
const order = ['steward', 'approver', 'member', 'participant', 'observer'] as const

export const roleOptions: readonly Option[] = [
  { value: 'steward', text: 'steward: edits the register' },
  { value: 'approver', text: 'approver: approves for a party' },
  { value: 'member', text: 'member: votes' },
  { value: 'participant', text: 'participant: does not vote' },
  { value: 'observer', text: 'observer: reads' },
]

export function listMessage(
  register: RegisterAt,
  roster: readonly Named[],
  page: { readonly number: number; readonly of: number },
): Message {
  if (roster.length === 0) {
    return {
      text: `Nobody is on the roster of ${register.key} yet.`,
      blocks: [
        section(`Nobody is on the roster of ${register.key} yet. An admin names the first steward: \`/wg roster add @name role:steward\`.`),
      ],
    }
  }
  const parts = order.flatMap((role) => {
    const named = roster.filter((one) => one.role === role)
    return named.length === 0
      ? []
      : [
          section(
            `*${roleWords[role]}*\n${named.map((one) => `• ${person(one.user)}${one.party ? ` for ${plain(one.party)}` : ''}`).join('\n')}`,
          ),
        ]
  })
  return {
    text: `Roster of ${register.key}`,
    blocks: [section(`*Roster of ${register.key}*`), ...parts, ...pager('roster.list', { register: register.id }, page)],
  }
}

/** Stewards and approvers stand on the card, by party. */
export function cardBlocks(register: RegisterAt, roster: readonly Named[]): Block[] {
  const stewards = roster.filter(({ role }) => role === 'steward')
  const approvers = register.parties.map(({ short }) => ({
    short,
    named: roster.filter(({ role, party }) => role === 'approver' && party === short),
  }))
  const lines = [
    stewards.length > 0
      ? `Stewards: ${stewards
          .slice(0, 10)
          .map(({ user }) => person(user))
          .join(' ')}`
      : 'No steward yet: an admin names one.',
    ...approvers
      .filter(({ named }) => named.length > 0)
      .map(
        ({ short, named }) =>
          `Approves for ${plain(short)}: ${named
            .slice(0, 10)
            .map(({ user }) => person(user))
            .join(' ')}`,
      ),
  ]
  return [context(lines.join('  ·  '))]
}

export function saidMessage(register: RegisterAt, lines: readonly HistoryLine[]): Message {
  return {
    text: `The roster of ${register.key} was changed`,
    blocks: [section(`*Roster of ${register.key}*`), ...lines.map((one) => context(historyLine(one)))],
  }
}

export function addForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'Add to the roster',
    submit: 'Add',
    intro: `Who may do what in *${register.key}*.`,
    fields: [
      { name: 'user', label: 'Person', kind: 'person', ...(given.user ? { initial: given.user } : {}) },
      { name: 'role', label: 'Role', kind: 'select', options: roleOptions, initial: given.role ?? 'member' },
      partyField(register, given, 'Approvers and members speak for a party'),
    ],
  }
}

export function removeForm(register: RegisterAt, given: Readonly<Record<string, string>>): FormShape {
  return {
    title: 'Take off the roster',
    submit: 'Take off',
    fields: [
      { name: 'user', label: 'Person', kind: 'person', ...(given.user ? { initial: given.user } : {}) },
      {
        name: 'role',
        label: 'Role',
        kind: 'select',
        optional: true,
        options: roleOptions,
        hint: 'Empty: every role',
        ...(given.role ? { initial: given.role } : {}),
      },
      partyField(register, given, 'Empty: every party'),
    ],
  }
}

function partyField(register: RegisterAt, given: Readonly<Record<string, string>>, hint: string): FormShape['fields'][number] {
  const options = register.parties.map(({ short }) => ({ value: short, text: short }))
  if (options.length === 0) return { name: 'party', label: 'Party', kind: 'line', optional: true, hint }
  return { name: 'party', label: 'Party', kind: 'select', optional: true, options, hint, ...(given.party ? { initial: given.party } : {}) }
}
