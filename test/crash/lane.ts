/** One store and one workspace lived through morning after morning, by one bot or two, which are killed at the steps of the protocol. */
import path from 'node:path'
import { assembleAll } from '../../src/app.js'
import { verify } from '../../src/platform/audit.js'
import { systemClock } from '../../src/platform/clock.js'
import { createLog } from '../../src/platform/log.js'
import { manifestOf } from '../../src/platform/slack/manifest.js'
import { openStore } from '../../src/platform/store.js'
import type { Fault, Playground } from '../../src/playground/index.js'
import { startPlayground } from '../../src/playground/index.js'
import type { Book } from './book.js'
import { openBook } from './book.js'
import type { Act, Saying, Thing } from './expected.js'
import { acted, isWeekday, plusDays, sayingsOn, stageOn } from './expected.js'
import type { Chance, Deck } from './random.js'
import { chanceFrom, deckOf } from './random.js'
import type { Program, Seat } from './seat.js'
import { openSeat } from './seat.js'
import type { Step, Stop } from './steps.js'
import { actDeaths, instant, morningDeaths } from './steps.js'
import type { Verdict } from './verdict.js'
import { judge } from './verdict.js'

export interface LaneOptions {
  readonly name: string
  readonly seed: number
  /** The ways to die in an order that all lanes share, and where in it, from 0 to 1, this one begins. */
  readonly deaths: { readonly seed: number; readonly start: number }
  /** How many times a bot is to be killed; it may become two more. */
  readonly kills: number
  /** Processes on this one store and workspace. */
  readonly bots: 1 | 2
  readonly program: Program
  /** Where its store gets a directory of its own. */
  readonly directory: string
  /** Another lane has failed: all come to an end. */
  readonly ended: AbortSignal
}

export interface LaneFigures {
  readonly name: string
  readonly bots: number
  readonly mornings: number
  readonly starts: number
  readonly kills: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly acts: number
  readonly messages: number
  readonly entries: number
  readonly chainBrokenAt: number | null
  readonly verdict: Verdict
  /** Bots that ended without being killed, and acts that had no effect or more than one. */
  readonly complaints: readonly string[]
  /** Lines of the bots' logs that are errors: a store that stayed locked too long, for example. */
  readonly errors: readonly string[]
}

const START = '2012-03-01'
const STEWARD = 'U0ALICE01'
const REACH_MS = 20_000
const CALM_MS = 90_000
/** Before somebody types the same again. */
const AGAIN_MS = 2000
const LOOK_MS = 20

/** Where the registers of a lane speak: two in their channels, one, bound to none, to its steward. */
const registers = [
  { key: 'CSCC', channel: 'C0CSCCDMT', bound: true },
  { key: 'OGF', channel: 'C0OGFDMTF', bound: true },
  { key: 'WOT', channel: 'C0CSCCDMT', bound: false },
] as const

function registerOf(ref: string): (typeof registers)[number] {
  const found = registers.find(({ key }) => ref.startsWith(`${key}-`))
  if (!found) throw new Error(`${ref} belongs to no register`)
  return found
}

const troubled = [
  'chat.postMessage',
  'chat.postMessage',
  'chat.update',
  'conversations.history',
  'conversations.replies',
  'conversations.open',
]

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** @returns false when it has not become so in time */
async function until(holds: () => boolean, limitMs: number): Promise<boolean> {
  for (const from = performance.now(); !holds(); await pause(LOOK_MS)) if (performance.now() - from > limitMs) return false
  return true
}

class Lane {
  readonly #things: Thing[] = []
  readonly #sayings: Saying[] = []
  readonly #kills: Record<string, number> = {}
  readonly #acts: { readonly line: string; readonly ref: string; readonly kind: string; readonly entries: number }[] = []
  readonly #faults: Record<string, number> = {}
  #day = START
  #mornings = 0
  #added = 0

