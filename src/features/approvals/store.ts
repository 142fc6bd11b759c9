/** Rows ⇄ approvals, their voters and the ledger of positions; the only place that knows `nextNoticeAt`. */
import { Prisma } from '../../generated/prisma/client.js'
import { dueDay } from '../../kernel/period.js'
import type { Instant } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt, Role, Seat } from '../../platform/feature.js'
import { insertRow, numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf } from '../registers/index.js'
import type { NewApproval, Voter } from './model.js'
import { Approval, KeptApproval, Position } from './model.js'
import type { Answerer } from './rules/answers.js'
import { speaking } from './rules/deadline.js'
import type { Seated } from './rules/request.js'
import type { Ledger } from './rules/standing.js'
import { electorateOf, standingOf } from './rules/standing.js'

const withRegister = { register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.ApprovalInclude

type PlacedRow = Prisma.ApprovalGetPayload<{ include: typeof withRegister }>

/** An approval with those it still waits for. */
export interface Waiting extends Approval {
  readonly waiting: readonly Voter[]
}

function placedOf(row: PlacedRow): Placed<Approval> {
  return { thing: Approval.parse(row), register: registerAtOf(row.register) }
}

function positionOf(row: { decidedOn: unknown }): Position {
  return Position.parse({ ...row, on: row.decidedOn })
}

export async function listApprovals(db: Db, registerId: string): Promise<Approval[]> {
  const rows = await db.approval.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Approval.parse(row))
}

export async function listOpen(db: Db, registerId: string): Promise<Approval[]> {
  const rows = await db.approval.findMany({ where: { registerId, state: 'open' }, orderBy: { number: 'asc' } })
  return rows.map((row) => Approval.parse(row))
}

export async function findApproval(db: Db, registerId: string, number: number): Promise<Approval | null> {
  const [row] = await db.sql.rows`SELECT * FROM "Approval" WHERE "registerId" = ${registerId} AND "number" = ${number}`
  return row ? Approval.parse(row) : null
}

/** The newest approval about something. */
export async function findNewest(
  db: Db,
  registerId: string,
  subject: { readonly kind: string; readonly number: number | null },
): Promise<Approval | null> {
  const row = await db.approval.findFirst({
    where: { registerId, subjectKind: subject.kind, subjectNumber: subject.number },
    orderBy: { number: 'desc' },
  })
  return row && Approval.parse(row)
}

export const nextNumber = numbering('Approval')

export async function insert(
  tx: Tx,
  place: { readonly workspace: string; readonly register: RegisterAt },
  number: number,
  made: NewApproval,
  voters: readonly Voter[],
): Promise<Approval> {
  const { workspace, register } = place
  const row = await tx.approval.create({
    data: {
      ...made,
      workspace,
      registerId: register.id,
      number,
      dueDay: dueDay(made.due),
      state: 'open',
      nextNoticeAt: nextNoticeAt(speaking(register, { ...made, state: 'open' })),
    },
  })
  const rows = voters.map(({ user, party }) => ({ workspace, approvalId: row.id, user, party }))
  for (let at = 0; at < rows.length; at += 500) await tx.voter.createMany({ data: rows.slice(at, at + 500) })
  return Approval.parse(row)
}

export async function save(tx: Tx, register: RegisterAt, approval: Approval): Promise<void> {
  const { id, workspace: _workspace, registerId: _registerId, number: _number, outcome, ...rest } = approval
  await tx.approval.update({
    where: { id },
    data: {
      ...rest,
      outcome: outcome ?? Prisma.DbNull,
      dueDay: dueDay(approval.due),
      nextNoticeAt: nextNoticeAt(speaking(register, approval)),
    },
  })
}

export async function addPosition(tx: Tx, workspace: string, approvalId: string, { on, ...position }: Position): Promise<void> {
  await insertRow(tx, 'Position', { ...position, workspace, approvalId, decidedOn: on && { ...on } })
}

/** Everything an approval's standing is made of. */
export async function ledgerOf(db: Db, approval: Approval): Promise<Ledger> {
  const [voters, positions, approvers] = await Promise.all([
    db.voter.findMany({ where: { approvalId: approval.id }, orderBy: [{ party: 'asc' }, { user: 'asc' }] }),
    db.position.findMany({ where: { approvalId: approval.id }, orderBy: { seq: 'asc' } }),
    approval.rule === 'parties' ? approversOf(db, approval.registerId) : [],
  ])
  const left = await leftOf(
    db,
    approval.workspace,
    [...voters, ...approvers].map(({ user }) => user),
  )
  return { approval, voters: voters.map(({ user, party }) => ({ user, party })), positions: positions.map(positionOf), approvers, left }
}

async function approversOf(db: Db, registerId: string): Promise<Voter[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId, role: 'approver' }, orderBy: [{ party: 'asc' }, { user: 'asc' }] })
  return rows.map(({ user, party }) => ({ user, party }))
}

async function leftOf(db: Db, workspace: string, users: readonly string[]): Promise<Set<string>> {
  const rows = await db.person.findMany({
    where: { workspace, user: { in: [...new Set(users)] }, deleted: true },
    orderBy: { user: 'asc' },
    select: { user: true },
  })
  return new Set(rows.map(({ user }) => user))
}

