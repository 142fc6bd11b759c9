import { describe, expect, it } from 'vitest'
import { ok } from '../kernel/problem.js'
import type { Day, Zone } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { want } from './commit.js'
import type { PlannedNotice, Planner, RegisterAt, TimedAct } from './feature.js'
import { firstTime } from './intake.js'
import { listDue } from './outbox.js'
import { handClock, keptLog, openTemporaryStore, portsOver, registerAt, workspace } from './platform.fixture.js'
import { assemble } from './registry.js'
import type { Store } from './store.js'
import { createTick } from './tick.js'

const notice = (over: Partial<PlannedNotice> = {}): PlannedNotice => ({
  kind: 'milestone',
  registerId: 'r1',
  ref: 'CSCC-M3',
  thingId: 'm3',
  stage: 'T-30',
  due: '2012-03-31' as Day,
  acts: 0,
  parties: [],
  ...over,
})

async function scene(register: RegisterAt, stewards: string[] = []) {
  const store = await openTemporaryStore()
  const clock = handClock('2012-03-01T09:00')
  const log = keptLog()
  const waiting: PlannedNotice[] = []
  const faults = { planner: false, jobs: false }
  const ran: string[] = []
  /** What could be sent while the second planner is still planning, and when delivery runs. */
  const sendable: { gathering: number; delivering: number } = { gathering: 0, delivering: 0 }
  const planner: Planner = {
    kind: 'milestone',
    isDue: async () => faults.planner || waiting.length > 0,
    plan: async (_tx, _now, limit) => {
      if (faults.planner) throw new Error('the planner broke')
      const notices = waiting.splice(0, limit)
      return { notices, seen: notices.length }
    },
    standing: async () => new Set(),
    draw: async () => new Map(),
    foresee: async () => [],
    coming: async () => [],
  }
  const other: Planner = {
    ...planner,
    kind: 'review',
    isDue: async () => true,
    plan: async (tx, now) => {
      ran.push('review')
      sendable.gathering = (await listDue(tx, workspace, now)).length
      return { notices: [], seen: 0 }
    },
  }
  const acts = { due: 0, whose: '' }
  const closing: TimedAct = {
    id: 'closing',
    isDue: async () => acts.due > 0,
    run: async (_tx, who, limit) => {
      const done = Math.min(limit, acts.due)
      acts.due -= done
      acts.whose = `${who.actor.user} ${who.source} ${who.workspace} ${who.now}`
      return done
    },
  }
  const tick = createTick({
    store,
    clock,
    log,
    workspace,
    registry: assemble([{ name: 'milestones', planners: [planner, other], timed: [closing] }]),
    ports: portsOver([register], stewards),
    delivery: {
      run: async () => {
        ran.push('delivery')
        sendable.delivering = (await store.read((db) => listDue(db, workspace, clock.now()))).length
      },
      wake: () => undefined,
      health: () => ({ ok: true, why: null }),
      release: async () => undefined,
      settled: async () => undefined,
      stop: async () => undefined,
    },
    jobs: {
      run: async () => {
        ran.push('jobs')
        if (faults.jobs) throw new Error('the jobs broke')
      },
      wake: () => undefined,
      settled: async () => undefined,
    },
  })
  return { store, clock, log, waiting, tick, faults, ran, acts, sendable }
}

const put = async (store: Store) =>
  store.read((db) => db.notice.findMany({ orderBy: [{ at: 'asc' }, { destination: 'asc' }, { ref: 'asc' }] }))
const digests = async (store: Store) =>
  (await store.read((db) => db.outbox.findMany({ orderBy: { key: 'asc' } }))).map(({ key, notBefore }) => [key, notBefore.slice(0, 16)])

const parties = [
  { short: 'CSCC', channel: 'C-cscc' },
  { short: 'DMTF', channel: 'C-dmtf' },
  { short: 'DMTF CMWG', channel: 'C-cmwg' },
  { short: 'OGF', channel: null },
]

describe('where a notice goes', () => {
  it.each<[string, Partial<RegisterAt>, string[], readonly string[], string[]]>([
    ['the home channel', {}, ['U1'], [], ['C1']],
    ['the channels of the parties that answer, too', { parties }, ['U1'], ['DMTF'], ['C-dmtf', 'C1']],
    ['a body’s own and its organisation’s', { parties }, ['U1'], ['DMTF CMWG'], ['C-cmwg', 'C-dmtf', 'C1']],
    ['all parties when none is named', { parties }, ['U1'], [], ['C-cmwg', 'C-cscc', 'C-dmtf', 'C1']],
    ['nobody else for a party without a channel', { parties }, ['U1'], ['OGF'], ['C1']],
    ['once where home is a party’s own', { parties: [{ short: 'CSCC', channel: 'C1' }] }, [], ['CSCC'], ['C1']],
    ['the stewards without a channel', { homeChannel: null }, ['U1', 'U2'], [], ['U1', 'U2']],
    ['the admins without stewards either', { homeChannel: null }, [], [], ['UADMIN1', 'UADMIN2']],
    ['stewards and a party’s own channel', { homeChannel: null, parties }, ['U1'], ['CSCC'], ['C-cscc', 'U1']],
  ])('%s', async (_what, over, stewards, answers, expected) => {
    const { store, waiting, tick } = await scene(registerAt(over), stewards)
    const person = { workspace, team: 'T1', name: 'n', zone: 'UTC' }
    await store.change(async (tx) => {
      await tx.person.createMany({
        data: [
          { ...person, user: 'UADMIN1', kind: 'admin' },
          { ...person, user: 'UADMIN2', kind: 'admin' },
          { ...person, user: 'UGONE', kind: 'admin', deleted: true },
          { ...person, user: 'UMEMBER', kind: 'member' },
          { ...person, workspace: 'T2', user: 'UFAR', kind: 'admin' },
        ],
      })
      return ok(null)
    })
    waiting.push(notice({ parties: answers }))
    await tick.run()
    expect((await put(store)).map(({ destination }) => destination).sort()).toEqual(expected)
    expect((await digests(store)).map(([key]) => key)).toEqual(expected.map((to) => `digest/${to}/2012-03-01T09:00:00.000Z/UTC`))
  })

  it('nobody at all is said in the log', async () => {
    const { tick, waiting, log } = await scene(registerAt({ homeChannel: null }))
    waiting.push(notice())
    await tick.run()
    expect(log.lines.map(({ message }) => message)).toContain('a notice has nobody to go to')
  })
})

