/** 200 votes at once on one approval: until all are counted and the card shows them, and how often it was redrawn for that. */
import { prepareBallot } from '../ballot.js'
import type { Part } from '../part.js'
import { median } from '../part.js'

const REPETITIONS = 3
/** What is aimed at. */
const WITHIN_MS = 1000
const REDRAWS = 5

interface Run {
  readonly countedMs: number
  readonly drawnMs: number
  readonly redraws: number
}

async function once(voters: number): Promise<Run> {
  const ballot = await prepareBallot(voters)
  try {
    const before = ballot.redraws()
    const from = performance.now()
    let drawnAt: number | null = null
    const stop = ballot.playground.journal.onEntry(({ method, body }) => {
      if (method === 'chat.update' && JSON.stringify(body).includes(`${voters} of ${voters} have answered`)) drawnAt ??= performance.now()
    })
    for (const user of ballot.voters) ballot.press(user, 'Approve')
    let countedAt = from
    for (let counted = 0; counted < voters; ) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      counted = await ballot.running.store.read(
        async (db) => (await db.sql.rows<{ n: number }>`SELECT COUNT(*) AS "n" FROM "Position"`)[0]?.n ?? 0,
      )
      countedAt = performance.now()
    }
    await ballot.settle()
    stop()
    if (drawnAt === null) throw new Error(`the card never showed all ${voters} votes:\n${ballot.card()}`)
    return { countedMs: countedAt - from, drawnMs: Math.max(countedAt, drawnAt) - from, redraws: ballot.redraws() - before }
  } finally {
    await ballot.close()
  }
}

export const votes: Part = {
  name: 'votes',
  run: async (quick) => {
    const voters = quick ? 40 : 200
    const runs: Run[] = []
    for (let repetition = 0; repetition < (quick ? 1 : REPETITIONS); repetition += 1) runs.push(await once(voters))
    const of = (pick: (run: Run) => number): number => median(runs.map(pick))
    return [
      {
        what: `${voters} votes at once, all counted`,
        measured: `${of(({ countedMs }) => countedMs).toFixed(0)} ms`,
        ratio: of(({ countedMs }) => countedMs) / WITHIN_MS,
        aim: null,
      },
      {
        what: `${voters} votes at once, all counted and drawn`,
        measured: `${of(({ drawnMs }) => drawnMs).toFixed(0)} ms`,
        ratio: of(({ drawnMs }) => drawnMs) / WITHIN_MS,
        aim: 1,
      },
      {
        what: 'chat.update calls for that',
        measured: `${of(({ redraws }) => redraws)} calls`,
        ratio: of(({ redraws }) => redraws) / REDRAWS,
        aim: 1,
      },
    ]
  },
}
