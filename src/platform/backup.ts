/** A store as one file, taken while the bot runs; and a file put in a store's place, once it has proven to be a whole store. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { migrationsDir, readMigrations } from './migrate.js'

/** Why a file is no backup, or must not be put in place; one sentence that says what to do. */
export class BackupRefusal extends Error {
  /** What was found, without what to do about it. */
  get found(): string {
    return this.message.slice(0, this.message.lastIndexOf(': '))
  }
}

export interface BackupCheck {
  readonly registers: number
  readonly entries: number
}

/**
 * Copies a store, page by page and consistent, and checks the copy; what was at `target` stays until the copy is whole.
 * @throws BackupRefusal when the copy does not prove whole
 */
export async function backUp(file: string, target: string): Promise<BackupCheck> {
  const half = `${target}.part`
  rmSync(half, { force: true })
  try {
    const source = new Database(file, { readonly: true, fileMustExist: true })
    try {
      await source.backup(half)
    } finally {
      source.close()
    }
    const copy = new Database(half)
    try {
      // One file, without a log beside it: whoever copies it on takes everything.
      copy.pragma('journal_mode = DELETE')
    } finally {
      copy.close()
    }
    const found = checkStore(half)
    renameSync(half, target)
    return found
  } finally {
    rmSync(half, { force: true })
  }
}

/**
 * Looks a file over as a store of ours: whole pages, keys that lead somewhere, migrations that this program knows.
 * @throws BackupRefusal
 */
export function checkStore(file: string): BackupCheck {
  const name = path.basename(file)
  let db: Database.Database
  try {
    db = new Database(file, { readonly: true, fileMustExist: true })
  } catch (error) {
    throw new BackupRefusal(`${file} cannot be opened: check the path and its rights.`, { cause: error })
  }
  try {
    const whole = db.pragma('integrity_check', { simple: true })
    if (whole !== 'ok') throw new BackupRefusal(`${name} is damaged (${String(whole).split('\n')[0]}): take another backup.`)
    if (!hasTable(db, '_prisma_migrations') || !hasTable(db, 'Register') || !hasTable(db, 'Meta'))
      throw new BackupRefusal(`${name} is no store of Registrar: name a file that registrar backup wrote.`)
    const known = new Set(readMigrations(migrationsDir()).map((migration) => migration.name))
    const applied = db
      .prepare('SELECT migration_name AS name, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL')
      .all() as {
      name: string
      finished: unknown
    }[]
    const later = applied.find((one) => !known.has(one.name))
    if (later) throw new BackupRefusal(`${name} was written by a later version of Registrar (${later.name}): use that version.`)
    if (applied.some(({ finished }) => finished === null)) throw new BackupRefusal(`${name} was left half migrated: take another backup.`)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new BackupRefusal(`${name} has ${broken.length} rows that lead nowhere: take another backup.`)
    return { registers: countOf(db, 'Register'), entries: countOf(db, 'AuditEntry') }
  } catch (error) {
    if (error instanceof BackupRefusal) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    if (code.startsWith('SQLITE_')) throw new BackupRefusal(`${name} is damaged or no database: take another backup.`, { cause: error })
    throw error
  } finally {
    db.close()
  }
}

/** How a store is kept, and which migrations the next start would apply; changes nothing. */
export function stateOf(file: string): { readonly mode: string; readonly pending: readonly string[] } {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const rows = hasTable(db, '_prisma_migrations')
      ? (db.prepare('SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL').all() as { name: string }[])
      : []
    const applied = new Set(rows.map(({ name }) => name))
    const pending = readMigrations(migrationsDir()).filter(({ name }) => !applied.has(name))
    return { mode: String(db.pragma('journal_mode', { simple: true })), pending: pending.map(({ name }) => name) }
  } finally {
    db.close()
  }
}

/**
 * Puts a checked copy of `source` in the place of a store, its log taken away with it, in one step.
 * @throws BackupRefusal when the source is no whole store, something stands there and `force` is off, or a bot runs on it
 */
export async function restore(source: string, file: string, force: boolean): Promise<BackupCheck> {
  const found = checkStore(source)
  if (existsSync(file)) {
    if (!force) throw new BackupRefusal(`${file} exists already: stop the bot, and say --force to put the backup in its place.`)
    refuseBusy(file)
  }
  // On a new machine nothing has started yet that would have made it.
  mkdirSync(path.dirname(file), { recursive: true })
  const half = `${file}.part`
  await backUp(source, half)
  // Without its log the old file would be brought up to date over the new one.
  for (const beside of ['-wal', '-shm']) rmSync(`${file}${beside}`, { force: true })
  renameSync(half, file)
  return found
}

/** A store in use has other connections: an exclusive lock is not to be had then. */
function refuseBusy(file: string): void {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { timeout: 500 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    if (db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new BackupRefusal(inUse(file))
  } catch (error) {
    if (error instanceof BackupRefusal) throw error
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
    // What is damaged is what one restores over.
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) throw new BackupRefusal(inUse(file), { cause: error })
    throw error
  } finally {
    db?.close()
  }
}

function inUse(file: string): string {
  return `${file} is in use: stop the bot first, for it would go on writing to the file that was taken away.`
}

function hasTable(db: Database.Database, name: string): boolean {
  return db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined
}

function countOf(db: Database.Database, table: 'Register' | 'AuditEntry'): number {
  return hasTable(db, table) ? (db.prepare(`SELECT count(*) AS count FROM "${table}"`).get() as { count: number }).count : 0
}