/** What one answer needs to know, whatever the number of voters: of a ballot only the rows of the one who answers. */
export async function answererOf(db: Db, approval: Approval, user: string): Promise<Answerer> {
  if (approval.rule === 'parties') {
    const ledger = await ledgerOf(db, approval)
    return {
      parties: electorateOf(ledger).flatMap((voter) => (voter.user === user ? [voter.party] : [])),
      standing: standingOf(ledger).answers.filter((position) => position.user === user),
    }
  }
  const voters = await db.sql.rows<{ party: string }>`
    SELECT "party" FROM "Voter" WHERE "approvalId" = ${approval.id} AND "user" = ${user} ORDER BY "party"`
  const [last] = await db.sql.rows<{ decidedOn: unknown }>`
    SELECT * FROM "Position"
    WHERE "approvalId" = ${approval.id} AND "user" = ${user} AND "textHash" = ${approval.textHash} AND "kind" <> 'comment'
    ORDER BY "seq" DESC LIMIT 1`
  return { parties: voters.map(({ party }) => party), standing: last ? [positionOf(last)] : [] }
}

/** Seats from which voters are drawn. */
export async function listSeated(db: Db, registerId: string): Promise<Seated[]> {
  const rows = await db.rosterEntry.findMany({
    where: { registerId, role: { in: ['approver', 'member'] } },
    orderBy: [{ party: 'asc' }, { user: 'asc' }],
  })
  return rows.map(({ user, party, role }) => ({ user, party, role }))
}

/** Seats of one person, where no one has asked for them yet. */
export async function listSeats(db: Db, registerId: string, user: string): Promise<Seat[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId, user }, orderBy: [{ role: 'asc' }, { party: 'asc' }] })
  return rows.map(({ role, party }) => ({ role: role as Role, party }))
}

async function withWaiting(db: Db, placed: readonly Placed<Approval>[]): Promise<Placed<Waiting>[]> {
  const found: Placed<Waiting>[] = []
  for (const { thing, register } of placed) {
    const waiting = thing.state === 'open' ? standingOf(await ledgerOf(db, thing)).waiting : []
    found.push({ register, thing: { ...thing, waiting } })
  }
  return found
}

/** Open approvals whose next morning has come, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<Waiting>[]> {
  const rows = await db.approval.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return withWaiting(db, rows.map(placedOf))
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<Waiting>[]> {
  // Prisma asks for none of them by a walk through all.
  if (ids.length === 0) return []
  const rows = await db.approval.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return withWaiting(db, rows.map(placedOf))
}

export async function listOf(db: Db, registerId: string): Promise<Waiting[]> {
  const rows = await db.approval.findMany({ where: { registerId, state: 'open' }, include: withRegister, orderBy: { number: 'asc' } })
  return (await withWaiting(db, rows.map(placedOf))).map(({ thing }) => thing)
}

export async function keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void> {
  await tx.approval.update({ where: { id }, data: { ...planned } })
}

/** Those whose last day has ended, earliest first; found by the index of `closesAt`. */
export async function listEnded(db: Db, workspace: string, now: Instant, limit: number): Promise<Placed<Approval>[]> {
  const rows = await db.approval.findMany({
    where: { closesAt: { lte: now }, workspace },
    include: withRegister,
    orderBy: { closesAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

/** Open approvals that somebody may be asked in, over all registers. */
export async function listAskedOf(db: Db, workspace: string, user: string): Promise<Placed<Waiting>[]> {
  const rows = await db.approval.findMany({
    where: {
      workspace,
      state: 'open',
      OR: [{ voters: { some: { user } } }, { rule: 'parties', register: { roster: { some: { user, role: 'approver' } } } }],
    },
    include: withRegister,
    orderBy: [{ dueDay: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  return withWaiting(db, rows.map(placedOf))
}

/** What a register says of rights in what is exchanged. */
export async function listIpr(db: Db, registerId: string): Promise<string[]> {
  const rows = await db.iprNotice.findMany({ where: { registerId }, orderBy: { position: 'asc' } })
  return rows.map(({ text }) => text)
}

export async function listKept(db: Db, registerId: string): Promise<KeptApproval[]> {
  const rows = await db.approval.findMany({
    where: { registerId },
    include: { voters: { orderBy: [{ party: 'asc' }, { user: 'asc' }] }, positions: { orderBy: { seq: 'asc' } } },
    orderBy: { number: 'asc' },
  })
  return rows.map((row) => KeptApproval.parse({ ...row, positions: row.positions.map(positionOf) }))
}

/** An approval of a register that was exported, with its voters and the ledger as it was written. */
export async function keepAgain(tx: Tx, register: RegisterAt, workspace: string, kept: KeptApproval): Promise<void> {
  const { voters, positions, ...made } = kept
  const approval = await insert(tx, { workspace, register }, made.number, openingOf(made), voters)
  await save(tx, register, { ...approval, ...made })
  for (const position of positions) await addPosition(tx, workspace, approval.id, position)
}

function openingOf(kept: Omit<KeptApproval, 'voters' | 'positions'>): NewApproval {
  const { number: _number, state: _state, outcome: _outcome, reason: _reason, closedBy: _by, closedAt: _at, acts: _acts, ...made } = kept
  return made
}
