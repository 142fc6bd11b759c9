/** A process is killed in the middle of an import: after its restart all rows of the table are there, or none were, and it is said once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { verify } from '../../src/platform/audit.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import { openStore } from '../../src/platform/store.js'
import { startPlayground } from '../../src/playground/index.js'
import type { Book } from '../crash/book.js'
import { openBook } from '../crash/book.js'
import type { Seat } from '../crash/seat.js'
import { buildProgram, openSeat } from '../crash/seat.js'

const ROWS = 400
const LEASE_MS = 3000
const STEWARD = 'U0ALICE01'
const CHANNEL = 'C0CSCCDMT'
const PATIENCE = { timeout: 60_000, interval: 20 }

const table = `Clause,Type,Comments\n${Array.from({ length: ROWS }, (_, index) => `${index % 9},te,Remark ${index}`).join('\n')}`

interface Lived {
  readonly seat: Seat
  readonly book: Book
  types(line: string): void
  uploads(): void
  /** Private messages of the bot to who imports. */
  told(): string[]
  entries(): Promise<{ readonly given: number; readonly brokenAt: number | null }>
}

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function live(): Promise<Lived> {
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-interrupted-'))
  closing.push(() => rmSync(directory, { recursive: true, force: true }))
  const { program, remove } = await buildProgram(LEASE_MS)
  closing.push(remove)
  const playground = await startPlayground({
    now: '2012-03-01T12:00:00Z',
    manifest: manifestOf(assembleAll()),
    retryDelaysMs: [0, 0, 0],
    ackMs: 60_000,
  })
  closing.push(() => playground.close())
  const databaseUrl = `file:${path.join(directory, 'registrar.db')}`
  const openIt = (): ReturnType<typeof openStore> => openStore({ url: databaseUrl, purpose: 'slack', log: createLog('error', systemClock) })
  const store = await openIt()
  await store.close()
  const book = openBook(store.file)
  closing.push(() => book.close())
  const ends: string[] = []
  const seat = await openSeat({ playground, databaseUrl, program, onError: () => undefined, onEnd: (how) => void ends.push(how) })
  closing.push(() => seat.close())
  return {
    seat,
    book,
    types: (line) => void playground.act({ type: 'say', as: STEWARD, channel: CHANNEL, text: line }),
    uploads: () => {
      const comment = `<@${playground.botUserId}> feedback import M1`
      playground.upload({ as: STEWARD, channel: CHANNEL, name: 'ballot.csv', bytes: Buffer.from(table), comment })
    },
    told: () => playground.state.ephemeral(CHANNEL, STEWARD).map(({ text }) => text),
    entries: async () => {
      const own = await openIt()
      const { brokenAt } = await own.read((db) => verify(db, playground.state.team.id))
      const given = await own.read((db) => db.auditEntry.count({ where: { kind: 'feedback.given' } }))
      await own.close()
      return { given, brokenAt }
    },
  }
}

/** A register with one milestone, and the import's file asked for at Slack, whose answer is held back. */
async function importing(): Promise<Lived & { readonly goOn: () => void }> {
  const lived = await live()
  const { seat, book, types, told } = lived
  seat.start()
  await seat.ready()
  types('/wg register new parties:"CSCC, DMTF" title:"Work register" key:CSCC')
  await vi.waitFor(() => expect(book.entries('CSCC-register', 'register.created')).toBe(1), PATIENCE)
  types('/wg register bind CSCC')
  await vi.waitFor(() => expect(book.entries('CSCC-register', 'register.bound')).toBe(1), PATIENCE)
  types('/wg milestone add "A profile for the exchange of work" due:2H2012')
  await vi.waitFor(() => expect(book.milestones()).toHaveLength(1), PATIENCE)
  const asked = seat.gate.stop(['files.info'], 'done')
  lived.uploads()
  const { pass } = await asked
  await vi.waitFor(() => expect(told().join('\n')).toContain('Reading the table'), PATIENCE)
  return { ...lived, goOn: pass }
}

const deaths: readonly [string, number | null, (lived: Lived & { readonly goOn: () => void }) => Promise<unknown>][] = [
  ['before its file has come', 0, async () => undefined],
  [
    'while its rows are written',
    null,
    async ({ seat, book, goOn }) => {
      // On a busy machine the rows may all be there before the process dies: it must not have come to say so.
      void seat.gate.stop(['chat.postEphemeral'], 'asked')
      const { seen, stop } = book.written()
      goOn()
      await seen
      stop()
    },
  ],
  [
    'after its rows are kept and before that is said',
    ROWS,
    async ({ seat, goOn }) => {
      const saying = seat.gate.stop(['chat.postEphemeral'], 'asked')
      goOn()
      await saying
    },
  ],
]

describe('an import whose process is killed', () => {
  it.each(deaths)('%s', async (_when, there, dies) => {
    const lived = await importing()
    const { seat, book, told } = lived
    await dies(lived)
    expect(await seat.kill()).toBe(true)
    // All or nothing, while nobody is there to mend it.
    expect(there === null ? [0, ROWS] : [there]).toContain(book.remarks())
    expect(told().join('\n')).not.toContain('kept as')

    seat.gate.open()
    book.leasesEnd()
    seat.start()
    await vi.waitFor(() => expect(book.jobs()).toEqual(['done']), PATIENCE)
    expect(book.remarks()).toBe(ROWS)
    expect(told().filter((text) => text.includes(`${ROWS} remarks on *CSCC-M1* are kept as F1 to F${ROWS}.`))).toHaveLength(1)
    expect(told().join('\n')).not.toContain('stood there already')
    await seat.kill()
    expect(await lived.entries()).toEqual({ given: ROWS, brokenAt: null })
  })
})
