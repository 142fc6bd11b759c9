/** Once a minute and at start: what has come due is planned, addressed and put into the outbox; slow work and deliveries go on. */
import cron from 'node-cron'
import { ok } from '../kernel/problem.js'
import type { Clock } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { address, gatheringUntil } from './addressing.js'
import type { Assembly, Planner, Ports, TimedAct } from './feature.js'
import { sweepIntake } from './intake.js'
import type { Jobs } from './jobs.js'
import type { Log } from './log.js'
import { isGathered, letGo } from './outbox.js'
import { rounds } from './rounds.js'
import type { Delivery } from './slack/deliver.js'
import type { Store } from './store.js'
import type { Acting } from './subject.js'

export interface TickNeeds {
  readonly store: Store
  readonly registry: Assembly
  readonly ports: Ports
  readonly clock: Clock
  readonly log: Log
  readonly workspace: string
  readonly delivery: Delivery
  readonly jobs: Jobs
}

export interface Tick {
  /** One turn; calls while one runs make it run once more. */
  run(): Promise<void>
  /** Every minute from now on. */
  start(): void
  stop(): Promise<void>
}

/** Things planned in one transaction: short, so that nobody waits behind it. */
const BATCH = 100
/** Each of them may move much else. */
const ACTS = 20
const INTAKE_KEPT_MS = 3 * 86_400_000

export function createTick(needs: TickNeeds): Tick {
  const { store, registry, log } = needs
  let stopped = false
  let task: ReturnType<typeof cron.schedule> | null = null
  let sweptAt = 0

  const planAll = async (): Promise<void> => {
    for (const planner of registry.planners) {
      await guarded(planner.kind, async () => {
        while (!stopped && (await store.read((db) => planner.isDue(db, needs.clock.now()))))
          if ((await planBatch(needs, planner)) < BATCH) break
      })
    }
    await guarded('digests', async () => {
      const until = gatheringUntil(needs.clock.now())
      if (!(await store.read((db) => isGathered(db, needs.workspace, 'digest', until)))) return
      await store.change(async (tx) => ok(await letGo(tx, needs.workspace, 'digest', until)))
    })
  }

  const actAll = async (): Promise<void> => {
    for (const act of registry.timed) {
      await guarded(act.id, async () => {
        while (!stopped && (await store.read((db) => act.isDue(db, needs.workspace, needs.clock.now()))))
          if ((await actBatch(needs, act)) < ACTS) break
      })
    }
  }

  /** One slice's fault must not silence the others, nor what is already in the outbox. */
  const guarded = async (what: string, step: () => Promise<void>): Promise<void> => {
    try {
      await step()
    } catch (error) {
      log.error('a step of the tick failed', { what, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }

  const sweep = async (): Promise<void> => {
    const now = msOf(needs.clock.now())
    if (Math.abs(now - sweptAt) < 3_600_000) return
    sweptAt = now
    await store.change(async (tx) => ok(await sweepIntake(tx, instantFromMs(now - INTAKE_KEPT_MS))))
  }

  const { run, settled } = rounds(
    async () => {
      await actAll()
      await planAll()
      await guarded('jobs', () => needs.jobs.run())
      await guarded('delivery', () => needs.delivery.run())
      await guarded('intake', sweep)
    },
    () => stopped,
  )

  return {
    run,
    start: () => {
      // In UTC, where no hour is lost or doubled; a late run is better than none.
      task = cron.schedule(
        '* * * * *',
        () =>
          run().catch((error: unknown) =>
            log.error('a tick failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
          ),
        {
          timezone: 'Etc/UTC',
          noOverlap: true,
          missedExecutionTolerance: 60_000,
        },
      )
    },
    stop: async () => {
      stopped = true
      await task?.destroy()
      await settled()
    },
  }
}

async function actBatch(needs: TickNeeds, act: TimedAct): Promise<number> {
  const who: Acting = {
    workspace: needs.workspace,
    actor: { user: 'Registrar', standing: 'operator' },
    source: 'clock',
    now: needs.clock.now(),
    registry: needs.registry,
  }
  const done = await needs.store.change(async (tx) => ok(await act.run(tx, who, ACTS)))
  return done.ok ? done.value : 0
}

async function planBatch(needs: TickNeeds, planner: Planner): Promise<number> {
  const now = needs.clock.now()
  const planned = await needs.store.change(async (tx) => {
    const { notices, seen } = await planner.plan(tx, now, BATCH, { workspace: needs.workspace, now, registry: needs.registry })
    for (const notice of notices) await address(needs, tx, notice, now)
    return ok(seen)
  })
  return planned.ok ? planned.value : 0
}
