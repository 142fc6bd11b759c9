/** Rows ⇄ requirements, statements and standards. */
import type { Prisma } from '../../generated/prisma/client.js'
import type { Instant } from '../../kernel/time.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import type { NewRequirement, Statement } from './model.js'
import { KeptRequirement, Requirement, Standard } from './model.js'

const whole = { statements: { orderBy: [{ standard: 'asc' }, { kind: 'asc' }, { party: 'asc' }] } } satisfies Prisma.RequirementInclude

export async function listRequirements(db: Db, registerId: string): Promise<Requirement[]> {
  const rows = await db.requirement.findMany({ where: { registerId }, include: whole, orderBy: { number: 'asc' } })
  return rows.map((row) => Requirement.parse(row))
}

export async function findRequirement(db: Db, registerId: string, number: number): Promise<Requirement | null> {
  const row = await db.requirement.findUnique({ where: { registerId_number: { registerId, number } }, include: whole })
  return row && Requirement.parse(row)
}

export async function listStandards(db: Db, registerId: string): Promise<Standard[]> {
  const rows = await db.standard.findMany({ where: { registerId }, orderBy: { name: 'asc' } })
  return rows.map((row) => Standard.parse(row))
}

export const nextNumber = numbering('Requirement')

export interface Place {
  readonly workspace: string
  readonly registerId: string
}

export async function insert(tx: Tx, place: Place, number: number, made: NewRequirement, by: string, now: Instant): Promise<void> {
  await tx.requirement.create({ data: { ...place, number, ...made, addedBy: by, createdAt: now } })
}

export async function saveStatement(tx: Tx, workspace: string, requirementId: string, statement: Statement, now: Instant): Promise<void> {
  const { kind, party, standard } = statement
  const data = { ...statement, workspace, requirementId, givenAt: now }
  const where = { requirementId_kind_party_standard: { requirementId, kind, party, standard } }
  const there = await tx.coverage.findUnique({ where })
  if (there) await tx.coverage.update({ where, data })
  else await tx.coverage.create({ data })
}

export async function saveStandard(tx: Tx, { workspace, registerId }: Place, { name, version }: Standard): Promise<void> {
  const where = { registerId_name: { registerId, name } }
  const there = await tx.standard.findUnique({ where })
  if (there) await tx.standard.update({ where, data: { version } })
  else await tx.standard.create({ data: { workspace, registerId, name, version } })
}

export async function listKept(db: Db, registerId: string): Promise<KeptRequirement[]> {
  const rows = await db.requirement.findMany({ where: { registerId }, include: whole, orderBy: { number: 'asc' } })
  return rows.map((row) => KeptRequirement.parse(row))
}

/** A requirement of a register that was exported, with what was stated on it. */
export async function keepAgain(tx: Tx, place: Place, { statements, ...kept }: KeptRequirement): Promise<void> {
  const { workspace } = place
  await tx.requirement.create({
    data: { ...place, ...kept, statements: { create: statements.map((statement) => ({ workspace, ...statement })) } },
  })
}
