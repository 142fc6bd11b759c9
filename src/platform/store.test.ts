import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ok, refuse } from '../kernel/problem.js'
import { migrationsDir, readMigrations } from './migrate.js'
import { keptLog, openTemporaryStore, temporaryDirectory } from './platform.fixture.js'
import type { Store } from './store.js'
import { openStore, StoreRefusal } from './store.js'

const log = keptLog()

async function value(store: Store, key: string): Promise<string | null> {
  return store.read(async (db) => (await db.meta.findUnique({ where: { key } }))?.value ?? null)
}

const put = (store: Store, key: string, text: string) =>
  store.change(async (tx) => {
    await tx.meta.upsert({ where: { key }, create: { key, value: text }, update: { value: text } })
    return ok(null)
  })

/** Reads a number and writes the next one, as every change of ours does. */
const count = (store: Store) =>
  store.change(async (tx) => {
    const row = await tx.meta.findUnique({ where: { key: 'count' } })
    const next = String(Number(row?.value ?? '0') + 1)
    await tx.meta.upsert({ where: { key: 'count' }, create: { key: 'count', value: next }, update: { value: next } })
    return ok(null)
  })

async function refusalOf(opening: Promise<Store>): Promise<string> {
  try {
    const store = await opening
    await store.close()
  } catch (error) {
    if (error instanceof StoreRefusal) return error.message
    throw error
  }
  return 'opened'
}

describe('change', () => {
  it('rolls back a refusal and a throw, and keeps what went well', async () => {
    const store = await openTemporaryStore()
    const refused = await store.change(async (tx) => {
      await tx.meta.create({ data: { key: 'a', value: '1' } })
      return refuse('no', 'No.')
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'no' } })
    await expect(
      store.change(async (tx) => {
        await tx.meta.create({ data: { key: 'a', value: '2' } })
        throw new Error('broke')
      }),
    ).rejects.toThrow('broke')
    expect(await value(store, 'a')).toBeNull()
    await put(store, 'a', '3')
    expect(await value(store, 'a')).toBe('3')
  })

  it('is not seen by a reader before it is committed', async () => {
    const store = await openTemporaryStore()
    await store.change(async (tx) => {
      await tx.meta.create({ data: { key: 'a', value: '1' } })
      expect(await value(store, 'a')).toBeNull()
      return ok(null)
    })
    expect(await value(store, 'a')).toBe('1')
  })

  it('loses none of 200 at once, those between refusals included', async () => {
    const store = await openTemporaryStore()
    const all = Array.from({ length: 200 }, (_, index) =>
      index % 5 === 0
        ? store.change(async (tx) => {
            await tx.meta.update({ where: { key: 'purpose' }, data: { value: 'lost' } })
            return refuse('no', 'No.')
          })
        : count(store),
    )
    const results = await Promise.all(all)
    expect(results.filter((result) => result.ok)).toHaveLength(160)
    expect([await value(store, 'count'), await value(store, 'purpose')]).toEqual(['160', 'slack'])
  })

  it('loses none while another process writes the same file', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    const store = await openTemporaryStore(file)
    const child = otherProcess(file, 100)
    await child.begun
    await Promise.all(Array.from({ length: 100 }, () => count(store)))
    expect(await child.ended).toBe(0)
    expect(await value(store, 'count')).toBe('200')
  })

  it('close waits for what is under way', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    const store = await openStore({ url: `file:${file}`, purpose: null, log })
    const going = count(store)
    await store.close()
    await going
    expect(await value(await openTemporaryStore(file), 'count')).toBe('1')
  })
})

/** A second process that opens the store and counts; it says `begun` once the store is open. */
function otherProcess(file: string, times: number): { begun: Promise<void>; ended: Promise<number | null> } {
  const at = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href)
  const program = `
    const { openStore } = await import(${at('./store.ts')})
    const quiet = { debug() {}, info() {}, warn() {}, error() {} }
    const store = await openStore({ url: ${JSON.stringify(`file:${file}`)}, purpose: null, log: quiet })
    console.log('begun')
    for (let index = 0; index < ${times}; index += 1) await store.change(async (tx) => {
      const row = await tx.meta.findUnique({ where: { key: 'count' } })
      const value = String(Number(row?.value ?? '0') + 1)
      await tx.meta.upsert({ where: { key: 'count' }, create: { key: 'count', value }, update: { value } })
      return { ok: true, value: null }
    })
    await store.close()`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 45_000,
  })
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  const begun = new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve())
    ended.then(() => resolve())
  })
  return { begun, ended }
}

