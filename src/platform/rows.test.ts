import { describe, expect, it } from 'vitest'
import type { Json } from '../kernel/decision.js'
import { ok, refuse } from '../kernel/problem.js'
import type { Instant } from '../kernel/time.js'
import { append } from './audit.js'
import { insertShowing, markStale, want } from './commit.js'
import { firstTime } from './intake.js'
import { openTemporaryStore, workspace } from './platform.fixture.js'
import { insertRow, newId, numbering } from './rows.js'
import type { Store, Tx } from './store.js'

const now = '2012-03-01T09:00:00.000Z' as Instant

/** What a statement gives, its rows kept. */
async function done<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await store.change(async (tx) => ok(await work(tx)))
  if (!result.ok) throw new Error(result.problem.sentence)
  return result.value
}

describe('an arrival', () => {
  it('is new once for its workspace, kind and key', async () => {
    const store = await openTemporaryStore()
    const arrives = (key: string, kind = 'command') => done(store, (tx) => firstTime(tx, workspace, kind, key, now))
    expect([await arrives('1'), await arrives('1'), await arrives('2'), await arrives('1', 'button')]).toEqual([true, false, true, true])
    expect(await store.read((db) => db.intake.count({ where: { workspace, at: now } }))).toBe(3)
  })

  it('waits while another store holds the lock, and is tried again', async () => {
    const store = await openTemporaryStore()
    const other = await openTemporaryStore(store.file)
    const held = await new Promise<{ letGo: () => void; over: Promise<unknown> }>((resolve) => {
      const over = done(other, async (tx) => {
        await firstTime(tx, workspace, 'command', '2', now)
        await new Promise<void>((letGo) => resolve({ letGo, over }))
      })
    })
    // The first try waits on this very thread, so the lock is let go only after it has failed.
    setImmediate(held.letGo)
    expect(await done(store, (tx) => firstTime(tx, workspace, 'command', '1', now))).toBe(true)
    await held.over
    expect(await store.read((db) => db.intake.count())).toBe(2)
  })

  it('is new again where its act was refused', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => {
      expect(await firstTime(tx, workspace, 'command', '1', now)).toBe(true)
      return refuse('no', 'No.')
    })
    expect(await done(store, (tx) => firstTime(tx, workspace, 'command', '1', now))).toBe(true)
  })
})

describe('an audit entry', () => {
  const who = { workspace, actor: { user: 'U1' }, source: 'command', now } as Parameters<typeof append>[1]
  const event = { ref: 'OGF-M1', kind: 'milestone.moved', sentence: 'moved “M1”; it’s late', before: null, after: { moves: 1 } }

  it('is read by the model as it was written', async () => {
    const store = await openTemporaryStore()
    await done(store, (tx) => append(tx, who, 'r1', [event, { ...event, before: [1, 'two'], after: null, reason: 'late' }]))
    const rows = await store.read((db) => db.auditEntry.findMany({ orderBy: { seq: 'asc' } }))
    const common = {
      workspace,
      registerId: 'r1',
      ref: 'OGF-M1',
      at: now,
      actor: 'U1',
      source: 'command',
      kind: event.kind,
      sentence: event.sentence,
    }
    expect(rows).toMatchObject([
      { ...common, seq: 1, before: null, after: { moves: 1 }, reason: null },
      { ...common, seq: 2, before: [1, 'two'], after: null, reason: 'late' },
    ])
    expect(rows[1]?.prevHash).toBe(rows[0]?.hash)
  })

  it.each<[string, Json]>([
    ['an object', { b: 1, a: { deep: [true, null] } }],
    ['a list', ['x', 0.5]],
    ['a text', 'as it is'],
    ['a number', 7],
  ])('keeps %s in the bytes that the model would keep', async (_what, value) => {
    const store = await openTemporaryStore()
    await done(store, async (tx) => {
      await append(tx, who, null, [{ ...event, after: value }])
      const { seq: _seq, before: _before, after: _after, ...rest } = await tx.auditEntry.findFirstOrThrow()
      await tx.auditEntry.create({ data: { ...rest, after: value as never } })
    })
    const rows = await store.read((db) => db.sql.rows<{ stored: string }>`SELECT hex("after") AS "stored" FROM "AuditEntry"`)
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ stored }) => stored)).size).toBe(1)
  })

  it('follows the newest of its workspace only', async () => {
    const store = await openTemporaryStore()
    await done(store, async (tx) => {
      await append(tx, who, null, [event, event])
      await append(tx, { ...who, workspace: 'T2' }, null, [event])
      await append(tx, who, null, [event])
    })
    const rows = await store.read((db) => db.auditEntry.findMany({ orderBy: { seq: 'asc' } }))
    const before = (at: number): string | undefined => rows.find(({ hash }) => hash === rows[at]?.prevHash)?.workspace
    expect([0, 1, 2, 3].map(before)).toEqual([undefined, workspace, undefined, workspace])
    expect(rows[3]?.prevHash).toBe(rows[1]?.hash)
  })
})

