/** What a command costs against a bare Bolt app on the same rows: a list of 200 milestones, and one more milestone. */
import type { Figure, Part } from '../part.js'
import { quantile } from '../part.js'
import type { Rivals, Runner } from '../rivals.js'
import { closeRivals, prepareRivals, send, startBare, startOurs } from '../rivals.js'

const MILESTONES = 200
const ROUNDS = 5
const cases = [
  { what: 'list of 200', text: 'milestone list', abreast: 1, count: 200, aim: 2 },
  { what: 'list of 200', text: 'milestone list', abreast: 50, count: 400, aim: 2 },
  { what: 'add', text: 'milestone add "One more profile" due:2027-06-30', abreast: 1, count: 60, aim: 2.5 },
  { what: 'add', text: 'milestone add "One more profile" due:2027-06-30', abreast: 50, count: 100, aim: 2.5 },
] as const

async function measure(rivals: Rivals, bare: Runner, ours: Runner, one: (typeof cases)[number], quick: boolean): Promise<Figure[]> {
  const count = quick ? Math.ceil(one.count / 10) : one.count
  const taken: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
  // The first answers compile; they are not counted.
  await send(rivals, bare, one.text, Math.min(count, 50), one.abreast)
  await send(rivals, ours, one.text, Math.min(count, 50), one.abreast)
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.bare.push(...(await send(rivals, bare, one.text, count, one.abreast)))
    taken.ours.push(...(await send(rivals, ours, one.text, count, one.abreast)))
  }
  return [0.5, 0.99].map((share) => {
    const [floor, own] = [quantile(taken.bare, share), quantile(taken.ours, share)]
    return {
      what: `${one.what}, ${one.abreast} at a time, p${share * 100}`,
      measured: `${own.toFixed(1)} ms, bare ${floor.toFixed(1)}`,
      ratio: own / floor,
      aim: one.aim,
    }
  })
}

export const commands: Part = {
  name: 'commands',
  run: async (quick) => {
    const rivals = await prepareRivals(MILESTONES)
    const figures: Figure[] = []
    try {
      for (const one of cases) {
        // Each case on fresh copies: what was added before would make later lists longer.
        const [bare, ours] = [await startBare(rivals), await startOurs(rivals)]
        figures.push(...(await measure(rivals, bare, ours, one, quick)))
        await bare.stop()
        await ours.stop()
      }
      return figures
    } finally {
      await closeRivals(rivals)
    }
  },
}
