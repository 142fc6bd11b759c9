/** Where a notice goes and with which digest: the one place that turns what a planner says into rows of notices and messages. */
import { addDays, dayIn, instantAt, workingDayOnOrAfter } from '../kernel/calendar.js'
import type { Mornings } from '../kernel/ladder.js'
import { makeUp, morningOf } from '../kernel/ladder.js'
import { parseReference } from '../kernel/reference.js'
import type { Instant } from '../kernel/time.js'
import { instantFromMs, msOf } from '../kernel/time.js'
import { want } from './commit.js'
import type { PlannedNotice, Ports, RegisterAt } from './feature.js'
import type { Log } from './log.js'
import type { Tx } from './store.js'

export interface Addressing {
  readonly workspace: string
  readonly ports: Ports
  readonly log: Log
}

/** A digest waits for all planners of its turn, so that whatever else wakes delivery meanwhile does not send half of it. */
const GATHERING_MS = 30_000

/** Puts a notice down for each of its destinations, in the transaction that moved its thing on. */
export async function address(needs: Addressing, tx: Tx, notice: PlannedNotice, now: Instant): Promise<void> {
  const register = await needs.ports.registerById(tx, needs.workspace, notice.registerId)
  const mornings = notice.mornings ?? register
  if (!mornings) return
  const destinations = await destinationsOf(needs, tx, register, notice)
  if (destinations.length === 0) needs.log.warn('a notice has nobody to go to', { ref: notice.ref, stage: notice.stage })
  const key = keyOf(needs.workspace, notice)
  for (const destination of destinations) {
    const where = { workspace_key_destination: { workspace: needs.workspace, key, destination } }
    if (await tx.notice.findUnique({ where })) continue
    const at = await digestFor(needs.workspace, tx, { registerId: notice.registerId, mornings, destination }, now, gatheringUntil(now))
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
async function destinationsOf(needs: Addressing, tx: Tx, register: RegisterAt | null, notice: PlannedNotice): Promise<string[]> {
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

async function stewardsOrAdmins(needs: Addressing, tx: Tx, register: RegisterAt): Promise<string[]> {
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
export function gatheringUntil(now: Instant): Instant {
  return instantFromMs(msOf(now) + GATHERING_MS)
}

/**
 * The digest for what is to be said at `now`, or on the next working morning where this one's has gone out already. Returns its morning.
 * @param earliest when it may leave at the earliest
 */
async function digestFor(
  workspace: string,
  tx: Tx,
  { registerId, mornings, destination }: { readonly registerId: string; readonly mornings: Mornings; readonly destination: string },
  now: Instant,
  earliest: Instant,
): Promise<Instant> {
  const { zone, at, holidays } = mornings
  let morning = morningOf(mornings, now)
  let notBefore = earliest
  for (;;) {
    const key = `digest/${destination}/${morning}/${zone}`
    const there = await tx.outbox.findUnique({ where: { workspace_key: { workspace, key } }, select: { state: true } })
    if (there?.state === 'due') return morning
    if (!there) {
      const subject = { register: registerId, morning, zone }
      await want(tx, workspace, { kind: 'digest', key, subject, destination, shows: [] }, now, notBefore)
      return morning
    }
    const next = workingDayOnOrAfter(addDays(dayIn(morning, zone), 1), holidays)
    morning = instantAt(next, at, zone)
    notBefore = morning
  }
}

/**
 * What waits unsaid for a register's former channel goes to its new one: at once within its hours, otherwise on its next working morning.
 * @param from the channel it was bound to until now
 */
export async function readdress(
  tx: Tx,
  workspace: string,
  register: Pick<RegisterAt, 'id'> & Mornings,
  { from, to }: { readonly from: string; readonly to: string },
  now: Instant,
): Promise<void> {
  const waiting = await tx.notice.findMany({
    where: { workspace, destination: from, state: 'pending', registerId: register.id },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const when = makeUp(register, now)
  const earliest = when > now ? when : gatheringUntil(now)
  for (const { id, key } of waiting) {
    const there = await tx.notice.findUnique({ where: { workspace_key_destination: { workspace, key, destination: to } } })
    const at = there
      ? null
      : await digestFor(workspace, tx, { registerId: register.id, mornings: register, destination: to }, when, earliest)
    await tx.notice.update({ where: { id }, data: at === null ? { state: 'dropped' } : { destination: to, at, zone: register.zone } })
  }
}
