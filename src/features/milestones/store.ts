/** Rows ⇄ milestones; the only place that knows `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import { takeUp } from '../../kernel/ladder.js'
import { dueDay } from '../../kernel/period.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import { insertRow, newId, numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { NewMilestone } from './model.js'
import { Milestone } from './model.js'
import { speaking } from './rules.js'

const withOwners = { owners: { orderBy: [{ party: 'asc' }, { user: 'asc' }] } } satisfies Prisma.MilestoneInclude
const withRegister = {
  ...withOwners,
  register: { include: { parties: { orderBy: { position: 'asc' } } } },
} satisfies Prisma.MilestoneInclude

function milestoneOf(row: Prisma.MilestoneGetPayload<{ include: typeof withOwners }>): Milestone {
  return Milestone.parse({ ...row, group: row.groupName })
}

function placedOf(row: Prisma.MilestoneGetPayload<{ include: typeof withRegister }>): Placed<Milestone> {
  return { thing: milestoneOf(row), register: registerAtOf(row.register) }
}

export async function listMilestones(db: Db, registerId: string): Promise<Milestone[]> {
  const rows = await db.milestone.findMany({ where: { registerId }, include: withOwners, orderBy: { number: 'asc' } })
  return rows.map(milestoneOf)
}

export async function findMilestone(db: Db, registerId: string, number: number): Promise<Milestone | null> {
  const row = await db.milestone.findUnique({ where: { registerId_number: { registerId, number } }, include: withOwners })
  return row && milestoneOf(row)
}

export const nextNumber = numbering('Milestone')

/** Open milestones that someone owns, over all registers, soonest due first, undated last. */
export async function listOwned(db: Db, workspace: string, user: string): Promise<Placed<Milestone>[]> {
  const rows = await db.milestone.findMany({
    where: { workspace, state: 'open', owners: { some: { user } }, register: { state: { notIn: [...silentStates] } } },
    include: withRegister,
    orderBy: [{ dueDay: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  return rows.map(placedOf)
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<Milestone>[]> {
  const rows = await db.milestone.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

export async function insert(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  number: number,
  made: NewMilestone,
  now: Instant,
  state: 'open' | 'proposed' = 'open',
): Promise<void> {
  const attention = takeUp(dueDay(made.due), register, now)
  await insertRow(tx, 'Milestone', {
    id: newId(),
    workspace,
    registerId: register.id,
    number,
    text: made.text,
    groupName: made.group,
    priority: made.priority,
    parties: made.parties,
    due: { ...made.due },
    dueDay: dueDay(made.due),
    firstDue: { ...made.due },
    state,
    createdAt: now,
    quietUntil: attention.quietUntil,
    nextNoticeAt: nextNoticeAt(speaking(register, { due: made.due, state, ...attention })),
  })
}

export async function save(tx: Tx, register: RegisterAt, workspace: string, milestone: Milestone): Promise<void> {
  const {
    id,
    text,
    group,
    priority,
    parties,
    due,
    moves,
    state,
    outcome,
    link,
    closedBy,
    closedAt,
    acts,
    quietUntil,
    countFrom,
    snoozedUntil,
    owners,
  } = milestone
  await tx.milestone.update({
    where: { id },
    data: {
      text,
      groupName: group,
      priority,
      parties,
      due,
      dueDay: dueDay(due),
      moves,
      state,
      outcome,
      link,
      closedBy,
      closedAt,
      acts,
      quietUntil,
      countFrom,
      snoozedUntil,
      nextNoticeAt: nextNoticeAt(speaking(register, milestone)),
      owners: { deleteMany: {}, create: owners.map(({ user, party }) => ({ workspace, user, party })) },
    },
  })
}

/** Dated milestones whose next morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<Milestone>[]> {
  const rows = await db.milestone.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

/** Open milestones of a register. */
export async function listOpen(db: Db, registerId: string): Promise<Milestone[]> {
  const rows = await db.milestone.findMany({ where: { registerId, state: 'open' }, include: withOwners, orderBy: { number: 'asc' } })
  return rows.map(milestoneOf)
}

export async function countOverdue(db: Db, registerId: string, today: Day): Promise<number> {
  return db.milestone.count({ where: { registerId, state: 'open', dueDay: { lt: today } } })
}

export async function keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void> {
  await tx.milestone.update({ where: { id }, data: { ...planned } })
}

/** Who owns a milestone reads its register and can act on what they own, with or without a place on the roster. */
export async function ownerSeats(db: Db, workspace: string, registerId: string, user: string): Promise<Seat[]> {
  // By the person: without the workspace SQLite would walk through all milestones of the register.
  const rows = await db.sql.rows<{ party: string }>`
    SELECT DISTINCT "party" FROM "MilestoneOwner" JOIN "Milestone" ON "Milestone"."id" = "milestoneId"
    WHERE "MilestoneOwner"."workspace" = ${workspace} AND "user" = ${user} AND "registerId" = ${registerId} ORDER BY "party"`
  return rows.map(({ party }) => ({ role: 'observer', party }))
}
