/** What the slices' statements have in common: writing a row, numbering things. In SQL, for every act waits for them; decisions 0027 and 0031. */
import { randomBytes } from 'node:crypto'
import type { Prisma } from '../generated/prisma/client.js'
import type { Json } from '../kernel/decision.js'
import { join, raw } from './driver.js'
import type { Db, Tx } from './store.js'

/** What a column takes: a list or an object is kept as JSON. */
export type Cell = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

type Row<Table extends Prisma.ModelName> = { readonly [Column in keyof Prisma.TypeMap['model'][Table]['payload']['scalars']]?: Cell }

/** Writes one row; what it leaves out is as the table says. */
export async function insertRow<Table extends Prisma.ModelName>(tx: Tx, table: Table, row: Row<Table>): Promise<void> {
  const cells = Object.entries(row) as [string, Cell][]
  const columns = cells.map(([name]) => raw(`"${name}"`))
  const values = cells.map(([, cell]) => (typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell))
  await tx.sql.run`INSERT INTO ${raw(`"${table}"`)} (${join(columns)}) VALUES (${join(values)})`
}

let made = 0

/**
 * For a new row of a table without numbers of its own, in the form of Prisma's `cuid()`: what is written later sorts later,
 * which keeps messages of one instant in their order.
 */
export function newId(): string {
  made = (made + 1) % 36 ** 4
  const [at, count] = [Date.now().toString(36), made.toString(36).padStart(4, '0')]
  return `c${at}${count}${randomBytes(6).toString('hex')}`
}

type Numbered = Extract<
  Prisma.ModelName,
  'Activity' | 'Approval' | 'Change' | 'Contact' | 'Contribution' | 'Draft' | 'Feedback' | 'Milestone' | 'Requirement' | 'Review'
>

/** How a slice finds the number of a register's next thing. Numbers are never given twice: nothing is ever deleted. */
export function numbering(table: Numbered): (db: Db, registerId: string) => Promise<number> {
  const things = raw(`"${table}"`)
  return async (db, registerId) => {
    const [last] = await db.sql.rows<{ number: number }>`
      SELECT "number" FROM ${things} WHERE "registerId" = ${registerId} ORDER BY "number" DESC LIMIT 1`
    return (last?.number ?? 0) + 1
  }
}
