/** A tick costs what is due, not what is stored: 100 milestones due of a thousand, a hundred thousand, a million. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Part } from '../part.js'
import { median } from '../part.js'
import type { Stored } from '../stored.js'
import { closeStored, countNotices, prepareStored, rewind } from '../stored.js'

const DUE = 100
const REPETITIONS = 15

async function once(stored: Stored): Promise<number> {
  rewind(stored)
  const from = performance.now()
  await stored.tick.run()
  const taken = performance.now() - from
  if (countNotices(stored) !== DUE)
    throw new Error(`the tick over ${stored.size} milestones said ${countNotices(stored)} things, not ${DUE}`)
  return taken
}

export const tick: Part = {
  name: 'tick',
  run: async (quick) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'registrar-bench-'))
    const sizes = quick ? [1000, 10_000] : [1000, 100_000, 1_000_000]
    const all: (Stored & { readonly taken: number[] })[] = []
    try {
      for (const size of sizes) all.push({ ...(await prepareStored(directory, size, DUE)), taken: [] })
      for (const stored of all) await once(stored)
      // Taking turns, so that the noise of the machine meets all of them.
      for (let repetition = 0; repetition < REPETITIONS; repetition += 1) for (const stored of all) stored.taken.push(await once(stored))
      const floor = median(all[0]?.taken ?? [])
      return all.map(({ size, taken }) => ({
        what: `${DUE} due of ${size.toLocaleString('en')} stored`,
        measured: `${median(taken).toFixed(1)} ms a tick`,
        ratio: median(taken) / floor,
        aim: size === sizes[0] ? null : 1.5,
      }))
    } finally {
      for (const stored of all) await closeStored(stored)
      rmSync(directory, { recursive: true, force: true })
    }
  },
}
