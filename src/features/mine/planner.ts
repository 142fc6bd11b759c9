/** Tells those who asked for it their work on working mornings, and only when there is something to tell. */
import { dayIn } from '../../kernel/calendar.js'
import type { Instant } from '../../kernel/time.js'
import type { DigestItem, DrawEnv, PlannedNotice, Planner } from '../../platform/feature.js'
import { isExternal } from '../../platform/people.js'
import type { Db, Tx } from '../../platform/store.js'
import { spokenLines } from './lines.js'
import { mineRef, morningsOf, nextMorningAfter, turnOf } from './rules.js'
import type { Wish } from './store.js'
import { keepPlanned, listDue, listWishing, zoneOf } from './store.js'
import { morningItem } from './views.js'

async function linesNow(db: Db, user: string, env: DrawEnv) {
  return spokenLines(db, { workspace: env.workspace, user }, await zoneOf(db, env.workspace, user), env)
}

/** Says it or not; either way the next look is at the next working morning. */
async function plan(tx: Tx, wish: Wish, now: Instant, env: DrawEnv): Promise<PlannedNotice | null> {
  const { user } = wish
  const mornings = morningsOf(await zoneOf(tx, wish.workspace, user))
  const turn = turnOf(mornings, wish.quietUntil, now)
  if (turn.kind === 'later') {
    await keepPlanned(tx, wish, turn.at)
    return null
  }
  await keepPlanned(tx, { ...wish, quietUntil: now }, nextMorningAfter(mornings, now))
  if ((await isExternal(tx, wish.workspace, user)) || (await linesNow(tx, user, env)).length === 0) return null
  return {
    kind: 'mine',
    registerId: '',
    ref: mineRef(user),
    thingId: user,
    stage: 'T-0',
    due: dayIn(now, mornings.zone),
    acts: 0,
    parties: [],
    to: { person: user },
    mornings,
  }
}

export const planner: Planner = {
  kind: 'mine',
  isDue: async (db, now) => (await listDue(db, now, 1)).length > 0,
  plan: async (tx, now, limit, env) => {
    const due = await listDue(tx, now, limit)
    const notices: PlannedNotice[] = []
    for (const wish of due) {
      const said = await plan(tx, wish, now, env)
      if (said) notices.push(said)
    }
    return { notices, seen: due.length }
  },
  standing: async (db, things) =>
    new Set(
      await listWishing(
        db,
        things.map(({ thingId }) => thingId),
      ),
    ),
  draw: async (db, things, env, beside) => {
    const items = new Map<string, DigestItem>()
    for (const { thingId, due } of things) {
      const lines = await linesNow(db, thingId, env)
      const fresh = lines.filter(({ about }) => about === undefined || !beside.has(about))
      if (fresh.length > 0 || lines.length === 0) items.set(thingId, morningItem(fresh, due))
    }
    return items
  },
  shows: async (db, user, env) => (await linesNow(db, user, env)).flatMap(({ about }) => about ?? []),
  // It belongs to a person and to no register, so a register's dry run says nothing of it.
  foresee: async () => [],
  coming: async () => [],
}
