/** From start to ready, and memory, against a bare Bolt app with Prisma; and whether memory grows over many commands. */
import type { Part } from '../part.js'
import { median } from '../part.js'
import type { Rivals, Runner } from '../rivals.js'
import { closeRivals, prepareRivals, send, startBare, startOurs } from '../rivals.js'

const REPETITIONS = 7
const COMMANDS = 20_000
/** One look tells little: it depends on when garbage was collected last. */
const LOOKS = 5
const MB = 1024 * 1024

export const start: Part = {
  name: 'start',
  run: async (quick) => {
    const rivals = await prepareRivals(200)
    try {
      const taken: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
      const memory: { bare: number[]; ours: number[] } = { bare: [], ours: [] }
      for (let repetition = 0; repetition < (quick ? 2 : REPETITIONS); repetition += 1) {
        for (const [name, begin] of [
          ['bare', startBare],
          ['ours', startOurs],
        ] as const) {
          const runner = await begin(rivals)
          taken[name].push(runner.readyMs)
          await send(rivals, runner, 'milestone list', 20, 1)
          memory[name].push(runner.rss())
          await runner.stop()
        }
      }
      const [floorMs, ownMs] = [median(taken.bare), median(taken.ours)]
      const [floorBytes, ownBytes] = [median(memory.bare), median(memory.ours)]
      const total = quick ? COMMANDS / 20 : COMMANDS
      const runner = await startOurs(rivals)
      await send(rivals, runner, 'milestone list', total / 4, 20)
      const before = await levelOver(rivals, runner, total / 8)
      await send(rivals, runner, 'milestone list', total / 2, 20)
      const after = await levelOver(rivals, runner, total / 8)
      await runner.stop()
      return [
        { what: 'start to ready', measured: `${ownMs.toFixed(0)} ms, bare ${floorMs.toFixed(0)}`, ratio: ownMs / floorMs, aim: 2 },
        {
          what: 'memory after 20 commands',
          measured: `${(ownBytes / MB).toFixed(0)} MB, bare ${(floorBytes / MB).toFixed(0)}`,
          ratio: ownBytes / floorBytes,
          aim: 2,
        },
        {
          what: `memory after ${total.toLocaleString('en')} commands`,
          measured: `${(after / MB).toFixed(0)} MB, after a quarter ${(before / MB).toFixed(0)}`,
          ratio: after / before,
          aim: 1.1,
        },
      ]
    } finally {
      await closeRivals(rivals)
    }
  },
}

/** What the process holds while it answers so many commands: the median of several looks. */
async function levelOver(rivals: Rivals, runner: Runner, commands: number): Promise<number> {
  const seen: number[] = []
  for (let look = 0; look < LOOKS; look += 1) {
    await send(rivals, runner, 'milestone list', Math.round(commands / LOOKS), 20)
    seen.push(runner.rss())
  }
  return median(seen)
}
