/** A workspace with one open ballot and many voters, driven over Slack's wire: the whole bot, and people who press at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { assembleAll } from '../../src/app.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import type { Playground, Seed } from '../../src/playground/index.js'
import { standardsLiaison, startPlayground } from '../../src/playground/index.js'
import type { LogLine, RunningBot } from '../world/bot.js'
import { freePort, runBot } from '../world/bot.js'
import type { Pressable } from '../world/screen.js'
import { everyMessage, messageText, pressables } from '../world/screen.js'

const CHANNEL = 'C0BALLOT1'
const CHAIR = 'U0ALICE01'

export interface Ballot {
  readonly playground: Playground
  readonly running: RunningBot
  readonly voters: readonly string[]
  readonly lines: readonly LogLine[]
  /** Someone presses a button of the ballot's card; returns at once. */
  press(user: string, label: string): void
  /** What the card shows now. */
  card(): string
  /** How often the card was redrawn. */
  redraws(): number
  settle(): Promise<void>
  close(): Promise<void>
}

function seedOf(count: number): Seed {
  const people = Array.from({ length: count }, (_, index) => ({
    id: `U0VOTER${String(index).padStart(3, '0')}`,
    name: `voter${index}`,
    realName: `Voter ${index}`,
    kind: 'member' as const,
    organisation: 'DMTF',
  }))
  return {
    ...standardsLiaison,
    people: [...standardsLiaison.people, ...people],
    channels: [...standardsLiaison.channels, { id: CHANNEL, name: 'ballots', members: ['alice', ...people.map(({ name }) => name)] }],
  }
}

export async function prepareBallot(count: number): Promise<Ballot> {
  const seed = seedOf(count)
  // Signed HTTP: a socket shared with this process would miss its pings while hundreds press.
  const port = await freePort()
  const delivery = { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } as const
  const playground = await startPlayground({
    delivery,
    now: '2011-12-16T08:58:00.000Z',
    manifest: manifestOf(assembleAll()),
    seed,
    retryDelaysMs: [0, 0, 0],
    // How long they wait is measured, not judged.
    ackMs: 60_000,
  })
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-ballot-'))
  const lines: LogLine[] = []
  const running = await runBot({
    playground,
    url: `file:${path.join(directory, 'registrar.db')}`,
    purpose: 'playground',
    transport: { kind: 'http', signingSecret: playground.signingSecret, port },
    lines,
    // As in earnest: posts and redraws keep to what Slack takes.
    paceMs: 1000,
  })
  /** Until nothing is under way and every message shows what is. */
  const settle = async (): Promise<void> => {
    for (let before = -1; ; ) {
      await playground.settle({ turns: 120, idle: () => running.open() === 0 })
      await running.bot.settled()
      const now = playground.journal.entries().at(-1)?.id ?? 0
      const waiting = await running.store.read((db) => db.outbox.count({ where: { state: { in: ['due', 'sending', 'stale'] } } }))
      if (now === before && waiting === 0) return
      // What keeps to its pace waits for a timer.
      if (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 20))
      before = now
    }
  }
  const says = async (text: string): Promise<void> => {
    playground.act({ type: 'say', as: CHAIR, channel: CHANNEL, text })
    await settle()
  }
  await says('/wg register new parties:"Alpha Body (AB), Beta Body (BB)" title:"Joint profiles"')
  await says('/wg register bind AB')
  const voters = seed.people.map(({ id }) => id ?? '').filter((id) => id.startsWith('U0VOTER'))
  await enrol(running, voters)
  await says('/wg approval request "Adopt the joint profiles" rule:special due:"in 2 weeks" key:AB')
  const shown = everyMessage(playground.snapshot(CHAIR), CHANNEL).find((message) => messageText(message).includes('AB-A1'))
  if (!shown) throw new Error('the ballot was not posted')
  const { ts } = shown
  const look = (): Pressable[] =>
    pressables(playground.snapshot(CHAIR), { channel: CHANNEL, home: false }).filter(
      ({ container }) => container.type === 'message' && container.ts === ts,
    )
  let buttons = look()
  let drawn = 0
  return {
    playground,
    running,
    voters,
    lines,
    press: (user, label) => {
      // A card that was redrawn has new blocks, and what people press are those.
      const now = playground.journal.of('chat.update').length
      if (now !== drawn) buttons = look()
      drawn = now
      const button = buttons.find((one) => one.label === label)
      if (!button) throw new Error(`the ballot has no button ${label}`)
      const { container, blockId, actionId } = button
      const done = playground.act({ type: 'press', as: user, container, blockId, actionId })
      if (!done.ok) throw new Error(done.error)
    },
    card: () => {
      const message = everyMessage(playground.snapshot(CHAIR), CHANNEL).find((one) => one.ts === ts)
      return message ? messageText(message) : ''
    },
    redraws: () => playground.journal.of('chat.update').filter(({ body }) => JSON.stringify(body).includes(ts)).length,
    settle,
    close: async () => {
      await running.stop()
      await playground.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Everybody is a voting member, as if a steward had named each of them. */
async function enrol(running: RunningBot, voters: readonly string[]): Promise<void> {
  await running.store.change(async (tx) => {
    const register = await tx.register.findFirstOrThrow({ where: { key: 'AB' } })
    const { id: registerId, workspace } = register
    const data = voters.map((user) => ({
      workspace,
      registerId,
      user,
      role: 'member',
      party: 'AB',
      addedBy: CHAIR,
      addedAt: register.createdAt,
    }))
    await tx.rosterEntry.createMany({ data })
    return { ok: true, value: null }
  })
}
