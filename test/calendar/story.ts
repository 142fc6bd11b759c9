/** Two registers a zone, what people do with them in two years, and what the reference is told of it. */
import type { Asks, Reference, Register, Settings, Thing } from './reference.js'
import { dayAt, plusDays, plusMonths } from './zones.js'

/** A zone with its two registers and the channels they live in. */
export interface Place {
  /** From 1 on; it also shifts what people do by so many days. */
  readonly number: number
  readonly first: Register
  readonly second: Register
  /** When its second register is read in. */
  readonly secondFrom: string
}

export interface Step {
  readonly at: string
  readonly key: string
  /** What a steward types after `/wg`, and in which channel. */
  readonly line: string
  readonly channel: string
  /** Then it is no line but a document that is read in, set and bound. */
  readonly reads?: 'first' | 'second'
  tell(reference: Reference): void
}

type Dated = Pick<Thing, 'due'> & Partial<Pick<Thing, 'long' | 'parties'>>

const half = (due: string): Dated => ({ due, long: true })
const day = (due: string): Dated => ({ due })

/** What the two documents promise, with the last day of each period, counted by hand. */
const promised = {
  first: { M1: half('2012-06-30'), M2: half('2012-06-30'), M3: day('2012-03-31'), M4: half('2012-06-30'), R1: day('2012-04-30') },
  second: { M1: day('2011-06-30'), M2: day('2011-12-31'), M3: day('2012-06-30'), M4: day('2011-12-31'), R1: day('2011-09-30') },
} as const satisfies Record<string, Record<string, Dated>>

export const BEGINS = '2011-01-03T00:00:00.000Z'
export const ENDS = '2013-01-03T00:00:00.000Z'
/** The time of day at which some registers speak from August 2012 on. */
export const LATER_AT = '09:30'
/** The bot is down from the first to the second; the clock goes on. */
export const outages = [
  ['2011-12-23T15:00:00.000Z', '2011-12-27T10:00:00.000Z'],
  ['2012-04-27T12:00:00.000Z', '2012-05-03T11:00:00.000Z'],
] as const

export function thingOf(key: string, name: string, dated: Dated): Thing {
  return { ref: `${key}-${name}`, kind: name.startsWith('R') ? 'review' : 'milestone', long: false, parties: [], ...dated }
}

/** Contacts that the documents name, and whether they leave a place for the document of the partner. */
const named = { first: { contacts: 3, awaits: true }, second: { contacts: 7, awaits: false } } as const

/** A contact is asked once a year whether they are still right. @param whom their person in Slack */
function contactOf(key: string, number: number, since: string, whom: string | null): Thing {
  return questionOf(`${key}-contacts/${number}`, since, { name: `${key}-contacts`, months: 12, whom })
}

/** The stewards are asked once a month about the partner’s document while it is awaited. */
function documentOf(key: string, since: string): Thing {
  return questionOf(`${key}-register`, since, { name: `${key}-register`, months: 1, whom: null })
}

function questionOf(ref: string, since: string, asks: Asks): Thing {
  return { ref, kind: 'question', due: since, long: false, parties: [], asks }
}

/** The day on which somebody acts in the register’s zone. */
function dayOf(at: string, { settings }: Register): string {
  return dayAt(Date.parse(at), settings.zone)
}

/** The same day of a later month, counted from the day on which somebody acts in the register’s zone. */
function monthsAfter(at: string, months: number, register: Register): string {
  return plusMonths(dayOf(at, register), months)
}

/** Whether its first register speaks at another time of day from August 2012 on. */
export function speaksLater({ number }: Place): boolean {
  return number % 2 === 0
}

