/** A store with many milestones of which few are due, and a tick over it that plans and delivers nothing. */
import path from 'node:path'
import Database from 'better-sqlite3'
import { assembleAll, ports } from '../../src/app.js'
import type { Clock } from '../../src/kernel/time.js'
import { instantFromMs } from '../../src/kernel/time.js'
import { createLog } from '../../src/platform/log.js'
import type { Store } from '../../src/platform/store.js'
import { openStore } from '../../src/platform/store.js'
import type { Tick } from '../../src/platform/tick.js'
import { createTick } from '../../src/platform/tick.js'

export const WORKSPACE = 'T0BENCH'
const NOW = '2012-03-01T09:00:00.000Z'
/** 30 days after the morning of the run: its first stage is due then. */
const DUE_DAY = '2012-03-31'

export interface Stored {
  readonly size: number
  readonly store: Store
  readonly tick: Tick
  readonly raw: Database.Database
}

const nothing = async (): Promise<void> => undefined
export const clock: Clock = { now: () => instantFromMs(Date.parse(NOW)) }

function fill(raw: Database.Database, size: number, dueCount: number, registers: number): void {
  const register = raw.prepare(
    `INSERT INTO Register (id, workspace, "key", state, zone, at, holidays, text, foldedHash, homeChannel, createdBy, createdAt)
     VALUES (?, ?, ?, 'active', 'UTC', '09:00', '[]', '', '', ?, 'U0', '2011-11-01T00:00:00.000Z')`,
  )
  const milestone = raw.prepare(
    `INSERT INTO Milestone (id, workspace, registerId, number, text, parties, due, dueDay, firstDue, state, createdAt, quietUntil, nextNoticeAt)
     VALUES (?, ?, ?, ?, 'A profile for the management of virtual machines', '[]', ?, ?, ?, 'open', '2011-11-01T00:00:00.000Z', '2011-11-01T00:00:00.000Z', ?)`,
  )
  const later = JSON.stringify({ written: '2013-06-28', from: '2013-06-28', to: '2013-06-28', precision: 'day' })
  const soon = JSON.stringify({ written: DUE_DAY, from: DUE_DAY, to: DUE_DAY, precision: 'day' })
  raw.transaction(() => {
    for (let index = 0; index < registers; index += 1) register.run(`r${index}`, WORKSPACE, `R${index}`, `C${index}`)
    for (let index = 0; index < size; index += 1) {
      // Spread over the whole table and over the registers, as what falls due is.
      const step = size / dueCount
      const due = index % step === 0
      const home = `r${(due ? index / step : index) % registers}`
      const number = index + 1
      if (due) milestone.run(`m${index}`, WORKSPACE, home, number, soon, DUE_DAY, soon, NOW)
      else milestone.run(`m${index}`, WORKSPACE, home, number, later, '2013-06-28', later, '2013-05-29T09:00:00.000Z')
    }
  })()
}

/**
 * @param due how many of the `size` milestones are due at the moment the tick runs; divides `size`
 * @param registers over which they are spread, each with a home channel `C0`, `C1`, …
 */
export async function prepareStored(directory: string, size: number, due: number, registers = 50): Promise<Stored> {
  const file = path.join(directory, `${size}.db`)
  const log = createLog('error', clock, (line) => process.stderr.write(`${line}\n`))
  const store = await openStore({ url: `file:${file}`, purpose: 'playground', log })
  const raw = new Database(file)
  fill(raw, size, due, registers)
  const tick = createTick({
    store,
    registry: assembleAll(),
    ports,
    clock,
    log,
    workspace: WORKSPACE,
    delivery: {
      run: nothing,
      wake: () => undefined,
      health: () => ({ ok: true, why: null }),
      release: nothing,
      settled: nothing,
      stop: nothing,
    },
    jobs: { run: nothing, wake: () => undefined, settled: nothing },
  })
  return { size, store, tick, raw }
}

/** As it was before the tick. */
export function rewind({ raw }: Stored): void {
  raw.transaction(() => {
    raw.exec('DELETE FROM Notice; DELETE FROM Outbox;')
    raw
      .prepare(`UPDATE Milestone SET nextNoticeAt = ?, quietUntil = '2011-11-01T00:00:00.000Z' WHERE dueDay = ? AND nextNoticeAt != ?`)
      .run(NOW, DUE_DAY, NOW)
  })()
}

export function countNotices({ raw }: Stored): number {
  return (raw.prepare('SELECT count(*) AS count FROM Notice').get() as { count: number }).count
}

export async function closeStored({ raw, store }: Stored): Promise<void> {
  raw.close()
  await store.close()
}