describe('a row', () => {
  const register = {
    id: 'r1',
    workspace,
    key: 'OGF',
    state: 'draft',
    zone: 'UTC',
    at: '09:00',
    holidays: [],
    text: '',
    foldedHash: 'f',
    createdBy: 'U1',
    createdAt: now,
  }

  it('is read by the model as it was written, what it leaves out as the table says', async () => {
    const store = await openTemporaryStore()
    const milestone = { workspace, registerId: 'r1', text: "it's “late”", parties: ['OGF'], state: 'open', createdAt: now, quietUntil: now }
    const due = { written: '1H2012', from: '2012-01-01', to: '2012-06-30', precision: 'half' }
    await done(store, async (tx) => {
      await insertRow(tx, 'Register', { ...register, dayFirst: true, homeChannel: null })
      await insertRow(tx, 'Milestone', { ...milestone, id: 'm1', number: 1, due, firstDue: due })
      await tx.milestone.create({ data: { ...milestone, id: 'm2', number: 2, due, firstDue: due } })
    })
    const [own, made] = await store.read((db) => db.milestone.findMany({ orderBy: { number: 'asc' } }))
    expect(own).toEqual({ ...made, id: 'm1', number: 1 })
    expect(await store.read((db) => db.register.findFirst())).toMatchObject({
      dayFirst: true,
      proposing: true,
      homeChannel: null,
      revision: 0,
    })
  })

  it('is read in SQL as the model reads it', async () => {
    const store = await openTemporaryStore()
    await done(store, (tx) =>
      insertRow(tx, 'Register', { ...register, holidays: ['2012-05-01'], initiated: { written: '2011' }, dayFirst: true }),
    )
    const [own] = await store.read((db) => db.sql.rows`SELECT * FROM "Register"`)
    expect(own).toEqual(await store.read((db) => db.register.findFirst()))
  })

  it('gets the number after the last of its register', async () => {
    const store = await openTemporaryStore()
    const next = numbering('Activity')
    const numbers = await done(store, async (tx) => {
      for (const id of ['r1', 'r2']) await insertRow(tx, 'Register', { ...register, id, key: id })
      const first = await next(tx, 'r1')
      const common = { workspace, registerId: 'r1', text: 'x', createdAt: now }
      await tx.activity.create({ data: { ...common, number: 4, state: 'active' } as never })
      return [first, await next(tx, 'r1'), await next(tx, 'r2')]
    })
    expect(numbers).toEqual([1, 5, 1])
  })

  it('gets an id that sorts after those before it', () => {
    const ids = Array.from({ length: 500 }, newId)
    expect(new Set(ids).size).toBe(500)
    expect([...ids].sort()).toEqual(ids)
  })
})

describe('what shows a thing that was touched', () => {
  const states = ['due', 'sending', 'sent', 'stale', 'held', 'dropped'] as const

  it('is to be redrawn: at once where it stands in Slack, later where it is on its way, never where it was dropped', async () => {
    const store = await openTemporaryStore()
    await done(store, async (tx) => {
      for (const state of states) {
        for (const home of [workspace, 'T2'])
          await want(tx, home, { key: state, kind: 'card', subject: {}, destination: 'C1', shows: ['OGF', 'OGF-M1', 'OGF'] }, now)
        await tx.outbox.updateMany({ where: { key: state }, data: { state } })
      }
      await want(tx, workspace, { key: 'other', kind: 'card', subject: {}, destination: 'C1', shows: ['OGF-M2'] }, now)
    })
    const keys = await done(store, (tx) => markStale(tx, workspace, ['OGF-M1', 'OGF']))
    expect(keys.sort()).toEqual(['due', 'held', 'sending', 'sent', 'stale'])
    const rows = await store.read((db) => db.outbox.findMany({ orderBy: { id: 'asc' } }))
    const found = (home: string) =>
      Object.fromEntries(rows.filter((row) => row.workspace === home).map((row) => [row.key, [row.state, row.wanted]]))
    expect(found(workspace)).toEqual({
      due: ['due', 2],
      sending: ['sending', 2],
      sent: ['stale', 2],
      stale: ['stale', 2],
      held: ['held', 2],
      dropped: ['dropped', 1],
      other: ['due', 1],
    })
    expect(found('T2')).toEqual(Object.fromEntries(states.map((state) => [state, [state, 1]])))
    expect(await done(store, (tx) => markStale(tx, workspace, []))).toEqual([])
  })

  it('shows more things later, each once', async () => {
    const store = await openTemporaryStore()
    const wanted = { key: 'k', kind: 'card', subject: {}, destination: 'C1', shows: [] }
    const shown = await done(store, async (tx) => {
      await want(tx, workspace, wanted, now)
      const { id } = await tx.outbox.findFirstOrThrow({ where: { key: 'k' } })
      await insertShowing(tx, id, [])
      await insertShowing(tx, id, ['M1', 'M2', 'M1'])
      await insertShowing(tx, id, ['M2', 'M3'])
      return tx.showing.findMany({ where: { outboxId: id }, orderBy: { about: 'asc' } })
    })
    expect(shown.map(({ about }) => about)).toEqual(['M1', 'M2', 'M3'])
  })
})