describe('opening', () => {
  it('makes the directories on the way, and opens again what it made', async () => {
    const file = path.join(temporaryDirectory(), 'deep', 'er', 'registrar.db')
    await put(await openTemporaryStore(file), 'a', '1')
    expect(await value(await openTemporaryStore(file), 'a')).toBe('1')
  })

  it('records each migration as Prisma does, once', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    await openTemporaryStore(file)
    const store = await openTemporaryStore(file)
    const rows = await store.read((db) =>
      db.$queryRawUnsafe<Record<string, unknown>[]>('SELECT * FROM _prisma_migrations ORDER BY migration_name'),
    )
    const migrations = readMigrations(migrationsDir())
    expect(rows.map((row) => [row.migration_name, row.checksum, Number(row.applied_steps_count), row.logs, row.rolled_back_at])).toEqual(
      migrations.map(({ name, checksum }) => [name, checksum, 1, null, null]),
    )
    for (const row of rows) expect([row.id, row.started_at, row.finished_at].every((one) => one !== null)).toBe(true)
  })

  it('serves one purpose only; the command line takes any', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    const open = (purpose: 'playground' | 'slack' | null) => refusalOf(openStore({ url: `file:${file}`, purpose, log }))
    expect(await open('playground')).toBe('opened')
    expect(await open(null)).toBe('opened')
    expect(await open('slack')).toMatch(/^DATABASE_URL names .*which holds a playground's registers: name another file/)
    const other = path.join(temporaryDirectory(), 'registrar.db')
    expect(await refusalOf(openStore({ url: `file:${other}`, purpose: 'slack', log }))).toBe('opened')
    expect(await refusalOf(openStore({ url: `file:${other}`, purpose: 'playground', log }))).toMatch(/holds a real workspace's registers/)
  })

  it.each([
    ['a text', Buffer.from('This is no database, but a letter to the board of the consortium.\n'.repeat(40))],
    ['bytes without sense', Buffer.alloc(8192, 0xa5)],
  ])('refuses %s, and leaves it as it was', async (_what, bytes) => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    writeFileSync(file, bytes)
    expect(await refusalOf(openStore({ url: `file:${file}`, purpose: 'slack', log }))).toMatch(
      /^DATABASE_URL names .*damaged or no database/,
    )
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('refuses a store whose pages were overwritten', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    const store = await openStore({ url: `file:${file}`, purpose: 'slack', log })
    await put(store, 'a', '1')
    await store.close()
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 100, 4096)
    writeFileSync(file, bytes)
    expect(await refusalOf(openStore({ url: `file:${file}`, purpose: 'slack', log }))).toMatch(/damaged or no database/)
  })

  it('refuses a directory, and a path through a file', async () => {
    const dir = temporaryDirectory()
    mkdirSync(path.join(dir, 'registrar.db'))
    writeFileSync(path.join(dir, 'file'), '')
    for (const name of ['registrar.db', 'file/registrar.db']) {
      expect(await refusalOf(openStore({ url: `file:${path.join(dir, name)}`, purpose: 'slack', log }))).toMatch(
        /^DATABASE_URL names .*cannot be opened for writing: check the path/,
      )
    }
  })

  it('refuses a store of a later version, a half migrated one, and the database of another program', async () => {
    const file = path.join(temporaryDirectory(), 'registrar.db')
    const raw = async (sql: string): Promise<void> => {
      const store = await openStore({ url: `file:${file}`, purpose: null, log })
      await store.change(async (tx) => ok(await tx.$executeRawUnsafe(sql)))
      await store.close()
    }
    const opened = () => refusalOf(openStore({ url: `file:${file}`, purpose: 'slack', log }))
    await raw("INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('x', 'y', 1, '29990101000000_later')")
    expect(await opened()).toMatch(/written by a later version of Registrar \(29990101000000_later\): run that version/)
    const half = path.join(temporaryDirectory(), 'registrar.db')
    const store = await openStore({ url: `file:${half}`, purpose: null, log })
    await store.change(async (tx) => ok(await tx.$executeRawUnsafe('UPDATE _prisma_migrations SET finished_at = NULL')))
    await store.close()
    expect(await refusalOf(openStore({ url: `file:${half}`, purpose: 'slack', log }))).toMatch(/never finished/)
    const foreign = path.join(temporaryDirectory(), 'registrar.db')
    const stranger = await openStore({ url: `file:${foreign}`, purpose: null, log })
    await stranger.change(async (tx) => ok(await tx.$executeRawUnsafe('DROP TABLE _prisma_migrations')))
    await stranger.close()
    expect(await refusalOf(openStore({ url: `file:${foreign}`, purpose: 'slack', log }))).toMatch(
      /holds tables of another program \(\w+\): name another file\.$/,
    )
  })

  it('a migration that fails leaves nothing of itself behind', async () => {
    const dir = temporaryDirectory()
    const [first] = readMigrations(migrationsDir())
    mkdirSync(path.join(dir, 'm', '1_house'), { recursive: true })
    writeFileSync(path.join(dir, 'm', '1_house', 'migration.sql'), first?.sql ?? '')
    const open = () => openStore({ url: `file:${dir}/registrar.db`, purpose: 'slack', log, migrations: path.join(dir, 'm') })
    await (await open()).close()
    mkdirSync(path.join(dir, 'm', '2_broken'))
    writeFileSync(path.join(dir, 'm', '2_broken', 'migration.sql'), 'CREATE TABLE "New" (a TEXT); INSERT INTO "Nowhere" VALUES (1);')
    await expect(open()).rejects.toThrow(/Nowhere/)
    writeFileSync(path.join(dir, 'm', '2_broken', 'migration.sql'), 'CREATE TABLE "New" (a TEXT);')
    const store = await open()
    expect(await store.read((db) => db.$queryRawUnsafe('SELECT * FROM "New"'))).toEqual([])
    await store.close()
  })

  it('a table rebuilt by a migration keeps its children', async () => {
    const dir = temporaryDirectory()
    const write = (name: string, sql: string): void => {
      mkdirSync(path.join(dir, 'm', name), { recursive: true })
      writeFileSync(path.join(dir, 'm', name, 'migration.sql'), sql)
    }
    const open = () => openStore({ url: `file:${dir}/registrar.db`, purpose: null, log, migrations: path.join(dir, 'm') })
    write(
      '1_first',
      'CREATE TABLE p (id TEXT PRIMARY KEY); CREATE TABLE c (p TEXT REFERENCES p (id) ON DELETE CASCADE); INSERT INTO p VALUES (1); INSERT INTO c VALUES (1);',
    )
    await (await open()).close()
    write(
      '2_rebuild',
      'CREATE TABLE new_p (id TEXT PRIMARY KEY, n INT); INSERT INTO new_p (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p;',
    )
    const store = await open()
    expect(await store.read((db) => db.$queryRawUnsafe('SELECT p FROM c'))).toEqual([{ p: '1' }])
    await store.close()
  })
})
