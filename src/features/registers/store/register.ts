/** Rows ⇄ registers; also the ports by which platform finds a register and what someone is in it. */
import { Prisma } from '../../../generated/prisma/client.js'
import type { Instant } from '../../../kernel/time.js'
import type { RegisterAt, Role, Seat } from '../../../platform/feature.js'
import type { Db, Tx } from '../../../platform/store.js'
import type { Gate, Home, NewRegister, Proposing, Register } from '../model.js'
import { Register as RegisterSchema, RegisterState, Section, Term } from '../model.js'

const inFull = {
  parties: { orderBy: { position: 'asc' } },
  approvals: { orderBy: { position: 'asc' } },
  gates: { orderBy: { position: 'asc' } },
  ipr: { orderBy: { position: 'asc' } },
} satisfies Prisma.RegisterInclude

export const withParties = { parties: { orderBy: { position: 'asc' } } } satisfies Prisma.RegisterInclude

type FullRow = Prisma.RegisterGetPayload<{ include: typeof inFull }>
type PartyRow = Prisma.RegisterGetPayload<{ include: typeof withParties }>

function registerOf(row: FullRow): Register {
  return RegisterSchema.parse({
    ...row,
    settings: settingsOf(row),
    approvals: row.approvals.map((one) => ({ ...one, on: one.decidedOn })),
    gates: row.gates.map((one) => ({ ...one, from: one.fromParty, to: one.toParty })),
    ipr: row.ipr.map(({ text }) => text),
  })
}

/** As every act reads it: without the document, which may be long. */
const SPOKEN = [
  ...['id', 'key', 'title', 'state', 'initiated', 'homeChannel'],
  ...['zone', 'at', 'holidays', 'ladder', 'overdue', 'dayFirst', 'proposing', 'acknowledge', 'expires', 'noticePeriod'],
] as const
type SpokenRow = Pick<PartyRow, (typeof SPOKEN)[number]>
type SpokenParty = Pick<PartyRow['parties'][number], 'registerId' | 'short' | 'channel'>

/** Registers in the order of their keys, by two looks. */
async function listSpoken(db: Db, where: Prisma.Sql): Promise<RegisterAt[]> {
  const rows = await db.sql.rows<SpokenRow>`SELECT ${columns} FROM "Register" WHERE ${where} ORDER BY "key"`
  if (rows.length === 0) return []
  const parties = await db.sql.rows<SpokenParty>`
    SELECT "registerId", "short", "channel" FROM "Party" WHERE "registerId" IN (${Prisma.join(rows.map(({ id }) => id))}) ORDER BY "position"`
  return rows.map((row) => registerAtOf({ ...row, parties: parties.filter(({ registerId }) => registerId === row.id) }))
}

const columns = Prisma.raw(SPOKEN.map((name) => `"${name}"`).join(', '))

type Settled = 'zone' | 'at' | 'holidays' | 'ladder' | 'overdue' | 'dayFirst' | 'proposing' | 'acknowledge' | 'expires' | 'noticePeriod'

function settingsOf(row: Pick<PartyRow, Settled>): unknown {
  const { zone, at, holidays, ladder, overdue, dayFirst, proposing, acknowledge, expires, noticePeriod } = row
  return { zone, at, holidays, ladder, overdue, dayFirst, proposing, acknowledge, expires, notice: noticePeriod }
}

/** Made once: a schema compiles when it is made. */
const Speaking = RegisterSchema.pick({ initiated: true, settings: true })

/** What platform and other slices need of a register's row. */
export function registerAtOf(row: SpokenRow & { readonly parties: readonly Omit<SpokenParty, 'registerId'>[] }): RegisterAt {
  const full = Speaking.parse({ initiated: row.initiated, settings: settingsOf(row) })
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    state: row.state,
    zone: full.settings.zone,
    at: full.settings.at,
    holidays: full.settings.holidays,
    dayFirst: full.settings.dayFirst,
    ladder: full.settings.ladder?.before ?? null,
    reviewLadder: full.settings.ladder?.reviews ?? null,
    answerLadder: full.settings.ladder?.answers ?? null,
    overdue: full.settings.overdue,
    initiated: full.initiated,
    homeChannel: row.homeChannel,
    channels: [row.homeChannel, ...row.parties.map(({ channel }) => channel)].filter((channel) => channel !== null),
    parties: row.parties.map(({ short, channel }) => ({ short, channel })),
  }
}

export async function registersAt(db: Db, workspace: string, channel: string): Promise<RegisterAt[]> {
  // Their ids first: asked for by either channel at once, SQLite would walk through all registers and all parties.
  const bound = Prisma.sql`
    SELECT "id" FROM "Register" WHERE "workspace" = ${workspace} AND "homeChannel" = ${channel}
    UNION SELECT "registerId" FROM "Party" WHERE "workspace" = ${workspace} AND "channel" = ${channel}`
  return listSpoken(db, Prisma.sql`"id" IN (${bound})`)
}

