/** Opens the store: one client that only writes in short transactions, one that only reads; nobody else holds either. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import Database from 'better-sqlite3'
import type { Prisma } from '../generated/prisma/client.js'
import { PrismaClient } from '../generated/prisma/client.js'
import type { Result } from '../kernel/problem.js'
import type { Sql } from './driver.js'
import { Driver } from './driver.js'
import type { Log } from './log.js'
import { MigrationRefusal, migrate, migrationsDir, readMigrations } from './migrate.js'

declare const writing: unique symbol

/** Reads rows, by Prisma's models or in SQL; what `read` gives. */
export type Db = Prisma.TransactionClient & { readonly sql: Sql }
/** Reads and writes rows inside one transaction; what `change` gives. A Tx goes wherever a Db does, not the other way round. */
export type Tx = Db & { readonly [writing]: true }

export type Purpose = 'playground' | 'slack'

export interface Store {
  /** Absolute path of the database file. */
  readonly file: string
  /** Sees committed rows only. */
  read<T>(fn: (db: Db) => Promise<T>): Promise<T>
  /** One transaction, tried again as a whole when another process held the lock. A refusal or a throw rolls everything back. */
  change<T>(fn: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>
  close(): Promise<void>
}

/** The store cannot be used; the message is one sentence that names DATABASE_URL and what to do. */
export class StoreRefusal extends Error {}

/** better-sqlite3 waits synchronously: longer than this would stall every other answer. */
const BUSY_TIMEOUT_MS = 1500
const MAX_TRIES = 8

export interface StoreOptions {
  /** `file:` and a path, relative to the working directory. */
  readonly url: string
  /** What the store is to serve; null on the command line, which takes whatever store it is pointed at. */
  readonly purpose: Purpose | null
  readonly log: Log
  readonly nowMs?: () => number
  readonly migrations?: string
}

/** Absolute path of the file that a `file:` address names. */
export function fileOf(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''))
}

/** @throws StoreRefusal */
export async function openStore(options: StoreOptions): Promise<Store> {
  const file = fileOf(options.url)
  const first = prepare(file, options)
  const url = `file:${file}`
  const [writer, reader] = [clientOn(url), clientOn(url)]
  try {
    for (const { client } of [writer, reader]) {
      await client.$executeRawUnsafe('PRAGMA synchronous = NORMAL')
      await client.$executeRawUnsafe('PRAGMA foreign_keys = ON')
    }
  } finally {
    // Not before the others hold the file: whoever leaves it last writes the whole log back.
    first.close()
  }
  const inTurn = queue()
  const committed = withSql(reader.client, reader.driver.sql)
  return {
    file,
    read: (fn) => fn(committed),
    change: (fn) => inTurn(() => tryChange(writer, fn, options.log)),
    close: async () => {
      await inTurn(async () => undefined)
      await Promise.all([writer.client.$disconnect(), reader.client.$disconnect()])
    },
  }
}

interface Client {
  readonly client: PrismaClient
  readonly driver: Driver
}

function clientOn(url: string): Client {
  const driver = new Driver(new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS }))
  return { client: new PrismaClient({ adapter: driver }), driver }
}

/** The client with SQL beside its models. Made of it, not copied: a client finds its models as they are asked for. */
function withSql(client: Prisma.TransactionClient, sql: Sql): Db {
  return Object.create(client, { sql: { value: sql } })
}

/** Creates, checks and migrates the file before Prisma sees it. */
function prepare(file: string, { purpose, log, migrations, nowMs = Date.now }: StoreOptions): Database.Database {
  let db: Database.Database | undefined
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    const mode = db.pragma('journal_mode = WAL', { simple: true })
    if (mode !== 'wal') throw new StoreRefusal(`DATABASE_URL names ${file}, which cannot keep a write-ahead log: put it on a local disk.`)
    const applied = migrate(db, readMigrations(migrations ?? migrationsDir()), nowMs())
    for (const name of applied) log.info('migration applied', { name })
    if (purpose) keepPurpose(db, file, purpose)
    return db
  } catch (error) {
    db?.close()
    throw refusalOf(error, file)
  }
}

function keepPurpose(db: Database.Database, file: string, purpose: Purpose): void {
  const row = db.prepare('SELECT value FROM "Meta" WHERE key = ?').get('purpose') as { value: string } | undefined
  if (!row) {
    db.prepare('INSERT OR IGNORE INTO "Meta" (key, value) VALUES (?, ?)').run('purpose', purpose)
    return
  }
  if (row.value === purpose) return
  throw new StoreRefusal(
    row.value === 'playground'
      ? `DATABASE_URL names ${file}, which holds a playground's registers: name another file for a real workspace.`
      : `DATABASE_URL names ${file}, which holds a real workspace's registers: name another file for the playground.`,
  )
}

function refusalOf(error: unknown, file: string): Error {
  if (error instanceof StoreRefusal) return error
  if (error instanceof MigrationRefusal)
    return new StoreRefusal(`DATABASE_URL names ${file}, but ${error.message}: ${error.remedy}.`, { cause: error })
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new StoreRefusal(
      `DATABASE_URL names ${file}, which is damaged or no database: put a backup in its place, or name another file.`,
      { cause: error },
    )
  }
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code.startsWith('SQLITE_READONLY')
  ) {
    return new StoreRefusal(`DATABASE_URL names ${file}, which cannot be opened for writing: check the path and its rights.`, {
      cause: error,
    })
  }
  if (code.startsWith('SQLITE_BUSY'))
    return new StoreRefusal(`DATABASE_URL names ${file}, which another program keeps locked: stop it and start again.`, { cause: error })
  return error instanceof Error ? error : new Error(String(error))
}

/** Thrown inside a transaction to roll it back, and caught just outside. */
class RolledBack<T> extends Error {
  constructor(readonly result: Result<T>) {
    super('rolled back')
  }
}

async function tryChange<T>({ client, driver }: Client, fn: (tx: Tx) => Promise<Result<T>>, log: Log): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(
        async (tx) => {
          const result = await fn(withSql(tx, driver.transaction) as Tx)
          if (!result.ok) throw new RolledBack(result)
          return result
        },
        { maxWait: 5_000, timeout: 15_000 },
      )
    } catch (error) {
      if (error instanceof RolledBack) return error.result as Result<T>
      if (attempt >= MAX_TRIES || !isBusy(error)) throw error
      log.debug('the store was busy', { attempt })
      await pause(attempt * 15)
    }
  }
}

/** P1008: the lock was not to be had; P2034: another transaction was first. */
function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  return (
    code === 'P1008' || code === 'P2034' || code.startsWith('SQLITE_BUSY') || /database is locked|SQLITE_BUSY|SocketTimeout/i.test(message)
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

/** One after another: Prisma would let a burst of transactions wait and time out, this queue never loses one. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.then(
      () => undefined,
      () => undefined,
    )
    return next
  }
}
