import { describe, expect, it } from 'vitest'
import { ok } from '../../kernel/problem.js'
import type { Instant } from '../../kernel/time.js'
import { want } from '../../platform/commit.js'
import type { Planner } from '../../platform/feature.js'
import { openTemporaryStore, workspace } from '../../platform/platform.fixture.js'
import { attach, detach, findDigest, listCarried } from './store.js'

const thursday = '2012-03-01T09:00:00.000Z' as Instant
const friday = '2012-03-02T09:00:00.000Z' as Instant

async function scene() {
  const store = await openTemporaryStore()
  const gone = new Set<string>()
  const planner: Planner = {
    kind: 'milestone',
    isDue: async () => false,
    plan: async () => ({ notices: [], seen: 0 }),
    standing: async (_db, things) => new Set(things.map(({ thingId }) => thingId).filter((id) => !gone.has(id))),
    draw: async () => new Map(),
    foresee: async () => [],
    coming: async () => [],
  }
  const notice = (ref: string, stage: string, at: Instant, destination = 'C1', kind = 'milestone') =>
    store.change(async (tx) =>
      ok(
        await tx.notice.create({
          data: {
            workspace,
            key: `${ref}/${stage}`,
            destination,
            registerId: 'r1',
            kind,
            ref,
            thingId: ref,
            stage,
            due: '2012-03-31',
            acts: 0,
            at,
            state: 'pending',
          },
        }),
      ),
    )
  const digest = async (morning: Instant): Promise<string> => {
    const key = `digest/C1/${morning}`
    await store.change(async (tx) =>
      ok(await want(tx, workspace, { kind: 'digest', key, subject: { morning }, destination: 'C1', shows: [] }, morning)),
    )
    return store.read(async (db) => (await db.outbox.findFirstOrThrow({ where: { key } })).id)
  }
  const claims = async (id: string, now?: Instant): Promise<string[]> => {
    await store.change(async (tx) => {
      const found = await findDigest(tx, id)
      if (found) await attach(tx, found, [planner], now)
      return ok(null)
    })
    return store.read(async (db) => (await listCarried(db, id)).map(({ ref, stage }) => `${ref} ${stage}`))
  }
  const states = () => store.read(async (db) => Object.fromEntries((await db.notice.findMany()).map(({ key, state }) => [key, state])))
  return { store, gone, notice, digest, claims, states }
}

describe('what a digest carries', () => {
  it('is what waits for its channel up to its morning and still holds', async () => {
    const { notice, digest, claims, gone, states, store } = await scene()
    await notice('CSCC-M1', 'T-30', thursday)
    await notice('CSCC-M2', 'T-30', thursday)
    await notice('CSCC-M3', 'T-30', thursday, 'C2')
    await notice('CSCC-M4', 'T-30', friday)
    await notice('CSCC-X1', 'T-30', thursday, 'C1', 'unknown')
    gone.add('CSCC-M2')
    const id = await digest(thursday)
    expect(await claims(id)).toEqual(['CSCC-M1 T-30'])
    expect(await states()).toEqual({
      'CSCC-M1/T-30': 'attached',
      'CSCC-M2/T-30': 'dropped',
      'CSCC-M3/T-30': 'pending',
      'CSCC-M4/T-30': 'pending',
      'CSCC-X1/T-30': 'dropped',
    })
    expect(await store.read((db) => db.showing.findMany({ select: { about: true } }))).toEqual([{ about: 'CSCC-M1' }])
  })

  it('stays fixed when it is claimed again after a lost answer', async () => {
    const { notice, digest, claims } = await scene()
    await notice('CSCC-M1', 'T-30', thursday)
    const id = await digest(thursday)
    await claims(id)
    expect(await claims(id)).toEqual(['CSCC-M1 T-30'])
  })

  it('is one notice a thing, the latest, when several mornings have waited for Slack', async () => {
    const { notice, digest, claims, states } = await scene()
    await notice('CSCC-M1', 'T-1', thursday)
    await notice('CSCC-M1', 'T-0', friday)
    await notice('CSCC-M2', 'T-7', thursday)
    const [first, second] = [await digest(thursday), await digest(friday)]
    expect(await claims(first)).toEqual(['CSCC-M2 T-7'])
    expect(await claims(second)).toEqual(['CSCC-M1 T-0'])
    expect((await states())['CSCC-M1/T-1']).toBe('dropped')
  })

  it('that comes late is everything that has come due since, and what was surely not posted waits again', async () => {
    const { store, notice, digest, claims, states } = await scene()
    await notice('CSCC-M1', 'T-1', thursday)
    const first = await digest(thursday)
    expect(await claims(first)).toEqual(['CSCC-M1 T-1'])
    await store.change(async (tx) => ok(await detach(tx, first)))
    await notice('CSCC-M1', 'T-0', friday)
    await notice('CSCC-M2', 'T-7', friday)
    expect(await claims(first, friday)).toEqual(['CSCC-M1 T-0', 'CSCC-M2 T-7'])
    expect((await states())['CSCC-M1/T-1']).toBe('dropped')
    expect(await claims(await digest(friday))).toEqual([])
  })
})
