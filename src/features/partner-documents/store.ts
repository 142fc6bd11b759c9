/** Rows ⇄ awaited documents; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import { dayIn } from '../../kernel/calendar.js'
import type { Instant } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import { PartnerDocument, registerAtOf, silentStates } from '../registers/index.js'
import type { DatedDocument } from './model.js'
import { Awaited } from './model.js'
import { speaking } from './rules.js'

const withRegister = { register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.AwaitedDocumentInclude

function placedOf(row: Prisma.AwaitedDocumentGetPayload<{ include: typeof withRegister }>): Placed<DatedDocument> {
  const document = PartnerDocument.nullable().parse(row.register.partnerDocument)
  const awaited = Awaited.parse({ ...row, state: document?.state ?? 'unknown' })
  return { thing: { ...awaited, id: row.registerId, acts: 0, countFrom: null, snoozedUntil: null }, register: registerAtOf(row.register) }
}

export async function findDocument(db: Db, registerId: string): Promise<PartnerDocument | null> {
  const row = await db.register.findUniqueOrThrow({ where: { id: registerId }, select: { partnerDocument: true } })
  return PartnerDocument.nullable().parse(row.partnerDocument)
}

export async function listPlaced(db: Db, registerIds: readonly string[]): Promise<Placed<DatedDocument>[]> {
  const rows = await db.awaitedDocument.findMany({
    where: { registerId: { in: [...registerIds] } },
    include: withRegister,
    orderBy: { registerId: 'asc' },
  })
  return rows.map(placedOf)
}

export async function listOf(db: Db, registerId: string): Promise<DatedDocument[]> {
  return (await listPlaced(db, [registerId])).map(({ thing }) => thing)
}

/** Questions whose month has come round, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<DatedDocument>[]> {
  const rows = await db.awaitedDocument.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

export async function keepPlanned(tx: Tx, registerId: string, { quietUntil, nextNoticeAt: at }: Planned): Promise<void> {
  await tx.awaitedDocument.update({ where: { registerId }, data: { quietUntil, nextNoticeAt: at } })
}

/** From now on the stewards are asked every month. */
export async function startAsking(tx: Tx, register: RegisterAt, workspace: string, now: Instant): Promise<void> {
  await keepWaiting(tx, register, workspace, { since: dayIn(now, register.zone), quietUntil: now }, 'awaited')
}

/** The question of a register that was exported, as far as it had come. */
export async function keepAgain(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  begun: Pick<Awaited, 'since' | 'quietUntil'>,
): Promise<void> {
  const document = await findDocument(tx, register.id)
  await keepWaiting(tx, register, workspace, begun, document?.state ?? 'unknown')
}

async function keepWaiting(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  begun: Pick<Awaited, 'since' | 'quietUntil'>,
  state: Awaited['state'],
): Promise<void> {
  const input = speaking(register, { ...begun, state, countFrom: null, snoozedUntil: null })
  const row = { ...begun, nextNoticeAt: nextNoticeAt(input) }
  await tx.awaitedDocument.upsert({
    where: { registerId: register.id },
    create: { ...row, workspace, registerId: register.id },
    update: row,
  })
}

export async function saveDocument(tx: Tx, registerId: string, document: PartnerDocument): Promise<void> {
  await tx.register.update({ where: { id: registerId }, data: { partnerDocument: document } })
}

/** Registers whose steward was asked for the document at least once and has not answered. */
export async function listAskedOf(db: Db, workspace: string, steward: string): Promise<Placed<DatedDocument>[]> {
  const rows = await db.awaitedDocument.findMany({
    where: {
      workspace,
      register: { state: { notIn: [...silentStates] }, roster: { some: { user: steward, role: 'steward' } } },
    },
    include: withRegister,
    orderBy: { registerId: 'asc' },
  })
  return rows.map(placedOf).filter(({ thing }) => thing.state === 'awaited')
}
