/** The store file as somebody beside the bots sees it: what is unfinished in it, its lock, its next write. */
import { watch } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

export interface Message {
  readonly id: string
  readonly kind: string
  readonly key: string
  readonly destination: string
  readonly state: string
}

export interface Said {
  readonly outboxId: string
  readonly destination: string
  readonly ref: string
  readonly stage: string
  readonly day: string
}

export interface Book {
  /** Things due by then that no tick has planned yet. */
  unplanned(instant: string): number
  /** Messages neither in Slack as they ought to be nor given up, and notices in no message. */
  unfinished(): number
  /** In words, for who waits in vain. */
  openRows(): string
  messages(): Message[]
  notices(): Said[]
  /** `CSCC-M3` and the day it is due. */
  milestones(): { readonly ref: string; readonly due: string }[]
  /** Entries of the history about a thing, of one kind. */
  entries(ref: string, kind: string): number
  remarks(): number
  /** States of the slow work, oldest first. */
  jobs(): string[]
  /** What was held by a process that has died is free, as it is once its time has run out. */
  leasesEnd(): void
  /** Nobody can write until the given function is called. */
  lock(): () => void
  /** Resolves at the next write to the file's log. */
  written(): { readonly seen: Promise<void>; stop(): void }
  close(): void
}

export function openBook(file: string): Book {
  const db = new Database(file, { timeout: 10_000 })
  const count = (sql: string, ...values: string[]): number => (db.prepare(sql).get(...values) as { count: number }).count
  return {
    unplanned: (instant) =>
      count(`SELECT count(*) AS count FROM Milestone WHERE nextNoticeAt <= ?`, instant) +
      count(`SELECT count(*) AS count FROM Review WHERE nextNoticeAt <= ?`, instant),
    unfinished: () =>
      count(`SELECT count(*) AS count FROM Outbox WHERE state NOT IN ('sent', 'dropped')`) +
      count(`SELECT count(*) AS count FROM Notice WHERE state = 'pending'`),
    openRows: () =>
      JSON.stringify([
        db.prepare(`SELECT key, state, attempts, leaseUntil, lastError FROM Outbox WHERE state NOT IN ('sent', 'dropped')`).all(),
        db.prepare(`SELECT key, destination FROM Notice WHERE state = 'pending'`).all(),
      ]),
    messages: () => db.prepare(`SELECT id, kind, key, destination, state FROM Outbox ORDER BY id`).all() as Message[],
    notices: () =>
      db
        .prepare(
          `SELECT outboxId, destination, ref, stage, substr(at, 1, 10) AS day FROM Notice
           WHERE kind = 'milestone' AND state = 'attached' ORDER BY at, destination, ref`,
        )
        .all() as Said[],
    milestones: () =>
      db
        .prepare(
          `SELECT Register.key || '-M' || number AS ref, dueDay AS due FROM Milestone JOIN Register ON Register.id = registerId
           ORDER BY ref`,
        )
        .all() as { ref: string; due: string }[],
    entries: (ref, kind) => count(`SELECT count(*) AS count FROM AuditEntry WHERE ref = ? AND kind = ?`, ref, kind),
    remarks: () => count(`SELECT count(*) AS count FROM Feedback`),
    jobs: () => (db.prepare(`SELECT state FROM Job ORDER BY createdAt, id`).all() as { state: string }[]).map(({ state }) => state),
    leasesEnd: () => void db.prepare(`UPDATE Job SET leaseUntil = '2000-01-01T00:00:00.000Z' WHERE state = 'running'`).run(),
    lock: () => {
      db.exec('BEGIN IMMEDIATE')
      return () => void db.exec('ROLLBACK')
    },
    written: () => {
      const log = `${path.basename(file)}-wal`
      let stop = (): void => undefined
      const seen = new Promise<void>((resolve) => {
        const watcher = watch(path.dirname(file), (_event, name) => {
          if (name === log) resolve()
        })
        stop = () => watcher.close()
      })
      return { seen, stop }
    },
    close: () => void db.close(),
  }
}
