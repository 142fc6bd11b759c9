/** Rows of documents being read: from the upload to *Save*. */
import type { Prisma } from '../../generated/prisma/client.js'
import type { Instant } from '../../kernel/time.js'
import type { Db, Tx } from '../../platform/store.js'
import { Reading } from './model.js'

export type ReadingState = 'reading' | 'open' | 'saved' | 'refused'

export interface KeptReading {
  readonly id: string
  readonly state: ReadingState
  readonly startedBy: string
  readonly channel: string | null
  readonly thread: string | null
  readonly file: string
  readonly text: string
  readonly foldedHash: string
  readonly reading: Reading | null
  readonly registerId: string | null
  readonly answers: Readonly<Record<string, string>>
}

export async function startReading(
  tx: Tx,
  begun: {
    readonly workspace: string
    readonly startedBy: string
    readonly channel: string | null
    readonly thread: string | null
    readonly file: string
    readonly now: Instant
  },
): Promise<string> {
  const { workspace, startedBy, channel, thread, file, now } = begun
  const row = await tx.reading.create({
    data: { workspace, state: 'reading', startedBy, channel, thread, file, text: '', foldedHash: '', createdAt: now },
  })
  return row.id
}

export async function findReading(db: Db, workspace: string, id: string): Promise<KeptReading | null> {
  const row = await db.reading.findFirst({ where: { workspace, id } })
  if (!row) return null
  const result = row.result as { reading?: unknown; answers?: Record<string, string> } | null
  return {
    id: row.id,
    state: row.state as ReadingState,
    startedBy: row.startedBy,
    channel: row.channel,
    thread: row.thread,
    file: row.file,
    text: row.text,
    foldedHash: row.foldedHash,
    reading: result?.reading ? Reading.parse(result.reading) : null,
    registerId: row.registerId,
    answers: result?.answers ?? {},
  }
}

export async function keepReading(
  tx: Tx,
  id: string,
  read: {
    readonly file: string
    readonly text: string
    readonly foldedHash: string
    readonly reading: Reading
    readonly dayFirst: boolean
  },
): Promise<void> {
  await tx.reading.update({
    where: { id },
    data: {
      state: 'open',
      file: read.file,
      text: read.text,
      foldedHash: read.foldedHash,
      result: json({ reading: read.reading, answers: { dayfirst: read.dayFirst ? 'yes' : 'no' } }),
    },
  })
}

export async function keepAnswers(tx: Tx, id: string, reading: Reading, answers: Readonly<Record<string, string>>): Promise<void> {
  await tx.reading.update({ where: { id }, data: { result: json({ reading, answers }) } })
}

export async function refuseReading(tx: Tx, id: string, problem: string): Promise<void> {
  await tx.reading.update({ where: { id }, data: { state: 'refused', problem } })
}

export async function closeReading(tx: Tx, id: string, registerId: string): Promise<void> {
  await tx.reading.update({ where: { id }, data: { state: 'saved', registerId } })
}

function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue
}
