/** The bot as a program of its own: started with a chosen environment in a directory of its own, ended by its own process. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../world/shared.js'

export interface Exit {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Child {
  readonly process: ChildProcess
  /** Resolves with the line `Registrar ready: …`; rejects when the program ends before it. */
  ready(): Promise<string>
  exit(): Promise<Exit>
  /** Sends SIGTERM and waits. */
  stop(): Promise<Exit>
}

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const LIMIT_MS = 160_000
const OWN = /^(SLACK_|REGISTRAR_|DATABASE_URL$|PORT$|VITEST|NODE_OPTIONS$)/

const running = new Set<ChildProcess>()

/** Ends what a failed test left behind. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** @param cwd a directory of the test's own @param script of src, `main.ts` unless said */
export function start(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  more: { readonly script?: string; readonly args?: readonly string[] } = {},
): Child {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name)))
  const script = path.join(projectRoot, 'src', more.script ?? 'main.ts')
  const child = spawn(process.execPath, ['--import', LOADER, script, ...(more.args ?? [])], {
    cwd,
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  })
  running.add(child)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    stdout += part
  })
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    stderr += part
  })
  const ended = new Promise<Exit>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, stdout, stderr })
    })
  })
  const readyLine = (): string | undefined => /^Registrar ready: .*$/m.exec(stdout)?.[0]
  return {
    process: child,
    ready: () =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const line = readyLine()
          if (line && stdout.includes(`${line}\n`)) resolve(line)
        }
        child.stdout.on('data', look)
        look()
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before it was ready:\n${stdout}${stderr}`)))
      }),
    exit: () => ended,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
