/** Slow work kept in rows until it is done: claimed with a lease, tried again after a fault, at last given up aloud. */
import { ok } from '../kernel/problem.js'
import type { Clock, Instant } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { systemClock } from './clock.js'
import type { Assembly, JobReach } from './feature.js'
import type { Log } from './log.js'
import { rounds } from './rounds.js'
import type { Store, Tx } from './store.js'

export interface JobsNeeds {
  readonly store: Store
  readonly registry: Assembly
  readonly clock: Clock
  readonly log: Log
  readonly workspace: string
  readonly fetchFile: JobReach['fetchFile']
  readonly tell: JobReach['tell']
  /** Called after a job changed something. */
  readonly changed?: () => void
  readonly wall?: Clock
}

export interface Jobs {
  run(): Promise<void>
  /** Runs soon. */
  wake(): void
  settled(): Promise<void>
}

/** Puts slow work on its way, in the transaction of the act that asks for it. Returns the job's id. */
export async function addJob(
  tx: Tx,
  workspace: string,
  kind: string,
  payload: Readonly<Record<string, string>>,
  now: Instant,
): Promise<string> {
  const row = await tx.job.create({ data: { workspace, kind, payload: { ...payload }, state: 'due', notBefore: now, createdAt: now } })
  return row.id
}

const LEASE_MS = 120_000
const MAX_ATTEMPTS = 5
/** No lease lies so far ahead: one that does was written before the machine's clock was set back. */
const IMPOSSIBLE_MS = 3_600_000

interface JobRow {
  readonly id: string
  readonly workspace: string
  readonly kind: string
  readonly payload: unknown
  readonly attempts: number
}

export function createJobs(needs: JobsNeeds): Jobs {
  const { store, registry, log, workspace } = needs
  const wall = needs.wall ?? systemClock

  /** A lease that ran out makes a job due again: whoever held it has died. */
  const next = async (): Promise<JobRow | null> => {
    const present = wall.now()
    const impossible = instantFromMs(msOf(present) + IMPOSSIBLE_MS)
    const claimed = await store.change(async (tx) => {
      const row = await tx.job.findFirst({
        where: {
          workspace,
          OR: [
            { state: 'due', OR: [{ leaseUntil: null }, { leaseUntil: { lt: present } }, { leaseUntil: { gt: impossible } }] },
            { state: 'running', OR: [{ leaseUntil: { lt: present } }, { leaseUntil: { gt: impossible } }] },
          ],
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      if (!row) return ok(null)
      await tx.job.update({
        where: { id: row.id },
        data: { state: 'running', attempts: { increment: 1 }, leaseUntil: instantFromMs(msOf(present) + LEASE_MS) },
      })
      return ok<JobRow>({ ...row, attempts: row.attempts + 1 })
    })
    return claimed.ok ? claimed.value : null
  }

  const reach = (): JobReach => ({
    now: needs.clock.now(),
    registry,
    read: (fn) => store.read(fn),
    change: async (fn) => {
      const result = await store.change(fn)
      if (result.ok) needs.changed?.()
      return result
    },
    fetchFile: needs.fetchFile,
    tell: needs.tell,
  })

  const finish = async (
    row: JobRow,
    outcome: { readonly state: 'done' | 'failed' | 'due'; readonly error: string | null },
  ): Promise<void> => {
    const leaseUntil = outcome.state === 'due' ? instantFromMs(msOf(wall.now()) + 1000 * 4 ** row.attempts) : null
    await store.change(async (tx) =>
      ok(await tx.job.update({ where: { id: row.id }, data: { state: outcome.state, leaseUntil, lastError: outcome.error } })),
    )
  }

  const one = async (row: JobRow): Promise<void> => {
    const kind = registry.job(row.kind)
    try {
      // A job that kills its process leaves no error, only its count.
      if (row.attempts > MAX_ATTEMPTS) throw new Error(`its process died in each of ${MAX_ATTEMPTS} tries`)
      if (!kind) throw new Error(`no feature does jobs of kind ${row.kind}`)
      await kind.run({ id: row.id, workspace: row.workspace, payload: row.payload as Record<string, string> }, reach())
      await finish(row, { state: 'done', error: null })
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      const given = row.attempts >= MAX_ATTEMPTS
      log[given ? 'error' : 'warn'](given ? 'a job was given up' : 'a job failed and is tried again', {
        job: row.id,
        kind: row.kind,
        attempt: row.attempts,
        error: text,
      })
      await finish(row, { state: given ? 'failed' : 'due', error: text.slice(0, 2000) })
    }
  }

  const { run, settled } = rounds(async () => {
    for (let row = await next(); row; row = await next()) await one(row)
  })

  return {
    run,
    wake: () => {
      run().catch((error: unknown) => log.error('jobs failed', { error: String(error) }))
    },
    settled,
  }
}
