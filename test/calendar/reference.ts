/** A second, plain reading of when Registrar speaks by itself, written from the promise alone; it uses nothing of the program. */
import { dayAt, daysFrom, isWorkingDay, momentOf, plusDays, plusMonths, workingDay } from './zones.js'

export interface Thing {
  readonly ref: string
  readonly kind: 'milestone' | 'review' | 'question'
  /** The last day of its period; null where it has no date. Of a question the day its months are counted from. */
  readonly due: string | null
  /** Whether its period is a half or a year. */
  readonly long: boolean
  /** Short names of the parties that answer for it; all where none is named. */
  readonly parties: readonly string[]
  /** Of a question, which goes to people. */
  readonly asks?: Asks
}

export interface Asks {
  /** What a message calls it; all contacts of a register are called alike. */
  readonly name: string
  /** It comes round on the same day of every so manieth month, on the last one of a shorter month. */
  readonly months: number
  /** Who is asked; the stewards where it is nobody in particular. */
  readonly whom: string | null
}

export interface Settings {
  readonly zone: string
  readonly at: string
  readonly holidays: readonly string[]
  /** Days before, in place of those for milestones. */
  readonly ladder?: readonly number[]
  /** Days after; after the last of them it goes on every thirty. */
  readonly overdue?: readonly number[]
}

export interface Register {
  readonly key: string
  readonly settings: Settings
  readonly home: string | null
  /** Channels of single parties, by short name. */
  readonly own: Readonly<Record<string, string>>
  readonly stewards: readonly string[]
}

/** One message: when, where, and what it carries, as `CSCC-M3 T-30`. */
export interface Message {
  readonly at: string
  readonly to: string
  readonly items: readonly string[]
}

export interface Reference {
  register(register: Register): void
  /** A thing is made, read in, moved or bound: what has passed counts as said, and what is overdue by then stays silent. */
  takesUp(key: string, thing: Thing, now: string): void
  /** Somebody did something with a thing. */
  act(ref: string, now: string): void
  snooze(ref: string, until: string, now: string): void
  close(ref: string): void
  /** Nothing of a register that has ended is spoken of again. */
  ends(key: string): void
  reopen(ref: string, now: string): void
  settings(key: string, settings: Settings, now: string): void
  binds(key: string, home: string, now: string): void
  /** What is said when the bot looks at the clock. */
  looks(now: string): readonly Message[]
}

interface Watched {
  thing: Thing
  readonly key: string
  open: boolean
  /** Stages up to here have been said, or count as said. */
  heard: number
  /** From which day the days after are counted; null while that is the last day itself. */
  counted: string | null
  silent: boolean
  snoozed: string | null
  /** Its stages as they are counted now, from the earliest to the latest. */
  stages: readonly Stage[]
}

interface Stage {
  readonly name: string
  readonly moment: number
}

const MILESTONE_DAYS = [30, 14, 7, 1, 0]
const REVIEW_DAYS = [60, 30, 14, 0]
const OVERDUE_DAYS = [1, 8, 15, 22]
const THEN_EVERY = 30
/** Nothing here is followed for longer after its last day. */
const FOLLOWED_DAYS = 1_000

export function createReference(): Reference {
  const registers = new Map<string, Register>()
  const all = new Map<string, Watched>()

  const registerOf = (key: string): Register => found(registers.get(key), key)
  const watched = (ref: string): Watched => found(all.get(ref), ref)
  const ofRegister = (key: string): Watched[] => [...all.values()].filter((one) => one.key === key)
  const today = (key: string, now: string): string => dayAt(Date.parse(now), registerOf(key).settings.zone)

  const recounted = (one: Watched): void => {
    one.stages = stages(one, registerOf(one.key).settings)
  }
  const take = (one: Watched, now: string): void => {
    one.heard = Date.parse(now)
    one.counted = null
    // A question comes round again; only what has a last day can be over it.
    one.silent = one.thing.kind !== 'question' && one.thing.due !== null && one.thing.due < today(one.key, now)
    recounted(one)
  }
  const isOver = ({ thing, key }: Watched, now: string): boolean => thing.due !== null && thing.due < today(key, now)
  const act = (one: Watched, now: string): void => {
    one.heard = Date.parse(now)
    if (isOver(one, now)) one.counted = latestDay(one.counted, today(one.key, now))
    recounted(one)
  }

  return {
    register: (register) => void registers.set(register.key, register),
    takesUp: (key, thing, now) => {
      const one = { thing, key, open: true, heard: 0, counted: null, silent: false, snoozed: null, stages: [] }
      all.set(thing.ref, one)
      take(one, now)
    },
    act: (ref, now) => act(watched(ref), now),
    snooze: (ref, until, now) => {
      const one = watched(ref)
      act(one, now)
      one.silent = false
      one.snoozed = until
      if (!isOver(one, now)) return
      // The notice that ends it is the first of the count that begins again.
      const [first = 0] = registerOf(one.key).settings.overdue ?? OVERDUE_DAYS
      one.counted = plusDays(until, -first)
      recounted(one)
    },
    close: (ref) => {
      watched(ref).open = false
      watched(ref).snoozed = null
    },
    ends: (key) => {
      for (const one of ofRegister(key)) one.open = false
    },
    reopen: (ref, now) => {
      watched(ref).open = true
      act(watched(ref), now)
    },
    settings: (key, settings, now) => {
      registers.set(key, { ...registerOf(key), settings })
      for (const one of ofRegister(key)) {
        one.heard = Date.parse(now)
        recounted(one)
      }
    },
    binds: (key, home, now) => {
      registers.set(key, { ...registerOf(key), home })
      // What is closed is not listed as overdue, so nothing silences it when it is opened again.
      for (const one of ofRegister(key)) if (one.open) take(one, now)
    },
    looks: (now) => {
      const messages = new Map<string, { at: string; to: string; items: string[] }>()
      for (const one of all.values()) {
        const register = registerOf(one.key)
        const stage = one.open ? says(one, register.settings, Date.parse(now)) : null
        if (!stage) continue
        one.heard = Date.parse(now)
        one.snoozed = null
        for (const to of destinations(register, one.thing)) {
          const name = `${to} ${register.settings.zone} ${register.settings.at}`
          const message = messages.get(name) ?? { at: now, to, items: [] }
          message.items.push(`${one.thing.asks?.name ?? one.thing.ref} ${stage.name}`)
          messages.set(name, message)
        }
      }
      return [...messages.values()].map((message) => ({ ...message, items: message.items.toSorted() }))
    },
  }
}

