/** A tick reads what is due, however much is stored: by the plans of its queries and by the rows they give. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleAll } from '../../src/app.js'
import { refuse } from '../../src/kernel/problem.js'
import { clock, closeStored, countNotices, prepareStored } from '../bench/stored.js'
import type { Asked } from './listening.js'
import { listening, scansOf } from './listening.js'

const DUE = 50

describe('a tick over many milestones of which 50 are due', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bounded-'))
  const asked: Asked[] = []
  const said: number[] = []
  const ofPlanner = new Map<string, Asked>()
  const registry = assembleAll()
  const { planners } = registry
  beforeAll(async () => {
    for (const size of [1000, 100_000]) {
      const stored = await prepareStored(directory, size, DUE)
      if (size > 1000)
        for (const planner of planners)
          ofPlanner.set(
            planner.kind,
            await listening(stored, async () => {
              await stored.store.change(async (tx) => {
                await planner.plan(tx, clock.now(), 100, { workspace: 'T1', now: clock.now(), registry })
                return refuse('only-looked', 'Nothing of this stays.')
              })
            }),
          )
      asked.push(await listening(stored, () => stored.tick.run()))
      said.push(countNotices(stored))
      await closeStored(stored)
    }
  }, 60_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('says each of the 50 once', () => {
    expect(said).toEqual([DUE, DUE])
  })

  it('reads as many rows of 100,000 as of 1,000, and a bounded number for each', () => {
    const [few, many] = asked
    expect(many?.rows).toBe(few?.rows)
    expect(many?.rows).toBeGreaterThan(DUE)
    expect(many?.rows).toBeLessThan(DUE * 12)
  })

  it('walks through no table and no index, whether it grows or not', () => {
    expect(asked.map(scansOf)).toEqual([[], []])
  })

  it.each(planners.map(({ kind }) => kind))('the planner of each %s finds what is due by an index', (kind) => {
    const looked = ofPlanner.get(kind)
    const [first] = [...(looked?.plans ?? [])].filter(([source]) => /^\s*SELECT/i.test(source))
    // What is due is found by the time it is due at, not by one equality that a whole table may share.
    expect(first?.[1]).toMatch(/^SEARCH .* USING (COVERING )?INDEX \S+ \(.*[<>]/)
    expect(looked && scansOf(looked)).toEqual([])
    expect(looked?.rows).toBeLessThan(DUE * 12)
  })
})
