/** A whole world for a scenario: a Slack workspace, the bot in it, people at their screens, and a clock that moves when told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect } from 'vitest'
import type { Bot } from '../../src/app.js'
import { assembleAll } from '../../src/app.js'
import { Zone } from '../../src/kernel/time.js'
import { verify } from '../../src/platform/audit.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import type { Store } from '../../src/platform/store.js'
import type { JournalEntry, Playground, Seed } from '../../src/playground/index.js'
import { startPlayground } from '../../src/playground/index.js'
import type { PageMessage } from '../../src/playground/protocol.js'
import { plantSamples } from '../../src/playground-run.js'
import type { BotSeat, LogLine, RunningBot } from './bot.js'
import { clockOf, freePort, logInto, runBot } from './bot.js'
import { contractRefusals, payloadsOf, ringing } from './payloads.js'
import type { Persona } from './persona.js'
import { personaOf } from './persona.js'
import { everyMessage, messageText } from './screen.js'

export type { Persona } from './persona.js'
export { messageText } from './screen.js'

export const modes = ['socket', 'http'] as const
export type WorldMode = (typeof modes)[number]

export interface WorldOptions {
  readonly mode: WorldMode
  /** Where the clock stands at the start; Friday 16 December 2011, 08:58 UTC unless said. */
  readonly now?: string
  /** Whether there are no registers to begin with; yes unless said. */
  readonly empty?: boolean
  readonly seed?: Seed
  readonly pageDir?: string
}

export interface ChannelView {
  readonly id: string
  /** Messages everybody in the channel sees, threads included, oldest first. */
  messages(): readonly PageMessage[]
  /** Those of the bot alone. */
  ours(): readonly PageMessage[]
  /** @throws AssertionError unless one of the bot's messages shows the words */
  shows(words: string | RegExp): PageMessage
  lacks(words: string | RegExp): void
}

export interface World {
  readonly playground: Playground
  readonly mode: WorldMode
  bot(): Bot
  store(): Store
  /** Where the bot listens for signed HTTP. */
  readonly eventsUrl: string
  as(handle: string): Persona
  channel(name: string): ChannelView
  /** Moves the clock in one jump and ticks the bot, as after a time in which it was down. */
  at(instant: string): Promise<void>
  /** Moves the clock on, ticking at every full hour, as a bot that runs lives through it. */
  advance(by: { readonly days?: number; readonly hours?: number; readonly minutes?: number }): Promise<void>
  settle(): Promise<void>
  restarts(): Promise<void>
  /** A second bot on the same store and workspace, as when an operator starts one twice; it lives until the world is closed. Socket Mode only. */
  joinedByAnotherBot(): Promise<void>
  /** An error of Slack, or a line of the log, that this scenario is about. */
  expects(words: string): void
  log(): readonly LogLine[]
  journal(): readonly JournalEntry[]
  /** How many entries the audit chain has. */
  entries(): Promise<number>
  close(): Promise<void>
}

/** Slack gives three seconds; a scenario says what is answered, not how busy the machine is that runs it. */
const PATIENCE_MS = 60_000
export const WORLD_START = '2011-12-16T08:58:00.000Z'
const HOUR_MS = 3_600_000

