/** Rows ⇄ contacts. */
import type { Seat } from '../../platform/feature.js'
import type { Db, Tx } from '../../platform/store.js'
import type { Particulars } from './model.js'
import { Contact } from './model.js'

export interface Home {
  readonly workspace: string
  readonly registerId: string
}

export async function listContacts(db: Db, registerId: string): Promise<Contact[]> {
  const rows = await db.contact.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Contact.parse(row))
}

export async function findContact(db: Db, registerId: string, number: number): Promise<Contact | null> {
  const row = await db.contact.findUnique({ where: { registerId_number: { registerId, number } } })
  return row && Contact.parse(row)
}

export async function nextNumber(db: Db, registerId: string): Promise<number> {
  const last = await db.contact.findFirst({ where: { registerId }, orderBy: { number: 'desc' }, select: { number: true } })
  return (last?.number ?? 0) + 1
}

export async function insert(tx: Tx, home: Home, number: number, particulars: Particulars): Promise<string> {
  const row = await tx.contact.create({ data: { ...home, ...particulars, number, state: 'named' } })
  return row.id
}

export async function save(tx: Tx, { id, state, acceptedAt, acceptedBy, evidence, replacedById }: Contact): Promise<void> {
  await tx.contact.update({ where: { id }, data: { state, acceptedAt, acceptedBy, evidence, replacedById } })
}

/** Contacts that someone in Slack is linked to and has not acknowledged, over all registers. */
export async function listUnanswered(
  db: Db,
  workspace: string,
  user: string,
): Promise<{ contact: Contact; registerId: string; key: string }[]> {
  const rows = await db.contact.findMany({
    where: { workspace, user, state: 'named', register: { state: { notIn: ['superseded', 'ended', 'expired'] } } },
    include: { register: { select: { key: true } } },
    orderBy: [{ registerId: 'asc' }, { number: 'asc' }],
    take: 50,
  })
  return rows.map((row) => ({ contact: Contact.parse(row), registerId: row.registerId, key: row.register.key }))
}

/** Whom a register names as contact reads it and can answer, with or without a place on the roster. */
export async function contactSeats(db: Db, registerId: string, user: string): Promise<Seat[]> {
  const rows = await db.contact.findMany({ where: { registerId, user, state: { not: 'replaced' } }, orderBy: { number: 'asc' } })
  return rows.map(({ party }) => ({ role: 'observer', party }))
}
