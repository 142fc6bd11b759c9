/** What a piece of work asks of the store: its statements with what SQLite does for each, and the rows they give. */
import Database from 'better-sqlite3'
import type { Stored } from '../bench/stored.js'

export interface Asked {
  /** Every statement that was run, with what SQLite does for it. */
  readonly plans: ReadonlyMap<string, string>
  readonly rows: number
}

/** Listens to every statement that reads, on all connections of this process, while `work` runs. */
export async function listening(stored: Stored, work: () => Promise<void>): Promise<Asked> {
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
    // No way past the count.
    for (const other of ['get', 'iterate'] as const)
      statement[other] = () => {
        throw new Error(`a row was read with ${other}, which is not counted here`)
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

/** Steps that walk through a whole table or a whole index, whatever its name; lists given with the query are no table. */
export function scansOf({ plans }: Asked): string[] {
  return [...plans].flatMap(([source, plan]) =>
    plan
      .split('; ')
      .filter((step) => /^SCAN (?!CONSTANT ROW|json_each|\(?subquery)/i.test(step))
      .map((step) => `${step}: ${source}`),
  )
}