/** The one stage to say now, if any. */
function says(one: Watched, settings: Settings, now: number): Stage | null {
  const { thing, heard, snoozed } = one
  if (one.silent || thing.due === null) return null
  const { zone, at, holidays } = settings
  const passed = one.stages.filter(({ moment }) => moment <= now)
  const wakes = snoozed === null ? null : momentOf(workingDay(snoozed, 1, holidays), at, zone)
  if (wakes !== null && wakes > heard) {
    if (now < wakes || !daytime(settings, now)) return null
    // Before its first stage it says how many days are left.
    return latest(passed) ?? { name: `T-${daysFrom(dayAt(now, zone), thing.due)}`, moment: wakes }
  }
  const stage = latest(passed.filter(({ moment }) => moment > heard))
  return stage && daytime(settings, now) ? stage : null
}

/** From the time at which the register speaks to five in the afternoon of a working day. */
function daytime({ zone, at, holidays }: Settings, now: number): boolean {
  const day = dayAt(now, zone)
  return isWorkingDay(day, holidays) && now >= momentOf(day, at, zone) && now < momentOf(day, '17:00', zone)
}

function stages({ thing, counted }: Pick<Watched, 'thing' | 'counted'>, { zone, at, holidays, ladder, overdue }: Settings): Stage[] {
  const { due } = thing
  if (due === null) return []
  if (thing.asks) return rounds(due, thing.asks.months, { zone, at, holidays })
  const before = thing.kind === 'review' ? REVIEW_DAYS : (ladder ?? (thing.long ? [60, ...MILESTONE_DAYS] : MILESTONE_DAYS))
  const after = [...(overdue ?? OVERDUE_DAYS)]
  while ((after.at(-1) ?? 0) < FOLLOWED_DAYS) after.push((after.at(-1) ?? 0) + THEN_EVERY)
  return [
    ...before.map((days) => ({ name: `T-${days}`, moment: momentOf(workingDay(plusDays(due, -days), -1, holidays), at, zone) })),
    ...after.map((days) => ({
      name: `T+${days}`,
      moment: momentOf(workingDay(plusDays(latestDay(counted, due), days), 1, holidays), at, zone),
    })),
  ]
}

/** A question is asked each time its day of the month comes round, or on the working day after; a register’s own stages are not for it. */
function rounds(since: string, months: number, { zone, at, holidays }: Settings): Stage[] {
  const days: string[] = []
  for (let day = plusMonths(since, months); daysFrom(since, day) < FOLLOWED_DAYS; day = plusMonths(since, months * (days.length + 1)))
    days.push(day)
  return days.map((day) => ({ name: `T+${daysFrom(since, day)}`, moment: momentOf(workingDay(day, 1, holidays), at, zone) }))
}

/** Of those on one morning the last in order, since the stages stand from the earliest to the latest. */
function latest(stages: readonly Stage[]): Stage | null {
  return stages.reduce<Stage | null>((best, stage) => (best === null || stage.moment >= best.moment ? stage : best), null)
}

function latestDay(one: string | null, other: string): string {
  return one !== null && one > other ? one : other
}

function destinations({ home, own, stewards }: Register, { parties, asks }: Thing): string[] {
  if (asks) return asks.whom === null ? [...stewards] : [asks.whom]
  const theirs = Object.entries(own)
    .filter(([short]) => parties.length === 0 || parties.some((party) => party === short || party.startsWith(`${short} `)))
    .map(([, channel]) => channel)
  return [...new Set([...(home === null ? stewards : [home]), ...theirs])]
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`The reference knows no ${name}.`)
  return value
}
