/** A bot's place at a workspace: its process is started, killed with SIGKILL, and started again. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import type { Playground } from '../../src/playground/index.js'
import { projectRoot } from '../world/shared.js'
import type { Gate } from './gate.js'
import { openGate } from './gate.js'

export interface Seat {
  readonly gate: Gate
  /** Starts it unless it lives; it is not ready yet. */
  start(): void
  /** Resolves when it has said that it is ready. */
  ready(): Promise<void>
  /** False when it was dead already. */
  kill(): Promise<boolean>
  starts(): number
  /** Ends it for good. */
  close(): Promise<void>
}

/** What to run: flags of Node, a script and its arguments. */
export type Program = readonly string[]

/** A process that lives for a second or two does not repay being optimised: half the cost of its start is that. */
const SHORT_LIVED = ['--liftoff-only', '--max-lazy', '--no-opt']

/** The bot in one file, for it is started hundreds of times; beside node_modules, where it finds the packages. */
export async function buildProgram(leaseMs: number): Promise<{ readonly program: Program; remove(): void }> {
  const directory = path.join(projectRoot, '.cache', 'crash')
  mkdirSync(directory, { recursive: true })
  const outfile = path.join(directory, `bot-${process.pid}.mjs`)
  const entryPoints = [path.join(projectRoot, 'test', 'crash', 'bot.ts')]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'warning' })
  return { program: [...SHORT_LIVED, outfile, String(leaseMs)], remove: () => rmSync(outfile, { force: true }) }
}

export interface SeatNeeds {
  readonly playground: Playground
  readonly databaseUrl: string
  readonly program: Program
  /** Lines of its log that are errors. */
  readonly onError: (line: string) => void
  /** It ended without being killed. */
  readonly onEnd: (how: string) => void
}

export async function openSeat(needs: SeatNeeds): Promise<Seat> {
  const { playground } = needs
  const gate = await openGate(playground.url)
  let child: ChildProcess | null = null
  let isReady: Promise<void> = Promise.resolve()
  let count = 0
  const environment = {
    PATH: process.env.PATH ?? '',
    SLACK_BOT_TOKEN: playground.botToken,
    SLACK_APP_TOKEN: playground.appToken,
    SLACK_API_URL: gate.apiUrl,
    REGISTRAR_CLOCK: `${playground.url}/clock`,
    REGISTRAR_LOG_LEVEL: 'error',
    DATABASE_URL: needs.databaseUrl,
    PORT: '0',
  }
  const watch = (started: ChildProcess): Promise<void> => {
    let rest = ''
    started.stderr?.setEncoding('utf8').on('data', (part: string) => {
      const lines = `${rest}${part}`.split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) needs.onError(line)
    })
    started.once('exit', (code, signal) => {
      if (signal !== 'SIGKILL') needs.onEnd(`ended with ${code ?? signal}`)
      if (child === started) child = null
    })
    return new Promise((resolve) => {
      started.stdout?.once('data', () => resolve())
      started.once('exit', () => resolve())
    })
  }
  const kill = async (): Promise<boolean> => {
    const dying = child
    if (!dying || dying.exitCode !== null) return false
    const ended = once(dying, 'exit')
    dying.kill('SIGKILL')
    await ended
    return true
  }
  return {
    gate,
    start: () => {
      if (child) return
      count += 1
      child = spawn(process.execPath, [...needs.program], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] })
      isReady = watch(child)
    },
    ready: () => isReady,
    kill,
    starts: () => count,
    close: async () => {
      await kill()
      await gate.close()
    },
  }
}
