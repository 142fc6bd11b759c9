/** Rows ⇄ contributions. */
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import type { GivenAt } from '../registers/index.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { NewContribution } from './model.js'
import { Contribution, KeptContribution } from './model.js'

export async function listContributions(db: Db, registerId: string): Promise<Contribution[]> {
  const rows = await db.contribution.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Contribution.parse(row))
}

export async function findContribution(db: Db, registerId: string, number: number): Promise<Contribution | null> {
  const row = await db.contribution.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Contribution.parse(row)
}

export const nextNumber = numbering('Contribution')

export async function insert(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  number: number,
  made: NewContribution,
  given: GivenAt & { readonly by: string; readonly now: Instant },
): Promise<void> {
  const { by, now, channel, thread } = given
  await tx.contribution.create({
    data: { ...place, number, ...made, acknowledgedAt: now, state: 'submitted', givenBy: by, channel, thread, createdAt: now },
  })
}

export async function save(tx: Tx, { id, state, reason, decidedBy, decidedAt }: Contribution): Promise<void> {
  await tx.contribution.update({ where: { id }, data: { state, reason, decidedBy, decidedAt } })
}

export async function listKept(db: Db, registerId: string): Promise<KeptContribution[]> {
  const rows = await db.contribution.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => KeptContribution.parse(row))
}

/** A contribution of a register that was exported. */
export async function keepAgain(
  tx: Tx,
  place: { readonly workspace: string; readonly registerId: string },
  kept: KeptContribution,
): Promise<void> {
  await tx.contribution.create({ data: { ...place, ...kept } })
}

/** Undecided contributions to the groups in which somebody is a member or an approver. */
export async function listToDecide(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ contribution: Contribution; register: RegisterAt }[]> {
  const seats = await db.rosterEntry.findMany({ where: { workspace, user, role: { in: ['member', 'approver'] } }, orderBy: { id: 'asc' } })
  if (seats.length === 0) return []
  const rows = await db.contribution.findMany({
    where: {
      workspace,
      state: 'submitted',
      givenBy: { not: user },
      OR: seats.map(({ registerId, party }) => ({ registerId, toParty: party })),
      register: { state: { notIn: [...silentStates] } },
    },
    include: { register: { include: { parties: { orderBy: { position: 'asc' } } } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({ contribution: Contribution.parse(row), register: registerAtOf(row.register) }))
}
