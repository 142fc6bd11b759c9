import { describe, expect, it } from 'vitest'
import { ok } from '../../kernel/problem.js'
import { markStale, want } from '../commit.js'
import type { Feature } from '../feature.js'
import type { HandClock, KeptLog } from '../platform.fixture.js'
import { handClock, keptLog, openTemporaryStore, portsOver, workspace } from '../platform.fixture.js'
import { assemble } from '../registry.js'
import type { Store } from '../store.js'
import { say } from './blocks.js'
import type { Delivery } from './deliver.js'
import { createDelivery } from './deliver.js'
import type { FakeSlack, Fate } from './slack.fixture.js'
import { fakeSlack } from './slack.fixture.js'

/** What the messages say, by subject; a missing one has nothing to say. */
type Texts = Map<string, string>

interface Scene {
  readonly store: Store
  readonly slack: FakeSlack
  readonly wall: HandClock
  readonly clock: HandClock
  readonly log: KeptLog
  readonly texts: Texts
  readonly delivery: Delivery
  wants(
    name: string,
    more?: { destination?: string; threadKey?: string; thread?: string; shows?: string[]; register?: string },
  ): Promise<void>
  states(): Promise<Record<string, string>>
  /** Another process over the same store. */
  another(slack?: FakeSlack): Delivery
}

async function scene(fates: Fate[] = [], options: { paceMs?: number } = {}): Promise<Scene> {
  const store = await openTemporaryStore()
  const [wall, clock, log, slack] = [handClock('2012-03-01T09:00'), handClock('2012-03-01T09:00'), keptLog(), fakeSlack(fates)]
  const texts: Texts = new Map()
  const feature: Feature = {
    name: 'notes',
    messages: [
      {
        id: 'note',
        draw: async (_db, { name = '' }) => {
          const text = texts.get(name)
          return text === undefined ? null : say(text)
        },
      },
      { id: 'broken', draw: () => Promise.reject(new Error('cannot be drawn')) },
      { id: 'digest.held', draw: async (_db, { channel = '' }) => say(`held: ${channel}`) },
    ],
  }
  const another = (other: FakeSlack = slack): Delivery =>
    createDelivery({
      store,
      post: other,
      registry: assemble([feature]),
      ports: portsOver([], ['U1', 'U2']),
      clock,
      log,
      workspace,
      wall,
      monotonicMs: () => wall.ms(),
      paceMs: options.paceMs ?? 0,
    })
  return {
    store,
    slack,
    wall,
    clock,
    log,
    texts,
    delivery: another(),
    another,
    wants: async (name, { destination = 'C1', threadKey, thread, shows = [name], register } = {}) => {
      texts.set(name, name)
      const subject = { name, ...(register ? { register } : {}) }
      const place = { destination, ...(threadKey ? { threadKey } : {}), ...(thread ? { thread } : {}) }
      const wanted = { kind: name.startsWith('broken') ? 'broken' : 'note', key: name, subject, shows, ...place }
      await store.change(async (tx) => ok(await want(tx, workspace, wanted, clock.now())))
      clock.advance(1)
    },
    states: async () => {
      const rows = await store.read((db) => db.outbox.findMany({ select: { key: true, state: true } }))
      return Object.fromEntries(rows.map(({ key, state }) => [key, state]))
    },
  }
}

const LEASE_MS = 30_000

