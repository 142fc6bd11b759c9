/** SQL sent straight to Prisma's driver, past its client: on the same connection, in the same transaction, at a fifth of the cost. Decision 0031. */
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { Prisma } from '../generated/prisma/client.js'

/** Pieces of a statement: values joined by commas, a name that stands as it is, and text with holes of its own. */
export const { join, raw, sql: piece } = Prisma

/** What a statement's holes take; a piece becomes part of its text. */
export type Hole = string | number | boolean | null | Prisma.Sql

/** Statements whose values travel as parameters: `` sql.rows`SELECT "id" FROM "Register" WHERE "key" = ${key}` `` */
export interface Sql {
  /** Rows as the client would give them: by the names of their columns, JSON read, booleans as such. */
  rows<Row>(text: TemplateStringsArray, ...holes: readonly Hole[]): Promise<Row[]>
  /** @returns how many rows were written */
  run(text: TemplateStringsArray, ...holes: readonly Hole[]): Promise<number>
}

/** Makes the client's connection as Prisma's own factory does, and keeps hold of it and of the transaction that is open on it. */
export class Driver implements SqlDriverAdapterFactory {
  readonly provider: SqlDriverAdapterFactory['provider']
  readonly adapterName: string
  #connection: Sql | undefined
  #transaction: Sql | undefined

  constructor(private readonly factory: SqlDriverAdapterFactory) {
    this.provider = factory.provider
    this.adapterName = factory.adapterName
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.factory.connect()
    const begin = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const begun = await begin(level)
      this.#transaction = sqlOn(guarded(begun))
      return begun
    }
    this.#connection = sqlOn(adapter)
    return adapter
  }

  /** Outside of any transaction. */
  get sql(): Sql {
    if (!this.#connection) throw new Error('the client is not connected yet')
    return this.#connection
  }

  /** Of the transaction that was begun last: a connection has one at a time. */
  get transaction(): Sql {
    if (!this.#transaction) throw new Error('no transaction was begun yet')
    return this.#transaction
  }
}

/**
 * Prisma ends a transaction that takes too long while the work in it goes on; a statement of that work would then stand by
 * itself. So one that is over takes none.
 */
function guarded(begun: Transaction): SqlQueryable {
  const execute = begun.executeRaw.bind(begun)
  let over = false
  begun.executeRaw = (query) => {
    over ||= /^\s*(?:COMMIT|ROLLBACK)\b(?!\s+TO\b)/i.test(query.sql)
    return execute(query)
  }
  const refuse = async (): Promise<never> => {
    throw new Error('the transaction is over: it took too long, or its end was not waited for')
  }
  const { provider, adapterName } = begun
  return {
    provider,
    adapterName,
    queryRaw: (query) => (over ? refuse() : begun.queryRaw(query)),
    executeRaw: (query) => (over ? refuse() : execute(query)),
  }
}

function sqlOn(on: SqlQueryable): Sql {
  return {
    rows: async <Row>(text: TemplateStringsArray, ...holes: readonly Hole[]) => rowsOf(await on.queryRaw(queryOf(text, holes))) as Row[],
    run: (text, ...holes) => on.executeRaw(queryOf(text, holes)),
  }
}

/** The values are such that SQLite takes them; nothing is to be made of them on the way. */
const AS_IT_IS = { scalarType: 'unknown', arity: 'scalar' } as const

function queryOf(text: TemplateStringsArray, holes: readonly Hole[]): SqlQuery {
  const { sql, values } = piece(text, ...holes)
  return { sql, args: values, argTypes: values.map(() => AS_IT_IS) }
}

function rowsOf({ columnNames, columnTypes, rows }: SqlResultSet): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columnNames.map((name, at) => [name, cellOf(row[at], columnTypes[at])])))
}

function cellOf(value: unknown, type: SqlResultSet['columnTypes'][number] | undefined): unknown {
  if (value === null) return null
  if (type === ColumnTypeEnum.Boolean) return Boolean(value)
  return type === ColumnTypeEnum.Json && typeof value === 'string' ? JSON.parse(value) : value
}
