import { describe, expect, it } from 'vitest'
import type { Json } from '../kernel/decision.js'
import { ok, refuse } from '../kernel/problem.js'
import type { Instant } from '../kernel/time.js'
import { want } from './commit.js'
import { openTemporaryStore, workspace } from './platform.fixture.js'
import type { NewEntry } from './statements.js'
import { insertEntry, insertIntake, insertShowing, newestHash, wantRedrawn } from './statements.js'
import type { Store, Tx } from './store.js'

const now = '2012-03-01T09:00:00.000Z' as Instant

/** What a statement gives, its rows kept. */
async function done<T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await store.change(async (tx) => ok(await work(tx)))
  if (!result.ok) throw new Error(result.problem.sentence)
  return result.value
}

const entry = (over: Partial<NewEntry> = {}): NewEntry => ({
  workspace,
  registerId: null,
  ref: 'OGF-M1',
  at: now,
  actor: 'U1',
  source: 'command',
  kind: 'milestone.moved',
  sentence: 'moved “M1”; it’s late',
  before: null,
  after: { due: '2H2012', parties: ['OGF', null], moves: 1 },
  reason: null,
  prevHash: 'a',
  hash: 'b',
  ...over,
})

describe('an arrival', () => {
  it('is new once for its workspace, kind and key', async () => {
    const store = await openTemporaryStore()
    const arrives = (key: string, kind = 'command') => done(store, (tx) => insertIntake(tx, workspace, kind, key, now))
    expect([await arrives('1'), await arrives('1'), await arrives('2'), await arrives('1', 'button')]).toEqual([true, false, true, true])
    expect(await store.read((db) => db.intake.count({ where: { workspace, at: now } }))).toBe(3)
  })

  it('waits while another store holds the lock, and is tried again', async () => {
    const store = await openTemporaryStore()
    const other = await openTemporaryStore(store.file)
    const held = await new Promise<{ letGo: () => void; over: Promise<unknown> }>((resolve) => {
      const over = done(other, async (tx) => {
        await insertIntake(tx, workspace, 'command', '2', now)
        await new Promise<void>((letGo) => resolve({ letGo, over }))
      })
    })
    // The first try waits on this very thread, so the lock is let go only after it has failed.
    setImmediate(held.letGo)
    expect(await done(store, (tx) => insertIntake(tx, workspace, 'command', '1', now))).toBe(true)
    await held.over
    expect(await store.read((db) => db.intake.count())).toBe(2)
  })

  it('is new again where its act was refused', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => {
      expect(await insertIntake(tx, workspace, 'command', '1', now)).toBe(true)
      return refuse('no', 'No.')
    })
    expect(await done(store, (tx) => insertIntake(tx, workspace, 'command', '1', now))).toBe(true)
  })
})

describe('an audit entry', () => {
  it('is read by the model as it was written', async () => {
    const store = await openTemporaryStore()
    const written = [
      entry(),
      entry({ registerId: 'r1', ref: null, before: [1, 'two'], after: null, reason: 'late', prevHash: 'b', hash: 'c' }),
    ]
    await done(store, async (tx) => {
      for (const one of written) await insertEntry(tx, one)
    })
    const rows = await store.read((db) => db.auditEntry.findMany({ orderBy: { seq: 'asc' } }))
    expect(rows).toEqual(written.map((one, index) => ({ seq: index + 1, ...one })))
  })

  it.each<[string, Json]>([
    ['an object', { b: 1, a: { deep: [true, null] } }],
    ['a list', ['x', 0.5]],
    ['a text', 'as it is'],
    ['a number', 7],
  ])('keeps %s in the bytes that the model would keep', async (_what, value) => {
    const store = await openTemporaryStore()
    await done(store, async (tx) => {
      const { before: _before, after: _after, ...rest } = entry()
      await tx.auditEntry.create({ data: { ...rest, after: value as never } })
      await insertEntry(tx, entry({ after: value }))
    })
    const rows = await store.read((db) => db.$queryRaw<{ stored: string }[]>`SELECT hex("after") AS "stored" FROM "AuditEntry"`)
    expect(new Set(rows.map(({ stored }) => stored)).size).toBe(1)
  })

  it('is the newest of its workspace only', async () => {
    const store = await openTemporaryStore()
    const newest = (of: string) => done(store, (tx) => newestHash(tx, of))
    expect(await newest(workspace)).toBeNull()
    await done(store, async (tx) => {
      await insertEntry(tx, entry({ hash: 'one' }))
      await insertEntry(tx, entry({ hash: 'two' }))
      await insertEntry(tx, entry({ hash: 'three', workspace: 'T2' }))
    })
    expect([await newest(workspace), await newest('T2')]).toEqual(['two', 'three'])
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
    const keys = await done(store, (tx) => wantRedrawn(tx, workspace, ['OGF-M1', 'OGF']))
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
    expect(await done(store, (tx) => wantRedrawn(tx, workspace, []))).toEqual([])
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