export async function createWorld(options: WorldOptions): Promise<World> {
  const { mode } = options
  const port = mode === 'http' ? await freePort() : 0
  const eventsUrl = `http://127.0.0.1:${port}/slack/events`
  const playground = await startPlayground({
    now: options.now ?? WORLD_START,
    manifest: manifestOf(assembleAll()),
    retryDelaysMs: [0, 0, 0],
    ackMs: PATIENCE_MS,
    delivery: mode === 'http' ? { mode, url: eventsUrl } : { mode },
    ...(options.seed ? { seed: options.seed } : {}),
    ...(options.pageDir ? { pageDir: options.pageDir } : {}),
  })
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-world-'))
  const lines: LogLine[] = []
  const seat: BotSeat = {
    playground,
    url: `file:${path.join(directory, 'registrar.db')}`,
    purpose: 'slack',
    transport:
      mode === 'http' ? { kind: 'http', signingSecret: playground.signingSecret, port } : { kind: 'socket', appToken: playground.appToken },
    lines,
  }
  let running: RunningBot = await runBot(seat)
  const others: RunningBot[] = []
  const expected: string[] = []
  const people = new Map<string, Persona>()

  const all = (): RunningBot[] => [running, ...others]
  const settle = async (): Promise<void> => {
    for (let marks = ''; ; ) {
      await playground.settle({ turns: 120, idle: () => all().every((one) => one.open() === 0) })
      await Promise.all(all().map(({ bot }) => bot.settled()))
      const now = `${playground.journal.entries().at(-1)?.id ?? 0} ${playground.state.revision} ${lines.length}`
      if (now === marks) return
      marks = now
    }
  }
  const tick = async (): Promise<void> => {
    await Promise.all(all().map(({ bot }) => bot.tick()))
    await settle()
  }
  const channel = (name: string): ChannelView => {
    const found = playground.state.findChannel(name)
    if (!found) throw new Error(`There is no channel ${name}.`)
    const member = [...found.members][0] ?? ''
    const messages = (): PageMessage[] =>
      everyMessage(playground.snapshot(member), found.id)
        .filter(({ ephemeral }) => !ephemeral)
        .toReversed()
    const ours = (): PageMessage[] => messages().filter(({ botId }) => botId !== undefined)
    const holds =
      (words: string | RegExp) =>
      (message: PageMessage): boolean =>
        typeof words === 'string' ? messageText(message).includes(words) : words.test(messageText(message))
    return {
      id: found.id,
      messages,
      ours,
      shows: (words) => {
        const message = ours().findLast(holds(words))
        if (!message) expect.fail(`#${found.name} shows nothing like ${String(words)}, only:\n${ours().map(messageText).join('\n---\n')}`)
        return message
      },
      lacks: (words) => {
        const message = ours().find(holds(words))
        if (message) expect.fail(`#${found.name} shows ${String(words)}:\n${messageText(message)}`)
      },
    }
  }
  const meant = (text: string): boolean => expected.some((words) => text.includes(words))

  const world: World = {
    playground,
    mode,
    eventsUrl,
    bot: () => running.bot,
    store: () => running.store,
    as: (handle) => {
      const found = people.get(handle) ?? personaOf({ playground, settle }, handle)
      people.set(handle, found)
      return found
    },
    channel,
    settle,
    at: async (instant) => {
      playground.clock.set(instant)
      await tick()
    },
    advance: async ({ days = 0, hours = 0, minutes = 0 }) => {
      const end = playground.clock.now() + days * 24 * HOUR_MS + hours * HOUR_MS + minutes * 60_000
      for (let now = playground.clock.now(); now < end; now = playground.clock.now()) {
        playground.clock.set(Math.min(end, (Math.floor(now / HOUR_MS) + 1) * HOUR_MS))
        await tick()
      }
    },
    restarts: async () => {
      await running.stop()
      running = await runBot(seat)
      await tick()
    },
    joinedByAnotherBot: async () => {
      others.push(await runBot(seat))
    },
    expects: (words) => void expected.push(words),
    log: () => lines,
    journal: () => playground.journal.entries(),
    entries: () => running.store.read((db) => db.auditEntry.count()),
    close: async () => {
      try {
        await settle()
        checkHealth({ playground, lines, meant })
        const verdict = await running.store.read((db) => verify(db, running.bot.self.workspace))
        expect(verdict.brokenAt, 'the audit chain is whole').toBeNull()
      } finally {
        for (const one of all()) await one.stop()
        await playground.close()
        rmSync(directory, { recursive: true, force: true })
      }
    },
  }
  if (options.empty === false) {
    const clock = clockOf(playground)
    await plantSamples({ store: running.store, bot: running.bot, clock, log: logInto(lines, clock), zone: Zone.parse('UTC') })
    await tick()
  }
  return world
}

/** What must hold at the end of every scenario, whatever it was about. */
function checkHealth({
  playground,
  lines,
  meant,
}: {
  playground: Playground
  lines: readonly LogLine[]
  meant: (text: string) => boolean
}): void {
  const entries = playground.journal.entries()
  const refused = entries
    .filter(({ answer }) => typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false)
    .map(({ method, answer, body }) => `${method}: ${JSON.stringify(answer)} ${JSON.stringify(body).slice(0, 400)}`)
    .filter((text) => !meant(text))
  expect(refused, 'Slack refuses nothing').toEqual([])
  const errors = lines.filter(({ level }) => level === 'error').map((line) => JSON.stringify(line).slice(0, 600))
  expect(
    errors.filter((text) => !meant(text)),
    'the log holds no error',
  ).toEqual([])
  const payloads = payloadsOf(entries)
  expect(ringing(payloads), 'nobody is rung').toEqual([])
  expect(contractRefusals(payloads), 'every payload fits Slack’s schema').toEqual([])
}

/** Worlds of a test file, closed and checked after each test. */
export function worlds(): (options: WorldOptions) => Promise<World> {
  const open: World[] = []
  afterEach(async () => {
    for (const world of open.splice(0).toReversed()) await world.close()
  })
  return async (options) => {
    const world = await createWorld(options)
    open.push(world)
    return world
  }
}
