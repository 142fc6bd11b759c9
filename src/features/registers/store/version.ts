/** Rows ⇄ versions of a register, and the changes that are not made at once. */
import { Prisma } from '../../../generated/prisma/client.js'
import type { Instant } from '../../../kernel/time.js'
import { numbering } from '../../../platform/rows.js'
import type { Db, Tx } from '../../../platform/store.js'
import type { Home } from '../model.js'
import { Change, Version } from '../model.js'
import { openStates } from '../rules/lifecycle.js'

export async function listVersions(db: Db, registerId: string): Promise<Version[]> {
  const rows = await db.registerVersion.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Version.parse(row))
}

/** The version that is being made or asked about, without reading the texts of all that were. */
export async function findOpenVersion(db: Db, registerId: string): Promise<Version | null> {
  const [row] = await db.sql.rows`
    SELECT * FROM "RegisterVersion" WHERE "registerId" = ${registerId} AND "state" IN (${Prisma.join([...openStates])}) ORDER BY "number" LIMIT 1`
  return row ? Version.parse(row) : null
}

/** Keeps a version under its number, new or known. */
export async function keepVersion(tx: Tx, { workspace, registerId }: Home, version: Version): Promise<void> {
  const { number, ...data } = version
  await tx.registerVersion.upsert({
    where: { registerId_number: { registerId, number } },
    create: { workspace, registerId, number, ...data },
    update: data,
  })
}

/** Changes that are still to be decided: collected for the next version, or put to the parties by themselves. */
export async function listOpenChanges(db: Db, registerId: string): Promise<Change[]> {
  const rows = await db.change.findMany({
    where: { registerId, state: { in: ['collected', 'proposed'] } },
    orderBy: { number: 'asc' },
  })
  return rows.map((row) => Change.parse(row))
}

export async function listChanges(db: Db, registerId: string): Promise<Change[]> {
  const rows = await db.change.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Change.parse(row))
}

export async function findChange(db: Db, registerId: string, number: number): Promise<Change | null> {
  const row = await db.change.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Change.parse(row)
}

export const nextChange = numbering('Change')

export async function insertChange(tx: Tx, { workspace, registerId }: Home, change: Change): Promise<void> {
  await tx.change.create({
    data: {
      ...change,
      workspace,
      registerId,
      payload: change.payload as Prisma.InputJsonValue,
      before: change.before ?? Prisma.DbNull,
      after: change.after ?? Prisma.DbNull,
    },
  })
}

export async function closeChange(tx: Tx, registerId: string, number: number, state: Change['state'], now: Instant): Promise<void> {
  await tx.change.update({ where: { registerId_number: { registerId, number } }, data: { state, closedAt: now } })
}
