/** Several lanes at once, each with its own store and workspace, and what all of them come to. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { LaneFigures } from './lane.js'
import { liveLane } from './lane.js'
import { buildProgram } from './seat.js'
import { stepNames } from './steps.js'

export interface CrashOptions {
  readonly kills: number
  /** Stores with their workspaces; on each second one two bots run. */
  readonly lanes: number
  /** A whole number; the same one is to die at the same steps in the same order. */
  readonly seed: number
  readonly onSeed?: (seed: number) => void
}

export interface CrashFigures {
  readonly seed: number
  readonly tookMs: number
  readonly lanes: readonly LaneFigures[]
}

/** Longer than anything a bot does between claiming and posting, and short enough to wait for hundreds of times. */
const LEASE_MS = 3000

export async function crash(options: CrashOptions): Promise<CrashFigures> {
  const { kills, lanes, seed } = options
  options.onSeed?.(seed)
  const from = performance.now()
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-crash-'))
  const { program, remove } = await buildProgram(LEASE_MS)
  const ending = new AbortController()
  try {
    const lived = await Promise.allSettled(
      Array.from({ length: lanes }, async (_, index) => {
        const lane = liveLane({
          name: `lane-${index + 1}`,
          seed: seed + index,
          deaths: { seed, start: index / lanes },
          kills: Math.ceil((kills * (index + 1)) / lanes) - Math.ceil((kills * index) / lanes),
          bots: index % 2 === 0 ? 1 : 2,
          program,
          directory,
          ended: ending.signal,
        })
        lane.catch((error: unknown) => ending.abort(error))
        return lane
      }),
    )
    ending.signal.throwIfAborted()
    const figures = lived.flatMap((lane) => (lane.status === 'fulfilled' ? [lane.value] : []))
    return { seed, tookMs: performance.now() - from, lanes: figures }
  } finally {
    remove()
    rmSync(directory, { recursive: true, force: true })
  }
}

const sum = (lanes: readonly LaneFigures[], of: (lane: LaneFigures) => number): number => lanes.reduce((total, lane) => total + of(lane), 0)

export function killsOf({ lanes }: CrashFigures): number {
  return sum(lanes, ({ kills }) => Object.values(kills).reduce((total, count) => total + count, 0))
}

/** Everything said exactly once, every chain whole, nobody complained. */
export function isRight({ lanes }: CrashFigures): boolean {
  return lanes.every(
    ({ verdict, chainBrokenAt, complaints }) =>
      verdict.wrong.length === 0 && verdict.once === verdict.expected && chainBrokenAt === null && complaints.length === 0,
  )
}

export function tableOf(figures: CrashFigures): string {
  const { lanes, seed, tookMs } = figures
  const faults = [...new Set(lanes.flatMap((lane) => Object.keys(lane.faults)))].sort()
  const rows: [string, ...(string | number)[]][] = [
    ['', ...lanes.map(({ name }) => name), 'all'],
    ...counted('bots at once', ({ bots }) => bots),
    ...counted('mornings', ({ mornings }) => mornings),
    ...counted('starts of a process', ({ starts }) => starts),
    ...counted('kills', ({ kills }) => Object.values(kills).reduce((total, count) => total + count, 0)),
    ...stepNames.flatMap((step) => counted(`  ${step}`, ({ kills }) => kills[step] ?? 0)),
    ...faults.flatMap((fault) => counted(`fault: ${fault}`, (lane) => lane.faults[fault] ?? 0)),
    ...counted('acts of people', ({ acts }) => acts),
    ...counted('messages', ({ messages }) => messages),
    ...counted('notices expected', ({ verdict }) => verdict.expected),
    ...counted('  delivered once', ({ verdict }) => verdict.once),
    ...counted('  lost', ({ verdict }) => verdict.lost),
    ...counted('  doubled', ({ verdict }) => verdict.doubled),
    ...counted('  invented', ({ verdict }) => verdict.invented),
    ...counted('errors logged', ({ errors }) => errors.length),
    ...counted('audit entries', ({ entries }) => entries),
    ['audit chain', ...lanes.map(({ chainBrokenAt }) => (chainBrokenAt === null ? 'whole' : `broken at ${chainBrokenAt}`)), ''],
  ]
  function counted(what: string, of: (lane: LaneFigures) => number): [string, ...number[]][] {
    return [[what, ...lanes.map(of), sum(lanes, of)]]
  }
  const wrong = lanes.flatMap(({ name, verdict, complaints }) =>
    [...verdict.wrong, ...complaints].map((words) => `${name}: WRONG ${words}`),
  )
  const errors = lanes.flatMap((lane) => lane.errors.map((line) => `${lane.name}: ${line.slice(0, 300)}`))
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)))
  const table = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell).padStart(widths[column] ?? 0))).join('  '),
  )
  const said = isRight(figures) ? 'every notice came exactly once' : 'NOT every notice came exactly once'
  return [
    ...table,
    ...errors.slice(0, 10),
    ...wrong,
    `${killsOf(figures)} kills in ${Math.round(tookMs / 1000)} s with seed ${seed}: ${said}`,
  ].join('\n')
}
