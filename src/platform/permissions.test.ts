import { describe, expect, it } from 'vitest'
import type { Ability, Seat, Standing } from './feature.js'
import type { Standpoint } from './permissions.js'
import { actsAsSteward, may } from './permissions.js'

const at = (standing: Standing, more: Partial<Standpoint> = {}): Standpoint => ({
  actor: { user: 'U1', standing },
  seats: [],
  inBoundChannel: false,
  stewarded: true,
  ...more,
})
const seat = (role: Seat['role']): Seat[] => [{ role, party: 'OGF' }]
const abilities: Ability[] = ['anyone', 'create', 'read', 'act', 'edit', 'name-people']
const has = (point: Standpoint): string => abilities.filter((ability) => may(ability, point)).join(' ')

describe('who may do what', () => {
  it.each<[string, Standpoint, string]>([
    ['a member elsewhere', at('member'), 'anyone create'],
    ['a member in a bound channel', at('member', { inBoundChannel: true }), 'anyone create read act name-people'],
    ['a member of the roster elsewhere', at('member', { seats: seat('observer') }), 'anyone create read act name-people'],
    ['a steward elsewhere', at('member', { seats: seat('steward') }), 'anyone create read act edit name-people'],
    ['an approver', at('member', { seats: seat('approver') }), 'anyone create read act name-people'],
    ['a guest elsewhere', at('guest'), 'anyone'],
    ['a guest in a bound channel', at('guest', { inBoundChannel: true }), 'anyone read act name-people'],
    ['a guest who is steward', at('guest', { seats: seat('steward') }), 'anyone read act edit name-people'],
    ['an outsider elsewhere', at('external'), 'anyone'],
    ['an outsider in a bound channel', at('external', { inBoundChannel: true }), 'anyone read act name-people'],
    ['an admin elsewhere', at('admin'), 'anyone create read act name-people'],
    ['an admin while there is no steward', at('admin', { stewarded: false }), 'anyone create read act edit name-people'],
    ['a member while there is no steward', at('member', { stewarded: false, inBoundChannel: true }), 'anyone create read act name-people'],
    ['the operator', at('operator'), 'anyone create read act edit name-people'],
  ])('%s', (_who, point, allowed) => {
    expect(has(point)).toBe(allowed)
  })

  it('acts as steward: stewards, the operator, and admins only while there is none', () => {
    expect(actsAsSteward(at('admin'))).toBe(false)
    expect(actsAsSteward(at('admin', { stewarded: false }))).toBe(true)
    expect(actsAsSteward(at('member', { stewarded: false }))).toBe(false)
    expect(actsAsSteward(at('external', { seats: seat('steward') }))).toBe(true)
  })
})
