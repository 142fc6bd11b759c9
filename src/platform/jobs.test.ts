import { describe, expect, it } from 'vitest'
import { ok, refuse } from '../kernel/problem.js'
import type { JobKind } from './feature.js'
import { createJobs } from './jobs.js'
import { handClock, keptLog, openTemporaryStore, workspace } from './platform.fixture.js'
import { assemble } from './registry.js'

async function scene(run: JobKind['run']) {
  const store = await openTemporaryStore()
  const [wall, log] = [handClock('2012-03-01T09:00'), keptLog()]
  const make = () =>
    createJobs({
      store,
      registry: assemble([{ name: 'imports', jobs: [{ id: 'reading', run }] }]),
      clock: wall,
      wall,
      log,
      workspace,
      fetchFile: async () => refuse('gone', 'The file is gone.'),
      tell: async () => undefined,
    })
  const add = (name: string, kind = 'reading') =>
    store.change(async (tx) =>
      ok(
        await tx.job.create({
          data: { workspace, kind, payload: { name }, state: 'due', notBefore: wall.now(), createdAt: wall.now() },
        }),
      ),
    )
  const rows = () => store.read((db) => db.job.findMany({ select: { state: true, attempts: true }, orderBy: { createdAt: 'asc' } }))
  return { store, wall, log, make, add, rows }
}

describe('jobs', () => {
  it('are done once each, in their order', async () => {
    const done: string[] = []
    const { make, add, wall, rows } = await scene(async ({ payload }) => {
      done.push(payload.name ?? '')
    })
    for (const name of ['a', 'b', 'c']) {
      await add(name)
      wall.advance(1)
    }
    const jobs = make()
    await Promise.all([jobs.run(), jobs.run(), make().run()])
    await jobs.run()
    expect(done).toEqual(['a', 'b', 'c'])
    expect((await rows()).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('that fail are tried again later and later, then given up aloud, and keep nobody back', async () => {
    let tries = 0
    const done: string[] = []
    const { make, add, wall, rows, log } = await scene(async ({ payload }) => {
      if (payload.name === 'good') {
        done.push('good')
        return
      }
      tries += 1
      throw new Error('cannot be read')
    })
    await add('bad')
    wall.advance(1)
    await add('good')
    const jobs = make()
    await jobs.run()
    await jobs.run()
    expect([tries, done]).toEqual([1, ['good']])
    for (let turn = 0; turn < 10; turn += 1) {
      wall.advance(300_000)
      await jobs.run()
    }
    expect(tries).toBe(5)
    expect((await rows())[0]).toEqual({ state: 'failed', attempts: 5 })
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn', 'error'])
  })

  it('of a process that died are taken up after their lease, unless every process dies of them', async () => {
    let tries = 0
    const { make, add, wall, rows, store, log } = await scene(async () => {
      tries += 1
    })
    await add('a')
    const dies = async () => store.change(async (tx) => ok(await tx.job.updateMany({ data: { state: 'running', leaseUntil: wall.now() } })))
    await dies()
    await make().run()
    expect(tries).toBe(0)
    wall.advance(1)
    await make().run()
    expect([tries, (await rows())[0]?.state]).toEqual([1, 'done'])
    await store.change(async (tx) => ok(await tx.job.updateMany({ data: { attempts: 5 } })))
    await dies()
    wall.advance(1)
    await make().run()
    expect([tries, (await rows())[0]?.state]).toEqual([1, 'failed'])
    expect(log.lines.at(-1)).toMatchObject({ level: 'error', message: 'a job was given up' })
  })

  it('of a kind that nobody does are given up in the end', async () => {
    const { make, add, wall, rows } = await scene(async () => undefined)
    await add('a', 'unknown')
    for (let turn = 0; turn < 6; turn += 1) {
      await make().run()
      wall.advance(300_000)
    }
    expect((await rows())[0]?.state).toBe('failed')
  })

  it('wait no longer when the clock was set back', async () => {
    let tries = 0
    const { make, add, wall } = await scene(async () => {
      tries += 1
      if (tries === 1) throw new Error('once')
    })
    await add('a')
    await make().run()
    wall.set('2012-02-01T09:00')
    await make().run()
    expect(tries).toBe(2)
  })
})