export async function registerByKey(db: Db, workspace: string, key: string): Promise<RegisterAt | null> {
  const [found] = await listSpoken(db, Prisma.sql`"workspace" = ${workspace} AND "key" = ${key}`)
  return found ?? null
}

export async function registerById(db: Db, workspace: string, id: string): Promise<RegisterAt | null> {
  const [found] = await listSpoken(db, Prisma.sql`"id" = ${id} AND "workspace" || '' = ${workspace}`)
  return found ?? null
}

export async function listAll(db: Db, workspace: string): Promise<RegisterAt[]> {
  const rows = await db.register.findMany({ where: { workspace }, include: withParties, orderBy: { key: 'asc' } })
  return rows.map(registerAtOf)
}

/** The register whose message began a thread. */
export async function registerOfThread(db: Db, workspace: string, channel: string, thread: string): Promise<string | null> {
  const row = await db.outbox.findFirst({ where: { workspace, channel, ts: thread }, select: { subject: true } })
  const subject = row?.subject
  return typeof subject === 'object' && subject !== null && 'register' in subject && typeof subject.register === 'string'
    ? subject.register
    : null
}

/** Where the message of a key stands in Slack, so that others can stand in its thread; null while it is not there. */
export async function threadOf(db: Db, workspace: string, key: string): Promise<{ channel: string; thread: string } | null> {
  const row = await db.outbox.findUnique({ where: { workspace_key: { workspace, key } }, select: { channel: true, ts: true } })
  return row?.channel && row.ts ? { channel: row.channel, thread: row.ts } : null
}

export async function seatsOf(db: Db, registerId: string, user: string): Promise<Seat[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId, user }, orderBy: [{ role: 'asc' }, { party: 'asc' }] })
  return rows.map(({ role, party }) => ({ role: role as Role, party }))
}

/** Someone's seats and the stewards, by one look at the roster. */
export async function standpointOf(db: Db, registerId: string, user: string): Promise<{ seats: Seat[]; stewards: string[] }> {
  const rows = await db.sql.rows<{ user: string; role: string; party: string }>`
    SELECT "user", "role", "party" FROM "RosterEntry"
    WHERE "registerId" = ${registerId} AND ("user" = ${user} OR "role" = 'steward') ORDER BY "addedAt", "id"`
  const own = rows.filter((row) => row.user === user).map(({ role, party }) => ({ role: role as Role, party }))
  return {
    seats: own.sort((a, b) => a.role.localeCompare(b.role) || a.party.localeCompare(b.party)),
    stewards: [...new Set(rows.filter(({ role }) => role === 'steward').map((row) => row.user))],
  }
}

export async function stewardsOf(db: Db, registerId: string): Promise<string[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId, role: 'steward' }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] })
  return [...new Set(rows.map(({ user }) => user))]
}

/** Parties that have an approver on the roster. */
export async function approvingParties(db: Db, registerId: string): Promise<string[]> {
  const rows = await db.rosterEntry.findMany({ where: { registerId, role: 'approver' }, orderBy: { party: 'asc' } })
  return [...new Set(rows.map(({ party }) => party))]
}

export async function findFull(db: Db, registerId: string): Promise<Register> {
  return registerOf(await db.register.findUniqueOrThrow({ where: { id: registerId }, include: inFull }))
}

/** Registers that someone may read from a place: those they have a seat in and those bound here; all for an admin. */
export async function listReadable(
  db: Db,
  workspace: string,
  who: { readonly user: string; readonly all: boolean; readonly channel: string | null },
  page: { readonly skip: number; readonly take: number },
): Promise<{ registers: Register[]; total: number }> {
  const here = who.channel ? [{ homeChannel: who.channel }, { parties: { some: { channel: who.channel } } }] : []
  const where: Prisma.RegisterWhereInput = { workspace, ...(who.all ? {} : { OR: [{ roster: { some: { user: who.user } } }, ...here] }) }
  const [rows, total] = await Promise.all([
    db.register.findMany({ where, include: inFull, orderBy: { key: 'asc' }, ...page }),
    db.register.count({ where }),
  ])
  return { registers: rows.map(registerOf), total }
}

/** Registers in which someone has a seat. */
export async function listSeated(db: Db, workspace: string, user: string): Promise<{ register: Register; at: RegisterAt }[]> {
  const rows = await db.register.findMany({
    where: { workspace, roster: { some: { user } } },
    include: inFull,
    orderBy: { key: 'asc' },
  })
  return rows.map((row) => ({ register: registerOf(row), at: registerAtOf(row) }))
}

