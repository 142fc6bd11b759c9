/** Plans the dated things of a slice: what all such slices do alike, so that each says only what its things are. */
import type { Attention, LadderInput } from '../kernel/ladder.js'
import { afterNotice, coming, foresee, nextMorning, recount, takeUp, turnOf } from '../kernel/ladder.js'
import type { Instant } from '../kernel/time.js'
import type { Audience, CarriedThing, DigestItem, DrawEnv, ForeseenNotice, PlannedNotice, Planner, RegisterAt } from './feature.js'
import type { Db, Tx } from './store.js'

/** What every dated thing carries. */
export interface Dated extends Attention {
  readonly id: string
  /** How many acts of people it has seen. */
  readonly acts: number
}

/** A thing with the register it belongs to. */
export interface Placed<Thing> {
  readonly thing: Thing
  readonly register: RegisterAt
}

/** `nextNoticeAt` belongs with the attention it was computed from, so both are written together. */
export interface Planned extends Attention {
  readonly nextNoticeAt: Instant | null
}

export interface Words {
  readonly ref: string
  readonly parties: readonly string[]
  readonly text: string
  /** For a question to people; without it the notice goes to the register's channels. */
  readonly to?: Audience
}

/** What a slice tells of its things. */
export interface DatedThings<Thing extends Dated> {
  readonly kind: string
  /** Null while nothing is said of it by itself: closed, undated, its register silent. */
  ladder(register: RegisterAt, thing: Thing): LadderInput | null
  words(register: RegisterAt, thing: Thing): Words
  /** Those whose `nextNoticeAt` is not after `now`, earliest first, at most `limit`; read by its index. */
  listDue(db: Db, now: Instant, limit: number): Promise<readonly Placed<Thing>[]>
  listPlaced(db: Db, ids: readonly string[]): Promise<readonly Placed<Thing>[]>
  /** All of a register. */
  listOf(db: Db, registerId: string): Promise<readonly Thing[]>
  keepPlanned(tx: Tx, id: string, planned: Planned): Promise<void>
  draw(db: Db, placed: Placed<Thing>, said: CarriedThing, env: DrawEnv): Promise<DigestItem>
  /** A question that comes round is never overdue: taken up, it goes on with its next round. */
  readonly comesRound?: true
  /** For the dry run: the thing as if its register had been taken up on its first date. */
  asTakenUp?(register: RegisterAt, thing: Thing): Thing
}

/** What to write in `nextNoticeAt` whenever a thing is written. */
export function nextNoticeAt(input: LadderInput | null): Instant | null {
  return input && nextMorning(input)
}

/** The planner of a slice's things, and what taking a register up does to them. */
export function planDated<Thing extends Dated>(
  things: DatedThings<Thing>,
): Planner & { takeUp(tx: Tx, register: RegisterAt, now: Instant, since: 'bound' | 'calendar'): Promise<void> } {
  const notice = ({ register, thing }: Placed<Thing>, input: LadderInput, stage: string): PlannedNotice => {
    const { ref, parties, to } = things.words(register, thing)
    const notice = { kind: things.kind, registerId: register.id, ref, thingId: thing.id, stage, due: input.due, acts: thing.acts, parties }
    return to ? { ...notice, to } : notice
  }
  const foreseen = (placed: Placed<Thing>, input: LadderInput, stage: string, at: Instant): ForeseenNotice => ({
    ...notice(placed, input, stage),
    at,
    text: things.words(placed.register, placed.thing).text,
  })
  const keep = async (tx: Tx, { register, thing }: Placed<Thing>, attention: Attention): Promise<void> => {
    const { quietUntil, countFrom, snoozedUntil } = attention
    const planned = { quietUntil, countFrom, snoozedUntil }
    await things.keepPlanned(tx, thing.id, { ...planned, nextNoticeAt: nextNoticeAt(things.ladder(register, { ...thing, ...planned })) })
  }
  /** Says a thing's stage, or sets when it is looked at next; either way it moves on. */
  const plan = async (tx: Tx, placed: Placed<Thing>, now: Instant): Promise<PlannedNotice | null> => {
    const { register, thing } = placed
    const input = things.ladder(register, thing)
    const turn = input ? turnOf(input, now) : null
    if (input && turn?.kind === 'say') {
      await keep(tx, placed, afterNotice(thing, now))
      return notice(placed, input, turn.stage.stage)
    }
    const { quietUntil, countFrom, snoozedUntil } = thing
    const at = turn?.kind === 'later' ? turn.at : null
    await things.keepPlanned(tx, thing.id, { quietUntil, countFrom, snoozedUntil, nextNoticeAt: at })
    return null
  }
  const each = async (
    db: Db,
    register: RegisterAt,
    stagesOf: (input: LadderInput) => readonly { readonly stage: string; readonly morning: Instant }[],
    as: (thing: Thing) => Thing = (thing) => thing,
  ): Promise<ForeseenNotice[]> =>
    (await things.listOf(db, register.id)).map(as).flatMap((thing) => {
      const input = things.ladder(register, thing)
      return input ? stagesOf(input).map(({ stage, morning }) => foreseen({ register, thing }, input, stage, morning)) : []
    })
  return {
    kind: things.kind,
    isDue: async (db, now) => (await things.listDue(db, now, 1)).length > 0,
    plan: async (tx, now, limit) => {
      const due = await things.listDue(tx, now, limit)
      const notices: PlannedNotice[] = []
      for (const placed of due) {
        const said = await plan(tx, placed, now)
        if (said) notices.push(said)
      }
      return { notices, seen: due.length }
    },
    standing: async (db, said) => {
      const placed = await things.listPlaced(
        db,
        said.map(({ thingId }) => thingId),
      )
      const holds = placed.filter(({ register, thing }) => {
        const carried = said.find(({ thingId }) => thingId === thing.id)
        const input = things.ladder(register, thing)
        return carried !== undefined && input !== null && carried.acts === thing.acts && carried.due === input.due
      })
      return new Set(holds.map(({ thing }) => thing.id))
    },
    draw: async (db, said, env) => {
      const items = new Map<string, DigestItem>()
      const placed = await things.listPlaced(
        db,
        said.map(({ thingId }) => thingId),
      )
      for (const one of placed) {
        const carried = said.find(({ thingId }) => thingId === one.thing.id)
        if (carried) items.set(one.thing.id, await things.draw(db, one, carried, env))
      }
      return items
    },
    foresee: (db, register, from, to) =>
      each(
        db,
        register,
        (input) => foresee({ ...input, countFrom: null, snoozedUntil: null }, from, to),
        (thing) => things.asTakenUp?.(register, thing) ?? thing,
      ),
    coming: (db, register, from, until) => each(db, register, (input) => coming(input, from, until)),
    takeUp: async (tx, register, now, since) => {
      for (const thing of await things.listOf(tx, register.id)) {
        const input = things.ladder(register, thing)
        const due = things.comesRound ? null : (input?.due ?? null)
        if (input)
          await keep(
            tx,
            { register, thing },
            since === 'bound' ? { ...takeUp(due, register, now), snoozedUntil: thing.snoozedUntil } : recount(thing, now),
          )
      }
    },
  }
}