describe('one digest a channel and morning', () => {
  it('leaves only when every planner has been heard', async () => {
    const { tick, waiting, sendable } = await scene(registerAt())
    waiting.push(notice())
    await tick.run()
    expect(sendable).toEqual({ gathering: 0, delivering: 1 })
  })

  it('carries all notices of that morning, each once', async () => {
    const { store, tick, waiting } = await scene(registerAt())
    waiting.push(notice(), notice({ ref: 'CSCC-R1', kind: 'review', thingId: 'r' }), notice())
    await tick.run()
    waiting.push(notice())
    await tick.run()
    expect((await put(store)).map(({ key, at }) => [key, at])).toEqual([
      ['T1/milestone/CSCC-M3/2012-03-31/T-30/0', '2012-03-01T09:00:00.000Z'],
      ['T1/review/CSCC-R1/2012-03-31/T-30/0', '2012-03-01T09:00:00.000Z'],
    ])
    expect(await digests(store)).toEqual([['digest/C1/2012-03-01T09:00:00.000Z/UTC', '0000-01-01T00:00']])
  })

  it.each(['sending', 'sent', 'stale', 'held', 'dropped'])(
    'once it is %s, what comes later waits for the next working morning',
    async (state) => {
      const { store, tick, waiting, clock } = await scene(registerAt({ holidays: ['2012-03-05' as Day] }))
      clock.set('2012-03-02T09:00')
      waiting.push(notice())
      await tick.run()
      await store.change(async (tx) => ok(await tx.outbox.updateMany({ data: { state } })))
      clock.set('2012-03-02T15:00')
      waiting.push(notice({ ref: 'CSCC-M4', thingId: 'm4' }), notice({ ref: 'CSCC-M5', thingId: 'm5' }))
      await tick.run()
      // Friday's digest is gone, Monday is a holiday.
      expect((await put(store)).map(({ ref, at }) => `${ref} ${at.slice(0, 10)}`)).toEqual([
        'CSCC-M3 2012-03-02',
        'CSCC-M4 2012-03-06',
        'CSCC-M5 2012-03-06',
      ])
      expect((await digests(store)).at(-1)).toEqual(['digest/C1/2012-03-06T09:00:00.000Z/UTC', '2012-03-06T09:00'])
    },
  )

  it('is told by the register’s own morning', async () => {
    const { store, tick, waiting, clock } = await scene(registerAt({ zone: 'Europe/Berlin' as Zone }))
    clock.set('2012-03-01T12:34')
    waiting.push(notice())
    await tick.run()
    expect((await digests(store)).map(([key]) => key)).toEqual(['digest/C1/2012-03-01T08:00:00.000Z/Europe/Berlin'])
  })
})

describe('a tick', () => {
  it('plans more than one batch', async () => {
    const { store, tick, waiting } = await scene(registerAt())
    waiting.push(...Array.from({ length: 250 }, (_, index) => notice({ ref: `CSCC-M${index + 1}`, thingId: `m${index}` })))
    await tick.run()
    expect(await put(store)).toHaveLength(250)
  })

  it('does everything whose time has come, in the clock’s name', async () => {
    const { tick, acts } = await scene(registerAt())
    acts.due = 45
    await tick.run()
    expect(acts).toEqual({ due: 0, whose: 'Registrar clock T1 2012-03-01T09:00:00.000Z' })
  })

  it('goes on with the rest when one slice or the jobs break', async () => {
    const { tick, faults, ran, log } = await scene(registerAt())
    faults.planner = true
    faults.jobs = true
    await tick.run()
    expect(ran).toEqual(['review', 'jobs', 'delivery'])
    expect(log.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields.what)).toEqual(['milestone', 'jobs'])
  })

  it('called while one runs makes it run once more', async () => {
    const { tick, ran } = await scene(registerAt())
    await Promise.all([tick.run(), tick.run(), tick.run()])
    expect(ran.filter((one) => one === 'delivery')).toHaveLength(2)
  })

  it('sends with the next turn what a bot that died had gathered, though nothing more is due and no second has passed', async () => {
    const { store, tick, clock, sendable } = await scene(registerAt())
    const now = clock.now()
    const wanted = { kind: 'digest', key: 'digest/C1', subject: {}, destination: 'C1', shows: [] }
    await store.change(async (tx) => ok(await want(tx, workspace, wanted, now, instantFromMs(msOf(now) + 30_000))))
    await tick.run()
    expect(sendable.delivering).toBe(1)
  })

  it('forgets what came in days ago, and nothing younger', async () => {
    const { store, tick, clock } = await scene(registerAt())
    const first = (key: string) =>
      store
        .change(async (tx) => ok(await firstTime(tx, workspace, 'command', key, clock.now())))
        .then((result) => result.ok && result.value)
    expect([await first('a'), await first('a')]).toEqual([true, false])
    clock.set('2012-03-03T12:00')
    expect(await first('b')).toBe(true)
    clock.set('2012-03-05T10:00')
    await tick.run()
    expect([await first('b'), await first('a')]).toEqual([false, true])
  })
})
