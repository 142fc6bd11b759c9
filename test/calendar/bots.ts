/** The bots whose calendar is held against the reference: the whole one in its workspace, and the same without Slack's wire, many zones at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import { assembleAll, ports } from '../../src/app.js'
import { keep, read, saveKept } from '../../src/features/imports/index.js'
import { ok } from '../../src/kernel/problem.js'
import type { Instant } from '../../src/kernel/time.js'
import { Day, Zone } from '../../src/kernel/time.js'
import { createCalm } from '../../src/platform/calm.js'
import { createDispatch } from '../../src/platform/dispatch.js'
import { createLog } from '../../src/platform/log.js'
import type { Message as SlackMessage } from '../../src/platform/slack/blocks.js'
import { createDelivery } from '../../src/platform/slack/deliver.js'
import type { PostClient } from '../../src/platform/slack/post-client.js'
import type { Store } from '../../src/platform/store.js'
import { openStore } from '../../src/platform/store.js'
import { hashOfText } from '../../src/platform/text.js'
import { createTick } from '../../src/platform/tick.js'
import type { World } from '../world/index.js'
import { textOf } from '../world/screen.js'
import { readsIn, refsIn } from '../world/steps.js'
import type { Message } from './reference.js'

export interface CalendarBot {
  store(): Store
  /** Reads a document in under a key. @param review the first review, where the document leaves it to be asked */
  reads(at: string, key: string, text: string, review: string | null): Promise<void>
  /** A steward types a command in a channel; it must be taken. */
  types(at: string, line: string, channel: string): Promise<void>
  /** The bot looks at the clock, or starts anew at that moment; gives the digests that reached Slack. */
  looks(at: string, anew: boolean): Promise<Message[]>
  close(): Promise<void>
}

const STEWARD = 'alice'
/** Everybody whom Registrar has something to say to directly. */
const PEOPLE = [STEWARD, 'ben']

/** What a digest carries, as the reference writes it; what Slack was given must name the same things. */
async function digestOf(store: Store, outboxId: string, to: string, at: string, shown: unknown): Promise<Message[]> {
  const row = await store.read((db) => db.outbox.findUnique({ where: { id: outboxId } }))
  if (row?.kind !== 'digest') return []
  const notices = await store.read((db) => db.notice.findMany({ where: { outboxId, state: 'attached' } }))
  const text = textOf(shown)
  const noted = notices.map(({ ref }) => ref).toSorted()
  expect([...refsIn(text), ...questionsIn(text)].toSorted(), 'what is shown is what is noted').toEqual(noted)
  return [{ at, to, items: notices.map(({ ref, stage }) => `${ref} ${stage}`).toSorted() }]
}

/** Questions that a digest asks, each as the reference calls it; a contact is asked about under the heading of their register. */
function questionsIn(text: string): string[] {
  const found: string[] = []
  let under = ''
  for (const line of text.split('\n')) {
    const [, heading] = line.match(/^\*([A-Z][A-Z0-9]*)\* {2}/) ?? []
    const [, awaiting] = line.match(/^The partner’s document of \*([A-Z][A-Z0-9]*)\*/) ?? []
    if (heading) under = heading
    if (awaiting) found.push(`${awaiting}-register`)
    if (/^(Contact|You are named as contact) \d+ for .*still right\?/.test(line)) found.push(`${under}-contacts`)
  }
  return found
}

