/** A tick reads what is due, however much is stored: by the plans of its queries and by the rows they give. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stored } from '../bench/stored.js'
import { closeStored, countNotices, prepareStored } from '../bench/stored.js'

interface Asked {
  readonly plans: ReadonlyMap<string, string>
  readonly rows: number
}

/** Listens to every statement that reads, on all connections of this process, while `work` runs. */
async function listening(stored: Stored, work: () => Promise<void>): Promise<Asked> {
  const original = Database.prototype.prepare
  const sources = new Set<string>()
  let rows = 0
  Database.prototype.prepare = function prepare(this: Database.Database, source: string) {
    const statement = original.call(this, source)
    if (!/^\s*(SELECT|UPDATE|DELETE)/i.test(source)) return statement
    sources.add(source)
    const all = statement.all.bind(statement) as (...given: unknown[]) => unknown[]
    statement.all = (...given: unknown[]) => {
      const found = all(...given)
      rows += found.length
      return found
    }
    return statement
  } as typeof original
  try {
    await work()
  } finally {
    Database.prototype.prepare = original
  }
  const plans = new Map<string, string>()
  for (const source of sources) {
    const places = (source.match(/\?/g) ?? []).map(() => null)
    const steps = stored.raw.prepare(`EXPLAIN QUERY PLAN ${source}`).all(...places) as { detail: string }[]
    plans.set(source, steps.map(({ detail }) => detail).join('; '))
  }
  return { plans, rows }
}

describe('a tick over many milestones of which 50 are due', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bounded-'))
  const asked: Asked[] = []
  const said: number[] = []
  beforeAll(async () => {
    for (const size of [1000, 100_000]) {
      const stored = await prepareStored(directory, size, 50)
      asked.push(await listening(stored, () => stored.tick.run()))
      said.push(countNotices(stored))
      await closeStored(stored)
    }
  }, 60_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('says each of the 50 once', () => {
    expect(said).toEqual([50, 50])
  })

  it('reads as many rows of 100,000 as of 1,000, and a bounded number for each', () => {
    const [few, many] = asked
    expect(many?.rows).toBe(few?.rows)
    expect(many?.rows).toBeGreaterThan(50)
    expect(many?.rows).toBeLessThan(50 * 12)
  })

  it('finds them by an index: no query scans a table that grows', () => {
    const plans = [...(asked[1]?.plans ?? [])]
    expect(plans.some(([source, plan]) => source.includes('Milestone') && plan.includes('nextNoticeAt'))).toBe(true)
    const scans = plans.filter(([, plan]) =>
      /SCAN (?:`?main`?\.)?`?(Milestone|Review|Notice|Outbox|Register|Showing|AuditEntry)\b/.test(plan),
    )
    expect(scans).toEqual([])
  })
})
