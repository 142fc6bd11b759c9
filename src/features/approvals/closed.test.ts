/** Whatever people do afterwards, a closed approval stays as it was closed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayIn } from '../../kernel/calendar.js'
import { ok } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import { Zone } from '../../kernel/time.js'
import type { RegisterAt, RegisterCtx, Seat } from '../../platform/feature.js'
import { openTemporaryStore, workspace } from '../../platform/platform.fixture.js'
import { assemble } from '../../platform/registry.js'
import type { Store } from '../../platform/store.js'
import { create, seatsOf } from '../registers/index.js'
import { approvals } from './index.js'
import { listApprovals } from './store.js'

const registry = assemble([approvals])
const START = Date.parse('2012-03-01T09:00:00.000Z')
const HOUR = 3_600_000
const steward = 'UALICE'
const people = [steward, 'UBEN', 'UCHEN', 'UHUGO', 'UERIK'] as const
const questions = [
  'rule:parties',
  'rule:parties approvers:all',
  'rule:simple',
  'rule:special',
  'rule:return',
  'rule:iso',
  'rule:consensus',
] as const

async function scene(): Promise<{ store: Store; register: RegisterAt }> {
  const store = await openTemporaryStore()
  const made = await store.change(async (tx) => {
    const parties = ['CSCC', 'DMTF'].map((short) => ({ name: short, short }))
    const bare = { title: null, version: null, initiated: null, approvalTarget: null, partnerDocument: null, cadence: null }
    const lists = { sections: [], terms: [], gates: [], ipr: [], approvals: [] }
    const zone = Zone.parse('UTC')
    const at = '2012-03-01T08:00:00.000Z' as Instant
    const whole = { key: 'CSCC', dayFirst: false, zone, text: '', foldedHash: '', parties, ...bare, ...lists }
    const register = await create(tx, workspace, whole, [steward], steward, at)
    const seat = { workspace, registerId: register.id, addedBy: steward, addedAt: at }
    const members = ['UBEN', 'UCHEN', 'UHUGO'].map((user) => ({ ...seat, user, role: 'member', party: 'CSCC' }))
    const approvers = [
      ['UBEN', 'DMTF'],
      ['UCHEN', 'CSCC'],
      ['UHUGO', 'CSCC'],
    ].map(([user = '', party = '']) => ({ ...seat, user, role: 'approver', party }))
    await tx.rosterEntry.createMany({ data: [...members, ...approvers] })
    return ok(register)
  })
  if (!made.ok) throw new Error(made.problem.sentence)
  return { store, register: made.value }
}

type Doing =
  | { readonly do: 'command'; readonly user: string; readonly verb: string; readonly input: Readonly<Record<string, unknown>> }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'leave'; readonly user: string }

const user = fc.constantFrom(...people)
const words = { reason: 'clause 4 is unclear', change: 'say who pays' }

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('command' as const),
      user,
      verb: fc.constant('give'),
      input: fc.record({
        position: fc.constantFrom('approve', 'approve', 'comments', 'disapprove', 'abstain', 'recuse'),
        comment: fc.constant('well done'),
        reason: fc.constant(words.reason),
        change: fc.constant(words.change),
      }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<readonly [string, Readonly<Record<string, unknown>>]>(
        ['record', { party: 'DMTF', body: 'Board', position: 'approve' }],
        ['record', { party: 'CSCC', body: 'Board', position: 'disapprove', ...words }],
        ['record', { user: 'UHUGO', position: 'approve', evidence: 'mail' }],
        ['close', { reason: 'no time left' }],
        ['close', { reason: 'no time left' }],
        ['withdraw', { reason: 'asked too early' }],
        ['extend', { due: '+20d', reason: 'holidays' }],
        ['remind', {}],
      )
      .chain(([verb, input]) => user.map((by): Doing => ({ do: 'command', user: by, verb, input }))),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.constantFrom(1, 24, 150) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), user }) },
)

describe('a closed approval', () => {
  it('never changes, but for one that stayed undecided and is given more time', async () => {
    const { store, register } = await scene()
    let hours = 0
    const now = (): Instant => new Date(START + hours * HOUR).toISOString() as Instant
    const ctxOf = async (by: string): Promise<RegisterCtx> => {
      const seats: readonly Seat[] = await store.read((db) => seatsOf(db, register.id, by))
      return {
        workspace,
        actor: { user: by, standing: 'member' },
        source: 'mention',
        place: { channel: null, thread: null },
        now: now(),
        defaultZone: register.zone,
        registry,
        read: (fn) => store.read(fn),
        change: (fn) => store.change(fn),
        register,
        seats,
        today: dayIn(now(), register.zone),
        steward: by === steward,
      }
    }
    const run = async (by: string, verb: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
      const command = registry.command('approval', verb)
      if (!command) throw new Error(`there is no verb ${verb}`)
      await command.run(await ctxOf(by), input)
    }
    const look = (number: number) =>
      store.read(async (db) => {
        const approval = (await listApprovals(db, register.id)).find((one) => one.number === number)
        if (!approval) throw new Error('the approval is gone')
        const positions = await db.position.findMany({ where: { approvalId: approval.id }, orderBy: { seq: 'asc' } })
        return { approval, positions }
      })
    const does = async (number: number, one: Doing): Promise<void> => {
      if (one.do === 'command') return run(one.user, one.verb, { ref: number, ...one.input })
      if (one.do === 'wait') {
        hours += one.hours
        const clock = { ...(await ctxOf(steward)), source: 'clock' as const }
        await store.change(async (tx) => {
          for (const timed of registry.timed) await timed.run(tx, clock, 50)
          return ok(null)
        })
        return undefined
      }
      await store.change(async (tx) =>
        ok(await tx.rosterEntry.deleteMany({ where: { registerId: register.id, user: one.user, role: 'approver' } })),
      )
      return undefined
    }
    let number = 0
    const ends = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), fc.array(doing, { minLength: 6, maxLength: 14 }), async (question, doings) => {
        const given = Object.fromEntries(question.split(' ').map((pair) => pair.split(':')))
        await run(steward, 'request', { motion: 'Meet in Berlin', due: '+5d', ...given })
        number += 1
        for (const one of doings) {
          const before = await look(number)
          await does(number, one)
          const after = await look(number)
          ends.add(after.approval.state)
          if (before.approval.state === 'open') continue
          const reopens = before.approval.state === 'failed' && before.approval.outcome?.undecided === true
          const extended = one.do === 'command' && one.verb === 'extend' && one.user === steward
          if (!(reopens && extended)) expect(after).toEqual(before)
          else expect(after.positions).toEqual(before.positions)
        }
      }),
      { numRuns: 15 },
    )
    // Or it was shown of nothing.
    expect(ends.size).toBeGreaterThan(1)
  })
})
