/** The operator's calls as programs of their own: doctor, backup and restore, beside a bot that runs. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { BackupRefusal, restore } from '../../src/platform/backup.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import { openStore } from '../../src/platform/store.js'
import { type Playground, startPlayground } from '../../src/playground/index.js'
import { projectRoot } from '../world/shared.js'
import type { Exit } from './child.js'
import { endAll, start } from './child.js'

let cwd: string
let playground: Playground
const sample = path.join(projectRoot, 'src/samples/ogf.md')

beforeAll(async () => {
  cwd = mkdtempSync(path.join(tmpdir(), 'registrar-operator-'))
  playground = await startPlayground({ manifest: manifestOf(assembleAll()) })
  await (await openStore({ url: `file:${path.join(cwd, 'whole.db')}`, purpose: null, log: createLog('off', systemClock) })).close()
})
afterEach(endAll)
afterAll(async () => {
  await playground.close()
  rmSync(cwd, { recursive: true, force: true })
})

const real = (store: string): Record<string, string> => ({
  SLACK_BOT_TOKEN: playground.botToken,
  SLACK_APP_TOKEN: playground.appToken,
  SLACK_API_URL: playground.apiUrl,
  PORT: '0',
  DATABASE_URL: `file:./${store}`,
})
const registrar = (environment: Record<string, string>, ...args: string[]): Promise<Exit> =>
  start(cwd, environment, { script: 'cli.ts', args }).exit()

describe('beside a bot that runs', () => {
  it('a backup is whole and opens again; a restore waits until the bot has stopped', { timeout: 240_000 }, async () => {
    const environment = real('live.db')
    expect((await registrar(environment, 'import', sample, '--save')).code).toBe(0)
    const bot = start(cwd, environment)
    await bot.ready()
    const [backup, doctor, busy] = await Promise.all([
      registrar(environment, 'backup', 'copy.db'),
      registrar(environment, 'doctor', '--json'),
      registrar(environment, 'restore', 'whole.db', '--force'),
    ])
    expect([backup.code, backup.stdout]).toEqual([0, 'copy.db holds 1 register and 1 entry of history; it proved whole.\n'])
    expect(doctor.code, doctor.stdout).toBe(0)
    expect(JSON.parse(doctor.stdout).findings.map(({ what }: { what: string }) => what)).toEqual([
      'variables',
      'tokens',
      'scopes',
      'clock',
      'channels',
      'store',
      'disk',
      'history',
    ])
    expect([busy.code, busy.stderr]).toEqual([1, expect.stringContaining('is in use: stop the bot first')])
    expect((await bot.stop()).code).toBe(0)
    expect((await registrar(environment, 'restore', 'copy.db')).stderr).toContain('say --force')
    const restored = await registrar(environment, 'restore', 'copy.db', '--force')
    expect(restored.code, restored.stderr).toBe(0)
    expect((await registrar(environment, 'audit', 'verify')).stdout).toContain('whole: 1 entry.')
  })
})

describe('a restore', () => {
  it.each([
    [
      'no database',
      () => writeFileSync(path.join(cwd, 'bad.db'), 'not a database at all, but long enough to be taken for one'),
      'damaged or no database',
    ],
    [
      'another program’s',
      () => {
        const db = new Database(path.join(cwd, 'bad.db'))
        db.exec('CREATE TABLE other (id INTEGER)')
        db.close()
      },
      'is no store of Registrar',
    ],
    [
      'torn',
      () => {
        copyFileSync(path.join(cwd, 'whole.db'), path.join(cwd, 'bad.db'))
        const bytes = readFileSync(path.join(cwd, 'bad.db'))
        writeFileSync(path.join(cwd, 'bad.db'), bytes.subarray(0, Math.floor(bytes.length / 2)))
      },
      'damaged',
    ],
    ['of a later version', () => later(), 'later version'],
  ])('refuses a file that is %s', async (_what, make, says) => {
    rmSync(path.join(cwd, 'bad.db'), { force: true })
    make()
    const refused = restore(path.join(cwd, 'bad.db'), path.join(cwd, 'fresh.db'), false)
    await expect(refused).rejects.toThrow(BackupRefusal)
    await expect(refused).rejects.toThrow(says)
    expect(existsSync(path.join(cwd, 'fresh.db'))).toBe(false)
  })

  function later(): void {
    copyFileSync(path.join(cwd, 'whole.db'), path.join(cwd, 'bad.db'))
    const db = new Database(path.join(cwd, 'bad.db'))
    db.exec(`UPDATE _prisma_migrations SET migration_name = '29990101000000_later'`)
    db.close()
  }
})

describe('backup and restore', () => {
  it('say in a sentence what is in the way', { timeout: 180_000 }, async () => {
    mkdirSync(path.join(cwd, 'folder'))
    writeFileSync(path.join(cwd, 'letter.db'), 'a letter, and no database')
    const refused = async (store: string, ...args: string[]): Promise<string> => {
      const { code, stderr } = await registrar({ DATABASE_URL: `file:./${store}` }, ...args)
      expect([code, stderr.trim().split('\n')]).toEqual([1, [expect.any(String)]])
      return stderr
    }
    const said = await Promise.all([
      refused('folder', 'backup', 'copy.db'),
      refused('folder', 'restore', 'whole.db', '--force'),
      refused('letter.db', 'backup', 'copy.db'),
    ])
    expect(said.map((words) => /which is a directory|cannot be read/.exec(words)?.[0])).toEqual([
      'which is a directory',
      'which is a directory',
      'cannot be read',
    ])
    // As on a new machine, where nothing has made the folder yet.
    await restore(path.join(cwd, 'whole.db'), path.join(cwd, 'new', 'data', 'registrar.db'), false)
    expect(existsSync(path.join(cwd, 'new', 'data', 'registrar.db'))).toBe(true)
  })
})

describe('doctor', () => {
  it('names what is wrong, each with what to do', { timeout: 180_000 }, async () => {
    const wrong = await registrar({ ...real('whole.db'), SLACK_BOT_TOKEN: 'xoxb-wrong' }, 'doctor')
    expect(wrong.code).toBe(1)
    expect(wrong.stdout).toMatch(/WRONG {2}tokens .*refuses SLACK_BOT_TOKEN \(invalid_auth\): install the app again/)
    const alone = await registrar({ SLACK_BOT_TOKEN: 'xoxb-alone' }, 'doctor')
    expect([alone.code, alone.stdout]).toEqual([1, expect.stringMatching(/^WRONG {2}variables {2}SLACK_BOT_TOKEN is set alone/)])
  })

  it('works in the playground too, before there is a store', { timeout: 180_000 }, async () => {
    const { code, stdout } = await registrar({ DATABASE_URL: 'file:./none.db' }, 'doctor')
    expect([code, stdout]).toEqual([0, expect.stringContaining('the first start makes it')])
  })
})