describe('posting', () => {
  it('posts in the order of wanting, once, and does nothing the second time', async () => {
    const { wants, delivery, slack, states } = await scene()
    for (const name of ['one', 'two', 'three']) await wants(name)
    await delivery.run()
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one', 'two', 'three'])
    expect(slack.calls).toEqual(['post', 'post', 'post'])
    expect(await states()).toEqual({ one: 'sent', two: 'sent', three: 'sent' })
  })

  it('a lost answer is read back after the lease, not before, and never posted twice', async () => {
    const { wants, delivery, slack, wall, states } = await scene(['answer-lost'])
    await wants('one')
    await delivery.run()
    await delivery.run()
    expect(await states()).toEqual({ one: 'sending' })
    wall.advance(LEASE_MS + 1)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one'])
    expect(await states()).toEqual({ one: 'sent' })
  })

  it('what never arrived is posted after the lease', async () => {
    const { wants, delivery, slack, wall } = await scene(['lost'])
    await wants('one')
    await delivery.run()
    expect(slack.texts('C1')).toEqual([])
    wall.advance(LEASE_MS + 1)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one'])
  })

  it('a clock set back leaves nobody waiting for an impossible lease', async () => {
    const { wants, delivery, slack, wall } = await scene(['lost'])
    await wants('one')
    await delivery.run()
    wall.set('2012-02-01T09:00')
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one'])
  })

  it('obeys Retry-After, keeping the order, while what is under way elsewhere arrives', async () => {
    const { wants, delivery, slack, wall } = await scene(['limited'])
    await wants('one')
    await wants('two')
    await wants('elsewhere', { destination: 'C2' })
    await delivery.run()
    expect([slack.texts('C1'), slack.texts('C2')]).toEqual([[], ['elsewhere']])
    wall.advance(1001)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one', 'two'])
  })

  it('lets everything wait when the limit met can only be the workspace’s', async () => {
    const { wants, delivery, slack, wall } = await scene(['limited'], { paceMs: 1000 })
    await wants('one')
    await delivery.run()
    await wants('elsewhere', { destination: 'C2' })
    await delivery.run()
    expect(slack.texts('C2')).toEqual([])
    wall.advance(1001)
    await delivery.run()
    expect([slack.texts('C1'), slack.texts('C2')]).toEqual([['one'], ['elsewhere']])
    await delivery.stop()
  })

  it('keeps its pace: a burst of four, then one a second, in order', async () => {
    const { wants, delivery, slack, wall } = await scene([], { paceMs: 1000 })
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    for (const name of names) await wants(name)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(names.slice(0, 4))
    wall.advance(1000)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(names.slice(0, 5))
    wall.advance(1000)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(names)
    await delivery.stop()
  })

  it('a message drawn as nothing is dropped', async () => {
    const { wants, delivery, slack, texts, states } = await scene()
    await wants('one')
    texts.delete('one')
    await delivery.run()
    expect(slack.calls).toEqual([])
    expect(await states()).toEqual({ one: 'dropped' })
  })

  it('a reply waits for the message it answers, and stands in its thread', async () => {
    const { wants, delivery, slack, wall, store } = await scene(['limited'])
    await wants('card')
    await wants('reply', { threadKey: 'card', destination: 'C1' })
    await delivery.run()
    expect(slack.messages).toEqual([])
    wall.advance(1001)
    await delivery.run()
    const [card, reply] = slack.messages
    expect([card?.text, card?.threadTs, reply?.text, reply?.threadTs]).toEqual(['card', null, 'reply', card?.ts])
    expect(await store.read((db) => db.outbox.count({ where: { state: 'sent' } }))).toBe(2)
  })

  it('stands in a thread that a person began, or in the channel where that is gone', async () => {
    const { wants, delivery, slack } = await scene(['well', 'no-thread'])
    await wants('there', { thread: '1331111111.000100' })
    await wants('gone', { thread: '1331111111.000200' })
    await delivery.run()
    await delivery.run()
    expect(slack.messages.map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ['there', '1331111111.000100'],
      ['gone', null],
    ])
  })

  it('hundreds that wait for a lost thread keep nobody back', async () => {
    const { wants, delivery, slack } = await scene()
    slack.closed.add('C1')
    await wants('card')
    for (let index = 0; index < 230; index += 1) await wants(`reply ${index}`, { threadKey: 'card' })
    await wants('elsewhere', { destination: 'C2' })
    await delivery.run()
    expect(slack.texts('C2')).toEqual(['elsewhere'])
  })

  it('one that cannot be drawn keeps nobody back', async () => {
    const { wants, delivery, slack, log } = await scene()
    await wants('broken')
    await wants('after')
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['after'])
    expect(log.lines.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual(['a message could not be delivered'])
    await delivery.stop()
  })

  it('two processes over one store post each message once', async () => {
    const { wants, delivery, another, slack } = await scene()
    const names = Array.from({ length: 20 }, (_, index) => `m${index}`)
    for (const [index, name] of names.entries()) await wants(name, { destination: `C${index % 4}` })
    const other = another()
    await Promise.all([delivery.run(), other.run(), delivery.run()])
    expect(slack.messages.map(({ text }) => text).sort()).toEqual([...names].sort())
  })

  it('who answers too late takes nothing from who took over', async () => {
    const { wants, delivery, another, slack, wall, states } = await scene()
    await wants('one')
    const late = fakeSlack(['limited'])
    const second = another()
    // The first is refused after its lease has run out and the second has posted.
    late.whilePosting = async () => {
      wall.advance(LEASE_MS + 1)
      await second.run()
    }
    const first = another(late)
    await first.run()
    expect(slack.texts('C1')).toEqual(['one'])
    expect(await states()).toEqual({ one: 'sent' })
    await delivery.run()
    expect([slack.texts('C1'), late.messages]).toEqual([['one'], []])
  })

  it('a machine that slept between claiming and posting posts anew, not late', async () => {
    const { wants, another, slack, wall, texts, store } = await scene()
    await wants('one')
    const sleepy = another()
    const get = texts.get.bind(texts)
    let slept = false
    texts.get = (name) => {
      if (!slept) wall.advance(LEASE_MS)
      slept = true
      return get(name)
    }
    await sleepy.run()
    expect(slack.calls).toEqual(['post'])
    expect(await store.read((db) => db.outbox.findMany({ select: { attempts: true } }))).toEqual([{ attempts: 2 }])
  })
})

