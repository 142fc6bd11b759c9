import { describe, expect, it } from 'vitest'
import type { TimeOfDay } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { RegisterAt, Role, Standing } from '../../platform/feature.js'
import type { Named, Namer } from './rules.js'
import { add, mayName, remove } from './rules.js'

const register: RegisterAt = {
  id: 'r1',
  key: 'OGF',
  title: null,
  state: 'draft',
  zone: Zone.parse('UTC'),
  at: '09:00' as TimeOfDay,
  holidays: [],
  dayFirst: false,
  ladder: null,
  reviewLadder: null,
  answerLadder: null,
  overdue: null,
  initiated: null,
  homeChannel: 'C1',
  channels: ['C1'],
  parties: [
    { short: 'OGF', channel: null },
    { short: 'DMTF', channel: null },
  ],
}

function namer(user: string, standing: Standing, roster: readonly Named[]): Namer {
  return { user, standing, seats: roster.filter((one) => one.user === user) }
}

const general: Named = { user: 'UGEN', role: 'steward', party: '' }
const ogf: Named = { user: 'UOGF', role: 'steward', party: 'OGF' }
const member: Named = { user: 'UMEM', role: 'member', party: 'DMTF' }

describe('who may name whom', () => {
  // Roster, who asks, what they are in the workspace, whom they name, whether they may.
  const table: readonly (readonly [string, readonly Named[], string, Standing, Role, string, boolean])[] = [
    ['a steward names a steward', [general], 'UGEN', 'member', 'steward', '', true],
    ['an admin names a steward though there is one', [general], 'UADM', 'admin', 'steward', '', true],
    ['an admin names nobody else while there is a steward', [general], 'UADM', 'admin', 'member', 'OGF', false],
    ['an admin acts as steward while there is none', [], 'UADM', 'admin', 'approver', 'OGF', true],
    ['a member of the workspace names nobody', [general], 'UANY', 'member', 'observer', '', false],
    ['a member of the roster names nobody', [general, member], 'UMEM', 'member', 'participant', '', false],
    ['any steward names an approver of a party without a steward of its own', [general], 'UGEN', 'member', 'approver', 'DMTF', true],
    ['not of a party that has its own', [general, ogf], 'UGEN', 'member', 'approver', 'OGF', false],
    ['its own steward does', [general, ogf], 'UOGF', 'member', 'approver', 'OGF', true],
    ['its own steward names the other party’s while that has none', [general, ogf], 'UOGF', 'member', 'approver', 'DMTF', true],
    ['an admin does not name the approver of a party with its own steward', [ogf], 'UADM', 'admin', 'approver', 'OGF', false],
    ['a guest who is a steward names like one', [{ user: 'UGST', role: 'steward', party: '' }], 'UGST', 'guest', 'member', 'OGF', true],
  ]
  it.each(table)('%s', (_what, roster, user, standing, role, party, may) => {
    expect(mayName(namer(user, standing, roster), { role, party }, roster)).toBe(may)
    const decided = add(register, { user: 'UNEW', role, party }, namer(user, standing, roster), roster)
    expect(decided.ok).toBe(may)
  })
})

describe('the roster', () => {
  it.each([
    ['an approver without a party', 'approver', '', 'needs-party'],
    ['a member without a party', 'member', '', 'needs-party'],
    ['for a party the register does not have', 'approver', 'W3C', 'no-such-party'],
  ] as const)('takes nobody as %s', (_what, role, party, code) => {
    const decided = add(register, { user: 'UNEW', role, party }, namer('UGEN', 'member', [general]), [general])
    expect(decided.ok ? null : decided.problem.code).toBe(code)
  })

  it('writes the party as the register does, and says it in the thread', () => {
    const decided = add(register, { user: 'UNEW', role: 'approver', party: 'dmtf' }, namer('UGEN', 'member', [general]), [general])
    expect(decided.ok && decided.value.next.party).toBe('DMTF')
    expect(decided.ok && decided.value.events[0]?.sentence).toBe('named <@UNEW> approver for DMTF in OGF')
    expect(decided.ok && decided.value.notices.map(({ key }) => key)).toEqual(['said/OGF-roster/C1'])
  })

  it('takes nobody twice', () => {
    const decided = add(register, member, namer('UGEN', 'member', [general, member]), [general, member])
    expect(decided.ok ? null : decided.problem.code).toBe('already-named')
  })

  it('keeps its last steward, whoever asks', () => {
    for (const [user, standing] of [
      ['UGEN', 'member'],
      ['UADM', 'admin'],
    ] as const) {
      const decided = remove(register, { user: 'UGEN', role: null, party: '' }, namer(user, standing, [general, member]), [general, member])
      expect(decided.ok ? null : decided.problem.code).toBe('last-steward')
    }
  })

  it('lets people go by themselves, and others only by who may name them', () => {
    const roster = [general, member]
    const own = remove(register, { user: 'UMEM', role: null, party: '' }, namer('UMEM', 'member', roster), roster)
    expect(own.ok && own.value.next).toEqual([member])
    const foreign = remove(register, { user: 'UGEN', role: null, party: '' }, namer('UMEM', 'member', [general, ogf, member]), [
      general,
      ogf,
      member,
    ])
    expect(foreign.ok ? null : foreign.problem.code).toBe('not-steward')
    const nobody = remove(register, { user: 'UNOT', role: null, party: '' }, namer('UGEN', 'member', roster), roster)
    expect(nobody.ok ? null : nobody.problem.code).toBe('not-on-roster')
  })
})