export async function takenKeys(db: Db, workspace: string): Promise<Set<string>> {
  const rows = await db.register.findMany({ where: { workspace }, select: { key: true }, orderBy: { key: 'asc' } })
  return new Set(rows.map(({ key }) => key))
}

/** The register whose document, or that of one of its versions, is the same text. */
export async function findSameText(db: Db, workspace: string, foldedHash: string): Promise<RegisterAt | null> {
  const row = await db.register.findFirst({
    where: { workspace, OR: [{ foldedHash }, { versions: { some: { foldedHash, state: { not: 'dropped' } } } }] },
    include: withParties,
    orderBy: { createdAt: 'asc' },
  })
  return row && registerAtOf(row)
}

export async function listSections(db: Db, registerId: string): Promise<Section[]> {
  const rows = await db.section.findMany({ where: { registerId }, orderBy: { position: 'asc' } })
  return rows.map((row) => Section.parse(row))
}

/** Terms that stand. */
export async function listTerms(db: Db, registerId: string): Promise<Term[]> {
  return (await listAllTerms(db, registerId)).filter(({ state }) => state === 'stands')
}

/** Those dropped as well: numbers are never given twice. */
export async function listAllTerms(db: Db, registerId: string): Promise<Term[]> {
  const rows = await db.term.findMany({ where: { registerId }, orderBy: { number: 'asc' } })
  return rows.map((row) => Term.parse(row))
}

/** Keeps a new register; without stewards admins act. */
export async function create(
  tx: Tx,
  workspace: string,
  made: NewRegister,
  stewards: readonly string[],
  by: string,
  now: Instant,
): Promise<RegisterAt> {
  const at = (position: number): { workspace: string; position: number } => ({ workspace, position })
  const row = await tx.register.create({
    data: {
      workspace,
      key: made.key,
      title: made.title,
      version: made.version,
      state: 'draft',
      zone: made.zone,
      at: '09:00',
      holidays: [],
      dayFirst: made.dayFirst,
      text: made.text,
      foldedHash: made.foldedHash,
      createdBy: by,
      createdAt: now,
      ...(made.initiated ? { initiated: made.initiated } : {}),
      ...(made.approvalTarget ? { approvalTarget: made.approvalTarget } : {}),
      ...(made.partnerDocument ? { partnerDocument: made.partnerDocument } : {}),
      ...(made.cadence ? { cadence: made.cadence } : {}),
      parties: { create: made.parties.map(({ name, short }, position) => ({ ...at(position), name, short })) },
      sections: { create: made.sections.map(({ heading, kind, text }, position) => ({ ...at(position), heading, kind, text })) },
      terms: { create: made.terms.map(({ label, text }, position) => ({ workspace, number: position + 1, label, text })) },
      gates: {
        create: made.gates.map((gate, position) => ({
          ...at(position),
          fromParty: gate.from,
          toParty: gate.to,
          completeness: gate.completeness,
          reviews: gate.reviews,
        })),
      },
      ipr: { create: made.ipr.map((text, position) => ({ ...at(position), text })) },
      approvals: {
        create: made.approvals.map(({ party, body, resolution, on }, position) => ({
          ...at(position),
          version: made.version,
          party,
          body,
          resolution,
          ...(on ? { decidedOn: on } : {}),
        })),
      },
      roster: { create: stewards.map((user) => ({ workspace, user, role: 'steward', party: '', addedBy: by, addedAt: now })) },
    },
    include: withParties,
  })
  return registerAtOf(row)
}

/** Keeps what rules may change of a register itself. */
export async function save(tx: Tx, register: Register): Promise<RegisterAt> {
  const { settings } = register
  for (const party of register.parties) {
    await tx.party.updateMany({
      where: { registerId: register.id, short: party.short },
      data: { channel: party.channel, name: party.name },
    })
  }
  const row = await tx.register.update({
    where: { id: register.id },
    data: {
      title: register.title,
      version: register.version,
      state: register.state,
      homeChannel: register.homeChannel,
      zone: settings.zone,
      at: settings.at,
      holidays: settings.holidays,
      ladder: settings.ladder ?? Prisma.DbNull,
      overdue: settings.overdue ?? Prisma.DbNull,
      dayFirst: settings.dayFirst,
      proposing: settings.proposing,
      acknowledge: settings.acknowledge,
      expires: settings.expires ?? Prisma.DbNull,
      noticePeriod: settings.notice ?? Prisma.DbNull,
      cadence: register.cadence ?? Prisma.DbNull,
      revision: { increment: 1 },
      ...(register.initiated ? { initiated: register.initiated } : {}),
      ...(register.partnerDocument ? { partnerDocument: register.partnerDocument } : {}),
    },
    include: withParties,
  })
  return registerAtOf(row)
}

