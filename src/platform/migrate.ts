/** Brings a store to the program's schema at start, recording each migration as Prisma's own command line would. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type Database from 'better-sqlite3'

export interface Migration {
  readonly name: string
  readonly sql: string
  /** sha256 of the file, as Prisma records it. */
  readonly checksum: string
}

/** What a store says of itself that the program cannot follow. */
export class MigrationRefusal extends Error {
  /** What to do, in the imperative. */
  constructor(
    message: string,
    readonly remedy = 'run that version, or restore a backup',
  ) {
    super(message)
  }
}

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`

/** `prisma/migrations` beside package.json, from the sources as from the build. */
export function migrationsDir(): string {
  let dir = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(dir, 'package.json'))) {
    const above = path.dirname(dir)
    if (above === dir) throw new Error('no package.json above the program: prisma/migrations cannot be found')
    dir = above
  }
  return path.join(dir, 'prisma', 'migrations')
}

/** In the order of their names, which begin with a time stamp. */
export function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(dir, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    })
}

/**
 * Applies what is missing, each migration in its own transaction.
 * @param nowMs for the record's time stamps, milliseconds
 * @throws MigrationRefusal when the store was written by a later program, half migrated, or is another program's database
 */
export function migrate(db: Database.Database, migrations: readonly Migration[], nowMs: number): string[] {
  refuseForeign(db)
  db.exec(TABLE)
  const done = db
    .prepare('SELECT migration_name AS name, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL')
    .all() as {
    name: string
    finished: number | string | null
  }[]
  const known = new Set(migrations.map(({ name }) => name))
  const later = done.find(({ name }) => !known.has(name))
  if (later) throw new MigrationRefusal(`it was written by a later version of Registrar (${later.name})`)
  const half = done.find(({ finished }) => finished === null)
  if (half) throw new MigrationRefusal(`its migration ${half.name} was begun by another program and never finished`)
  const applied: string[] = []
  for (const migration of migrations) {
    if (done.some(({ name }) => name === migration.name)) continue
    apply(db, migration, nowMs)
    applied.push(migration.name)
  }
  return applied
}

function refuseForeign(db: Database.Database): void {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all() as {
    name: string
  }[]
  const first = tables[0]?.name
  if (first !== undefined && !tables.some(({ name }) => name === '_prisma_migrations'))
    throw new MigrationRefusal(`it holds tables of another program (${first})`, 'name another file')
}

/** Foreign keys go off before BEGIN: with them on, a table redefined inside a transaction would take its children along. */
function apply(db: Database.Database, migration: Migration, nowMs: number): void {
  db.pragma('foreign_keys = OFF')
  try {
    db.exec('BEGIN IMMEDIATE')
    try {
      // Another process may have been first while this one waited for the lock.
      const there = db.prepare('SELECT 1 FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL').get(migration.name)
      if (!there) {
        db.exec(migration.sql)
        const broken = db.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`the migration ${migration.name} breaks ${broken.length} foreign keys`)
        db.prepare(
          'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
        ).run(randomUUID(), migration.checksum, nowMs, migration.name, nowMs)
      }
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
