/** What platform's tests stand on: a real store in a temporary directory, a clock moved by hand, ports over plain values. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock, Day, Instant, TimeOfDay, Zone } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import type { Ports, RegisterAt } from './feature.js'
import type { Fields, Log } from './log.js'
import type { Store } from './store.js'
import { openStore } from './store.js'

export const workspace = 'T1'

/** A fresh directory that is removed when the test is over. */
export function temporaryDirectory(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'registrar-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

export async function openTemporaryStore(file = path.join(temporaryDirectory(), 'registrar.db')): Promise<Store> {
  const store = await openStore({ url: `file:${file}`, purpose: 'slack', log: keptLog() })
  onTestFinished(() => store.close())
  return store
}

export interface KeptLog extends Log {
  readonly lines: { readonly level: string; readonly message: string; readonly fields: Fields }[]
}

/** A log that a test can look into. */
export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = []
  const at =
    (level: string) =>
    (message: string, fields: Fields = {}): void => {
      lines.push({ level, message, fields })
    }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export interface HandClock extends Clock {
  set(to: string): void
  advance(ms: number): void
  ms(): number
}

/** @param start `2012-03-01T09:00` in UTC */
export function handClock(start: string): HandClock {
  let present = Date.parse(`${start}:00.000Z`)
  return {
    now: () => instantFromMs(present),
    set: (to) => {
      present = msOf(`${to}:00.000Z` as Instant)
    },
    advance: (ms) => {
      present += ms
    },
    ms: () => present,
  }
}

export function registerAt(over: Partial<RegisterAt> = {}): RegisterAt {
  return {
    id: 'r1',
    key: 'CSCC',
    title: null,
    state: 'active',
    zone: 'UTC' as Zone,
    at: '09:00' as TimeOfDay,
    holidays: [] as Day[],
    dayFirst: false,
    ladder: null,
    reviewLadder: null,
    answerLadder: null,
    overdue: null,
    initiated: null,
    homeChannel: 'C1',
    channels: ['C1'],
    parties: [],
    ...over,
  }
}

/** Ports over a list of registers; everyone in `stewards` stewards all of them. */
export function portsOver(registers: readonly RegisterAt[], stewards: readonly string[] = []): Ports {
  return {
    registersAt: async (_db, _workspace, channel) => registers.filter(({ channels }) => channels.includes(channel)),
    registerByKey: async (_db, _workspace, key) => registers.find((register) => register.key === key) ?? null,
    registerById: async (_db, _workspace, id) => registers.find((register) => register.id === id) ?? null,
    registerOfThread: async () => null,
    standpointOf: async (_db, _workspace, _id, user) => ({
      seats: stewards.includes(user) ? [{ role: 'steward', party: '' }] : [],
      stewards,
    }),
    stewardsOf: async () => stewards,
    stateAllows: () => ({ ok: true, value: null }),
  }
}