/** @param world with the channels that are named, its steward in all of them */
export function wholeBot(world: World): CalendarBot {
  const { playground } = world
  const { state } = playground
  const alice = world.as(STEWARD)
  const ids = (line: string): string => line.replace(/channel:#(\S+)/, (_, name: string) => `channel:<#${world.channel(name).id}>`)
  return {
    store: () => world.store(),
    reads: async (at, key, text, review) => {
      playground.clock.set(at)
      await readsIn(alice, `${key}.md`, text, '#general', { key, ...(review === null ? {} : { review }) })
    },
    types: async (at, line, channel) => {
      playground.clock.set(at)
      const entries = await world.entries()
      await alice.types(`/wg ${ids(line)}`, { in: channel })
      expect(await world.entries(), line).toBeGreaterThan(entries)
    },
    looks: async (at, anew) => {
      const entry = world.journal().at(-1)?.id ?? 0
      playground.clock.set(at)
      if (anew) await world.restarts()
      else await world.bot().tick()
      const found: Message[] = []
      for (const { method, body, answer } of playground.journal.since(entry)) {
        if (method !== 'chat.postMessage') continue
        const { metadata } = body as { metadata?: string | { event_payload: { outbox: string } } }
        const { event_payload } = (typeof metadata === 'string' ? JSON.parse(metadata) : metadata) as { event_payload: { outbox: string } }
        const { channel, ts } = answer as { channel: string; ts: string }
        const person = PEOPLE.find((name) => channel === state.directChannel(world.as(name).id).id)
        const to = person ?? `#${state.channels.get(channel)?.name}`
        const minute = new Date(Math.floor(Number(ts) / 60) * 60_000).toISOString()
        found.push(...(await digestOf(world.store(), event_payload.outbox, to, minute, state.message(channel, ts)?.blocks)))
      }
      return found
    },
    close: async () => undefined,
  }
}

/** Planners, addressing, outbox, delivery and commands on a real store; only the wire to Slack is left out. */
export async function wirelessBot(begins: string): Promise<CalendarBot> {
  const workspace = 'T0CALENDAR'
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-calendar-'))
  let now = begins as Instant
  const clock = { now: () => now }
  const log = createLog('warn', clock, (line) => expect.fail(line))
  const store = await openStore({ url: `file:${path.join(directory, 'registrar.db')}`, purpose: 'slack', log })
  const registry = assembleAll()
  const idOf = (letter: 'C' | 'U', name: string): string => `${letter}${name.replace(/[^a-z0-9]/g, '').toUpperCase()}`
  const steward = idOf('U', STEWARD)
  const names = new Map<string, string>(PEOPLE.map((name) => [`D${idOf('U', name)}`, name]))
  const posted: { channel: string; outboxId: string; message: SlackMessage; at: string }[] = []
  const post: PostClient = {
    post: async ({ channel }, message, outboxId) => {
      posted.push({ channel, outboxId, message, at: now })
      return { channel, ts: `${posted.length}.000000` }
    },
    update: async () => undefined,
    findPosted: async () => null,
    openDm: async (user) => `D${user}`,
  }
  const jobs = { run: async () => undefined, wake: () => undefined, settled: async () => undefined }
  const starts = () => {
    const delivery = createDelivery({ store, post, registry, ports, clock, log, workspace, paceMs: 0 })
    const tick = createTick({ store, registry, ports, clock, log, workspace, delivery, jobs })
    const dispatch = createDispatch({
      workspace,
      store,
      registry,
      ports,
      clock,
      zone: Zone.parse('UTC'),
      log,
      calm: createCalm(),
      changed: () => undefined,
    })
    return { delivery, tick, dispatch }
  }
  let running = starts()
  return {
    store: () => store,
    reads: async (at, key, text, review) => {
      now = at as Instant
      const kept = keep(read(text, { file: key }), {
        answers: { key, ...(review === null ? {} : { review }) },
        taken: new Set(),
        zone: Zone.parse('UTC'),
        dayFirst: false,
        text,
        foldedHash: hashOfText(text),
        today: Day.parse(at.slice(0, 10)),
      })
      if (!kept.ok) expect.fail(kept.problem.sentence)
      const who = { workspace, actor: { user: steward, standing: 'member' as const }, source: 'command' as const, now }
      await store.change(async (tx) => ok(await saveKept(tx, who, kept.value, [steward], now)))
    },
    types: async (at, line, channel) => {
      now = at as Instant
      names.set(idOf('C', channel), channel)
      const answer = await running.dispatch.line(
        {
          actor: { user: steward, standing: 'member' },
          source: 'command',
          place: { channel: idOf('C', channel), thread: null },
          once: null,
          canOpen: false,
        },
        line
          .replace(/channel:(#\S+)/, (_, name: string) => `channel:<#${idOf('C', name)}>`)
          .replace(/@(\S+)/, (_, name: string) => `<@${idOf('U', name)}>`),
        null,
      )
      if (!answer.ok) expect.fail(`${line}: ${answer.problem.sentence}`)
    },
    looks: async (at, anew) => {
      now = at as Instant
      if (anew) {
        await running.delivery.stop()
        running = starts()
      }
      posted.length = 0
      await running.tick.run()
      const found: Message[] = []
      for (const { channel, outboxId, message, at: when } of posted)
        found.push(...(await digestOf(store, outboxId, names.get(channel) ?? channel, when, message.blocks)))
      return found
    },
    close: async () => {
      await running.delivery.stop()
      await store.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