  constructor(
    private readonly options: LaneOptions,
    private readonly playground: Playground,
    private readonly book: Book,
    private readonly seats: readonly Seat[],
    private readonly chance: Chance,
    private readonly deaths: { readonly morning: Deck<readonly Step[]>; readonly act: Deck<readonly Step[]> },
    private readonly heard: { readonly complaints: string[]; readonly errors: string[] },
  ) {
    playground.journal.onEntry(({ fault }) => {
      if (fault) this.#faults[fault] = (this.#faults[fault] ?? 0) + 1
    })
  }

  get #killed(): number {
    return Object.values(this.#kills).reduce((sum, count) => sum + count, 0)
  }

  async live(): Promise<void> {
    await this.#begin()
    while (this.#killed < this.options.kills) {
      this.options.ended.throwIfAborted()
      await this.#morning()
      if (this.#killed < this.options.kills) await this.#act()
    }
    // What was done last may still be on its way.
    await this.#calm()
  }

  async figures(): Promise<LaneFigures> {
    const { options, playground, book, seats } = this
    await Promise.all(seats.map((seat) => seat.kill()))
    const store = await openStore({ url: urlOf(options), purpose: null, log: createLog('error', systemClock) })
    for (const { line, ref, kind, entries } of this.#acts.filter(
      (act, at) => !this.#acts.slice(at + 1).some(({ ref, kind }) => ref === act.ref && kind === act.kind),
    )) {
      const found = book.entries(ref, kind)
      if (found !== entries) this.heard.complaints.push(`“${line}” stands ${found - entries + 1} times in the history`)
    }
    const { entries, brokenAt } = await store.read((db) => verify(db, playground.state.team.id))
    await store.close()
    return {
      name: options.name,
      bots: options.bots,
      mornings: this.#mornings,
      starts: seats.reduce((sum, seat) => sum + seat.starts(), 0),
      kills: this.#kills,
      faults: this.#faults,
      acts: this.#acts.length,
      messages: book.messages().length,
      entries,
      chainBrokenAt: brokenAt,
      verdict: judge(playground, book, this.#sayings),
      ...this.heard,
    }
  }

  /** Three registers with milestones, put in by a person's commands. */
  async #begin(): Promise<void> {
    for (const seat of this.seats) seat.start()
    await Promise.all(this.seats.map((seat) => seat.ready()))
    for (const { key, channel, bound } of registers) {
      await this.#does(
        channel,
        `/wg register new parties:"${key}, DMTF" title:"Work register" key:${key}`,
        `${key}-register`,
        'register.created',
      )
      if (bound) await this.#does(channel, `/wg register bind ${key}`, `${key}-register`, 'register.bound')
    }
    for (const ahead of [2, 8, 15, 17, 31, 33, 37, 45, 64]) await this.#adds(plusDays(START, ahead))
    await this.#calm()
  }

  async #adds(due: string): Promise<void> {
    const { key, channel } = registers[this.#added % registers.length] ?? registers[0]
    this.#added += 1
    const before = this.book.milestones().length
    const line = `/wg milestone add "A profile for the exchange of work" due:${due} key:${key}`
    await this.#types(channel, line, () => this.book.milestones().length > before)
  }

  /** Typed twice because the first was answered too late, one more milestone stands there: with it as with all others. */
  #takesIn(): void {
    for (const { ref, due } of this.book.milestones()) {
      if (this.#things.some((thing) => thing.ref === ref)) continue
      const { channel, bound } = registerOf(ref)
      this.#things.push({ ref, destination: bound ? channel : STEWARD, due, open: true, snoozedUntil: null, countFrom: null })
    }
  }

  /** An act that has its effect once, however often it is typed. */
  async #does(channel: string, line: string, ref: string, kind: string): Promise<void> {
    const before = this.book.entries(ref, kind)
    await this.#types(channel, line, () => this.book.entries(ref, kind) > before)
    this.#acts.push({ line, ref, kind, entries: before + 1 })
  }

  /** Types until it has had its effect, as a person does whom Slack tells that the app did not answer. */
  async #types(channel: string, line: string, happened: () => boolean): Promise<void> {
    const from = performance.now()
    while (!happened()) {
      if (performance.now() - from > CALM_MS) throw new Error(`${this.options.name}: “${line}” has no effect: ${this.#lastAnswer()}`)
      const typed = this.playground.act({ type: 'say', as: STEWARD, channel, text: line })
      if (!typed.ok) throw new Error(typed.error)
      await this.playground.settle({ turns: 50 })
      // Answered too late, it may still be under way.
      await until(happened, AGAIN_MS)
      for (const seat of this.seats) seat.start()
      await Promise.all(this.seats.map((seat) => seat.ready()))
    }
  }

  #lastAnswer(): string {
    return JSON.stringify(this.playground.journal.entries().at(-1) ?? null).slice(0, 600)
  }

  /** The next morning on which something is to be said. */
  async #morning(): Promise<void> {
    this.#takesIn()
    do this.#day = plusDays(this.#day, 1)
    while (!(isWeekday(this.#day) && this.#things.some((thing) => stageOn(thing, this.#day) !== null)))
    this.#sayings.push(...sayingsOn(this.#things, this.#day))
    this.#mornings += 1
    this.#sow()
    let come = false
    const comes = (): void => {
      if (!come) this.playground.clock.set(`${this.#day}T09:00:00Z`)
      come = true
    }
    for (const step of this.deaths.morning.deal()) {
      await this.#dies(step, comes)
      if (this.#isCalm()) break
    }
    comes()
    await this.#calm()
  }

  /** Somebody does, moves or snoozes one thing of those still open. */
  async #act(): Promise<void> {
    const due = plusDays(this.#day, this.chance.oneOf([8, 15, 31, 40]))
    const act = this.chance.oneOf<Act>(['move', 'move', 'move', 'snooze', 'snooze', 'done'])
    const present = (thing: Thing): boolean => this.#sayings.some(({ ref }) => ref === thing.ref) && thing.snoozedUntil === null
    const thing = this.chance.oneOf(this.#things.filter((one) => one.open && one.due !== due && (act !== 'snooze' || present(one))))
    const { channel } = registerOf(thing.ref)
    const rest = { done: 'published', move: `due:${due} reason:"it waits for the partner"`, snooze: '' }[act]
    const kind = { done: 'milestone.done', move: 'milestone.moved', snooze: 'milestone.snoozed' }[act]
    this.#sow()
    const [first, ...others] = this.deaths.act.deal()
    let begun = false
    const line = `/wg milestone ${act} ${thing.ref} ${rest}`.trim()
    const does = async (): Promise<void> => {
      begun = true
      await this.#does(channel, line, thing.ref, kind)
    }
    let doing: Promise<void> = Promise.resolve()
    const begins = (): void => {
      if (!begun) doing = does()
    }
    for (const step of [...(first ? [first] : []), ...others]) {
      await this.#dies(step, begins)
      if (this.#isCalm()) break
    }
    begins()
    await doing
    acted(thing, act, this.#day, due)
    await this.#calm()
    if (act === 'done') await this.#adds(plusDays(this.#day, this.chance.oneOf([16, 31, 45])))
  }

  /** Some of the calls to come meet trouble. */
  #sow(): void {
    const { faults } = this.playground
    while (faults.pending().length < 3 && this.chance.next() < 0.7) {
      const fault = this.chance.oneOf<Fault>([
        { kind: 'lostAnswer' },
        { kind: 'lostRequest' },
        { kind: 'rateLimited', retryAfter: 1 },
        { kind: 'serverError' },
        { kind: 'slow', ms: this.chance.between(50, 1500) },
      ])
      faults.add(this.chance.oneOf(troubled), fault)
    }
  }

  /** Starts what is dead, sets things going, and kills a bot when it is at the step, or when all is done before. */
  async #dies(step: Step, trigger: () => void): Promise<void> {
    for (const seat of this.seats) seat.start()
    // A locked store would keep a bot from starting at all, and its start writes.
    if (step.stop.kind !== 'call' && step.stop.kind !== 'unmarked') await Promise.all(this.seats.map((seat) => seat.ready()))
    const at = await this.#reaches(step.stop, trigger)
    const victims = this.seats.length > 1 && this.chance.next() < 0.3 ? this.seats : [at.seat ?? this.chance.oneOf(this.seats)]
    for (const seat of this.seats) seat.gate.open()
    for (const victim of victims) {
      if (!(await victim.kill())) continue
      const name = at.reached ? step.name : instant.name
      this.#kills[name] = (this.#kills[name] ?? 0) + 1
    }
    at.release()
  }

  async #reaches(stop: Stop, trigger: () => void): Promise<{ reached: boolean; seat?: Seat; release: () => void }> {
    const nothing = (): void => undefined
    switch (stop.kind) {
      case 'call':
      case 'unmarked': {
        const point = stop.kind === 'call' ? stop.point : 'done'
        const traps = this.seats.map(async (seat) => ({ seat, stopped: await seat.gate.stop(stop.methods, point) }))
        trigger()
        const sprung = await Promise.race([...traps, this.#over()])
        if (!sprung) return { reached: false, release: nothing }
        if (stop.kind === 'call') return { reached: true, seat: sprung.seat, release: nothing }
        const unlock = this.book.lock()
        sprung.stopped.pass()
        await pause(this.chance.between(5, 80))
        return { reached: true, seat: sprung.seat, release: unlock }
      }
      case 'locked': {
        const unlock = this.book.lock()
        trigger()
        // The bot looks at the clock five times a second.
        await pause(this.chance.between(230, 600))
        return { reached: true, release: unlock }
      }
      case 'written': {
        const write = this.book.written()
        trigger()
        const seen = await Promise.race([write.seen.then(() => true), this.#over()])
        write.stop()
        return { reached: seen === true, release: nothing }
      }
      case 'instant':
        trigger()
        await pause(this.chance.between(0, 1500))
        return { reached: true, release: nothing }
    }
  }

  /** Resolves with null when there is nothing left to be done, so that no step will be reached any more. */
  async #over(): Promise<null> {
    await pause(300)
    await until(() => this.#isCalm(), REACH_MS)
    return null
  }

  #isCalm(): boolean {
    return this.book.unfinished() === 0 && this.book.unplanned(this.playground.clock.iso()) === 0
  }

  async #calm(): Promise<void> {
    for (const seat of this.seats) seat.start()
    if (await until(() => this.#isCalm(), CALM_MS)) return
    throw new Error(`${this.options.name}: on ${this.#day} it does not come to rest: ${this.book.openRows()}`)
  }
}

function urlOf({ directory, name }: LaneOptions): string {
  return `file:${path.join(directory, name, 'registrar.db')}`
}

/** Lives until its bots have been killed often enough. @throws Error when something is never delivered */
export async function liveLane(options: LaneOptions): Promise<LaneFigures> {
  const playground = await startPlayground({
    now: `${START}T12:00:00Z`,
    manifest: manifestOf(assembleAll()),
    retryDelaysMs: [0, 0, 0],
    ackMs: 1500,
  })
  const complaints: string[] = []
  const errors: string[] = []
  const needs = {
    playground,
    databaseUrl: urlOf(options),
    program: options.program,
    onError: (line: string) => void errors.push(line),
    onEnd: (how: string) => void complaints.push(`a bot ${how}: ${errors.slice(-12).join(' ')}`),
  }
  const store = await openStore({ url: needs.databaseUrl, purpose: 'slack', log: createLog('error', systemClock) })
  await store.close()
  const book = openBook(store.file)
  const seats: Seat[] = []
  try {
    for (let count = 0; count < options.bots; count += 1) seats.push(await openSeat(needs))
    const { seed, start } = options.deaths
    const deaths = { morning: deckOf(morningDeaths, seed, start), act: deckOf(actDeaths, seed, start) }
    const lane = new Lane(options, playground, book, seats, chanceFrom(options.seed), deaths, { complaints, errors })
    await lane.live()
    return await lane.figures()
  } finally {
    for (const seat of seats) await seat.close()
    book.close()
    await playground.close()
  }
}
