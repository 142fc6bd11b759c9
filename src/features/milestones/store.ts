/** Rows ⇄ milestones; the only place that knows `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import { afterNotice, nextMorning, recount, takeUp, turnOf } from '../../kernel/ladder.js'
import { dueDay } from '../../kernel/period.js'
import type { Instant } from '../../kernel/time.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { NewMilestone } from './model.js'
import { Milestone } from './model.js'
import { ladderInput } from './rules.js'

const withOwners = { owners: { orderBy: [{ party: 'asc' }, { user: 'asc' }] } } satisfies Prisma.MilestoneInclude
const withRegister = {
  ...withOwners,
  register: { include: { parties: { orderBy: { position: 'asc' } } } },
} satisfies Prisma.MilestoneInclude

function milestoneOf(row: Prisma.MilestoneGetPayload<{ include: typeof withOwners }>): Milestone {
  return Milestone.parse({ ...row, group: row.groupName })
}

/** A milestone with the register it belongs to. */
export interface Placed {
  readonly milestone: Milestone
  readonly register: RegisterAt
}

function placedOf(row: Prisma.MilestoneGetPayload<{ include: typeof withRegister }>): Placed {
  return { milestone: milestoneOf(row), register: registerAtOf(row.register) }
}

export async function listMilestones(db: Db, registerId: string): Promise<Milestone[]> {
  const rows = await db.milestone.findMany({ where: { registerId }, include: withOwners, orderBy: { number: 'asc' } })
  return rows.map(milestoneOf)
}

export async function findMilestone(db: Db, registerId: string, number: number): Promise<Milestone | null> {
  const row = await db.milestone.findUnique({ where: { registerId_number: { registerId, number } }, include: withOwners })
  return row && milestoneOf(row)
}

/** Numbers are never given twice: nothing is ever deleted. */
export async function nextNumber(db: Db, registerId: string): Promise<number> {
  const last = await db.milestone.findFirst({ where: { registerId }, orderBy: { number: 'desc' }, select: { number: true } })
  return (last?.number ?? 0) + 1
}

/** Open milestones that someone owns, over all registers, soonest due first, undated last. */
export async function listOwned(db: Db, workspace: string, user: string): Promise<Placed[]> {
  const rows = await db.milestone.findMany({
    where: { workspace, state: 'open', owners: { some: { user } }, register: { state: { notIn: [...silentStates] } } },
    include: withRegister,
    orderBy: [{ dueDay: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: 100,
  })
  return rows.map(placedOf)
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed[]> {
  const rows = await db.milestone.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

function nextNoticeOf(register: RegisterAt, milestone: Milestone): Instant | null {
  const input = ladderInput(register, milestone)
  return input && milestone.state === 'open' && !silentStates.includes(register.state) ? nextMorning(input) : null
}

export async function insert(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  number: number,
  made: NewMilestone,
  now: Instant,
): Promise<void> {
  const attention = takeUp(dueDay(made.due), register, now)
  const input = ladderInput(register, { due: made.due, ...attention })
  await tx.milestone.create({
    data: {
      workspace,
      registerId: register.id,
      number,
      text: made.text,
      groupName: made.group,
      priority: made.priority,
      parties: [...made.parties],
      due: made.due,
      dueDay: dueDay(made.due),
      firstDue: made.due,
      state: 'open',
      createdAt: now,
      quietUntil: attention.quietUntil,
      nextNoticeAt: input && !silentStates.includes(register.state) ? nextMorning(input) : null,
    },
  })
}

export async function save(tx: Tx, register: RegisterAt, workspace: string, milestone: Milestone): Promise<void> {
  const { id, due, moves, state, outcome, link, closedBy, closedAt, acts, quietUntil, countFrom, snoozedUntil, owners } = milestone
  await tx.milestone.update({
    where: { id },
    data: {
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
      nextNoticeAt: nextNoticeOf(register, milestone),
      owners: { deleteMany: {}, create: owners.map(({ user, party }) => ({ workspace, user, party })) },
    },
  })
}

/** Every open milestone counts from now: the register was bound, or its calendar changed. */
export async function takeUpAll(tx: Tx, register: RegisterAt, now: Instant, since: 'bound' | 'calendar'): Promise<void> {
  for (const milestone of await listMilestones(tx, register.id)) {
    if (milestone.state !== 'open') continue
    const taken = since === 'bound' ? takeUp(dueDay(milestone.due), register, now) : recount(milestone, now)
    const attention = { quietUntil: taken.quietUntil, countFrom: taken.countFrom, snoozedUntil: milestone.snoozedUntil }
    await tx.milestone.update({
      where: { id: milestone.id },
      data: { ...attention, nextNoticeAt: nextNoticeOf(register, { ...milestone, ...attention }) },
    })
  }
}

/** What has come due, with the stage to say; each of them is moved on in this transaction. */
export async function planDue(
  tx: Tx,
  now: Instant,
  limit: number,
): Promise<{ said: (Placed & { readonly stage: string })[]; seen: number }> {
  const rows = await tx.milestone.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  const said: (Placed & { readonly stage: string })[] = []
  for (const row of rows) {
    const placed = placedOf(row)
    const { milestone, register } = placed
    const input = ladderInput(register, milestone)
    const turn =
      input && milestone.state === 'open' && !silentStates.includes(register.state) ? turnOf(input, now) : ({ kind: 'never' } as const)
    if (turn.kind === 'say') {
      const after = { ...milestone, ...afterNotice(milestone, now) }
      said.push({ ...placed, stage: turn.stage.stage })
      await tx.milestone.update({
        where: { id: row.id },
        data: { quietUntil: after.quietUntil, snoozedUntil: null, nextNoticeAt: nextNoticeOf(register, after) },
      })
    } else await tx.milestone.update({ where: { id: row.id }, data: { nextNoticeAt: turn.kind === 'later' ? turn.at : null } })
  }
  return { said, seen: rows.length }
}

/** Open milestones with a date, whose next morning is not after an instant. */
export async function listPending(db: Db, registerId: string, until: Instant): Promise<Milestone[]> {
  const rows = await db.milestone.findMany({
    where: { registerId, state: 'open', nextNoticeAt: { lte: until } },
    include: withOwners,
    orderBy: { number: 'asc' },
  })
  return rows.map(milestoneOf)
}