describe('closed doors', () => {
  it('keeps what a closed channel cannot take, tells the stewards once, and brings it on release', async () => {
    const { wants, delivery, slack, wall, states } = await scene()
    slack.closed.add('C1')
    await wants('one', { register: 'r1' })
    await wants('two', { register: 'r1' })
    await delivery.run()
    wall.advance(3_600_001)
    await delivery.run()
    expect([slack.texts('C1'), slack.texts('DU1'), slack.texts('DU2')]).toEqual([[], ['held: C1'], ['held: C1']])
    expect(await states()).toMatchObject({ one: 'held', two: 'held' })
    slack.closed.clear()
    await delivery.release('C1')
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one', 'two'])
    expect(slack.texts('DU1')).toEqual(['held: C1'])
  })

  it('tells the stewards of each register that shares the channel', async () => {
    const { wants, delivery, slack } = await scene()
    slack.closed.add('C1')
    await wants('one', { register: 'r1' })
    await wants('two', { register: 'r2' })
    await delivery.run()
    expect(slack.texts('DU1')).toEqual(['held: C1', 'held: C1'])
  })

  it('tries again by itself after an hour', async () => {
    const { wants, delivery, slack, wall } = await scene()
    slack.closed.add('C1')
    await wants('one')
    await delivery.run()
    slack.closed.clear()
    await delivery.run()
    expect(slack.texts('C1')).toEqual([])
    wall.advance(3_600_001)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one'])
  })

  it('a person without direct messages is tried once an hour, not without end', async () => {
    const { wants, delivery, slack, states } = await scene()
    slack.closed.add('U9')
    await wants('one', { destination: 'U9', register: 'r1' })
    await delivery.run()
    expect(slack.calls).toEqual(['open'])
    expect(await states()).toEqual({ one: 'held' })
  })

  it('a direct message whose opening is lost waits a little, and is then sent', async () => {
    const { wants, delivery, slack, wall } = await scene(['lost', 'lost'])
    await wants('one', { destination: 'U1' })
    await delivery.run()
    expect(slack.calls).toEqual(['open'])
    wall.advance(2001)
    await delivery.run()
    wall.advance(2001)
    await delivery.run()
    expect(slack.texts('DU1')).toEqual(['one'])
    await delivery.stop()
  })

  it('a lost answer in a channel that has closed since is not posted twice once it is open again', async () => {
    const { wants, delivery, slack, wall, states } = await scene(['answer-lost'])
    await wants('one', { register: 'r1' })
    await delivery.run()
    slack.closed.add('C1')
    wall.advance(LEASE_MS + 1)
    await delivery.run()
    expect(slack.texts('DU1')).toEqual(['held: C1'])
    slack.closed.clear()
    await delivery.release('C1')
    await delivery.run()
    wall.advance(300_001)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['one'])
    expect((await states()).one).toBe('sent')
    await delivery.stop()
  })

  it('a revoked token loses nothing: health says so, and all is sent once it works again', async () => {
    const { wants, delivery, slack, wall } = await scene()
    slack.revoked = true
    for (const name of ['one', 'two']) await wants(name)
    await delivery.run()
    expect(delivery.health()).toEqual({ ok: false, why: 'Slack refuses the token (token_revoked)' })
    expect(slack.calls).toHaveLength(1)
    slack.revoked = false
    wall.advance(60_001)
    await delivery.run()
    expect(delivery.health().ok).toBe(true)
    expect(slack.texts('C1')).toEqual(['one', 'two'])
    await delivery.stop()
  })

  it('health recovers by a redraw too', async () => {
    const { wants, delivery, slack, wall, store } = await scene()
    await wants('one')
    await delivery.run()
    await store.change(async (tx) => ok(await markStale(tx, workspace, ['one'])))
    slack.revoked = true
    await delivery.run()
    expect(delivery.health().ok).toBe(false)
    slack.revoked = false
    wall.advance(60_001)
    await delivery.run()
    expect(delivery.health().ok).toBe(true)
    await delivery.stop()
  })

  it('what Slack refuses is kept and logged, and the rest goes on', async () => {
    const { wants, delivery, slack, states, log } = await scene(['refused'])
    await wants('one')
    await wants('two')
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['two'])
    expect(await states()).toEqual({ one: 'held', two: 'sent' })
    expect(log.lines.some(({ level, message }) => level === 'error' && message === 'Slack does not take a message')).toBe(true)
  })
})

