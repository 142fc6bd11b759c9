/** A store that an earlier version kept opens with this one, and nothing of it is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { migrate, migrationsDir, readMigrations } from '../../src/platform/migrate.js'
import { openStore } from '../../src/platform/store.js'

type Row = Readonly<Record<string, unknown>>

const migrations = readMigrations(migrationsDir())
const dir = mkdtempSync(path.join(tmpdir(), 'registrar-upgrade-'))
afterAll(() => rmSync(dir, { recursive: true }))

function tablesOf(db: Database.Database): string[] {
  const rows = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma_%' ORDER BY name")
    .all() as { name: string }[]
  return rows.map(({ name }) => name)
}

interface Column {
  readonly name: string
  readonly type: string
}

interface Link {
  readonly table: string
  readonly from: string
  readonly to: string
}

/** Two rows in every table, every column filled, every link leading to a row: made from the schema itself, so that later tables are filled too. */
function fill(db: Database.Database): void {
  const filled = new Map<string, Row[]>()
  const fillOne = (table: string): Row[] => {
    const before = filled.get(table)
    if (before) return before
    const links = (db.pragma(`foreign_key_list("${table}")`) as Link[]).filter((link) => link.table !== table)
    const parents = new Map(links.map((link) => [link.from, { rows: fillOne(link.table), to: link.to }]))
    const columns = db.pragma(`table_info("${table}")`) as Column[]
    const rows = [1, 2].map((index) =>
      Object.fromEntries(
        columns.map(({ name, type }) => {
          const parent = parents.get(name)
          return [name, parent ? parent.rows[index - 1]?.[parent.to] : cellOf(table, name, type, index)]
        }),
      ),
    )
    const names = columns.map(({ name }) => `"${name}"`).join(', ')
    const insert = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
    for (const row of rows) insert.run(...columns.map(({ name }) => row[name]))
    filled.set(table, rows)
    return rows
  }
  for (const table of tablesOf(db)) fillOne(table)
}

function cellOf(table: string, column: string, type: string, index: number): string | number {
  if (/BOOL/i.test(type)) return index % 2
  if (/INT|REAL|NUM|DEC/i.test(type)) return index
  if (/JSON/i.test(type)) return JSON.stringify({ written: `${table} ${column} ${index}`, from: null, to: null, precision: 'undated' })
  return `${table} ${column} ${index}`
}

function contentsOf(db: Database.Database): Map<string, Row[]> {
  return new Map(tablesOf(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}" ORDER BY rowid`).all() as Row[]]))
}

describe('a store of each earlier version', () => {
  it.each(migrations.map(({ name }, index) => [name, index + 1] as const))(
    'as %s left it, opens with every row and value there was',
    async (name, count) => {
      const file = path.join(dir, `${name}.db`)
      const old = new Database(file)
      migrate(old, migrations.slice(0, count), 0)
      fill(old)
      const before = contentsOf(old)
      old.close()

      const store = await openStore({ url: `file:${file}`, purpose: null, log: createLog('off', systemClock) })
      const registers = await store.read((db) => db.register.count())
      await store.close()
      expect(registers).toBe(2)

      const now = new Database(file, { readonly: true })
      const after = contentsOf(now)
      for (const [table, rows] of before) {
        const kept = after.get(table) ?? []
        expect(kept.length, `rows of ${table}`).toBeGreaterThanOrEqual(rows.length)
        for (const [index, row] of rows.entries()) expect(kept[index], `${table}, row ${index + 1}`).toMatchObject(row)
      }
      expect(now.pragma('foreign_key_check')).toEqual([])
      expect(now.pragma('integrity_check', { simple: true })).toBe('ok')
      now.close()
    },
  )
})

describe('a register kept by the first version', () => {
  it('is read by this one, after all migrations', async () => {
    const file = path.join(dir, 'first.db')
    const old = new Database(file)
    migrate(old, migrations.slice(0, 1), 0)
    // The columns of the first version never change: these lines stand for ever.
    const due = JSON.stringify({ written: '1H2012', from: '2012-01-01', to: '2012-06-30', precision: 'half' })
    old.exec(`
      INSERT INTO Register (id, workspace, "key", title, version, state, zone, at, holidays, text, foldedHash, createdBy, createdAt)
        VALUES ('r1', 'T1', 'OGF', 'Cloud and grid', '1.0', 'draft', 'UTC', '09:00', '[]', 'the text', 'hash', 'U1', '2011-11-08T00:00:00.000Z');
      INSERT INTO Party (id, workspace, registerId, position, name, short) VALUES ('p1', 'T1', 'r1', 0, 'Open Grid Forum', 'OGF');
      INSERT INTO Milestone (id, workspace, registerId, number, text, parties, due, dueDay, firstDue, state, createdAt, quietUntil)
        VALUES ('m1', 'T1', 'r1', 1, 'A profile', '["OGF"]', '${due}', '2012-06-30', '${due}', 'open', '2011-11-08T00:00:00.000Z', '2011-11-08T00:00:00.000Z');
      INSERT INTO MilestoneOwner (milestoneId, workspace, user, party) VALUES ('m1', 'T1', 'U2', 'OGF');
      INSERT INTO Contact (id, workspace, registerId, number, party, name, state) VALUES ('c1', 'T1', 'r1', 1, 'OGF', 'Rosa Quill', 'named');
      INSERT INTO RosterEntry (id, workspace, registerId, user, role, party, addedBy, addedAt)
        VALUES ('s1', 'T1', 'r1', 'U1', 'steward', '', 'U1', '2011-11-08T00:00:00.000Z');
    `)
    old.close()
    const store = await openStore({ url: `file:${file}`, purpose: null, log: createLog('off', systemClock) })
    const kept = await store.read((db) =>
      db.register.findUnique({
        where: { workspace_key: { workspace: 'T1', key: 'OGF' } },
        include: { parties: true, milestones: { include: { owners: true } }, contacts: true, roster: true },
      }),
    )
    await store.close()
    expect(kept).toMatchObject({
      title: 'Cloud and grid',
      parties: [{ short: 'OGF' }],
      milestones: [{ text: 'A profile', dueDay: '2012-06-30', owners: [{ user: 'U2' }] }],
      contacts: [{ name: 'Rosa Quill' }],
      roster: [{ user: 'U1', role: 'steward' }],
    })
  })
})