/** Everything people do in one place, in the order of time; always twenty past an hour, when nobody's morning is. */
export function storyOf(place: Place, partiesOf: (ref: string) => readonly string[]): Step[] {
  const { number, first, second } = place
  const on = (date: string): string => `${plusDays(date, number)}T10:20:00.000Z`
  const takes = (reference: Reference, register: Register, name: string, dated: Dated, now: string): void => {
    const thing = thingOf(register.key, name, dated)
    reference.takesUp(register.key, { ...thing, parties: dated.parties ?? partiesOf(thing.ref) }, now)
  }
  const step = (register: Register, at: string, line: string, tell: Step['tell']): Step => ({
    at,
    line,
    key: register.key,
    channel: register.home ?? `#work-${number}`,
    tell,
  })
  const act = (register: Register, at: string, name: string, words: string): Step =>
    step(register, at, `${words.replace('REF', `${register.key}-${name}`)}`, (reference) => reference.act(`${register.key}-${name}`, at))
  const moves = (register: Register, at: string, name: string, due: string, dated: Dated): Step =>
    step(register, at, `milestone move ${register.key}-${name} due:"${due}" reason:"the group asks for time"`, (reference) =>
      takes(reference, register, name, dated, at),
    )
  const adds = (register: Register, at: string, name: string, words: string, dated: Dated): Step =>
    step(register, at, `milestone add key:${register.key} ${words}`, (reference) => takes(reference, register, name, dated, at))
  const snoozes = (register: Register, at: string, name: string, until?: string): Step =>
    step(register, at, `milestone snooze ${register.key}-${name}${until ? ` until:${until}` : ''}`, (reference) =>
      reference.snooze(`${register.key}-${name}`, until ?? plusDays(dayAt(Date.parse(at), register.settings.zone), 7), at),
    )
  const closes = (register: Register, at: string, name: string, verb: 'done' | 'drop'): Step =>
    step(register, at, `${verb} ${register.key}-${name} as agreed in the call`, (reference) => reference.close(`${register.key}-${name}`))
  const reopens = (register: Register, at: string, name: string): Step =>
    step(register, at, `reopen ${register.key}-${name} the annex is missing`, (reference) =>
      reference.reopen(`${register.key}-${name}`, at),
    )
  const reviewed = (register: Register, at: string, name: string, next: string, following: string, dated: Dated): Step =>
    step(register, at, `review close ${register.key}-${name} outcome:keep next:"${next}"`, (reference) => {
      reference.close(`${register.key}-${name}`)
      takes(reference, register, following, dated, at)
    })
  const sets = (register: Register, at: string, words: string, settings: Settings): Step =>
    step(register, at, `register set ${register.key} ${words}`, (reference) => reference.settings(register.key, settings, at))
  const reads = (register: Register, which: 'first' | 'second', at: string): Step => ({
    ...step(register, at, '', (reference) => {
      reference.register(register)
      for (const [name, dated] of Object.entries(promised[which])) takes(reference, register, name, dated, at)
      // It is read in in UTC and set to its own zone thereafter: whoever is asked counts from the day it was in UTC.
      const since = at.slice(0, 10)
      const { contacts, awaits } = named[which]
      for (let contact = 1; contact <= contacts; contact += 1)
        reference.takesUp(register.key, contactOf(register.key, contact, since, null), at)
      if (awaits) reference.takesUp(register.key, documentOf(register.key, since), at)
    }),
    reads: which,
  })
  const acknowledges = (register: Register, at: string, contact: number): Step =>
    step(register, at, `contact accept ${contact} key:${register.key} evidence:"mail to the stewards"`, (reference) =>
      reference.takesUp(register.key, contactOf(register.key, contact, dayOf(at, register), null), at),
    )
  const replaces = (register: Register, at: string, contact: number, by: number, whom: string): Step =>
    step(register, at, `contact replace ${contact} key:${register.key} user:@${whom}`, (reference) => {
      reference.close(`${register.key}-contacts/${contact}`)
      reference.takesUp(register.key, contactOf(register.key, by, dayOf(at, register), whom), at)
    })
  const awaits = (register: Register, at: string): Step =>
    step(register, at, `register document ${register.key} awaited`, (reference) =>
      reference.takesUp(register.key, documentOf(register.key, dayOf(at, register)), at),
    )
  const answers = (register: Register, at: string, words: string): Step =>
    step(register, at, `register document ${register.key} ${words}`, (reference) => reference.close(`${register.key}-register`))
  const ends = (register: Register, at: string): Step =>
    step(register, at, `register end ${register.key} the work is done`, (reference) => reference.ends(register.key))
  const later = (date: string): boolean => place.secondFrom < date
  const even = number % 2 === 0

  const secondStory: Step[] = [
    reads(second, 'second', place.secondFrom),
    ...(later('2011-02-02')
      ? [
          adds(second, on('2011-02-01'), 'M5', '"Joint call on a leap day" due:2012-02-29 party:DMTF', {
            due: '2012-02-29',
            parties: ['DMTF'],
          }),
          act(second, on('2011-07-10'), 'M1', 'milestone assign REF @ben party:DMTF'),
          moves(second, on('2011-08-02'), 'M1', '4Q2011', day('2011-12-31')),
          closes(second, on('2011-11-10'), 'M1', 'done'),
          act(second, on('2011-09-20'), 'R1', 'review start REF'),
          even
            ? reviewed(second, on('2011-10-12'), 'R1', 'yearly', 'R2', day(monthsAfter(on('2011-10-12'), 12, second)))
            : reviewed(second, on('2011-11-20'), 'R1', '30 May 2012', 'R2', day('2012-05-30')),
        ]
      : [
          // Overdue when it was read in, so silent until it is moved, whatever else is done with it.
          act(second, on('2011-12-02'), 'M1', 'milestone assign REF @ben party:DMTF'),
          moves(second, on('2012-02-14'), 'M1', '1H2012', half('2012-06-30')),
          adds(second, on('2011-12-01'), 'M5', '"Joint call on a leap day" due:2012-02-29', { due: '2012-02-29' }),
        ]),
    snoozes(second, on('2011-12-05'), 'M2'),
    snoozes(second, on('2012-01-16'), 'M2', '2012-02-04'),
    closes(second, on('2012-03-05'), 'M2', 'done'),
    ...(even ? [] : [reopens(second, on('2012-04-11'), 'M2')]),
    moves(second, on('2012-05-08'), 'M3', '3Q2012', day('2012-09-30')),
    snoozes(second, on('2012-06-02'), 'M3', '2012-06-20'),
    act(second, on('2012-08-20'), 'M4', 'milestone assign REF @erik party:OGF'),
    closes(second, on('2012-10-24'), 'M5', 'drop'),
    acknowledges(second, on('2011-12-04'), 1),
    replaces(second, on('2011-12-07'), 2, 8, 'ben'),
    // In the last days of January, so that some of its months are too short.
    awaits(second, on('2012-01-24')),
    ...(even ? [answers(second, on('2012-07-02'), 'none'), awaits(second, on('2012-08-27'))] : []),
    ...(number === 3 ? [ends(second, on('2012-11-12'))] : []),
  ]
  const firstStory: Step[] = [
    reads(first, 'first', '2011-11-08T10:20:00.000Z'),
    ...(even
      ? [closes(first, on('2012-03-20'), 'M3', 'done')]
      : [act(first, on('2012-04-10'), 'M3', 'milestone assign REF @chen party:CSCC')]),
    reviewed(first, on('2012-05-10'), 'R1', 'every 6 months', 'R2', day(monthsAfter(on('2012-05-10'), 6, first))),
    moves(first, on('2012-06-04'), 'M1', '2H2012', half('2012-12-31')),
    snoozes(first, on('2012-06-12'), 'M4', '2012-06-27'),
    closes(first, on('2012-07-16'), 'M2', 'drop'),
    closes(first, on('2012-09-18'), 'M4', 'done'),
    acknowledges(first, on('2011-11-14'), 2),
    replaces(first, on('2011-11-21'), 3, 4, 'ben'),
    ...(even ? [answers(first, on('2012-09-03'), 'link:https://www.cscc.example/register')] : []),
    ...(speaksLater(place)
      ? [
          sets(first, on('2012-08-15'), `at:${LATER_AT} holidays:2012-12-03,2012-12-24,2012-12-31`, {
            ...first.settings,
            at: LATER_AT,
            holidays: ['2012-12-03', '2012-12-24', '2012-12-31'],
          }),
        ]
      : []),
    ...(first.home === null
      ? [
          step(first, on('2012-04-10'), `register bind ${first.key} channel:#work-${number}`, (reference) =>
            reference.binds(first.key, `#work-${number}`, on('2012-04-10')),
          ),
        ]
      : []),
  ]
  return [...firstStory, ...secondStory].sort((a, b) => a.at.localeCompare(b.at))
}
