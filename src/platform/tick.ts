/** Once a minute and at start: what has come due is planned, addressed and put into the outbox; slow work and deliveries go on. */
import cron from 'node-cron'
import { addDays, dayIn, instantAt, workingDayOnOrAfter } from '../kernel/calendar.js'
import type { Mornings } from '../kernel/ladder.js'
import { morningOf } from '../kernel/ladder.js'
import { ok } from '../kernel/problem.js'
import { parseReference } from '../kernel/reference.js'
import type { Clock, Instant } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { want } from './commit.js'
import type { Assembly, PlannedNotice, Planner, Ports, RegisterAt, TimedAct } from './feature.js'
import { sweepIntake } from './intake.js'
import type { Jobs } from './jobs.js'
import type { Log } from './log.js'
import { letGo } from './outbox.js'
import { rounds } from './rounds.js'
import type { Delivery } from './slack/deliver.js'
import type { Store, Tx } from './store.js'
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
/** A digest waits for all planners of its turn, so that whatever else wakes delivery meanwhile does not send half of it. */
const GATHERING_MS = 30_000

export function createTick(needs: TickNeeds): Tick {
  const { store, registry, log } = needs
  let stopped = false
  let task: ReturnType<typeof cron.schedule> | null = null
  let sweptAt = 0

  const planAll = async (): Promise<void> => {
    let planned = false
    for (const planner of registry.planners) {
      await guarded(planner.kind, async () => {
        while (!stopped && (await store.read((db) => planner.isDue(db, needs.clock.now())))) {
          planned = true
          if ((await planBatch(needs, planner)) < BATCH) break
        }
      })
    }
    if (!planned) return
    await guarded('digests', async () => {
      const until = gatheringUntil(needs.clock.now())
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

/** Puts a notice down for each of its destinations, in the transaction that moved its thing on. */
async function address(needs: TickNeeds, tx: Tx, notice: PlannedNotice, now: Instant): Promise<void> {
  const register = await needs.ports.registerById(tx, needs.workspace, notice.registerId)
  const mornings = notice.mornings ?? register
  if (!mornings) return
  const destinations = await destinationsOf(needs, tx, register, notice)
  if (destinations.length === 0) needs.log.warn('a notice has nobody to go to', { ref: notice.ref, stage: notice.stage })
  const key = keyOf(needs.workspace, notice)
  for (const destination of destinations) {
    const where = { workspace_key_destination: { workspace: needs.workspace, key, destination } }
    if (await tx.notice.findUnique({ where })) continue
    const at = await digestFor(needs, tx, { registerId: notice.registerId, mornings, destination }, now)
    await tx.notice.create({
      data: {
        workspace: needs.workspace,
        key,
        destination,
        registerId: notice.registerId,
        kind: notice.kind,
        ref: notice.ref,
        thingId: notice.thingId,
        stage: notice.stage,
        due: notice.due,
        acts: notice.acts,
        at,
        zone: mornings.zone,
        state: 'pending',
      },
    })
  }
}

/** What has no number of its own, as one contact among several, is told apart by its id. */
function keyOf(workspace: string, { kind, ref, thingId, due, stage, acts }: PlannedNotice): string {
  const thing = parseReference(ref).ok ? [ref] : [ref, thingId]
  return [workspace, kind, ...thing, due ?? 'undated', stage, acts].join('/')
}

/** Whom a question is for; otherwise the home channel, and the own channel of each party that answers. Without a channel the stewards. */
async function destinationsOf(needs: TickNeeds, tx: Tx, register: RegisterAt | null, notice: PlannedNotice): Promise<string[]> {
  if (notice.to !== undefined && notice.to !== 'stewards') {
    const user = notice.to.person
    const person = await tx.person.findUnique({
      where: { workspace_user: { workspace: needs.workspace, user } },
      select: { deleted: true },
    })
    if (person?.deleted !== true) return [user]
  }
  if (!register) return []
  if (notice.to !== undefined) return stewardsOrAdmins(needs, tx, register)
  const answers = (short: string): boolean =>
    notice.parties.length === 0 || notice.parties.some((party) => party === short || party.startsWith(`${short} `))
  const own = register.parties.filter(({ short }) => answers(short)).flatMap(({ channel }) => (channel ? [channel] : []))
  const home = register.homeChannel ? [register.homeChannel] : await stewardsOrAdmins(needs, tx, register)
  return [...new Set([...home, ...own])]
}

async function stewardsOrAdmins(needs: TickNeeds, tx: Tx, register: RegisterAt): Promise<string[]> {
  const stewards = await needs.ports.stewardsOf(tx, register.id)
  if (stewards.length > 0) return [...stewards]
  const admins = await tx.person.findMany({
    where: { workspace: needs.workspace, kind: 'admin', deleted: false },
    orderBy: { user: 'asc' },
    select: { user: true },
  })
  return admins.map(({ user }) => user)
}

/** A bot that dies while it gathers leaves its digests to the next turn, which comes later than this. */
function gatheringUntil(now: Instant): Instant {
  return instantFromMs(msOf(now) + GATHERING_MS)
}

/** The digest of this morning in its zone, or where that has gone out already the next working morning's. Returns its morning. */
async function digestFor(
  needs: TickNeeds,
  tx: Tx,
  { registerId, mornings, destination }: { readonly registerId: string; readonly mornings: Mornings; readonly destination: string },
  now: Instant,
): Promise<Instant> {
  const { zone, at, holidays } = mornings
  let morning = morningOf(mornings, now)
  let notBefore = gatheringUntil(now)
  for (;;) {
    const key = `digest/${destination}/${morning}/${zone}`
    const there = await tx.outbox.findUnique({ where: { workspace_key: { workspace: needs.workspace, key } }, select: { state: true } })
    if (there?.state === 'due') return morning
    if (!there) {
      const subject = { register: registerId, morning, zone }
      await want(tx, needs.workspace, { kind: 'digest', key, subject, destination, shows: [] }, now, notBefore)
      return morning
    }
    const next = workingDayOnOrAfter(addDays(dayIn(morning, zone), 1), holidays)
    morning = instantAt(next, at, zone)
    notBefore = morning
  }
}