describe('redrawing', () => {
  const touched = (store: Store, ...about: string[]) => store.change(async (tx) => ok(await markStale(tx, workspace, about)))

  it('combines many changes into one drawing of the state as it is then', async () => {
    const { wants, delivery, slack, store, texts, states } = await scene()
    await wants('card', { shows: ['OGF-M1', 'OGF-M2'] })
    await delivery.run()
    for (const about of ['OGF-M1', 'OGF-M2', 'OGF-M1']) await touched(store, about)
    texts.set('card', 'after three')
    await delivery.run()
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['after three'])
    expect(slack.calls).toEqual(['post', 'update'])
    expect(await states()).toEqual({ card: 'sent' })
  })

  it('draws again what changed between drawing and posting', async () => {
    const { wants, delivery, slack, store, texts } = await scene()
    await wants('card', { shows: ['OGF-M1'] })
    slack.whilePosting = async () => {
      slack.whilePosting = null
      texts.set('card', 'changed')
      await touched(store, 'OGF-M1')
    }
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['changed'])
  })

  it('draws anew what was found posted, for nobody knows in what state', async () => {
    const { wants, delivery, slack, wall, texts, store } = await scene(['answer-lost'])
    await wants('card', { shows: ['OGF-M1'] })
    await delivery.run()
    texts.set('card', 'changed')
    await touched(store, 'OGF-M1')
    wall.advance(LEASE_MS + 1)
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['changed'])
  })

  it('a lost redraw is done again, one in a closed channel or of a deleted message is given up', async () => {
    const { wants, delivery, slack, store, wall, texts, states } = await scene(['well', 'well', 'lost', 'closed'])
    await wants('one')
    await wants('two', { destination: 'C2' })
    await delivery.run()
    await touched(store, 'one', 'two')
    texts.set('one', 'ONE')
    texts.set('two', 'TWO')
    await delivery.run()
    wall.advance(2001)
    await delivery.run()
    expect([...slack.texts('C1'), ...slack.texts('C2')].map((text) => text.toLowerCase())).toEqual(['one', 'two'])
    expect(await states()).toEqual({ one: 'sent', two: 'sent' })
    slack.messages.length = 0
    await touched(store, 'one')
    await delivery.run()
    expect((await states()).one).toBe('sent')
    expect(slack.messages).toEqual([])
    await delivery.stop()
  })

  it('a sent message with nothing more to say stays as it stands', async () => {
    const { wants, delivery, slack, store, texts, states } = await scene()
    await wants('card')
    await delivery.run()
    texts.delete('card')
    await touched(store, 'card')
    await delivery.run()
    expect(slack.texts('C1')).toEqual(['card'])
    expect(await states()).toEqual({ card: 'sent' })
  })
})
