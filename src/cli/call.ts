/** What one call of the command line is, and what all of them share: the store, refusals, output. */
import type { ParseArgsConfig } from 'node:util'
import type { Config } from '../config.js'
import { readConfig, readEnvironment } from '../config.js'
import { registerByKey } from '../features/registers/index.js'
import type { Problem } from '../kernel/problem.js'
import { systemClock } from '../platform/clock.js'
import type { RegisterAt } from '../platform/feature.js'
import { createLog } from '../platform/log.js'
import type { Store } from '../platform/store.js'
import { openStore } from '../platform/store.js'
import { servedWorkspace } from '../platform/workspace.js'

export interface Call {
  readonly name: string
  readonly usage: string
  readonly does: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  run(given: {
    readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>
    readonly words: readonly string[]
  }): Promise<number>
}

/** Said in one sentence on stderr, exit 1. */
export class CallRefusal extends Error {}
/** Wrong usage, exit 2. */
export class UsageProblem extends Error {}

/** Backticks are for Slack; a terminal needs none. */
export function refusalOf({ sentence, hint }: Problem): CallRefusal {
  return new CallRefusal((hint ? `${sentence} ${hint}` : sentence).replace(/`/g, ''))
}

export interface Opened {
  readonly store: Store
  readonly workspace: string
  readonly config: Config
}

/** Opens the store that the bot of this directory uses; it may be running. */
export async function withStore<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const config = readConfig(readEnvironment(process.cwd(), process.env))
  const log = createLog('off', systemClock)
  const store = await openStore({ url: config.databaseUrl, purpose: null, log })
  try {
    return await work({ store, workspace: await servedWorkspace(store), config })
  } finally {
    await store.close()
  }
}

/** @throws CallRefusal when the store holds no register of that key */
export async function findByKey({ store, workspace }: Opened, key: string): Promise<RegisterAt> {
  const register = await store.read((db) => registerByKey(db, workspace, key.toUpperCase()))
  if (!register) throw new CallRefusal(`There is no register ${key} in ${store.file}: see registrar list.`)
  return register
}

/** `1 entry`, `2 entries`. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`
}

export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2))
}
