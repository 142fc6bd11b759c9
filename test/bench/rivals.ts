/** The built bot and a bare Bolt app, each a process of its own on a copy of one store, and signed commands sent to both. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { assembleAll } from '../../src/app.js'
import { addMilestones } from '../../src/features/milestones/index.js'
import { create } from '../../src/features/registers/index.js'
import { parsePeriod, undated } from '../../src/kernel/period.js'
import { ok } from '../../src/kernel/problem.js'
import { Zone } from '../../src/kernel/time.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import { openStore } from '../../src/platform/store.js'
import { serveWorkspace } from '../../src/platform/workspace.js'
import { signatureOf } from '../../src/playground/http-delivery.js'
import type { Playground } from '../../src/playground/index.js'
import { startPlayground } from '../../src/playground/index.js'
import { projectRoot } from '../world/shared.js'

const WORKSPACE = 'T0LIAISON'
const STEWARD = 'U0ALICE01'
const CHANNEL = 'C0CSCCDMT'
const READY_LIMIT_MS = 60_000
/** Beside node_modules, where it finds the packages. */
const BARE = '.cache/bench/bare.mjs'

export interface Rivals {
  readonly directory: string
  readonly playground: Playground
  /** Id of the register that both answer about. */
  readonly register: string
}

export interface Runner {
  readonly url: string
  /** From its start to its line that says ready, milliseconds. */
  readonly readyMs: number
  /** Memory of the process, bytes. */
  rss(): number
  stop(): Promise<void>
}

/** A store with one bound register of many milestones. */
export async function prepareRivals(milestones: number): Promise<Rivals> {
  if (!existsSync(path.join(projectRoot, 'dist/main.js'))) throw new Error('the bench runs what was built: npm run build first')
  await buildBare()
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bench-'))
  const playground = await startPlayground({ manifest: manifestOf(assembleAll()) })
  const store = await openStore({ url: `file:${path.join(directory, 'store.db')}`, purpose: 'slack', log: createLog('off', systemClock) })
  await serveWorkspace(store, WORKSPACE)
  const now = systemClock.now()
  const kept = await store.change(async (tx) => {
    const parties = ['CSCC', 'DMTF'].map((short) => ({ name: short, short }))
    const nothing = {
      sections: [],
      terms: [],
      gates: [],
      ipr: [],
      approvals: [],
      approvalTarget: null,
      partnerDocument: null,
      cadence: null,
    }
    const made = { key: 'CSCC', title: 'Bench', version: '1.0', initiated: null, dayFirst: false, zone: Zone.parse('UTC') }
    const register = await create(tx, WORKSPACE, { ...made, ...nothing, text: '', foldedHash: 'bench', parties }, [STEWARD], STEWARD, now)
    const items = Array.from({ length: milestones }, (_, index) => {
      const due = parsePeriod(`${1 + (index % 4)}Q${2027 + (index % 5)}`)
      const text = `Deliverable ${index + 1}: a profile for the management of virtual machines across providers`
      return { text, due: due.ok ? due.value : undated(''), group: null, priority: null, parties: ['DMTF'] }
    })
    await addMilestones(tx, register, WORKSPACE, now, items)
    await tx.register.update({ where: { id: register.id }, data: { homeChannel: CHANNEL } })
    return ok(register.id)
  })
  await store.close()
  if (!kept.ok) throw new Error(kept.problem.sentence)
  return { directory, playground, register: kept.value }
}

/** As the program itself is built: what is compared is what they do. */
async function buildBare(): Promise<void> {
  await build({
    entryPoints: [path.join(projectRoot, 'test/bench/bare.mjs')],
    outfile: path.join(projectRoot, BARE),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  })
}

export async function closeRivals({ directory, playground }: Rivals): Promise<void> {
  await playground.close()
  rmSync(directory, { recursive: true, force: true })
}

export function startOurs(rivals: Rivals): Promise<Runner> {
  const store = copyOf(rivals, 'ours')
  return launch('dist/main.js', /^Registrar ready: http (\S+)$/m, {
    SLACK_BOT_TOKEN: rivals.playground.botToken,
    SLACK_SIGNING_SECRET: rivals.playground.signingSecret,
    SLACK_API_URL: rivals.playground.apiUrl,
    DATABASE_URL: `file:${store}`,
    REGISTRAR_LOG_LEVEL: 'error',
    PORT: '0',
  })
}

export function startBare(rivals: Rivals): Promise<Runner> {
  return launch(BARE, /^ready (\S+)$/m, {
    STORE: copyOf(rivals, 'bare'),
    REGISTER: rivals.register,
    SIGNING_SECRET: rivals.playground.signingSecret,
  })
}

function copyOf({ directory }: Rivals, name: string): string {
  const file = path.join(directory, `${name}.db`)
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  copyFileSync(path.join(directory, 'store.db'), file)
  return file
}

function launch(script: string, ready: RegExp, environment: Readonly<Record<string, string>>): Promise<Runner> {
  const from = performance.now()
  const child = spawn(process.execPath, [path.join(projectRoot, script)], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => child.kill('SIGKILL'), READY_LIMIT_MS)
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      said += part
      const url = ready.exec(said)?.[1]
      if (!url) return
      clearTimeout(late)
      resolve({ url, readyMs: performance.now() - from, rss: () => rssOf(child), stop: () => stopped(child) })
    })
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it was ready`)))
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function rssOf({ pid }: ChildProcess): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) * 1024
}

let sent = 0

/** Sends slash commands, `abreast` of them at a time. @returns how long each took to its full answer, milliseconds */
export async function send(rivals: Rivals, { url }: Runner, text: string, count: number, abreast: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: abreast })
  const taken: number[] = []
  let left = count
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      sent += 1
      taken.push(await command(rivals, url, text, sent, agent))
    }
  }
  await Promise.all(Array.from({ length: abreast }, one))
  agent.destroy()
  return taken
}

function command(rivals: Rivals, url: string, text: string, index: number, agent: Agent): Promise<number> {
  const { playground } = rivals
  const place = { team_id: WORKSPACE, channel_id: CHANNEL, channel_name: 'cscc-dmtf', user_id: STEWARD, user_name: 'alice' }
  const body = new URLSearchParams({
    ...place,
    command: '/wg',
    text,
    trigger_id: `${index}.bench`,
    response_url: `${playground.apiUrl}none`,
  }).toString()
  const timestamp = Math.floor(Date.now() / 1000)
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signatureOf(playground.signingSecret, timestamp, body),
  }
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const call = request(`${url}/slack/events`, { method: 'POST', agent, headers }, (response) => {
      let length = 0
      response.on('data', (part: Buffer) => {
        length += part.length
      })
      response.on('end', () => {
        if (response.statusCode === 200 && length > 20) resolve(performance.now() - from)
        else reject(new Error(`a command was answered with ${response.statusCode} and ${length} bytes`))
      })
    })
    call.on('error', (error: NodeJS.ErrnoException) => {
      // A connection kept alive may be closed by the other side just as it is used again: that says nothing of the answer.
      if (call.reusedSocket && error.code === 'ECONNRESET') command(rivals, url, text, index, agent).then(resolve, reject)
      else reject(error)
    })
    call.end(body)
  })
}
