import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ok } from '../../kernel/problem.js'
import { markStale, want } from '../commit.js'
import type { HandClock } from '../platform.fixture.js'
import { handClock, keptLog, openTemporaryStore, portsOver, workspace } from '../platform.fixture.js'
import { assemble } from '../registry.js'
import type { Store } from '../store.js'
import { say } from './blocks.js'
import type { Delivery } from './deliver.js'
import { createDelivery } from './deliver.js'
import type { PostClient } from './post-client.js'
import type { Fate } from './slack.fixture.js'
import { fakeSlack } from './slack.fixture.js'

/** The process is gone: whatever it would have done next does not happen. */
class Death extends Error {}

/** A life ends at its nth step; a step dies before it is done or after, its answer unheard. */
interface Life {
  readonly steps: number
  readonly after: boolean
}

/** Every touch of the world is a step: once dead, none has an effect any more. */
function mortal(life: Life): <T>(work: () => Promise<T>) => Promise<T> {
  let left = life.steps
  return async (work) => {
    left -= 1
    if (left < 0) throw new Death()
    if (left > 0) return work()
    if (life.after) await work()
    left = 0
    throw new Death()
  }
}

function live(life: Life, store: Store, slack: PostClient, wall: HandClock): Delivery {
  const step = mortal(life)
  const texts = assemble([{ name: 'notes', messages: [{ id: 'note', draw: async (_db, { name = '' }) => say(name) }] }])
  return createDelivery({
    store: { ...store, read: (fn) => step(() => store.read(fn)), change: (fn) => step(() => store.change(fn)) },
    post: {
      post: (where, message, id) => step(() => slack.post(where, message, id)),
      update: (where, message, id) => step(() => slack.update(where, message, id)),
      findPosted: (where, id, since) => step(() => slack.findPosted(where, id, since)),
      openDm: (user) => step(() => slack.openDm(user)),
    },
    registry: texts,
    ports: portsOver([]),
    clock: wall,
    log: keptLog(),
    workspace,
    wall,
    monotonicMs: () => wall.ms(),
    paceMs: 0,
  })
}

async function untilDeath(delivery: Delivery): Promise<void> {
  try {
    await delivery.run()
  } catch (error) {
    if (!(error instanceof Death)) throw error
  }
  await delivery.stop()
}

const immortal: Life = { steps: Number.POSITIVE_INFINITY, after: false }
const lives = fc.array(fc.record({ steps: fc.integer({ min: 1, max: 40 }), after: fc.boolean() }), { maxLength: 8 })
const fates = fc.array(fc.constantFrom<Fate>('well', 'well', 'answer-lost', 'lost', 'limited', 'token'), { maxLength: 25 })
const waits = fc.array(fc.constantFrom(0, 1500, 31_000, 65_000), { minLength: 8, maxLength: 8 })
const names = ['card', 'reply', 'elsewhere', 'direct']

async function fill(store: Store, run: number): Promise<string[]> {
  const keys = names.map((name) => `${run}/${name}`)
  const [card = '', reply = '', elsewhere = '', direct = ''] = keys
  const wanted = (key: string, destination: string, threadKey?: string) => ({
    kind: 'note',
    key,
    subject: { name: key },
    destination,
    shows: [key],
    ...(threadKey ? { threadKey } : {}),
  })
  const now = handClock('2012-03-01T08:00').now()
  await store.change(async (tx) => {
    await want(tx, workspace, wanted(card, 'C1'), now)
    await want(tx, workspace, wanted(reply, 'C1', card), now)
    await want(tx, workspace, wanted(elsewhere, 'C2'), now)
    await want(tx, workspace, wanted(direct, 'U1'), now)
    return ok(null)
  })
  return keys
}

describe('exactly once', () => {
  it('through any deaths, lost answers, limits and refused tokens', async () => {
    const store = await openTemporaryStore()
    let run = 0
    await fc.assert(
      fc.asyncProperty(lives, fates, waits, async (histories, trouble, pauses) => {
        run += 1
        const [wall, slack] = [handClock('2012-03-01T09:00'), fakeSlack([...trouble])]
        const keys = await fill(store, run)
        for (const [index, life] of histories.entries()) {
          await untilDeath(live(life, store, slack, wall))
          if (index === 1) await store.change(async (tx) => ok(await markStale(tx, workspace, keys)))
          wall.advance(pauses[index] ?? 31_000)
        }
        // Then it lives on in peace for a while: nothing may be lost.
        for (let turn = 0; turn < 30; turn += 1) {
          await untilDeath(live(immortal, store, slack, wall))
          wall.advance(65_000)
        }
        expect(slack.messages.map(({ text }) => text).sort()).toEqual([...keys].sort())
        const card = slack.messages.find(({ text }) => text === keys[0])
        expect(slack.messages.find(({ text }) => text === keys[1])?.threadTs).toBe(card?.ts)
        expect(await store.read((db) => db.outbox.count({ where: { state: { not: 'sent' } } }))).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('with two deliveries at once over one store, one of them dying', async () => {
    const store = await openTemporaryStore()
    let run = 0
    await fc.assert(
      fc.asyncProperty(lives, fates, async (histories, trouble) => {
        run += 1
        const [wall, slack] = [handClock('2012-03-01T09:00'), fakeSlack([...trouble])]
        const keys = await fill(store, run)
        for (const life of [...histories, immortal, immortal]) {
          await Promise.all([untilDeath(live(life, store, slack, wall)), untilDeath(live(immortal, store, slack, wall))])
          wall.advance(65_000)
        }
        for (let turn = 0; turn < 26; turn += 1) {
          await untilDeath(live(immortal, store, slack, wall))
          wall.advance(65_000)
        }
        expect(slack.messages.map(({ text }) => text).sort()).toEqual([...keys].sort())
      }),
      { numRuns: 40 },
    )
  })
})
