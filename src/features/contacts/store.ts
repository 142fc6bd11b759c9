/** Rows ⇄ contacts; the only place that knows their `nextNoticeAt`. */
import type { Prisma } from '../../generated/prisma/client.js'
import { addMonths, dayIn } from '../../kernel/calendar.js'
import type { Day, Instant } from '../../kernel/time.js'
import type { Placed, Planned } from '../../platform/dated.js'
import { nextNoticeAt } from '../../platform/dated.js'
import type { RegisterAt, Seat } from '../../platform/feature.js'
import { numbering } from '../../platform/rows.js'
import type { Db, Tx } from '../../platform/store.js'
import { registerAtOf, silentStates } from '../registers/index.js'
import type { DatedContact, Particulars } from './model.js'
import { Contact } from './model.js'
import { speaking } from './rules.js'

const withRegister = { register: { include: { parties: { orderBy: { position: 'asc' } } } } } satisfies Prisma.ContactInclude

/** A contact has no acts and no snooze: an answer moves the day that the year counts from. */
function dated(contact: Contact): DatedContact {
  return { ...contact, acts: 0, countFrom: null, snoozedUntil: null }
}

function placedOf(row: Prisma.ContactGetPayload<{ include: typeof withRegister }>): Placed<DatedContact> {
  return { thing: dated(Contact.parse(row)), register: registerAtOf(row.register) }
}

export async function listContacts(db: Db, registerId: string): Promise<Contact[]> {
  const rows = await db.contact.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Contact.parse(row))
}

export async function findContact(db: Db, registerId: string, number: number): Promise<Contact | null> {
  const row = await db.contact.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Contact.parse(row)
}

export const nextNumber = numbering('Contact')

/** Those asked about once a year. */
export async function listDated(db: Db, registerId: string): Promise<DatedContact[]> {
  return (await listContacts(db, registerId)).map(dated)
}

export async function listPlaced(db: Db, ids: readonly string[]): Promise<Placed<DatedContact>[]> {
  const rows = await db.contact.findMany({ where: { id: { in: [...ids] } }, include: withRegister, orderBy: { id: 'asc' } })
  return rows.map(placedOf)
}

/** Contacts whose question has come round, earliest first. */
export async function listDue(db: Db, now: Instant, limit: number): Promise<Placed<DatedContact>[]> {
  const rows = await db.contact.findMany({
    where: { nextNoticeAt: { lte: now } },
    include: withRegister,
    orderBy: { nextNoticeAt: 'asc' },
    take: limit,
  })
  return rows.map(placedOf)
}

export async function keepPlanned(tx: Tx, id: string, { quietUntil, nextNoticeAt: at }: Planned): Promise<void> {
  await tx.contact.update({ where: { id }, data: { quietUntil, nextNoticeAt: at } })
}

/** @returns its id */
export async function insert(
  tx: Tx,
  register: RegisterAt,
  workspace: string,
  number: number,
  particulars: Particulars,
  now: Instant,
): Promise<string> {
  const fresh = { state: 'named', rightSince: dayIn(now, register.zone), quietUntil: now } as const
  const row = await tx.contact.create({
    data: {
      ...particulars,
      ...fresh,
      workspace,
      registerId: register.id,
      number,
      nextNoticeAt: nextNoticeAt(speaking(register, { ...fresh, countFrom: null, snoozedUntil: null })),
    },
  })
  return row.id
}

export async function save(tx: Tx, register: RegisterAt, contact: Contact): Promise<void> {
  const { id, state, acceptedAt, acceptedBy, evidence, replacedById, rightSince, quietUntil } = contact
  await tx.contact.update({
    where: { id },
    data: {
      state,
      acceptedAt,
      acceptedBy,
      evidence,
      replacedById,
      rightSince,
      quietUntil,
      nextNoticeAt: nextNoticeAt(speaking(register, dated(contact))),
    },
  })
}

/** A contact that somebody is asked about. */
export interface Waiting {
  readonly contact: Contact
  readonly register: RegisterAt
}

/** Contacts that someone in Slack is linked to and has not acknowledged, or not for a year, over all registers. */
export async function listUnanswered(db: Db, workspace: string, user: string, today: Day): Promise<Waiting[]> {
  const rows = await db.contact.findMany({
    where: {
      workspace,
      user,
      register: { state: { notIn: [...silentStates] } },
      OR: [{ state: 'named' }, { state: 'accepted', rightSince: { lte: addMonths(today, -12) } }],
    },
    include: withRegister,
    orderBy: [{ registerId: 'asc' }, { number: 'asc' }],
  })
  return rows.map((row) => ({ contact: Contact.parse(row), register: registerAtOf(row.register) }))
}

/** Contacts who are not in Slack and of whom a steward was asked whether they are still right. */
export async function listAskedOf(db: Db, workspace: string, steward: string, today: Day): Promise<Waiting[]> {
  const rows = await db.contact.findMany({
    where: {
      workspace,
      user: null,
      state: { not: 'replaced' },
      rightSince: { lte: addMonths(today, -12) },
      register: { state: { notIn: [...silentStates] }, roster: { some: { user: steward, role: 'steward' } } },
    },
    include: withRegister,
    orderBy: [{ registerId: 'asc' }, { number: 'asc' }],
  })
  return rows.map((row) => ({ contact: Contact.parse(row), register: registerAtOf(row.register) }))
}

/** Whom a register names as contact reads it and can answer, with or without a place on the roster. */
export async function contactSeats(db: Db, registerId: string, user: string): Promise<Seat[]> {
  const rows = await db.sql.rows<{ party: string }>`
    SELECT "party" FROM "Contact" WHERE "registerId" = ${registerId} AND "user" = ${user} AND "state" <> 'replaced' ORDER BY "number"`
  return rows.map(({ party }) => ({ role: 'observer', party }))
}
