import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../kernel/decision.js'
import { ok } from '../kernel/problem.js'
import type { Instant } from '../kernel/time.js'
import type { Who } from './audit.js'
import { append, history, listWorkspaces, verify } from './audit.js'
import { openTemporaryStore, workspace } from './platform.fixture.js'
import type { Store } from './store.js'

const who = (over: Partial<Who> = {}): Who => ({
  workspace,
  actor: { user: 'U1', standing: 'member' },
  source: 'command',
  now: '2012-03-01T09:00:00.000Z' as Instant,
  ...over,
})

const moved = (number: number, more: Partial<Event> = {}): Event => ({
  kind: 'milestone.moved',
  ref: `OGF-M${number}`,
  sentence: `moved M${number}`,
  before: { due: '4Q2011', parties: ['OGF', null] },
  after: { due: '2Q2012', moves: 1 },
  ...more,
})

const tell = (store: Store, events: readonly Event[], as: Who = who(), register: string | null = 'r1') =>
  store.change(async (tx) => ok(await append(tx, as, register, events)))

const sql = (store: Store, statement: string) => store.change(async (tx) => ok(await tx.$executeRawUnsafe(statement)))

describe('the chain', () => {
  it('is whole when empty, and after any number of entries', async () => {
    const store = await openTemporaryStore()
    expect(await store.read((db) => verify(db, workspace))).toEqual({ entries: 0, brokenAt: null, why: null })
    for (let batch = 0; batch < 3; batch += 1) {
      await tell(
        store,
        Array.from({ length: 300 }, (_, index) => moved(index + 1)),
      )
    }
    expect(await store.read((db) => verify(db, workspace))).toEqual({ entries: 900, brokenAt: null, why: null })
  })

  const tampering: [string, string][] = [
    ['registerId', "'r2'"],
    ['registerId', 'NULL'],
    ['ref', "'OGF-M9'"],
    ['at', "'2012-03-01T09:00:00.001Z'"],
    ['actor', "'U2'"],
    ['source', "'button'"],
    ['kind', "'milestone.done'"],
    ['sentence', "'moved M2 '"],
    ['before', 'NULL'],
    ['before', `'{"due":"4Q2011","parties":["OGF"]}'`],
    ['after', `'{"due":"2Q2012","moves":2}'`],
    ['reason', "'because'"],
    ['prevHash', `'${'1'.repeat(64)}'`],
    ['hash', `'${'1'.repeat(64)}'`],
    ['workspace', "'T2'"],
  ]
  it.each(tampering)('finds a changed %s (%s)', async (column, changed) => {
    const store = await openTemporaryStore()
    await tell(store, [moved(1), moved(2), moved(3)])
    await sql(store, `UPDATE "AuditEntry" SET "${column}" = ${changed} WHERE seq = 2`)
    const verdict = await store.read((db) => verify(db, workspace))
    expect([2, 3]).toContain(verdict.brokenAt)
    expect(verdict.why).not.toBeNull()
  })

  it('finds a removed entry and two exchanged ones', async () => {
    const store = await openTemporaryStore()
    await tell(store, [moved(1), moved(2), moved(3), moved(4)])
    await sql(store, 'UPDATE "AuditEntry" SET seq = CASE seq WHEN 2 THEN 103 WHEN 3 THEN 102 END WHERE seq IN (2, 3)')
    await sql(store, 'UPDATE "AuditEntry" SET seq = seq - 100 WHERE seq > 100')
    expect((await store.read((db) => verify(db, workspace))).brokenAt).toBe(2)
    const other = await openTemporaryStore()
    await tell(other, [moved(1), moved(2), moved(3)])
    await sql(other, 'DELETE FROM "AuditEntry" WHERE seq = 1')
    expect((await other.read((db) => verify(db, workspace))).brokenAt).toBe(2)
  })

  it('of each workspace is its own', async () => {
    const store = await openTemporaryStore()
    for (let index = 1; index <= 3; index += 1) {
      await tell(store, [moved(index)])
      await tell(store, [moved(index)], who({ workspace: 'T2' }))
    }
    await sql(store, `UPDATE "AuditEntry" SET sentence = 'x' WHERE workspace = 'T2' AND seq = 4`)
    expect(await store.read((db) => verify(db, workspace))).toMatchObject({ entries: 3, brokenAt: null })
    expect(await store.read((db) => verify(db, 'T2'))).toMatchObject({ entries: 1, brokenAt: 4, why: 'its content was changed' })
    expect(await store.read(listWorkspaces)).toEqual(['T1', 'T2'])
  })

  it('is whole whatever people write, half characters and zeros included', async () => {
    const store = await openTemporaryStore()
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', 'a\u0000b', '\udc00x', '', '🙂'))
    const json = fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
      fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text, { maxLength: 3 }), fc.boolean()),
      { maxKeys: 4 },
    )
    await fc.assert(
      fc.asyncProperty(text, text, json, json, fc.boolean(), async (sentence, reason, before, after, reasoned) => {
        await tell(store, [moved(1, { sentence, before, after, ...(reasoned ? { reason } : {}) }), moved(2, { before: null, after: null })])
      }),
      { numRuns: 60 },
    )
    expect(await store.read((db) => verify(db, workspace))).toMatchObject({ brokenAt: null, why: null })
  })

  it('gives way with the change that it tells of', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => {
      await append(tx, who(), 'r1', [moved(1)])
      return { ok: false, problem: { code: 'no', sentence: 'No.' } }
    })
    expect(await store.read((db) => verify(db, workspace))).toMatchObject({ entries: 0 })
  })
})

describe('history', () => {
  it('lists a register’s entries newest first, by page and by reference', async () => {
    const store = await openTemporaryStore()
    await tell(store, [moved(1), moved(2), moved(1)])
    await tell(store, [moved(7)], who(), 'r2')
    const page = await store.read((db) => history(db, 'r1', { skip: 1, take: 1 }))
    expect([page.total, page.entries.map(({ ref }) => ref)]).toEqual([3, ['OGF-M2']])
    expect((await store.read((db) => history(db, 'r1', { ref: 'OGF-M1', skip: 0, take: 9 }))).entries).toHaveLength(2)
  })
})