/** What decides whether a change to what was agreed is made at once, as the row is now. */
export async function proposingOf(db: Db, registerId: string): Promise<Proposing> {
  const [row] = await db.sql.rows<{
    state: string
    proposing: boolean
  }>`SELECT "state", "proposing" FROM "Register" WHERE "id" = ${registerId}`
  if (!row) throw new Error(`there is no register ${registerId}`)
  return { state: RegisterState.parse(row.state), settings: { proposing: row.proposing } }
}

/** The document that a register was read from, as it was, and its hash after folding. */
export async function findText(db: Db, registerId: string): Promise<{ text: string; foldedHash: string }> {
  return db.register.findUniqueOrThrow({ where: { id: registerId }, select: { text: true, foldedHash: true } })
}

/** Keeps a register that was exported: as `create`, and then in the state, with the settings and the approvals that it had. */
export async function createAgain(
  tx: Tx,
  workspace: string,
  made: NewRegister,
  register: Omit<Register, 'id' | 'workspace'>,
  terms: readonly Term[],
  by: string,
  now: Instant,
): Promise<RegisterAt> {
  const { id } = await create(tx, workspace, made, [], by, now)
  for (const [position, { version }] of register.approvals.entries())
    await tx.recordedApproval.update({ where: { registerId_position: { registerId: id, position } }, data: { version } })
  for (const term of terms) if (term.state === 'dropped') await saveTerm(tx, { workspace, registerId: id }, term)
  return save(tx, { ...register, id, workspace })
}

export async function saveBoundAt(tx: Tx, registerId: string, now: Instant): Promise<void> {
  await tx.register.update({ where: { id: registerId }, data: { boundAt: now } })
}

/** Keeps a term under its number, new or known. */
export async function saveTerm(tx: Tx, { workspace, registerId }: Home, { number, ...data }: Term): Promise<void> {
  await tx.term.upsert({
    where: { registerId_number: { registerId, number } },
    create: { workspace, registerId, number, ...data },
    update: data,
  })
}

/** Keeps the gate from one party to another, new or known; null takes it out. */
export async function saveGate(
  tx: Tx,
  { workspace, registerId }: Home,
  { from, to }: Pick<Gate, 'from' | 'to'>,
  gate: Gate | null,
): Promise<void> {
  const gates = await tx.gate.findMany({ where: { registerId }, orderBy: { position: 'asc' } })
  const known = gates.find(({ fromParty, toParty }) => fromParty === from && toParty === to)
  if (known && gate === null) await tx.gate.delete({ where: { id: known.id } })
  if (gate === null) return
  const data = { completeness: gate.completeness, reviews: gate.reviews }
  if (known) await tx.gate.update({ where: { id: known.id }, data })
  else {
    const position = (gates.at(-1)?.position ?? -1) + 1
    await tx.gate.create({ data: { workspace, registerId, position, fromParty: from, toParty: to, ...data } })
  }
}

/** Puts one notice on rights in the place of another; null on either side adds or takes out. False where that other is no longer there. */
export async function saveIpr(tx: Tx, { workspace, registerId }: Home, before: string | null, after: string | null): Promise<boolean> {
  const notices = await tx.iprNotice.findMany({ where: { registerId }, orderBy: { position: 'asc' } })
  const known = notices.find(({ text }) => text === before)
  if (before !== null && !known) return false
  if (known && after === null) await tx.iprNotice.delete({ where: { id: known.id } })
  else if (known && after !== null) await tx.iprNotice.update({ where: { id: known.id }, data: { text: after } })
  else if (after !== null)
    await tx.iprNotice.create({ data: { workspace, registerId, position: (notices.at(-1)?.position ?? -1) + 1, text: after } })
  return true
}

/** Keeps the words of the section with a heading, new or known; null takes it out. */
export async function saveSection(
  tx: Tx,
  { workspace, registerId }: Home,
  { heading, kind }: Pick<Section, 'heading' | 'kind'>,
  text: string | null,
): Promise<void> {
  const sections = await tx.section.findMany({ where: { registerId }, orderBy: { position: 'asc' } })
  const known = sections.find((one) => one.heading === heading)
  if (known && text === null) await tx.section.delete({ where: { id: known.id } })
  else if (known) await tx.section.update({ where: { id: known.id }, data: { text: text ?? '' } })
  else if (text !== null)
    await tx.section.create({ data: { workspace, registerId, position: (sections.at(-1)?.position ?? -1) + 1, heading, kind, text } })
}
