/** `npm start` without Slack: the playground on our port, our manifest in it, and two sample registers to begin with. */
import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bot } from './app.js'
import { assembleAll } from './app.js'
import { keep, read, saveKept } from './features/imports/index.js'
import { startAnew } from './features/mine/index.js'
import { card, listAll, registerByKey, takenKeys } from './features/registers/index.js'
import { dayIn } from './kernel/calendar.js'
import { ok } from './kernel/problem.js'
import type { Clock, Instant, Zone } from './kernel/time.js'
import { instantFromMs } from './kernel/time.js'
import { want } from './platform/commit.js'
import type { Log } from './platform/log.js'
import { manifestOf } from './platform/slack/manifest.js'
import type { Store } from './platform/store.js'
import { hashOfText } from './platform/text.js'
import { startPlayground } from './playground/index.js'

/** Two minutes before the first digest of the samples. */
export const PLAYGROUND_START = '2011-12-16T08:58:00.000Z'

export interface LivePlayground {
  readonly url: string
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly clock: Clock
  onClockMoved(listener: () => void): void
  close(): Promise<void>
}

export async function startLivePlayground(port: number, health: (response: ServerResponse) => void): Promise<LivePlayground> {
  const playground = await startPlayground({
    port,
    manifest: manifestOf(assembleAll()),
    now: PLAYGROUND_START,
    clockRuns: true,
    pageDir: pageDir(),
    routes: { '/healthz': (_request, response) => health(response) },
  })
  return {
    url: playground.url,
    apiUrl: playground.apiUrl,
    botToken: playground.botToken,
    appToken: playground.appToken,
    clock: { now: () => instantFromMs(playground.clock.now()) },
    onClockMoved: (listener) => {
      playground.clock.subscribe(listener)
    },
    close: () => playground.close(),
  }
}

/** The built page lies in dist, whether we run from there or from the sources. */
function pageDir(): string {
  const here = path.dirname(fileURLToPath(import.meta.url))
  const beside = path.join(here, 'playground', 'page')
  return existsSync(path.join(beside, 'main.js')) ? beside : path.join(here, '..', 'dist', 'playground', 'page')
}

interface PlantNeeds {
  readonly store: Store
  readonly bot: Bot
  readonly clock: Clock
  readonly log: Log
  readonly zone: Zone
}

/** Which sample belongs to which channel of the playground's workspace. */
const samples = [
  { file: 'cscc.md', channel: 'cscc-dmtf' },
  { file: 'ogf.md', channel: 'ogf-dmtf' },
] as const

/**
 * A playground's Slack is new at every start and its clock stands where it stood: what was said there before is gone, so every bound
 * register is taken up again and its card posted anew. Registers, people and history stay.
 */
export async function meetAnew(store: Store, workspace: string, now: Instant): Promise<void> {
  const { features } = assembleAll()
  await store.change(async (tx) => {
    await tx.notice.deleteMany({ where: { workspace } })
    await tx.outbox.deleteMany({ where: { workspace } })
    await tx.intake.deleteMany({ where: { workspace } })
    await startAnew(tx, workspace, now)
    for (const register of await listAll(tx, workspace)) {
      for (const feature of features) await feature.takeUp?.(tx, register, now, 'bound')
      for (const wanted of card(register)) await want(tx, workspace, wanted, now)
    }
    return ok(null)
  })
}

/** Keeps the sample registers once; an admin of the workspace is their steward. */
export async function plantSamples(needs: PlantNeeds): Promise<void> {
  const { store, bot, clock } = needs
  const { workspace } = bot.self
  const there = await store.read((db) => takenKeys(db, workspace))
  if (there.size > 0) return
  const admin = await store.read((db) => db.person.findFirst({ where: { workspace, kind: 'admin' }, orderBy: { user: 'asc' } }))
  const channels = (await bot.client.conversations.list({ limit: 200 })).channels ?? []
  for (const sample of samples) {
    const text = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'samples', sample.file), 'utf8')
    const channel = channels.find(({ name }) => name === sample.channel)?.id ?? null
    const now = clock.now()
    const planted = await store.change(async (tx) => {
      const kept = keep(read(text, { file: sample.file }), {
        answers: {},
        taken: await takenKeys(tx, workspace),
        zone: needs.zone,
        dayFirst: false,
        text,
        foldedHash: hashOfText(text),
        today: dayIn(now, needs.zone),
      })
      if (!kept.ok) return kept
      const who = { workspace, actor: { user: admin?.user ?? 'operator', standing: 'operator' as const }, source: 'cli' as const, now }
      const register = await saveKept(tx, who, kept.value, admin ? [admin.user] : [], now)
      await tx.register.update({ where: { id: register.id }, data: { homeChannel: channel, boundAt: now } })
      const bound = await registerByKey(tx, workspace, register.key)
      if (bound) for (const wanted of card(bound)) await want(tx, workspace, wanted, now)
      return ok(register.key)
    })
    if (!planted.ok) needs.log.error('a sample register could not be kept', { file: sample.file, why: planted.problem.sentence })
  }
}
