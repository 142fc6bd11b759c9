import { describe, expect, it } from 'vitest'
import { ok, refuse } from '../kernel/problem.js'
import { openTemporaryStore, workspace } from './platform.fixture.js'
import type { Store, Tx } from './store.js'

const arrive = (tx: Tx, key: string): Promise<number> =>
  tx.sql.run`INSERT INTO "Intake" ("workspace", "kind", "key", "at") VALUES (${workspace}, 'command', ${key}, '2012-03-01')`

const arrived = async (store: Store): Promise<string[]> =>
  (await store.read((db) => db.sql.rows<{ key: string }>`SELECT "key" FROM "Intake" ORDER BY "key"`)).map(({ key }) => key)

describe('a statement sent to the driver', () => {
  it('stands in the transaction of the models, and falls with it', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => {
      await arrive(tx, '1')
      await tx.intake.create({ data: { workspace, kind: 'command', key: '2', at: '2012-03-01' } })
      return ok(await arrive(tx, '3'))
    })
    await store.change(async (tx) => {
      await arrive(tx, '4')
      await tx.intake.create({ data: { workspace, kind: 'command', key: '5', at: '2012-03-01' } })
      expect(await tx.sql.rows`SELECT "key" FROM "Intake"`).toHaveLength(5)
      expect(await arrived(store)).toEqual(['1', '2', '3'])
      return refuse('no', 'No.')
    })
    expect(await arrived(store)).toEqual(['1', '2', '3'])
  })

  it('is refused once its transaction is over, whichever way it ended', async () => {
    const store = await openTemporaryStore()
    const late: Tx[] = []
    await store.change(async (tx) => ok(late.push(tx)))
    await store.change(async (tx) => {
      late.push(tx)
      return refuse('no', 'No.')
    })
    expect(late).toHaveLength(2)
    for (const tx of late) {
      await expect(arrive(tx, '1')).rejects.toThrow('the transaction is over')
      await expect(tx.sql.rows`SELECT "key" FROM "Intake"`).rejects.toThrow('the transaction is over')
    }
    expect(await arrived(store)).toEqual([])
  })

  it('takes every value as a value', async () => {
    const store = await openTemporaryStore()
    const values = [`'; DROP TABLE "Intake"; --`, 'ünïcode 🗓', '', '?', '$1'].sort()
    await store.change(async (tx) => {
      for (const value of values) await arrive(tx, value)
      return ok(null)
    })
    expect((await arrived(store)).sort()).toEqual(values)
  })

  it('fails as the table says', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => ok(await arrive(tx, '1')))
    await expect(store.change(async (tx) => ok(await arrive(tx, '1')))).rejects.toThrow(/UniqueConstraint|UNIQUE/i)
    expect(await arrived(store)).toEqual(['1'])
  })
})
